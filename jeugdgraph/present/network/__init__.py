"""Cooperation as a network, in words, rows and files for other programs."""
