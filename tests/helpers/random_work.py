"""A small shop in which anything may happen: batches of random work for tests of undo."""

from hypothesis import strategies as st

from crm_desktop.domain.ids import natural_id
from crm_desktop.services.catalogue import find_or_make
from crm_desktop.store.store import Store, Transaction
from tests.helpers.people import add_company, add_person, add_phone, insert

Action = tuple[str, int, int]
"""What is done, with which of the live rows, and with which of a few values."""

_NAMES = ("Anna Meier", "Bo Ek", "Cem Öz", "Dora Straße", "Anna Meier")
_TAGS = ("VIP", "Wholesale", "vip!", "Łódź")


def _pick(tx: Transaction, table: str, which: int, where: str = "gone=0") -> bytes | None:
    rows = tx.raw.execute(f"SELECT id FROM {table} WHERE {where} ORDER BY id").fetchall()
    return rows[which % len(rows)][0] if rows else None


def _set(tx: Transaction, table: str, which: int, column: str, value: object) -> None:
    row = _pick(tx, table, which)
    tx.raw.execute(f"UPDATE {table} SET {column}=? WHERE id=?", (value, row))


def _link(tx: Transaction, contact: bytes, tag: bytes) -> None:
    identity = natural_id("tagging", contact, tag)
    tx.raw.execute(
        "INSERT INTO tagging(id, contact_id, tag_id) VALUES (?, ?, ?)"
        " ON CONFLICT(id) DO UPDATE SET gone=0",
        (identity, contact, tag),
    )


def _value(tx: Transaction, contact: bytes, name: str, value: str) -> None:
    field = find_or_make(tx, "field", name, subject="contact", kind="text")
    tx.raw.execute(
        "INSERT INTO field_value(id, field_id, contact_id, value) VALUES (?, ?, ?, ?)"
        " ON CONFLICT(id) DO UPDATE SET gone=0, value=excluded.value",
        (natural_id("field_value", field, contact), field, contact, value),
    )


def act(tx: Transaction, action: Action) -> None:
    """Do one thing; where there is nothing to do it with, nothing."""
    what, which, how = action
    contact = _pick(tx, "contact", which)
    text = str(how)
    if what == "add person":
        person = add_person(tx, _NAMES[how % len(_NAMES)])
        add_phone(tx, person, f"030 {how}{how}{how}")
        insert(tx, "address", contact_id=person, street=f"Street {how}", postal_code=f"{how}0")
        _link(tx, person, find_or_make(tx, "tag", _TAGS[how % len(_TAGS)]))
        if how % 2:
            employer = add_company(tx, f"Company {how}")
            insert(tx, "position", person_id=person, company_id=employer, title="Buyer")
    elif what == "add deal":
        pipeline = find_or_make(tx, "pipeline", "Sales")
        stage = find_or_make(
            tx, "stage", f"Stage {how % 3}", within=pipeline, pipeline_id=pipeline, state="open"
        )
        deal = insert(
            tx, "deal", title=f"Deal {how}", contact_id=contact, pipeline_id=pipeline,
            stage_id=stage, amount_minor=how, currency="EUR",
        )  # fmt: skip
        insert(tx, "stage_move", deal_id=deal, stage_id=stage)
    elif what == "edit deal":
        column = ("title", "rank", "amount_minor", "currency")[which % 4]
        _set(tx, "deal", which, column, how)
    elif contact is None:
        return
    elif what == "edit contact":
        column = ("first_name", "last_name", "note", "birth_year", "birth_day", "status")[how % 6]
        _set(tx, "contact", which, column, how)
    elif what == "edit part":
        table, column = (
            ("address", "street"), ("address", "postal_code"), ("phone", "typed"),
            ("position", "title"), ("phone", "label"), ("entry", "body"), ("tag", "name"),
            ("tag", "colour"),
        )[how % 8]  # fmt: skip
        _set(tx, table, which, column, text)
    elif what == "remove":
        table = ("contact", "phone", "tagging", "entry", "deal", "tag")[how % 6]
        _set(tx, table, which, "gone", 1)
    elif what == "bring back":
        table = ("contact", "phone", "tagging", "entry", "deal", "tag")[how % 6]
        row = _pick(tx, table, which, "gone=1")
        tx.raw.execute(f"UPDATE {table} SET gone=0 WHERE id=?", (row,))
    elif what == "tag":
        _link(tx, contact, find_or_make(tx, "tag", _TAGS[how % len(_TAGS)]))
    elif what == "custom field":
        _value(tx, contact, f"Field {how % 2}", text)
    elif what == "employ":
        company = _pick(tx, "contact", how, "gone=0 AND kind='company'")
        insert(
            tx, "position", person_id=contact, company_id=company or add_company(tx, f"New {how}")
        )
    elif what == "note":
        entry = insert(tx, "entry", contact_id=contact, kind="note", subject="Note", body=text)
        insert(tx, "participant", entry_id=entry, contact_id=_pick(tx, "contact", how))
    elif what == "owner":
        owner = find_or_make(tx, "colleague", _NAMES[how % len(_NAMES)])
        _set(tx, "contact", which, "owner_id", owner)
    elif what == "main phone":
        phone = add_phone(tx, contact, text) if how % 2 else _pick(tx, "phone", how)
        _set(tx, "contact", which, "phone_id", phone)
    else:
        raise AssertionError(what)


ACTIONS = (
    "add person", "add person", "add deal", "edit deal", "edit contact", "edit contact",
    "edit part", "edit part", "remove", "bring back", "tag", "custom field", "employ", "note",
    "owner", "main phone",
)  # fmt: skip
actions: st.SearchStrategy[Action] = st.tuples(
    st.sampled_from(ACTIONS),
    st.integers(0, 9),
    st.integers(0, 9),
)  # fmt: skip
steps = st.lists(actions, min_size=1, max_size=5)


def work(store: Store, done: list[Action], label: str = "Work") -> int | None:
    """Do one batch; returns its number, or None where nothing was changed."""
    with store.transact(label) as tx:
        for action in done:
            act(tx, action)
        batch = tx.batch
    with store.read_raw() as raw:
        return batch if raw.execute("SELECT 1 FROM batch WHERE n=?", (batch,)).fetchone() else None
