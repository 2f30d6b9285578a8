"""Words of the comparison of two divisions."""

from jeugdgraph.present.phrases import Words

WORDS: Words = {
    "title": ("{a} naast {b}", "{a} beside {b}"),
    "all title": ("Alle indelingen naast elkaar", "All divisions beside each other"),
    "all title of": ("{a} naast alle andere indelingen", "{a} beside all other divisions"),
    "compared": ("vergeleken", "compared"),
    "compared value": (
        "{count}: {a_regions} regio's naast {b_regions}",
        "{count}: {a_regions} regions beside {b_regions}",
    ),
    "cuts": ("{a}: {cut} van {all} regio's doorsneden door {b}", "{a}: {cut} of {all} regions cut by {b}"),
    "no cuts": ("Elke regio ligt geheel binnen één regio.", "Every region lies whole within one region."),
    "region": ("regio", "region"),
    "pieces": ("stukken", "pieces"),
    "into": ("verdeeld over", "divided over"),
    "apart": ("erbuiten", "apart"),
    "main piece": ("{region} ({count})", "{region} ({count})"),
    "cuts note": (
        "Per regio eerst het grootste stuk met het aantal gemeenten; van de andere stukken staan de gemeenten erbij."
        " ‘Erbuiten’: in de andere stukken.",
        "For each region first the largest piece with its number of municipalities; of the other pieces the"
        " municipalities are named. ‘Apart’: in those other pieces.",
    ),
    "measures": ("Maten", "Measures"),
    "measure": ("maat", "measure"),
    "value": ("waarde", "value"),
    "range": ("spreiding", "range"),
    "meaning": ("wat het hier betekent", "what it means here"),
    "not applicable": ("n.v.t.", "n/a"),
    "single-region": (
        "niet van toepassing: een van beide heeft één regio",
        "does not apply: one of the two has a single region",
    ),
    "cover": (
        "niet van toepassing: gemeenten liggen in meer dan één regio",
        "does not apply: municipalities lie in more than one region",
    ),
    "no-pairs": (
        "niet van toepassing: er zijn geen paren om te vergelijken",
        "does not apply: there are no pairs to compare",
    ),
    "left-out": ("niet berekend", "not computed"),
    "whole": ("heel gebleven", "left whole"),
    "whole meaning": (
        "{whole} van de {all} regio's van {a} liggen geheel binnen één regio van {b}; daarin ligt {share} van {what}.",
        "{whole} of the {all} regions of {a} lie whole within one region of {b}; they hold {share} of {what}.",
    ),
    "relative_nesting": ("nesting (RN)", "nesting (RN)"),
    "relative_nesting meaning": (
        "Neem twee keer {one} uit een regio van {a}: gemiddeld {share} kans dat beide in dezelfde regio van {b} liggen.",
        "Draw {one} from a region of {a} twice: on average a {share} chance that both lie in one region of {b}.",
    ),
    "main_share": ("in voornaamste regio", "in main counterpart"),
    "main_share meaning": (
        "Gemiddeld ligt {share} van een regio van {a} in de regio van {b} waar het meeste ervan ligt.",
        "On average {share} of a region of {a} lies in the region of {b} that holds most of it.",
    ),
    "weight_apart": ("erbuiten", "apart"),
    "weight_apart meaning": (
        "{share} van {what} ligt buiten die voornaamste regio.",
        "{share} of {what} lies outside that main counterpart.",
    ),
    "mapcurves": ("Mapcurves", "Mapcurves"),
    "mapcurves meaning": (
        "De beste van beide richtingen ({forward} en {backward}); 1 zegt dat de ene in de andere past, niet dat ze gelijk zijn.",
        "The best of both directions ({forward} and {backward}); 1 says that one fits into the other, not that they are alike.",
    ),
    "homogeneity": ("homogeniteit (h)", "homogeneity (h)"),
    "homogeneity meaning": (
        "De regio in {b} vertelt {share} van wat de regio in {a} onderscheidt.",
        "The region in {b} tells {share} of what the region in {a} distinguishes.",
    ),
    "completeness": ("volledigheid (c)", "completeness (c)"),
    "completeness meaning": (
        "De regio in {a} vertelt {share} van wat de regio in {b} onderscheidt.",
        "The region in {a} tells {share} of what the region in {b} distinguishes.",
    ),
    "v": ("V (NMI, rekenkundig)", "V (NMI, arithmetic)"),
    "v meaning": (
        "Gemiddelde van h en c. Ligt bij veel regio's altijd hoog: lees het naast ‘heel gebleven’.",
        "Mean of h and c. Always high with many regions: read it beside ‘left whole’.",
    ),
    "distance": ("informatieafstand (bits)", "information distance (bits)"),
    "distance meaning": (
        "0 is dezelfde indeling; {most} zou het zijn als de indelingen niets over elkaar zeiden.",
        "0 is the same division; it would be {most} if the divisions told nothing about each other.",
    ),
    "ari": ("ARI", "ARI"),
    "ari meaning": (
        "Eens over welke gemeenten samen zitten, boven wat willekeurige regio's geven: 0 is toeval, 1 gelijk. Regio's zijn"
        " nooit willekeurig; nesting telt hier als verschil.",
        "Agreement on which municipalities sit together, above what random regions give: 0 is chance, 1 alike. Regions are"
        " never random; nesting counts as a difference here.",
    ),
    "omega": ("Omega", "Omega"),
    "omega meaning": (
        "Als ARI, voor indelingen waarin een gemeente in meer regio's ligt; een deel telt als geheel. 0 is toeval, 1 gelijk.",
        "Like ARI, for divisions in which a municipality lies in several regions; a part counts as whole. 0 is chance, 1 alike.",
    ),
    "ami": ("AMI (rekenkundig)", "AMI (arithmetic)"),
    "ami meaning": (
        "V met aftrek van wat willekeurige regio's van deze grootte al geven.",
        "V less what random regions of these sizes already give.",
    ),
    "pair_jaccard": ("paren samen", "pairs together"),
    "pair_jaccard meaning": (
        "Van de paren gemeenten die in {a} of {b} samen zitten, zit {share} in beide samen.",
        "Of the pairs of municipalities together in {a} or {b}, {share} are together in both.",
    ),
    "of municipalities": ("de gemeenten", "the municipalities"),
    "of residents": ("de inwoners", "the residents"),
    "of young": ("de jongeren", "the young residents"),
    "one of municipalities": ("een gemeente", "a municipality"),
    "one of residents": ("een inwoner", "a resident"),
    "one of young": ("een jongere", "a young resident"),
    "range note": (
        "Spreiding: laagste en hoogste waarde over {count} andere lezingen van wat betwist of niet nagegaan is.",
        "Range: lowest and highest value over {count} other readings of what is disputed or unverified.",
    ),
    "same everywhere": (
        "Betwiste of niet nagegane deelnames zijn ook in {count} andere lezingen doorgerekend: de maten blijven gelijk.",
        "Disputed or unverified memberships were computed in {count} other readings too: the measures stay the same.",
    ),
    "pair weights": (
        "ARI, Omega, AMI en paren tellen gemeenten, ook waar de andere maten inwoners wegen.",
        "ARI, Omega, AMI and pairs count municipalities, also where the other measures weigh residents.",
    ),
    "missing drop": (
        "Niet vergeleken, want alleen in {division} met een regio: {municipalities}. Met --missing singleton telt elk als"
        " eigen regio.",
        "Not compared, having a region in {division} only: {municipalities}. With --missing singleton each counts as a"
        " region of its own.",
    ),
    "missing drop page": (
        "Niet vergeleken, want alleen in {division} met een regio: {municipalities}.",
        "Not compared, having a region in {division} only: {municipalities}.",
    ),
    "missing singleton page": (
        "Alleen in {division} met een regio, in de andere geteld als eigen regio: {municipalities}.",
        "With a region in {division} only, counted as a region of its own in the other: {municipalities}.",
    ),
    "missing singleton": (
        "Alleen in {division} met een regio, in de andere geteld als eigen regio: {municipalities}.",
        "With a region in {division} only, counted as a region of its own in the other: {municipalities}.",
    ),
    "single left out": (
        "Weggelaten, want één regio: {divisions}.",
        "Left out, having one region: {divisions}.",
    ),
    "sorted": (
        "Volgorde: aandeel van de paren gemeenten dat in beide samen zit. ‘Heel’: regio's van de eerste die geheel binnen"
        " één regio van de tweede liggen, en andersom.",
        "Order: share of pairs of municipalities together in both. ‘Whole’: regions of the first that lie whole within one"
        " region of the second, and the other way round.",
    ),
    "descriptive": (
        "Een verschil is een feit over grenzen, geen oordeel.",
        "A difference is a fact about boundaries, not a judgement.",
    ),
    "matrix": ("Kruistabel", "Crosswalk"),
    "cell": ("gewicht", "weight"),
    "of a": ("deel van regio", "part of region"),
    "of b": ("deel van tegenhanger", "part of counterpart"),
    "counterpart": ("tegenhanger", "counterpart"),
    "whole a": ("heel in 2", "whole in 2"),
    "whole b": ("heel in 1", "whole in 1"),
    "first": ("indeling 1", "division 1"),
    "second": ("indeling 2", "division 2"),
    "count": ("gemeenten", "municipalities"),
    "direction": ("richting", "direction"),
    "name": ("naam", "name"),
    "low": ("laagste", "lowest"),
    "high": ("hoogste", "highest"),
    "reason": ("reden", "reason"),
    "people": ("personen", "persons"),
    "codes": ("gemeentecodes", "municipality codes"),
    "evidence": ("bewijs", "evidence"),
    "members": ("Gemeenten", "Municipalities"),
    "municipality": ("gemeente", "municipality"),
    "jaccard": ("overeenkomst (Jaccard)", "likeness (Jaccard)"),
    "jaccard meaning": (
        "Van alles wat in een van beide zit, zit {share} in beide.",
        "Of all that is in one of the two, {share} is in both.",
    ),
    "overlap": ("overlap", "overlap"),
    "overlap meaning": (
        "Van de kleinste van de twee zit {share} ook in de andere.",
        "Of the smaller of the two, {share} is in the other as well.",
    ),
    "contained": ("bevat", "containment"),
    "contained meaning": ("{share} van {a} zit ook in {b}.", "{share} of {a} is in {b} as well."),
    "in both": (
        "Samen {either}; in beide {both}; alleen in {a}: {only_a}; alleen in {b}: {only_b}.",
        "Together {either}; in both {both}; in {a} only: {only_a}; in {b} only: {only_b}.",
    ),
    "none": ("geen", "none"),
    "whole_share": ("aandeel heel gebleven", "share left whole"),
    "whole_weight": ("gewicht heel gebleven", "weight left whole"),
}
