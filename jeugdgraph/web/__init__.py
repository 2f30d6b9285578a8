"""The explorer: pages for policy advisers, and the graph as a service.

`respond` is a function from a request to a response and knows no network. `service/` puts it behind HTTP, beside the
SPARQL protocol; `site/` walks all of its pages and writes them as files.
"""
