"""What is fixed in every shop file: its marks, its version, what ``gone`` means.

Loads nothing, so that the window can look at a shop before the tables are described.
"""

from __future__ import annotations

APPLICATION_ID = 0x43524D44  # "CRMD"
SCHEMA_VERSION = 1

LIVE, TRASHED, UNDONE = 0, 1, 2
"""Values of ``gone``: shown, in the trash, its creation was undone."""

SHOP_FILE = "shop.sqlite3"
BACKUPS = "backups"
"""The folder of copies beside the shop file."""
FILLING = (
    "shop-filling.sqlite3", "shop-filling-search.sqlite3",
    "shop-filling.sqlite3-wal", "shop-filling.sqlite3-shm",
)  # fmt: skip
"""Files in which an empty shop is filled, see ``filling``."""
