"""What the pipeline says where there is no deal to be shown, and what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPushButton

from crm_desktop.ui.widgets.empty_state import EmptyState


def tr(text: str, n: int = -1) -> str:
    """Translate a sentence of the pipeline."""
    return QCoreApplication.translate("PipelinePage", text, None, n)


def say_filtered(empty: EmptyState, hidden: int, clear: QPushButton) -> None:
    """The filters leave out whatever there is, ``hidden`` open deals among it."""
    told = tr("%n open deal(s) are left out by the filters.", hidden)
    empty.say(tr("No deal matches."), told, (clear,))


def say_none_of(empty: EmptyState, state: str, new: QPushButton) -> None:
    """There are deals, but none in the state that the list is asked for."""
    said = {"open": tr("No open deals."), "won": tr("No deal was won yet."),
            "lost": tr("No deal was lost yet.")}.get(state, tr("No deals yet."))  # fmt: skip
    empty.say(said, tr("Choose at “Show” which deals stand here."), (new,))


def say_nothing(empty: EmptyState, new: QPushButton) -> None:
    """The shop has no deals."""
    told = tr("A deal is something a customer may buy: what, how much, by when.")
    empty.say(tr("No deals yet."), told, (new,))
