"""A person who writes notes in the real window; a note is safe when its field is empty again."""

from __future__ import annotations

import datetime as dt
import json
import os
import sys
import traceback
from pathlib import Path
from types import TracebackType

from tests.faults.flows import SHOP, Tell, opened

_NOTES = 4
_TURNS = 200


def window(folder: Path, tell: Tell) -> None:
    """Four notes on the card of the first contact, typed and sent by keyboard."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # Only the child that plays this loads Qt: nobody may go on with it after a fork.
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

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
        )  # fmt: skip
        made.start("contacts")
        made.show()
        made.open_contact(1)
        app.processEvents()
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
        made.close()
