"""The editor of pipelines and steps."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from crm_desktop.services import stages
from crm_desktop.services.history import History
from crm_desktop.store.store import Store
from crm_desktop.ui.dialogs.pipeline_steps import CHANCE, NAME, QUIET, PipelineSteps
from crm_desktop.ui.theme import Theme
from tests.helpers.deals import DealShop, make_deal_shop


@pytest.fixture
def shop(store: Store) -> DealShop:
    return make_deal_shop(store)


@pytest.fixture
def dialog(shop: DealShop, qtbot: QtBot) -> Iterator[PipelineSteps]:
    parent = QWidget()
    qtbot.addWidget(parent)
    made = PipelineSteps(parent, Theme("light"), shop.store)
    made.open()
    yield made
    parent.close()


def names(shop: DealShop) -> list[str]:
    return [stage.name for stage in shop.pipelines()[0].stages]


def write(dialog: PipelineSteps, row: int, column: int, text: str) -> None:
    item = dialog.table.item(row, column)
    assert item is not None
    item.setText(text)


def test_cells_are_kept_at_once(dialog: PipelineSteps, shop: DealShop) -> None:
    write(dialog, 2, NAME, "Offer is out")
    write(dialog, 2, CHANCE, "55")
    write(dialog, 2, QUIET, "0")
    step = shop.pipelines()[0].stages[2]
    assert (step.name, step.probability, step.quiet_days) == ("Offer is out", 55, 0)


@pytest.mark.parametrize(("column", "text"), [(NAME, " "), (CHANCE, "120"), (QUIET, "soon")])
def test_what_cannot_be_is_said(
    dialog: PipelineSteps, shop: DealShop, column: int, text: str
) -> None:
    before = shop.pipelines()
    write(dialog, 2, column, text)
    assert dialog.lines.error.text()
    assert shop.pipelines() == before
    item = dialog.table.item(2, column)
    assert item is not None
    assert item.text() != text


def test_order_and_adding(dialog: PipelineSteps, shop: DealShop) -> None:
    dialog.table.setCurrentCell(2, NAME)
    dialog.lines.up.click()
    assert names(shop)[:3] == ["New enquiry", "Quote sent", "Visit or trial"]
    assert dialog.table.currentRow() == 1
    dialog.lines.add.click()
    assert names(shop)[5:] == ["New step", "Won", "Lost"]


def test_a_step_with_deals_asks_where_they_go(dialog: PipelineSteps, shop: DealShop) -> None:
    dialog.table.setCurrentCell(1, NAME)  # empty
    dialog.lines.remove.click()
    assert names(shop)[:2] == ["New enquiry", "Quote sent"]
    dialog.table.setCurrentCell(0, NAME)
    dialog.lines.remove.click()
    (menu,) = dialog.findChildren(QMenu)
    next(a for a in menu.actions() if a.text() == "Sales: Ordered").trigger()
    assert names(shop)[0] == "Quote sent"
    assert sorted(shop.shown()["Ordered"]) == ["Cargo bikes", "Guest bikes"]
    menu.close()


def test_pipelines_from_presets_renamed_and_removed(dialog: PipelineSteps, shop: DealShop) -> None:
    dialog.make("repair")
    assert [one.name for one in shop.pipelines()] == ["Sales", "Repairs"]
    assert dialog.which.box.currentText() == "Repairs"
    line = dialog.which.box.lineEdit()
    assert line is not None
    line.selectAll()
    QTest.keyClicks(line, "Workshop")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert [one.name for one in shop.pipelines()] == ["Sales", "Workshop"]
    assert not dialog.later.isEnabled()
    dialog.earlier.click()  # the first takes new deals
    assert [one.name for one in shop.pipelines()] == ["Workshop", "Sales"]
    assert dialog.which.box.currentText() == "Workshop"
    assert not dialog.earlier.isEnabled()
    History(shop.store).undo()
    dialog.refresh()
    assert [one.name for one in shop.pipelines()] == ["Sales", "Workshop"]
    dialog.which.remove_button.click()
    assert [one.name for one in stages.list_pipelines(shop.store)] == ["Sales"]
    assert not dialog.which.remove_button.isEnabled()


def test_a_step_gets_a_colour(dialog: PipelineSteps, shop: DealShop) -> None:
    dialog.table.setCurrentCell(2, NAME)
    dialog.colour.click()
    (menu,) = dialog.findChildren(QMenu)
    next(a for a in menu.actions() if a.text() == "Plum").trigger()
    assert shop.pipelines()[0].stages[2].colour == "plum"
    item = dialog.table.item(2, NAME)
    assert item is not None
    assert not item.icon().isNull()
    menu.close()


def test_reasons_for_losing(dialog: PipelineSteps, shop: DealShop) -> None:
    dialog.show_part(1)
    shown = dialog.reasons
    before = stages.lost_reasons(shop.store)
    assert [shown.list.item(row).text() for row in range(shown.list.count())] == before
    shown.list.item(0).setText("The price")
    assert stages.lost_reasons(shop.store) == ["The price", *before[1:]]
    shown.lines.down.click()
    assert stages.lost_reasons(shop.store)[:2] == [before[1], "The price"]
    assert shown.list.currentRow() == 1
    shown.lines.add.click()
    assert stages.lost_reasons(shop.store)[-1] == "New reason"
    shown.lines.remove.click()
    assert "New reason" not in stages.lost_reasons(shop.store)
    shown.list.item(0).setText("  ")
    assert shown.lines.error.text() == "Please say the reason. Nothing was changed."
    assert shown.list.item(0).text() == before[1]
