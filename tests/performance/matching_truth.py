"""Matching an import with the shop, on a sheet of which the truth is known.

A shop of 20,000 persons, and a sheet of 10,000 rows: half of them persons who are there already,
told differently (another writing, a new telephone number, a typing error, a move ...), the other
half other people who look alike (equal names, a shared telephone, mailbox, domain or address).
"""

from __future__ import annotations

import datetime as dt
import random
import sqlite3
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from crm_desktop.import_export.importing import ImportFile
from crm_desktop.store.file_format import SHOP_FILE
from tests.performance.import_jobs import open_store
from tests.performance.sheets import (
    BORN,
    CODE,
    COMPANY,
    COUNTRY,
    EMAIL,
    FIRST,
    LAST,
    MOBILE,
    PHONE,
    STREET,
    TITLE,
    TODAY,
    TOWN,
    Value,
    rows,
    write_csv,
)

Row = list[Value]
_PLACE = (STREET, CODE, TOWN, COUNTRY)


class _Telling:
    """Makes rows of the sheet: ``old`` is somebody of the shop, ``new`` somebody else."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance

    # -- the same person, told differently; None where that row does not have what it takes ------

    def other_writing(self, old: Row, new: Row) -> Row | None:
        row = [*old]
        row[LAST] = str(old[LAST]).upper()
        row[EMAIL] = str(old[EMAIL]).upper() if old[EMAIL] else None
        for column in (PHONE, MOBILE):
            if row[column]:
                row[column] = str(row[column]).replace(" ", "-").replace("/", " ")
        return row if row[EMAIL] or row[PHONE] or row[MOBILE] else None

    def new_phone(self, old: Row, new: Row) -> Row | None:
        return _with(old, new, PHONE, MOBILE) if old[EMAIL] else None

    def new_email(self, old: Row, new: Row) -> Row | None:
        return _with(old, new, EMAIL) if old[PHONE] or old[MOBILE] else None

    def typing_error(self, old: Row, new: Row) -> Row | None:
        name = str(old[LAST])
        if len(name) < 5 or not old[EMAIL]:
            return None
        at = 1 + self._chance.randrange(len(name) - 2)
        row = [*old]
        row[LAST] = name[:at] + name[at + 1] + name[at] + name[at + 2 :]
        return row if row[LAST] != name else None

    def moved(self, old: Row, new: Row) -> Row | None:
        return _with(old, new, *_PLACE) if old[EMAIL] or old[PHONE] or old[MOBILE] else None

    def married(self, old: Row, new: Row) -> Row | None:
        return _with(old, new, LAST) if old[EMAIL] else None

    def at_the_same_company(self, old: Row, new: Row) -> Row | None:
        return _only(old, FIRST, LAST, COMPANY, TITLE) if old[COMPANY] else None

    def at_the_same_address(self, old: Row, new: Row) -> Row | None:
        return _only(old, FIRST, LAST, *_PLACE)

    def with_the_same_birthday(self, old: Row, new: Row) -> Row | None:
        return _only(old, FIRST, LAST, BORN) if old[BORN] else None

    # -- other people who look alike -------------------------------------------------------------

    def equal_name(self, old: Row, new: Row) -> Row | None:
        return _with(new, old, FIRST, LAST)

    def equal_name_in_the_same_town(self, old: Row, new: Row) -> Row | None:
        row = _with(new, old, FIRST, LAST, CODE, TOWN, COUNTRY)
        return row if row[STREET] != old[STREET] else None

    def equal_name_and_nothing_else(self, old: Row, new: Row) -> Row | None:
        return _only(old, FIRST, LAST)

    def shared_phone(self, old: Row, new: Row) -> Row | None:
        return _with(new, old, PHONE, MOBILE) if old[PHONE] and _differ(old, new) else None

    def one_household(self, old: Row, new: Row) -> Row | None:
        row = _with(new, old, LAST, PHONE, *_PLACE)
        row[BORN] = None
        return row if row[FIRST] != old[FIRST] else None

    def shared_mailbox(self, old: Row, new: Row) -> Row | None:
        shared = str(old[EMAIL]).startswith("info@")
        return _with(new, old, EMAIL, COMPANY) if shared and _differ(old, new) else None

    def same_domain(self, old: Row, new: Row) -> Row | None:
        domain = str(old[EMAIL]).partition("@")[2]
        if not old[COMPANY] or not domain or domain.startswith("example.") or not _differ(old, new):
            return None
        row = _with(new, old, COMPANY)
        row[EMAIL] = f"{str(new[EMAIL] or 'new.colleague').partition('@')[0]}.new@{domain}"
        return row

    def father_and_son(self, old: Row, new: Row) -> Row | None:
        born = old[BORN]
        if not isinstance(born, dt.date):
            return None
        row = _only(old, FIRST, LAST, PHONE, *_PLACE)
        row[BORN] = born.replace(year=born.year - 27, month=born.month % 12 + 1)
        return row


_SAME = ("other_writing", "new_phone", "new_email", "typing_error", "moved", "married",
         "at_the_same_company", "at_the_same_address", "with_the_same_birthday")  # fmt: skip
_OTHERS = ("equal_name", "equal_name_in_the_same_town", "equal_name_and_nothing_else",
           "shared_phone", "one_household", "shared_mailbox", "same_domain",
           "father_and_son")  # fmt: skip
BY_NAME_ALONE = ("equal_name", "equal_name_in_the_same_town", "equal_name_and_nothing_else")


def _with(row: Row, other: Row, *columns: int) -> Row:
    made = [*row]
    for column in columns:
        made[column] = other[column]
    return made


def _only(row: Row, *columns: int) -> Row:
    return [value if column in columns else None for column, value in enumerate(row)]


def _differ(a: Row, b: Row) -> bool:
    return a[FIRST] != b[FIRST] and a[LAST] != b[LAST]


def measure(folder: str, persons: int = 20_000, told: int = 10_000) -> dict[str, Any]:
    """Import the shop and plan the sheet; what became of its rows.

    ``right``, ``wrong``, ``missed``, ``unclear`` (left out, since it fits several) and ``new``
    (rightly) count rows; ``by_kind`` tells them for each way of telling; ``by_name_alone`` counts
    those of the wrong that had nothing but the name in common.
    """
    chance = random.Random(7)
    made = list(rows(persons + told, seed=11))
    known, material = made[:persons], made[persons:]
    for row in known:
        domain = str(row[EMAIL] or "").partition("@")[2]
        if row[COMPANY] and domain.endswith(".example") and chance.random() < 0.15:
            row[EMAIL] = f"info@{domain}"
    sheet, truth = _sheet(known, material, chance)
    folder_path = Path(folder)
    write_csv(folder_path / "known.csv", known)
    write_csv(folder_path / "told.csv", sheet)
    with open_store(folder_path / "shop") as store:
        with ImportFile(store, folder_path / "known.csv") as file:
            file.look()
            file.make_plan(year=TODAY.year, country="DE")
            file.apply()
        with ImportFile(store, folder_path / "told.csv") as file:
            file.look()
            file.make_plan("fill", year=TODAY.year, country="DE")
            return _judge(file.staged, folder_path / "shop" / SHOP_FILE, truth)


def _sheet(
    known: list[Row], material: list[Row], chance: random.Random
) -> tuple[list[Row], list[tuple[str, int]]]:
    """The rows, and for each how it was told and whom it means (a record of ``known``; 0: none)."""
    telling = _Telling(chance)
    order = list(range(len(known)))
    chance.shuffle(order)
    free = iter(order * 3)
    told: list[tuple[Row, str, int]] = []
    for number, new in enumerate(material):
        same = number % 2 == 0
        kinds = _SAME if same else _OTHERS
        kind = kinds[number // 2 % len(kinds)]
        tell: Callable[[Row, Row], Row | None] = getattr(telling, kind)
        for index in free:
            row = tell(known[index], new)
            if row is not None:
                told.append((row, kind, index + 1 if same else 0))
                break
    chance.shuffle(told)
    return [row for row, _, _ in told], [(kind, record) for _, kind, record in told]


def _judge(staged: Path, shop: Path, truth: list[tuple[str, int]]) -> dict[str, Any]:
    db = sqlite3.connect(staged.absolute().as_uri() + "?mode=ro", uri=True)
    try:
        db.execute("ATTACH DATABASE ? AS shop", (shop.absolute().as_uri() + "?mode=ro",))
        planned = db.execute(
            "SELECT p.record, p.target NOTNULL, p.reason LIKE 'Is here%', c.source_record"
            " FROM party p LEFT JOIN shop.contact c ON c.id=p.target WHERE p.role='contact'"
        ).fetchall()
    finally:
        db.close()
    assert len(planned) == len(truth)
    counts: Counter[str] = Counter()
    by_kind: dict[str, Counter[str]] = {}
    by_name_alone = 0
    for record, matched, unclear, target in planned:
        kind, meant = truth[record - 1]
        if unclear:
            verdict = "unclear"
        elif matched:
            verdict = "right" if target == meant else "wrong"
        else:
            verdict = "missed" if meant else "new"
        counts[verdict] += 1
        by_kind.setdefault(kind, Counter())[verdict] += 1
        by_name_alone += verdict == "wrong" and kind in BY_NAME_ALONE
    return {
        **{name: counts[name] for name in ("right", "wrong", "missed", "unclear", "new")},
        "rows": len(truth),
        "by_name_alone": by_name_alone,
        "by_kind": by_kind,
    }
