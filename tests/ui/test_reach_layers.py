"""Every dialog, popover and window of its own for whoever does not see or has no mouse.

Each class that can lie over the window stands in ``LAYERS``: one that comes new is asked for by
the last test.
"""

import datetime as dt
import importlib
import pkgutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

import crm_desktop.ui
from crm_desktop.domain.filters import Condition
from crm_desktop.errors import StoreError
from crm_desktop.services import tags
from crm_desktop.services.catalogue import find_or_make
from crm_desktop.services.contact_list import OwnField
from crm_desktop.services.privacy import preview
from crm_desktop.store.key_header import Effort
from crm_desktop.store.key_ring import KeyRing
from crm_desktop.ui import translation
from crm_desktop.ui.contact_columns import catalogue
from crm_desktop.ui.damage import DamageWindow
from crm_desktop.ui.dialogs.act_list import ActLine, ActList
from crm_desktop.ui.dialogs.backup_place import BackupPlace
from crm_desktop.ui.dialogs.consent import ConsentDialog
from crm_desktop.ui.dialogs.erase import EraseDialog
from crm_desktop.ui.dialogs.fault_report import FaultReport
from crm_desktop.ui.dialogs.field_history import FieldHistory
from crm_desktop.ui.dialogs.key_sheet import KeySheet
from crm_desktop.ui.dialogs.lost_reason import LostReason
from crm_desktop.ui.dialogs.new_deal import NewDeal
from crm_desktop.ui.dialogs.new_secret import KnownPassphrase, NewPassphrase, NewPin
from crm_desktop.ui.dialogs.pipeline_steps import PipelineSteps
from crm_desktop.ui.dialogs.reminder_editor import ReminderEditor
from crm_desktop.ui.dialogs.slow_moments import SlowMomentsPanel
from crm_desktop.ui.dialogs.start_track import StartTrack
from crm_desktop.ui.dialogs.tracks import Tracks
from crm_desktop.ui.encrypting import CodeWindow, EncryptWindow
from crm_desktop.ui.jobs import Jobs
from crm_desktop.ui.layers import open_palette
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.pc_settings import PcSettings
from crm_desktop.ui.refusal import Refusal
from crm_desktop.ui.slow_moments import SlowMoments
from crm_desktop.ui.unlocking import UnlockWindow
from crm_desktop.ui.widgets.bulk_popovers import RemindPopover, SetFieldPopover, TagPopover
from crm_desktop.ui.widgets.column_chooser import ColumnChooser
from crm_desktop.ui.widgets.day_popover import DayPopover
from crm_desktop.ui.widgets.filter_popover import Askable, FilterPopover
from crm_desktop.ui.widgets.label_options import _OffsetPopover
from crm_desktop.ui.widgets.palette import Palette
from crm_desktop.ui.widgets.party_popover import PartyPopover
from crm_desktop.ui.widgets.period_popover import PeriodPopover
from crm_desktop.ui.widgets.popover import Popover
from crm_desktop.ui.widgets.today_later import AnotherDay
from crm_desktop.ui.widgets.today_log import LogFor
from crm_desktop.ui.widgets.view_head import NamePopover
from tests.helpers.deals import make_deal_shop
from tests.helpers.reach import controls, faults, name, told
from tests.helpers.shop import FakeClock, open_shop, repeatable_random
from tests.ui.conftest import TODAY

NOW = dt.datetime.combine(TODAY, dt.time(9), dt.UTC)
DAMAGED = StoreError("The shop file is damaged.", code="store.damaged")


def _contact(window: MainWindow) -> bytes:
    with window.store.read_raw() as raw:
        (found,) = raw.execute("SELECT id FROM contact WHERE n=1").fetchone()
    return bytes(found)


def _lines(window: MainWindow) -> ActList:
    made = ActList(window, window.theme, "Told apart", "Two lists.", "&Offer them again", "None.")
    made.show_lines([ActLine("Marta · Helen", 1)])
    return made


def _own(window: MainWindow) -> SetFieldPopover:
    fields = [OwnField("0" * 32, "Bike size", "number", ())]
    return SetFieldPopover(window.theme, window, fields, lambda _field: (), 3)


def _asked(window: MainWindow) -> FilterPopover:
    askable = Askable(catalogue(()), lambda _field: (), lambda: TODAY)
    return FilterPopover(window.theme, window, askable, Condition("name", "contains", ("a",)))


def _encrypting(window: MainWindow) -> EncryptWindow:
    return EncryptWindow(
        window.theme, window.store.folder, window.jobs, clock=FakeClock(),
        random=repeatable_random(), effort=Effort(),
    )  # fmt: skip


