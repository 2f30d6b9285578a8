"""What is thrown at the package: each input follows from the seed and its number alone."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Literal, get_args

from jeugdgraph.catalogue.header import Parameter, StoredQuery, Type, read_all, suffix_of, without_header
from tests.fuzz.grammar import HOSTILE_LITERALS, LITERALS, Grammar

Kind = Literal["grammar", "mutation", "noise", "header", "parameter"]
KINDS: tuple[Kind, ...] = get_args(Kind)
_SHARES = (40, 25, 10, 10, 15)
"""Shares of the kinds in a hundred inputs."""
BY_COMMAND = 20
"""One query in so many goes through the command line."""

_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")
_BITS = (
    b"\x00", b"\xff\xfe", b"\xc0\xaf", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\xe2\x80\xae", b"\r", b"\x1b[31m", b"\\u0022",
    b"\\U0010FFFF", b"\\u", b'"', b"'''", b"<", b">", b"{", b"}", b"(", b")", b"#", b"#+ ", b"?_x ", b"?_y_iri ", b"$",
    b"FROM", b"SERVICE", b"\xf0\x9f\x98\x80", b"\xcc\x81" * 50,
)  # fmt: skip
_NESTED = (
    ("{", "}"), ("(", ")"), ("SELECT * { { ", " } }"), ("ASK { FILTER (", ") }"), ("[", "]"), ("<< ", " >>"), ("!", ""),
    ("^", ""), ("OPTIONAL {", "}"), ("SELECT * WHERE { {", "} }"), ("<<", ">>"), ("NOT EXISTS {", "}"),
)  # fmt: skip
_FRAMES = (
    "SELECT * {{ {0} }}", "SELECT * {{ ?s {0} ?o }}", "ASK {{ FILTER ({0}) }}", "{0}", "SELECT (({0}) AS ?x) {{}}",
    "SELECT * {{ {0} }} # SERVICE FROM \\u0041", "INSERT {{ {0} }}", "SELECT * {{ ?s ?p {0} }}", "#+ {0}\nASK {{}}",
    "SELECT * {{ ?s ?p ({0}) }} # SERVICE", "ASK {{ ?s ?p 1{0} }} # FROM",
)  # fmt: skip
_HEADER_BITS = (
    ": ", "- ", "[", "]", "{", "}", "&a ", "*a", "!!python/object:os.system ", "!!binary x", "<<: *a", "? ", "|", ">-", "%",
    "@", "`", "2026-01-01", "1e999", "0o17", "1_000", "yes", "~", "null", '"', "'", "\t", "\x00", "\x85", "\ud800", "--- ",
    "...", "!!timestamp 2026-99-99", "!!int x", "!!float y", "!!set {a}", "999999999999-01-01", "12:30:45", "\u2028",
    "!!null x", "!!bool x", "!!omap [a]", "2026-02-30", "=", "[" * 300, "{" * 300, "&b [*b]", "- " * 300,
)  # fmt: skip
_KEYS = (
    "summary",
    "question_nl",
    "parameters",
    "example",
    "columns",
    "tags",
    "level",
    "problem",
    "type",
    "nl",
    "default",
)
_VALUES = (
    "", " ", "Tiel", "tiel\x00", "GM0281", "gm 281", "GM9999", "a" * 20_000, "\ud800", "\udcff", "\x1b[31m", "' OR 1=1", '"} #',
    "2026-01-01", "2026-02-30", "9999-99-99", "-1", "1e9", "99999999999999999999", "١٢٣", "²", "1_0", "+5", " 7 ", "--7", "NaN",
    "https://identifier.overheid.nl/tooi/id/gemeente/gm0281", "<x:a>", "x:a b", "http://[::1", "file:///etc/passwd", "youth-care",
    "nl", "en", "NL", "de", "jg:Municipality", "YouthRegion", "validFrom", "e\u0301" * 200, "\u0131", "ß" * 500, "\u202eleiT",
    "()" * 3000, "(" * 5000, "(((Tiel)))", "gemeente " * 500, "…", ".", "/", "../../etc/passwd", "%00", "\ufeffTiel",
    "jeugdregio-rivierenland.gm0281",
    "jeugdregio-rivierenland." + "9" * 300, "." * 1000,
)  # fmt: skip


@dataclass(frozen=True)
class Input:
    """One input. `content` is a query or a header with its query; of a value only `parameter` and `value` count."""

    number: int
    kind: Kind
    content: bytes = b""
    parameter: Parameter | None = None
    value: str = ""
    by_command: bool = False

    @property
    def text(self) -> str:
        """The content as a caller in Python has it; bytes that are no UTF-8 become lone surrogates."""
        return self.content.decode("utf-8", "surrogateescape")


def made(seed: int, number: int, server: str) -> tuple[Input, Random]:
    """The input with a number, and the chance with which the rest is decided."""
    random = Random(f"{seed}/{number}")  # noqa: S311 - no secret
    kind = random.choices(KINDS, _SHARES)[0]
    if kind == "parameter":
        return Input(number, kind, parameter=_parameter(random), value=_value(random)), random
    if kind == "header":
        return Input(number, kind, _header(random).encode("utf-8", "surrogatepass")), random
    if kind == "grammar":
        content = Grammar(random, server).query().encode("utf-8", "surrogatepass")
    else:
        content = _mutated(random) if kind == "mutation" else _noise(random)
    return Input(number, kind, content, by_command=random.randrange(BY_COMMAND) == 0), random


@cache
def _stored() -> Sequence[StoredQuery]:
    return read_all(internal=True)


def _mutated(random: Random) -> bytes:
    """A stored query of which some tokens are gone, doubled, swapped or replaced, and bytes put in."""
    text = random.choice(_stored()).text
    tokens = _TOKEN.findall(text if random.randrange(4) == 0 else without_header(text))
    for _ in range(random.choice((1, 1, 2, 3, 8))):
        place, other = random.randrange(len(tokens)), random.randrange(len(tokens))
        way = random.randrange(5)
        if way == 0 and len(tokens) > 2:
            del tokens[place]
        elif way == 1:
            tokens.insert(other, tokens[place])
        elif way == 2:
            tokens[place], tokens[other] = tokens[other], tokens[place]
        elif way == 3:
            tokens[place] = random.choice((*LITERALS, *HOSTILE_LITERALS))
        else:
            tokens.insert(place, "")
    content = "".join(tokens).encode("utf-8", "surrogatepass")
    for _ in range(random.choice((0, 0, 0, 1, 2))):
        place = random.randrange(len(content) + 1)
        content = content[:place] + random.choice(_BITS) + content[place:]
    return content


def _noise(random: Random) -> bytes:
    """Bytes that are no query: at random, in pieces, very long, or deep."""
    way = random.randrange(4)
    if way == 0:
        return random.randbytes(random.choice((0, 1, 10, 100, 5000)))
    if way == 1:
        pieces = (
            random.choice((*_BITS, b" ", b"SELECT", b"?x", b"*", b"ASK", b"WHERE"))
            for _ in range(random.randrange(60))
        )
        return b"".join(pieces)
    if way == 2:
        piece = random.choice(
            (
                *_BITS,
                b"a",
                b"?x ",
                b"/a",
                b"|a",
                b"a:",
                b"-",
                b"1 ",
                b"\n",
                b". ",
                b"(1)",
                b"+1",
                b",1",
                b"&&1",
            )
        )
        long = piece * random.choice((1000, 20_000, 300_000 // len(piece)))
        return random.choice(_FRAMES).encode().replace(b"{0}", long).replace(b"{{", b"{").replace(b"}}", b"}")
    opening, closing = random.choice(_NESTED)
    depth = random.choice((10, 100, 1000, 10_000, 100_000))
    inner = random.choice(("", "?s ?p ?o", "1", "a"))
    return (
        random.choice(_FRAMES).format(opening * depth + inner + closing * random.choice((depth, 0))).encode()
    )


def _header(random: Random) -> str:
    """A header with its query, of which the header has been spoilt."""
    lines = random.choice(_stored()).text.split("\n")
    own = [place for place, line in enumerate(lines) if line.startswith("#+")]
    for _ in range(random.choice((1, 1, 2, 4))):
        place = random.choice(own or [0])
        line, bit = lines[place], random.choice(_HEADER_BITS)
        cut = random.randrange(2, len(line) + 1) if len(line) > 2 else len(line)
        way = random.randrange(5)
        if way == 0:
            lines[place] = line[:cut] + bit + line[cut:]
        elif way == 1:
            lines[place] = f"{line.partition(': ')[0]}: {bit}"
        elif way == 2:
            lines[place] = line + "\n" + lines[random.choice(own or [0])]
        elif way == 3:
            lines[place] = f"#+ {random.choice(_KEYS)}: {random.choice(_HEADER_BITS)}"
        else:
            lines[place] = line[:cut]
    return "\n".join(lines)


def _parameter(random: Random) -> Parameter:
    """A parameter of any type; that of a stored query now and then, for its scheme, default and values."""
    if random.randrange(3) == 0:
        known = [one for query in _stored() for one in query.parameters]
        return random.choice(known)
    type_: Type = random.choice(get_args(Type))
    scheme = random.choice(("domain", "role", "scope", "scale", "status", "legal-form", "", "no-such-scheme"))
    return Parameter("x", f"_x{suffix_of(type_)}", type_, scheme=scheme)


def _value(random: Random) -> str:
    """Text as somebody may type it for a value."""
    value = random.choice(_VALUES)
    for _ in range(random.choice((0, 0, 1, 3))):
        place = random.randrange(len(value) + 1)
        bit = random.choice(
            (
                chr(random.randrange(0x110000)),
                chr(random.randrange(128)),
                " ",
                "é",
                random.choice(_VALUES)[:50],
            )
        )
        value = value[:place] + bit + value[place + random.randrange(3) :]
    return value


def values(random: Random, parameters: Sequence[Parameter]) -> Mapping[str, str]:
    """Values for some of the parameters of a query."""
    found: dict[str, str] = {}
    for parameter in parameters[:20]:
        if random.randrange(4):
            plausible = {"date": "2026-01-01", "municipality": "Tiel", "integer": "3", "language": "nl"}
            found[parameter.name] = (
                plausible.get(parameter.type, "Tiel") if random.randrange(3) else _value(random)
            )
    return found
