"""A person who writes notes in the real window; a note is safe when its field is empty again."""

from __future__ import annotations

import datetime as dt
import json
import os
import sys
import traceback
from functools import partial
from pathlib import Path
from types import TracebackType

from tests.faults.flows import SHOP, Tell, opened, pc

_NOTES = 4
_TURNS = 200
_LOOK_MS = 20


def window(folder: Path, tell: Tell, *, shared: bool = False) -> None:
    """Four notes on the card of the first contact, typed and sent by keyboard. ``shared``: backups
    are made and another PC is heard meanwhile, as it is where a window is used."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # Only the child that plays this loads Qt: nobody may go on with it after a fork.
    from PySide6.QtCore import QEventLoop, Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from crm_desktop.ui.backing_up import BackingUp
    from crm_desktop.ui.main_window import MainWindow
    from crm_desktop.ui.pages.contact_card import ContactCardPage
    from crm_desktop.ui.pc_settings import PcSettings

    def failed(
        kind: type[BaseException], error: BaseException, where: TracebackType | None
    ) -> None:
        tell("error " + json.dumps("".join(traceback.format_exception(kind, error, where))))

    sys.excepthook = failed
    app = QApplication.instance() or QApplication([])
    with opened(folder / SHOP, 2) as store:
        settings = PcSettings(store.folder)
        settings.look, settings.started = "light", True
        made = MainWindow(
            store, settings, shop="Kestrel Cycles", pc="Front desk",
            today=lambda: dt.date(2026, 11, 22), zone=dt.UTC,
            surroundings=partial(pc, folder, "anna") if shared else None,
        )  # fmt: skip
        if shared:
            made.backing_up = BackingUp(made, look_ms=_LOOK_MS)
        made.start("contacts")
        made.show()
        made.open_contact(1)
        app.processEvents()
        if shared:
            made.backing_up.start()
            made.syncing.start()
        page = made.findChild(ContactCardPage)
        assert page is not None
        text = page.composer.text
        for number in range(_NOTES):
            text.selectAll()  # what was not saved is still there
            QTest.keyClicks(text, f"note {number}")
            QTest.keyClick(text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
            for _ in range(_TURNS):
                app.processEvents()
                if not text.toPlainText():
                    tell(f"entry note {number}")
                    break
        if shared:
            backing_up, syncing = made.backing_up, made.syncing
            syncing.now()
            while syncing.working or backing_up.busy or backing_up.backups.due():
                app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, _LOOK_MS)
            said = syncing.said()
            wrong = [said.heading] if said.tone == "bad" else []
            for warning in (*made.bars.texts(), backing_up.trouble, *wrong):
                if warning:
                    tell(f"warned {warning}")
            tell(f"backups {len(backing_up.backups.listed())}")
        made.close()