LAYERS: dict[type[QWidget], Callable[[MainWindow], QWidget]] = {
    ActList: _lines,
    AnotherDay: lambda w: AnotherDay(w.theme, w, NOW, "en", lambda *_: None),
    BackupPlace: lambda w: BackupPlace(w, w.theme, w.store.folder / "copies", "Kestrel Cycles"),
    CodeWindow: lambda w: CodeWindow(w.theme, "AAAA-BBBB-CCCC", w),
    ColumnChooser: lambda w: ColumnChooser(w.theme, w, catalogue(()), ["name", "town"]),
    ConsentDialog: lambda w: ConsentDialog(w, w.theme, w.store, _contact(w), "Marta", TODAY),
    DamageWindow: lambda w: DamageWindow(
        w.theme, w.store.folder, DAMAGED, w.jobs, clock=FakeClock(), zone=dt.UTC
    ),
    DayPopover: lambda w: DayPopover(
        w.theme, w, "Which day?", "&Move", today=TODAY, chosen=lambda _day: None, none="&No day"
    ),
    EncryptWindow: _encrypting,
    EraseDialog: lambda w: EraseDialog(w, w.theme, [preview(w.store, 1)], TODAY, dt.UTC),
    FaultReport: lambda w: FaultReport(w, w.theme, "a fault"),
    FieldHistory: lambda w: FieldHistory(
        w, w.theme, w.store, _contact(w), "contact", "name", "Name", today=lambda: TODAY,
        zone=dt.UTC,
    ),
    FilterPopover: _asked,
    KeySheet: lambda w: KeySheet(w, w.theme, w.actions_),
    KnownPassphrase: lambda w: KnownPassphrase(w, w.theme, w.store.folder),
    LogFor: lambda w: LogFor(w.theme, w, w.store),
    LostReason: lambda w: LostReason(w, w.theme, "Cargo bikes", ["Too dear", "No time"]),
    NamePopover: lambda w: NamePopover(w.theme, w, "New view", "&Save", "", lambda _name: None),
    NewDeal: lambda w: NewDeal(w, w.theme, w.store, today=lambda: TODAY),
    NewPassphrase: lambda w: NewPassphrase(w, w.theme, repeatable_random(), "Kestrel Cycles"),
    NewPin: lambda w: NewPin(w, w.theme),
    PartyPopover: lambda w: PartyPopover(
        w.theme, w, w.store, "Which person?", present=(None, ""), chosen=lambda _one: None
    ),
    PeriodPopover: lambda w: PeriodPopover(
        w.theme, w, first=TODAY, last=TODAY, today=TODAY, chosen=lambda *_: None
    ),
    PipelineSteps: lambda w: PipelineSteps(w, w.theme, w.store),
    Refusal: lambda w: Refusal(w.theme, w.store.folder, DAMAGED),
    RemindPopover: lambda w: RemindPopover(w.theme, w, TODAY, "UTC", 3),
    ReminderEditor: lambda w: ReminderEditor(w, w.theme, w.store, now=lambda: NOW, zone=dt.UTC),
    SetFieldPopover: _own,
    SlowMomentsPanel: lambda w: SlowMomentsPanel(w, w.theme, SlowMoments(w)),
    StartTrack: lambda w: StartTrack(
        w, w.theme, w.store, contact=_contact(w), name="Marta", now=lambda: NOW, zone=dt.UTC
    ),
    TagPopover: lambda w: TagPopover(w.theme, w, tags.list_tags(w.store, counted=False), 3),
    Tracks: lambda w: Tracks(w, w.theme, w.store),
    UnlockWindow: lambda w: UnlockWindow(w.theme, w.store.folder, KeyRing(None), w.jobs),
    _OffsetPopover: lambda w: _OffsetPopover(w.theme, w, (0.0, 0.5), test=True),
}  # fmt: skip


@pytest.fixture(scope="module", params=["en", "de"])
def under(
    request: pytest.FixtureRequest,
    qapp: QApplication,
    tmp_path_factory: pytest.TempPathFactory,
    small_shop: Path,
) -> Iterator[MainWindow]:
    """A window in a language that other things are opened over."""
    translation.install(qapp, request.param)
    folder = tmp_path_factory.mktemp("layers") / "shop"
    with open_shop(folder, small_shop, FakeClock()) as store:
        make_deal_shop(store)
        with store.transact("Catalogue") as tx:
            find_or_make(tx, "tag", "Fleet")
        settings = PcSettings(folder)
        settings.look = "light"
        settings.motion = "reduced"
        made = MainWindow(store, settings, shop="S", pc="P", today=lambda: TODAY, zone=dt.UTC)
        made.jobs = Jobs(at_once=True)
        made.start("trash")
        made.show()
        made.activateWindow()
        for _ in made.making_rest():  # the ring among it, which comes soon after the first paint
            pass
        yield made
        made.close()
        made.deleteLater()
        QApplication.processEvents()
    translation.install(qapp, "en")


def _open(layer: QWidget, window: MainWindow) -> None:
    if isinstance(layer, Popover):
        layer.open_under(window.side)
    elif isinstance(layer, QDialog) and layer.parentWidget() is not None:
        layer.open()
    else:
        layer.show()
        layer.activateWindow()
    for _ in range(3):
        QApplication.processEvents()


@pytest.mark.parametrize("kind", LAYERS, ids=lambda kind: kind.__name__)
def test_everything_in_it_can_be_named_hit_and_reached(
    under: MainWindow, kind: type[QWidget]
) -> None:
    layer = LAYERS[kind](under)
    assert isinstance(layer, kind)
    _open(layer, under)
    found = faults(layer)
    layer.done(0) if isinstance(layer, QDialog) else layer.close()
    layer.deleteLater()
    QApplication.processEvents()
    assert "\n".join(found) == ""


def test_the_palette_too(under: MainWindow) -> None:
    open_palette(under)
    QApplication.processEvents()
    palette = under.findChild(Palette)
    assert palette is not None
    parts = [part for part in controls(under) if palette.isAncestorOf(part)]
    palette.close_()
    QApplication.processEvents()
    assert len(parts) == 2, "the field and the list"
    assert [told(part) for part in parts if not name(part)] == []


def test_every_layer_there_is_stands_in_the_list() -> None:
    for module in pkgutil.walk_packages(crm_desktop.ui.__path__, "crm_desktop.ui."):
        importlib.import_module(module.name)
    known = {
        kind
        for base in (QDialog, Popover)
        for kind in base.__subclasses__()
        if kind.__module__.startswith("crm_desktop")
    }
    assert known <= set(LAYERS)
