"""A fault in a slot is told in the window, which stays."""

import sys
from collections.abc import Iterator

import pytest

from crm_desktop.errors import StoreError
from crm_desktop.ui.crash import watch
from crm_desktop.ui.main_window import MainWindow

FIRST_PLACE = "trash"


@pytest.fixture
def watched(window: MainWindow) -> Iterator[MainWindow]:
    before = sys.excepthook
    stop = watch(window)
    yield window
    stop()
    assert sys.excepthook is before


def raise_(error: Exception) -> None:
    """As Qt does with what escapes from a slot."""
    sys.excepthook(type(error), error, error.__traceback__)


def test_a_refusal_is_told_in_its_sentence(watched: MainWindow) -> None:
    raise_(StoreError("The disk is full.", code="store.full"))
    assert watched.toast.text() == "The disk is full."


def test_a_fault_is_logged_and_told(watched: MainWindow, caplog: pytest.LogCaptureFixture) -> None:
    raise_(ZeroDivisionError("private"))
    assert watched.toast.text().startswith("Something went wrong")
    (record,) = caplog.records
    assert record.message == "fault in the window\nFault: builtins.ZeroDivisionError"
    assert record.exc_info is None
    caplog.clear()
