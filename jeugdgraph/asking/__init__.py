"""Questions in SPARQL: what may be asked, how it is run and stopped, what comes back."""
