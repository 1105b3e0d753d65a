"""What a save costs does not grow with the shop: SQLite's steps are counted, not time."""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from crm_desktop.services.history import History
from crm_desktop.store import journal, search_index, summary
from crm_desktop.store.store import Store
from tests.helpers.people import add_company, add_person, add_phone, insert
from tests.helpers.shop import open_shop

FEW, MANY = 20, 800
_SLACK = 1.25
"""A larger tree has a level more; a walk through a table would take 40 times as many steps."""


def _fill(store: Store, people: int) -> None:
    """People with a company, phones, tags, entries, reminders and deals, in steps of ten."""
    for start in range(0, people, 10):
        with store.transact("Add") as tx:
            company = add_company(tx, f"Bakery {start}")
            tag = insert(tx, "tag", name=f"tag {start}")
            for number in range(start, start + 10):
                person = add_person(tx, f"Anna{number} Meier")
                add_phone(tx, person, f"030 {number:06}")
                insert(tx, "position", person_id=person, company_id=company)
                insert(tx, "tagging", contact_id=person, tag_id=tag)
                insert(tx, "reminder", contact_id=person, due_date="2026-12-01")
                insert(tx, "deal", contact_id=person, state="open", amount_minor=100)
                entry = insert(tx, "entry", contact_id=person, kind="call", happened_at=number)
                insert(tx, "participant", entry_id=entry, contact_id=person)


@pytest.fixture(scope="module")
def shops(tmp_path_factory: pytest.TempPathFactory, template: Path) -> Iterator[list[Store]]:
    folder = tmp_path_factory.mktemp("growth")
    opened = []
    for people in (FEW, MANY):
        store = open_shop(folder / str(people), template)
        _fill(store, people)
        opened.append(store)
    yield opened
    for store in opened:
        store.close()


@contextmanager
def _counted(raw: sqlite3.Connection, steps: list[int]) -> Iterator[None]:
    count = 0

    def step() -> None:
        nonlocal count
        count += 1

    raw.set_progress_handler(step, 1)
    try:
        yield
    finally:
        raw.set_progress_handler(None, 1)
        steps.append(count)


_SAVES = {
    "a field": "UPDATE contact SET status='x'||n WHERE n=5",
    "a name": "UPDATE contact SET name=name||'x', sort_key='x' WHERE n=5",
    "a company's name": "UPDATE contact SET name=name||'x' WHERE n=1",
    "a phone": "UPDATE phone SET digits=digits||'1' WHERE n=5",
    "a new phone": "INSERT INTO phone(id, contact_id, digits) SELECT randomblob(16), id, '123'"
    " FROM contact WHERE n=5",
    "an entry": "INSERT INTO entry(id, contact_id, kind, subject, happened_at)"
    " SELECT randomblob(16), id, 'note', 'x', 1e9 FROM contact WHERE n=5",
    "a new contact": "INSERT INTO contact(id, name, sort_key) VALUES (randomblob(16), 'Bo', 'bo')",
    "to the trash": "UPDATE contact SET gone=1-gone WHERE n=5",
    "a position": "UPDATE position SET ended=iif(ended='', '2020', '') WHERE n=5",
    "a deal": "UPDATE deal SET state=iif(state='open', 'won', 'open') WHERE n=5",
    "a reminder": "UPDATE reminder SET due_date=due_date||'1' WHERE n=5",
    "a tag": "UPDATE tagging SET gone=1-gone WHERE n=5",
}


@pytest.mark.parametrize("statement", _SAVES.values(), ids=_SAVES)
def test_a_save_walks_through_no_table(shops: list[Store], statement: str) -> None:
    """Journal, summary and the documents of the search index; FTS5's own merging left out."""
    steps: list[int] = []
    for store in shops:
        with store.transact("Save") as tx:
            before = tx.raw.execute("SELECT max(n) FROM change").fetchone()[0]
            with _counted(tx.raw, steps):
                tx.raw.execute(statement)
                wrote = journal.written(tx.raw, before)
                summary.refresh(tx.raw, wrote)
            assert wrote.rows()
            with _counted(tx.raw, steps):
                search_index.refresh(tx.raw, wrote, Counter())
    few, few_index, many, many_index = steps
    assert many <= _SLACK * few
    assert many_index <= _SLACK * few_index + 200


def _undo_and_redo(store: Store) -> None:
    history = History(store)
    with store.transact("Save") as tx:
        tx.raw.execute("UPDATE contact SET note=note||'x', gone=0 WHERE n IN (5, 6)")
    history.undo()
    history.redo()


def test_asking_what_stands_walks_through_no_table(shops: list[Store]) -> None:
    steps: list[int] = []
    for store in shops:
        with store.read_raw() as raw:
            pass
        with _counted(raw, steps):  # who reads next is given the same connection
            assert History(store).standing() is not None
    few, many = steps
    assert 0 < many <= _SLACK * few + 20


def test_undoing_one_save_walks_through_no_table(shops: list[Store]) -> None:
    steps: list[int] = []
    for store in shops:
        _undo_and_redo(store)
        with _counted(store._raw, steps):
            _undo_and_redo(store)
    assert steps[1] <= _SLACK * steps[0] + 500
