"""Erasing a contact for good: no byte of it is left, the rest stays, and it does not come back."""

import json
import shutil
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import Text

from crm_desktop.errors import StoreError, UserError
from crm_desktop.services import erased_files, going_back, privacy
from crm_desktop.services.backups import Backups
from crm_desktop.services.contact_edit import archive
from crm_desktop.services.erasure_ledger import Ledger, erasures
from crm_desktop.services.erasure_scope import NO_WORDS
from crm_desktop.services.history import History
from crm_desktop.store.blobs import ATTACHMENTS, Blobs
from crm_desktop.store.check import check_shop
from crm_desktop.store.file_format import SHOP_FILE
from crm_desktop.store.schema import SYNCED
from crm_desktop.store.store import Store
from tests.helpers.people import add_company, add_person, add_phone, insert
from tests.helpers.shop import FakeClock, open_shop

MARK = "Zwqxkanari"
OTHER = "Blumenfeld"
DEAL = {"title", "note", "next_step", "close_reason", "kind", "lead_source", "external_id",
        "company_external_id"}  # fmt: skip
QUOTE = {"recipient", "title", "intro", "closing", "reason"}
QUOTE_LINE = {"title", "detail", "unit"}


def texts(table: str, **held: object) -> dict[str, object]:
    """A value with the mark in every text column of a table; of those that stay, in every one that
    is free text (the others hold days, numbers, a state)."""
    kept = {"deal": DEAL, "deal_line": {"title"}, "quote": QUOTE, "quote_line": QUOTE_LINE}
    return {
        column.name: f"{MARK} {column.name}"
        for column in SYNCED[table].columns
        if isinstance(column.type, Text) and column.name not in {"photo", "sha256"}
        and column.name in kept.get(table, {column.name})
    } | held  # fmt: skip


def make(store: Store) -> tuple[int, int]:
    """A marked person in all tables, and another one; their row numbers."""
    content = Blobs(store.folder / ATTACHMENTS).put(f"{MARK} file".encode())
    shared = Blobs(store.folder / ATTACHMENTS).put(b"price list")
    with store.transact(f"Add {MARK} Nowak") as tx:
        source = insert(tx, "source", **texts("source"))
        held = texts("contact", kind="person", name=f"{MARK} Nowak", source_id=source)
        person = insert(tx, "contact", photo=content, **held)
        other = add_person(tx, f"Anna {OTHER}")
        company = add_company(tx, "Bakery")
        for table in ("phone", "email", "address", "website", "reminder", "entry", "tagging",
                      "field_value", "consent"):  # fmt: skip
            more = {"happened_at": tx.now} if table == "entry" else {}
            last = insert(tx, table, contact_id=person, **texts(table), **more)
            if table == "entry":
                entry = last
        add_phone(tx, person, "030 9182736")
        insert(tx, "email", contact_id=person, address="m@kanari.example", match_key="m@kanari.ex")
        insert(tx, "position", person_id=person, company_id=company, **texts("position"))
        insert(tx, "relation", contact_id=other, other_id=person, **texts("relation"))
        insert(tx, "attachment", entry_id=entry, **texts("attachment"), sha256=content)
        insert(tx, "attachment", entry_id=entry, **texts("attachment"), sha256=shared)
        theirs = insert(tx, "entry", contact_id=other, subject="Party", happened_at=tx.now)
        insert(tx, "participant", entry_id=theirs, contact_id=person, role=MARK)
        insert(tx, "attachment", entry_id=theirs, name="list.pdf", sha256=shared)
        deal = insert(tx, "deal", contact_id=person, amount_minor=4200, **texts("deal"))
        tx.raw.execute("UPDATE deal SET state='open', currency='EUR'")
        insert(tx, "deal_line", deal_id=deal, **texts("deal_line"))
        insert(tx, "deal_person", deal_id=deal, contact_id=person, role=MARK)
        insert(tx, "entry", deal_id=deal, happened_at=tx.now, **texts("entry"))
        insert(tx, "field_value", deal_id=deal, value=f"{MARK} wish")
        quote = insert(tx, "quote", deal_id=deal, contact_id=person, **texts("quote"))
        insert(tx, "quote_line", quote_id=quote, price_minor=100, **texts("quote_line"))
        tx.raw.execute("UPDATE quote SET number='Q-1'")
        numbers = [n for (n,) in tx.raw.execute("SELECT n FROM contact ORDER BY n")]
    with store.transact(f"Rename {MARK} Nowak") as tx:
        tx.raw.execute(f"UPDATE contact SET nickname='{MARK} old' WHERE n=?", (numbers[0],))
        tx.raw.execute(f"UPDATE deal SET title='{MARK} kitchen'")
    (store.folder / "drafts.json").write_text(
        json.dumps({person.hex(): {"text": MARK}, other.hex(): {"text": "Hello"}}), "utf-8"
    )
    return numbers[0], numbers[1]


