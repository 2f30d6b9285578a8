"""Words of what-if answers: they describe what differs, and never judge it."""

from jeugdgraph.present.phrases import Words

WORDS: Words = {
    "title": ("Wat als: {title}", "What if: {title}"),
    "untitled": ("scenario", "scenario"),
    "is a scenario": ("let op", "note"),
    "scenario told": (
        "dit is een scenario, geen feit; de gegevens blijven zoals ze zijn",
        "this is a scenario, not a fact; the data stay as they are",
    ),
    "step": ("stap {number}", "step {number}"),
    "more steps": ("verdere stappen", "further steps"),
    # Steps
    "move": ("{municipalities} naar {region} ({division}).", "{municipalities} to {region} ({division})."),
    "move from": (
        "{municipalities} van {source} naar {region} ({division}).",
        "{municipalities} from {source} to {region} ({division}).",
    ),
    "merge-regions": (
        "{regions} worden één regio: {into} ({division}).",
        "{regions} become one region: {into} ({division}).",
    ),
    "split-region": (
        "{region} wordt gesplitst ({division}): {parts}.",
        "{region} is split ({division}): {parts}.",
    ),
    "part": ("{name} met {municipalities}", "{name} with {municipalities}"),
    "replace": (
        "{division} volgens {table}: {regions} regio's voor {municipalities}.",
        "{division} after {table}: {regions} regions for {municipalities}.",
    ),
    "replace new": (
        " Niet bekend als regio, dus nieuw: {names}.",
        " Not known as a region, so new: {names}.",
    ),
    "merge": (
        "{municipalities} worden één gemeente: {into}.",
        "{municipalities} become one municipality: {into}.",
    ),
    "merge in": (" In {division}: {region}.", " In {division}: {region}."),
    "follow largest": (
        " Waar zij in verschillende regio's liggen en niets anders is gezegd, geldt de regio van de gemeente met de meeste"
        " inwoners.",
        " Where they lie in different regions and nothing else is said, the region of the one with most residents holds.",
    ),
    "follow parts": (
        " Waar zij in verschillende regio's liggen en niets anders is gezegd, ligt de nieuwe gemeente in elk daarvan, naar"
        " inwoners.",
        " Where they lie in different regions and nothing else is said, the new municipality lies in each, by residents.",
    ),
    # In short
    "short": ("In het kort", "In short"),
    "moved": (
        "Een andere regio krijgen: {municipalities}. Daar wonen {residents}, van wie {young}.",
        "To another region go: {municipalities}. Living there: {residents}, of whom {young}.",
    ),
    "moved none": ("Geen gemeente krijgt een andere regio.", "No municipality gets another region."),
    "merged people": (
        "Bij de samenvoeging horen {residents}, van wie {young}.",
        "The merger concerns {residents}, of whom {young}.",
    ),
    "merged apart": (
        "{municipalities} liggen nu in verschillende regio's in: {divisions}.",
        "{municipalities} now lie in different regions in: {divisions}.",
    ),
    "around": (
        "In de regio's die veranderen wonen {people}.",
        "Living in the regions that change: {people}.",
    ),
    "cuts told": (
        "Doorsneden regio's, in beide richtingen naast {others}: {before} nu, {after} in het scenario; {new} nieuw, {gone}"
        " vervallen.",
        "Cut regions, in both directions beside {others}: {before} now, {after} in the scenario; {new} new, {gone} gone.",
    ),
    "other divisions one": ("1 andere indeling", "1 other division"),
    "other divisions": ("{count} andere indelingen", "{count} other divisions"),
    "congruence told": (
        "De congruentie van {municipality} is {before} nu en {after} in het scenario.",
        "The congruence of {municipality} is {before} now and {after} in the scenario.",
    ),
    "nothing changes": ("Geen maat en geen doorsnijding verandert.", "No measure and no cut changes."),
    "without told": (
        "Zonder regio in {division}: {municipalities}. Zij tellen daar niet mee.",
        "Without a region in {division}: {municipalities}. They do not count there.",
    ),
    "single told": (
        "{division} heeft in het scenario één regio: maten die regio's onderscheiden zijn niet van toepassing.",
        "{division} has one region in the scenario: measures that tell regions apart do not apply.",
    ),
    "renamed told": (
        "{region} heeft dezelfde gemeenten als {was}: alleen de naam is anders.",
        "{region} has the same municipalities as {was}: only the name differs.",
    ),
    # Regions
    "regions title": ("Regio's die veranderen", "Regions that change"),
    "region": ("regio", "region"),
    "municipalities": ("gemeenten", "municipalities"),
    "people residents": ("inwoners", "residents"),
    "people young": ("jongeren", "young residents"),
    "came": ("erbij", "joining"),
    "left": ("eruit", "leaving"),
    "new region": ("{name} (nieuw)", "{name} (new)"),
    "gone region": ("{name} (vervalt)", "{name} (gone)"),
    "arrow": ("{before} → {after}", "{before} → {after}"),
    "no regions": ("Geen regio verandert van gemeenten.", "No region changes its municipalities."),
    # Cuts
    "cuts title": ("Doorsnijdingen die nieuw zijn of vervallen", "Cuts that are new or gone"),
    "cut kind": ("wat", "what"),
    "cut new": ("nieuw", "new"),
    "cut vanished": ("vervalt", "gone"),
    "cut changed": ("anders", "other pieces"),
    "cut by": ("doorsneden door", "cut by"),
    "into": ("verdeeld over", "divided over"),
    "main piece": ("{region} ({count})", "{region} ({count})"),
    "no cuts": ("Geen doorsnijding is nieuw of vervalt.", "No cut is new or gone."),
    "cuts note": (
        "Eerst het grootste stuk met het aantal gemeenten, dan de andere met hun gemeenten; bij wat vervalt zoals het nu is.",
        "First the largest piece with its number of municipalities, then the others with theirs; for what is gone as it is"
        " now.",
    ),
    "more rows": (
        "Nog {count}; alles met --full of --format csv.",
        "{count} more; everything with --full or --format csv.",
    ),
    "more rows page": ("Nog {count}.", "{count} more."),
    # Municipalities
    "congruence title": ("Congruentie per gemeente (M1)", "Congruence per municipality (M1)"),
    "municipality": ("gemeente", "municipality"),
    "before": ("nu", "now"),
    "after": ("scenario", "scenario"),
    "difference": ("verschil", "difference"),
    "nearer": ("vaker samen met", "together more often with"),
    "further": ("minder vaak samen met", "less often with"),
    "no congruence": ("Geen gemeente verandert van congruentie.", "No municipality changes its congruence."),
    "congruence note": (
        "Aandeel van {count} indelingen waarin een gemeente samen is met een partner, gemiddeld over haar partners. Bij {steady}"
        " andere gemeenten verandert niets.",
        "Share of {count} divisions in which a municipality is together with a partner, averaged over its partners. Nothing"
        " changes for {steady} other municipalities.",
    ),
    "congruence single": (
        "Niet meegeteld, want één regio (nu of in het scenario): {divisions}.",
        "Not counted, having one region (now or in the scenario): {divisions}.",
    ),
    # Measures
    "whole title": ("{division}: regio's die heel blijven", "{division}: regions left whole"),
    "other": ("andere indeling", "other division"),
    "whole a": ("eigen regio's heel in één ervan", "own regions whole in one of it"),
    "whole b": ("regio's ervan heel in één eigen", "its regions whole in one own"),
    "no whole": ("Overal blijven evenveel regio's heel.", "Everywhere as many regions are left whole."),
    "measures title": ("{division}: andere maten", "{division}: other measures"),
    "measure": ("maat", "measure"),
    "higher": ("hoger", "higher"),
    "lower": ("lager", "lower"),
    "same": ("gelijk", "same"),
    "not applicable": ("n.v.t.", "n/a"),
    "largest": ("grootste verschil", "largest difference"),
    "largest told": ("{other}: {before} → {after}", "{other}: {before} → {after}"),
    "a_in_b": ("{measure}, eigen in andere", "{measure}, own in other"),
    "b_in_a": ("{measure}, andere in eigen", "{measure}, other in own"),
    "no measures": ("Geen maat verandert.", "No measure changes."),
    "measures note": (
        "Aantal andere indelingen waarnaast de maat hoger, lager of gelijk is. Hoger of lager is geen oordeel. Elke waarde:"
        " --full of --format csv.",
        "Number of other divisions beside which the measure is higher, lower or the same. Higher or lower is no judgement."
        " Every value: --full or --format csv.",
    ),
    "measures note page": (
        "Aantal andere indelingen waarnaast de maat hoger, lager of gelijk is. Hoger of lager is geen oordeel.",
        "Number of other divisions beside which the measure is higher, lower or the same. Higher or lower is no judgement.",
    ),
    "unchanged note": (
        "Van de {all} maten (twee richtingen, elke andere indeling) blijven er {unchanged} gelijk.",
        "Of the {all} measures (both directions, every other division), {unchanged} stay the same.",
    ),
    "pair weights": (
        "ARI, Omega, AMI en paren tellen gemeenten, ook waar de andere maten inwoners wegen.",
        "ARI, Omega, AMI and pairs count municipalities, also where the other measures weigh residents.",
    ),
    "reason single-region": ("één regio", "one region"),
    "reason cover": ("gemeenten in meer dan één regio", "municipalities in several regions"),
    "reason no-pairs": ("geen paren om te vergelijken", "no pairs to compare"),
    "reason left-out": ("niet berekend", "not computed"),
    "reason nothing-in-common": ("geen gemeente gemeen", "no municipality in common"),
    # Best fit
    "fit title": (
        "{municipality}: elke {which} van {division}",
        "{municipality}: each {which} of {division}",
    ),
    "fit near": ("aangrenzende regio", "neighbouring region"),
    "fit all": ("regio", "region"),
    "order": ("volgorde", "order"),
    "order told": (
        "congruentie van {municipality} in het scenario, aflopend; daarna het aantal doorsnijdingen, oplopend. De volgorde is"
        " geen advies.",
        "congruence of {municipality} in the scenario, descending; then the number of cuts, ascending. The order is no advice.",
    ),
    "fit own": ("{region} (nu)", "{region} (now)"),
    "congruence": ("congruentie", "congruence"),
    "others": ("anderen, gemiddeld", "others, mean"),
    "main": ("in hoofdregio", "in main region"),
    "main told": ("{shared} van {known}", "{shared} of {known}"),
    "cut count": ("doorsnijdingen", "cuts"),
    "cut count told": ("{cut} (+{new} −{gone})", "{cut} (+{new} −{gone})"),  # noqa: RUF001 - a minus sign
    "fit people": ("wonen dan in de regio", "then live in the region"),
    "fit note": (
        "‘Anderen’: de gemeenten in de regio die {municipality} verlaat en in die waar zij heen gaat, nu → scenario. ‘In"
        " hoofdregio’: indelingen waarin {municipality} ligt in de regio waarin het meeste van de regio ligt.",
        "‘Others’: the municipalities in the region that {municipality} leaves and in the one it joins, now → scenario. ‘In"
        " main region’: divisions in which {municipality} lies in the region that holds most of the region.",
    ),
    "fit cuts title": ("Doorsnijdingen per regio", "Cuts per region"),
    "to": ("naar", "to"),
    "new cuts": ("nieuw", "new"),
    "gone cuts": ("vervallen", "gone"),
    "cut told": ("{region} door {division}", "{region} by {division}"),
    "only own": (
        "Alle landgrenzen van {municipality} zijn met gemeenten in de eigen regio. Alle regio's: --regions all.",
        "All land borders of {municipality} are with municipalities in its own region. All regions: --regions all.",
    ),
    "no land border": (
        "Van {municipality} is geen landgrens bekend. Alle regio's: --regions all.",
        "No land border of {municipality} is known. All regions: --regions all.",
    ),
    "only own page": (
        "Alle landgrenzen van {municipality} zijn met gemeenten in de eigen regio.",
        "All land borders of {municipality} are with municipalities in its own region.",
    ),
    "no land border page": (
        "Van {municipality} is geen landgrens bekend.",
        "No land border of {municipality} is known.",
    ),
    "border note": (
        "Aangrenzend: met een landgrens naar de gemeentegrenzen van de bron, ook op een andere peildatum.",
        "Neighbouring: with a border over land by the boundaries of the source, also on another reference date.",
    ),
    "over note": (
        "Congruentie telt {count} indelingen.",
        "Congruence counts {count} divisions.",
    ),
    # Ground
    "doubt": (
        "Gemeenten zonder regio, betwist, of in meer dan één regio: {divisions}. Met namen: --full.",
        "Municipalities without a region, disputed, or in several regions: {divisions}. With names: --full.",
    ),
    "doubt page": (
        "Gemeenten zonder regio, betwist, of in meer dan één regio: {divisions}.",
        "Municipalities without a region, disputed, or in several regions: {divisions}.",
    ),
    "left out page": ("Buiten beschouwing: {divisions}.", "Passed over: {divisions}."),
    "changed cuts page": (
        "Van nog {count} doorsneden regio's liggen de stukken in andere regio's dan nu.",
        "Of {count} more cut regions the pieces lie in other regions than now.",
    ),
    "doubt one": ("{division} ({count})", "{division} ({count})"),
    "left out": (
        "Buiten beschouwing, zoals bij jeugdgraph mismatch: {divisions}. Alles: --every.",
        "Passed over, as in jeugdgraph mismatch: {divisions}. All: --every.",
    ),
    "changed cuts": (
        "Van nog {count} doorsneden regio's liggen de stukken in andere regio's dan nu; zie --full.",
        "Of {count} more cut regions the pieces lie in other regions than now; see --full.",
    ),
}
