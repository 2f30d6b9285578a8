"""Names: what counts as the same name, what is ambiguous, what is only offered."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jeugdgraph.errors import AmbiguousName, UnknownName
from jeugdgraph.resolve import Index, Name, key, keys, resolve
from jeugdgraph.text import clean_for_terminal, encodable, fold, normalise, shorten, slug

OFFICIAL = {
    "GM0281": "Tiel",
    "GM0297": "Zaltbommel",
    "GM0268": "Nijmegen",
    "GM0796": "'s-Hertogenbosch",
    "GM1900": "Súdwest-Fryslân",
    "GM0542": "Krimpen aan den IJssel",
    "GM0502": "Capelle aan den IJssel",
    "GM0484": "Alphen aan den Rijn",
    "GM0164": "Hengelo (O.)",
    "GM0373": "Bergen (NH.)",
    "GM0893": "Bergen (L.)",
    "GM0344": "Utrecht",
    "GM1960": "West Betuwe",
    "GM0228": "Ede",
    "GM0518": "'s-Gravenhage",
    "PV26": "Utrecht",
    "sint-anna": "Sint Anna",
    "jeugdregio-rivierenland": "Jeugdregio Rivierenland",
}
NAMES = [
    *(Name(id_, text, "official") for id_, text in OFFICIAL.items()),
    *(Name(id_, id_, "code") for id_ in OFFICIAL),
    Name("GM0796", "Den Bosch", "alternative"),
    Name("GM0518", "Den Haag", "alternative"),
    Name("GM0297", "Saltbommel", "hidden"),
]
INDEX = Index(NAMES)


def is_municipality(id_: str) -> bool:
    return id_.startswith("GM")


@pytest.mark.parametrize(
    ("query", "id_"),
    [
        ("GM0281", "GM0281"),
        ("gm0281", "GM0281"),
        ("https://identifier.overheid.nl/tooi/id/gemeente/gm0281", "GM0281"),
        ("<https://identifier.overheid.nl/tooi/id/gemeente/gm0281>", "GM0281"),
        ("https://w3id.org/jeugdgraph/id/arrangement/sint-anna", "sint-anna"),
        ("jeugdregio-rivierenland", "jeugdregio-rivierenland"),
        ("TIEL", "GM0281"),
        ("  gemeente   Tiel ", "GM0281"),
        ("municipality of Tiel", "GM0281"),
        ("Saltbommel", "GM0297"),
        ("s Hertogenbosch", "GM0796"),
        ("\u2019s-Hertogenbosch", "GM0796"),
        ("sHertogenbosch", "GM0796"),
        ("Den Bosch", "GM0796"),
        ("Sudwest Fryslân", "GM1900"),
        ("sudwest-fryslan", "GM1900"),
        ("Su\u0301dwest-Frysla\u0302n", "GM1900"),
        ("Krimpen a/d IJssel", "GM0542"),
        ("Krimpen ad Ijssel", "GM0542"),
        ("Capelle aan de Ĳssel", "GM0502"),
        ("Alphen a.d. Rijn", "GM0484"),
        ("Hengelo", "GM0164"),
        ("Hengelo O", "GM0164"),
        ("Hengelo (Overijssel)", "GM0164"),
        ("Bergen nh", "GM0373"),
        ("Westbetuwe", "GM1960"),
        ("St. Anna", "sint-anna"),
    ],
)
def test_name_is_found_however_it_is_written(query: str, id_: str) -> None:
    assert resolve(query, INDEX).only("thing") == id_


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("Zaltbommell", "GM0297"),
        ("Tiell", "GM0281"),
        ("Nijmgen", "GM0268"),
        ("Nymegen", "GM0268"),
        ("Den Bsch", "GM0796"),
        ("Krimpen aan den Yssel", "GM0542"),
        ("Utrect", "GM0344"),
        ("Zalt", "GM0297"),
        ("Rivierenland", "jeugdregio-rivierenland"),
        ("Jeugdregio Rivierelnad", "jeugdregio-rivierenland"),
        ("Eed", "GM0228"),
        ("GM344", "GM0344"),
        ("344", "GM0344"),
        ("0344", "GM0344"),
    ],
)
def test_near_miss_is_offered_and_never_chosen(query: str, first: str) -> None:
    found = resolve(query, INDEX)
    assert found.ids == ()
    assert found.suggestions[0].id == first
    with pytest.raises(UnknownName, match="Did you mean"):
        found.only("municipality")


@pytest.mark.parametrize("query", ["xyzzy", "", " ", "🙃", "'", "?" * 10_000, "\x1b[31m"])
def test_nonsense_finds_and_offers_nothing(query: str) -> None:
    found = resolve(query, INDEX)
    assert (found.names, found.suggestions) == ((), ())


def test_one_name_for_several_things_gives_all_of_them() -> None:
    assert resolve("bergen", INDEX).ids == ("GM0373", "GM0893")
    with pytest.raises(AmbiguousName) as caught:
        resolve("bergen", INDEX).only("municipality")
    assert str(caught.value) == (
        "municipality 'bergen' is ambiguous. Choose Bergen (NH.) [GM0373] or Bergen (L.) [GM0893]."
    )


def test_what_may_be_meant_can_be_narrowed() -> None:
    assert resolve("Utrecht", INDEX).ids == ("GM0344", "PV26")
    assert resolve("Utrecht", INDEX, among=is_municipality).ids == ("GM0344",)
    offered = resolve("Rivierenland", INDEX, among=is_municipality).suggestions
    assert all(is_municipality(offer.id) for offer in offered)


def test_code_that_is_another_things_name_is_ambiguous() -> None:
    names = Index([Name("drenthe", "drenthe", "code"), Name("PV22", "Drenthe", "official")])
    assert resolve("drenthe", names).ids == ("PV22", "drenthe")


def test_reference_date_keeps_names_of_that_day_and_shows_the_others() -> None:
    old = Name("GM1921", "De Friese Meren", "official", valid_until=date(2015, 7, 1))
    new = Name("GM1940", "De Friese Meren", "alternative", valid_from=date(2015, 7, 1))
    found = resolve("de friese meren", Index([old, new]), on=date(2020, 1, 1))
    assert (found.names, found.set_aside) == ((new,), (old,))
    assert resolve("de friese meren", Index([old, new])).ids == ("GM1921", "GM1940")


def test_earlier_name_is_found_on_a_later_date() -> None:
    gone = Name("GM0236", "Geldermalsen", "official", valid_until=date(2019, 1, 1))
    assert resolve("Geldermalsen", Index([gone]), on=date(2026, 1, 1)).ids == ("GM0236",)


def test_known_misspelling_is_not_shown_as_a_suggestion() -> None:
    assert [offer.text for offer in resolve("Saltbomel", INDEX).suggestions] == ["Zaltbommel"]


@given(st.text())
def test_key_and_normalise_are_idempotent(text: str) -> None:
    assert key(key(text)) == key(text)
    assert normalise(normalise(text)) == normalise(text)


@given(st.lists(st.sampled_from(["a", "d", "st", "s", "t", "gemeente", "v", "ad", " ", "/", "."])))
def test_key_is_idempotent_on_abbreviations(parts: list[str]) -> None:
    text = "".join(parts)
    assert key(key(text)) == key(text)


@given(st.sampled_from(sorted(OFFICIAL.values())))
def test_key_ignores_case(name: str) -> None:
    assert key(name.upper()) == key(name.lower()) == key(name)


@given(st.text(min_size=1))
def test_every_name_is_found_by_itself(text: str) -> None:
    name = Name("x", text, "official")
    assert resolve(text, Index([name])).names == ((name,) if keys(text) else ())


@given(st.text())
def test_any_query_has_an_answer(query: str) -> None:
    found = resolve(query, INDEX)
    assert not (found.names and found.suggestions)
    assert all(0 < offer.score <= 1 for offer in found.suggestions)


@given(st.text())
def test_slug_is_plain_and_idempotent(text: str) -> None:
    assert slug(slug(text)) == slug(text)
    assert set(slug(text)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


@given(st.text())
def test_cleaned_text_is_one_line_without_control(text: str) -> None:
    cleaned = clean_for_terminal(text)
    assert len(cleaned.splitlines()) <= 1
    assert not set(cleaned) & {"\x1b", "\x9b", "\x07", "\u202e", "\u2066", "\u200b", "\0"}


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("a\x1b[31mb\x1b[0m", "ab"),
        ("a\x1b]8;;http://x\x07b\x1b]8;;\x1b\\", "ab"),
        ("a\x9b2Jb", "ab"),
        ("a\u202eb\u2069", "ab"),
        ("a\r\n\tb\u2028c", "a b c"),
        ("Súdwest 漢字", "Súdwest 漢字"),
    ],
)
def test_escape_sequences_are_taken_out(text: str, cleaned: str) -> None:
    assert clean_for_terminal(text) == cleaned


def test_small_text_helpers() -> None:
    assert fold("ÀÉÎØßÆ") == "aeiossae"
    assert slug("'s-Gravenhage & Co.") == "s-gravenhage-co"
    assert (shorten("abcdef", 4), shorten("abc", 4), shorten("abc", 1)) == ("abc…", "abc", "…")
    assert encodable("a\ud800b").encode("utf-8")
