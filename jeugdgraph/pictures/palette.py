"""Colours and letters of pictures, on paper and in the dark, once for pages, drawings and charts.

The hues are those of Okabe and Ito (2008), told apart with every common colour vision; in a picture a shape, a line
style, a pattern or a label always says the same as the colour. Marks with a hue have an outline in ink, so that the
light ones stand out too (WCAG 2.2, 1.4.11).
"""

import re

COLOURS: dict[str, tuple[str, str]] = {
    "paper": ("#ffffff", "#16191d"),
    "panel": ("#f4f6f8", "#1f242a"),
    "ink": ("#16191d", "#eef1f4"),
    "quiet": ("#4c545e", "#b6bec8"),
    "rule": ("#78818c", "#7f8894"),
    "faint": ("#dfe3e8", "#343b44"),
    "link": ("#0b4f9e", "#8cbcff"),
    "strong": ("#b3261e", "#ff9d8f"),
    "blue": ("#4a9bd4", "#3f8fc9"),
    "orange": ("#e69f00", "#c98a00"),
    "green": ("#33b28a", "#1f9a74"),
    "purple": ("#cc79a7", "#b96a95"),
    "yellow": ("#f0e442", "#b8ac1e"),
    "sky": ("#a8d8f5", "#5c86a3"),
    "vermilion": ("#e57a3c", "#c9601f"),
    "grey": ("#c3c9d0", "#5f6872"),
    "stepa": ("#e4eff8", "#1d3147"),
    "stepb": ("#bfd9ee", "#26486a"),
    "stepc": ("#8fbde0", "#2f5d88"),
    "stepd": ("#5a9bcb", "#38719f"),
    "stepe": ("#1f6cab", "#78b4e4"),
    "stepf": ("#0a3a6b", "#d3e8fb"),
    "leafa": ("#dcf1e9", "#16362c"),
    "leafd": ("#4fb593", "#23755c"),
}
"""Colour by name: on paper, in the dark."""
HUES = ("blue", "orange", "green", "purple", "yellow", "sky", "vermilion", "grey")
"""What marks things apart, in the order of use."""
STEPS = ("stepa", "stepb", "stepc", "stepd", "stepe", "stepf")
"""From little to all. Text on the first four is in ink, on the last two in paper: 4.5:1 or more, also in the dark."""

FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
"""Letters of drawings. The first comes with what measures text and makes images, the others are as wide."""
_REFERENCE = re.compile(r"var\(--([a-z]+), #[0-9a-f]{6}\)")


def colour(name: str) -> str:
    """A colour as a drawing names it: ``var(--ink, #16191d)``."""
    return f"var(--{name}, {COLOURS[name][0]})"


def on_paper(drawing: str) -> str:
    """A drawing with the colours of paper filled in, for whatever knows no variables of CSS."""
    return _REFERENCE.sub(lambda found: COLOURS[found[1]][0], drawing)


def variables() -> str:
    """Style rules that give the variables their colours: by the reader's setting, or by the choice made in the page."""
    light, dark = ("".join(f"--{name}: {pair[side]}; " for name, pair in COLOURS.items()) for side in (0, 1))
    return (
        f":root {{ color-scheme: light; {light}}}\n"
        f"@media (prefers-color-scheme: dark) {{ :root:not([data-theme=light]) {{ color-scheme: dark; {dark}}} }}\n"
        f":root[data-theme=dark] {{ color-scheme: dark; {dark}}}\n"
        f"@media print {{ :root, :root[data-theme] {{ color-scheme: light; {light}}} }}\n"
    )
