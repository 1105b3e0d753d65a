"""How the shop is kept: one SQLite file, one door for writing, one journal.

Start reading at ``store`` (the door), then ``schema`` and ``journal``. No business rules live here.
"""
