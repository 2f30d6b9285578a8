"""What changed over time: memberships and municipal changes in, typed events with their cause out."""
