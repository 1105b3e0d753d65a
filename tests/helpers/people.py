"""Writing contacts with their parts for tests that do not care how a service does it."""

from crm_desktop.domain.phones import phone_key
from crm_desktop.domain.text import fold
from crm_desktop.store.store import Transaction


def insert(tx: Transaction, table: str, **values: object) -> bytes:
    """A new row of ``table``; returns its id."""
    (identity,) = tx.ids.take(1)
    columns = ["id", *values]
    tx.raw.execute(
        f"INSERT INTO {table}({','.join(columns)}) VALUES ({','.join('?' * len(columns))})",
        (identity, *values.values()),
    )
    return identity


def add_person(tx: Transaction, name: str, **values: object) -> bytes:
    """A person, taken apart at the last blank."""
    first, _, last = name.rpartition(" ")
    return insert(
        tx, "contact",
        **{"kind": "person", "name": name, "first_name": first, "last_name": last,
           "sort_key": fold(f"{last} {first}"), **values},
    )  # fmt: skip


def add_company(tx: Transaction, name: str) -> bytes:
    """A company."""
    return insert(tx, "contact", kind="company", name=name, sort_key=fold(name))


def add_phone(tx: Transaction, contact: bytes, typed: str, e164: str = "") -> bytes:
    """A phone number as it was typed."""
    digits = "".join(sign for sign in typed if sign.isdecimal())
    return insert(
        tx, "phone", contact_id=contact, typed=typed, digits=digits, match_key=phone_key(typed),
        e164=e164,
    )  # fmt: skip
