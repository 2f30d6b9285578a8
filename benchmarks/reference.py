"""What every contender must agree on."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ON = "2026-01-01"
"""Reference date of every question."""
