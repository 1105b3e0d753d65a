"""A shop is encrypted and opened again: by passphrase, code, ring and PIN, whatever happens."""

import json
import shutil
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from keyring.errors import KeyringError, KeyringLocked, NoKeyringError

from crm_desktop.errors import StoreError, UserError
from crm_desktop.services import erased_files, locking
from crm_desktop.services.attachments import keep_content
from crm_desktop.services.backups import Backups
from crm_desktop.services.going_back import carry_out, prepare
from crm_desktop.services.repair import needs_key, save_for_help
from crm_desktop.store import at_hand, convert, key_header, sealed
from crm_desktop.store.blobs import ATTACHMENTS, Blobs
from crm_desktop.store.check import check_shop
from crm_desktop.store.file_format import BACKUPS, SHOP_FILE
from crm_desktop.store.key_header import Effort
from crm_desktop.store.key_ring import KeyRing
from crm_desktop.store.store import Store
from tests.helpers.dump import live_rows
from tests.helpers.shop import FakeClock, add_contact, cut_off, open_shop
from tests.sync.pcs import MemoryRing

WORDS, NAME = "three good words", "Marta Oliveira"
EFFORT = Effort()  # the floor: the test need not find out what this PC can do


@pytest.fixture(scope="module")
def encrypted(
    template: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, str, dict[str, object]]:
    """A folder with an encrypted shop, its recovery code, and what is in it."""
    folder = tmp_path_factory.mktemp("locked") / "shop"
    with open_shop(folder, template) as store:
        with store.transact("Add") as tx:
            add_contact(tx, NAME)
        keep_content(store, "note.txt", b"a very private letter")
        (folder / "drafts.json").write_text('{"00": {"kind": "note", "text": "half", "at": 1}}')
        Backups(store).make("by-hand")
        before = dump(store)
    code = locking.turn_on(folder, WORDS, stamp="1", effort=EFFORT)
    return folder, code, before


@pytest.fixture
def shop(encrypted: tuple[Path, str, dict[str, object]], tmp_path: Path) -> Path:
    """A copy of it in a program that was just started."""
    folder = tmp_path / "shop"
    shutil.copytree(encrypted[0], folder)
    restart(folder)
    return folder


def dump(store: Store) -> dict[str, object]:
    with store.read_raw() as raw:
        return dict(live_rows(raw))


def restart(folder: Path) -> bytes:
    identity = at_hand.identity_of(folder / SHOP_FILE)
    assert identity is not None
    at_hand.take_back(identity)
    return identity


def test_nothing_of_it_can_be_read_and_nothing_is_lost(
    shop: Path, encrypted: tuple[Path, str, dict[str, object]]
) -> None:
    with pytest.raises(StoreError) as refused:
        open_shop(shop)
    assert refused.value.code == "store.locked"
    assert not locking.unlock(shop, "three bad words")
    assert locking.unlock(shop, WORDS)
    with open_shop(shop) as store:
        assert dump(store) == encrypted[2]
        assert check_shop(store).ok
        with store.transact("Rename") as tx:
            tx.raw.execute("UPDATE contact SET name='Somebody Marta'")
        made = Backups(store).make("by-hand")
        names = Blobs(shop / ATTACHMENTS).names()
        assert [Blobs(shop / ATTACHMENTS).read(name) for name in names] == [
            b"a very private letter"
        ]
        assert locking.remove_plain(shop) == 2
        for path in shop.rglob("*"):  # also the log, while the shop is open
            if path.is_file():
                content = path.read_bytes()
                assert b"Marta" not in content, path
                assert b"private letter" not in content, path
                assert b"half" not in content, path
    assert at_hand.identity_of(made.path) == at_hand.identity_of(shop / SHOP_FILE)
    assert list((shop / BACKUPS).glob("shop-key-*.json"))


def test_the_recovery_code_opens_it_and_typing_it_is_forgiving(
    shop: Path, encrypted: tuple[Path, str, dict[str, object]]
) -> None:
    assert locking.unlock(shop, encrypted[1].lower().replace("-", " "))


