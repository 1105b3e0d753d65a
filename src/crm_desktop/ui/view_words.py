"""What the views are called that every shop has."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def _tr(text: str) -> str:
    return QCoreApplication.translate("OpenView", text)


def view_name(identity: bytes, name: str) -> str:
    """The name of a view; ``name`` is what the shop keeps, empty where every shop has the view
    (``services.views.BUILT_IN``)."""
    built_in = {b"quiet": _tr("Quiet for 90 days"), b"birthdays": _tr("Birthdays this month")}
    return name or built_in.get(identity, "")
