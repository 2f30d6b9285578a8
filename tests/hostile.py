"""A tiny world in which everything that people write is hostile: names, titles, places in a source, notes, terms."""

import csv
import re
from itertools import count

from reading import TinyWorld

BROKEN = "window.broken=1;document.title='broken';alert(1)"
"""What would be seen if any of it ran."""
TEXTS = (
    f"</script><script>{BROKEN}</script>",
    f'<img src="https://example.org/x" onerror="{BROKEN}">',
    f"javascript:{BROKEN}",
    "\u202eleger\u202c \u200f\u2067\u0627\u0644",
    f'" onclick="{BROKEN}" onfocus="{BROKEN}" href="https://example.org/',
    "x" * 9_980,
    "lange naam " * 900,
    "{{7*7}} {% raw %} ${7*7} #{7*7}",
    "--> <!-- ]]> &amp; &lt;b&gt; \x01\x07\x1b[31m\x1b]0;x\x07",
    "=1+1|cmd",
    "__proto__",
    "constructor",
    f"</style></title></svg><svg onload={BROKEN}>",
)
"""A cell of a table holds 10,000 characters at most."""
ADDRESS = "https://example.org/javascript:alert('{n}')?href=(1)&x=onerror"
FREE = frozenset(
    "name name_nl name_en title publisher licence note locator unit population_nl population_en code".split()
)
"""Columns for text as somebody wrote it."""
_TERM = re.compile(r'(skos:prefLabel|rdfs:label) "[^"]*"@nl, "[^"]*"@en')


def spoil(world: TinyWorld) -> None:
    """Write hostile text wherever the tables and the ontology have room for text; each with a number of its own."""
    numbers = count()
    for path in sorted((world.home / "graph_data").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            rows, columns = list(reader), reader.fieldnames or ()
        for row in rows:
            row.update({column: _text(next(numbers)) for column in columns if column in FREE})
            if "url" in row:
                row["url"] = ADDRESS.format(n=next(numbers))
            if path.stem == "municipalities":
                row.update(_place(int(row["gm_code"][2:])))
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    for name in ("jeugdgraph.ttl", "schemes.ttl"):
        path = world.home / "ontology" / name
        told = _TERM.sub(
            lambda found: f"{found[1]} {_literal(next(numbers))}@nl, {_literal(next(numbers))}@en",
            path.read_text(encoding="utf-8"),
        )
        path.write_text(told, encoding="utf-8")


def _text(number: int) -> str:
    return f"{TEXTS[number % len(TEXTS)]} {number}"


def _literal(number: int) -> str:
    """A text as Turtle writes it."""
    return '"' + "".join(c if c.isalnum() or c == " " else f"\\u{ord(c):04X}" for c in _text(number)) + '"'


def _place(number: int) -> dict[str, str]:
    """Where a municipality lies: two beside each other, one pair above the other."""
    east, north = number % 2, number // 2 % 10
    return {
        "lat": str(52 + north / 10), "lon": str(5 + east / 10),
        "rd_x": str(150_000 + 8_000 * east), "rd_y": str(450_000 + 8_000 * north),
    }  # fmt: skip
