"""Pages from the other process: they come, newer wishes win, what goes wrong is a sentence."""

import datetime as dt
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from crm_desktop.errors import CancelledError, UserError
from crm_desktop.reports.order import Order
from crm_desktop.reports.press import Pages, Press
from crm_desktop.reports.words import Words
from crm_desktop.store.connection import connect
from crm_desktop.store.store import Store
from tests.helpers.paper import TODAY, texts
from tests.helpers.shop import FakeClock, add_contact


@pytest.fixture
def press(store: Store) -> Iterator[Press]:
    with store.transact("People") as tx:
        for number in range(40):
            add_contact(tx, f"Customer {number}")
    made = Press(store.folder)
    yield made
    made.close()


def test_pages_and_figures_and_a_refusal_by_one_process(press: Press, store: Store) -> None:
    made = press.pages(Order("contacts", TODAY), Words())
    assert made.printed.file_name == "Contacts"
    assert made.printed.pages == len(texts(made.path)) == 2
    assert "Customer 17" in " ".join(texts(made.path))
    ((title, heads, rows),) = press.values(Order("contacts", TODAY), Words())
    assert (title, heads[0], len(rows)) == ("Contacts", ("Name", "text"), 40)
    with pytest.raises(UserError) as refused:
        press.pages(Order("nothing", TODAY), Words())
    assert refused.value.code == "report.unknown"
    with store.transact("One more") as tx:  # the other process sees what was saved since
        add_contact(tx, "Zoë")
    assert "Zoë" in " ".join(texts(press.pages(Order("contacts", TODAY), Words()).path))


def test_stopping_raises_and_the_next_wish_is_done(press: Press) -> None:
    def stop(done: int, total: int, text: str) -> None:
        raise CancelledError

    numbers = tuple(range(1, 41)) * 60
    with pytest.raises(CancelledError):
        press.pages(Order("customer", TODAY, contacts=numbers), Words(), stop)
    assert press.pages(Order("day", TODAY), Words()).printed.pages == 1


def test_a_newer_wish_ends_an_older_one_and_a_long_one_shows_its_beginning(press: Press) -> None:
    numbers = tuple(range(1, 41)) * 100
    begun: list[Pages] = []
    seen = threading.Event()
    ended: list[str] = []

    def first_pages(pages: Pages) -> None:
        begun.append(pages)
        seen.set()

    def older() -> None:
        order = Order("customer", TODAY, contacts=numbers)
        try:
            press.pages(order, Words(), beginning=first_pages)
        except CancelledError:
            ended.append("stopped")

    thread = threading.Thread(target=older)
    thread.start()
    assert seen.wait(30)
    newer = press.pages(Order("day", dt.date(2026, 11, 1)), Words())
    thread.join(30)
    assert newer.printed.file_name == "Day sheet 2026-11-01"
    assert ended == ["stopped"]
    assert begun[0].printed.pages == len(texts(begun[0].path)) == 3


def test_a_process_that_dies_is_a_sentence_and_there_is_a_new_one(
    press: Press, tmp_path: Path
) -> None:
    missing = Press(tmp_path / "nowhere")
    with pytest.raises(UserError) as failed:
        missing.pages(Order("day", TODAY), Words())
    assert failed.value.code == "store.gone"
    missing.close()
    press.warm()
    process = press._process
    assert process is not None
    process.kill()
    process.wait()
    assert press.pages(Order("day", TODAY), Words()).printed.pages == 1


def test_a_process_that_waits_does_not_have_the_shop_open(press: Press, store: Store) -> None:
    press.pages(Order("contacts", TODAY), Words())
    path, folder = store.path, store.folder
    store.close()
    with closing(connect(path, "rw")) as raw:  # whoever is alone may do without the log
        raw.execute("PRAGMA busy_timeout=0")
        assert raw.execute("PRAGMA journal_mode=DELETE").fetchone() == ("delete",)
    with Store.open(folder, clock=FakeClock()):
        assert press.pages(Order("contacts", TODAY), Words()).printed.pages == 2


def test_nothing_is_left_behind(press: Press) -> None:
    folder = press.pages(Order("day", TODAY), Words()).path.parent
    assert folder.exists()
    press.close()
    press.close()
    assert not folder.exists()


def test_a_fault_over_there_is_logged_without_its_values(
    press: Press, caplog: pytest.LogCaptureFixture
) -> None:
    wrong: Any = ("Marta Zebrafink",)
    with pytest.raises(UserError) as failed:
        press.pages(Order("customer", TODAY, contacts=wrong), Words())
    assert "Your data is safe" in failed.value.sentence
    (record,) = caplog.records
    assert record.message.startswith("preparing pages failed\nFault: sqlite3.")
    assert "crm_desktop/reports/press_worker.py" in record.message
    assert "Zebrafink" not in record.message
    assert press.pages(Order("day", TODAY), Words()).printed.pages == 1
