"""Copies outside of this PC of a shop that is encrypted open on a PC that knows nothing of it."""

from pathlib import Path

from crm_desktop.services import going_back, locking
from crm_desktop.services.attachments import keep_content
from crm_desktop.services.backups import Backups, restore_for_trial
from crm_desktop.services.second_place import choose_place, copy_newest, fetch
from crm_desktop.store import at_hand
from crm_desktop.store.blobs import ATTACHMENTS, Blobs
from crm_desktop.store.file_format import SHOP_FILE
from crm_desktop.store.key_header import Effort
from tests.helpers.shop import add_contact, names, open_shop

WORDS = "three good words"


def test_having_a_locked_shop_back_on_another_pc(template: Path, tmp_path: Path) -> None:
    folder, stick, elsewhere = tmp_path / "shop", tmp_path / "stick", tmp_path / "elsewhere"
    stick.mkdir()
    with open_shop(folder, template) as store:
        kept = keep_content(store, "note.txt", b"a very private letter")
        with store.transact("Add") as tx:
            add_contact(tx, "Anna")
            tx.raw.execute(
                "INSERT INTO attachment(id, name, sha256, size) VALUES (?, 'note.txt', ?, 21)",
                (tx.ids.one(), kept.sha256),
            )
    locking.turn_on(folder, WORDS, stamp="1", effort=Effort())
    identity = at_hand.identity_of(folder / SHOP_FILE)
    assert identity is not None
    with open_shop(folder) as store:
        backups = Backups(store)
        backups.make("by-hand")
        choose_place(backups, stick, "correct horse", passes=1, memory=8192)
        copy_newest(backups, store.clock())
    at_hand.take_back(identity)
    with open_shop(elsewhere, template) as store:
        (found,) = fetch(stick, "correct horse", Backups(store).folder, store)
    key = at_hand.shop_key(identity)
    assert key is not None
    for path in stick.rglob("*"):
        assert path.is_dir() or key.key.hex().encode() not in path.read_bytes()
    at_hand.take_back(identity)
    with open_shop(elsewhere) as store:  # started anew
        restore_for_trial(found)
        assert going_back.what_would_change(store, found).unlocks
        going_back.prepare(store, found, Backups(store))
    going_back.carry_out(elsewhere, "1")
    with open_shop(elsewhere) as store:
        assert names(store) == ["Anna"]
        (name,) = found.blobs
        assert Blobs(elsewhere / ATTACHMENTS).read(name) == b"a very private letter"
    # Encrypted before, it stays so.
    locking.turn_on(elsewhere, WORDS, stamp="2", effort=Effort())
    with open_shop(elsewhere) as store:
        assert not going_back.what_would_change(store, found).unlocks
        going_back.prepare(store, found, Backups(store))
    going_back.carry_out(elsewhere, "2")
    assert not at_hand.is_plain(elsewhere / SHOP_FILE)
    with open_shop(elsewhere) as store:
        assert names(store) == ["Anna"]
