"""Words of charts; those that begin with "page" are for the script."""

from jeugdgraph.present.phrases import Words

WORDS: Words = {
    "how to read": ("Zo lees je het", "How to read it"),
    "municipalities": ("gemeenten", "municipalities"),
    "which": ("welke", "which"),
    "region": ("regio", "region"),
    "division": ("indeling", "division"),
    "laid over": ("naast", "beside"),
    "pieces": ("stukken", "pieces"),
    "holds": ("omvat", "holds"),
    "percent in main": ("% in voornaamste regio", "% in main counterpart"),
    "percent of": ("% van {division}", "% of {division}"),
    "weight municipalities": ("naar aandeel", "by share"),
    "weight residents": ("inwoners", "residents"),
    "weight young": ("jonger dan 25", "under 25"),
    "regions table": ("Regio's: heel of doorsneden", "Regions: whole or cut"),
    "step a": ("tot 25 %", "below 25%"),
    "step b": ("25–50 %", "25–50%"),
    "step c": ("50–75 %", "50–75%"),
    "step d": ("75–90 %", "75–90%"),
    "step e": ("90–100 %", "90–100%"),
    "step f": ("100 %: geheel", "100%: whole"),
    "crosswalk title": ("{a} en {b} over elkaar gelegd", "{a} laid over {b}"),
    "crosswalk cell": (
        "{a} en {b}: {weight} gemeen; {of_a} van de eerste, {of_b} van de tweede",
        "{a} and {b}: {weight} in common; {of_a} of the first, {of_b} of the second",
    ),
    "crosswalk legend municipalities": (
        "Kleur: deel van de regio links dat in de regio boven ligt. Getal: gemeenten. Vet: doorsneden regio",
        "Colour: part of the region on the left that lies in the region above. Number: municipalities. Bold: cut region",
    ),
    "crosswalk legend residents": (
        "Kleur en getal: procent van de inwoners van de regio links dat in de regio boven woont. Vet: doorsneden regio",
        "Colour and number: percent of the residents of the region on the left who live in the region above. Bold: cut region",
    ),
    "crosswalk legend young": (
        "Kleur en getal: procent van de jongeren van de regio links dat in de regio boven woont. Vet: doorsneden regio",
        "Colour and number: percent of the young of the region on the left who live in the region above. Bold: cut region",
    ),
    "crosswalk summary": (
        "{a}: {whole} van de {all} liggen geheel binnen één regio van {b}.",
        "{a}: {whole} of the {all} lie whole within one region of {b}.",
    ),
    "crosswalk cut": (
        "Verdeeld, met het aantal stukken: {regions}.",
        "Divided, with the number of pieces: {regions}.",
    ),
    "cut region": ("{region} ({pieces})", "{region} ({pieces})"),
    "crosswalk back": (
        "Andersom, {b}: {whole} van de {all} liggen geheel binnen één regio van {a}.",
        "The other way round, {b}: {whole} of the {all} lie whole within one region of {a}.",
    ),
    "crosswalk how": (
        "Elke rij is een regio van de eerste indeling, elke kolom een van de tweede. Eén donker vak in een rij: de regio"
        " ligt geheel in die kolom. Meer vakken: de regio is verdeeld. Rijen en kolommen staan van noord naar zuid, en wat"
        " bij elkaar hoort bij elkaar.",
        "Every row is a region of the first division, every column one of the second. One dark cell in a row: the region"
        " lies whole in that column. More cells: the region is divided. Rows and columns go from north to south, with"
        " what belongs together near each other.",
    ),
    "crosswalk table": ("Wat regio's gemeen hebben", "What regions have in common"),
    "compared": ("gemeenten vergeleken", "municipalities compared"),
    "regions": ("van de regio's", "of regions"),
    "inner": ("ligt deze indeling …", "does this division …"),
    "outer": ("… binnen deze?", "… lie within this one?"),
    "nesting title": ("Welke indeling ligt binnen welke?", "Which division lies within which?"),
    "nesting table": ("Elk paar indelingen, in beide richtingen", "Every pair of divisions, both ways"),
    "nesting cell": (
        "{inner} binnen {outer}: {measure} {value} %; {whole} van de {all} regio's liggen geheel binnen één regio",
        "{inner} within {outer}: {measure} {value}%; {whole} of the {all} regions lie whole within one region",
    ),
    "nesting summary": (
        "{count} indelingen naast elkaar. In {full} van de {all} richtingen ligt elke regio van de ene geheel binnen één regio"
        " van de andere. De richting doet ertoe. {inner} liggen het minst binnen {outer}: {there} %, en andersom {back} %"
        " ({measure}).",
        "{count} divisions beside each other. In {full} of the {all} directions every region of the one lies whole within one"
        " region of the other. The direction matters. {inner} lie least within {outer}: {there}%, and the other way round"
        " {back}% ({measure}).",
    ),
    "nesting legend relative_nesting": (
        "Nesting (RN), in procent: de kans dat twee trekkingen uit een regio links in dezelfde regio boven vallen",
        "Nesting (RN), in percent: the chance that two draws from a region on the left fall in one region above",
    ),
    "nesting legend main_share": (
        "Procent van een regio links dat gemiddeld in de regio boven ligt waar het meeste ervan ligt",
        "Percent of a region on the left that on average lies in the region above that holds most of it",
    ),
    "nesting legend whole_share": (
        "Procent van de regio's links dat geheel binnen één regio boven ligt",
        "Percent of the regions on the left that lie whole within one region above",
    ),
    "nesting how relative_nesting": (
        "Lees een rij: ligt deze indeling binnen die van de kolom? 100 % is geheel. De spiegel aan de andere kant van de"
        " diagonaal vertelt het andersom, en dat kan heel anders zijn: kleine regio's passen in grote, grote niet in"
        " kleine. Daarom staan de indelingen met de meeste regio's (tussen haakjes) eerst. Maat: nesting (RN), M4.",
        "Read a row: does this division lie within that of the column? 100% is wholly. The mirror on the other side of"
        " the diagonal tells the reverse, which may be quite different: small regions fit into large ones, large ones do not"
        " fit into small ones. That is why divisions with most regions (in brackets) come first. Measure: nesting (RN), M4.",
    ),
    "nesting how main_share": (
        "Lees een rij: welk deel van een regio van deze indeling ligt gemiddeld in de regio van de kolom waar het meeste"
        " ervan ligt? De spiegel aan de andere kant van de diagonaal vertelt het andersom. De indelingen met de meeste regio's"
        " (tussen haakjes) staan eerst. Maat: in voornaamste regio, M4.",
        "Read a row: what part of a region of this division lies, on average, in the region of the column that holds most of"
        " it? The mirror on the other side of the diagonal tells the reverse. Divisions with most regions (in brackets) come"
        " first. Measure: in main counterpart, M4.",
    ),
    "nesting how whole_share": (
        "Lees een rij: welk deel van de regio's van deze indeling ligt geheel binnen één regio van de kolom? De spiegel aan de"
        " andere kant van de diagonaal vertelt het andersom. De indelingen met de meeste regio's (tussen haakjes) staan"
        " eerst. Maat: heel gebleven, M3.",
        "Read a row: what part of the regions of this division lies whole within one region of the column? The mirror on the"
        " other side of the diagonal tells the reverse. Divisions with most regions (in brackets) come first. Measure: left"
        " whole, M3.",
    ),
    "flow": (
        "Van {a} naar {b}: {weight}; {of_a} van de eerste, {of_b} van de tweede",
        "From {a} to {b}: {weight}; {of_a} of the first, {of_b} of the second",
    ),
    "flow bar": ("{region}: {weight}, in {count} stukken", "{region}: {weight}, in {count} pieces"),
    "flow bar one": ("{region}: {weight}, geheel in één regio", "{region}: {weight}, whole in one region"),
    "flows title": ("Van {a} naar {b}", "From {a} to {b}"),
    "flows how": (
        "Een lint is wat twee regio's gemeen hebben; hoe dikker, hoe meer. Grijs: de regio links blijft heel. Kleur en een"
        " vette naam: de regio links is verdeeld; de kleinere stukken zijn feller en omlijnd. De kleuren zelf betekenen"
        " niets. De volgorde laat zo min mogelijk linten kruisen.",
        "A ribbon is what two regions have in common; the thicker, the more. Grey: the region on the left stays whole. Colour"
        " and a bold name: the region on the left is divided; its smaller pieces are brighter and outlined. The colours"
        " themselves mean nothing. The order lets as few ribbons cross as possible.",
    ),
    "on day": ("{division} op {day}", "{division} on {day}"),
    "since title": ("{division}: van {first} naar {last}", "{division}: from {first} to {last}"),
    "since summary": (
        "{before} regio's op {first}, {after} op {last}. {whole} van de {before} gingen geheel over in één regio. Verdeeld:"
        " {split}, met {apart} in een andere regio dan het grootste deel van de eigen.",
        "{before} regions on {first}, {after} on {last}. {whole} of the {before} went over whole into one region. Divided:"
        " {split}, with {apart} in another region than the largest part of their own.",
    ),
    "since note": (
        "Gevolgd zijn de gemeenten van de eerste datum. Wie is opgegaan in een andere gemeente, ligt waar die nu ligt; van een"
        " gemeente die is opgesplitst telt elke opvolger voor een gelijk deel.",
        "Followed are the municipalities of the first date. One that was merged lies where its successor lies now; of one that"
        " was split up each successor counts for an equal part.",
    ),
    "municipality": ("gemeente", "municipality"),
    "congruence": ("congruentie", "congruence"),
    "partners": ("partners", "partners"),
    "rank": ("plaats (1 is laagst)", "place (1 is lowest)"),
    "lowest reading": ("laagste lezing", "lowest reading"),
    "highest reading": ("hoogste lezing", "highest reading"),
    "congruence title": (
        "Met steeds dezelfde partners? Congruentie per gemeente",
        "The same partners every time? Congruence by municipality",
    ),
    "congruence table": (
        "Congruentie per gemeente, laagste eerst",
        "Congruence by municipality, lowest first",
    ),
    "congruence over": ("Over deze indelingen", "Over these divisions"),
    "congruence mark": (
        "{municipality}: congruentie {value}; {partners} partners; plaats {rank} van {of}, laagste eerst",
        "{municipality}: congruence {value}; {partners} partners; place {rank} of {of}, lowest first",
    ),
    "congruence summary": (
        "{count} gemeenten, over {divisions} indelingen. Gemiddeld is een partner in {mean} van de indelingen bij een gemeente"
        " (mediaan {median}); het laagst bij {lowest}, het hoogst bij {highest}.",
        "{count} municipalities, over {divisions} divisions. On average a partner is with a municipality in {mean} of the"
        " divisions (median {median}); the lowest is {lowest}, the highest {highest}.",
    ),
    "congruence how": (
        "Elke stip is een gemeente. Congruentie (M1): het deel van de indelingen waarin een partner bij de gemeente is,"
        " gemiddeld over haar partners. 0 is nooit dezelfde, 1 is overal dezelfde partners. De hoogste en de laagste staan er"
        " met naam bij.",
        "Every dot is a municipality. Congruence (M1): the part of the divisions in which a partner is with the municipality,"
        " averaged over its partners. 0 is never the same partners, 1 the same everywhere. The highest and the lowest are"
        " named.",
    ),
    "congruence axis": (
        "congruentie: van steeds andere partners (0) naar overal dezelfde (1)",
        "congruence: from other partners every time (0) to the same everywhere (1)",
    ),
    "low end": ("laagste", "lowest"),
    "high end": ("hoogste", "highest"),
    "tied": ("en nog {count} met de laatste waarde", "and {count} more with the last value"),
    "mean": ("gemiddeld {value}", "mean {value}"),
    "timeline title": ("{name}: deelnames door de tijd", "{name}: memberships over time"),
    "timeline title members": ("{name}: leden door de tijd", "{name}: members over time"),
    "timeline table": ("Elke deelname met haar periode", "Every membership with its period"),
    "timeline summary": (
        "{count} deelnames; op {day} gelden er, voor zover bekend, {now}.",
        "{count} memberships; as far as known {now} hold on {day}.",
    ),
    "timeline stale": (
        "Daarvan zijn er {count} al {years} jaar of langer niet bevestigd.",
        "Of those, {count} have not been confirmed for {years} years or more.",
    ),
    "timeline stale one": (
        "Daarvan is er één al {years} jaar of langer niet bevestigd.",
        "Of those, one has not been confirmed for {years} years or more.",
    ),
    "timeline open": ("Van {count} is het begin niet bekend.", "Of {count} the start is not known."),
    "timeline open one": ("Van één is het begin niet bekend.", "Of one the start is not known."),
    "timeline how": (
        "Elke balk is een deelname; blauw: een regio van een indeling, groen: een ander verband. Vol: een bron bevestigt het;"
        " licht: daarna zegt geen bron dat het ophield. Stippels vóór een balk: het begin is niet bekend, het kan eerder zijn."
        " Streepjes: begonnen tussen twee waarnemingen. Leeg met streepjesrand: betwist, gepland of niet nagegaan. Ruit:"
        " herindeling.",
        "Every bar is a membership; blue: a region of a division, green: another arrangement. Solid: a source confirms it;"
        " light: after that no source says that it ended. Dots before a bar: the start is not known, it may be earlier. Dashes:"
        " begun between two observations. Hollow with a dashed edge: disputed, planned or unverified. Diamond: change of"
        " municipalities.",
    ),
    "timeline how members": (
        "Elke balk is een deelname. Vol: een bron bevestigt het; licht: daarna zegt geen bron dat het ophield. Stippels vóór een"
        " balk: het begin is niet bekend, het kan eerder zijn. Streepjes: begonnen tussen twee waarnemingen. Leeg met"
        " streepjesrand: betwist, gepland of niet nagegaan. Ruit: herindeling.",
        "Every bar is a membership. Solid: a source confirms it; light: after that no source says that it ended. Dots before a"
        " bar: the start is not known, it may be earlier. Dashes: begun between two observations. Hollow with a dashed edge:"
        " disputed, planned or unverified. Diamond: change of municipalities.",
    ),
    "timeline bar": (
        "{name}, {role}: {period}; bevestigd {seen}{marks}",
        "{name}, {role}: {period}; confirmed {seen}{marks}",
    ),
    "timeline change": ("{day}, herindeling: {change}", "{day}, change of municipalities: {change}"),
    "timeline hidden": (
        "Niet getekend: {count} deelnames buiten het jeugddomein; teken ze met --rest.",
        "Not drawn: {count} memberships outside the youth domain; draw them with --rest.",
    ),
    "timeline hidden one": (
        "Niet getekend: één deelname buiten het jeugddomein; teken haar met --rest.",
        "Not drawn: one membership outside the youth domain; draw it with --rest.",
    ),
    "timeline via": (
        "Niet getekend: {count} deelnames via een ander verband.",
        "Not drawn: {count} memberships through another arrangement.",
    ),
    "timeline via one": (
        "Niet getekend: één deelname via een ander verband.",
        "Not drawn: one membership through another arrangement.",
    ),
    "timeline disputed": (
        "Over {count} deelnames spreken bronnen of voorgangers elkaar tegen; ze zijn leeg getekend.",
        "About {count} memberships sources or predecessors disagree; they are drawn hollow.",
    ),
    "timeline disputed one": (
        "Over één deelname spreken bronnen of voorgangers elkaar tegen; zij is leeg getekend.",
        "About one membership sources or predecessors disagree; it is drawn hollow.",
    ),
    "timeline planned": (
        "{count} deelnames zijn voorgesteld of besloten, niet in werking; ze zijn leeg getekend.",
        "{count} memberships are proposed or decided, not in force; they are drawn hollow.",
    ),
    "timeline planned one": (
        "Eén deelname is voorgesteld of besloten, niet in werking; zij is leeg getekend.",
        "One membership is proposed or decided, not in force; it is drawn hollow.",
    ),
    "or earlier": ("sinds {day} of eerder", "since {day} or earlier"),
    "no domain": ("zonder beleidsterrein", "without policy domain"),
    "reference line": ("peildatum", "reference date"),
    "changes row": ("herindeling", "change of municipalities"),
    "changes table": ("Herindelingen", "Changes of municipalities"),
    "bar sure": ("bevestigd door een bron", "confirmed by a source"),
    "bar taken": ("daarna niet weersproken", "not contradicted since"),
    "bar hollow": ("betwist, gepland, niet nagegaan", "disputed, planned, unverified"),
    "bar maybe": ("begin niet bekend", "start not known"),
    "bar disputed": ("betwist", "disputed"),
    "bar planned": ("voorgesteld of besloten", "proposed or decided"),
    "bar unverified": ("niet nagegaan", "unverified"),
    "column with whom": ("met wie", "with whom"),
    "column division": ("indeling", "division"),
    "column group": ("onder", "under"),
    "column role": ("rol", "role"),
    "column from": ("vanaf", "from"),
    "column until": ("tot", "until"),
    "column first seen": ("eerst gezien", "first seen"),
    "column last seen": ("laatst bevestigd", "last confirmed"),
    "column status": ("status", "status"),
    "column basis": ("grondslag", "basis"),
    "column source": ("bron", "source"),
    "column place in source": ("vindplaats", "place in source"),
    "column day": ("dag", "day"),
    "column change": ("wat er gebeurde", "what happened"),
    "page find": ("Zoek in het beeld", "Search the picture"),
    "page found": ("{count} gevonden", "{count} found"),
    "page smaller": ("Kleiner", "Smaller"),
    "page larger": ("Groter", "Larger"),
    "page size": ("{percent} % van de ware grootte", "{percent}% of full size"),
    "page to row": ("Toon in de tabel", "Show in the table"),
    "page marks of": ("{count} delen in het beeld", "{count} parts in the picture"),
    "page keys": (
        "Tekening. Tab gaat erin, de pijltjes naar wat ernaast ligt, Home en End naar begin en eind, Enter kiest, Escape wist.",
        "Drawing. Tab enters, the arrows go to what lies beside, Home and End to beginning and end, Enter chooses, Escape clears.",
    ),
}
