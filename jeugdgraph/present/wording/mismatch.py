"""Words about boundaries that do not line up. They describe; they do not judge."""

from jeugdgraph.present.phrases import Words

WORDS: Words = {
    # sentences, one per kind of finding
    "congruence": (
        "{subject} heeft in deze {count} indelingen {partners} partners; een partner is gemiddeld in {value} van de"
        " indelingen bij {subject} (congruentie; plaats {rank} van {of}, laagste eerst).",
        "{subject} has {partners} partners in these {count} divisions; a partner is with {subject} in {value} of the"
        " divisions on average (congruence; place {rank} of {of}, lowest first).",
    ),
    "congruence unranked": (
        "{subject} heeft in deze {count} indelingen {partners} partners; een partner is gemiddeld in {value} van de"
        " indelingen bij {subject} (congruentie; zonder plaats, want niet in elke indeling is een regio bekend).",
        "{subject} has {partners} partners in these {count} divisions; a partner is with {subject} in {value} of the"
        " divisions on average (congruence; without a place, as no region is known in some of them).",
    ),
    "not ranked": (
        "Zonder plaats in de volgorde van congruentie, want niet in elke indeling is een regio bekend: {municipalities}.",
        "Without a place in the order of congruence, as no region is known in some division: {municipalities}.",
    ),
    "split": (
        "{subject} ligt in {division} in meer dan één regio: {parts}.",
        "{subject} lies in more than one region of {division}: {parts}.",
    ),
    "split one": (
        "{subject} ligt in {division} voor een deel in een regio: {parts}.",
        "{subject} lies partly in a region of {division}: {parts}.",
    ),
    "outside": (
        "{division}: {subject} hoort{beside} bij {own}, het grootste deel van {region} bij {main}.",
        "{division}: {subject} belongs{beside} to {own}, the largest part of {region} to {main}.",
    ),
    "outside tied": (
        "{division}: {region} ligt in even grote delen in {own} (met {subject}) en {main}.",
        "{division}: {region} lies in equal parts in {own} (with {subject}) and {main}.",
    ),
    "beside": (" met {names}", " with {names}"),
    "alone": (" als enige", " alone"),
    "member": (
        "{subject} doet mee in {arrangement}. Leden uit {own}: {count} van {members}; de grootste groep hoort bij {main}.",
        "{subject} takes part in {arrangement}. Members from {own}: {count} of {members}; the largest group is of {main}.",
    ),
    "neighbours-apart": (
        "{subject} en {other}: samen in {base}, niet samen in {divisions} (grens {metres}).",
        "{subject} and {other}: together in {base}, apart in {divisions} (border {metres}).",
    ),
    "neighbours-joined": (
        "{subject} en {other}: niet samen in {base}, wel samen in {divisions} (grens {metres}).",
        "{subject} and {other}: apart in {base}, together in {divisions} (border {metres}).",
    ),
    "cut": (
        "{division}: {subject} valt in {count} delen uiteen: {parts}.",
        "{division}: {subject} falls into {count} pieces: {parts}.",
    ),
    "cuts": (
        "{division}: {subject} omvat een deel van {parts}.",
        "{division}: {subject} takes in part of {parts}.",
    ),
    "leaves-out": (
        "{arrangement} omvat {members} van de {of} gemeenten van {subject}, zonder {left}.",
        "{arrangement} takes in {members} of the {of} municipalities of {subject}, without {left}.",
    ),
    "straddles": (
        "{arrangement} omvat {members} van de {of} gemeenten van {subject} ({inside}) en {outside} daarbuiten.",
        "{arrangement} takes in {members} of the {of} municipalities of {subject} ({inside}) and {outside} outside it.",
    ),
    "stated-count": (
        "Een bron noemt {stated} gemeenten voor {subject}; met naam bekend: {named}.",
        "A source states {stated} municipalities for {subject}; known by name: {named}.",
    ),
    "same-name": (
        "{other} heet ook zo: {members} gemeenten in {subject}, {others} in {other}; {difference}.",
        "{other} shares the name: {members} municipalities in {subject}, {others} in {other}; {difference}.",
    ),
    "only in": ("alleen in {name}: {names}", "only in {name}: {names}"),
    "scope": (
        "In {subject} doen sommige gemeenten mee voor een deel: {parts}.",
        "In {subject} some municipalities take part for a limited scope: {parts}.",
    ),
    "regions-cut": (
        "Van de {regions} regio's van {base} liggen er {whole} geheel binnen één regio van {division}.",
        "Of the {regions} regions of {base}, {whole} lie whole within one region of {division}.",
    ),
    "regions-cut all": (
        "Van de {regions} regio's van {base} liggen er {whole} in elk van de {count} andere indelingen geheel binnen"
        " één regio.",
        "Of the {regions} regions of {base}, {whole} lie whole within one region on each of the {count} other"
        " divisions.",
    ),
    "region-cut": (
        "{subject}: {count} van de {of} andere indelingen verdelen deze regio ({divisions}).",
        "{subject}: {count} of the {of} other divisions cut this region ({divisions}).",
    ),
    "border": (
        "{share} van de landgrens van {a} is geen grens van {b} ({metres}).",
        "{share} of the land border of {a} is no border of {b} ({metres}).",
    ),
    "border none": (
        "{a} heeft geen landgrens om met {b} te vergelijken.",
        "{a} has no land border to hold against {b}.",
    ),
    "part of": ("{name} ({count} van {of})", "{name} ({count} of {of})"),
    "only": ("alleen {names}", "only {names}"),
    "all": ("alle", "all"),
    "km": ("{km} km", "{km} km"),
    # titles and facts
    "title": ("{name} – grenzen die niet samenvallen", "{name} – boundaries that do not line up"),
    "title country": (
        "Nederland – grenzen die niet samenvallen",
        "The Netherlands – boundaries that do not line up",
    ),
    "seen from": ("gezien vanuit", "seen from"),
    "in short": ("In het kort", "In short"),
    "nothing": (
        "Niets gevonden: in wat hier is bekeken vallen de grenzen samen.",
        "Nothing found: in what was looked at, the boundaries line up.",
    ),
    "no members": (
        "Op de peildatum is van dit verband geen gemeente als deelnemer bekend.",
        "On the reference date no municipality is known to take part in this arrangement.",
    ),
    "no region": (
        "In {base} is op de peildatum geen regio bekend van {subject}.",
        "No region of {subject} is known in {base} on the reference date.",
    ),
    "outside short": (
        "In {count} van de {of} andere indelingen hoort {subject} niet bij het grootste deel van {region}: {divisions}.",
        "In {count} of the {of} other divisions {subject} is not with the largest part of {region}: {divisions}.",
    ),
    "outside none": (
        "In alle {of} andere indelingen hoort {subject} bij het grootste deel van {region}.",
        "In all {of} other divisions {subject} is with the largest part of {region}.",
    ),
    "always": (
        "In alle {count} indelingen samen met {names}.",
        "Together in all {count} divisions with {names}.",
    ),
    "never always": (
        "Geen enkele gemeente is in alle {count} indelingen bij {subject}.",
        "No municipality is with {subject} in all {count} divisions.",
    ),
    "neighbours short": (
        "Buurgemeenten in dezelfde regio van {base} die elders gescheiden zijn: {count}; andersom: {others}.",
        "Neighbours in the same region of {base} that are apart elsewhere: {count}; the other way round: {others}.",
    ),
    "cut short": (
        "{subject} is in {count} van de {of} andere indelingen verdeeld, in {whole} niet.",
        "{subject} is cut by {count} of the {of} other divisions, and not by {whole}.",
    ),
    "beside short": (
        "Verbanden met een deel van {subject}: {lacking}; deels erbinnen en deels erbuiten: {crossing}.",
        "Arrangements with part of {subject}: {lacking}; partly within and partly outside it: {crossing}.",
    ),
    "lowest short": (
        "De laagste congruentie: {names}.",
        "The lowest congruence: {names}.",
    ),
    "most cut short": (
        "De meeste indelingen verdelen {names} ({count} van de {of}).",
        "Most divisions cut {names} ({count} of the {of}).",
    ),
    "pairs short": (
        "{apart} paren buurgemeenten horen samen bij een regio van {base} en zijn elders gescheiden; {joined} andersom.",
        "{apart} pairs of neighbours are together in a region of {base} and apart elsewhere; {joined} the other way"
        " round.",
    ),
    "split short": (
        "{count} gemeenten liggen zelf in meer dan één regio.",
        "{count} municipalities lie in more than one region themselves.",
    ),
    # sections
    "with whom": ("Met wie in welke indeling", "With whom in which division"),
    "divisions title": ("Per indeling", "By division"),
    "elsewhere title": ("Verbanden met vooral andere regio's", "Arrangements with mostly other regions"),
    "split title": ("Over regio's verdeeld", "Split over regions"),
    "neighbours-apart title": (
        "Buurgemeenten: samen in {base}, elders niet",
        "Neighbours: together in {base}, apart elsewhere",
    ),
    "neighbours-joined title": (
        "Buurgemeenten: niet samen in {base}, elders wel",
        "Neighbours: apart in {base}, together elsewhere",
    ),
    "cut title": ("Hoe andere indelingen {name} verdelen", "How other divisions cut {name}"),
    "cuts title": ("Regio's waarvan {name} een deel omvat", "Regions of which {name} takes in a part"),
    "leaves-out title": ("Verbanden met een deel van {name}", "Arrangements with part of {name}"),
    "straddles title": ("Verbanden over de grens van {name}", "Arrangements across the border of {name}"),
    "said title": ("Aantallen, namen en reikwijdte", "Numbers, names and scope"),
    "regions-cut title": ("Hoeveel regio's van {base} heel blijven", "How many regions of {base} stay whole"),
    "region-cut title": ("Meest verdeelde regio's", "Regions most cut"),
    "congruence title": ("Laagste congruentie", "Lowest congruence"),
    "border title": (
        "Grenzen (over land) die geen grens van de ander zijn",
        "Land borders that are no border of the other",
    ),
    "finding": ("bevinding", "finding"),
    "new title": ("Nieuw sinds {day} ({count})", "New since {day} ({count})"),
    "vanished title": ("Niet meer zo sinds {day} ({count})", "No longer so since {day} ({count})"),
    "since short": (
        "Tussen {before} en {after}: {new} bevindingen nieuw, {vanished} niet meer, {same} gebleven.",
        "Between {before} and {after}: {new} findings are new, {vanished} no longer hold, {same} stayed.",
    ),
    "since note": (
        "Een verschil kan ook komen door een herindeling, of doordat een bron pas later iets vaststelde:"
        " jeugdgraph history en diff zeggen welke.",
        "A difference can also come from a merger, or from a source that observed something only later:"
        " jeugdgraph history and diff tell which.",
    ),
    "since note page": (
        "Een verschil kan ook komen door een herindeling, of doordat een bron pas later iets vaststelde.",
        "A difference can also come from a merger, or from a source that observed something only later.",
    ),
    "gone then": (
        "Niet vergeleken omdat er op een van beide data geen gegevens zijn: {divisions}.",
        "Not compared because one of the dates has no data: {divisions}.",
    ),
    # columns
    "together in": ("samen in", "together in"),
    "of divisions": ("indelingen", "divisions"),
    "own region": ("regio", "region"),
    "of base": ("met {name}", "of {name}"),
    "main": ("grootste deel", "largest part"),
    "here": ("hier ook", "here too"),
    "not": ("zonder", "without"),
    "inside": ("erbinnen", "inside"),
    "outside it": ("erbuiten", "outside"),
    "residents": ("inwoners", "residents"),
    "residents apart": ("inwoners erbuiten", "residents outside"),
    "neighbour": ("buurgemeente", "neighbour"),
    "border km": ("km grens", "km border"),
    "apart in": ("gescheiden in", "apart in"),
    "parts": ("delen", "pieces"),
    "region": ("regio", "region"),
    "whole": ("heel", "whole"),
    "cut column": ("verdeeld", "cut"),
    "value": ("congruentie", "congruence"),
    "range": ("bereik", "range"),
    "share": ("aandeel", "share"),
    "place": ("plaats", "place"),
    "of a": ("van", "of"),
    "of b": ("geen grens van", "no border of"),
    "pairs": ("paren", "pairs"),
    # notes
    "more": (
        "En nog {count}; alles met --top 0 of --format csv.",
        "And {count} more; all with --top 0 or --format csv.",
    ),
    "more page": ("En nog {count}.", "And {count} more."),
    "used": ("Gebruikte indelingen: {divisions}.", "Divisions used: {divisions}."),
    "left single": (
        "Weggelaten, één regio voor iedereen (--nationwide): {divisions}.",
        "Left out, one region for everybody (--nationwide): {divisions}.",
    ),
    "left domain": (
        "Weggelaten, raken het jeugddomein niet (--rest): {divisions}.",
        "Left out, outside the youth domain (--rest): {divisions}.",
    ),
    "left area": (
        "Weggelaten, gemeenten liggen er alleen in (--rest): {divisions}.",
        "Left out, municipalities only lie in them (--rest): {divisions}.",
    ),
    "left kind": (
        "Weggelaten, een indeling van dezelfde soort is later bevestigd (--division): {divisions}.",
        "Left out, a division of the same kind was confirmed later (--division): {divisions}.",
    ),
    "left stale": (
        "Weggelaten, meer dan {years} jaar vóór de peildatum bevestigd (--stale): {divisions}.",
        "Left out, confirmed more than {years} years before the reference date (--stale): {divisions}.",
    ),
    "left single page": (
        "Weggelaten, één regio voor iedereen: {divisions}.",
        "Left out, one region for everybody: {divisions}.",
    ),
    "left domain page": (
        "Weggelaten, raken het jeugddomein niet: {divisions}.",
        "Left out, outside the youth domain: {divisions}.",
    ),
    "left area page": (
        "Weggelaten, gemeenten liggen er alleen in: {divisions}.",
        "Left out, municipalities only lie in them: {divisions}.",
    ),
    "left kind page": (
        "Weggelaten, een indeling van dezelfde soort is later bevestigd: {divisions}.",
        "Left out, a division of the same kind was confirmed later: {divisions}.",
    ),
    "left stale page": (
        "Weggelaten, meer dan {years} jaar vóór de peildatum bevestigd: {divisions}.",
        "Left out, confirmed more than {years} years before the reference date: {divisions}.",
    ),
    "confirmed": ("Bevestigd: {days}.", "Confirmed: {days}."),
    "confirmed on": ("per {day} {divisions}", "as of {day} {divisions}"),
    "one each": (
        "{divisions}: de bron geeft één regio per gemeente, ook waar regelingen elkaar overlappen.",
        "{divisions}: the source gives one region per municipality, also where schemes overlap.",
    ),
    "descriptive": (
        "Congruentie beschrijft: meer verschillende partners is niet beter of slechter.",
        "Congruence describes: more different partners is neither better nor worse.",
    ),
    "in doubt": (
        "Waar bronnen of voorgangers verschillen is het bereik over beide lezingen gegeven.",
        "Where sources or predecessors differ, the range over both readings is given.",
    ),
    "nesting": (
        "Een deel van een grotere regio zijn telt niet: nesten is geen verschil.",
        "Being part of a larger region does not count: nesting is no mismatch.",
    ),
    "border note": (
        "Grenslengten volgens de gemeentegrenzen van {year}, in km over land.",
        "Border lengths along the municipal boundaries of {year}, in km over land.",
    ),
    "pairs note": (
        "Paren: buurgemeenten met een landgrens die in de eerste indeling samen zijn en in de tweede gescheiden.",
        "Pairs: neighbours with a land border that are together in the first division and apart in the second.",
    ),
    "border left": (
        "Buiten beschouwing: ten hoogste {metres} grens van gemeenten die op de peildatum niet bestonden of geen regio hebben.",
        "Left out: at most {metres} of border of municipalities that did not exist on the date or have no region.",
    ),
    "border split": (
        "Geen grenzen vergeleken met indelingen die gemeenten splitsen: {divisions}.",
        "No borders compared with divisions that split municipalities: {divisions}.",
    ),
    "members disputed": (
        "Bronnen of voorgangers verschillen over de deelname van {municipalities}; niet meegeteld.",
        "Sources or predecessors differ about {municipalities}; not counted.",
    ),
    "evidence": (
        "Bewijs per bevinding: --format csv; van één feit: jeugdgraph evidence {id}.",
        "Evidence of each finding: --format csv; of one fact: jeugdgraph evidence {id}.",
    ),
    "evidence page": ("", ""),
    # headline
    "headline column": ("heel op {day}", "whole on {day}"),
    "headline each": (
        "jeugdregio's geheel binnen één regio van",
        "youth regions that lie whole within one region of",
    ),
    "headline set": ("elk van deze {count}: {divisions}", "each of these {count}: {divisions}"),
    "headline of": ("{whole} van {regions}", "{whole} of {regions}"),
    "headline low": ("laagste congruentie op {day}", "lowest congruence on {day}"),
    "headline lowest": (
        "Congruentie: het deel van de indelingen waarin een partner van een gemeente bij haar is, gemiddeld over haar"
        " partners; tussen haakjes het aantal partners. Over de jeugdregio's en: {divisions}. Landelijk gemiddelde"
        " {means}. Beschrijvend: niet beter of slechter.",
        "Congruence: the share of divisions in which a partner of a municipality is with it, averaged over its partners;"
        " the number of partners in parentheses. Over the youth regions and: {divisions}. National mean {means}."
        " Descriptive: neither better nor worse.",
    ),
    "headline tied": (
        "{day}: nog {count} gemeenten hebben dezelfde waarde als de laatste; de volgorde is dan die van de code.",
        "{day}: {count} more municipalities have the value of the last one; equal values stand in order of code.",
    ),
    "headline how": (
        "Gemaakt met: jeugdgraph mismatch --headline",
        "Made by: jeugdgraph mismatch --headline",
    ),
}
