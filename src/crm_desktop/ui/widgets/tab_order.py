"""The order in which Tab goes through widgets that were not made in reading order."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def stops(part: QWidget | None) -> list[QWidget]:
    """What Tab reaches inside a widget, in the order in which it was made."""
    if part is None:
        return []
    return reachable(part.findChildren(QWidget))


def reachable(widgets: Iterable[QWidget]) -> list[QWidget]:
    """Those that Tab reaches now; Qt puts no others into its order."""
    return [
        widget
        for widget in widgets
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
    ]


def chain(widgets: Iterable[QWidget]) -> None:
    """Let Tab go through these, all of them ``reachable``, one after the other."""
    for before, after in pairwise(widgets):
        QWidget.setTabOrder(before, after)
