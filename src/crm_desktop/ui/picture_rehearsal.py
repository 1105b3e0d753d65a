"""Pictures of what cannot be shown without writing: in a shop made for them and thrown away.

The steps of an import from doubles to result, a quote, a question of two PCs, and the layers that
ask about one record. Windows that stand in place of the shop's (locked, damaged, refused) are drawn
over it at its size.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QDialog, QWidget

from crm_desktop.store.file_format import SHOP_FILE
from crm_desktop.store.store import Store
from crm_desktop.ui.start import Clock

if TYPE_CHECKING:
    from crm_desktop.sync.setup import Surroundings
    from crm_desktop.ui.main_window import MainWindow

Shoot = Callable[[str], None]
Wait = Callable[[Callable[[], bool]], None]
_KNOWN = "Name,E-mail,Phone,Town\nLise Berg,lise@berg.example,,Oslo\nOle Vik,,01632 960163,Oslo\n"
_BROUGHT = (
    "Name,E-mail,Phone,Town,Note\n"
    "Lise Berg,lise@berg.example,01632 960162,Oslo,Wants a cargo bike\n"
    "Ole Wik,ole@vik.example,01632 960163,Oslo,\n"
    "Nora Lund,nora@lund.example,01632 960165,Bergen,Rents two tandems\n"
    "Nora Lund,nora@lund.example,,Bergen,\n"
    "Siri Grant,siri at grant,01632 960166,Bergen,\n"
)


def make_shop(folder: Path, clock: Clock) -> Store:
    """A shop with somebody in it whom the imported file knows, too."""
    from crm_desktop.import_export.importing import ImportFile  # noqa: PLC0415 - late
    from crm_desktop.services.deals import DealDraft, create_deal  # noqa: PLC0415

    store = Store.open(folder, clock=clock, random=os.urandom)
    known = folder / "known.csv"
    known.write_text(_KNOWN, encoding="utf-8")
    with ImportFile(store, known) as file:
        file.look()
        file.make_plan(year=2000)
        file.apply()
    (folder / "customers.csv").write_text(_BROUGHT, encoding="utf-8")
    today = dt.datetime.fromtimestamp(clock() / 1000).astimezone().date()
    draft = DealDraft("3 six-seat trikes", amount_minor=1_275_000, currency="EUR")
    create_deal(store, draft, today)
    return store


def draw(
    window: MainWindow,
    folder: Path,
    shoot: Shoot,
    wait: Wait,
    surroundings: Callable[[], Surroundings] | None,
) -> None:
    """Draw all of it; ``window`` is that of ``make_shop``, its folder ``folder``."""
    _show_import(window, folder / "customers.csv", shoot, wait)
    _show_quote(window, shoot)
    _show_backup(window, shoot, wait)
    _show_layers(window, shoot)
    _show_sharing(window, shoot)
    _show_windows(window, folder, shoot, surroundings)


def _show_import(window: MainWindow, path: Path, shoot: Shoot, wait: Wait) -> None:
    from crm_desktop.ui.pages.import_wizard import ImportWizard, Step  # noqa: PLC0415 - late

    window.start_import(path)
    wizard = window.stack.seen()
    assert isinstance(wizard, ImportWizard)
    work = wizard.work
    wait(lambda: work.ready)
    for step, name in (
        (Step.COLUMNS, ""), (Step.DUPLICATES, "import-3-duplicates"),
        (Step.CHECK, "import-4-problems"), (Step.IMPORT, ""),
    ):  # fmt: skip
        wait(wizard.next_button.isEnabled)
        wizard.next()
        wait(lambda step=step: wizard.step == step)  # type: ignore[misc]
        if name:
            shoot(name)
    wait(lambda: work.outcome is not None)
    shoot("import-5-result")
    outcome = work.outcome
    assert outcome is not None
    wizard.next_button.hide()  # as while it is under way
    wizard.finish.begin()
    work.progressed.emit(214, 412, "")
    shoot("import-5-import")
    wizard.finish.show_outcome(outcome)
    wizard.close_wizard()


def _show_quote(window: MainWindow, shoot: Shoot) -> None:
    window.go("pipeline")
    shoot("pipeline-one-deal")
    window.actions_["deal_open"].trigger()
    shoot("deal-new")
    window.actions_["quote_of_deal"].trigger()
    shoot("quote")
    window.toast.hide()


def _show_backup(window: MainWindow, shoot: Shoot, wait: Wait) -> None:
    """A look into the copy that was made before the import."""
    from crm_desktop.ui.pages.backups import BackupsPage  # noqa: PLC0415 - late

    window.go("backups")
    page = window.stack.page_of("backups", BackupsPage)
    wait(lambda: page.chosen() is not None)
    page.look_inside()
    shoot("backup-inside")


def _show_layers(window: MainWindow, shoot: Shoot) -> None:
    """What is asked about one contact, and what is opened from a page only."""
    window.go("contacts")
    window.open_contact(1)
    for command, name in (
        ("card_consent", "consent"), ("card_joined", "joined"), ("track_start", "track-start"),
        ("tracks", "tracks"), ("erase", "erase"), ("add_reminder", "reminder"),
    ):  # fmt: skip
        window.actions_[command].trigger()
        shoot(name)
    window.go("duplicates")
    window.actions_["told_apart"].trigger()
    shoot("told-apart")
    window.actions_["slow"].trigger()
    shoot("slow-moments")
    _show_small_layers(window, shoot)
    for name, made in _dialogs(window):
        with _shown(made):
            shoot(name)


def _show_small_layers(window: MainWindow, shoot: Shoot) -> None:
    """What a button of a page or a line of a deal opens below itself."""
    from crm_desktop.ui.pages.deal import DealPage  # noqa: PLC0415 - late
    from crm_desktop.ui.pages.reports import ReportsPage  # noqa: PLC0415
    from crm_desktop.ui.widgets.label_options import LabelOptions  # noqa: PLC0415

    window.go("today")
    log = window.findChild(QAbstractButton, "log_any")
    assert isinstance(log, QAbstractButton)
    log.click()
    shoot("log-for")
    window.go("pipeline")
    window.actions_["deal_open"].trigger()
    deal = window.stack.seen()
    assert isinstance(deal, DealPage)
    deal.lines["contact"].edit()
    shoot("deal-person")
    window.go("reports")
    reports = window.stack.page_of("reports", ReportsPage)
    reports.choose("activity")
    period = reports.choices.period
    period.setCurrentIndex(period.count() - 1)
    period.activated.emit(period.currentIndex())
    shoot("report-days")
    reports.choose("labels")
    labels = reports.own("labels")
    assert isinstance(labels, LabelOptions)
    labels.offset.click()
    shoot("label-offset")


def _dialogs(window: MainWindow) -> Iterator[tuple[str, QDialog]]:
    from crm_desktop.services.contacts import read_contacts  # noqa: PLC0415 - late
    from crm_desktop.ui.dialogs.backup_place import BackupPlace  # noqa: PLC0415
    from crm_desktop.ui.dialogs.fault_report import FaultReport  # noqa: PLC0415
    from crm_desktop.ui.dialogs.field_history import FieldHistory  # noqa: PLC0415
    from crm_desktop.ui.dialogs.new_secret import (  # noqa: PLC0415
        KnownPassphrase,
        NewPassphrase,
        NewPin,
    )
    from crm_desktop.ui.encrypting import CodeWindow  # noqa: PLC0415
    from crm_desktop.ui.pages.import_steps.words import column_name  # noqa: PLC0415
    from crm_desktop.ui.widgets.today_later import AnotherDay  # noqa: PLC0415

    theme, place = window.theme, Path("Backups") / "Kestrel Cycles"
    yield "backup-place", BackupPlace(window, theme, place, window.windowTitle())
    yield "backup-passphrase", KnownPassphrase(window, theme, place)
    yield "new-passphrase", NewPassphrase(window, theme, os.urandom, window.windowTitle())
    yield "new-pin", NewPin(window, theme)
    yield "recovery-code", CodeWindow(theme, "7KQ4-M2XD-9RTB-31VN-C8HW-5JPY", window)
    now = dt.datetime.fromtimestamp(window.store.clock() / 1000, window.zone)
    yield "another-day", AnotherDay(theme, window, now, "", lambda _day, _time, _keep: None)
    with window.store.read_raw() as raw:
        (contact,) = read_contacts(raw, [1])
    yield "field-history", FieldHistory(
        window, theme, window.store, contact.id, "contact", "note", column_name("note"),
        today=window.today, zone=window.zone,
    )  # fmt: skip
    yield "fault-report", FaultReport(window, theme, "CRM Desktop\nThe window could not be drawn.")


def _show_sharing(window: MainWindow, shoot: Shoot) -> None:
    """Pages of a shop on a server, and one thing to decide; nothing is shared by it."""
    from crm_desktop.services.sync_questions import Question, Version  # noqa: PLC0415 - late
    from crm_desktop.sync.rounds import Report  # noqa: PLC0415
    from crm_desktop.ui.pages.sync_key import KeyPage, KeyTask  # noqa: PLC0415
    from crm_desktop.ui.sync_words import Situation  # noqa: PLC0415

    at = window.store.clock()
    question = Question(
        "phone", "contact", 1, bytes(16), "status", "Tom Achterberg", "", frozenset(),
        (
            Version({"status": "regular"}, "regular", True, "Marta", "Workshop PC", at - 600_000),
            Version({"status": "new"}, "new", False, "Lea", "Front desk PC", at - 900_000),
        ),
    )  # fmt: skip
    window.syncing_page()
    report = Report(at=at, place="/office/share/CRM-1", pc="Front desk PC", questions=(question,))
    window.syncing.situation = Situation(shared=True, last_at=at, report=report)
    window.syncing.changed.emit()
    shoot("sync-question")
    window.syncing.situation = Situation()
    window.syncing.changed.emit()
    for task in KeyTask:
        page = window.stack.page_of("sync_key", KeyPage)
        page.show_task(task)
        window.show_page("sync_key")
        shoot(f"sync-key-{task.value}")
    window.go("sync_invite")
    shoot("sync-invite")


def _show_windows(
    window: MainWindow,
    folder: Path,
    shoot: Shoot,
    surroundings: Callable[[], Surroundings] | None,
) -> None:
    from crm_desktop.errors import StoreError  # noqa: PLC0415 - late
    from crm_desktop.ui import safe_mode  # noqa: PLC0415
    from crm_desktop.ui.damage import DamageWindow  # noqa: PLC0415
    from crm_desktop.ui.encrypting import EncryptWindow  # noqa: PLC0415
    from crm_desktop.ui.refusal import Refusal  # noqa: PLC0415
    from crm_desktop.ui.unlocking import UnlockWindow  # noqa: PLC0415

    theme, jobs, clock = window.theme, window.jobs, window.store.clock
    damaged = StoreError("The data file is damaged.", code="store.damaged")
    in_use = StoreError(
        "This shop is already open in another window of CRM Desktop. Nothing was changed.",
        code="store.in_use",
    )
    torn = folder / "torn"
    torn.mkdir()
    (torn / SHOP_FILE).write_bytes(b"SQLite format 3\x00" + bytes(16_384))
    made: list[tuple[str, QDialog]] = [
        ("damage", DamageWindow(theme, torn, damaged, jobs, clock=clock, zone=window.zone)),
        ("refusal", Refusal(theme, folder, in_use)),
        ("encrypt", EncryptWindow(theme, folder, jobs, clock=clock, random=os.urandom)),
    ]
    if surroundings is not None:
        made.append(("locked", UnlockWindow(theme, folder, surroundings().ring, jobs)))
        made[-1][1].resize(window.size())
    with _shown(_cover(window)):
        for name, one in made:
            with _shown(one):
                shoot(name)
    window.go("today")
    safe_mode.show_bar(window, failed=True)
    shoot("safe-mode")


def _cover(window: MainWindow) -> QWidget:
    """Nothing of the shop is seen behind a window that stands in its place."""
    made = QWidget(window)
    made.setObjectName("cover")
    made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    made.setStyleSheet(f"QWidget#cover {{ background: {window.theme.hex('sunken')}; }}")
    made.setGeometry(window.rect())
    return made


@contextmanager
def _shown(made: QWidget) -> Iterator[None]:
    """Shown without waiting for its answer, and thrown away."""
    made.show()
    made.raise_()
    yield
    made.hide()
    made.setParent(None)
    made.deleteLater()
