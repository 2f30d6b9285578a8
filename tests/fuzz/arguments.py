"""Argument lists for the commands of the analyses: names, dates, options and files, good, unlucky and hostile."""

import csv
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TypeVar

from benchmarks.reference import ROOT

T = TypeVar("T")

HOSTILE = (
    "", " ", "\t", "\n", "x" * 10_000, "Tiel\x1b[31m", "\x07", "\u202eleiT", "\ufeffTiel", "Ti\u0301el", "T\u200biel",
    "'", '"', "' OR 1=1", "--", "-x", "-", "--on", "/etc/passwd", "../../../etc/passwd", "../", ".", "~", "*", "%s%n",
    "{0}", "${HOME}", "<script>alert(1)</script>", "GM0000", "GM9999", "GM344", "gm0281", "https://example.org/", "=1+1",
    "jg:YouthRegion", "None", "nan", "0", "-1", "😀", "\ud800", "Tiel=", "=Tiel", "Tiel,Buren", "İstanbul", "ß", "Zwolle; DROP",
    "a" * 300 + "/" * 300, "https://identifier.overheid.nl/tooi/id/gemeente/gm0281", "tiel", "TIEL", " Tiel ", "\\", "|", "`id`",
)  # fmt: skip
"""Names that nobody bears, and ways in which somebody might write one that is."""
ALIASES = ("Den Bosch", "Den Haag", "'s-Hertogenbosch", "Bergen", "Hengelo", "Utrecht", "Groningen", "Geldermalsen",
           "Haren", "Nuenen", "Rivierenland", "Flevoland", "jeugdregio's", "veiligheidsregio's")  # fmt: skip
"""Names with a second thing to them: aliases, two of one name, vanished, part of a name."""
DATES = ("2015-01-01", "2015-01-02", "2016-01-01", "2016-03-07", "2018-06-15", "2019-01-01", "2020-02-29", "2021-03-02",
         "2022-03-24", "2023-09-15", "2024-01-01", "2025-01-01", "2026-01-01", "2026-11-22", "2026-11-23", "2060-01-01",
         "2100-12-31", "31-12-2025", "2020", "2020-06", " 2020 ")  # fmt: skip
BAD_DATES = ("2014-12-31", "2101-01-01", "0000-00-00", "2021-02-29", "9999-12-31", "gisteren", "", "1e3", "2020-13", "-1",
             "\uff12\uff10\uff12\uff10", "2020-01-01T00:00", "2016/2025", "99999999999999999999", "1 januari 2020")  # fmt: skip
FORMATS = ("table", "csv", "tsv", "json", "md", "xlsx")
GRAPHS = ("graphml", "gexf", "json")
FOLLOWS = ("largest", "parts")
MEMOS = ("md", "html", "docx")
PICTURES = ("html", "svg", "png")
STEPS = (
    'move = "{m}"\nto = "{r}"', 'move = ["{m}", "{m2}"]\nto = "{r}"\nfrom = "{r2}"',
    'merge-regions = ["{r}", "{r2}"]\ninto = "{new}"', 'merge = ["{m}", "{m2}"]\ninto = "{m}"\nfollow = "largest"',
    'merge = ["{m}", "{m2}"]\ninto = "{new}"\nfollow = "parts"', 'split-region = "{r}"\n[step.parts]\nA = ["{m}"]\nB = "{m2}"',
    'replace = "{d}"\ntable = "table.csv"', 'merge = ["{m}", "{m2}"]\ninto = "{new}"\n[step.regions]\n{d} = "{r}"',
    'move = "{m}"\nto = "{r}"\ndivision = "{d}"',
)  # fmt: skip
"""Steps of a scenario; most of them fit no region, as unlucky ones do."""
BAD_FILES = (
    b"", b"\xff\xfe\x00", b"\x00" * 100, b"[[step]]\n" * 2000, b"a=" + b"[" * 5000, b'title = "' + b"x" * 200_000 + b'"',
    b"step = 1", b"[step]\nmove = 1", b"[[step]]\nmove = 1979-05-27\nto = nan", b"[[step]]\n[[step]]", b"x" * (1 << 21),
    b'[[step]]\nmove = "Tiel"\nto = "Rivierenland"\non = true', b'on = 2020-01-01T00:00:00Z\n[[step]]\nmove="Tiel"\nto="x"',
    b'on = "2014"\n[[step]]\nmove=""\nto=[]', b"[[step]]\n" + b"a." * 3000 + b"b = 1", b"municipality,region\n" + b"Tiel,x\n" * 1000,
    b"municipality;region;share\nTiel;a;nan\n", b"municipality,region,share\nTiel,a,1e308\nTiel,b,-1\n", b"\r\n\r\n",
    b'municipality,region\n"Tiel', b"municipality,municipality\na,b", b"municipality,region\nTiel\n,\n,,,,\n",
    b"municipality,region,share\nTiel,a,0,5\nBuren,b,0\n", b"municipality,region\nTiel,\x1b[31m\nBuren,\xe2\x80\xae\n",
)  # fmt: skip