def marked(folder: Path, *, but: tuple[str, ...] = ()) -> list[str]:
    """Files below ``folder`` in which the mark stands, as text or as the journal writes text."""
    low = MARK.lower().encode()
    found = []
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and not name.startswith(but):
            content = path.read_bytes().lower()
            if low in content or low.hex().encode() in content or (
                MARK.encode().hex().encode() in content
            ):  # fmt: skip
                found.append(name)
    return found


def test_no_byte_is_left(store: Store) -> None:
    person, _ = make(store)
    Backups(store).make("by-hand")
    assert "shop.sqlite3" in marked(store.folder) or "shop.sqlite3-wal" in marked(store.folder)
    privacy.erase(store, [person], backups=True)
    assert marked(store.folder) == []
    assert len(Backups(store).listed()) == 1
    assert check_shop(store).ok, check_shop(store).findings


def test_copies_stay_unless_they_are_asked_to_go(store: Store) -> None:
    person, _ = make(store)
    Backups(store).make("by-hand")
    privacy.erase(store, [person])
    assert marked(store.folder, but=("backups/",)) == []
    assert marked(store.folder / "backups")


def test_asked_to_go_they_go_with_what_was_put_aside(store: Store) -> None:
    person, _ = make(store)
    copies = Backups(store)
    made = copies.make("by-hand")
    for name in ("damaged-1", "unlocked-1"):
        (copies.folder / name).mkdir()
        shutil.copyfile(made.path, copies.folder / name / SHOP_FILE)
    privacy.erase(store, [person], backups=True)
    assert marked(store.folder) == []
    assert copies.put_aside() == []
    assert len(copies.listed()) == 1


def test_others_and_sums_stay(store: Store) -> None:
    person, other = make(store)
    seen = privacy.preview(store, person)
    assert (seen.name, seen.named_in, seen.open_deals, seen.files) == (f"{MARK} Nowak", 1, 1, 2)
    assert seen.goes["phone"] == 2
    assert seen.stays["deal"] == 1
    privacy.erase(store, [person])
    with store.read_raw() as raw:
        assert raw.execute("SELECT name FROM contact WHERE gone=0 ORDER BY n").fetchall() == [
            (f"Anna {OTHER}",), ("Bakery",),
        ]  # fmt: skip
        assert raw.execute(
            "SELECT title, amount_minor, currency, state, gone, contact_id FROM deal"
        ).fetchall() == [(NO_WORDS, 4200, "EUR", "open", 0, None)]
        assert raw.execute("SELECT number, price_minor FROM quote JOIN quote_line").fetchall() == [
            ("Q-1", 100)
        ]
        assert raw.execute("SELECT subject FROM entry WHERE gone=0").fetchall() == [("Party",)]
        (left,) = raw.execute("SELECT sha256 FROM attachment WHERE gone=0").fetchone()
    assert Blobs(store.folder / ATTACHMENTS).read(left) == b"price list"
    assert "Hello" in (store.folder / "drafts.json").read_text("utf-8")
    assert other


def test_it_cannot_be_undone(store: Store) -> None:
    person, _ = make(store)
    with store.transact("Something else") as tx:
        add_person(tx, "Bo Ek")
    privacy.erase(store, [person])
    step = History(store).batches(1)[0]
    assert step.origin == privacy.ORIGIN
    with pytest.raises(UserError, match="cannot be undone"):
        History(store).undo(step.n)
    assert History(store).undo().undoes != step.n  # Ctrl+Z takes the step before
    assert marked(store.folder) == []


