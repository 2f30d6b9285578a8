"""Words of the history of a thing and of the difference between two dates, in Dutch and English."""

from jeugdgraph.present.phrases import Words

WORDS: Words = {
    "history of": ("{name} – wat er veranderde", "{name} – what changed"),
    "difference": ("Wat verschilt tussen {first} en {last}", "What differs between {first} and {last}"),
    "everything until": ("alles wat bekend is t/m {last}", "all that is known through {last}"),
    "from until": ("{first} t/m {last}", "{first} through {last}"),
    "events title": ("Gebeurtenissen, oudste eerst", "Events, oldest first"),
    "date": ("datum", "date"),
    "cause": ("oorzaak", "cause"),
    "event": ("wat", "what"),
    # moments
    "at unknown": ("Datum niet bekend", "Date not known"),
    "at between": ("Na {first} en uiterlijk {last}", "After {first} and no later than {last}"),
    "cell between": ("na {first}, uiterlijk {last}", "after {first}, by {last}"),
    "day unknown": (
        "de dag zelf is niet bekend: bronnen tonen alleen hoe het op die twee datums was",
        "the day itself is not known: sources only show how it was on those two dates",
    ),
    "day unknown note": (
        "Na … uiterlijk …: bronnen tonen alleen hoe het op die twee datums was; de dag van de verandering is niet bekend.",
        "After … by …: sources only show how it was on those two dates; the day of the change is not known.",
    ),
    "and": (" en ", " and "),
    "and others": ("{shown} en {count} andere", "{shown} and {count} others"),
    "nothing before": ("–", "–"),
    # causes
    "cause merger": ("herindeling", "merger"),
    "cause boundary": ("grenswijziging", "boundary change"),
    "cause move": ("andere regio", "other region"),
    "cause renamed": ("andere naam", "other name"),
    "cause regions-joined": ("regio's samengevoegd", "regions joined"),
    "cause region-split": ("regio gesplitst", "region split"),
    "cause replaced": ("vervangen", "replaced"),
    "cause began": ("begonnen", "began"),
    "cause ended": ("geëindigd", "ended"),
    "cause changed": ("gewijzigd", "changed"),
    "cause first-observed": ("eerst waargenomen", "first observed"),
    "cause observed-once": ("eenmaal waargenomen", "observed once"),
    "cause no-longer-observed": ("niet meer waargenomen", "no longer observed"),
    # sentences; {who} municipalities or members, {before} and {after} regions
    "moved move": (
        "{who} {went} van {before} naar {after}{division}",
        "{who} went from {before} to {after}{division}",
    ),
    "moved merger": (
        "{who} {went} op in {heirs} en {came} zo van {before} in {after}{division}",
        "{who} merged into {heirs} and so came from {before} into {after}{division}",
    ),
    "moved merger partly": (
        "een deel van {who} ging over naar {heirs} en kwam zo van {before} in {after}{division}",
        "a part of {who} went to {heirs} and so came from {before} into {after}{division}",
    ),
    "moved heirs": ("; {who} is opgegaan in {heirs}", "; {who} was taken up in {heirs}"),
    "moved renamed": (
        "{before} heet voortaan {after}{division}; daarin ligt nog steeds {who}",
        "{before} is now called {after}{division}; still in it: {who}",
    ),
    "moved regions-joined": (
        "{before} ging op in {after}{division}, en daarmee {who}",
        "{before} became part of {after}{division}, and with it {who}",
    ),
    "moved region-split": (
        "{before} werd gesplitst{division}; bij {after} hoort sindsdien {who}",
        "{before} was split up{division}; since then in {after}: {who}",
    ),
    "moved many": (
        "door de herindeling van {who} kwam (een deel van) het gebied in {count} indelingen in een andere regio: {divisions}",
        "through the merger of {who} (part of) the area came into another region in {count} divisions: {divisions}",
    ),
    "went": ("ging", "went"),
    "went many": ("gingen", "went"),
    "came": ("kwam", "came"),
    "came many": ("kwamen", "came"),
    "in division": (" ({division})", " ({division})"),
    "seen later": (
        "; de voorgangers verschilden, een bron toont de regio van {heirs} voor het eerst in {month}",
        "; the predecessors differed, a source first shows the region of {heirs} in {month}",
    ),
    "joined": ("deelname van {who} in {after} begonnen", "membership of {who} in {after} began"),
    "left": ("deelname van {who} in {before} geëindigd", "membership of {who} in {before} ended"),
    "left merger": (
        "deelname van {who} in {before} door herindeling geëindigd; {heirs} staat er niet als deelnemer",
        "membership of {who} in {before} ended through a merger; {heirs} is not listed as a member",
    ),
    "terms": ("voor {who} in {after} veranderde {details}", "for {who} in {after} changed {details}"),
    "detail": ("{property}: {before} → {after}", "{property}: {before} → {after}"),
    "reclassification merger": ("{before} opgegaan in {after}", "{before} merged into {after}"),
    "reclassification split": ("{before} verdeeld over {after}", "{before} divided over {after}"),
    "reclassification boundary": ("een deel van {before} naar {after}", "a part of {before} to {after}"),
    "reclassification renamed": ("{before} heet voortaan {after}", "{before} renamed {after}"),
    "handed on": ("; {count} deelnames gingen over", "; {count} memberships were handed on"),
    "handed on disputed": (
        "; bij {count} deelnames verschilden de voorgangers, zodat niet vaststaat wat gold",
        "; on {count} memberships the predecessors differed, so that it is not settled what held",
    ),
    "handed on one": ("; 1 deelname ging over", "; 1 membership was handed on"),
    "handed on disputed one": (
        "; bij 1 deelname verschilden de voorgangers, zodat niet vaststaat wat gold",
        "; on 1 membership the predecessors differed, so that it is not settled what held",
    ),
    "arrangement began": ("{who} begonnen", "{who} began"),
    "arrangement ended": ("{who} geëindigd", "{who} ended"),
    "arrangement renamed": ("{before} heet voortaan {after}", "{before} is now called {after}"),
    "arrangement regions-joined": ("{before} samengevoegd tot {after}", "{before} joined into {after}"),
    "arrangement region-split": ("{before} gesplitst in {after}", "{before} split into {after}"),
    "arrangement replaced": ("{after} in de plaats van {before}", "{after} in the place of {before}"),
    "with members": (" met {who}", " with {who}"),
    "version": ("nieuwe tekst van {who}: {details}", "new text of {who}: {details}"),
    "version same": (
        "nieuwe tekst van {who}; titel, rechtsvorm, bevoegdheden en orgaan bleven gelijk",
        "new text of {who}; title, legal form, powers and body stayed the same",
    ),
    "observed first-observed": (
        "bron toont voor het eerst {who} in {after}; sinds wanneer is niet bekend",
        "a source first shows {who} in {after}; since when is not known",
    ),
    "observed division": (
        "een bron toont de indeling voor het eerst, met {count} regio's; sinds wanneer die zo is, is niet bekend",
        "a source first shows the division, with {count} regions; since when it has been so is not known",
    ),
    "observed division once": (
        "de indeling is alleen toen waargenomen, met {count} regio's; over ervoor en erna is niets bekend",
        "the division was observed only then, with {count} regions; nothing is known about before and after",
    ),
    "observed division one": (
        "een bron toont de indeling voor het eerst, met 1 regio; sinds wanneer die zo is, is niet bekend",
        "a source first shows the division, with 1 region; since when it has been so is not known",
    ),
    "observed division once one": (
        "de indeling is alleen toen waargenomen, met 1 regio; over ervoor en erna is niets bekend",
        "the division was observed only then, with 1 region; nothing is known about before and after",
    ),
    "observed observed-once": (
        "alleen toen waargenomen: {who} in {after}; over ervoor en erna is niets bekend",
        "observed only then: {who} in {after}; nothing is known about before and after",
    ),
    "observed no-longer-observed": (
        "niet meer waargenomen: {who} in {after}; een einde is niet bekend",
        "no longer observed: {who} in {after}; no end is known",
    ),
    "planned": (" (voorgesteld of besloten)", " (proposed or decided)"),
    # notes
    "no events": (
        "Geen gebeurtenissen bekend in deze periode. Dat zegt niet dat er niets veranderde.",
        "No events known in this period. That does not say that nothing changed.",
    ),
    "nothing differs": (
        "Niets verschilt, voor zover bekend.",
        "Nothing differs, as far as is known.",
    ),
    "observations title": (
        "Wanneer de indelingen zijn waargenomen; wat daartussen gebeurde is niet bekend",
        "When the divisions were observed; what happened in between is not known",
    ),
    "observed dates": ("waargenomen op", "observed on"),
    "events count": ("gebeurtenissen", "events"),
    "only observed": (
        "Eerst, eenmaal of niet meer waargenomen is geen verandering: het zegt alleen wanneer een bron iets toont.",
        "First, once or no longer observed is no change: it only tells when a source shows something.",
    ),
    "disputed note": (
        "Buiten beschouwing: {count} deelnames waarover bronnen of voorgangers elkaar tegenspreken.",
        "Left out: {count} memberships about which sources or predecessors disagree.",
    ),
    "disputed note one": (
        "Buiten beschouwing: 1 deelname waarover bronnen of voorgangers elkaar tegenspreken.",
        "Left out: 1 membership about which sources or predecessors disagree.",
    ),
    "unverified left out": (
        "Niet getoond: {count} niet nagegane deelnames; toon ze met --all.",
        "Not shown: {count} unverified memberships; show them with --all.",
    ),
    "unverified left out one": (
        "Niet getoond: 1 niet nagegane deelname; toon die met --all.",
        "Not shown: 1 unverified membership; show it with --all.",
    ),
    "unverified left out page": (
        "Niet getoond: {count} niet nagegane deelnames.",
        "Not shown: {count} unverified memberships.",
    ),
    "unverified left out page one": (
        "Niet getoond: 1 niet nagegane deelname.",
        "Not shown: 1 unverified membership.",
    ),
    "others so called": (
        "Zo heten ook: {others}. Vraag ernaar met hun id.",
        "Also of that name: {others}. Ask for them by id.",
    ),
    "collapsed": (
        "Samengevat; elke gebeurtenis apart: --details, met bewijs: --format csv.",
        "Summed up; each event apart: --details, with evidence: --format csv.",
    ),
    "collapsed page": (
        "Samengevat: wat op één dag bij elkaar hoort staat in één regel.",
        "Summed up: what belongs together on one day stands in one row.",
    ),
    "evidence page": ("", ""),
    "evidence": ("Bewijs: jeugdgraph evidence {id}", "Evidence: jeugdgraph evidence {id}"),
    "not observed yet": (
        "Voor het eerst waargenomen na {on}; wat op die dag gold is daaruit afgeleid: {divisions}.",
        "First observed after {on}; what held on that day is taken from there: {divisions}.",
    ),
    "not observed since": (
        "Voor het laatst waargenomen vóór {on}; wat sindsdien veranderde is niet bekend: {divisions}.",
        "Last observed before {on}; what changed since is not known: {divisions}.",
    ),
    "uncertain": (
        "Voor {count} deelnames ligt de onbekende dag van verandering rond een van de datums: {who}.",
        "For {count} memberships the unknown day of change lies around one of the dates: {who}.",
    ),
    "uncertain one": (
        "Voor 1 deelname ligt de onbekende dag van verandering rond een van de datums: {who}.",
        "For 1 membership the unknown day of change lies around one of the dates: {who}.",
    ),
    "backwards": (
        "De eerste datum ligt na de tweede: verschillen staan in omgekeerde richting.",
        "The first date lies after the second: differences are told backwards.",
    ),
    # difference
    "first date": ("eerste datum", "first date"),
    "last date": ("tweede datum", "second date"),
    "on date": ("op {day}", "on {day}"),
    "summary title": (
        "Gemeenten in een andere regio, per indeling",
        "Municipalities in another region, by division",
    ),
    "summary title people": (
        "Inwoners van gemeenten in een andere regio, per indeling",
        "Residents of municipalities in another region, by division",
    ),
    "moved count": ("andere regio", "other region"),
    "by merger": ("herindeling", "merger"),
    "by region": ("regio zelf", "region itself"),
    "by move": ("verhuisd", "moved"),
    "new regions": ("regio's nieuw", "regions new"),
    "gone regions": ("regio's weg", "regions gone"),
    "region note": (
        "Regio zelf: de regio kreeg een andere naam, ging met andere samen of werd gesplitst. Gemeenten tellen als op"
        " de vroegste datum, met hun opvolgers op de latere.",
        "Region itself: the region was renamed, joined with others or split. Municipalities count as on the earlier"
        " date, with their successors on the later.",
    ),
    "reclassified title": ("Gemeentelijke herindelingen", "Municipal reclassification"),
    "division title": ("{division}: wat verschilt", "{division}: what differs"),
    "maybe before": (
        "? de dag is niet bekend en kan ook vóór {on} liggen: dan was het op die datum al zo.",
        "? the day is not known and may also lie before {on}: then it was so on that date already.",
    ),
    "rest title": ("Overige verbanden", "Other arrangements"),
    "who": ("gemeente", "municipality"),
    "the region": ("(de regio zelf)", "(the region itself)"),
    "the division": ("(de indeling zelf)", "(the division itself)"),
    "whole division": ("{count} gemeenten", "{count} municipalities"),
    "whole division one": ("1 gemeente", "1 municipality"),
    "taken up": ("{who} (opgegaan in {heirs})", "{who} (taken up in {heirs})"),
    "taken up partly": ("{who} (deels naar {heirs})", "{who} (partly to {heirs})"),
    "when": ("wanneer", "when"),
    "begun": ("begonnen", "begun"),
    "ended count": ("geëindigd", "ended"),
    "joinings": ("erbij", "joined"),
    "leavings": ("eraf", "left"),
    "rest note": (
        "Welke verbanden dat zijn: --rest, --kind SOORT of --municipality GEMEENTE.",
        "Which arrangements these are: --rest, --kind KIND or --municipality MUNICIPALITY.",
    ),
    "rest note page": (
        "Overige verbanden zijn geteld; kies ‘overige verbanden een voor een’ om ze te zien.",
        "Other arrangements are counted; choose ‘other arrangements one by one’ to see them.",
    ),
    "rest count note": (
        "Erbij en eraf: deelnemers van verbanden die er op beide datums waren; een opvolger na herindeling telt niet.",
        "Joined and left: members of arrangements that were there on both dates; a successor in a merger does not count.",
    ),
}