@dataclass(frozen=True)
class Thrown:
    """A command: its arguments, the columns of the terminal, and the file it is to write, if any."""

    args: tuple[str, ...]
    columns: int
    output: Path | None
    format: str
    """Format of the answer, or empty where the arguments do not settle it."""


class Arguments:
    """Makes argument lists. `folder` is where files are read and written; half of the lists are tame.

    `only` is a command to which they keep; without it they are of all.
    """

    def __init__(self, random: Random, folder: Path, only: str = "") -> None:
        self._only = only
        self._random = random
        self._folder = folder
        self._tame = random.randrange(10) < 5
        self._names = _names()

    def thrown(self) -> Thrown:
        """One argument list, with the files it names."""
        ways: Sequence[tuple[Callable[[], list[str]], int]] = (
            (self._compare, 3), (self._history, 2), (self._diff, 2), (self._network, 4), (self._mismatch, 3),
            (self._whatif, 5), (self._memo, 2), (self._draw, 4),
        )  # fmt: skip
        ways = [way for way in ways if self._only in ("", way[0].__name__.strip("_"))]
        args = self._random.choices([way for way, _ in ways], [weight for _, weight in ways])[0]()
        format_, output, told = self._destination(args)
        args += [*told, *self._some(("--lang", self._pick(("nl", "en"))), 2)]
        args += [] if self._tame else self._some((self._pick((*HOSTILE, "--help", "--all", "--format")),), 12)
        return Thrown(tuple(args), self._pick((20, 60, 80, 80, 100, 120, 250)), output, format_)

    # ---- commands

    def _compare(self) -> list[str]:
        way = self._pick(("pair", "pair", "pair", "members", "all"))
        found = ["compare"]
        if way == "pair":
            found += [self._name("division"), self._name("division"), *self._some(("--matrix",), 4)]
        elif way == "members":
            found += [self._name("arrangement"), self._name("arrangement")]
        else:
            found += ["--all", *self._some((self._name("division"),), 2)]
        found += self._some(("--missing", self._pick(("drop", "singleton", "refuse"))), 3)
        return found + self._common("--unverified")

    def _history(self) -> list[str]:
        found = [
            "history",
            self._name(self._pick(("municipality", "arrangement", "division", "organisation"))),
        ]
        found += self._some(("--from", self._date()), 2) + self._some(("--to", self._date()), 2)
        return found + self._some(("--details",), 3) + self._some(("--all",), 4)

    def _diff(self) -> list[str]:
        dates = [self._date(), self._date()]
        found = ["diff", *(sorted(dates) if self._tame else dates)]
        found += self._some(("-d", self._name("division")), 2) + self._some(
            ("-m", self._name("municipality")), 3
        )
        found += self._some(("--kind", self._kind()), 5) + self._some(("--rest",), 4)
        return found + self._some(("--all",), 4)

    def _network(self) -> list[str]:
        one = self._pick(("summary", "load", "municipality", "path", "path", "communities", "export"))
        found = ["network", one]
        if one in ("municipality", "path"):
            found.append(self._name("municipality"))
        if one == "path":
            found.append(
                self._name(self._pick(("municipality", "municipality", "organisation", "arrangement")))
            )
            found += self._some(("--via", self._pick(("municipalities", "all"))), 3)
        if one in ("load", "municipality", "communities"):
            found += self._some(("--division", self._name("division")), 3)
        if one in ("summary", "municipality"):
            found += self._some(("--distance", self._pick(("steps", "ties"))), 3)
        if one == "communities":
            found += ["--seeds", self._number(("1", "2", "3"))]
            found += self._some(("--method", self._pick(("louvain", "labels"))), 2)
            found += self._some(("--resolution", self._number(("0.01", "0.5", "2", "100"))), 3)
            found += self._some(("--with-division",), 3)
        if one == "export":
            found += self._some(("--projection",), 2) + self._some(("--everyone",), 3)
        found += self._some(("--through", self._pick(("both", "division", "joint"))), 3)
        found += self._some(("--roles", self._pick(("taking-part", "area", "any"))), 4)
        found += self._some(("--youth",), 3) + self._some(("--national",), 5) + self._some(("--all",), 4)
        found += self._some(("--kind", self._kind()), 5)
        found += self._some(("--domain", self._pick(("youth-help", "jeugdhulp", self._hostile()))), 8)
        return found + self._some(("--on", self._date()), 2)

    def _mismatch(self) -> list[str]:
        found = ["mismatch"]
        found += self._some((self._name(self._pick(("municipality", "arrangement"))),), 1)
        found += self._some(
            ("--kind", self._pick(("cut", "region-cut", "neighbours", "border", self._hostile()))), 4
        )
        found += self._some(("--division", self._name("division")), 4) + self._some(
            ("--base", self._name("division")), 4
        )
        found += self._some(("--since", self._date()), 4) + self._some(
            ("--top", self._number(("0", "1", "5"))), 3
        )
        for flag in ("--nationwide", "--rest", "--stale", "--all"):
            found += self._some((flag,), 5)
        return found + self._common()

    def _whatif(self) -> list[str]:
        if self._tame:
            return self._fitting()
        town, other, region = (
            self._name("municipality"),
            self._name("municipality"),
            self._name("youth region"),
        )
        one = self._pick(
            ("run", "run", "run", "move", "merge-regions", "split-region", "merge", "replace", "best-fit")
        )
        more: dict[str, Callable[[], list[str]]] = {
            "run": lambda: self._some((self._scenario(),), 1) + self._some(("--move", f"{town}={region}"), 3),
            "move": lambda: [town, *self._some((other,), 3), "--to", region, *self._some(("--from", self._name("youth region")), 4)],
            "merge-regions": lambda: [region, self._name("youth region"), "--into", self._pick(("Nieuw", region, self._hostile()))],
            "split-region": lambda: [region, "--part", f"A={town}", "--part", f"B={other},{town}"],
            "merge": lambda: [town, other, "--into", self._pick((town, other, "Nieuw")), *self._some(("--follow", self._pick(FOLLOWS)), 1)],
            "replace": lambda: [self._name("division"), "--table", self._table()],
            "best-fit": lambda: [town, *self._some(("--regions", self._pick(("near", "all"))), 4)],
        }  # fmt: skip
        found = ["whatif", one, *more[one]()]
        if one not in ("run", "replace", "merge"):
            found += self._some(("--division", self._name("division")), 5)
        found += self._some(("--against", self._name("division")), 2) + self._some(("--full",), 4)
        if one != "best-fit":
            found += self._some(("--save", str(self._folder / "saved.toml")), 6) + self._some(
                ("--title", self._hostile()), 8
            )
        return found + self._common()

    def _fitting(self) -> list[str]:
        """A scenario that fits the youth regions of 2025."""
        region, into = self._random.sample(sorted(_MEMBERS), 2)
        towns = self._random.sample(_MEMBERS[region], min(2, len(_MEMBERS[region])))
        parts = [_MEMBERS[region][0::2], _MEMBERS[region][1::2]]
        table = [(code, into if code in towns else of) for of, codes in _MEMBERS.items() for code in codes]
        lines = "\n".join(["municipality;region;share", *(f"{code};{of};" for code, of in table)])
        moved = f'[[step]]\nmove = "{towns[0]}"\nto = "{into}"\n'
        merged = f'[[step]]\nmerge = ["{towns[-1]}", "{_MEMBERS[into][0]}"]\ninto = "Nieuw"\nfollow = "{self._pick(FOLLOWS)}"\n'
        more: dict[str, Callable[[], list[str]]] = {
            "run": lambda: [self._file("scenario.toml", (moved + self._pick(("", merged))).encode())],
            "move": lambda: [*towns, "--to", into],
            "merge-regions": lambda: [region, into, "--into", self._pick(("Nieuw", region))],
            "split-region": lambda: [region, "--part", f"A={','.join(parts[0])}", "--part", f"B={','.join(parts[1])}"],
            "merge": lambda: [towns[-1], _MEMBERS[into][0], "--into", "Nieuw", "--follow", self._pick(FOLLOWS)],
            "replace": lambda: ["jeugdregio", "--table", self._file("table.csv", lines.encode())],
            "best-fit": lambda: [towns[0], *self._some(("--regions", self._pick(("near", "all"))), 4)],
        }  # fmt: skip
        one = self._pick(tuple(more))
        found = ["whatif", one, *more[one](), "--on", self._pick(("2025-01-01", "2026-01-01", "2026-11-22"))]
        found += self._some(("--against", self._pick(("veiligheidsregio", "ggd-regio"))), 3)
        found += self._some(("--every",), 6) + self._some(("--full",), 4)
        return found + self._some(("--weight", self._pick(("residents", "young"))), 2)

    def _memo(self) -> list[str]:
        return [
            "memo",
            self._name(self._pick(("municipality", "arrangement"))),
            *self._some(("--on", self._date()), 2),
        ]

    def _draw(self) -> list[str]:
        two = [self._name("division"), self._name("division")]
        flags = ("--rest", "--nationwide", "--stale")
        more: dict[str, Callable[[], list[str]]] = {
            "network": self._network_drawn,
            "map": lambda: [*two[: self._pick((1, 2))], *self._some(("--residents",), 3)],
            "crosswalk": lambda: two,
            "nesting": lambda: self._some(("--measure", self._pick(("main_share", "whole_share", self._hostile()))), 3),
            "flows": lambda: self._pick((two, [two[0], "--since", self._date()])),
            "congruence": lambda: [*self._some((self._pick(flags),), 2), *self._some(("--base", self._name("division")), 4)],
            "timeline": lambda: [self._name(self._pick(("municipality", "arrangement"))), *self._some(("--rest",), 3)],
        }  # fmt: skip
        one = self._pick(("network", *more))
        found = ["draw", one, *more[one]()]
        if one in ("crosswalk", "nesting", "flows"):
            found += self._some(("--missing", self._pick(("drop", "singleton", "refuse"))), 3)
        if one not in ("network", "timeline"):
            found += self._some(("--weight", self._pick(("residents", "young", self._hostile()))), 3)
        return found + self._some(("--on", self._date()), 2) + self._some(("--all",), 5)

    def _network_drawn(self) -> list[str]:
        more: dict[str, Callable[[], list[str]]] = {
            "municipality": lambda: [self._name("municipality")],
            "arrangement": lambda: [self._name("arrangement"), *self._some(("--least", self._number(("1", "5"))), 3)],
            "divisions": lambda: [self._name("division"), self._name("division")],
            "country": lambda: [*self._some(("--projection",), 2), *self._some(("--layout", self._pick(("force", "geographic"))), 3)],
            "path": lambda: [self._name("municipality"), self._name(self._pick(("municipality", "organisation")))],
            "scenario": lambda: [self._scenario()],
        }  # fmt: skip
        one = self._pick(tuple(more))
        found = [one, *more[one]()]
        if one in ("municipality", "arrangement", "country", "path"):
            found += self._some(("--through", self._pick(("both", "division", "joint"))), 3)
            found += self._some(("--roles", self._pick(("taking-part", "area", "any"))), 4)
            found += self._some(("--all-domains",), 3) + self._some(("--national",), 5)
            found += self._some(("--kind", self._kind()), 5)
        return found

    def _common(self, flag: str = "--all") -> list[str]:
        weight = self._pick(("municipalities", "residents", "young", "young", self._hostile()))
        return (
            self._some(("--on", self._date()), 1)
            + self._some(("--weight", weight), 2)
            + self._some((flag,), 5)
        )

    # ---- values

    def _name(self, kind: str) -> str:
        if self._tame or not self._one_in(3):
            return self._random.choice(self._names[kind])
        return self._pick(
            (
                self._hostile(),
                self._pick(ALIASES),
                self._random.choice(self._names[self._pick(tuple(self._names))]),
            )
        )

    def _hostile(self) -> str:
        return self._pick(HOSTILE)

    def _kind(self) -> str:
        return self._pick(
            ("YouthRegion", "jeugdregio", "SafetyRegion", "GGD-regio", "Procurement", self._hostile())
        )

    def _date(self) -> str:
        if self._tame or not self._one_in(4):
            return self._pick(DATES)
        return self._pick(
            (*BAD_DATES, f"{self._random.randrange(2015, 2101)}-{self._random.randrange(1, 13):02}-01")
        )

    def _number(self, good: Sequence[str]) -> str:
        if self._tame or not self._one_in(4):
            return self._pick(good)
        return self._pick(("-1", "nan", "inf", "1e400", "99999999999999999999", "", "x", "0x10", "٣"))

    # ---- files

    def _scenario(self) -> str:
        """Path of a scenario: as it should be, or with something about it."""
        self._table()
        content = self._toml().encode("utf-8", "replace")
        if not self._tame and self._one_in(2):
            content = self._pick((self._pick(BAD_FILES), self._mutated(content)))
        return self._file("scenario.toml", content)

    def _toml(self) -> str:
        filled = {
            "m": "municipality",
            "m2": "municipality",
            "r": "youth region",
            "r2": "youth region",
            "d": "division",
        }
        steps = (
            self._pick(STEPS).format(new="Nieuw", **{key: self._quoted(kind) for key, kind in filled.items()})
            for _ in range(self._pick((1, 1, 2, 5)))
        )
        on = self._pick(("", "", "on = 2025-01-01\n", f'on = "{self._pick(DATES)}"\n'))
        return f'title = "{self._pick(("", "Proef", "é"))}"\n{on}' + "\n".join(
            f"[[step]]\n{step}" for step in steps
        )

    def _quoted(self, kind: str) -> str:
        return self._name(kind).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")

    def _table(self) -> str:
        lines = [("municipality", "region", "share")]
        for name in self._random.sample(self._names["municipality"], self._pick((1, 3, 40, 300))):
            share = self._pick(("", "1", "0.5", "0,5", "2", "-1", "nan", "x"))
            lines.append((name, self._name("youth region"), share))
        mark, columns = (",", 2) if self._tame else (self._pick((",", ";", "\t")), 3)
        text = "\n".join(mark.join(f'"{one}"' for one in line[:columns]) for line in lines)
        raw = text.encode("utf-8", "replace")
        return self._file("table.csv", self._mutated(raw) if not self._tame and self._one_in(3) else raw)

    def _mutated(self, content: bytes) -> bytes:
        """Bytes of which some are gone, doubled or others."""
        found = bytearray(content)
        for _ in range(self._pick((1, 2, 10))):
            at = self._random.randrange(len(found) or 1)
            found[at : at + self._random.randrange(4)] = self._random.randbytes(self._random.randrange(4))
        return bytes(found)

    def _file(self, name: str, content: bytes) -> str:
        if not self._tame and self._one_in(10):
            return self._pick(
                (
                    str(self._folder),
                    "/nowhere/at/all.toml",
                    "",
                    "/dev/null",
                    "-",
                    f"{self._folder}/{'x' * 300}",
                )
            )
        (self._folder / name).write_bytes(content)
        return str(self._folder / name)

    # ---- where it goes

    def _destination(self, args: Sequence[str]) -> tuple[str, Path | None, list[str]]:
        """Format, file and options; the file may be there already, or be none that can be written."""
        if args[0] == "draw":
            return self._picture()
        known = MEMOS if args[0] == "memo" else GRAPHS if args[:2] == ["network", "export"] else FORMATS
        usual = {MEMOS: "md", GRAPHS: "json", FORMATS: "table"}[known]
        chosen = self._pick((usual, *known, *known))
        told = self._some(("--format", chosen), 1) if chosen != usual else self._some(("--format", chosen), 3)
        format_ = chosen if told else usual
        if not self._one_in(3) and chosen not in ("xlsx", "docx"):
            return format_, None, told
        place, usual_place = self._place("txt" if chosen == "table" else chosen)
        return chosen if usual_place else "", place, [*told, "-o", str(place)]

    def _picture(self) -> tuple[str, Path | None, list[str]]:
        """The same for a picture, which always goes to a file."""
        chosen = self._pick(PICTURES)
        place, usual_place = self._place(chosen)
        told = ["-o", str(place), *self._some(("--format", chosen), 3)]
        # Where nothing is yet, so that the second time is as the first.
        told += [] if os.path.isfile(place) and self._one_in(4) else ["--force"]
        return ("page" if chosen == "html" else chosen) if usual_place else "", place, told

    def _place(self, extension: str) -> tuple[Path, bool]:
        """A file to write, and whether it can be one; it may be there already."""
        places = [self._folder / f"answer.{extension}"]
        if not self._tame:
            places += [self._folder, self._folder / "none" / f"x.{extension}", Path("/dev/full"), self._folder / "answer",
                       Path("/proc/x.csv"), self._folder / f"{'y' * 300}.csv", self._folder / "locked" / "a.csv", Path("-")]  # fmt: skip
        place = self._pick([*places[:1] * 8, *places])
        if place == places[0] and self._one_in(2):
            place.write_bytes(b"what was there before")
        return place, place == places[0]

    # ---- choosing

    def _pick(self, choices: Sequence[T]) -> T:
        return choices[self._random.randrange(len(choices))]

    def _one_in(self, number: int) -> bool:
        return self._random.randrange(number) == 0

    def _some(self, args: tuple[str, ...], number: int) -> list[str]:
        """The arguments, one time in so many; for 1: three times in four."""
        return list(args) if (self._random.randrange(4) < 3 if number == 1 else self._one_in(number)) else []


