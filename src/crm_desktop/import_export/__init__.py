"""Files in and out.

In: ``worker`` (a throw-away process) reads a hostile file, ``detect`` finds the table, ``mapping``
proposes fields, ``stage`` normalises; ``plan`` decides New, Update, Skip or Problem; ``apply``
writes in chunks under one batch. Out: ``export``. Nothing here draws, nothing here knows Qt.
Start reading at ``model``.
"""
