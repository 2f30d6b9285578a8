"""Who made the outlines, and on what terms they may be used."""

from jeugdgraph.dates import Language

NAME = "CC BY 4.0"
ADDRESS = "https://creativecommons.org/licenses/by/4.0/"


def attribution(year: int, lang: Language) -> str:
    """What must stand with every picture in which the outlines are seen."""
    if lang == "nl":
        return f"Gemeentegrenzen {year}: CBS en Kadaster (CBS gebiedsindelingen, gegeneraliseerd), {NAME}"
    return f"Municipal boundaries {year}: CBS and Kadaster (CBS gebiedsindelingen, generalised), {NAME}"
