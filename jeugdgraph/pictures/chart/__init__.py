"""Matrices and charts: what an analysis tells, laid out here and drawn by Vega.

`render` makes SVG of a specification; `order` and `names` make large ones readable; every other module is one kind
of chart, with a function that gives its `Picture`.
"""
