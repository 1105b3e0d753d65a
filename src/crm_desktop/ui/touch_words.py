"""How often to stay in touch, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

INTERVALS = (14, 30, 60, 90, 180, 365)
"""Days that are offered."""


def every_words(days: int) -> str:
    """ "every 2 weeks", "every 3 months"; 0: "never asked"."""
    known = {
        0: tr("never asked"), 7: tr("every week"), 14: tr("every 2 weeks"), 30: tr("every month"),
        60: tr("every 2 months"), 90: tr("every 3 months"), 180: tr("every 6 months"),
        365: tr("every year"),
    }  # fmt: skip
    return known.get(days) or tr("every %n day(s)", days)


def tr(text: str, n: int = -1) -> str:
    """Translate a sentence about staying in touch."""
    return QCoreApplication.translate("touch", text, None, n)
