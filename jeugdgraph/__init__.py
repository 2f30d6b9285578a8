"""jeugdgraph: the knowledge graph of governance and cooperation in Dutch youth care."""

__version__ = "0.1.0"
