"""Pieces that several pages use; they know the theme, never a service."""
