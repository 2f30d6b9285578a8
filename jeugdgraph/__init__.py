"""jeugdgraph: the knowledge graph of governance and cooperation in Dutch youth care.

>>> import jeugdgraph
>>> graph = jeugdgraph.open()  # doctest: +SKIP
>>> graph.query("membership/of_municipality", municipality="Tiel")  # doctest: +SKIP

See `jeugdgraph.library` for what can be asked of an open graph.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jeugdgraph.library import OpenGraph, Result, open

__version__ = "0.1.0"
__all__ = ["OpenGraph", "Result", "__version__", "open"]


def __getattr__(name: str) -> Any:
    """The library when it is asked for: a look-up on the command line does without."""
    if name in ("OpenGraph", "Result", "open"):
        from jeugdgraph import library

        return getattr(library, name)
    raise AttributeError(f"module 'jeugdgraph' has no attribute {name!r}")
