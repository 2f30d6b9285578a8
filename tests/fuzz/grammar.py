"""Queries out of a grammar: SPARQL 1.1 as it may be written, with a share of what it may not hold."""

from collections.abc import Callable, Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")

DEEPEST = 4
"""Groups and expressions within one another, but for those that nest on purpose."""
KNOWN = (
    "jg:Municipality", "jg:YouthRegion", "jg:validFrom", "jg:validUntil", "jg:observedOn", "jg:policyDomain",
    "org:member", "org:organization", "org:role", "skos:prefLabel", "skos:inScheme", "rdf:type", "rdfs:label",
    "prov:wasDerivedFrom", "oa:hasSource", "dct:title", "owl:Class", "xsd:date", "jg:nothingOfTheKind",
)  # fmt: skip
GRAPHS = ("meta", "derived", "ontology", "divisions", "register", "seeds", "nowhere")
FUNCTIONS = {
    0: ("NOW", "RAND", "UUID", "STRUUID", "BNODE"),
    1: (
        "STR", "LANG", "DATATYPE", "ABS", "CEIL", "FLOOR", "ROUND", "STRLEN", "UCASE", "LCASE", "ENCODE_FOR_URI",
        "YEAR", "MONTH", "DAY", "HOURS", "TIMEZONE", "TZ", "MD5", "SHA1", "SHA256", "SHA512", "isIRI", "isBLANK",
        "isLITERAL", "isNUMERIC", "IRI", "BNODE", "xsd:integer", "xsd:date", "xsd:decimal", "xsd:double",
        "xsd:boolean", "xsd:dateTime", "<http://example.org/f>", "jg:f", "isTRIPLE", "SUBJECT",
    ),
    2: ("STRDT", "STRLANG", "sameTerm", "CONTAINS", "STRSTARTS", "STRENDS", "STRBEFORE", "STRAFTER", "LANGMATCHES",
        "REGEX", "SUBSTR", "COALESCE", "CONCAT"),
    3: ("IF", "REGEX", "SUBSTR", "REPLACE", "COALESCE", "CONCAT", "TRIPLE"),
    4: ("REPLACE", "CONCAT"),
}  # fmt: skip
"""Functions by the number of their arguments."""
AGGREGATES = ("COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT")
OPERATORS = ("=", "!=", "<", ">", "<=", ">=", "+", "-", "*", "/", "&&", "||")
LITERALS = (
    '"Tiel"', '"Tiel"@nl', "'''long\n'string'''", '"\\u0000"', '"\\U0010FFFF"', '"\\""', '"=1+1"', '"\t"',
    '"x"@nl-NL', '"2026-01-01"^^xsd:date', '"9999999-99-99"^^xsd:date',
    '"2026-02-30"^^xsd:date', '"-0001-01-01"^^xsd:date', '"2026-01-01T24:00:00Z"^^xsd:dateTime', '"1e999"^^xsd:double',
    '"NaN"^^xsd:double', '"INF"^^xsd:float', '"x"^^xsd:integer', '"yes"^^xsd:boolean', "0", "-0", "1e308", "1E+400",
    "99999999999999999999999999999999", "-9223372036854775808", ".5", "true", "false", "''", '"a\\nb\\tc\\rd"',
    '"(((((((((((((((((((((((((((((((((((a*)*)*)*)"', '"(a+)+$"', '"[z-a]"', '"\\\\"', '"İ😀\u202e"', '"\x7f\x1b[31m"',
    '"P1Y"^^xsd:duration', '"x"^^<http://example.org/t>', '"<script>"', '"=cmd()"',
)  # fmt: skip
"""Literals, nearly all of which the engine reads."""
HOSTILE_LITERALS = (
    '"SERVICE <http://example.org/> {}"', '"# FROM"', "?_text", "?_date_xsd_date", "?_lang", "?_n_xsd_integer",
    "?_municipality_iri", "?_domain_iri",
    '"\\uD800"', '"\\U00110000"', '"unclosed', "'''", "1.", '"x"@nl-NL-x-a-very-long-one', '"x"@', '"x"^^', '"\ud800"',
)  # fmt: skip
HOSTILE_IRIS = (
    "<>", "<#>", "<file:///etc/passwd>", "<http://[::1>", "<x:\\u0020>", "<urn:x:\u202e>", "<relative>",
    "<http://example.org/%zz>", "<\\u003E>", "<data:text/plain,x>",
)  # fmt: skip
UPDATES = (
    "INSERT DATA {{ {triple} }}", "DELETE DATA {{ {triple} }}", "DELETE WHERE {{ {triple} }}", "CLEAR ALL",
    "DROP SILENT GRAPH <{server}>", "LOAD <{server}> INTO GRAPH <x:g>", "LOAD <file:///etc/passwd>", "CREATE GRAPH <x:g>",
    "COPY DEFAULT TO <x:g>", "MOVE <x:g> TO DEFAULT", "ADD <x:g> TO <x:h>",
    "INSERT {{ {triple} }} WHERE {{ SERVICE <{server}> {{ ?s ?p ?o }} }}",
    "DELETE {{ {triple} }} INSERT {{ {triple} }} USING <{server}> WHERE {{ {triple} }}",
)  # fmt: skip
COMMENTS = (
    "# a comment\n",
    "#\n",
    "#'\"<\n",
    "# SERVICE <http://example.org/> {\n",
    "#+ tags: [x]\n",
    "\n#+ x\n",
)


