"""What follows from the ontology: consistency, impossible classes, members of defined classes.

HermiT does the reasoning; it is a Java program that comes with owlready2. It knows neither dates
nor named graphs, so `extract` hands it what holds on one reference date, without the dates.
"""

import os
import shutil
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from jeugdgraph import namespaces
from jeugdgraph.errors import JeugdgraphError

if TYPE_CHECKING:
    from jeugdgraph.readable import Readable

FILES = ("jeugdgraph.ttl", "schemes.ttl")
"""Files of the ontology that the reasoner needs; the shapes are for checking."""

REMEDY = (
    "install a Java runtime (for instance: apt-get install default-jre-headless) "
    "or point JAVA_HOME or PATH to one"
)
MESSAGE_LENGTH = 200
"""Characters of a message of the reasoner that are passed on."""

_LINKS = tuple(
    namespaces.iri(name)
    for name in (
        "org:member",
        "org:organization",
        "org:role",
        "jg:status",
        "jg:basis",
        "jg:confidence",
        "jg:conflictsWith",
        "jg:scale",
        "jg:legalForm",
        "jg:policyDomain",
        "jg:inDivision",
        "jg:replacedBy",
    )
)
"""Properties that the definitions and restrictions look at."""

_LEFT_OUT = frozenset(
    namespaces.JG + name
    for name in (
        "Absence",
        "Border",
        "Confirmation",
        "DocumentNote",
        "Indicator",
        "Observation",
        "Passage",
        "PostcodeArea",
        "Source",
        "StatedCount",
        "Statement",
        "Version",
    )
)
"""Classes whose members no definition looks at; without them the reasoner has half the work."""

_CURRENT = """
PREFIX jg: <https://w3id.org/jeugdgraph/def#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
SELECT ?membership ?share
WHERE {
  ?membership a jg:Membership .
  OPTIONAL { ?membership jg:validFrom ?from }
  OPTIONAL { ?membership jg:validUntil ?until }
  OPTIONAL { ?membership jg:share ?share }
  FILTER ( COALESCE(?from, "0001-01-01"^^xsd:date) <= ?_date_xsd_date )
  FILTER ( ?_date_xsd_date < COALESCE(?until, "9999-12-31"^^xsd:date) )
}
"""


class ReasonerUnavailable(JeugdgraphError):
    """There is no Java runtime to run the reasoner."""

    exit_code: ClassVar[int] = 2


class ReasonerFailed(JeugdgraphError):
    """The reasoner could not read or finish what it was given."""

    exit_code: ClassVar[int] = 3


@dataclass(frozen=True)
class Inference:
    """What the reasoner found.

    `members` maps the local name of each defined class to the IRIs of its members, sorted; it is
    empty when the data are inconsistent, for then everything follows. `unsatisfiable` names classes
    that can have no member, by IRI. `seconds` is the time of the reasoner alone.
    """

    consistent: bool
    unsatisfiable: tuple[str, ...]
    members: Mapping[str, tuple[str, ...]]
    seconds: float


def read_ontology(folder: Path) -> list[str]:
    """N-Triples lines of the ontology and the concept schemes in `folder`."""
    from pyoxigraph import RdfFormat, parse

    return [
        f"{triple.subject} {triple.predicate} {triple.object} ."
        for name in FILES
        for triple in parse(path=str(folder / name), format=RdfFormat.TURTLE)
    ]


def extract(store: "Readable", on: date) -> Iterator[str]:
    """N-Triples lines of what the reasoner needs to know about one day.

    Parameters
    ----------
    store
        The built graph.
    on
        Reference date; memberships that do not hold on it are left out.

    Yields
    ------
    str
        Classes and `_LINKS` of memberships and of those who take part, without dates and names.
        A share below 1 is handed over as jg:partialShare, which the definitions use.
    """
    current = _current(store, on)
    for subject, kind in _typed(store):
        if subject not in current and kind == namespaces.iri("jg:Membership"):
            continue
        yield _line(subject, namespaces.iri("rdf:type"), f"<{kind}>")
    for property_ in _LINKS:
        yield from _links(store, property_, current)
    for membership, share in current.items():
        if share is not None and Decimal(share) < 1:
            yield _line(membership, namespaces.iri("jg:partialShare"), _decimal(share))


def classify(ontology: Iterable[str], data: Iterable[str] = ()) -> Inference:
    """Run the reasoner over N-Triples lines of an ontology and of individuals.

    Parameters
    ----------
    ontology
        Lines as `read_ontology` gives them.
    data
        Lines as `extract` gives them: no dates, for OWL 2 reasoners know no xsd:date.

    Raises
    ------
    ReasonerUnavailable
        Without a Java runtime.
    ReasonerFailed
        When the reasoner stops for another reason than an inconsistency.
    """
    java = find_java()
    with tempfile.TemporaryDirectory(prefix="jeugdgraph-") as folder:
        path = Path(folder) / "facts.nt"
        with path.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(f"{line}\n" for lines in (ontology, data) for line in lines)
        return _reason(path, java)