def test_the_ledger_tells_when_and_who_but_not_of_whom(store: Store, clock: FakeClock) -> None:
    person, _ = make(store)
    store.person = "Marta"
    privacy.erase(store, [person])
    (line,) = erasures(store)
    assert (line.at, line.person, line.counts["contact"]) == (clock.now, "Marta", 1)
    with store.read_raw() as raw:
        ledger = Ledger(raw)
        assert ledger.erased_at([" M@KANARI.example"], []) == clock.now
        assert ledger.erased_at([], ["+49 30 918 27 36"]) == clock.now
        assert ledger.erased_at(["n@kanari.example"], ["030 9182737"]) is None


def test_an_archived_one_and_those_joined_into_it_go_too(store: Store) -> None:
    person, _ = make(store)
    with store.transact("Join") as tx:
        former = add_person(tx, f"{MARK} Former")
        add_phone(tx, former, f"{MARK} 1")
        tx.raw.execute(
            "UPDATE contact SET gone=1, merged_into=(SELECT id FROM contact WHERE n=?) WHERE id=?",
            (person, former),
        )
    archive(store, [person])
    privacy.erase(store, [person])
    assert marked(store.folder) == []
    with pytest.raises(UserError, match="not there any more"):
        privacy.erase(store, [person])


def test_an_older_backup_does_not_bring_it_back(store: Store, shop_folder: Path) -> None:
    person, _ = make(store)
    copy = Backups(store).make("by-hand")
    privacy.erase(store, [person])
    assert not privacy.is_due(store)
    going_back.prepare(store, copy, Backups(store))
    store.close()
    going_back.carry_out(shop_folder, "1")
    with open_shop(shop_folder) as older:
        assert privacy.is_due(older)
        assert privacy.replay(older) == 1
        assert not privacy.is_due(older)
        assert len(erasures(older)) == 1
        assert check_shop(older).ok
        assert marked(shop_folder, but=("backups/",)) == []


def test_an_erasure_that_was_cut_off_is_finished(store: Store, shop_folder: Path) -> None:
    person, _ = make(store)

    class PowerCutError(Exception):
        pass

    def cut(_: object) -> None:
        raise PowerCutError

    stop = store.on_commit(cut)
    with pytest.raises(PowerCutError):
        privacy.erase(store, [person])
    stop()
    assert marked(store.folder)
    assert privacy.is_due(store)
    privacy.replay(store)
    assert not privacy.is_due(store)
    assert marked(store.folder) == []


def test_a_disk_that_does_not_take_the_rest_is_told_and_holds_up_no_start(
    store: Store, shop_folder: Path
) -> None:
    person, _ = make(store)
    Backups(store).make("by-hand")
    ledger = store.folder / "erased.json"
    ledger.mkdir()  # a disk that takes everything but this file
    with pytest.raises(StoreError) as told:
        privacy.erase(store, [person], backups=True)
    assert told.value.code == "privacy.unfinished"
    assert privacy.is_due(store)
    assert privacy.replay(store) == 0
    assert privacy.is_due(store)
    ledger.rmdir()
    privacy.replay(store)
    assert not privacy.is_due(store)
    assert marked(store.folder) == []


def test_an_unfinished_import_is_refused(store: Store) -> None:
    person, _ = make(store)
    with store.write_local() as raw:
        raw.execute("INSERT INTO import_run VALUES (1, 'x.staged', 0, 10)")
    with pytest.raises(UserError, match="import is not finished"):
        privacy.erase(store, [person])


def test_a_ledger_that_was_tampered_with_is_passed_over(store: Store) -> None:
    (store.folder / "erased.json").write_text('{"erased": [{"erased_id": "x"}, 3]}', "utf-8")
    assert not privacy.is_due(store)
    assert privacy.replay(store) == 0
    shutil.rmtree(store.folder / "backups", ignore_errors=True)
    assert sqlite3.sqlite_version


def test_a_short_name_takes_no_draft_of_somebody_else(tmp_path: Path) -> None:
    drafts = {"1": "Al's bread", "2": "bread for Al", "3": "also rolls", "4": "Alma comes"}
    (tmp_path / "drafts.json").write_text(json.dumps(drafts), "utf-8")
    erased_files.forget_drafts(tmp_path, [], ["Al", ""])
    left = json.loads((tmp_path / "drafts.json").read_text("utf-8"))
    assert left == {"3": "also rolls", "4": "Alma comes"}
