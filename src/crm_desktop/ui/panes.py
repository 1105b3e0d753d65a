"""F6: the keyboard goes from pane to pane, in reading order, back to where it was in each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from crm_desktop.ui.screens.screen import HasPanes


def panes_of(side: QWidget, page: QWidget | None) -> list[QWidget]:
    """The side bar, then what the page names, or the page as a whole; hidden ones left out."""
    inside: Sequence[QWidget] = ()
    if isinstance(page, HasPanes):
        inside = page.panes()
    elif page is not None:
        inside = (page,)
    return [pane for pane in (side, *inside) if pane.isVisible()]


def step(panes: Sequence[QWidget], by: int) -> None:
    """Give the keyboard to the pane ``by`` places further on, round and round."""
    if not panes:
        return
    now = QApplication.focusWidget()
    holding = [
        at
        for at, pane in enumerate(panes)
        if now is pane or (now is not None and pane.isAncestorOf(now))
    ]
    # Of panes inside one another the innermost holds the keyboard; nobody: begin at an end.
    at = holding[-1] if holding else (-1 if by > 0 else 0)
    for offset in range(1, len(panes) + 1):
        target = _target(panes[(at + by * offset) % len(panes)])
        if target is not None:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return


def _target(pane: QWidget) -> QWidget | None:
    """Where the keyboard was in a pane, or its first stop; None: it has none."""
    before = pane.focusWidget()
    if before is not None and _takes_keys(before):
        return before
    if _takes_keys(pane):
        return pane
    stop = pane.nextInFocusChain()
    while stop is not None and stop is not pane:
        if pane.isAncestorOf(stop) and _takes_keys(stop):
            return stop
        stop = stop.nextInFocusChain()
    return None


def _takes_keys(widget: QWidget) -> bool:
    policy = widget.focusPolicy()
    by_tab = bool(policy & Qt.FocusPolicy.TabFocus)
    return by_tab and widget.isEnabled() and widget.isVisible()
