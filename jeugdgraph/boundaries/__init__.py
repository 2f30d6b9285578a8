"""Official outlines of municipalities: fetched once on the user's machine, kept in the cache, read from there.

They are the generalised municipal boundaries of the *CBS gebiedsindelingen*, served by PDOK. None of them is in
the repository. `fetch` loads a year, `kept` knows where it is, `reading.outlines` gives it to a map.
"""
