"""Words of pictures of networks. What the page itself says stands in `page_network`."""

from jeugdgraph.present.phrases import Words

WORDS: Words = {
    # groups, lines and marks of the legend
    "group municipality": ("gemeente", "municipality"),
    "group region": ("regio van een indeling", "region of a division"),
    "group joint": ("gemeenschappelijke regeling", "joint arrangement"),
    "group other": ("ander verband", "other arrangement"),
    "group organisation": ("organisatie", "organisation"),
    "group colour": ("gemeente in {regions}", "municipality in {regions}"),
    "group none": (
        "gemeente zonder zekere regio in {division}",
        "municipality without a certain region in {division}",
    ),
    "group region in": ("regio van {division}", "region of {division}"),
    "line member": ("deelname", "membership"),
    "line part": ("deelname voor een deel of voor een bepaald doel", "membership in part or for one purpose"),
    "line role": ("andere rol dan deelnemer", "role other than taking part"),
    "line planned": ("voorgenomen deelname", "planned membership"),
    "line disputed": ("deelname waarover bronnen verschillen", "membership on which sources differ"),
    "line unverified": ("niet nagegane deelname", "unverified membership"),
    "line area": ("ligt in het werkgebied", "lies within the area"),
    "line apart": (
        "deelname van een gemeente die apart ligt",
        "membership of a municipality that lies apart",
    ),
    "line shared": ("deelt verbanden", "shares arrangements"),
    "line path": ("kortste pad", "shortest path"),
    "line as short": ("even kort pad", "path as short"),
    "line kept": ("blijft gelijk", "stays as it is"),
    "line removed": ("vervalt in het scenario", "removed by the scenario"),
    "line added": ("komt erbij in het scenario", "added by the scenario"),
    "mark focus": ("waar het beeld om gaat", "what the picture is about"),
    "mark cut": ("doorsneden", "cut"),
    "mark moved": ("verhuist in het scenario", "moves in the scenario"),
    "mark gone": ("bestaat na het scenario niet meer", "is gone after the scenario"),
    "mark new": ("nieuw in het scenario", "new in the scenario"),
    "mark nests not": (
        "regio van {a} en regio van {b}: geen van beide ligt geheel in de andere",
        "region of {a} and region of {b}: neither lies whole within the other",
    ),
    "mark apart": (
        "ligt buiten de regio ({b}) waarin de meeste gemeenten van de eigen regio ({a}) liggen",
        "lies outside the region ({b}) that has most municipalities of its own region ({a})",
    ),
    "mark cut region": (
        "regio die het verband doorsnijdt: enkele leden liggen erin, andere in een andere regio van die indeling",
        "region that cuts the arrangement: some members lie in it, others in another region of that division",
    ),
    # rings
    "ring members": ("leden", "members"),
    "ring scale": ("verbanden, {scale}", "arrangements, {scale}"),
    "ring no scale": ("verbanden zonder bekende schaal", "arrangements of unknown scale"),
    "ring partners more": ("partners in twee of meer verbanden", "partners in two or more arrangements"),
    "ring partners one": ("partners in één verband", "partners in one arrangement"),
    "ring partners former": ("partners van vroeger of later", "partners of another time"),
    "ring others": (
        "andere verbanden van ten minste {least} leden",
        "other arrangements of at least {least} members",
    ),
    # facts of nodes
    "code": ("code", "code"),
    "residents plain": ("inwoners", "residents"),
    "residents": ("inwoners (1 januari {year})", "residents (1 January {year})"),
    "colours": ("kleuren en vormen", "colours and shapes"),
    "colours told": (
        "kleur en vorm van een gemeente: haar regio in {a}; naburige regio's verschillen, dezelfde kleur elders betekent"
        " niets. Lijnen lopen naar haar regio in {b}",
        "colour and shape of a municipality: its region in {a}; regions that border on each other differ, the same colour"
        " elsewhere means nothing. Lines lead to its region in {b}",
    ),
    "mark of": ("gemarkeerd: {mark}", "marked: {mark}"),
    "count told": ("{count} gemeenten", "{count} municipalities"),
    "count told one": ("1 gemeente", "1 municipality"),
    "memberships in": ("Regio's van {division}", "Regions of {division}"),
    "members drawn": ("leden op de peildatum", "members on the reference date"),
    "arrangements drawn": ("verbanden op de peildatum", "arrangements on the reference date"),
    "shared with": ("gedeeld met {name}", "shared with {name}"),
    "division": ("indeling", "division"),
    "exists": ("bestaat", "exists"),
    "members before": ("leden voor het scenario", "members before the scenario"),
    "members after": ("leden na het scenario", "members after the scenario"),
    "members or arrangements": (
        "leden, of verbanden, op de peildatum",
        "members, or arrangements, on the reference date",
    ),
    "mark end": ("begin en eind van het pad", "ends of the path"),
    "via": ("wie er tussen mag liggen", "who may lie between"),
    "via municipalities": ("alleen gemeenten en verbanden", "municipalities and arrangements only"),
    "via everybody": ("iedereen", "everybody"),
    "region in": ("regio in {division}", "region in {division}"),
    "before": ("voor het scenario", "before the scenario"),
    "after": ("na het scenario", "after the scenario"),
    "others drawn": (
        "andere verbanden hier, op de peildatum",
        "other arrangements here, on the reference date",
    ),
    "count inside": ("leden van het verband, of andere verbanden", "members of the arrangement, or others"),
    "cut by": ("doorsneden door", "cut by"),
    "cut by told": ("{division}: {count} regio's", "{division}: {count} regions"),
    "partners drawn": (
        "partners met {least} of meer gedeelde verbanden",
        "partners with {least} or more shared arrangements",
    ),
    "count country": ("verbanden, of leden", "arrangements, or members"),
    "threshold": ("drempel", "threshold"),
    "threshold told": (
        "{least} of meer gedeelde verbanden: zo gekozen dat het leesbaar blijft; met --least een andere",
        "{least} or more shared arrangements: chosen so that it stays readable; --least gives another",
    ),
    "threshold asked": ("{least} of meer gedeelde verbanden", "{least} or more shared arrangements"),
    "inside": ("leden van {name} daarin", "members of {name} in it"),
    # tables
    "memberships": ("Getekende deelnames", "Memberships drawn"),
    "nodes": ("Wat getekend is", "What is drawn"),
    "ties": ("Getekende verbindingen", "Ties drawn"),
    "changes": ("Deelnames voor en na", "Memberships before and after"),
    "member": ("lid", "member"),
    "arrangement": ("verband", "arrangement"),
    "role": ("rol", "role"),
    "scope": ("doel", "scope"),
    "share": ("aandeel", "share"),
    "period": ("periode", "period"),
    "status": ("status", "status"),
    "basis": ("grondslag", "basis"),
    "confidence": ("zekerheid", "confidence"),
    "confirmed": ("bevestigd", "confirmed"),
    "source": ("bron", "source"),
    "source id": ("bron (id)", "source (id)"),
    "from": ("vanaf", "from"),
    "until": ("tot", "until"),
    "locator": ("vindplaats", "locator"),
    "evidence": ("bewijs", "evidence"),
    "name": ("naam", "name"),
    "kind": ("soort", "kind"),
    "scale": ("schaal", "scale"),
    "legal": ("rechtsvorm", "legal form"),
    "domains": ("beleidsterreinen", "policy domains"),
    "count": ("aantal", "count"),
    "count here": ("leden, of gedeelde verbanden", "members, or arrangements shared"),
    "one": ("gemeente", "municipality"),
    "other": ("andere gemeente", "other municipality"),
    "shared": ("gedeelde verbanden", "shared arrangements"),
    "names shared": ("welke", "which"),
    "mark": ("bijzonderheid", "remark"),
    "change": ("wijziging", "change"),
    "region": ("regio", "region"),
    # facts and notes of the picture
    "drawn": ("getekend", "drawn"),
    "drawn told": ("{nodes} knopen en {edges} lijnen", "{nodes} nodes and {edges} lines"),
    "drawn told now": (
        "{nodes} knopen en {edges} lijnen, van alle perioden; op de peildatum gelden {now} deelnames",
        "{nodes} nodes and {edges} lines, of all periods; on the reference date {now} memberships hold",
    ),
    "layout": ("plaatsing", "layout"),
    "layout rings": (
        "ringen per schaal; gemeenten in de windrichting waarin zij liggen, zo goed als dat gaat",
        "rings by scale; municipalities in the direction in which they lie, as far as that can be",
    ),
    "layout members": (
        "leden in de binnenste ring, in de windrichting waarin zij liggen; andere verbanden daarbuiten, bij hun leden",
        "members in the inner ring, in the direction in which they lie; other arrangements outside it, near their members",
    ),
    "layout geographic": (
        "gemeenten waar zij liggen (noorden boven), verbanden in het midden van hun leden, uiteengeschoven waar zij"
        " samenvallen",
        "municipalities where they lie (north up), arrangements amid their members, moved apart where they coincide",
    ),
    "layout force": (
        "krachten (Fruchterman-Reingold, startgetal {seed}): wie veel deelt staat bij elkaar; afstand is geen kilometers",
        "forces (Fruchterman-Reingold, seed {seed}): who shares much stands together; distance is no kilometres",
    ),
    "layout layered": ("stappen van links naar rechts", "steps from left to right"),
    "time note": (
        "Andere perioden: de schuif toont andere dagen. Zonder bekend begin geldt een deelname ook vóór de eerste"
        " waarneming. Vóór 2015 is er geen beeld.",
        "Other periods: the slider shows other days. Without a known start a membership holds before it was first"
        " observed too. Before 2015 there is no picture.",
    ),
    "ego note": (
        "Van een verband is alleen de tijd getekend waarin {name} eraan deelneemt; van de partners hun deelname daaraan,"
        " niet wat zij onderling nog meer delen.",
        "Of an arrangement only the time is drawn in which {name} takes part; of partners their membership of it, not"
        " what else they share with each other.",
    ),
    "planned drawn note": (
        "Getekend en niet meegeteld: {count} voorgenomen deelnames.",
        "Drawn and not counted: {count} planned memberships.",
    ),
    "planned drawn note one": (
        "Getekend en niet meegeteld: 1 voorgenomen deelname.",
        "Drawn and not counted: 1 planned membership.",
    ),
    "disputed drawn note": (
        "Getekend en niet meegeteld: {count} deelnames waarover bronnen of voorgangers verschillen.",
        "Drawn and not counted: {count} memberships on which sources or predecessors differ.",
    ),
    "disputed drawn note one": (
        "Getekend en niet meegeteld: 1 deelname waarover bronnen of voorgangers verschillen.",
        "Drawn and not counted: 1 membership on which sources or predecessors differ.",
    ),
    "no place note": (
        "Ligging niet bekend, daarom elders geplaatst: {names}.",
        "Location not known, and so placed elsewhere: {names}.",
    ),
    "youth note": (
        "Alleen verbanden die jeugd raken; met --all-domains alle beleidsterreinen.",
        "Only arrangements that touch youth; with --all-domains every policy domain.",
    ),
    # titles and summaries
    "municipality title": ("{name}: verbanden en partners", "{name}: arrangements and partners"),
    "municipality summary": (
        "{name} neemt op {day} deel aan {arrangements} verbanden en ontmoet daarin {partners} gemeenten. De meeste deelt"
        " het met {most} ({shared}).",
        "On {day} {name} takes part in {arrangements} arrangements and meets {partners} municipalities in them. It"
        " shares most with {most} ({shared}).",
    ),
    "municipality summary alone": (
        "{name} neemt op {day} deel aan {arrangements} verbanden en ontmoet daarin geen andere gemeente.",
        "On {day} {name} takes part in {arrangements} arrangements and meets no other municipality in them.",
    ),
    "arrangement title": ("{name}: leden en wat hen verder bindt", "{name}: members and what else ties them"),
    "arrangement summary": (
        "{name} heeft op {day} {members} leden. Ten minste {least} van hen zitten samen in {others} andere verbanden;"
        " {whole} daarvan hebben alle leden. {cut} van {divisions} indelingen leggen de leden in meer dan één regio.",
        "On {day} {name} has {members} members. At least {least} of them sit together in {others} other arrangements;"
        " {whole} of those have all members. {cut} of {divisions} divisions put the members in more than one region.",
    ),
    "divisions title": ("{a} en {b}", "{a} and {b}"),
    "divisions summary": (
        "Op {day} liggen {whole} van {regions} regio's ({a}) geheel in één andere ({b}). Van {cut}"
        " gemeenten ligt geen van beide regio's geheel in de andere; {apart} daarvan liggen apart van de meeste gemeenten"
        " van hun regio.",
        "On {day} {whole} of {regions} regions ({a}) lie whole within one other ({b}). Of {cut}"
        " municipalities neither region lies whole within the other; {apart} of them lie apart from most municipalities"
        " of their region.",
    ),
    "country title": (
        "Gemeenten en verbanden in Nederland",
        "Municipalities and arrangements in the Netherlands",
    ),
    "country summary": (
        "Op {day} nemen {members} gemeenten deel aan {arrangements} verbanden, met {ties} deelnames: per gemeente"
        " gemiddeld {mean}.",
        "On {day} {members} municipalities take part in {arrangements} arrangements, with {ties} memberships: {mean}"
        " per municipality on average.",
    ),
    "projection title": ("Gemeenten die verbanden delen", "Municipalities that share arrangements"),
    "projection summary": (
        "Op {day} delen {pairs} paren gemeenten een verband. Getekend zijn de {drawn} paren die er {least} of meer"
        " delen; de meeste delen {one} en {other}: {most}.",
        "On {day} {pairs} pairs of municipalities share an arrangement. Drawn are the {drawn} pairs that share {least}"
        " or more; {one} and {other} share most: {most}.",
    ),
    "projection summary none": (
        "Op {day} delen {pairs} paren gemeenten een verband; geen paar deelt er {least} of meer.",
        "On {day} {pairs} pairs of municipalities share an arrangement; no pair shares {least} or more.",
    ),
    "path title": ("Van {start} naar {end}", "From {start} to {end}"),
    "path summary": (
        "Het kortste pad van {start} naar {end} op {day} telt {steps} stappen en loopt langs {between}. Er zijn {paths}"
        " paden van die lengte; {drawn} zijn getekend.",
        "The shortest path from {start} to {end} on {day} has {steps} steps and passes {between}. There are {paths}"
        " paths of that length; {drawn} are drawn.",
    ),
    "path summary one": (
        "Het kortste pad van {start} naar {end} op {day} telt {steps} stappen en loopt langs {between}. Een ander pad van"
        " die lengte is er niet.",
        "The shortest path from {start} to {end} on {day} has {steps} steps and passes {between}. There is no other path"
        " of that length.",
    ),
    "path summary direct": (
        "{start} neemt op {day} rechtstreeks deel aan {end}, of omgekeerd.",
        "On {day} {start} takes part in {end} itself, or the other way round.",
    ),
    "path summary none": (
        "Op {day} is er in dit netwerk geen pad van {start} naar {end}.",
        "On {day} there is no path from {start} to {end} in this network.",
    ),
    "scenario title": ("Scenario: {title}", "Scenario: {title}"),
    "scenario untitled": ("{count} stappen", "{count} steps"),
    "scenario untitled one": ("1 stap", "1 step"),
    "scenario summary": (
        "Het scenario verandert {divisions}. Gemeenten die elders komen te liggen: {moved}; deelnames die vervallen:"
        " {removed}; die erbij komen: {added}.",
        "The scenario changes {divisions}. Municipalities that come to lie elsewhere: {moved}; memberships that go:"
        " {removed}; that are added: {added}.",
    ),
    "scenario note": (
        "Een scenario is geen feit: niets ervan staat in de graaf. Getekend zijn de regio's die veranderen, met hun"
        " gemeenten ervoor en erna.",
        "A scenario is no fact: nothing of it is in the graph. Drawn are the regions that change, with their"
        " municipalities before and after.",
    ),
}
