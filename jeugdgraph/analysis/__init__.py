"""Measures of overlap, congruence and change: plain mappings in, frozen results out.

Nothing here needs the graph but `extract`, which takes the memberships out of it once, as columns.
"""
