"""Dialogs: what is asked or shown over the window. Start reading at key_sheet."""
