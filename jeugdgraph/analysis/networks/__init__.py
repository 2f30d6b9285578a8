"""Networks of cooperation (M13): who meets whom, who lies between, which groups emerge, how alike profiles are.

Plain ties in, networkx graphs and frozen results out. Only `selection` knows the columns and the graph.
"""
