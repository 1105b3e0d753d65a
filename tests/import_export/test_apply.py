"""Carrying a plan out: what stands in the shop, undo, redo, stopping and going on."""

import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crm_desktop.errors import CancelledError, UserError
from crm_desktop.import_export import apply, plan
from crm_desktop.services.history import History
from crm_desktop.store.check import check_shop
from crm_desktop.store.store import Store
from tests.helpers.dump import live_dump
from tests.helpers.imports import import_file, stage, told, write_csv, write_xlsx
from tests.helpers.shop import FakeClock, open_shop

KNOWN = (
    "First name;Last name;Email;Phone;City;Tags;Owner;Company;Job\n"
    "Anna;Berg;anna@berg.de;;Köln;vip;Eva;Acme;\nBob;Stone;bob@stone.uk;030 1234567;;;;;Baker\n"
)
MORE = (
    "First name;Last name;Email;Phone;Zip;City;Tags;Owner;Company;Job;Birthday;Note;Size\n"
    "Anna;Berg;anna@berg.de;0171 999888;50667;Köln;vip, new;Otto;Acme;Boss;1980-01-02;hello;38\n"
    "Bob;Stone;bob@stone.uk;;;;old;;Metro;Butcher;;;41\n"
    "Cem;Kaya;cem@kaya.tr;;;;new;Otto;Metro;;;;44\n"
)
DEALS = (
    "Deal;Company;Contact;Stage;Amount;Probability;Close date;Owner;Product;Quantity;Note;Colour\n"
    "Boat;Acme;Anna Berg;Offer;1.000,00 €;50;2026-12-01;Eva;Boats;2;quick;red\n"
    "Car;Metro;;Won;;;2026-01-02;Otto;;;;\nVan;;;Lost;5,00 €;;2026-01-03;;;;;\n"
)


def load(store: Store, folder: Path, text: str, *args: Any, **choices: Any) -> Any:
    """Import a text as a new file."""
    path = folder / f"{len(list(folder.glob('*.csv')))}.csv"
    return import_file(store, write_csv(path, text), *args, **choices)


def rows(store: Store, sql: str) -> list[Any]:
    with store.read_raw() as raw:
        return raw.execute(sql).fetchall()


# -- what comes into being ---------------------------------------------------------------------


