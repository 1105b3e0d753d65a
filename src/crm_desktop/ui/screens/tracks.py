"""Tracks in the window: setting them up, and starting one for the contact or deal that is seen."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from crm_desktop.ui.main_window import MainWindow

_PLACES = ("contacts", "card", "deal", "pipeline")


class _For(NamedTuple):
    """What a track is started for."""

    contact: bytes
    name: str
    deal: bytes | None = None


def set_up(window: MainWindow) -> None:
    """Open the tracks and their steps."""
    from crm_desktop.ui.dialogs.tracks import Tracks  # noqa: PLC0415 - on first use

    dialog = Tracks(window, window.theme, window.store)
    dialog.saved.connect(window.done)
    dialog.finished.connect(lambda _code: dialog.deleteLater())
    dialog.open()


def start(window: MainWindow) -> QWidget | None:
    """Ask which track is to be started for what is seen; gives the dialog, None: nothing is."""
    from crm_desktop.ui.dialogs.start_track import StartTrack  # noqa: PLC0415 - on first use

    seen = _seen(window)
    if seen is None:
        window.tell(window.tr("Choose a contact or a deal with a contact first."))
        return None

    def started(name: str) -> None:
        said = window.tr("Track “%1” started for %2.").replace("%1", name)
        window.done(said.replace("%2", seen.name))

    dialog = StartTrack(
        window, window.theme, window.store, contact=seen.contact, name=seen.name, deal=seen.deal,
        now=lambda: dt.datetime.fromtimestamp(window.store.clock() / 1000, window.zone),
        zone=window.zone, who=window.settings.person or None,
    )  # fmt: skip
    dialog.started.connect(started)
    dialog.edit_requested.connect(lambda: set_up(window))
    dialog.finished.connect(lambda _code: dialog.deleteLater())
    dialog.open()
    return dialog


def _start(window: MainWindow) -> None:
    start(window)


def _seen(window: MainWindow) -> _For | None:
    # Screens know one another late.
    from crm_desktop.ui.screens import card, deal, pipeline  # noqa: PLC0415

    if window.place in ("card", "contacts"):
        n = (
            card.page_of(window).number
            if window.place == "card"
            else window.contacts.list.current_number()
        )
        return _contact(window, n)
    if window.place == "pipeline":
        cards = pipeline.page_of(window).current_cards()
        return _deal(window, cards[0].id) if cards else None
    shown = deal.page_of(window).deal if window.place == "deal" else None
    return None if shown is None else _deal(window, shown)


def _contact(window: MainWindow, n: int) -> _For | None:
    from crm_desktop.services.search import Search  # noqa: PLC0415 - on first use

    hits = Search(window.store).named([n]) if n >= 0 else ()
    return _For(hits[0].id, hits[0].name or hits[0].email or hits[0].phone) if hits else None


def _deal(window: MainWindow, identity: bytes) -> _For | None:
    from crm_desktop.services.deal_card import read_deal  # noqa: PLC0415 - on first use

    found = read_deal(window.store, identity, window.today(), window.zone).card
    party = found.contact_id or found.company_id
    return None if party is None else _For(party, found.title or found.who, identity)


def add_commands(window: MainWindow) -> None:
    """Setting tracks up, and starting one."""
    add, tr = window.actions_.add, window.tr
    add("track_start", tr("Start track…"), lambda: _start(window), menu="edit", icon="repeat",
        synonyms="follow up steps template sequence", places=_PLACES)  # fmt: skip
    add("tracks", tr("Tracks and their steps…"), lambda: set_up(window), menu="edit",
        icon="settings", synonyms="follow up template sequence")  # fmt: skip