def test_turned_off_again_everything_is_plain_and_older_copies_still_open(
    shop: Path, encrypted: tuple[Path, str, dict[str, object]]
) -> None:
    locking.unlock(shop, WORDS)
    with open_shop(shop) as store:
        kept = Backups(store).make("by-hand")
    locking.turn_off(shop, stamp="2")
    identity = at_hand.identity_of(kept.path)
    assert identity is not None
    at_hand.take_back(identity)
    assert json.loads((shop / "drafts.json").read_bytes())["00"]["text"] == "half"
    with open_shop(shop) as store:
        assert not locking.state(shop).encrypted
        after = dump(store)
        assert after == encrypted[2]
        prepare(store, kept, Backups(store))  # under the key of before
    carry_out(shop, "3")
    assert at_hand.is_plain(shop / SHOP_FILE)
    with open_shop(shop) as store:
        assert dump(store) == after


def test_going_back_to_a_plain_copy_leaves_the_shop_encrypted(shop: Path) -> None:
    locking.unlock(shop, WORDS)
    with open_shop(shop) as store:
        (plain,) = Backups(store).listed()
        assert at_hand.is_plain(plain.path)
        prepare(store, plain, Backups(store))
    carry_out(shop, "3")
    restart(shop)
    assert locking.unlock(shop, WORDS)
    open_shop(shop).close()


def test_a_new_passphrase_and_a_new_code_replace_the_old_ones(
    shop: Path, encrypted: tuple[Path, str, dict[str, object]]
) -> None:
    locking.unlock(shop, WORDS)
    with pytest.raises(UserError) as refused:
        locking.change_passphrase(shop, "short", effort=EFFORT)
    assert refused.value.code == "lock.short_passphrase"
    locking.change_passphrase(shop, "four other good words", effort=EFFORT)
    code = locking.new_recovery_code(shop)
    restart(shop)
    assert not locking.unlock(shop, WORDS)
    assert not locking.unlock(shop, encrypted[1])
    assert locking.unlock(shop, code)
    restart(shop)
    assert locking.unlock(shop, "four other good words")


