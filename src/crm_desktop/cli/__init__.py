"""The command line: one module per subject, each command a function of a ``Session``.

Start reading at ``main``. Nothing heavy is imported before a command needs it; what the program
knows and does lives below (``services``, ``import_export``), here is only asking and telling.
"""
