"""What if: steps on the divisions of a date, and what they change. The stored graph is never touched."""
