"""A map on which every municipality is one hexagon of the same size: how it is made, kept and measured.

``python -m jeugdgraph.analysis.tiles`` makes it anew, from points and neighbours in the graph; docs/tiles.md tells how.
"""
