"""Everything out of one shop and into an empty one: what arrives, and what is knowingly left."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from crm_desktop.domain.ids import natural_id
from crm_desktop.import_export.export import export
from crm_desktop.import_export.related import line, parts_of
from crm_desktop.services.catalogue import find_or_make
from crm_desktop.store.schema import SYNCED
from crm_desktop.store.store import Store, Transaction
from tests.helpers.dump import live_rows
from tests.helpers.imports import import_file
from tests.helpers.shop import NINE_O_CLOCK, FakeClock, open_shop

_TOLD_BY_NAME = "files name it; how it looks and behaves is the shop's own"
_SHOP = "belongs to the shop, not to its data: a backup and the other PCs carry it"
_PAPER = "a paper that was made here, with a number of its own; its PDF is kept"
TABLES = {
    "source": "says which file a row came from, and that is another one now",
    "stage_move": "a file tells the stage a deal is in, not the way there",
    "participant": "a table names one contact for an entry",
    "attachment": "tables cannot hold files; they tell the names",
    "saved_view": _SHOP, "setting": _SHOP, "remembered_mapping": _SHOP, "lost_reason": _SHOP,
    "holiday": _SHOP, "track": _SHOP, "track_step": _SHOP,
    "track_run": "a reminder stands for itself once its track is left behind",
    "not_duplicate": "an answer about two rows of this shop",
    "erasure": "tells that a contact of this shop was erased, and nothing of it",
    **dict.fromkeys(("quote", "quote_line"), _PAPER),
    **dict.fromkeys(("tax_rate", "letter_template"), _SHOP),
}  # fmt: skip
"""Tables that tables of a file do not carry, and why."""
COLUMNS = {
    "contact": {
        "photo": "tables cannot hold pictures; cards do", "merged_into": "of hidden rows only",
        **dict.fromkeys(("phone_id", "email_id", "address_id", "website_id", "position_id"),
                        "an id of a part; the main one stands first in its column"),
    },
    "phone": {"do_not_use": "a column holds the number alone", "e164": "worked out"},
    "email": {"do_not_use": "a column holds the address alone"},
    "consent": dict.fromkeys(
        ("said_on", "how", "source"), "the proof; the file of one person holds it with the day"
    ),
    "tag": {"colour": _TOLD_BY_NAME, "keep_in_touch_days": _TOLD_BY_NAME},
    "field": dict.fromkeys(("kind", "options", "tag_id", "rank", "yearly"), _TOLD_BY_NAME),
    "field_value": {"number": "worked out"},
    "pipeline": {"currency": _TOLD_BY_NAME, "rank": _TOLD_BY_NAME},
    "stage": dict.fromkeys(("probability", "colour", "quiet_days", "rank"), _TOLD_BY_NAME),
    "product": dict.fromkeys(("code", "unit", "price_minor", "currency"), _TOLD_BY_NAME),
    "deal": {
        "rank": "its place on the board", "closed_on": "one day is told, of closing where it is",
        "probability": "set by hand or by its step: the same percent",
    },
    "deal_line": {"price_minor": "the amount of the deal is told", "rank": "one line is told"},
    "entry": {
        "zone": "the moment is told with its distance from UTC",
        "message_id": "belongs to a mail file", "edited_at": "the text is new there",
    },
    "reminder": {"track_run_id": "see track_run"},
}  # fmt: skip
"""Columns of the others that are not carried, and why."""
_ALWAYS = {"created_at", "source_id", "source_record"}
_BY_ID = {"contact", "deal", "entry", "reminder"}
"""Tables whose rows keep their ids."""


def _insert(tx: Transaction, table: str, **values: Any) -> bytes:
    values = {"id": tx.ids.one(), **values}
    marks = ", ".join("?" * len(values))
    tx.raw.execute(
        f"INSERT INTO {table}({', '.join(values)}) VALUES ({marks})", list(values.values())
    )
    identity: bytes = values["id"]
    return identity


def _fill(tx: Transaction) -> None:
    zoe = find_or_make(tx, "colleague", "Zoë")
    acme = _insert(
        tx, "contact", kind="company", name="Acme | Söhne", sort_key="acme | sohne",
        match_key="acmesohne", industry="Bikes", tax_id="007", keep_in_touch_days=90, active=0,
    )  # fmt: skip
    old = _insert(tx, "contact", kind="company", name="Old & Co", sort_key="old & co",
                  match_key="oldco")  # fmt: skip
    place, ada = tx.ids.one(), tx.ids.one()
    _insert(
        tx, "contact", id=ada, kind="person", name="Dr. Ada King", prefix="Dr.", first_name="Ada",
        last_name="King", sort_key="king ada", match_key="ada king", nickname="Addy",
        gender="female", birth_year=1980, birth_month=5, birth_day=6, status="Customer",
        lead_source="Fair", note="one\ntwo", newsletter=1, consent=1, active=1, external_id="K7",
        known_since=NINE_O_CLOCK, last_seen=NINE_O_CLOCK, owner_id=zoe, position_id=place,
        keep_in_touch_days=0,
    )  # fmt: skip
    bob = _insert(
        tx, "contact", kind="person", name="Bob Stone", first_name="Bob", last_name="Stone",
        sort_key="stone bob", match_key="bob stone",
    )  # fmt: skip
    _insert(tx, "contact", kind="person", name="Cem", first_name="Cem", sort_key="cem",
            match_key="cem", job_title="Baker", department="Night")  # fmt: skip
    home = _insert(tx, "contact", kind="household", name="Familie King", sort_key="familie king",
                   match_key="familieking")  # fmt: skip
    _insert(tx, "position", id=place, person_id=ada, company_id=acme, title="Head", role="decides",
            department="R & D", started="2020-03", ended="")  # fmt: skip
    _insert(tx, "position", person_id=ada, company_id=old, title="Boss", department="",
            started="2001", ended="2019-12-31")  # fmt: skip
    _insert(tx, "position", person_id=ada, company_id=home, role="mother")
    _insert(tx, "position", id=bob[::-1], person_id=bob, company_id=home, role="son")
    tx.raw.execute("UPDATE contact SET position_id=? WHERE id=?", (bob[::-1], bob))
    _insert(tx, "phone", contact_id=ada, label="work", typed="030 901820", digits="030901820",
            match_key="30901820")  # fmt: skip
    _insert(
        tx,
        "email",
        contact_id=ada,
        label="home",
        address="ada@king.example",
        match_key="ada@king.example",
    )
    _insert(tx, "email", contact_id=home, address="we@king.example", match_key="we@king.example")
    _insert(tx, "address", contact_id=home, label="home", street="Weg", street_number="5",
            postal_code="01067", city="Dresden", country="DE")  # fmt: skip
    _insert(tx, "website", contact_id=acme, label="shop", url="https://acme.example")
    tag = find_or_make(tx, "tag", "VIP")
    _insert(tx, "tagging", id=natural_id("tagging", ada, tag), contact_id=ada, tag_id=tag)
    for channel, given in (("phone", 1), ("post", 0)):
        _insert(tx, "consent", contact_id=ada, channel=channel, given=given, said_on="2026-01-02")
    _insert(tx, "consent", contact_id=acme, channel="email", given=1)
    _insert(tx, "relation", contact_id=ada, other_id=bob, kind="son | heir", back="mother",
            note="lives \\ far away")  # fmt: skip
    _insert(tx, "relation", contact_id=acme, other_id=ada, kind="founder")
    for subject, owner, kind, value in (
        ("contact", ada, "number", "46"), ("contact", acme, "text", "blue"),
    ):  # fmt: skip
        field = find_or_make(tx, "field", f"My {kind}", subject=subject, kind=kind)
        _insert(tx, "field_value", id=natural_id("field_value", field, owner), field_id=field,
                contact_id=owner, value=value)  # fmt: skip
    for part in ("phone", "email", "address", "website"):
        tx.raw.execute(
            f"UPDATE contact SET {part}_id=(SELECT id FROM {part} p WHERE p.contact_id=contact.id)"
        )
    _fill_deals(tx, zoe, ada, bob, acme)


def _fill_deals(tx: Transaction, zoe: bytes, ada: bytes, bob: bytes, acme: bytes) -> None:
    pipeline = find_or_make(tx, "pipeline", "Workshop")
    open_, lost = (
        find_or_make(tx, "stage", name, within=pipeline, pipeline_id=pipeline, state=state,
                     probability=percent)
        for name, state, percent in (("Offer", "open", 40), ("Lost", "lost", 0))
    )  # fmt: skip
    common = {"pipeline_id": pipeline, "currency": "CHF", "owner_id": zoe}
    deal = _insert(
        tx, "deal", title="Ten bikes", contact_id=ada, company_id=acme, stage_id=open_,
        state="open", amount_minor=123_450, expected_close="2027-01-31", kind="New", note="urgent",
        next_step="Call", lead_source="Web", external_id="D1", opened_at=NINE_O_CLOCK,
        probability=55.0, **common,
    )  # fmt: skip
    _insert(
        tx, "deal", title="Repair", company_id=acme, stage_id=lost, state="lost",
        closed_on="2026-03-04", expected_close="2026-03-04", close_reason="Price", **common,
    )  # fmt: skip
    product = find_or_make(tx, "product", "Bike")
    _insert(tx, "deal_line", deal_id=deal, product_id=product, title="Bike", quantity="10")
    _insert(tx, "deal_person", id=natural_id("deal_person", deal, bob), deal_id=deal,
            contact_id=bob, role="pays")  # fmt: skip
    field = find_or_make(tx, "field", "Colour", subject="deal", kind="text")
    _insert(tx, "field_value", id=natural_id("field_value", field, deal), field_id=field,
            deal_id=deal, value="red")  # fmt: skip
    _insert(
        tx, "entry", contact_id=ada, deal_id=deal, kind="call", subject="Price",
        body="asked\ntwice", happened_at=NINE_O_CLOCK, direction="in", outcome="reached",
        minutes=15, who_id=zoe, pinned=1,
    )  # fmt: skip
    _insert(tx, "entry", contact_id=acme, kind="email", subject="Re", body="Hello",
            happened_at=NINE_O_CLOCK, sender="ada@king.example")  # fmt: skip
    _insert(
        tx, "reminder", contact_id=ada, deal_id=deal, kind="call", title="Call", note="gently",
        location="office", due_date="2027-01-02", due_time="10:30", zone="Europe/Berlin",
        due_at=1_798_882_200_000, recurrence="FREQ=MONTHLY;INTERVAL=6", repeat_from="done",
        lead_times="15,1440", priority=1, waiting=1, owner_id=zoe,
    )  # fmt: skip
    _insert(tx, "reminder", contact_id=acme, title="Service", due_date="2026-12-10",
            zone="Europe/Berlin", due_at=1_796_857_200_000, done_at=NINE_O_CLOCK)  # fmt: skip


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Store]:
    with open_shop(tmp_path / "shop", clock=FakeClock()) as store:
        with store.transact("fill") as tx:
            _fill(tx)
        yield store


def _take_in(store: Store, path: Path) -> None:
    """Import an export of everything, in the order of its sheets but companies first."""
    order = ("companies", "contacts", "deals", "timeline", "reminders")
    for name in order:
        if path.suffix == ".xlsx":
            import_file(store, path, sheet=name)
        else:
            import_file(store, path.with_suffix("") / f"{name}.csv")


def _content(store: Store, known: dict[str, dict[str, str]]) -> dict[str, set[Any]]:
    """Table -> its live rows without what is not carried."""
    with store.read_raw() as raw:
        rows = live_rows(raw)
    found = {}
    for name, table in rows.items():
        if name not in TABLES:
            left = {*_ALWAYS, *known.get(name, ())} | (set() if name in _BY_ID else {"id"})
            found[name] = {
                tuple((c, v) for c, v in (_turned(row) if name == "relation" else row).items()
                      if c not in left)
                for row in table.values()
            }  # fmt: skip
    return found


def _turned(row: Any) -> Any:
    """A relation reads the same from both sides."""
    if row["contact_id"] < row["other_id"]:
        return row
    this = {"contact_id": row["other_id"], "other_id": row["contact_id"]}
    return {**row, **this, "kind": row["back"], "back": row["kind"]}


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_all_tables_arrive_in_another_shop(shop: Store, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"all.{ending}"
    export(shop, "all", path)
    with open_shop(tmp_path / "other", clock=FakeClock()) as other:
        _take_in(other, path)
        before, after = _content(shop, COLUMNS), _content(other, COLUMNS)
        assert {name: before[name] - after.get(name, set()) for name in before} == {
            name: set() for name in before
        }
        assert after == before
        again = tmp_path / f"again.{ending}"
        export(other, "all", again)
        if ending == "csv":
            for one in path.with_suffix("").iterdir():
                files = (one, again.with_suffix("") / one.name)
                before_, after_ = (sorted(f.read_text("utf-8").splitlines()) for f in files)
                assert after_ == before_
        _take_in(other, again)
        assert _content(other, COLUMNS) == before


def test_every_table_is_carried_or_left_for_a_reason(shop: Store) -> None:
    carried = _content(shop, COLUMNS).keys()
    assert carried | TABLES.keys() == SYNCED.keys()
    assert not carried & TABLES.keys()
    unknown = {
        f"{name}.{column}"
        for name, columns in COLUMNS.items()
        for column in columns
        if column not in SYNCED[name].c
    }
    assert unknown == set()


def test_each_carried_column_holds_something_in_the_test(shop: Store) -> None:
    empty = set()
    with shop.read_raw() as raw:
        for name, table in SYNCED.items():
            left = {"n", "gone", *_ALWAYS, *COLUMNS.get(name, ())}
            for column in () if name in TABLES else table.c:
                sql = (
                    f"SELECT 1 FROM {name} WHERE coalesce({column.name}, '') NOT IN ('', 0) LIMIT 1"
                )
                if column.name not in left and raw.execute(sql).fetchone() is None:
                    empty.add(f"{name}.{column.name}")
    assert empty <= {
        "contact.middle_name", "contact.suffix", "contact.known_from", "address.street2",
        "address.region", "deal.company_external_id", "field_value.number",
    }  # fmt: skip


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_cards_arrive_in_another_shop(shop: Store, tmp_path: Path, version: Any) -> None:
    path = tmp_path / "all.vcf"
    export(shop, "all", path, vcard=version)
    with open_shop(tmp_path / "other", clock=FakeClock()) as other:
        import_file(other, path)
        known = {**COLUMNS, "contact": {**COLUMNS["contact"], "keep": ""}}
        before, after = _content(shop, known), _content(other, known)
        for name in ("contact", "phone", "email", "address", "website", "tagging", "relation",
                     "position"):  # fmt: skip
            assert after[name] == before[name], name
        again = tmp_path / "again.vcf"
        export(other, "all", again, vcard=version)
        cards = [sorted(p.read_text("utf-8").split("BEGIN:VCARD")) for p in (path, again)]
        assert cards[0] == cards[1]


def test_a_relation_whose_other_side_is_nowhere_is_told(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text(
        "contact.id,contact.full_name,contact.relations\n"
        f"{'0' * 32},Ada,son |  | Bob | note\n", "utf-8"
    )  # fmt: skip
    done = import_file(store, path)
    assert done.creates == {"contacts": 1}
    assert [(column, value) for _, column, _, value in done.problems] == [
        ("contact.relations", "son Bob")
    ]


@pytest.mark.parametrize("parts", [["a", "", "c | d", "\\", "e\\|f"], ["", "x"], ["|", "\\\\ |"]])
def test_lines_read_back(parts: list[str]) -> None:
    assert parts_of(line(parts), len(parts)) == parts


def test_a_timeline_alone_makes_each_of_its_people_once(shop: Store, tmp_path: Path) -> None:
    with shop.transact("more") as tx:
        for body in ("one", "two"):
            (ada,) = tx.raw.execute("SELECT id FROM contact WHERE first_name='Ada'").fetchone()
            _insert(tx, "entry", contact_id=ada, kind="note", body=body, happened_at=NINE_O_CLOCK)
    path = tmp_path / "out.csv"
    export(shop, "timeline", path)
    with open_shop(tmp_path / "other", clock=FakeClock()) as other:
        done = import_file(other, path)
        assert done.creates == {"contacts": 1, "companies": 1, "entries": 4}
        again = import_file(other, path)
        assert (again.creates, again.summary.updates) == ({}, 0)
