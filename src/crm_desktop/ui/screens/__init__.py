"""How each screen stands in the window: its line, its keys, its commands, what it asks for.

One module per screen; pages themselves live in ``ui/pages`` and know nothing of the window. A page
is imported when it is first opened. Start reading: ``screen.py``, then ``order.py``.
"""
