"""Words of the answers about networks of cooperation."""

from jeugdgraph.present.phrases import Words

WORDS: Words = {
    "summary of": ("Netwerk van gemeenten", "Network of municipalities"),
    "of member": ("netwerk", "network"),
    "load of all": ("Deelnames en partners per gemeente", "Memberships and partners per municipality"),
    "path of": ("Pad van {start} naar {end}", "Path from {start} to {end}"),
    "groups of": ("Groepen van gemeenten", "Groups of municipalities"),
    "network": ("netwerk", "network"),
    "through both": ("alle verbanden", "all arrangements"),
    "through division": ("regio's van een indeling", "regions of a division"),
    "through joint": (
        "verbanden die geen regio van een indeling zijn",
        "arrangements that are no region of a division",
    ),
    "roles taking-part": ("wie deelneemt", "those that take part"),
    "roles area": ("wie deelneemt of in het werkgebied ligt", "those that take part or lie within the area"),
    "roles any": ("iedereen met een rol", "everybody with a role"),
    "only youth": ("raakt jeugd", "touching youth"),
    "only": ("alleen {what}", "only {what}"),
    "apart": ("zonder {what}", "without {what}"),
    "nationwide included": ("met landelijke verbanden", "with nationwide arrangements"),
    "unverified included": ("met niet nagegane deelnames", "with unverified memberships"),
    "municipalities": ("gemeenten", "municipalities"),
    "arrangements": ("verbanden", "arrangements"),
    "memberships": ("deelnames", "memberships"),
    "per municipality": ("verbanden per gemeente", "arrangements per municipality"),
    "mean range": (
        "gemiddeld {mean}, van {least} tot {most}",
        "{mean} on average, from {least} to {most}",
    ),
    "pairs": ("paren die een verband delen", "pairs that share an arrangement"),
    "of all pairs": ("{count} ({part} % van alle paren)", "{count} ({part} % of all pairs)"),
    "components": ("losse delen", "separate parts"),
    "component sizes": (
        "{count} (gemeenten in het grootste: {most}; gemeenten die alleen staan: {alone})",
        "{count} (municipalities in the largest: {most}; standing alone: {alone})",
    ),
    "top core": ("hoogste k-kern", "highest k-core"),
    "core told": (
        "{k}: {count} gemeenten met elk {k} of meer partners binnen die groep",
        "{k}: {count} municipalities with {k} or more partners each within that group",
    ),
    "bridges": ("verbindingen die alleen staan", "sole connections"),
    "bridges told": (
        "paren die twee delen bijeenhouden: {bridges}; paren zonder gedeelde partner: {local}; verbanden die delen"
        " bijeenhouden: {joints}",
        "pairs that hold two parts together: {bridges}; pairs without a partner in common: {local}; arrangements that"
        " hold parts together: {joints}",
    ),
    "bridging title": (
        "Gemeenten die het meest tussen andere in liggen",
        "Municipalities that lie between others most",
    ),
    "largest title": ("Grootste verbanden", "Largest arrangements"),
    "rank": ("plaats", "rank"),
    "betweenness": ("tussenligging", "betweenness"),
    "core": ("k-kern", "k-core"),
    "clustering": ("clustering", "clustering"),
    "strength": ("gedeelde verbanden", "shared arrangements"),
    "net partners": ("netto partners", "net partners"),
    "partner people": ("inwoners bij partners", "residents at partners"),
    "net partner people": ("inwoners bij netto partners", "residents at net partners"),
    "members": ("leden", "members"),
    "measure": ("maat", "measure"),
    "mean": ("gemiddeld", "mean"),
    "standing title": ("Deelnames, partners en plaats in het netwerk", "Memberships, partners and place"),
    "forms title": ("Rechtsvormen van deze verbanden", "Legal forms of these arrangements"),
    "form unknown": ("niet bekend", "not known"),
    "form": ("rechtsvorm", "legal form"),
    "partners title": ("Partners: met wie de meeste verbanden", "Partners: with whom the most arrangements"),
    "same region": ("zelfde regio", "same region"),
    "alike title": ("Gemeenten met het meest gelijke profiel", "Municipalities with the most alike profile"),
    "both": ("beide", "both"),
    "either": ("een van beide", "either"),
    "jaccard": ("Jaccard", "Jaccard"),
    "path": ("pad", "path"),
    "arrangements on path": ("verbanden op het pad", "arrangements on the path"),
    "step": ("stap", "step"),
    "steps title": ("Stap voor stap", "Step by step"),
    "no path": (
        "Geen pad gevonden: in dit netwerk zijn {start} en {end} niet verbonden.",
        "No path found: in this network {start} and {end} are not connected.",
    ),
    "no ties": (
        "{name} heeft in dit netwerk geen deelname die telt.",
        "{name} has no membership that counts in this network.",
    ),
    "via": ("tussenliggende leden", "members between"),
    "via municipalities": ("alleen gemeenten", "municipalities only"),
    "via all": (
        "gemeenten, organisaties en verbanden die zelf deelnemen",
        "municipalities, organisations, and arrangements that take part themselves",
    ),
    "method": ("methode", "method"),
    "method louvain": ("Louvain", "Louvain"),
    "method labels": ("labelpropagatie", "label propagation"),
    "resolution": ("resolutie", "resolution"),
    "seeds": ("startgetallen", "seeds"),
    "seeds told": (
        "{count} ({first}-{last}); getoond: {seed}, met de hoogste modulariteit",
        "{count} ({first}-{last}); shown: {seed}, of the highest modularity",
    ),
    "found groups": ("groepen", "groups"),
    "groups between": (
        "{shown} (over de startgetallen {least} tot {most})",
        "{shown} ({least} to {most} over the seeds)",
    ),
    "modularity": ("modulariteit", "modularity"),
    "stability": ("stabiliteit (gemiddelde ARI tussen startgetallen)", "stability (mean ARI between seeds)"),
    "agreement": ("overeenkomst met {division}", "agreement with {division}"),
    "scores told": ("ARI {ari}, AMI {ami}, V {v}", "ARI {ari}, AMI {ami}, V {v}"),
    "omega told": (
        "Omega {omega} ({division} is geen partitie, dus geen ARI, AMI en V)",
        "Omega {omega} ({division} is no partition, so no ARI, AMI and V)",
    ),
    "single told": (
        "niet van toepassing: er is maar één groep of regio",
        "not applicable: one group or region only",
    ),
    "regions whole": ("regio's geheel in één groep", "regions whole in one group"),
    "groups whole": ("groepen geheel in één regio", "groups whole in one region"),
    "of": ("{count} van {all}", "{count} of {all}"),
    "groups title": ("Groepen", "Groups"),
    "group": ("groep", "group"),
    "main group": ("hoofdgroep", "main group"),
    "in regions": ("regio's daarin", "regions in it"),
    "region": ("regio", "region"),
    "part of": ("{region} ({count} van {all})", "{region} ({count} of {all})"),
    "outside": ("buiten hoofdgroep", "outside main group"),
    "outside title": (
        "Gemeenten buiten de groep waarin het grootste deel van hun regio ligt",
        "Municipalities outside the group that holds most of their region",
    ),
    "nobody outside": ("Geen.", "None."),
    "national note": ("Weggelaten als landelijk verband: {names}.", "Left out as nationwide: {names}."),
    "no national note": (
        "Landelijke verbanden blijven buiten beschouwing; er is er hier geen (grens: de helft van de gemeenten, of"
        " landelijke schaal).",
        "Nationwide arrangements are left out; there is none here (limit: half of the municipalities, or national"
        " scale).",
    ),
    "single note": (
        "Weggelaten als enige regio van een indeling: {names}.",
        "Left out as the only region of a division: {names}.",
    ),
    "disputed note": (
        "Weggelaten: {count} deelnames waarover bronnen of voorgangers verschillen.",
        "Left out: {count} memberships on which sources or predecessors differ.",
    ),
    "disputed note one": (
        "Weggelaten: 1 deelname waarover bronnen of voorgangers verschillen.",
        "Left out: 1 membership on which sources or predecessors differ.",
    ),
    "unverified note": (
        "Weggelaten: {count} niet nagegane deelnames; neem ze mee met --all.",
        "Left out: {count} unverified memberships; take them in with --all.",
    ),
    "unverified note one": (
        "Weggelaten: 1 niet nagegane deelname; neem die mee met --all.",
        "Left out: 1 unverified membership; take it in with --all.",
    ),
    "twice note": (
        "Een regio van een indeling en de gemeenschappelijke regeling die haar uitvoert zijn twee verbanden en tellen"
        " elk mee; --through division of joint telt er één soort van.",
        "A region of a division and the joint arrangement that carries it out are two arrangements and each counts;"
        " --through division or joint counts one sort of them.",
    ),
    "register note": (
        "Geteld is wat indelingen, het register van gemeenschappelijke regelingen en gevonden documenten noemen; van"
        " sommige regio's zijn meer documenten gevonden dan van andere. Inventarisaties tellen ook lichte vormen:"
        " PROOF/KWINK kwam gemiddeld op 27 verbanden per gemeente in 2017 en 33 in 2020.",
        "Counted is what divisions, the register of joint arrangements and documents at hand name; of some regions"
        " more documents were found than of others. Inventories also count light forms: PROOF/KWINK found 27"
        " arrangements per municipality on average in 2017, 33 in 2020.",
    ),
    "fresh note": (
        "Deelnames laatst bevestigd tussen {first} en {last}; {stale} van {all} meer dan {years} jaar vóór de"
        " peildatum.",
        "Memberships last confirmed between {first} and {last}; {stale} of {all} more than {years} years before the"
        " reference date.",
    ),
    "early count note": (
        "Bij {count} daarvan ligt de eerste waarneming na de peildatum en is het begin onbekend: zij golden toen"
        " misschien nog niet.",
        "{count} of them were first observed after the reference date, with no start known: they may not have held"
        " yet.",
    ),
    "early count note one": (
        "Bij 1 daarvan ligt de eerste waarneming na de peildatum en is het begin onbekend: die gold toen misschien nog"
        " niet.",
        "1 of them was first observed after the reference date, with no start known: it may not have held yet.",
    ),
    "betweenness steps note": (
        "Tussenligging: het deel van de kortste paden tussen twee andere gemeenten dat langs deze loopt, 0-1; elk"
        " gedeeld verband is één stap. Met --distance ties zijn stappen korter naarmate men meer verbanden deelt.",
        "Betweenness: the part of the shortest paths between two others that passes this municipality, 0-1; each"
        " shared arrangement is one step. With --distance ties a step is shorter the more arrangements are shared.",
    ),
    "betweenness ties note": (
        "Tussenligging: het deel van de kortste paden tussen twee andere gemeenten dat langs deze loopt, 0-1; een stap"
        " is 1 gedeeld door het aantal gedeelde verbanden lang.",
        "Betweenness: the part of the shortest paths between two others that passes this municipality, 0-1; a step is"
        " 1 divided by the number of shared arrangements long.",
    ),
    "clustering note": (
        "Een k-kern is een groep waarin ieder ten minste k partners heeft; clustering is het deel van de paren"
        " partners die ook elkaars partner zijn, 0-1. Eén groot verband maakt beide al hoog.",
        "A k-core is a group in which everybody has at least k partners; clustering is the part of the pairs of"
        " partners that are partners too, 0-1. One large arrangement makes both high by itself.",
    ),
    "net note": (
        "Netto partners: partners die niet in dezelfde regio van de indeling {division} liggen.",
        "Net partners: partners that are not in the same region of the division {division}.",
    ),
    "no region note": (
        "Netto partners zijn niet bekend waar de regio niet zeker is: {names}.",
        "Net partners are not known where the region is not certain: {names}.",
    ),
    "shown note": (
        "Getoond: de eerste {shown} van {all}; alles, met id's: --format csv.",
        "Shown: the first {shown} of {all}; everything, with ids: --format csv.",
    ),
    "alike note": (
        "Jaccard: verbanden die beide hebben, als deel van de verbanden die een van beide heeft, 0-1.",
        "Jaccard: arrangements that both have, as a part of those that either has, 0-1.",
    ),
    "path note": (
        "Het kortste pad heeft de minste stappen; daarbinnen de kleinste verbanden, daarbinnen de volgorde van id."
        " Andere paden kunnen even kort zijn.",
        "The shortest path has the fewest steps; among these the smallest arrangements, then the order of ids. Other"
        " paths can be as short.",
    ),
    "through note": (
        "Zoeken in een ander netwerk: --roles any, --national, --via all, --all.",
        "To search another network: --roles any, --national, --via all, --all.",
    ),
    "chance note": (
        "Welke groepen ontstaan hangt af van methode, resolutie en startgetal; het zijn geen vaststaande regio's."
        " Een groot verband trekt al zijn leden bijeen; --domain, --kind en --through bepalen welke verbanden tellen.",
        "Which groups emerge depends on method, resolution and seed; they are no settled regions. A large arrangement"
        " draws all its members together; --domain, --kind and --through decide which arrangements count.",
    ),
    "apart note": (
        "{division} is zelf uit het netwerk gelaten, zodat zij niet met zichzelf wordt vergeleken; met --with-division"
        " telt zij mee.",
        "{division} itself is left out of the network, so that it is not compared with itself; --with-division takes"
        " it in.",
    ),
    "with note": (
        "{division} telt mee in het netwerk: een deel van de overeenkomst komt daarvandaan.",
        "{division} counts in the network: a part of the agreement comes from that.",
    ),
    "nesting note": (
        "Zijn groepen groter dan regio's, dan is ARI laag, ook als geen regio wordt doorsneden; lees eerst de gehele"
        " regio's.",
        "Where groups are larger than regions ARI is low, also when no region is cut; read the whole regions first.",
    ),
    "no region": (
        "Zonder zekere regio, niet vergeleken: {names}.",
        "Without a certain region, not compared: {names}.",
    ),
    "more sources": (
        "en nog {count} bronnen met samen {ties} deelnames; alle: jeugdgraph query run provenance/sources",
        "and {count} more sources with {ties} memberships together; all: jeugdgraph query run provenance/sources",
    ),
    "more sources one": (
        "en nog 1 bron (deelnames: {ties}); alle: jeugdgraph query run provenance/sources",
        "and 1 more source (memberships: {ties}); all: jeugdgraph query run provenance/sources",
    ),
    "evidence": ("bewijs", "evidence"),
}