_KNOWN: dict[str, list[str]] = {}
_MEMBERS: dict[str, list[str]] = {}
"""Municipalities by youth region, as observed in 2025."""


def _names() -> dict[str, list[str]]:
    """Names and ids by kind, out of the tables."""
    if not _KNOWN:
        towns, arrangements = _rows("municipalities"), _rows("arrangements")
        regions = [row for row in arrangements if row["division_id"] == "jeugdregio"]
        _KNOWN["municipality"] = _both(towns, "gm_code", "name")
        _KNOWN["arrangement"] = _both(arrangements, "arrangement_id", "name")
        _KNOWN["youth region"] = _both(regions, "arrangement_id", "name")
        _KNOWN["division"] = [
            *[row["division_id"] for row in _rows("divisions")],
            *["jeugdregio", "veiligheidsregio"] * 4,
        ]
        for row in _rows("memberships"):
            if row["observed_on"] == "2025-01-01" and row["arrangement_id"].startswith("jeugdregio-"):
                _MEMBERS.setdefault(row["arrangement_id"], []).append(row["member_id"])
        _KNOWN["organisation"] = _both(_rows("organisations"), "organisation_id", "name")
    return _KNOWN


def _rows(table: str) -> list[dict[str, str]]:
    with (ROOT / "graph_data" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _both(rows: list[dict[str, str]], *columns: str) -> list[str]:
    return [row[column] for row in rows for column in columns]
