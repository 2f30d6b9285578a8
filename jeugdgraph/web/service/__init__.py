"""The explorer and its graph behind HTTP.

One process does HTTP and nothing else (`app`, `connections`); work is done by children of it that can be killed
(`pool`, `child`): some make pages (`making`), some run queries (`asking.worker` over a store, `elsewhere` over an
endpoint). A `generation` is those children over one state of the graph; when the store is built anew another takes its
place.
"""
