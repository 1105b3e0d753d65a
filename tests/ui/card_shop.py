"""What the tests of the card share: finding lines and rows, and doing what their menus offer."""

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QLineEdit

from crm_desktop.services.contact_card import ContactCard, read_card
from crm_desktop.services.contacts import identity_of
from crm_desktop.services.history import History
from crm_desktop.store.store import Store
from crm_desktop.ui.pages.contact_card import ContactCardPage
from crm_desktop.ui.widgets.editable_line import EditableLine
from crm_desktop.ui.widgets.link_row import LinkRow
from crm_desktop.ui.widgets.ticks import TickBox
from tests.helpers.dump import live_dump
from tests.ui.conftest import TODAY

MARTA, HELEN, OMAR, ZOE, JONAS = 1, 2, 3, 4, 5


def contact_id(store: Store, n: int) -> bytes:
    identity = identity_of(store, n)
    assert identity is not None
    return identity


def card(store: Store, n: int = OMAR) -> ContactCard:
    return read_card(store, contact_id(store, n), TODAY)


def line_of(page: ContactCardPage, name: str) -> EditableLine:
    """A line by its name; one without a value is only there while everything is shown."""
    if all(line.name != name for line in page.details.lines):
        page.details.show_everything(True)
    return next(line for line in page.details.lines if line.name == name)


def row_of(page: ContactCardPage, kind: type[LinkRow]) -> LinkRow:
    return next(row for row in page.details.findChildren(kind) if row.isVisibleTo(page))


def pick(owner: EditableLine | LinkRow, text: str) -> None:
    """Choose from the menu of a line or row."""
    act = next(act for act in owner.acts() if act.text.startswith(text))
    assert act.do is not None
    act.do()


def fill_in(page: ContactCardPage, **values: str) -> None:
    """Write into the open form and keep it."""
    form = page.details.form
    assert form is not None
    for key, value in values.items():
        field = form.field(key)
        if isinstance(field, QLineEdit):
            field.setText(value)
        elif isinstance(field, QComboBox):
            field.setCurrentIndex(field.findData(value))
        elif isinstance(field, TickBox):
            field.setChecked(bool(value))
    form.save.click()


def undone(store: Store, do: Callable[[], object]) -> None:
    """Do something, and see that one undo gives back an equal dump; afterwards it is done again."""
    before = live_dump(store)
    do()
    after = live_dump(store)
    assert after != before, "nothing was done"
    History(store).undo()
    assert live_dump(store) == before
    History(store).redo()
    assert live_dump(store) == after