class Grammar:
    """Writes queries. `server` is the address that SERVICE, FROM and LOAD name.

    Six of ten queries are tame: what is refused is left out of them, so that the engine gets to run them.
    """

    def __init__(self, random: Random, server: str) -> None:
        self._random = random
        self._server = server
        self._tame = random.randrange(10) < 6
        self._number = 0

    def query(self) -> str:
        """A query, or one time in ten an update."""
        if not self._tame and self._one_in(4):
            text = self._pick(UPDATES).format(triple=self._triple(1), server=self._server)
        else:
            text = self._pick(
                (self._select, self._select, self._select, self._ask, self._construct, self._describe)
            )()
        return text if self._tame else self._strewn(self._prologue() + text)

    # ---- forms

    def _select(self, depth: int = 0) -> str:
        grouped = self._one_in(4)
        distinct = self._pick(("", "", "DISTINCT ", "REDUCED "))
        columns = self._aggregates(depth) if grouped else self._pick(("*", *[self._columns(depth)] * 3))
        end = self._end(depth, grouped=grouped)
        return f"SELECT {distinct}{columns} {self._from(depth)}{self._where()}{self._group(depth)}{end}"

    def _ask(self) -> str:
        return f"ASK {self._from(0)}{self._where()}{self._group(0)}"

    def _construct(self) -> str:
        triples = self._triples(DEEPEST + 1)
        if self._one_in(4):
            return f"CONSTRUCT {self._from(0)}WHERE {{ {triples} }}{self._end(0)}"
        return f"CONSTRUCT {{ {triples} }} {self._from(0)}WHERE {self._group(0)}{self._end(0)}"

    def _describe(self) -> str:
        what = self._pick(("*", self._variable(), self._iri()))
        return f"DESCRIBE {what} {self._from(0)}{self._pick(('', f'WHERE {self._group(0)}'))}{self._end(0)}"

    def _prologue(self) -> str:
        prefixes = ("PREFIX x: <http://example.org/>", "prefix jg: <x:>", "BASE <http://example.org/>", "BASE <file:///>",
                    "PREFIX : <#>", "PREFIX \u00e9: <x:>", "PREFIX x:<x:>PREFIX x:<y:>")  # fmt: skip
        return "".join(
            self._pick(prefixes) + self._pick((" ", "\n")) for _ in range(self._pick((0, 0, 0, 1, 2)))
        )

    def _from(self, depth: int) -> str:
        if depth or not self._one_in(8):
            return ""
        if self._tame:
            return "FROM <https://w3id.org/jeugdgraph/graph/meta> "
        source = self._pick(
            (f"<{self._server}>", "<https://w3id.org/jeugdgraph/graph/meta>", "<file:///etc/passwd>")
        )
        return self._word("FROM") + self._pick((" ", " NAMED ")) + source + " "

    def _where(self) -> str:
        return self._pick(("", "WHERE ", "where "))

    def _end(self, depth: int, *, grouped: bool = False) -> str:
        """GROUP BY, HAVING, ORDER BY, LIMIT, OFFSET, VALUES."""
        found = f" GROUP BY {self._variable()}" if grouped and self._one_in(2) else ""
        found += f" HAVING ({self._aggregate(2)} > 1)" if grouped and self._one_in(4) else ""
        if self._one_in(4):
            found += f" ORDER BY {self._pick(('', 'DESC', 'ASC'))}({self._expression(depth + 2)})"
        found += (
            f" LIMIT {self._pick((0, 1, 10, 1000, 10**7 if self._tame else 10**20))}"
            if not self._one_in(4)
            else ""
        )
        found += f" OFFSET {self._pick((0, 3, 10**6))}" if self._one_in(6) else ""
        return found + (f" {self._values()}" if self._one_in(12) else "")

    def _columns(self, depth: int) -> str:
        return " ".join(
            self._variable() if self._one_in(2) else f"({self._expression(depth + 1)} AS {self._fresh()})"
            for _ in range(self._pick((1, 2, 3)))
        )

    def _aggregates(self, depth: int) -> str:
        plain = f"{self._variable()} " if not self._tame and self._one_in(2) else ""
        return f"{plain}({self._aggregate(depth + 1)} AS {self._fresh()})"

    # ---- patterns

    def _group(self, depth: int) -> str:
        if depth > DEEPEST:
            return f"{{ {self._triple(depth)} }}"
        parts = (self._part(depth + 1) for _ in range(self._pick((1, 1, 2, 2, 3))))
        return "{ " + self._pick((" ", " . ", "\n")).join(parts) + " }"

    def _part(self, depth: int) -> str:
        group = self._group
        ways: Sequence[Callable[[], str]] = (
            *[lambda: self._triples(depth)] * 6,
            lambda: f"OPTIONAL {group(depth)}",
            lambda: f"{group(depth)} UNION {group(depth)}",
            lambda: f"MINUS {group(depth)}",
            lambda: f"FILTER ({self._expression(depth)})",
            lambda: f"FILTER {self._pick(('EXISTS', 'NOT EXISTS'))} {group(depth)}",
            lambda: f"BIND ({self._expression(depth)} AS {self._fresh()})",
            self._values,
            lambda: f"{{ {self._select(depth + 1)} }}",
            lambda: f"GRAPH {self._graph()} {group(depth)}",
            self._values if self._tame else self._service,
        )
        return self._pick(ways)()

    def _service(self) -> str:
        silent = self._pick(("", "SILENT "))
        server = self._pick((f"<{self._server}>", f"<{self._server}>", "?server", "jg:x"))
        return f"{self._word('SERVICE')} {silent}{server} {{ ?s ?p ?o }}"

    def _graph(self) -> str:
        return self._pick(("?g", f"<https://w3id.org/jeugdgraph/graph/{self._pick(GRAPHS)}>", self._iri()))

    def _values(self) -> str:
        if self._one_in(2):
            return f"VALUES {self._variable()} {{ {' '.join(self._term() for _ in range(self._pick((0, 1, 3))))} }}"
        return f"VALUES (?a ?b) {{ ({self._term()} UNDEF) ({self._term()} {self._term()}) }}"

    def _triples(self, depth: int) -> str:
        return " . ".join(self._triple(depth) for _ in range(self._pick((1, 1, 2, 3))))

    def _triple(self, depth: int) -> str:
        subject = self._pick(
            (
                self._variable(),
                self._variable(),
                self._iri(),
                "[]",
                "[]" if self._tame else "_:b",
                "( 1 ?x )",
                "<< ?s ?p ?o >>",
            )
        )
        end = f" ; {self._path(depth)} {self._object()}" if self._one_in(5) else ""
        return f"{subject} {self._path(depth)} {self._object()}{end}"

    def _object(self) -> str:
        return self._pick(
            (self._variable(), self._variable(), self._term(), "[ a ?t ]", f"{self._term()} , ?z")
        )

    def _path(self, depth: int) -> str:
        if depth > DEEPEST or not self._one_in(4):
            return self._pick((self._variable(), "a", *[self._pick(KNOWN)] * 3))
        inner = self._path(depth + 1) if self._one_in(2) else self._pick(KNOWN)
        return self._pick(
            (f"^{inner}", f"({inner})*", f"({inner})+", f"({inner})?", f"{inner}/{self._pick(KNOWN)}",
             f"({inner}|{self._pick(KNOWN)})", f"!({self._pick(KNOWN)}|^a)", f"!{self._pick(KNOWN)}",
             f"({inner})" if self._tame else f"({inner}){{2}}")
        )  # fmt: skip

    # ---- expressions and terms

    def _expression(self, depth: int) -> str:
        if depth > DEEPEST:
            return self._term_or_variable()
        deeper = depth + 1
        ways: Sequence[Callable[[], str]] = (
            self._term_or_variable,
            self._term_or_variable,
            lambda: f"({self._expression(deeper)} {self._pick(OPERATORS)} {self._expression(deeper)})",
            lambda: f"{self._pick('!-+')}{self._expression(deeper)}",
            lambda: (
                f"({self._expression(deeper)} {self._pick(('IN', 'NOT IN'))} ({self._expression(deeper)}, {self._term()}))"
            ),
            lambda: self._call(deeper),
            lambda: f"BOUND({self._variable()})",
            lambda: f"EXISTS {self._group(deeper)}",
            lambda: self._aggregate(deeper) if self._one_in(4) else self._call(deeper),
        )
        return self._pick(ways)()

    def _call(self, depth: int) -> str:
        number = self._pick(tuple(FUNCTIONS))
        name = self._pick(FUNCTIONS[number])
        return f"{name}({', '.join(self._expression(depth) for _ in range(number))})"

    def _aggregate(self, depth: int) -> str:
        name = self._pick(AGGREGATES)
        of = "*" if name == "COUNT" and self._one_in(2) else self._expression(depth + 2)
        separator = '; SEPARATOR="\\n"' if name == "GROUP_CONCAT" and self._one_in(2) else ""
        return f"{name}({self._pick(('', 'DISTINCT '))}{of}{separator})"

    def _term_or_variable(self) -> str:
        return self._pick((self._variable(), self._term()))

    def _term(self) -> str:
        hostile = not self._tame and self._one_in(8)
        return self._pick((self._iri(), self._pick(HOSTILE_LITERALS if hostile else LITERALS)))

    def _iri(self) -> str:
        unknown = ("foo:bar", ":x", "jg:", "jg:a\\-b", "jg:%41", "x:" + "y" * 500, "_:b", "jg:a.b.", "wd:Q1")
        rare = self._pick((self._pick(HOSTILE_IRIS), self._pick(unknown), f"<{self._server}>"))
        return rare if not self._tame and self._one_in(6) else self._pick(KNOWN)

    def _fresh(self) -> str:
        """A variable for ``AS``, in a tame query one that is used nowhere else."""
        self._number += 1
        return f"?n{self._number}" if self._tame else self._variable()

    def _variable(self) -> str:
        if self._one_in(40):
            return self._pick(("?" + "v" * 300, "$s", "?\u00e9", "?1", "?_x", "?_y_iri", "?\U0001d4b3"))
        return self._pick(("?s", "?p", "?o", "?x", "?y"))

    # ---- means

    def _word(self, word: str) -> str:
        """A keyword, one time in six in a way that hides it."""
        hidden = (
            f"\\u{ord(word[0]):04X}{word[1:]}",
            word.lower(),
            f"{word[:2]}\u200b{word[2:]}",
            word.swapcase(),
        )
        return self._pick(hidden) if self._one_in(6) else word

    def _strewn(self, text: str) -> str:
        """The text, one time in eight with comments in odd places."""
        if not self._one_in(8):
            return text
        for _ in range(self._pick((1, 2, 3))):
            place = self._random.randrange(len(text) + 1)
            text = text[:place] + self._pick(COMMENTS) + text[place:]
        return text

    def _pick(self, choices: Sequence[T]) -> T:
        return self._random.choice(choices)

    def _one_in(self, number: int) -> bool:
        return self._random.randrange(number) == 0
