"""Small databases in parts of snapshots: read back, and refused where they hold anything else."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from crm_desktop.store.check import check_shop
from crm_desktop.sync import shop_merge, snapshot_file, snapshot_image, snapshots
from crm_desktop.sync.segment import BadSegmentError
from crm_desktop.sync.snapshot_file import Image
from tests.sync.offices import KEY, LIBRARY, Shop, shared_folder

ROWS: list[tuple[str | None, int | float | bytes | None]] = [
    ("Jörg", 1), ("", -(1 << 63)), (None, 0.5), ("nul\0inside", b"\xff"), ("日本", None),
]  # fmt: skip
GOOD = snapshot_image.make(2, ROWS)


def changed(sql: str) -> bytes:
    """The good image after these statements."""
    with closing(sqlite3.connect(":memory:")) as raw:
        raw.deserialize(GOOD)
        raw.executescript(sql)
        return raw.serialize()


def in_utf16() -> bytes:
    with closing(sqlite3.connect(":memory:")) as raw:
        raw.executescript(
            "PRAGMA encoding='UTF-16'; CREATE TABLE r(n INTEGER PRIMARY KEY,c0,c1);"
            "INSERT INTO r(c0) VALUES (1),(2),(3),(4),(5)"
        )
        return raw.serialize()


WRONG: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "no database": lambda: b"?" * 8192,
    "half of it": lambda: GOOD[: len(GOOD) // 2],
    "a page of noise": lambda: GOOD[:4096] + bytes(range(256)) * 16,
    "rows out of order": lambda: (
        GOOD[:4106] + GOOD[4108:4110] + GOOD[4106:4108] + GOOD[4110:]  # the places of two of them
    ),
    "a further table": lambda: changed("CREATE TABLE s(x)"),
    "a view": lambda: changed("DROP TABLE r; CREATE VIEW r AS SELECT 1 AS n, 2 AS c0, 3 AS c1"),
    "a trigger": lambda: changed(
        "CREATE TRIGGER t AFTER INSERT ON r BEGIN DELETE FROM r; END"
    ),
    "an index": lambda: changed("CREATE INDEX i ON r(c0)"),
    "other columns": lambda: changed("ALTER TABLE r ADD COLUMN c2"),
    "a word with a meaning": lambda: changed("ALTER TABLE r RENAME COLUMN c1 TO gone"),
    "a row too few": lambda: changed("DELETE FROM r WHERE n=5"),
    "a row too many": lambda: changed("INSERT INTO r(c0) VALUES ('Eva')"),
    "a gap": lambda: changed("UPDATE r SET n=7 WHERE n=5"),
    "a word that is no text": lambda: GOOD.replace(b"CREATE TABLE r", b"CREATE TABLE \xb7"),
    "bytes that are no text": lambda: changed("UPDATE r SET c0=CAST(x'ff41' AS TEXT) WHERE n=2"),
}  # fmt: skip


def test_an_image_gives_back_what_was_put_in() -> None:
    assert list(zip(*snapshot_image.read(GOOD, 2, 5), strict=True)) == ROWS
    assert snapshot_image.make(2, ROWS) == GOOD
    assert list(snapshot_image.read(snapshot_image.make(0, [()] * 3), 0, 3)) == []


@pytest.mark.parametrize("name", WRONG)
def test_an_image_of_anything_else_is_refused(name: str) -> None:
    with pytest.raises(BadSegmentError):
        list(snapshot_image.read(WRONG[name](), 2, 5))


def test_an_image_in_another_encoding_is_refused_since_no_shop_could_have_it_beside() -> None:
    with pytest.raises(BadSegmentError):
        snapshot_image.check(in_utf16(), 2, 5)
    snapshot_image.check(GOOD, 2, 5)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[tuple[Shop, Shop]]:
    share = shared_folder(tmp_path)
    made = Shop(tmp_path / "anna", share, "anna"), Shop(tmp_path / "ben", share, "ben")
    yield made
    for shop in made:
        assert check_shop(shop.store).ok
        shop.store.close()


def test_a_shop_stays_empty_if_an_image_is_wrong_and_takes_the_right_one_then(
    office: tuple[Shop, Shop],
) -> None:
    anna, ben = office
    for name in ("Eva", "Jörg", "Zoë"):
        anna.add(name)
    parts: dict[int, bytes] = {}
    said = snapshots.take(anna.file, KEY, parts.__setitem__)
    assert said is not None
    (image,) = snapshots.images_of(said, parts.__getitem__, LIBRARY, KEY)
    assert isinstance(image, Image)
    shown = len(image.columns)
    wrong = snapshot_image.make(shown, [["x"] * shown] * 4)  # one row more than there are ids
    packed = snapshot_file._packed(image.plain())
    packed[7] = [list(image.columns), wrong]
    part = snapshot_file._file([packed], 2, LIBRARY, KEY)
    described = replace(
        said,
        parts=tuple((len(p), snapshot_file.hash_of(p)) for p in (parts[1], part)),
    )
    with pytest.raises(BadSegmentError):
        shop_merge.merge(ben.file, described, {1: parts[1], 2: part}.__getitem__, KEY)
    assert ben.ask("SELECT count(*) FROM contact") == [0]
    shop_merge.merge(ben.file, said, parts.__getitem__, KEY)
    assert ben.ask("SELECT name FROM contact ORDER BY n") == ["Eva", "Jörg", "Zoë"]
    assert not list(ben.store.folder.glob("shop-filling*"))
