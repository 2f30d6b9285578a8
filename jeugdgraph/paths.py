"""Where the ontology, the tables and the queries live, and where the built store is kept.

In a checkout the three folders lie beside the package; in a wheel they are bundled inside it.
``JEUGDGRAPH_HOME`` names another folder that holds them, for somebody's own data.
"""

import os
from pathlib import Path

from jeugdgraph.errors import StoreProblem

HOME_VARIABLE = "JEUGDGRAPH_HOME"
STORE_VARIABLE = "JEUGDGRAPH_STORE"

_PACKAGE = Path(__file__).resolve().parent


def home() -> Path:
    """Folder that holds ``ontology/``, ``graph_data/`` and ``queries/``."""
    named = os.environ.get(HOME_VARIABLE)
    candidates = [Path(named)] if named else [_PACKAGE.parent, _PACKAGE / "_bundled"]
    for folder in candidates:
        if (folder / "graph_data" / "datapackage.json").is_file():
            return folder
    raise StoreProblem(
        f"no data in {candidates[-1]}; expected the folders ontology, graph_data and queries."
        f" Set {HOME_VARIABLE} to the folder that holds them."
    )


def ontology() -> Path:
    """Folder of the ontology, the concept schemes and the shapes."""
    return home() / "ontology"


def tables() -> Path:
    """Folder of the curated tables and their schema."""
    return home() / "graph_data"


def queries() -> Path:
    """Folder of the stored queries."""
    return home() / "queries"


def store_base(chosen: Path | None = None) -> Path:
    """Folder in which built stores are kept: the one chosen, else the environment's, else the cache."""
    if chosen is not None:
        return chosen
    named = os.environ.get(STORE_VARIABLE)
    if named:
        return Path(named)
    from platformdirs import user_cache_path

    return user_cache_path("jeugdgraph", appauthor=False)