class Failing(MemoryRing):
    """A ring that answers every call with an error."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error

    def get_password(self, service: str, username: str) -> str | None:
        raise self.error

    def set_password(self, service: str, username: str, password: str) -> None:
        raise self.error

    def delete_password(self, service: str, username: str) -> None:
        raise self.error


def _held(text: str) -> Callable[[Path], KeyRing]:
    def made(shop: Path) -> KeyRing:
        ring, identity = MemoryRing(), at_hand.identity_of(shop / SHOP_FILE)
        assert identity is not None
        ring.held["CRM Desktop", identity.hex()] = text
        return KeyRing(ring)

    return made


def _failing(error: Exception) -> Callable[[Path], KeyRing]:
    return lambda _shop: KeyRing(Failing(error))


def _without_headers(shop: Path) -> KeyRing:
    (shop / f"shop-key-{_id(shop)}.json").unlink()
    return KeyRing(None)


def _without_copies(shop: Path) -> KeyRing:
    shutil.rmtree(shop / BACKUPS)
    return KeyRing(None)


def _torn(shop: Path) -> KeyRing:
    path = shop / f"shop-key-{_id(shop)}.json"
    path.write_bytes(path.read_bytes()[:40])
    return KeyRing(None)


def _stranger(shop: Path) -> KeyRing:
    other = bytes(16)
    (shop / f"shop-key-{other.hex()}.json").write_bytes(b"{}")
    return KeyRing(None)


def _id(shop: Path) -> str:
    identity = at_hand.identity_of(shop / SHOP_FILE)
    assert identity is not None
    return identity.hex()


_SITUATIONS: dict[str, Callable[[Path], KeyRing]] = {
    "no ring": lambda _: KeyRing(None),
    "an empty ring, after the system was installed anew": lambda _: KeyRing(MemoryRing()),
    "another desktop with a ring of its own": lambda _: KeyRing(MemoryRing()),
    "a ring that is locked": _failing(KeyringLocked("locked")),
    "access is denied": _failing(KeyringError("denied")),
    "no back end": _failing(NoKeyringError("none")),
    "the bus is gone": _failing(OSError("no bus")),
    "a back end that breaks": _failing(RuntimeError("broken")),
    "a back end that cannot read": _failing(ValueError("encoding")),
    "not a key": _held("not a key"),
    "an empty password": _held(""),
    "a key that was cut": _held("AAAA"),
    "the key of another shop": _held("A" * 43 + "="),
    "a roaming profile without the folder of copies":
        _without_copies,
    "the header beside the shop is gone": _without_headers,
    "the header beside the shop is torn": _torn,
    "a header of somebody else lies there too": _stranger,
    "the name of the PC's person changed": lambda _: KeyRing(MemoryRing()),
    "the ring keeps passwords of other programs only": _held("hunter2"),
    "the ring keeps it in another alphabet": _held("ключ"),
}  # fmt: skip


@pytest.mark.parametrize("situation", _SITUATIONS)
def test_whatever_becomes_of_the_ring_the_words_open_the_shop(
    shop: Path, encrypted: tuple[Path, str, dict[str, object]], situation: str
) -> None:
    locking.unlock(shop, encrypted[1])
    with open_shop(shop) as store:
        Backups(store).make("by-hand")  # so the header lies there twice
    restart(shop)
    before = (shop / SHOP_FILE).read_bytes()
    ring = _SITUATIONS[situation](shop)
    assert not locking.unlock_by_ring(shop, ring)
    assert (shop / SHOP_FILE).read_bytes() == before
    secret = WORDS if sorted(_SITUATIONS).index(situation) % 2 else encrypted[1]
    assert locking.unlock(shop, secret)
    with open_shop(shop) as store:
        assert dump(store) == encrypted[2]


def test_the_ring_opens_it_alone_also_where_the_header_is_lost(shop: Path) -> None:
    ring = KeyRing(MemoryRing())
    locking.unlock(shop, WORDS)
    assert locking.keep_in_ring(shop, ring, True)
    restart(shop)
    assert locking.unlock_by_ring(shop, ring)
    for path in shop.rglob("shop-key-*.json"):
        path.unlink()
    restart(shop)
    assert locking.unlock_by_ring(shop, ring)
    locking.change_passphrase(shop, "a passphrase anew", effort=EFFORT)
    restart(shop)
    assert locking.unlock(shop, "a passphrase anew")


def test_a_pin_stands_before_the_ring_and_five_wrong_ones_are_enough(shop: Path) -> None:
    ring = KeyRing(MemoryRing())
    locking.unlock(shop, WORDS)
    assert locking.set_pin(shop, ring, "4711")
    assert not locking.set_pin(shop, KeyRing(None), "4711")
    assert locking.set_pin(shop, ring, "4711")
    restart(shop)
    assert not locking.unlock_by_ring(shop, ring)
    assert locking.asks_pin(shop, ring)
    assert not locking.unlock_by_pin(shop, ring, "0000")
    assert locking.unlock_by_pin(shop, ring, "4711")
    assert locking.state(shop).tries_left == key_header.TRIES  # the right one forgives the others
    restart(shop)
    for _ in range(key_header.TRIES):
        assert not locking.unlock_by_pin(shop, ring, "0000")
    assert not locking.asks_pin(shop, ring)
    with pytest.raises(UserError) as refused:
        locking.unlock_by_pin(shop, ring, "4711")
    assert refused.value.code == "lock.pin_spent"
    assert locking.unlock(shop, WORDS)
    assert locking.state(shop).tries_left == key_header.TRIES


def test_tries_that_somebody_wrote_back_are_not_believed(shop: Path) -> None:
    ring = KeyRing(MemoryRing())
    locking.unlock(shop, WORDS)
    locking.set_pin(shop, ring, "4711")
    restart(shop)
    locking.unlock_by_pin(shop, ring, "0000")
    for path in shop.rglob("shop-key-*.json"):
        path.write_bytes(path.read_bytes().replace(b'"tries": 1', b'"tries": 0'))
    with pytest.raises(UserError) as refused:
        locking.unlock_by_pin(shop, ring, "4711")
    assert refused.value.code == "lock.pin_spent"
    assert not locking.unlock_by_ring(shop, ring)
    assert locking.unlock(shop, WORDS)


def test_a_header_that_is_weaker_than_our_floor_is_not_believed(shop: Path) -> None:
    locking.unlock(shop, WORDS)
    key = at_hand.shop_key(bytes.fromhex(_id(shop)))
    assert key is not None
    wrapped = key_header.wrapped(key, WORDS, None, None, Effort(1, 8192))
    key_header.write(shop, key_header.Header(key.identity, wrapped), key)
    restart(shop)
    assert not locking.unlock(shop, WORDS)


def test_no_new_shop_where_an_encrypted_one_was(shop: Path) -> None:
    (shop / SHOP_FILE).unlink()
    with pytest.raises(StoreError) as refused:
        open_shop(shop)
    assert refused.value.code == "store.missing"
    assert not (shop / SHOP_FILE).exists()


def test_a_write_that_was_cut_off_before_there_was_a_log(
    shop: Path, encrypted: tuple[Path, str, dict[str, object]], tmp_path: Path
) -> None:
    locking.unlock(shop, WORDS)
    left = cut_off(shop / SHOP_FILE, tmp_path / "left")
    with open_shop(left.parent) as store:
        assert dump(store) == encrypted[2]


def test_an_import_that_was_cut_off_comes_first(store: Store, shop_folder: Path) -> None:
    batch = store.begin_batch("Import", "import")
    with store.write_local() as raw:
        raw.execute("INSERT INTO import_run VALUES (?, 'x', 0, 1)", (batch,))
    store.close()
    with pytest.raises(UserError) as refused:
        locking.turn_on(shop_folder, WORDS, stamp="1", effort=EFFORT)
    assert refused.value.code == "lock.unfinished"
    assert at_hand.is_plain(shop_folder / SHOP_FILE)


class Moments:
    """What a program that is killed would leave, at each moment when the names or sizes of files
    are about to change."""

    def __init__(self, folder: Path, into: Path) -> None:
        self._folder, self._into = folder, into
        self._seen: set[tuple[tuple[str, int], ...]] = set()
        self._on = True
        sys.addaudithook(self._look)  # stays for good, but looks no more after ``end``

    def _look(self, event: str, arguments: tuple[object, ...]) -> None:
        if not self._on or event not in {"open", "os.rename", "os.remove", "sqlite3.connect"}:
            return
        self._on = False
        try:
            here = tuple(
                (str(path.relative_to(self._folder)), path.stat().st_size)
                for path in sorted(self._folder.rglob("*")) if path.is_file()
            )  # fmt: skip
            if here not in self._seen:
                self._seen.add(here)
                shutil.copytree(self._folder, self._into / f"{len(self._seen):02}")
        finally:
            self._on = True

    def end(self) -> list[Path]:
        self._on = False
        return sorted(self._into.iterdir())


@pytest.mark.parametrize("way", ["on", "off"])
def test_killed_anywhere_the_old_shop_or_the_new_one_is_whole(
    encrypted: tuple[Path, str, dict[str, object]], template: Path, tmp_path: Path, way: str
) -> None:
    folder, kept = tmp_path / "shop", b"a very private letter"
    if way == "off":
        shutil.copytree(encrypted[0], folder)
        locking.unlock(folder, WORDS)
    else:
        with open_shop(folder, template) as store:
            with store.transact("Add") as tx:
                add_contact(tx, NAME)
            keep_content(store, "note.txt", kept)
    with open_shop(folder) as store:
        expected = dump(store)
    moments = Moments(folder, tmp_path / "left")
    if way == "on":
        locking.turn_on(folder, WORDS, stamp="1", effort=EFFORT)
    else:
        locking.turn_off(folder, stamp="1")
    left = moments.end()
    identities = {at_hand.identity_of(path / SHOP_FILE) for path in [*left, folder]}
    assert len(left) > 8
    assert len(identities) == 2  # before and after
    for identity in identities - {None}:
        at_hand.take_back(identity or b"")
    for place in left:
        if key_header.is_locked(place) or (place / "shop-next.json").exists():
            try:
                open_shop(place).close()
            except StoreError:
                assert locking.unlock(place, WORDS), place
        with open_shop(place) as store:
            assert dump(store) == expected, place
        blobs = Blobs(place / ATTACHMENTS)
        assert [blobs.read(name) for name in blobs.names()] == [kept], place


def test_erasing_a_contact_takes_its_sealed_drafts_and_never_the_key(shop: Path) -> None:
    assert locking.unlock(shop, WORDS)
    header = next(shop.glob("shop-key-*.json"))
    before = header.read_bytes()
    with open_shop(shop):
        # It stands in any key, as "Ada" or "Bea" may: names are looked for within words.
        erased_files.forget_drafts(shop, [], ["C5"])
        assert header.read_bytes() == before
        assert b"half" in sealed.opened((shop / "drafts.json").read_bytes(), "draft")
        erased_files.forget_drafts(shop, [], ["Half"])
    held = (shop / "drafts.json").read_bytes()
    assert held.startswith(sealed.MARK)
    assert sealed.opened(held, "draft") == b"{}"


def test_a_good_header_beside_the_copies_is_not_lost_to_a_damaged_one(shop: Path) -> None:
    header = next(shop.glob("shop-key-*.json"))
    header.write_bytes(header.read_bytes()[:40])
    assert locking.unlock(shop, WORDS)
    with open_shop(shop) as store:
        with store.transact("Rename") as tx:
            tx.raw.execute("UPDATE contact SET name='Bo Ek'")
        Backups(store).make("by-hand")
    restart(shop)
    assert locking.unlock(shop, WORDS)
    header.unlink()
    restart(shop)
    assert locking.unlock(shop, WORDS)


def test_the_ring_is_not_emptied_while_nothing_else_opens_the_shop(shop: Path) -> None:
    ring = KeyRing(MemoryRing())
    assert locking.unlock(shop, WORDS)
    assert locking.keep_in_ring(shop, ring, True)
    identity = restart(shop)
    for header in shop.rglob("shop-key-*.json"):
        header.unlink()
    assert locking.unlock_by_ring(shop, ring)
    with pytest.raises(UserError) as refused:
        locking.keep_in_ring(shop, ring, False)
    assert refused.value.code == "lock.no_words"
    assert ring.kept(identity) is not None
    locking.change_passphrase(shop, "other good words", effort=EFFORT)
    locking.keep_in_ring(shop, ring, False)
    restart(shop)
    assert locking.unlock(shop, "other good words")


def test_words_stay_when_a_header_was_changed_while_the_shop_is_open(shop: Path) -> None:
    assert locking.unlock(shop, WORDS)
    for header in shop.rglob("shop-key-*.json"):
        header.write_text(header.read_text("utf-8").replace('"tries": 0', '"tries": 1'), "utf-8")
    assert locking.keep_in_ring(shop, KeyRing(MemoryRing()), True)
    restart(shop)
    assert locking.unlock(shop, WORDS)


def test_attachments_that_a_cut_left_plain_are_sealed_later(shop: Path) -> None:
    assert locking.unlock(shop, WORDS)
    blobs = Blobs(shop / ATTACHMENTS)
    names = blobs.names()
    convert.reseal_all(shop, None)
    assert names
    assert not any(blobs.is_sealed(name) for name in names)
    locking.finish_sealing(shop)
    assert all(blobs.is_sealed(name) for name in names)


def test_what_is_saved_for_help_opens_with_the_passphrase_only(shop: Path, tmp_path: Path) -> None:
    out = save_for_help(shop, tmp_path / "help.zip")
    assert needs_key(shop)
    there = tmp_path / "elsewhere"
    with zipfile.ZipFile(out) as packed:
        assert not [name for name in packed.namelist() if NAME.encode() in packed.read(name)]
        packed.extractall(there)
    restart(there)
    assert not locking.unlock(there, "some other words")
    assert locking.unlock(there, WORDS)
    with Store.open(there, clock=FakeClock()) as store, store.read_raw() as raw:
        assert raw.execute("SELECT name FROM contact").fetchall() == [(NAME,)]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows writes no such files by itself")
def test_a_crash_leaves_no_memory_with_the_key_on_the_disk(shop: Path) -> None:
    import resource  # Windows has none

    assert locking.unlock(shop, WORDS)
    assert resource.getrlimit(resource.RLIMIT_CORE)[0] == 0


def test_a_file_that_cannot_be_read_is_a_refusal(template: Path, tmp_path: Path) -> None:
    open_shop(tmp_path / "shop", template).close()
    path = tmp_path / "shop" / SHOP_FILE
    content = path.read_bytes()
    path.write_bytes(content[:200] + bytes(len(content) - 200))
    with pytest.raises(StoreError) as refused:
        locking.turn_on(tmp_path / "shop", WORDS, stamp="1", effort=Effort())
    assert refused.value.code == "store.damaged"
    assert path.read_bytes()[:200] == content[:200]
