"""What the rows of ``widgets.row_list`` are made of, besides the first line (DisplayRole)."""

from PySide6.QtCore import Qt

ItemRole = int(Qt.ItemDataRole.UserRole)
SecondRole = ItemRole + 1
"""The second, grey line."""
WhenRole = ItemRole + 2
"""Short text at the right end."""
StateRole = ItemRole + 3
"""A word before that one, or "" or None."""
IconRole = ItemRole + 4
"""Name of an icon."""
QuietRole = ItemRole + 5
"""True: the row does not count any more."""
