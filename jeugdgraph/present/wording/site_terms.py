"""Words of the pages about terms and for programs, and of the static site, in Dutch and English."""

from jeugdgraph.present.phrases import Words

WORDS: Words = {
    "language": ("Nederlands", "English"),
    "what this is": (
        "Met wie regelen gemeenten de jeugdhulp, sinds wanneer, en hoe weten we dat?",
        "With whom do municipalities arrange youth care, since when, and how do we know?",
    ),
    "terms title": ("Begrippen", "Terms"),
    "terms summary": (
        "Wat de {classes} soorten, {properties} eigenschappen en {concepts} waarden in jeugdgraph betekenen.",
        "What the {classes} classes, {properties} properties and {concepts} values in jeugdgraph mean.",
    ),
    "contents": ("Inhoud", "Contents"),
    "classes": ("Soorten", "Classes"),
    "classes lead": (
        "Waar de graaf over gaat. Elk ding hoort bij een of meer van deze soorten.",
        "What the graph is about. Everything in it is of one or more of these classes.",
    ),
    "properties": ("Eigenschappen", "Properties"),
    "properties lead": (
        "Wat er over een ding gezegd kan worden.",
        "What can be said of a thing.",
    ),
    "schemes": ("Waardenlijsten", "Concept schemes"),
    "schemes lead": (
        "Vaste lijsten waaruit een eigenschap haar waarde krijgt.",
        "Fixed lists from which a property takes its value.",
    ),
    "prefixes": ("Voorvoegsels", "Prefixes"),
    "prefixes lead": (
        "Korte namen voor het begin van een adres, zoals in SPARQL.",
        "Short names for the beginning of an address, as in SPARQL.",
    ),
    "prefix": ("voorvoegsel", "prefix"),
    "address": ("adres", "address"),
    "version": ("versie", "version"),
    "namespace": ("naamruimte", "namespace"),
    "constraints": (
        "De regels waaraan de tabellen moeten voldoen (SHACL) staan niet in de graaf zelf. Ze horen bij de broncode;"
        " de opdracht jeugdgraph check past ze toe.",
        "The rules that the tables must obey (SHACL) are not in the graph itself. They come with the source code; the"
        " command jeugdgraph check applies them.",
    ),
    "licence": ("licentie", "licence"),
    "column iri": ("adres", "address"),
    "column kind": ("soort", "kind"),
    "column label": ("naam", "name"),
    "column definition": ("betekenis", "meaning"),
    "column uses": ("aantal keren", "uses"),
    "thing": ("ding", "thing"),
    "thing summary": (
        "Wat de graaf over dit ding ({kind}) zegt: {iri}",
        "What the graph says of this thing ({kind}): {iri}",
    ),
    "says": ("Wat erover gezegd wordt", "What is said of it"),
    "referring": ("Wat ernaar verwijst", "What refers to it"),
    "nobody": ("Niets verwijst hiernaar.", "Nothing refers to it."),
    "more referring": (
        "Getoond: {count} verwijzingen; er zijn er meer.",
        "Shown: {count} references; there are more.",
    ),
    "uses": ("komt {count} keer voor", "used {count} times"),
    "uses one": ("komt één keer voor", "used once"),
    "unused": ("wordt nu niet gebruikt", "not used at present"),
    "plural": ("meervoud", "plural"),
    "or": ("of", "or"),
    "and": ("en", "and"),
    "some": ("minstens één", "at least one"),
    "only": ("uitsluitend", "only"),
    "itself": ("zichzelf", "itself"),
    "at most": ("hoogstens {number}", "at most {number}"),
    "exactly": ("precies {number}", "exactly {number}"),
    "owl:FunctionalProperty": ("heeft hoogstens één waarde", "has one value at most"),
    "owl:SymmetricProperty": ("geldt over en weer", "holds both ways"),
    "owl:ObjectProperty": ("verwijst naar een ding", "refers to a thing"),
    "owl:DatatypeProperty": ("heeft een tekst, getal of datum", "has a text, number or date"),
    "owl:AnnotationProperty": ("verwijst naar een ding of is een tekst", "refers to a thing or is a text"),
    "rdfs:subClassOf": ("is een soort", "is a kind of"),
    "rdfs:subClassOf back": ("heeft als soorten", "has the kinds"),
    "rdfs:subPropertyOf": ("is een vorm van", "is a form of"),
    "owl:equivalentClass": ("is hetzelfde als", "is the same as"),
    "owl:disjointWith": ("is nooit ook", "is never also"),
    "rdfs:domain": ("hoort bij", "belongs to"),
    "rdfs:domain back": ("eigenschappen", "properties"),
    "schema:domainIncludes": ("hoort onder meer bij", "belongs to, among others"),
    "schema:domainIncludes back": ("ook te gebruiken", "may also have"),
    "rdfs:range": ("waarde is", "value is"),
    "schema:rangeIncludes": ("waarde is onder meer", "value is, among others"),
    "owl:inverseOf": ("is het omgekeerde van", "is the inverse of"),
    "owl:propertyChainAxiom": ("volgt uit", "follows from"),
    "skos:broader": ("valt onder", "falls under"),
    "skos:broader back": ("omvat", "comprises"),
    "skos:closeMatch": ("lijkt op", "resembles"),
    "rdfs:seeAlso": ("zie ook", "see also"),
    "dct:source": ("ontleend aan", "taken from"),
    "api title": ("Voor programma’s", "For programs"),
    "api summary": (
        "Alles op deze pagina’s is ook voor programma’s te lezen: als JSON, als RDF en met SPARQL.",
        "Everything on these pages can be read by programs too: as JSON, as RDF and with SPARQL.",
    ),
    "api filed": (
        "Deze pagina’s zijn losse bestanden. Wat hieronder staat, vraagt om een server:",
        "These pages are plain files. What is described below needs a server:",
    ),
    "api site": (
        "In de voorbeelden staat SITE voor het adres van de website waar u nu bent.",
        "In the examples, SITE stands for the address of the website that you are on.",
    ),
    "api routes": ("Antwoorden als JSON", "Answers as JSON"),
    "api shape": (
        "Elk antwoord heeft dezelfde velden. De vorm verandert niet binnen versie 1.",
        "Every answer has the same fields. Their shape does not change within version 1.",
    ),
    "api field on": (
        "de peildatum; geef een andere met ?on=2026-01-01",
        "the reference date; name another with ?on=2026-01-01",
    ),
    "api field lang": (
        "de taal van namen en zinnen: nl of en",
        "the language of names and sentences: nl or en",
    ),
    "api field data": (
        "het antwoord; elk ding heeft een id, een adres (IRI) en een naam",
        "the answer; every thing has an id, an address (IRI) and a name",
    ),
    "api field sources": (
        "de bronnen waarop het antwoord rust",
        "the sources on which the answer rests",
    ),
    "api field notes": (
        "wat u bij het antwoord moet weten",
        "what you should know with the answer",
    ),
    "api field licence": (
        "de licentie van de gegevens",
        "the licence of the data",
    ),
    "api field links": (
        "waar hetzelfde voor mensen staat, of als RDF",
        "where the same stands for people, or as RDF",
    ),
    "api problems": (
        "Kan een vraag niet beantwoord worden, dan is het antwoord application/problem+json (RFC 9457): met status"
        " 400 als een waarde niet te begrijpen is, 404 als iets niet bestaat (met namen die erop lijken) en 503 als"
        " het te veel tijd kost.",
        "When a question cannot be answered, the answer is application/problem+json (RFC 9457): with status 400 when a"
        " value cannot be understood, 404 when something does not exist (with names that come near) and 503 when it"
        " takes too much time.",
    ),
    "api description": ("Volledige beschrijving (OpenAPI 3.1)", "Full description (OpenAPI 3.1)"),
    "api path": ("pad", "path"),
    "api gives": ("geeft", "gives"),
    "api values": ("waarden", "values"),
    "api example": ("voorbeeld", "example"),
    "api municipalities": ("De gemeenten op de peildatum", "The municipalities on the date"),
    "api municipality": (
        "Een gemeente en de verbanden waaraan ze deelneemt",
        "A municipality and the arrangements it takes part in",
    ),
    "api arrangements": ("De samenwerkingsverbanden op de peildatum", "The arrangements on the date"),
    "api arrangement": ("Een samenwerkingsverband en zijn leden", "An arrangement and its members"),
    "api divisions": ("De indelingen van het land in regio’s", "The divisions of the country into regions"),
    "api division": (
        "Een indeling: haar regio’s met hun gemeenten",
        "A division: its regions with their municipalities",
    ),
    "api evidence": (
        "Waar een feit vandaan komt: document en vindplaats",
        "Where a fact comes from: document and place in it",
    ),
    "api search": ("Wat zo ongeveer heet", "What is called something like this"),
    "api compare": (
        "Twee indelingen over elkaar, of twee verbanden naast elkaar",
        "Two divisions over each other, or two arrangements beside each other",
    ),
    "api mismatches": (
        "Waar grenzen in het land niet samenvallen",
        "Where boundaries in the country do not line up",
    ),
    "api mismatchesOf": (
        "Waar de grenzen rond een gemeente of verband niet samenvallen",
        "Where the boundaries around a municipality or arrangement do not line up",
    ),
    "api history": ("Wat er tot de peildatum veranderde", "What changed until the date"),
    "api questions": ("De vaste vragen en wat ze nodig hebben", "The stored questions and what they ask for"),
    "api question": ("Het antwoord op een vaste vraag", "The answer to a stored question"),
    "api things": ("Het adres van een ding", "The address of a thing"),
    "api things lead": (
        "Elk ding en elk begrip heeft een adres dat begint met https://w3id.org/jeugdgraph/. Op deze site staat hetzelfde"
        " pad. Een browser krijgt een pagina; een programma krijgt Turtle, JSON-LD, N-Triples of RDF/XML, naar wat het"
        " in de kop Accept vraagt of met een uitgang als .ttl. Gemeenten hebben het adres dat de overheid ze geeft (TOOI).",
        "Every thing and every term has an address that begins with https://w3id.org/jeugdgraph/. This site has the same"
        " path. A browser gets a page; a program gets Turtle, JSON-LD, N-Triples or RDF/XML, as it asks in the header"
        " Accept or with an ending such as .ttl. Municipalities have the address that the government gives them (TOOI).",
    ),
    "api examples": ("Voorbeelden", "Examples"),
    "example json": ("De verbanden van een gemeente", "The arrangements of a municipality"),
    "example question": ("Een vaste vraag", "A stored question"),
    "example rdf": ("Een ding als RDF", "A thing as RDF"),
    "example sparql": ("Een eigen vraag in SPARQL", "A question of your own in SPARQL"),
    "api editor": ("SPARQL proberen in de browser", "Try SPARQL in the browser"),
    "api licence": (
        "De gegevens zijn vrij te gebruiken met naamsvermelding (CC BY 4.0). Bronnen kunnen een eigen licentie hebben.",
        "The data are free to use with attribution (CC BY 4.0). Sources may have a licence of their own.",
    ),
}
