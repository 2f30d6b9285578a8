"""The map of boundaries."""
