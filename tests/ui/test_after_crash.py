"""After a crash: the sentence that says what is here, and the report before it goes anywhere."""

import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from crm_desktop.services.crash_file import Listening
from crm_desktop.services.faults import describe, record
from crm_desktop.services.health import mark_closed, mark_open
from crm_desktop.ui import crash
from crm_desktop.ui.dialogs.fault_report import FaultReport
from crm_desktop.ui.main_window import MainWindow

FIRST_PLACE = "trash"


def _report(window: MainWindow) -> FaultReport:
    found = window.findChild(FaultReport)
    assert isinstance(found, FaultReport)
    return found


def test_the_bar_says_up_to_when_everything_is_here(window: MainWindow) -> None:
    record(window.store.folder, describe(ZeroDivisionError()))
    Listening(window.store.folder).close()
    mark_open(window.store.folder)
    window.backing_up._stop = True  # without the full check, which takes a process of its own
    window.backing_up.start()
    (text,) = [said for said in window.bars.texts() if "unexpectedly" in said]
    assert text == "The program closed unexpectedly. Everything up to 09:45 is here."
    show, fine = window.bars.buttons()[:2]
    show.click()
    assert "Fault: builtins.ZeroDivisionError" in _report(window).text.toPlainText()
    _report(window).shut.click()
    fine.click()
    assert text not in window.bars.texts()


def test_after_an_end_as_it_should_be_nothing_is_said(window: MainWindow) -> None:
    mark_open(window.store.folder)
    mark_closed(window.store.folder)
    window.backing_up._stop = True
    window.backing_up.start()
    assert "unexpectedly" not in "".join(window.bars.texts())


def test_a_fault_offers_its_report_which_can_be_copied_and_saved(
    window: MainWindow, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    stop = crash.watch(window)
    try:
        error = ZeroDivisionError("Marta Oliveira")
        sys.excepthook(ZeroDivisionError, error, None)
    finally:
        stop()
    caplog.clear()
    window.toast._button.click()
    report = _report(window)
    said = report.text.toPlainText()
    assert said.startswith("CRM Desktop ")
    assert "Fault: builtins.ZeroDivisionError" in said
    assert "Marta" not in said
    assert "\nQt 6" in said
    report.copy.click()
    assert QGuiApplication.clipboard().text() == said
    report.save_to(tmp_path / "told.txt")
    assert (tmp_path / "told.txt").read_text() == said + "\n"
    assert report.answer.text() == f"Saved: {tmp_path / 'told.txt'}"
    report.save_to(tmp_path / "gone" / "told.txt")
    assert "could not be written" in report.answer.text()