def find_java() -> str:
    """Path of the Java program: that of JAVA_HOME, else the one on PATH.

    Raises ReasonerUnavailable when neither is there.
    """
    home = os.environ.get("JAVA_HOME")
    found = shutil.which("java", path=str(Path(home) / "bin")) if home else None
    found = found or shutil.which("java")
    if not found:
        raise ReasonerUnavailable(f"The reasoner needs Java: {REMEDY}.")
    return found


def _reason(path: Path, java: str) -> Inference:
    import owlready2
    from owlready2 import reasoning

    owlready2.JAVA_EXE = java
    # Its own temporary files are kept in our folder, which is removed whatever happens.
    before, tempfile.tempdir = tempfile.tempdir, str(path.parent)
    world = owlready2.World()
    started = time.perf_counter()
    try:
        world.get_ontology(path.as_uri()).load()
        started = time.perf_counter()
        reasoning.sync_reasoner_hermit(world, infer_property_values=False, debug=0)
        seconds = time.perf_counter() - started
        impossible = {found.iri for found in world.inconsistent_classes()}
        impossible.discard(namespaces.iri("owl:Nothing"))
        return Inference(True, tuple(sorted(impossible)), _members(world), seconds)
    except owlready2.OwlReadyInconsistentOntologyError:
        return Inference(False, (), {}, time.perf_counter() - started)
    except Exception as problem:  # whatever a third party raises, the user gets one line
        raise ReasonerFailed(_reason_of_failure(problem)) from problem
    finally:
        world.close()
        tempfile.tempdir = before


def _members(world: Any) -> dict[str, tuple[str, ...]]:
    """Members of each class of ours that is defined by an intersection."""
    from owlready2 import And

    found = {}
    for class_ in world.classes():
        defined = any(isinstance(meaning, And) for meaning in class_.equivalent_to)
        if defined and class_.iri.startswith(namespaces.JG):
            found[class_.name] = tuple(sorted({one.iri for one in class_.instances(world=world)}))
    return dict(sorted(found.items()))


def _reason_of_failure(problem: Exception) -> str:
    """First line of a message that says what went wrong, not where."""
    lines = [line.strip() for line in str(problem).splitlines() if line.strip()]
    told = [line for line in lines if not line.startswith(("at ", "Java error message"))]
    what = told[0] if told else type(problem).__name__
    return f"The reasoner stopped: {what[:MESSAGE_LENGTH]}"


def _current(store: "Readable", on: date) -> dict[str, str | None]:
    """Memberships that hold on the day, with their share where one is given."""
    from pyoxigraph import Literal, NamedNode

    from jeugdgraph.catalogue import bind

    day = Literal(on.isoformat(), datatype=NamedNode(namespaces.iri("xsd:date")))
    rows: Any = store.query(bind(_CURRENT, {"_date_xsd_date": day}), use_default_graph_as_union=True)
    return {row["membership"].value: row["share"].value if row["share"] is not None else None for row in rows}


def _typed(store: "Readable") -> Iterator[tuple[str, str]]:
    """Things with each of their classes of ours; the things of the vocabulary are left out."""
    from pyoxigraph import NamedNode

    seen: set[tuple[str, str]] = set()
    for quad in store.quads_for_pattern(None, NamedNode(namespaces.iri("rdf:type")), None):
        if not isinstance(quad.subject, NamedNode) or not isinstance(quad.object, NamedNode):
            continue
        pair = quad.subject.value, quad.object.value
        ours = pair[1].startswith(namespaces.JG) and not pair[0].startswith(namespaces.CONCEPT)
        if ours and pair[1] not in _LEFT_OUT and pair not in seen:
            seen.add(pair)
            yield pair


def _links(store: "Readable", property_: str, current: Mapping[str, str | None]) -> Iterator[str]:
    """Links by one property; those of memberships only when they hold on the day."""
    from pyoxigraph import NamedNode

    memberships = namespaces.thing("membership", "")
    for quad in store.quads_for_pattern(None, NamedNode(property_), None):
        subject, object_ = quad.subject, quad.object
        if not isinstance(subject, NamedNode) or not isinstance(object_, NamedNode):
            continue
        if subject.value.startswith(memberships) and subject.value not in current:
            continue
        yield _line(subject.value, property_, f"<{object_.value}>")


def _decimal(value: str) -> str:
    return f'"{value}"^^<{namespaces.iri("xsd:decimal")}>'


def _line(subject: str, predicate: str, object_: str) -> str:
    return f"<{subject}> <{predicate}> {object_} ."
