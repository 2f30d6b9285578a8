"""Words of the memo: sentences that describe, and never judge."""

from jeugdgraph.present.phrases import Words

WORDS: Words = {
    "title": ("{name}: samenwerking in het jeugddomein", "{name}: cooperation in the youth domain"),
    "standing": ("Waar we staan", "Where we stand"),
    "boundaries": ("Waar grenzen niet samenvallen", "Where boundaries do not line up"),
    "changes": ("Wat er veranderde", "What changed"),
    "unknown": ("Wat niet bekend is", "What is not known"),
    "and": ("en", "and"),
    "and others": ("{count} andere", "{count} others"),
    "and one other": ("één andere", "one other"),
    "about": (
        "Deze notitie beschrijft wat bronnen op de peildatum over samenwerking zeggen. Zij geeft geen oordeel.",
        "This memo describes what sources say about cooperation on the reference date. It does not judge.",
    ),
    "made with": (
        "Samengesteld met {command}.",
        "Made with {command}.",
    ),
    # Where we stand
    "home": (
        "{name} ligt in {region}, samen met {partners}.",
        "{name} lies in {region}, together with {partners}.",
    ),
    "home alone": (
        "{name} is de enige gemeente in {region}.",
        "{name} is the only municipality in {region}.",
    ),
    "no home": (
        "Van {name} is op de peildatum geen jeugdregio bekend.",
        "No youth region of {name} is known on the reference date.",
    ),
    "takes part": (
        "Bekend zijn {count} deelnames in het jeugddomein, op {domains} beleidsterreinen.",
        "{count} memberships in the youth domain are known, in {domains} policy domains.",
    ),
    "takes part 1": (
        "Bekend is één deelname in het jeugddomein.",
        "One membership in the youth domain is known.",
    ),
    "takes no part": (
        "Op de peildatum zijn geen deelnames in het jeugddomein bekend.",
        "No memberships in the youth domain are known on the reference date.",
    ),
    "table of memberships": (
        "Deelnames, per beleidsterrein: jeugdhulp eerst, daarbinnen regio's en de grootste verbanden",
        "Memberships by policy domain: youth care first, within it regions and the largest arrangements",
    ),
    "table of members": ("Leden", "Members"),
    "other municipalities": ("andere gemeenten", "other municipalities"),
    "last confirmed": ("laatst bevestigd", "last confirmed"),
    "stale mark": (
        "* meer dan {years} jaar vóór de peildatum voor het laatst bevestigd.",
        "* last confirmed more than {years} years before the reference date.",
    ),
    "conflict mark": (
        "‡ bronnen of voorgangers verschillen hierover.",
        "‡ sources or predecessors differ about this.",
    ),
    "early mark": (
        "° pas na de peildatum voor het eerst waargenomen.",
        "° first observed only after the reference date.",
    ),
    "since mark": (
        "Sinds uiterlijk: de begindatum is niet bekend; genoemd is de eerste waarneming.",
        "Or earlier: the start is not known; the first observation is named.",
    ),
    "rows left out": (
        "Niet in deze tabel: {domains}. Alles, ook buiten het jeugddomein: {command}.",
        "Not in this table: {domains}. Everything, also outside the youth domain: {command}.",
    ),
    "everything": (
        "Alles, ook buiten het jeugddomein: {command}.",
        "Everything, also outside the youth domain: {command}.",
    ),
    "members left out": (
        "Niet in deze tabel: {count} leden. Alle leden: {command}.",
        "Not in this table: {count} members. All members: {command}.",
    ),
    "via": (
        "Via {through} gelden voor {name} ook deelnames ({count}), zoals {examples}.",
        "Through {through}, further memberships ({count}) hold for {name}, such as {examples}.",
    ),
    "via 1": (
        "Via {through} geldt voor {name} ook de deelname aan {examples}.",
        "Through {through}, the membership of {examples} also holds for {name}.",
    ),
    "is a": ("{name} is een {kind}{division}.", "{name} is a {kind}{division}."),
    "in division": (" in de indeling {division}", " in the division {division}"),
    "members known": (
        "Op de peildatum zijn {count} gemeenten als lid bekend: {members}.",
        "On the reference date {count} municipalities are known as members: {members}.",
    ),
    "members known 1": (
        "Op de peildatum is één gemeente als lid bekend: {members}.",
        "On the reference date one municipality is known as a member: {members}.",
    ),
    "members known 0": (
        "Op de peildatum zijn geen gemeenten als lid bekend.",
        "On the reference date no municipalities are known as members.",
    ),
    "takes part itself": (
        "{name} neemt zelf deel aan {count} verbanden: {examples}.",
        "{name} itself takes part in {count} arrangements: {examples}.",
    ),
    "takes part itself 1": (
        "{name} neemt zelf deel aan {examples}.",
        "{name} itself takes part in {examples}.",
    ),
    # Where boundaries do not line up
    "apart": (
        "{name} heeft in {region} {partners}. In {count} van de {all} andere indelingen ligt ten minste één partner in"
        " een andere regio dan {name}.",
        "{name} has {partners} in {region}. In {count} of the {all} other divisions at least one partner lies in"
        " another region than {name}.",
    ),
    "apart 0": (
        "{name} heeft in {region} {partners}. In geen van de {all} andere indelingen ligt een partner in een andere"
        " regio dan {name}.",
        "{name} has {partners} in {region}. In none of the {all} other divisions does a partner lie in another region"
        " than {name}.",
    ),
    "outside": (
        "In {count} indelingen hoort {name} niet bij het grootste deel van {region}: {divisions}.",
        "In {count} divisions {name} is not with the largest part of {region}: {divisions}.",
    ),
    "outside 1": (
        "In één indeling hoort {name} niet bij het grootste deel van {region}: {divisions}.",
        "In one division {name} is not with the largest part of {region}: {divisions}.",
    ),
    "never outside": (
        "In geen van deze indelingen ligt {name} buiten het grootste deel van {region}.",
        "In none of these divisions does {name} lie outside the largest part of {region}.",
    ),
    "alone": (
        "In {divisions} is {name} de enige gemeente van {region} in haar regio.",
        "In {divisions} {name} is the only municipality of {region} in its region.",
    ),
    "alone everywhere": (
        "In deze {count} is {name} de enige gemeente van {region} in haar regio.",
        "In these {count}, {name} is the only municipality of {region} in its region.",
    ),
    "alone everywhere 1": (
        "Daar is {name} de enige gemeente van {region} in haar regio.",
        "There {name} is the only municipality of {region} in its region.",
    ),
    "always": (
        "In alle {count} indelingen is {subject} samen met {names}.",
        "In all {count} divisions {subject} is together with {names}.",
    ),
    "never always": (
        "Geen enkele gemeente is in alle {count} indelingen bij {subject}.",
        "No municipality is with {subject} in all {count} divisions.",
    ),
    "partner count": ("{count} partners", "{count} partners"),
    "partner count 1": ("één partner", "one partner"),
    "cut": (
        "De {members} van {name} liggen in {count} van de {all} andere indelingen in meer dan één regio.",
        "The {members} of {name} lie in more than one region in {count} of the {all} other divisions.",
    ),
    "cut 0": (
        "De {members} van {name} liggen in geen van de {all} andere indelingen in meer dan één regio.",
        "The {members} of {name} lie in more than one region in none of the {all} other divisions.",
    ),
    "municipality count": ("{count} gemeenten", "{count} municipalities"),
    "table of partners": (
        "Waar de partners uit {region} liggen, per indeling",
        "Where the partners from {region} lie, by division",
    ),
    "table of pieces": (
        "Hoe andere indelingen de gemeenten van {name} verdelen, het grootste deel eerst",
        "How other divisions divide the municipalities of {name}, the largest part first",
    ),
    "own region": ("regio van {name}", "region of {name}"),
    "partners there": ("partners ook daar", "partners there too"),
    "partners elsewhere": ("partners elders", "partners elsewhere"),
    "people elsewhere": ("inwoners elders", "residents elsewhere"),
    "people elsewhere young": ("jongeren elders", "young elsewhere"),
    "people apart": ("inwoners buiten grootste deel", "residents outside largest part"),
    "people apart young": ("jongeren buiten grootste deel", "young outside largest part"),
    "people": ("Inwoners: 1 januari {year}.", "Residents: 1 January {year}."),
    "people young": (
        "Jongeren: inwoners jonger dan 25 jaar op 1 januari {year} (leeftijden: {ages}), in honderdtallen.",
        "Young: residents under 25 on 1 January {year} (ages: {ages}), in hundreds.",
    ),
    "regions with": (
        "regio's (hoeveel van hun gemeenten, en welke)",
        "regions (how many of their municipalities, and which)",
    ),
    "n of m": ("{count} van {all}", "{count} of {all}"),
    "more pieces": ("{count} andere regio's", "{count} other regions"),
    "more pieces 1": ("één andere regio", "one other region"),
    "not stated of": ("niet bekend: {names}", "not known: {names}"),
    "same": (
        "Met dezelfde gemeenten: {divisions}.",
        "With the same municipalities: {divisions}.",
    ),
    "inside": (
        "Geheel binnen één regio, met meer gemeenten: {divisions}.",
        "Wholly inside one region, with more municipalities: {divisions}.",
    ),
    "lacking": (
        "Niet van alle gemeenten bekend: {divisions}.",
        "Not known of every municipality: {divisions}.",
    ),
    "source says": ("Een bron zegt hierover: “{text}”", "A source says about this: “{text}”"),
    "pieces left out": ("Niet in deze tabel: {divisions}.", "Not in this table: {divisions}."),
    "neighbours-apart": (
        "Buurgemeenten in dezelfde jeugdregio als {name}, die elders van haar gescheiden zijn: {neighbours}.",
        "Neighbours in the same youth region as {name}, that are apart from it elsewhere: {neighbours}.",
    ),
    "neighbours-joined": (
        "Buurgemeenten in een andere jeugdregio dan {name}, die elders met haar samen zijn: {neighbours}.",
        "Neighbours in another youth region than {name}, that are together with it elsewhere: {neighbours}.",
    ),
    "neighbour": (
        "{name} (in {count} indelingen, grens {length})",
        "{name} (in {count} divisions, border {length})",
    ),
    "neighbour 1": (
        "{name} (in één indeling, grens {length})",
        "{name} (in one division, border {length})",
    ),
    "confirmed in": ("laatst bevestigd in {month}", "last confirmed in {month}"),
    "seen in": ("voor het eerst waargenomen in {month}", "first observed in {month}"),
    "compared": (
        "Vergeleken: jeugdregio's en {count} andere indelingen.",
        "Compared: youth regions and {count} other divisions.",
    ),
    "not compared": ("Niet vergeleken: {parts}.", "Not compared: {parts}."),
    "left stale": (
        "{divisions} (meer dan {years} jaar vóór de peildatum bevestigd)",
        "{divisions} (confirmed more than {years} years before the reference date)",
    ),
    "left kind": (
        "{divisions} (een indeling van dezelfde soort is later bevestigd)",
        "{divisions} (a division of the same kind was confirmed later)",
    ),
    "left single": ("{divisions} (één regio voor iedereen)", "{divisions} (one region for everybody)"),
    "left area": ("{count} waarin gemeenten alleen liggen", "{count} in which municipalities only lie"),
    "left domain": ("{count} buiten het jeugddomein", "{count} outside the youth domain"),
    "left gone": ("{divisions} (geen gegevens)", "{divisions} (no data)"),
    "findings left out": (
        "Niet genoemd: {count} andere bevindingen.",
        "Not named: {count} other findings.",
    ),
    "findings left out 1": ("Niet genoemd: één andere bevinding.", "Not named: one other finding."),
    "all findings": ("Alles: {command}.", "Everything: {command}."),
    "nothing to compare": (
        "Op de peildatum zijn geen indelingen bekend om mee te vergelijken.",
        "No divisions are known on the reference date to compare with.",
    ),
    # What changed
    "changes known": (
        "Bekend met een datum of een periode, van {first} tot en met de peildatum:",
        "Known with a date or a period, from {first} through the reference date:",
    ),
    "no changes": (
        "Van {first} tot en met de peildatum is geen wijziging met een datum bekend.",
        "No change with a date is known from {first} through the reference date.",
    ),
    "changes left out": ("Niet genoemd: {count} andere wijzigingen.", "Not named: {count} other changes."),
    "changes left out 1": ("Niet genoemd: één andere wijziging.", "Not named: one other change."),
    "whole history": (
        "Alles, ook wat bronnen alleen voor het eerst of het laatst tonen: {command}.",
        "Everything, also what sources merely show for the first or the last time: {command}.",
    ),
    # What is not known
    "stale": (
        "Van {count} van de {all} deelnames ligt de laatste bevestiging meer dan {years} jaar vóór de peildatum; de"
        " oudste is van {oldest}. Zij kunnen veranderd zijn.",
        "Of {count} of the {all} memberships the last confirmation lies more than {years} years before the reference"
        " date; the oldest is of {oldest}. They may have changed.",
    ),
    "no start": (
        "Van {count} van de {all} deelnames is de begindatum niet bekend.",
        "Of {count} of the {all} memberships the start is not known.",
    ),
    "early": (
        "Pas na de peildatum voor het eerst waargenomen: {count} van de deelnames.",
        "First observed only after the reference date: {count} of the memberships.",
    ),
    "disputed": (
        "Bronnen of voorgangers verschillen over {names}.",
        "Sources or predecessors differ about {names}.",
    ),
    "unverified left out": (
        "Niet nagegane deelnames zijn weggelaten ({count}).",
        "Unverified memberships are left out ({count}).",
    ),
    "no statement": (
        "Zonder uitspraak over {name}: {divisions}.",
        "Without a statement about {name}: {divisions}.",
    ),
    "sought": ("Gezocht en niet gevonden: {text}", "Looked for and not found: {text}"),
    "more unknown": (
        "Niet genoemd: {count} andere opmerkingen. Alles: {command}.",
        "Not named: {count} other remarks. Everything: {command}.",
    ),
    "more remarks": (
        "Niet genoemd: {count} andere opmerkingen. Alle opmerkingen bij dit verband: {command}.",
        "Not named: {count} other remarks. All remarks about this arrangement: {command}.",
    ),
    "all remarks": (
        "Alle opmerkingen bij dit verband: {command}.",
        "All remarks about this arrangement: {command}.",
    ),
    "all unknown": (
        "Alles wat ontbreekt of onzeker is: {command}.",
        "All that is missing or uncertain: {command}.",
    ),
}
