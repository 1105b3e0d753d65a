"""Pictures of every screen, dialog and layer, for the README and for review.

The shop is only looked at: dialogs are opened and closed again, and the import wizard stops before
its last step. What takes a moment in its own process or thread is waited for.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QEventLoop, QPoint, QRect, QTimer
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from crm_desktop.errors import UserError
from crm_desktop.paths import resource
from crm_desktop.store.store import Store
from crm_desktop.ui import translation
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.pc_settings import PcSettings
from crm_desktop.ui.start import Clock, application, open_window
from crm_desktop.ui.widgets.palette import Palette
from crm_desktop.ui.widgets.popover import Popover

_LONGEST_WAIT = 60.0
"""Seconds until a screen that is still not ready is given up."""
if TYPE_CHECKING:
    from crm_desktop.sync.setup import Surroundings
    from crm_desktop.ui.pages.import_wizard import ImportWizard
    from crm_desktop.ui.pages.reports import ReportsPage

_MODAL_MS = 600
Shoot = Callable[[str], None]
_LAYERS = (
    ("contacts", ("palette", "keys", "new_deal", "columns", "add_filter", "tag_contacts",
                  "set_field", "remind", "save_view_as", "choose_view")),
    ("pipeline", ("deal_lost", "pipeline_steps", "deal_move", "deal_owner", "deal_closing")),
    ("today", ("log", "reminder_later", "reminder_edit", "reminder_next")),
)  # fmt: skip
"""Commands that open something over a screen."""


def take_pictures(
    store: Store,
    shop: str,
    folder: Path,
    *,
    clock: Clock,
    dark: bool,
    scale: float,
    size: tuple[int, int],
    language: str = "en",
    surroundings: Callable[[], Surroundings] | None = None,
) -> list[Path]:
    """Draw every screen into PNG files in ``folder``; gives their paths. ``surroundings``: for the
    pages about sharing, which a shop that is shared already does not show: it would exchange.

    Raises:
        UserError: ``pictures.late``: a screen did not become ready.
    """
    translation.install(application(), language)
    folder.mkdir(parents=True, exist_ok=True)
    pictures: list[Path] = []
    with tempfile.TemporaryDirectory() as aside:  # the look of the pictures is not this PC's choice
        settings = PcSettings(Path(aside))
        settings.look = "dark" if dark else "light"
        settings.text_size = scale
        settings.language = language
        settings.motion = "reduced"  # nothing is caught half faded in
        window = open_window(
            store,
            settings,
            shop,
            "Front desk PC",
            clock=clock,
            surroundings=None if store.is_shared() else surroundings,
        )
        window.resize(*size)
        window.show()
        window.bars.setFixedHeight(0)  # the sample shop is what the pictures are about

        shoot = _shooter(window, folder, pictures)
        _show_screens(window, shoot)
        _show_settings(window, shoot)
        _show_sync(window, shoot)
        _show_layers(window, shoot)
        _show_records(window, shoot)
        _show_import(window, shoot)
        _end(window)
        _rehearse(Path(aside), settings, folder, pictures, clock, size, surroundings)
    return pictures


def _shooter(window: MainWindow, folder: Path, pictures: list[Path]) -> Shoot:
    def shoot(name: str) -> None:
        _settle()
        _wait(lambda: window.jobs.idle)  # one answer may ask the next question
        _settle()
        path = folder / f"{name}.png"
        _picture(window).save(str(path))
        pictures.append(path)
        _close_layers(window)

    return shoot


def _end(window: MainWindow) -> None:
    """Close it, with all that is still under way."""
    _ = window.close() or window.close()  # the first may ask for the time of a last copy
    window.jobs.wait()
    window.deleteLater()
    _settle()


def _rehearse(
    aside: Path,
    settings: PcSettings,
    folder: Path,
    pictures: list[Path],
    clock: Clock,
    size: tuple[int, int],
    surroundings: Callable[[], Surroundings] | None,
) -> None:
    """What is only seen after something was written is drawn in a shop of its own."""
    from crm_desktop.ui import picture_rehearsal  # noqa: PLC0415 - late

    place = aside / "rehearsal"
    place.mkdir()
    with picture_rehearsal.make_shop(place, clock) as store:
        window = open_window(
            store, settings, "Kestrel Cycles", "Front desk PC", clock=clock,
            surroundings=surroundings,
        )  # fmt: skip
        window.resize(*size)
        window.show()
        shoot = _shooter(window, folder, pictures)
        picture_rehearsal.draw(window, place, shoot, _wait, surroundings)
        _end(window)


def _show_screens(window: MainWindow, shoot: Shoot) -> None:
    from crm_desktop.ui.pages.reports import ReportsPage  # noqa: PLC0415 - late
    from crm_desktop.ui.screens.order import all_screens  # noqa: PLC0415 - with the window

    for screen in all_screens():
        if screen.command or screen.alone:
            window.go(screen.id)
            page = window.stack.seen()
            if isinstance(page, ReportsPage):
                _wait(partial(_is_ready, page))
            shoot(screen.id.replace("_", "-"))


def _show_settings(window: MainWindow, shoot: Shoot) -> None:
    from crm_desktop.ui.pages.settings import SettingsPage  # noqa: PLC0415 - late

    window.go("settings")
    page = window.stack.page_of("settings", SettingsPage)
    for section in page.sections()[1:]:  # the first one is the page as it opens
        page.show_section(section)
        shoot(f"settings-{section}")
    page.show_section(page.sections()[0])


def _show_sync(window: MainWindow, shoot: Shoot) -> None:
    """Sharing with another PC, from the first page to a question; nothing is shared by it."""
    if window.surroundings is None:
        return
    from crm_desktop.sync.rounds import Held, OtherPc, Report  # noqa: PLC0415 - late
    from crm_desktop.ui.sync_words import Situation  # noqa: PLC0415 - late

    window.go("sync_connect")
    shoot("sync-connect")
    window.syncing_page()
    shoot("sync-alone")
    at = window.store.clock()
    other = OtherPc(bytes(16), "Workshop PC", at - 120_000, 1)
    level = Report(
        at=at, place="/office/share/CRM-1", pc="Front desk PC", schema=1, came=6, went=2,
        others=(other,),
    )  # fmt: skip
    syncing = window.syncing
    for name, report in (
        ("sync-level", level),
        ("sync-many-archived", replace(level, held=(Held("Workshop PC", {"contact": 40}),))),
        ("sync-passphrase", replace(level, key_needed=True)),
    ):
        syncing.situation = Situation(shared=True, last_at=at, report=report)
        syncing.changed.emit()
        shoot(name)
    syncing.situation = Situation()
    syncing.changed.emit()


def _show_layers(window: MainWindow, shoot: Shoot) -> None:
    for place, commands in _LAYERS:
        for command in commands:
            window.go(place)
            _settle()
            action = window.actions_[command]
            if not action.isEnabled():
                continue
            name = command.replace("_", "-")
            # A dialog that waits for its answer keeps the command from returning.
            waiting = QTimer()
            waiting.setSingleShot(True)
            waiting.timeout.connect(partial(shoot, name))
            waiting.start(_MODAL_MS)
            action.trigger()
            if waiting.isActive():
                waiting.stop()
                shoot(name)


def _show_records(window: MainWindow, shoot: Shoot) -> None:
    window.go("contacts")
    _settle()
    window.contacts.list.selectAll()
    shoot("contacts-selected")
    window.open_contact(window.contacts.list.current_number())
    shoot("contact-card")
    window.new_contact("Marta")
    shoot("new-contact")
    window.go("pipeline")
    _settle()
    if window.actions_["deal_open"].isEnabled():
        window.actions_["deal_open"].trigger()
        shoot("deal")


def _show_import(window: MainWindow, shoot: Shoot) -> None:
    from crm_desktop.ui.pages.import_wizard import ImportWizard, Step  # noqa: PLC0415 - late

    window.start_import()
    shoot("import-0-empty")
    window.start_import(resource("sample_shop") / "customers.xlsx")
    wizard = window.stack.seen()
    assert isinstance(wizard, ImportWizard)
    _wait(lambda: wizard.work.ready)
    shoot("import-1-file")
    for step, name in (
        (Step.COLUMNS, "import-2-columns"),
        (Step.DUPLICATES, "import-3-duplicates"),
        (Step.CHECK, "import-4-check"),
    ):
        if wizard.step < step:
            before = wizard.step
            _wait(wizard.next_button.isEnabled)
            wizard.next()
            _wait(partial(_has_left, wizard, before))
            if wizard.step == step:
                shoot(name)
    if wizard.step == Step.CHECK:
        shoot("import-4-check")
    wizard.close_wizard()


def _is_ready(page: ReportsPage) -> bool:
    return page.ready


def _has_left(wizard: ImportWizard, step: int) -> bool:
    return wizard.work.plan_is_current and wizard.step > step


def _picture(window: MainWindow) -> QPixmap:
    """The window with the dialogs and menus over it."""
    drawn = window.grab()
    painter = QPainter(drawn)
    for layer in _tops():
        if isinstance(layer, QDialog):  # where a window manager puts it
            offset = window.rect().center() - layer.rect().center()
        else:
            offset = layer.mapToGlobal(QPoint()) - window.mapToGlobal(QPoint())
        painter.drawPixmap(offset, layer.grab())
        if isinstance(layer, QDialog):  # its frame is not ours to draw
            painter.setPen(window.theme.color("border_strong"))
            painter.drawRect(QRect(offset, layer.size()))
    painter.end()
    return drawn


def _tops() -> list[QWidget]:
    return [
        widget
        for widget in QApplication.topLevelWidgets()
        if isinstance(widget, QDialog | QMenu | Popover) and widget.isVisible()
    ]


def _close_layers(window: MainWindow) -> None:
    for layer in (*_tops(), *window.findChildren(Popover)):
        if isinstance(layer, QDialog):
            layer.reject()
        else:
            layer.close()
    for palette in window.findChildren(Palette):
        palette.close_()
    _settle()


def _settle() -> None:
    """Let everything happen that waits for its turn."""
    app = QApplication.instance()
    assert app is not None
    for _ in range(4):  # what one turn posts, the next one does
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        app.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents, 50)


def _wait(ready: Callable[[], bool]) -> None:
    end = time.monotonic() + _LONGEST_WAIT
    while not ready():
        if time.monotonic() > end:
            raise UserError(
                "A screen did not become ready in time, so its picture is missing.",
                code="pictures.late",
            )
        _settle()
