"""What another PC wrote, said only where it concerns the page that is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from crm_desktop.store.change_set import ChangeSet
    from crm_desktop.sync.rounds import Report
    from crm_desktop.ui.main_window import MainWindow


def say_seen(window: MainWindow, changes: ChangeSet) -> None:
    """Tell who changed the contact or the deal whose page is open, just now, or contacts that are
    seen in the list.

    The page is taken as it is seen: asked for by its name, it would first read what this commit
    brought, and there are many a second.
    """
    page = window.stack.seen()
    if window.place == "contacts":
        _say_listed(window, changes)
    elif window.place == "card":
        from crm_desktop.ui.pages.contact_card import ContactCardPage  # noqa: PLC0415 - it is seen

        if isinstance(page, ContactCardPage):
            _say_changed(window, changes, "contact", page.number)
    elif window.place == "deal":
        from crm_desktop.ui.pages.deal import DealPage  # noqa: PLC0415 - it is seen

        if isinstance(page, DealPage) and page.number is not None:
            _say_changed(window, changes, "deal", page.number)


def _say_changed(window: MainWindow, changes: ChangeSet, table: str, n: int) -> None:
    rows = changes.rows.get(table, frozenset())
    if rows is not None and n in rows:
        who = _author(window, changes.batch)
        text = QCoreApplication.translate("Sync", "%1 has changed this just now.")
        window.tell(text.replace("%1", who))


def _say_listed(window: MainWindow, changes: ChangeSet) -> None:
    from crm_desktop.ui.pages.contacts import ContactsPage  # noqa: PLC0415 - loaded, it is seen

    page = window.stack.seen()
    assert isinstance(page, ContactsPage)
    rows, view = changes.rows.get("contact", frozenset()), page.list
    first, last = view.rowAt(0), view.rowAt(view.viewport().height() - 1)
    if not rows or first < 0:
        return
    last = page.table.rowCount() - 1 if last < 0 else last
    number = len(rows & {page.table.number(place) for place in range(first, last + 1)})
    if number:
        text = QCoreApplication.translate(
            "Sync", "%1 changed %n contact(s) in this list.", None, number
        )
        window.tell(text.replace("%1", _author(window, changes.batch)))


def say_received(window: MainWindow, report: Report) -> None:
    """Tell how much an exchange brought, or what it brought back, with an Undo that takes all of it
    back, here and on the other PCs."""
    from crm_desktop.ui import batch_words  # noqa: PLC0415 - loads SQLAlchemy, as sync has by now

    pcs = ", ".join(report.came_from)
    said = f"{batch_words.received(report.came, pcs)}."
    if report.back:
        text = QCoreApplication.translate(
            "Sync", "%1 was archived here and is kept, because %2 worked on it."
        )
        if len(report.back) > 1:
            text = QCoreApplication.translate(
                "Sync",
                "%1 and %n other(s) were archived here and are kept, because %2 worked on them.",
                None,
                len(report.back) - 1,
            )
        said = text.replace("%2", pcs).replace("%1", report.back[0])
    window.tell(said, lambda: window.undoing.undo_steps(report.steps))


def _author(window: MainWindow, batch: int) -> str:
    from crm_desktop.services.history import History  # noqa: PLC0415 - loaded by now

    found = next((one for one in History(window.store).batches(20) if one.n == batch), None)
    if found is None:
        return QCoreApplication.translate("Sync", "Another PC")
    return ", ".join(filter(None, (found.person, found.device)))
