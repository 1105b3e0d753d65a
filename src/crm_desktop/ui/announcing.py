"""Says something to whoever listens instead of looking.

Qt's classes for it take longer to load than the first page has time, so they are loaded when
something is said.
"""

from __future__ import annotations

from PySide6.QtCore import QObject


def announce(source: QObject, text: str) -> None:
    """Have a screen reader say ``text``, as coming from ``source``."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # noqa: PLC0415

    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(source, text))
