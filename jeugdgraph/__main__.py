"""``python -m jeugdgraph``."""

from jeugdgraph.cli import main

main()