def test_every_record_knows_its_file_and_row(store: Store, tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", [["Name", "Email"], ["Ann", "a@x.de"], ["Bea", ""]])
    import_file(store, path)
    assert rows(
        store,
        "SELECT c.name, s.file, s.sheet, c.source_record, length(s.sha256) FROM contact c"
        " JOIN source s ON s.id=c.source_id ORDER BY c.n",
    ) == [("Ann", "a.xlsx", "Sheet", 1, 64), ("Bea", "a.xlsx", "Sheet", 2, 64)]


def test_the_first_of_several_is_the_primary_one(store: Store, tmp_path: Path) -> None:
    load(store, tmp_path, KNOWN)
    with store.transact("no phone") as tx:
        tx.raw.execute("UPDATE contact SET address_id=NULL WHERE first_name='Anna'")
    load(store, tmp_path, MORE)
    assert rows(
        store,
        "SELECT c.first_name, p.typed, e.address, a.city, o.company_id NOTNULL FROM contact c"
        " LEFT JOIN phone p ON p.id=c.phone_id LEFT JOIN email e ON e.id=c.email_id"
        " LEFT JOIN address a ON a.id=c.address_id LEFT JOIN position o ON o.id=c.position_id"
        " WHERE c.kind='person' ORDER BY c.n",
    ) == [
        ("Anna", "0171 999888", "anna@berg.de", None, 1),
        ("Bob", "030 1234567", "bob@stone.uk", None, 1),
        ("Cem", None, "cem@kaya.tr", None, 1),
    ]  # fmt: skip


def test_phones_alone_make_the_first_one_primary(store: Store, tmp_path: Path) -> None:
    """No cell of the contact changes but the one that names its primary phone."""
    load(store, tmp_path, "Name,Email\nAnna Berg,anna@berg.de\n")
    done = load(store, tmp_path, "Name,Email,Phone\nAnna Berg,anna@berg.de,030 1234567\n")
    assert done.changes == []
    assert rows(store, "SELECT typed FROM phone p JOIN contact c ON c.phone_id=p.id") == [
        ("030 1234567",)
    ]


def test_deals(store: Store, tmp_path: Path) -> None:
    load(store, tmp_path, DEALS, mapping={"Note": "entry.text"})
    boat, car, _ = told(store, "deals")
    assert (boat["deal.amount"], boat["deal.currency"]) == (1000, "EUR")
    assert (boat["deal.stage"], boat["deal.owner"]) == ("Offer", "Eva")
    assert boat["contact.full_name"] == "Anna Berg"
    assert boat["company.name"] == "Acme"
    assert boat["custom"] == {"Colour": "red"}
    assert "deal.amount" not in car
    assert rows(
        store,
        "SELECT d.title, d.state, d.closed_on, d.probability, s.state, m.state FROM deal d"
        " JOIN stage s ON s.id=d.stage_id JOIN stage_move m ON m.deal_id=d.id ORDER BY d.n",
    ) == [
        ("Boat", "open", "", None, "open", "open"),
        ("Car", "won", "2026-01-02", None, "won", "won"),
        ("Van", "lost", "2026-01-03", None, "lost", "lost"),
    ]
    assert rows(store, "SELECT title, quantity FROM deal_line") == [("Boats", "2")]
    assert rows(store, "SELECT body, deal_id NOTNULL, contact_id NOTNULL FROM entry") == [
        ("quick", 1, 1)
    ]


@pytest.mark.parametrize(
    ("stage_name", "state"),
    [
        ("Won", "won"), ("Closed Won", "won"), ("Gewonnen", "won"), ("Vinta", "won"),
        ("Lost", "lost"), ("Perdu", "lost"), ("declined", "lost"), ("Abgelehnt", "lost"),
        ("Personal visit", "open"), ("Vintage", "open"), ("Wonder", "open"), ("", "open"),
    ],
)  # fmt: skip
def test_states_by_the_name_of_the_stage(
    store: Store, tmp_path: Path, stage_name: str, state: str
) -> None:
    load(store, tmp_path, f"Deal,Stage,Amount\nBoat,{stage_name},5\n",
         kind="deals", mapping={"Deal": "deal.name", "Stage": "deal.stage"})  # fmt: skip
    assert rows(store, "SELECT d.state, s.state FROM deal d JOIN stage s ON s.id=d.stage_id") == [
        (state, state)
    ]


def test_the_deal_knows_better_than_its_stage_whether_it_is_won(
    store: Store, tmp_path: Path
) -> None:
    lines = ("A,Closed,1,1", "B,Closed,1,0", "C,Talk,0,0", "D,Closed Won,1,", "E,Closed Won,1,0",
             "F,Closed Won,1,1")  # fmt: skip
    text = "\n".join(["Deal,Stage,Is closed,Is won", *lines, ""])
    mapping = {"Is closed": "deal.is_closed", "Is won": "deal.is_won"}
    load(store, tmp_path, text, kind="deals", mapping=mapping)
    assert rows(
        store, "SELECT d.title, d.state, s.state FROM deal d JOIN stage s ON s.id=d.stage_id"
        " ORDER BY d.n",
    ) == [
        ("A", "won", "open"), ("B", "lost", "open"), ("C", "open", "open"), ("D", "won", "won"),
        ("E", "lost", "won"), ("F", "won", "won"),
    ]  # fmt: skip


def test_stages_stand_behind_those_that_are_there(store: Store, tmp_path: Path) -> None:
    header = "Deal,Stage,Probability\n"
    load(store, tmp_path, f"{header}A,Talk,10\nB,Offer,50\n", kind="deals")
    load(store, tmp_path, f"{header}C,Visit,20\nD,offer,70\n", kind="deals")
    assert rows(store, "SELECT name, probability FROM stage ORDER BY rank") == [
        ("Talk", 10), ("Offer", 50), ("Visit", 20),
    ]  # fmt: skip
    assert rows(store, "SELECT title, probability FROM deal ORDER BY n") == [
        ("A", None), ("B", None), ("C", None), ("D", 70),
    ]  # fmt: skip


def test_a_company_is_found_by_the_number_that_a_deal_gives(store: Store, tmp_path: Path) -> None:
    load(store, tmp_path, "Customer no,Company\nK7,Acme\nK8,Metro\nK8,Metro Two\n",
         kind="companies", mapping={"Customer no": "company.external_id"})  # fmt: skip
    load(store, tmp_path, "Deal,Account\nBoat,K7\nCar,K8\nVan,K9\n", kind="deals",
         mapping={"Account": "deal.company_external_id", "Deal": "deal.name"})  # fmt: skip
    assert rows(
        store, "SELECT d.title, c.name, d.company_external_id FROM deal d"
        " LEFT JOIN contact c ON c.id=d.company_id ORDER BY d.n",
    ) == [("Boat", "Acme", "K7"), ("Car", None, "K8"), ("Van", None, "K9")]  # fmt: skip


@pytest.mark.parametrize(("currency", "minor"), [("EUR", 1234), ("JPY", 12), ("BHD", 12340)])
def test_amounts_without_a_currency_are_in_the_shops(
    store: Store, tmp_path: Path, currency: str, minor: int
) -> None:
    load(store, tmp_path, "Deal,Stage,Amount\nBoat,Offer,12.34\n", currency=currency)
    assert rows(store, "SELECT amount_minor, currency FROM deal") == [(minor, currency)]


# -- undo and redo -----------------------------------------------------------------------------


def test_undo_restores_everything_and_redo_brings_it_back(store: Store, tmp_path: Path) -> None:
    load(store, tmp_path, KNOWN)
    load(store, tmp_path, DEALS)
    history = History(store)
    for text, existing in ((MORE, "overwrite"), (DEALS.replace("Offer", "Won"), "overwrite"),
                           (MORE.replace("Metro", "Ikea"), "fill"), (DEALS, "add")):  # fmt: skip
        before = live_dump(store)
        done = load(store, tmp_path, text, existing)
        after = live_dump(store)
        assert after != before
        result = history.undo(done.batch)
        assert (result.kept, result.failed) == ([], [])
        assert live_dump(store) == before
        history.redo()
        assert live_dump(store) == after
    assert check_shop(store).ok


def test_a_file_imported_after_its_undo_is_as_new(store: Store, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "x.csv", MORE)
    first = import_file(store, path)
    shown = [told(store, what) for what in ("contacts", "companies")]
    History(store).undo(first.batch)
    again = import_file(store, path)
    assert again.creates == first.creates
    assert [told(store, what) for what in ("contacts", "companies")] == shown


def test_undo_keeps_what_was_worked_on_since(store: Store, tmp_path: Path) -> None:
    load(store, tmp_path, KNOWN)
    done = load(store, tmp_path, MORE, "overwrite")
    with store.transact("edit") as tx:
        tx.raw.execute("UPDATE contact SET job_title='Chief' WHERE first_name='Bob'")
        tx.raw.execute("UPDATE contact SET note='met' WHERE first_name='Cem'")
    result = History(store).undo(done.batch)
    kept = {(left.table, left.label, left.reason) for left in result.kept}
    assert ("contact", "Cem Kaya", "changed since") in kept
    left = rows(store, "SELECT name FROM contact WHERE gone=0 ORDER BY n")
    assert [name for (name,) in left] == ["Anna Berg", "Acme", "Bob Stone", "Metro", "Cem Kaya"]


def test_what_was_changed_since_the_plan_is_left(store: Store, tmp_path: Path) -> None:
    load(store, tmp_path, KNOWN)
    staged, *_ = stage(store, write_csv(tmp_path / "more.csv", MORE))
    plan.build(staged, store.path, "overwrite")
    with store.transact("edit") as tx:
        tx.raw.execute("UPDATE contact SET owner_id=NULL, note='mine' WHERE first_name='Anna'")
        tx.raw.execute("UPDATE contact SET gone=1 WHERE first_name='Bob'")
    apply.run(store, staged, "Import")
    assert rows(store, "SELECT first_name, note, gone FROM contact WHERE n IN (1, 3)") == [
        ("Anna", "mine", 0), ("Bob", "", 1),
    ]  # fmt: skip


# -- stopping and going on ---------------------------------------------------------------------


class StopAt:
    """Progress that is cancelled at the given call."""

    def __init__(self, call: int) -> None:
        self._left = call
        self.told: list[tuple[int, int]] = []

    def __call__(self, done: int, total: int, text: str) -> None:
        self.told.append((done, total))
        self._left -= 1
        if self._left == 0:
            raise CancelledError


def people_csv(count: int) -> str:
    lines = (f"Person;Nr{n};p{n}@x{n % 7}.de;Firm {n % 5};tag{n % 3}\n" for n in range(count))
    return "First name;Last name;Email;Company;Tags\n" + "".join(lines)


@pytest.mark.parametrize("call", [1, 3, 5])
def test_a_cancelled_import_leaves_whole_chunks_and_goes_on(
    store: Store, tmp_path: Path, template: Path, call: int
) -> None:
    path = write_csv(tmp_path / "big.csv", people_csv(50))
    with open_shop(tmp_path / "other", template) as other:
        import_file(other, path, chunk=10)
        whole = {what: told(other, what) for what in ("contacts", "companies")}
    progress = StopAt(call)
    with pytest.raises(CancelledError):
        import_file(store, path, chunk=10, progress=progress)
    assert progress.told == [(10 * n, 50) for n in range(call)]
    (cut_off,) = History(store).unfinished()
    assert rows(store, "SELECT count(*) FROM contact WHERE kind='person'") == [(10 * (call - 1),)]
    done = apply.resume(store, cut_off.n)
    assert done.summary.creates["contacts"] == 50
    assert {what: told(store, what) for what in whole} == whole
    assert History(store).unfinished() == []
    assert list((store.folder / "imports").iterdir()) == []
    assert rows(store, "SELECT count(*) FROM import_run") == [(0,)]


def test_a_cancelled_import_can_be_undone_and_then_not_continued(
    store: Store, tmp_path: Path
) -> None:
    load(store, tmp_path, KNOWN)
    before = live_dump(store)
    path = write_csv(tmp_path / "big.csv", MORE + people_csv(30).partition("\n")[2])
    with pytest.raises(CancelledError):
        import_file(store, path, "overwrite", chunk=10, progress=StopAt(3))
    (cut_off,) = History(store).unfinished()
    History(store).undo(cut_off.n)
    assert live_dump(store) == before
    with pytest.raises(UserError) as refused:
        apply.resume(store, cut_off.n)
    assert refused.value.code == "import.undone"
    apply.discard(store, cut_off.n)
    assert History(store).unfinished() == []
    assert list((store.folder / "imports").iterdir()) == []


def test_without_its_staged_records_an_import_can_only_be_undone(
    store: Store, tmp_path: Path
) -> None:
    path = write_csv(tmp_path / "big.csv", people_csv(30))
    with pytest.raises(CancelledError):
        import_file(store, path, chunk=10, progress=StopAt(2))
    for staged in (store.folder / "imports").iterdir():
        staged.unlink()
    (cut_off,) = History(store).unfinished()
    with pytest.raises(UserError) as refused:
        apply.resume(store, cut_off.n)
    assert refused.value.code == "import.cannot_continue"
    History(store).undo(cut_off.n)
    assert told(store, "contacts") == []


def test_saves_between_two_chunks_stay(store: Store, tmp_path: Path) -> None:
    def save(done: int, total: int, text: str) -> None:
        with store.transact(f"save {done}") as tx:
            tx.raw.execute(
                "INSERT INTO contact(id, kind, name) VALUES (?, 'person', ?)",
                (store.ids.one(), f"Saved {done}"),
            )

    done = load(store, tmp_path, people_csv(30), chunk=10, progress=save)
    History(store).undo(done.batch)
    assert [r["contact.full_name"] for r in told(store, "contacts")] == [
        "Saved 0", "Saved 10", "Saved 20",
    ]  # fmt: skip


def test_staging_files_of_plans_that_were_given_up_go_after_a_day(
    store: Store, tmp_path: Path, clock: FakeClock
) -> None:
    folder = store.folder / "imports"
    folder.mkdir()
    for name in ("old", "young"):
        (folder / f"{name}.staged").touch()
    seconds = clock.now / 1000
    os.utime(folder / "old.staged", (seconds - 100_000, seconds - 100_000))
    os.utime(folder / "young.staged", (seconds - 1000, seconds - 1000))
    apply.forget_stray_files(store)
    assert [path.name for path in folder.iterdir()] == ["young.staged"]


# -- any table ---------------------------------------------------------------------------------

_HEADERS = (
    "Name", "First name", "Last name", "Email", "Phone", "Company", "City", "Tags", "Owner",
    "Birthday", "Note", "Size", "Deal", "Stage", "Amount", "Probability",
)  # fmt: skip
_CELLS = st.one_of(
    st.just(""),
    st.sampled_from(
        ["Anna Berg", "anna berg", "Bob", "Acme GmbH", "ACME GmbH", "info@acme.de", "a@b.de",
         "030 1234567", "+49 30 1234567", "Köln", "KÖLN", "vip, new", "VIP", "Éva", "Eva",
         "31.04.1980", "1980-01-02", "--01-02", "NULL", "5", "12,50 €", "Won", "offer", "50%",
         "'=1+1", "=1+1", "two\nlines", "Müller", "Mueller"]
    ),
    st.text("ab é1.@-", max_size=6),
)  # fmt: skip
_TABLES = st.lists(st.sampled_from(_HEADERS), min_size=1, max_size=6, unique=True).flatmap(
    lambda headers: st.tuples(
        st.just(headers),
        st.lists(
            st.lists(_CELLS, min_size=len(headers), max_size=len(headers)), min_size=1, max_size=8
        ),
    )
)
_FIELDS = {
    "Name": "contact.full_name", "First name": "contact.first_name", "Email": "contact.email",
    "Last name": "contact.last_name", "Phone": "contact.phone", "Company": "company.name",
    "City": "contact.address.city", "Tags": "contact.tags", "Owner": "contact.owner",
    "Birthday": "contact.birthday", "Note": "entry.text", "Size": "(custom)", "Deal": "deal.name",
    "Stage": "deal.stage", "Amount": "deal.amount", "Probability": "deal.probability",
}  # fmt: skip


def _table_file(folder: Path, number: int, table: tuple[list[str], list[list[str]]]) -> Path:
    headers, body = table
    quoted = [["" if v is None else '"' + v.replace('"', '""') + '"' for v in r] for r in body]
    lines = [",".join(headers), *(",".join(row) for row in quoted)]
    return write_csv(folder / f"t{number}.csv", "\n".join(lines) + "\n")


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    tables=st.lists(_TABLES, min_size=1, max_size=2),
    existing=st.sampled_from(["fill", "overwrite"]),
)
def test_any_table_again_changes_nothing_and_is_undone_and_redone(
    tmp_path: Path, template: Path, tables: list[Any], existing: Any
) -> None:
    folder = tmp_path / f"{len(list(tmp_path.iterdir()))}"
    folder.mkdir()
    with open_shop(folder / "shop", template) as shop:
        for number, table in enumerate(tables):
            path = _table_file(folder, number, table)
            kind = "deals" if "Deal" in table[0] else "people and companies"
            choices: dict[str, Any] = {"kind": kind, "mapping": _FIELDS}
            before = live_dump(shop)
            try:
                done = import_file(shop, path, existing, **choices)
            except UserError:
                continue  # no table at all
            after = live_dump(shop)
            again = import_file(shop, path, existing, **choices)
            assert (again.creates, again.summary.updates, again.batch) == ({}, 0, None)
            if done.batch is not None:
                assert History(shop).undo().failed == []
                assert live_dump(shop) == before
                History(shop).redo()
                assert live_dump(shop) == after
