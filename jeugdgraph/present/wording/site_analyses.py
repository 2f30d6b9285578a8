"""Words of the pages that compare, find, remember and try: compare, mismatches, history, changes."""

from jeugdgraph.present.phrases import Words

WORDS: Words = {
    # fields that several forms share
    "show": ("Toon", "Show"),
    "other choice": (
        "Kies een andere peildatum of andere indelingen.",
        "Choose another reference date or other divisions.",
    ),
    "any": ("(maak een keuze)", "(choose)"),
    "every": ("(alle)", "(all)"),
    "field weight": ("Tel", "Count"),
    "weight municipalities": ("gemeenten", "municipalities"),
    "weight residents": ("inwoners", "residents"),
    "weight young": ("jongeren (tot 25 jaar)", "young residents (under 25)"),
    "field unverified": ("Tel ook deelnames die niet zijn nagegaan", "Count unverified memberships too"),
    "field division": ("Indeling", "Division"),
    "sort": ("Volgorde", "Order"),
    "more choices": ("Meer keuzes", "More choices"),
    # compare
    "compare title": ("Vergelijk twee indelingen", "Compare two divisions"),
    "compare summary": (
        "Kies twee indelingen en zie welke regio's in elkaar passen, welke worden doorsneden en welke gemeenten het"
        " verschil maken.",
        "Choose two divisions and see which regions fit into each other, which are cut, and which municipalities make"
        " the difference.",
    ),
    "field a": ("Eerste indeling", "First division"),
    "field b": ("Tweede indeling", "Second division"),
    "field name_a": ("Of: eerste verband", "Or: first arrangement"),
    "field name_b": ("Of: tweede verband", "Or: second arrangement"),
    "name hint": (
        "Naam of id, zoals Jeugdregio Rivierenland; vul dan beide namen in.",
        "Name or id, such as Jeugdregio Rivierenland; then fill in both names.",
    ),
    "compare": ("Vergelijk", "Compare"),
    "both needed": (
        "Kies twee indelingen, of vul de namen van twee verbanden in.",
        "Choose two divisions, or fill in the names of two arrangements.",
    ),
    "field missing": (
        "Gemeenten met een regio in één van beide",
        "Municipalities with a region in one of the two",
    ),
    "missing drop": ("tellen niet mee", "do not count"),
    "missing singleton": ("tellen als eigen regio", "count as a region of their own"),
    "again": ("Vergelijk iets anders", "Compare something else"),
    "pair column": ("paar", "pair"),
    "swap": ("Wissel om", "Swap the two"),
    "show map": ("Beide op de kaart", "Both on the map"),
    "show crosswalk": ("Kruistabel als plaatje", "Crosswalk as a picture"),
    "show flows": ("Stromen tussen beide", "Flows between the two"),
    "whole": (
        "{whole} van de {all} regio's van {a} liggen geheel binnen één regio van {b}.",
        "{whole} of the {all} regions of {a} lie whole within one region of {b}.",
    ),
    "all whole": (
        "Alle {all} regio's van {a} liggen geheel binnen één regio van {b}.",
        "All {all} regions of {a} lie whole within one region of {b}.",
    ),
    "apart": (
        "{count} gemeenten horen bij {b} niet bij het grootste deel van hun regio van {a}: {names}.",
        "{count} municipalities are, in {b}, not with the largest part of their region of {a}: {names}.",
    ),
    "apart one": (
        "1 gemeente hoort bij {b} niet bij het grootste deel van haar regio van {a}: {names}.",
        "1 municipality is, in {b}, not with the largest part of its region of {a}: {names}.",
    ),
    "ranking": ("Alle paren van indelingen", "All pairs of divisions"),
    "order pairs": ("meest samen eerst", "most together first"),
    "order apart": ("minst samen eerst", "least together first"),
    "order name": ("op naam", "by name"),
    "pair": ("{a} naast {b}", "{a} beside {b}"),
    # history
    "history summary": (
        "{count} veranderingen bekend t/m {day}; {seen} keer is iets alleen waargenomen, zonder dat een verandering bekend is.",
        "{count} changes known through {day}; {seen} times something was only observed, with no change known.",
    ),
    "history summary one": (
        "1 verandering bekend t/m {day}; {seen} keer is iets alleen waargenomen, zonder dat een verandering bekend is.",
        "1 change known through {day}; {seen} times something was only observed, with no change known.",
    ),
    "backwards": ("De eerste dag ligt na de laatste.", "The first day lies after the last."),
    "no date": ("Datum niet bekend", "Date not known"),
    "no division": ("Overige verbanden", "Other arrangements"),
    "field day": ("Hoe was het op", "How it was on"),
    "field from": ("Vanaf", "From"),
    "field to": ("Tot en met", "Through"),
    "field details": ("Elke gebeurtenis apart, met alle namen", "Each event apart, with all names"),
    "another period": ("Andere periode of meer details", "Another period or more details"),
    "state title": ("Hoe was het op een dag?", "How was it on a day?"),
    "state note": (
        "° voor het eerst gezien na die dag, begin onbekend; * toen al {years} jaar of langer niet meer bevestigd.",
        "° first seen after that day, start unknown; * by then not confirmed for {years} years or more.",
    ),
    "days title": (
        "Alle {count} dagen waarop iets veranderde of voor het eerst werd gezien",
        "All {count} days on which something changed or was first seen",
    ),
    "slider label": (
        "Schuif langs de dagen waarop iets veranderde of voor het eerst werd gezien",
        "Move along the days on which something changed or was first seen",
    ),
    "slider earlier": ("eerder", "earlier"),
    "slider later": ("later", "later"),
    "slider page": ("de hele bladzijde op die dag", "the whole page on that day"),
    "slider began": ("begonnen", "began"),
    "slider ended": ("geëindigd", "ended"),
    "slider seen": ("voor het eerst gezien", "first seen"),
    "slider members": ("leden", "members"),
    "slider nothing": ("Van die dag is niets bekend.", "Nothing is known of that day."),
    "observed note": (
        "‘Waargenomen’ is geen verandering: een bron toont het dan voor het eerst, alleen toen, of niet meer.",
        "‘Observed’ is no change: a source then shows it for the first time, only then, or no longer.",
    ),
    "everything about": ("Alles over {name}", "Everything about {name}"),
    "boundaries": ("Grenzen die niet samenvallen", "Boundaries that do not line up"),
    "changes": ("Veranderingen in het hele land", "Changes in the whole country"),
    # changes
    "changes title": ("Wat is er veranderd?", "What has changed?"),
    "changes summary": (
        "{count} verschillen tussen {first} en {last}.",
        "{count} differences between {first} and {last}.",
    ),
    "changes summary one": (
        "1 verschil tussen {first} en {last}.",
        "1 difference between {first} and {last}.",
    ),
    "changes summary none": (
        "Tussen {first} en {last} verschilt niets, voor zover bekend.",
        "Between {first} and {last} nothing differs, as far as is known.",
    ),
    "first day": ("Eerste dag", "First day"),
    "second day": ("Tweede dag", "Second day"),
    "field municipality": ("Alleen deze gemeente", "Only this municipality"),
    "field rest one by one": ("Overige verbanden een voor een", "Other arrangements one by one"),
    "one division": ("Op deze bladzijde", "On this page"),
    # mismatches
    "field name": ("Gemeente of verband", "Municipality or arrangement"),
    "field name hint": (
        "Leeg: het hele land. Bijvoorbeeld Tiel of Jeugdregio Rivierenland.",
        "Empty: the whole country. For example Tiel or Jeugdregio Rivierenland.",
    ),
    "field base": ("Gezien vanuit", "Seen from"),
    "field top": ("Hoeveel per soort", "How many of each kind"),
    "top all": ("alle", "all"),
    "field since": ("Wat is er nieuw sinds", "What is new since"),
    "field nationwide": (
        "Ook indelingen met één regio voor heel Nederland",
        "Also divisions of a single region for the whole country",
    ),
    "field rest": (
        "Ook wat het jeugddomein niet raakt",
        "Also what does not touch the youth domain",
    ),
    "field stale": (
        "Ook indelingen die al jaren niet zijn bevestigd",
        "Also divisions that were not confirmed for years",
    ),
    "field kind": ("Alleen deze soorten bevindingen", "Only these kinds of finding"),
    "field divisions": ("Alleen deze indelingen", "Only these divisions"),
    "order usual": ("gewone volgorde", "usual order"),
    "order residents": ("meeste inwoners eerst", "most residents first"),
    "order municipalities": ("meeste gemeenten eerst", "most municipalities first"),
    "findings": ("{count} bevindingen", "{count} findings"),
    "findings one": ("1 bevinding", "1 finding"),
    "history": ("Geschiedenis", "History"),
    "best fit": (
        "Wat als deze gemeente bij een andere regio hoorde?",
        "What if this municipality were in another region?",
    ),
    "kinds": ("Soorten bevindingen", "Kinds of finding"),
    "new": ("Nieuw", "New"),
    "vanished": ("Niet meer", "No longer"),
    "proof": ("Hoe weten we dat? ({count} uitspraken)", "How do we know? ({count} statements)"),
    "proof one": ("Hoe weten we dat? (1 uitspraak)", "How do we know? (1 statement)"),
    "membership": ("{member} in {arrangement}", "{member} in {arrangement}"),
    "other statement": ("uitspraak {id}", "statement {id}"),
    "more proofs": (
        "en nog {count}; de download in JSON of CSV noemt ze alle",
        "and {count} more; the download in JSON or CSV names all of them",
    ),
    "more findings": ("Toon alle {count}", "Show all {count}"),
    "only shown": ("{shown} van {count} getoond", "{shown} of {count} shown"),
    "share": (
        "De keuzes staan in het adres van deze bladzijde: wie de link krijgt, ziet hetzelfde.",
        "The choices are in the address of this page: whoever gets the link sees the same.",
    ),
    "beside each other": ("De twee indelingen naast elkaar", "The two divisions beside each other"),
    "all of subject": ("Alle bevindingen over {name}", "All findings about {name}"),
    "choose": ("Kies en filter", "Choose and filter"),
    "whole country": ("Heel Nederland", "The whole country"),
    "kind congruence": ("Congruentie per gemeente", "Congruence of each municipality"),
    "kind split": ("Gemeente in meer dan één regio", "Municipality in more than one region"),
    "kind outside": ("Niet bij het grootste deel van de regio", "Not with the largest part of the region"),
    "kind neighbours-apart": ("Buren: hier samen, elders niet", "Neighbours: together here, apart elsewhere"),
    "kind neighbours-joined": (
        "Buren: hier niet samen, elders wel",
        "Neighbours: apart here, together elsewhere",
    ),
    "kind cut": ("Doorsneden door een andere indeling", "Cut by another division"),
    "kind cuts": ("Omvat een deel van een regio", "Takes in part of a region"),
    "kind leaves-out": ("Verband met een deel van de regio", "Arrangement with part of the region"),
    "kind straddles": ("Verband over de grens van de regio", "Arrangement across the border of the region"),
    "kind stated-count": ("Ander aantal in een bron", "Another number in a source"),
    "kind same-name": ("Zelfde naam, andere leden", "Same name, other members"),
    "kind scope": ("Deelname voor een deel", "Taking part for a limited scope"),
    "kind regions-cut": ("Regio's die heel blijven", "Regions that stay whole"),
    "kind region-cut": ("Doorsneden regio's", "Regions that are cut"),
    "kind border": ("Grens die geen grens van de ander is", "Border that is no border of the other"),
    "means congruence": (
        "Hoe vaak een gemeente in alle indelingen met dezelfde partners te maken heeft. 100 % is overal dezelfde.",
        "How often a municipality has the same partners in all divisions. 100 % is the same everywhere.",
    ),
    "means split": (
        "De gemeente ligt zelf in meer dan één regio van een indeling.",
        "The municipality itself lies in more than one region of a division.",
    ),
    "means outside": (
        "In een andere indeling, of in een verband, hoort de gemeente bij een andere groep dan de meeste gemeenten van"
        " haar eigen regio.",
        "In another division, or in an arrangement, the municipality is with another group than most municipalities of"
        " its own region.",
    ),
    "means neighbours-apart": (
        "Twee gemeenten met een gezamenlijke landgrens zitten in dezelfde regio, maar in andere indelingen niet.",
        "Two municipalities that share a land border are in the same region, but apart in other divisions.",
    ),
    "means neighbours-joined": (
        "Twee gemeenten met een gezamenlijke landgrens zitten in verschillende regio's, maar in andere indelingen samen.",
        "Two municipalities that share a land border are in different regions, but together in other divisions.",
    ),
    "means cut": (
        "De gemeenten van het verband liggen in een andere indeling verdeeld over meer dan één regio.",
        "The municipalities of the arrangement lie in more than one region of another division.",
    ),
    "means cuts": (
        "Het verband omvat van een regio van een andere indeling sommige gemeenten wel en andere niet.",
        "The arrangement takes in some municipalities of a region of another division and leaves out others.",
    ),
    "means leaves-out": (
        "Alle leden van het verband liggen binnen de regio, maar niet alle gemeenten van de regio doen mee.",
        "All members of the arrangement lie within the region, but not all municipalities of the region take part.",
    ),
    "means straddles": (
        "Het verband heeft leden binnen en buiten de regio, en niet alle gemeenten van de regio doen mee.",
        "The arrangement has members within and outside the region, and not all municipalities of the region take part.",
    ),
    "means stated-count": (
        "Een bron noemt een ander aantal gemeenten dan er met naam bekend zijn.",
        "A source states another number of municipalities than is known by name.",
    ),
    "means same-name": (
        "Twee verbanden heten hetzelfde, maar hebben niet dezelfde leden.",
        "Two arrangements bear the same name, but have other members.",
    ),
    "means scope": (
        "Sommige leden doen alleen voor een deel van de taken mee.",
        "Some members take part for some of the tasks only.",
    ),
    "means regions-cut": (
        "Hoeveel regio's liggen geheel binnen één regio van een andere indeling.",
        "How many regions lie whole within one region of another division.",
    ),
    "means region-cut": (
        "Regio's waarvan de gemeenten in andere indelingen over meer dan één regio zijn verdeeld.",
        "Regions of which other divisions put the municipalities in more than one region.",
    ),
    "means border": (
        "Welk deel van de grenzen van de ene indeling geen grens van de andere is.",
        "Which part of the borders of one division is no border of another.",
    ),
}
