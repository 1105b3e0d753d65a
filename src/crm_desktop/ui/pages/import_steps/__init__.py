"""The five steps of the import wizard; ``work`` holds what they agree on, the rest shows it."""
