"""What holds for the whole shop, on every PC: its name, country, currency and language.

Each setting is a row of its own, so that two PCs may change different ones at the same time. What
belongs to one PC is not sent to others: its name stays in its shop file, its text size beside that.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Mapping
from typing import NamedTuple

from crm_desktop.domain.ids import natural_id
from crm_desktop.errors import UserError
from crm_desktop.store.file_format import LIVE
from crm_desktop.store.store import Store, Transaction

LANGUAGES = ("en", "de")
_LONGEST = 200


class ShopSettings(NamedTuple):
    """``country`` is an ISO 3166 code (empty: not chosen), for telephone numbers written without
    one; ``currency`` an ISO 4217 code; ``language`` one of ``LANGUAGES``."""

    shop_name: str = ""
    country: str = ""
    currency: str = "EUR"
    language: str = "en"


_DEFAULT = ShopSettings()


def read_settings(raw: sqlite3.Connection) -> ShopSettings:
    """The settings of a shop; what was never chosen, or is unknown here, has its default."""
    kept = {
        name: value
        for name, value in raw.execute(f"SELECT name, value FROM setting WHERE gone={LIVE}")
        if name in ShopSettings._fields
    }
    found = ShopSettings(**kept)
    if found.currency != _DEFAULT.currency and not _is_currency(found.currency):
        found = found._replace(currency=_DEFAULT.currency)
    if found.language not in LANGUAGES:
        found = found._replace(language=_DEFAULT.language)
    return found


def shop_settings(store: Store) -> ShopSettings:
    """``read_settings`` of an open shop."""
    with store.read_raw() as raw:
        return read_settings(raw)


def pc_name(store: Store) -> str:
    """What this PC is called on the others; "" while the shop was never shared."""
    with store.read_raw() as raw:
        found = raw.execute("SELECT value FROM meta WHERE name='device'").fetchone()
    return str(found[0]) if found else ""


def change_settings(store: Store, settings: ShopSettings) -> int:
    """Keep these settings; returns how many are different from before.

    Raises:
        UserError: ``settings.country``, ``settings.currency``, ``settings.language``.
    """
    from crm_desktop.domain.places import country_code  # noqa: PLC0415 - reading starts without
    from crm_desktop.domain.text import collapse  # noqa: PLC0415

    wanted = settings._replace(shop_name=collapse(settings.shop_name)[:_LONGEST])
    if wanted.country and country_code(wanted.country) != wanted.country:
        raise UserError(
            f"“{wanted.country}” is not a country that the program knows. Nothing was changed.",
            code="settings.country",
        )
    if not _is_currency(wanted.currency):
        raise UserError(
            f"“{wanted.currency}” is not a currency that the program knows. Nothing was changed.",
            code="settings.currency",
        )
    if wanted.language not in LANGUAGES:
        raise UserError(
            "The program does not speak this language yet. Nothing was changed.",
            code="settings.language",
        )
    with store.transact("Change settings") as tx:
        before = read_settings(tx.raw)._asdict()
        changed = {name: v for name, v in wanted._asdict().items() if v != before[name]}
        keep_values(tx, changed)
    return len(changed)


def read_values(raw: sqlite3.Connection, names: Collection[str]) -> dict[str, str]:
    """What was kept under these names; those never kept are missing."""
    marks = ", ".join("?" * len(names))
    return dict(
        raw.execute(
            f"SELECT name, value FROM setting WHERE gone={LIVE} AND name IN ({marks})", [*names]
        ).fetchall()
    )


def keep_values(tx: Transaction, values: Mapping[str, str]) -> None:
    """Keep texts of the shop under their names; what is so already is not written."""
    tx.raw.executemany(
        "INSERT INTO setting(id, name, value) VALUES (?, ?, ?)"
        f" ON CONFLICT(id) DO UPDATE SET value=excluded.value, gone={LIVE}"
        f" WHERE value IS NOT excluded.value OR gone<>{LIVE}",
        [(natural_id("setting", name), name, value) for name, value in values.items()],
    )


def _is_currency(code: str) -> bool:
    from crm_desktop.domain.money import CURRENCY_DIGITS  # noqa: PLC0415 - reading starts without

    return code in CURRENCY_DIGITS
