"""Words of the pages that show pictures: networks, maps and the drawings inside other pages."""

from jeugdgraph.present.phrases import Words

WORDS: Words = {
    "scrolls": ("{title}; schuift opzij", "{title}; scrolls sideways"),
    "interactive": ("Open het beeld om te zoeken en te kiezen", "Open the picture to search and choose"),
    "key": ("Legenda", "Legend"),
    "network": ("Netwerk", "Network"),
    "network summary": (
        "Teken wie met wie samenwerkt: rond een gemeente of een verband, tussen twee plekken, of in het hele land.",
        "Draw who cooperates with whom: around a municipality or an arrangement, between two places, or nationwide.",
    ),
    "show": ("Wat wilt u zien?", "What do you want to see?"),
    "form municipality": ("Rond een gemeente", "Around a municipality"),
    "form arrangement": ("Rond een verband", "Around an arrangement"),
    "form divisions": ("Twee indelingen", "Two divisions"),
    "form country": ("Het hele land", "The whole country"),
    "form path": ("Van de een naar de ander", "From one to the other"),
    "told municipality": (
        "Met wie werkt een gemeente samen, en in welke verbanden?",
        "With whom does a municipality cooperate, and in which arrangements?",
    ),
    "told arrangement": (
        "Wie doen er mee, en waarin ontmoeten zij elkaar nog meer?",
        "Who takes part, and where else do they meet?",
    ),
    "told divisions": (
        "Welke gemeenten liggen in beide indelingen bij dezelfde buren, en welke niet?",
        "Which municipalities have the same neighbours in both divisions, and which do not?",
    ),
    "told country": ("Alle gemeenten met hun verbanden.", "All municipalities with their arrangements."),
    "told path": (
        "Via welke verbanden zijn twee gemeenten of organisaties met elkaar verbonden?",
        "Through which arrangements are two municipalities or organisations connected?",
    ),
    "field municipality": ("Gemeente", "Municipality"),
    "field arrangement": ("Verband", "Arrangement"),
    "field a": ("Indeling A", "Division A"),
    "field b": ("Indeling B", "Division B"),
    "field from": ("Van", "From"),
    "field to": ("Naar", "To"),
    "only a": ("geen: alleen A", "none: only A"),
    "projection": (
        "Verbind gemeenten direct met elkaar, zonder de verbanden ertussen",
        "Connect municipalities directly, without the arrangements between them",
    ),
    "all": ("Ook verbanden buiten het jeugddomein", "Also arrangements outside the youth domain"),
    "national": ("Ook landelijke verbanden", "Also nationwide arrangements"),
    "residents": (
        "Toon het aantal inwoners per gemeente",
        "Show the number of residents of each municipality",
    ),
    "draw": ("Teken", "Draw"),
    "full window": ("Open in het hele venster", "Open in the whole window"),
    "in words": ("In woorden", "In words"),
    "more rows": (
        "De eerste {shown} van {count} rijen. Alle rijen staan in het beeld, onder ‘Het beeld als tabel’.",
        "The first {shown} of {count} rows. All rows are in the picture, under ‘The picture as a table’.",
    ),
    "no rows": ("Geen rijen.", "No rows."),
    "also": ("Andere beelden van deze twee", "Other pictures of these two"),
    "picture crosswalk": (
        "Matrix: welk deel van A ligt in welke regio van B",
        "Matrix: how much of A lies in each region of B",
    ),
    "picture flows": (
        "Stromen: hoe de regio’s van A over die van B verdeeld zijn",
        "Flows: how the regions of A spread over those of B",
    ),
    "picture network-divisions": ("Netwerk van beide indelingen", "Network of both divisions"),
    "others": ("Andere beelden", "Other pictures"),
    "picture network-country": ("Netwerk van het hele land", "Network of the whole country"),
    "picture nesting": (
        "Hoe ver elke indeling binnen elke andere ligt",
        "How far every division lies within every other",
    ),
    "picture congruence": (
        "Of gemeenten overal dezelfde partners hebben",
        "Whether municipalities have the same partners everywhere",
    ),
}
