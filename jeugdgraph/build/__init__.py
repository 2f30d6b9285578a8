"""From curated tables and the ontology to a store on disk: read, check, derive, write."""
