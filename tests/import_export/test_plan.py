"""What a second file does to a shop that knows some of its people already."""

from pathlib import Path
from typing import Any

import pytest

from crm_desktop.import_export.offers import IN_TRASH
from crm_desktop.store.store import Store
from tests.helpers.imports import Outcome, import_file, told, write_csv, write_xlsx

FIRST = (
    "First name;Last name;Email;Phone;City;Job;Birthday\n"
    "Anna;Berg;anna@berg.de;030 1234567;Köln;;\n"
    "Bob;Stone;bob@stone.uk;+44 20 7946 0958;Leeds;Baker;1970-05-06\n"
)
CHANGED = (
    "First name;Last name;Email;Phone;City;Job;Birthday;Website\n"
    "Anna;Berg;anna@berg.de;0171 999888;Köln;Boss;1980-01-02;berg.de\n"
    "Bob;Stone;bob@stone.uk;;Leeds;Butcher;;\n"
    "Cem;Kaya;cem@kaya.tr;;;;;\n"
)


def load(store: Store, folder: Path, text: str, *args: Any, **choices: Any) -> Outcome:
    """Import a text as a new file."""
    path = folder / f"{len(list(folder.glob('*.csv')))}.csv"
    return import_file(store, write_csv(path, text), *args, **choices)


def people(store: Store) -> list[dict[str, Any]]:
    return told(store, "contacts")


def test_filling_adds_what_is_missing_and_changes_nothing_else(
    store: Store, tmp_path: Path
) -> None:
    load(store, tmp_path, FIRST)
    done = load(store, tmp_path, CHANGED)
    assert (done.creates, done.summary.updates, done.summary.skipped) == ({"contacts": 1}, 1, 1)
    assert done.statuses == {1: "update", 2: "skip", 3: "new"}
    assert done.reasons[1] == "same e-mail address, same name"
    assert [(name, column, old, new) for _, name, column, old, new in done.changes] == [
        ("Anna Berg", "birth_day", None, 2), ("Anna Berg", "birth_month", None, 1),
        ("Anna Berg", "birth_year", None, 1980), ("Anna Berg", "job_title", "", "Boss"),
    ]  # fmt: skip
    anna, bob, cem = people(store)
    assert anna["contact.phones"] == ["030 1234567", "0171 999888"]
    assert anna["contact.phone"] == "030 1234567"
    assert (anna["contact.job_title"], anna["contact.birthday"]) == ("Boss", "1980-01-02")
    assert anna["contact.website"] == "berg.de"
    assert bob["contact.job_title"] == "Baker"
    assert cem["contact.full_name"] == "Cem Kaya"


def test_overwriting_replaces_what_differs_and_a_blank_erases_nothing(
    store: Store, tmp_path: Path
) -> None:
    load(store, tmp_path, FIRST)
    done = load(store, tmp_path, CHANGED, "overwrite")
    assert done.summary.updates == 2
    bob = people(store)[1]
    assert bob["contact.job_title"] == "Butcher"
    assert (bob["contact.phone"], bob["contact.birthday"]) == ("+44 20 7946 0958", "1970-05-06")


def test_skipping_leaves_who_is_there(store: Store, tmp_path: Path) -> None:
    load(store, tmp_path, FIRST)
    before = people(store)
    done = load(store, tmp_path, CHANGED, "skip")
    assert (done.creates, done.summary.updates, done.summary.skipped) == ({"contacts": 1}, 0, 2)
    assert people(store)[:2] == before


def test_adding_knows_nobody(store: Store, tmp_path: Path) -> None:
    load(store, tmp_path, FIRST)
    before = people(store)
    assert load(store, tmp_path, CHANGED, "add").creates == {"contacts": 3}
    assert people(store)[:2] == before


@pytest.mark.parametrize("existing", ["fill", "overwrite"])
def test_the_same_file_again_changes_nothing(store: Store, tmp_path: Path, existing: Any) -> None:
    path = write_csv(
        tmp_path / "a.csv",
        "Name;Company;Owner;Tags;Stage size;City;Notes\n"
        "Anna Berg;Acme;Eva;vip;3;Köln;hello\nAnna Berg;ACME;eva;VIP;3;KÖLN;hello\n"
        "Bob;;;;;;\nBob;;;;;;\n",
    )
    import_file(store, path)
    again = import_file(store, path, existing)
    assert (again.creates, again.summary.updates, again.batch) == ({}, 0, None)
    assert again.reasons[3] == "the same row of the same file"


def test_a_row_changed_here_since_is_not_the_row_of_the_file_any_more(
    store: Store, tmp_path: Path
) -> None:
    path = write_csv(tmp_path / "a.csv", "First name,Last name\nAnna,Berg\nBob,Stone\n")
    import_file(store, path)
    with store.transact("rename") as tx:
        tx.raw.execute(
            "UPDATE contact SET name='Zoe Zorn', first_name='Zoe', last_name='Zorn',"
            " match_key='zoe zorn', sort_key='zorn zoe' WHERE first_name='Bob'"
        )
    assert import_file(store, path).statuses == {1: "skip", 2: "new"}


# -- who is who --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("known", "row", "status"),
    [
        # the headings; the record of the first file and of the second; what becomes of this one
        ("Name,Email", ["Anna Berg,anna@x.de", "Anna Berg,ANNA@x.de"], "skip"),
        ("Name,Email", ["Anna Berg,anna@x.de", "Bob Berg,anna@x.de"], "new"),
        ("Name,Email", ["Anna Berg,info@x.de", "Bob Stone,info@x.de"], "new"),
        ("Name,Email", ["Anna Berg,anna@x.de", "Anna Berg,anna@y.de"], "new"),
        ("Name,Phone", ["Anna Berg,030 1234567", "Bob Berg,030 1234567"], "new"),
        ("Name,Phone", ["Anna Berg,030 1234567", "Anna Berg,+49 30 1234567"], "skip"),
        ("First name,Last name", ["Anna,Berg", "Anna,Berg"], "new"),
        ("Name,Birthday", ["Anna Berg,1980-01-02", "Anna Berg,1980-01-02"], "skip"),
        ("Name,Birthday", ["Anna Berg,1980-01-02", "Anna Berg,1981-03-04"], "new"),
        ("Name,Company", ["Anna Berg,Acme GmbH", "Anna Berg,ACME GmbH"], "skip"),
        ("Customer no,Name,City", ["5,Anna Berg,Köln", "5,Anna Berg,Bonn"], "update"),
        ("Customer no,Name,City", ["5,Anna Berg,Köln", "5,Bob Stone,Köln"], "new"),
    ],
)
def test_evidence(store: Store, tmp_path: Path, known: str, row: list[str], status: str) -> None:
    choices: dict[str, Any] = {"kind": "people", "mapping": {"Customer no": "contact.external_id"}}
    if "Company" in known:
        choices["kind"] = "people and companies"
    load(store, tmp_path, f"{known}\n{row[0]}\n", **choices)
    assert load(store, tmp_path, f"{known}\n{row[1]}\n\n", **choices).statuses == {1: status}


def test_an_address_that_fits_two_is_left_out_and_named(store: Store, tmp_path: Path) -> None:
    text = "Name,Email\nAnna Berg,anna@x.de\nAnna Berg,anna@x.de\n"
    load(store, tmp_path, text)
    done = load(store, tmp_path, "Name,Email,Job\nAnna Berg,anna@x.de,Boss\n")
    assert done.statuses == {1: "skip"}
    assert done.reasons[1].startswith("Is here 2 times already")
    assert not any("contact.job_title" in record for record in people(store))


def test_companies_are_found_again_by_their_name_and_place(store: Store, tmp_path: Path) -> None:
    header = "Company,City,Website\n"
    load(store, tmp_path, f"{header}Acme GmbH,Köln,\nMetro AG,Bonn,\n")
    done = load(store, tmp_path, f"{header}ACME GMBH,Köln,acme.de\nMetro AG,Ulm,metro.de\n")
    assert done.statuses == {1: "update", 2: "new"}
    assert done.reasons[2].startswith("Perhaps here already")


def test_the_trash_is_no_match_and_that_is_said(store: Store, tmp_path: Path) -> None:
    load(store, tmp_path, FIRST)
    with store.transact("trash") as tx:
        tx.raw.execute("UPDATE contact SET gone=1 WHERE first_name='Anna'")
    done = load(store, tmp_path, CHANGED)
    assert done.statuses == {1: "new", 2: "skip", 3: "new"}
    assert done.reasons[1] == IN_TRASH
    assert 3 not in done.reasons
    with store.read_raw() as raw:
        assert raw.execute("SELECT gone, job_title FROM contact WHERE n=1").fetchone() == (1, "")


def test_an_id_of_an_earlier_export_is_the_contact_whatever_its_name(
    store: Store, tmp_path: Path
) -> None:
    load(store, tmp_path, FIRST)
    with store.read_raw() as raw:
        ((anna,),) = raw.execute("SELECT hex(id) FROM contact WHERE first_name='Anna'").fetchall()
    text = (
        f"contact.id;contact.first_name;contact.last_name\n{anna};Anna;Berger\nnonsense;Dan;Dorn\n"
    )
    done = load(store, tmp_path, text, "overwrite")
    assert done.statuses == {1: "update", 2: "new"}
    with store.read_raw() as raw:
        row = raw.execute("SELECT name, sort_key, match_key FROM contact WHERE n=1").fetchone()
    assert row == ("Anna Berger", "berger anna", "anna berger")


# -- two rows, one contact ---------------------------------------------------------------------


def test_two_rows_for_one_contact_bring_everything_once(store: Store, tmp_path: Path) -> None:
    load(store, tmp_path, FIRST)
    done = load(
        store,
        tmp_path,
        "First name;Last name;Email;Phone;Job;Department;Tags;Company;Shoe\n"
        "Anna;Berg;anna@berg.de;0171 999888;;Shop;vip;Acme;38\n"
        "Anna;Berg;anna@berg.de;+49 171 999888;Boss;Sales;VIP;Acme;39\n",
        mapping={"Phone": "contact.phone", "Tags": "contact.tags", "Shoe": "(custom)"},
    )
    assert done.creates == {"companies": 1}
    anna = people(store)[0]
    assert anna["contact.phones"] == ["030 1234567", "0171 999888"]
    assert anna["contact.tags"] == "vip"
    assert anna["company.names"] == ["Acme"]
    assert anna["custom"] == {"Shoe": "38"}


def test_a_merge_group_is_filled_by_one_row_only(store: Store, tmp_path: Path) -> None:
    load(store, tmp_path, FIRST)
    header = "First name;Last name;Email;Job;Department\n"
    rows = "Anna;Berg;anna@berg.de;;Shop\nAnna;Berg;anna@berg.de;Boss;Sales\n"
    load(store, tmp_path, header + rows)
    anna = people(store)[0]
    assert anna["contact.department"] == "Shop"
    assert "contact.job_title" not in anna


# -- merge groups ------------------------------------------------------------------------------


def test_a_contact_without_a_name_gets_one_and_is_sorted_by_it(
    store: Store, tmp_path: Path
) -> None:
    load(store, tmp_path, "Email,Name\nanna@berg.de,\nbob@x.de,\n", kind="people")
    load(store, tmp_path, "Email,Name\nanna@berg.de,Anna Berg\n", kind="people")
    with store.read_raw() as raw:
        row = raw.execute(
            "SELECT name, first_name, last_name, sort_key, match_key FROM contact WHERE n=1"
        ).fetchone()
    assert row == ("Anna Berg", "Anna", "Berg", "berg anna", "anna berg")


@pytest.mark.parametrize(
    ("known", "new", "filled", "overwritten"),
    [
        ("--01-08", "1947-01-08", "1947-01-08", "1947-01-08"),
        ("1947-01-08", "--01-08", "1947-01-08", "1947-01-08"),
        ("1947-01-08", "1950-02-09", "1947-01-08", "1950-02-09"),
        ("1947-01-08", "1950", "1947-01-08", "1950"),
        ("1947", "1947-01", "1947-01", "1947-01"),
    ],
)
@pytest.mark.parametrize("existing", ["fill", "overwrite"])
def test_birthdays(
    store: Store, tmp_path: Path, known: str, new: str, filled: str, overwritten: str,
    existing: Any,
) -> None:  # fmt: skip
    choices: dict[str, Any] = {
        "kind": "people", "mapping": {"Born": "contact.birthday", "Id": "contact.id"},
    }  # fmt: skip
    header = "Id,Name,Email,Born\n"
    load(store, tmp_path, f"{header},Anna Berg,anna@berg.de,{known}\n", **choices)
    with store.read_raw() as raw:
        (anna,) = raw.execute("SELECT hex(id) FROM contact").fetchone()
    load(store, tmp_path, f"{header}{anna},Anna Berg,anna@berg.de,{new}\n", existing, **choices)
    expected = filled if existing == "fill" else overwritten
    assert people(store)[0]["contact.birthday"] == expected


def test_a_shorter_name_does_not_take_the_middle_name(store: Store, tmp_path: Path) -> None:
    header = "First name;Middle name;Last name;Email\n"
    load(store, tmp_path, f"{header}Anna;Maria;Berg;anna@berg.de\n")
    done = load(store, tmp_path, f"{header}Anna;;Berg;anna@berg.de\n", "overwrite")
    assert done.statuses == {1: "skip"}
    assert people(store)[0]["contact.full_name"] == "Anna Maria Berg"


def test_addresses_are_completed_or_stand_beside(store: Store, tmp_path: Path) -> None:
    header = "Name;Email;Street;Zip;City\n"
    load(store, tmp_path, f"{header}Anna Berg;anna@berg.de;;;Köln\n", kind="people")
    done = load(
        store,
        tmp_path,
        f"{header}Anna Berg;anna@berg.de;Ring 1;50667;Köln\n"
        "Anna Berg;anna@berg.de;Weg 2;50668;Köln\nAnna Berg;anna@berg.de;;;Köln\n"
        "Anna Berg;anna@berg.de;Weg 2;;Köln\n",
        kind="people",
    )
    assert done.statuses == {1: "update", 2: "update", 3: "skip", 4: "update"}
    with store.read_raw() as raw:
        rows = raw.execute("SELECT street, postal_code, city FROM address ORDER BY n").fetchall()
    assert rows == [("Ring 1", "50667", "Köln"), ("Weg 2", "50668", "Köln"), ("Weg 2", "", "Köln")]


def test_a_place_in_a_company_gets_its_title(store: Store, tmp_path: Path) -> None:
    header = "Name;Email;Company;Title\n"
    row = "Anna Berg;anna@berg.de;Acme;"
    choices: dict[str, Any] = {"kind": "people and companies",
                               "mapping": {"Title": "contact.job_title"}}  # fmt: skip
    load(store, tmp_path, f"{header}{row}\n", **choices)
    for text, existing, expected in (
        ("Boss", "fill", "Boss"), ("Baker", "fill", "Boss"), ("Baker", "overwrite", "Baker"),
        ("", "overwrite", "Baker"),
    ):  # fmt: skip
        load(store, tmp_path, f"{header}{row}{text}\n", existing, **choices)
        assert people(store)[0]["contact.job_title"] == expected
    with store.read_raw() as raw:
        assert raw.execute("SELECT count(*) FROM position").fetchone() == (1,)


def test_owners_and_tags_are_the_same_however_written(store: Store, tmp_path: Path) -> None:
    header = "Name;Email;Owner;Tags\n"
    load(store, tmp_path, f"{header}Anna Berg;anna@berg.de;Éva Kiss;Café, VIP\n", kind="people")
    again = f"{header}Anna  Berg;anna@berg.de;eva kiss;cafe, vip\n"
    assert load(store, tmp_path, again, "overwrite", kind="people").statuses == {1: "skip"}
    other = f"{header}Anna Berg;anna@berg.de;Otto;vip\n"
    assert load(store, tmp_path, other, kind="people").statuses == {1: "skip"}
    done = load(store, tmp_path, other, "overwrite", kind="people")
    assert [change[2:] for change in done.changes] == [("owner", "Éva Kiss", "Otto")]
    assert people(store)[0]["contact.owner"] == "Otto"


# -- custom fields -----------------------------------------------------------------------------


def test_custom_values_fill_and_replace(store: Store, tmp_path: Path) -> None:
    header = "Name;Email;Size\n"
    row = "Anna Berg;anna@berg.de;"
    for text, existing, expected in (
        ("38", "fill", "38"), ("39", "fill", "38"), ("39", "overwrite", "39"),
        ("", "overwrite", "39"),
    ):  # fmt: skip
        load(store, tmp_path, f"{header}{row}{text}\n", existing, kind="people",
             mapping={"Size": "(custom)"})  # fmt: skip
        assert people(store)[0]["custom"] == {"Size": expected}
    with store.read_raw() as raw:
        assert raw.execute("SELECT value, number FROM field_value").fetchall() == [("39", 39.0)]


def test_a_field_of_another_kind_is_not_misused(store: Store, tmp_path: Path) -> None:
    header = "Name;Email;Size\n"
    mapping = {"Size": "(custom)"}
    load(store, tmp_path, f"{header}Anna Berg;anna@berg.de;38\nB C;b@c.de;39\n", mapping=mapping)
    second = f"{header}Anna Berg;anna@berg.de;large\nB C;b@c.de;small\n"
    load(store, tmp_path, second, mapping=mapping)
    assert people(store)[0]["custom"] == {"Size": "38", "Size (text)": "large"}
    assert load(store, tmp_path, second + "\n", mapping=mapping).statuses == {1: "skip", 2: "skip"}
    third = f"{header}Anna Berg;anna@berg.de;38.00 €\nB C;b@c.de;39.00 €\n"
    done = load(store, tmp_path, third, "overwrite", mapping=mapping)
    with store.read_raw() as raw:
        names = [name for (name,) in raw.execute("SELECT name FROM field ORDER BY n")]
    assert names == ["Size", "Size (text)"]
    assert done.summary.updates == 2


# -- deals -------------------------------------------------------------------------------------

DEALS = (
    "Deal;Company;Stage;Amount;Probability;Close date;Owner;Extra\n"
    "Boat;Acme;Offer;1.000,00 €;50;2026-12-01;Eva;red\n"
    "Boat;Acme;Offer;2.000,00 €;60;2026-12-01;Eva;blue\n"
    "Car;Metro;Won;;100;2026-01-02;Otto;\n"
)


def deals(store: Store) -> list[dict[str, Any]]:
    return told(store, "deals")


@pytest.mark.parametrize("existing", ["fill", "overwrite"])
def test_deals_again_change_nothing(store: Store, tmp_path: Path, existing: Any) -> None:
    first = load(store, tmp_path, DEALS)
    assert first.creates == {"companies": 2, "deals": 3}
    again = load(store, tmp_path, DEALS + "\n", existing)  # another file with the same rows
    assert (again.creates, again.summary.updates, again.changes) == ({}, 0, [])


def test_deals_of_another_number_and_price(store: Store, tmp_path: Path) -> None:
    header = "Id;Deal;Stage;Amount;Close date\n"
    mapping = {"Id": "deal.external_id"}
    load(store, tmp_path, f"{header}1;Boat;Offer;5 €;\n2;Boat;Offer;;\n2;Car;Offer;7 €;\n",
         mapping=mapping)  # fmt: skip
    second = f"{header}1;Boat;Won;6 €;\n2;Boat;Offer;9 €;\n2;Car;Offer;7 €;\n3;Van;Offer;;\n"
    done = load(store, tmp_path, second, mapping=mapping)
    assert (done.statuses[1], done.statuses[4]) == ("skip", "new")
    assert len(deals(store)) == 6  # "2" names two deals, and nothing else tells them apart
    done = load(store, tmp_path, second + "\n", "overwrite", mapping=mapping)
    assert [change[1:] for change in done.changes if change[0] == 1] == [
        ("Boat", "amount_minor", 500, 600), ("Boat", "stage", "Offer", "Won"),
    ]  # fmt: skip


def test_a_number_given_twice_in_the_file_names_no_deal(store: Store, tmp_path: Path) -> None:
    header = "Id;Deal;Stage;Amount\n"
    mapping = {"Id": "deal.external_id"}
    load(store, tmp_path, f"{header}1;Boat;Offer;5 €\n", mapping=mapping)
    second = f"{header}1;Car;Offer;6 €\n1;Van;Offer;7 €\n"
    done = load(store, tmp_path, second, "overwrite", mapping=mapping)
    assert done.statuses == {1: "new", 2: "new"}


def test_skipped_deals_keep_their_own_fields(store: Store, tmp_path: Path) -> None:
    load(store, tmp_path, DEALS)
    before = deals(store)
    changed = DEALS.replace("red", "green").replace("Eva", "Otto") + "Van;Acme;Offer;;;;;black\n"
    done = load(store, tmp_path, changed, "skip")
    assert (done.creates, done.summary.updates) == ({"deals": 1}, 0)
    assert deals(store)[:3] == before


def test_overwriting_deals(store: Store, tmp_path: Path) -> None:
    load(store, tmp_path, DEALS)
    load(store, tmp_path, DEALS.replace("red", "green").replace("50;", "80;"), "overwrite")
    first = deals(store)[0]
    assert (first["custom"], first["deal.probability"]) == ({"Extra": "green"}, 80)


# -- notes and reminders -----------------------------------------------------------------------


def test_notes_and_reminders_are_not_doubled(store: Store, tmp_path: Path) -> None:
    header = "Name;Email;Call;When;Follow up\n"
    mapping = {"Call": "entry.text", "When": "entry.date", "Follow up": "reminder.due"}
    row = "Anna Berg;anna@berg.de;spoke;2026-01-02;2026-12-01\n"
    choices: dict[str, Any] = {"kind": "people", "mapping": mapping}
    assert load(store, tmp_path, header + row, **choices).creates == {
        "contacts": 1, "entries": 1, "reminders": 1,
    }  # fmt: skip
    more = row + row.replace("spoke", "met")
    assert load(store, tmp_path, header + more, **choices).creates == {"entries": 1}
    skipped = header + row.replace("spoke", "wrote").replace("2026-12", "2027-12")
    assert load(store, tmp_path, skipped, "skip", **choices).creates == {}
    assert [entry["entry.text"] for entry in told(store, "timeline")] == ["spoke", "met"]


def test_duplicates_inside_the_file_are_counted(store: Store, tmp_path: Path) -> None:
    rows = [
        ["Name", "Email", "Phone"], ["Anna Berg", "a@x.de", "030 1"],
        ["anna berg", "A@x.de", ""], ["Bob", "b@x.de", "0301"], ["Cem", "", ""],
    ]  # fmt: skip
    done = import_file(store, write_xlsx(tmp_path / "a.xlsx", rows), only_plan=True)
    assert done.summary.duplicates == {
        "by_email": {"groups": 1, "surplus": 1},
        "by_phone_digits": {"groups": 1, "surplus": 1},
        "by_person_name": {"groups": 1, "surplus": 1},
        "likely": {"pairs": 1, "sure": 1},
    }
    assert people(store) == []


def test_a_family_name_that_stands_first_is_shown_last_and_known_again(
    store: Store, tmp_path: Path
) -> None:
    text = 'Name;E-Mail\n"Müller, Dr. Anneliese";a@mueller.de\n"Roth, Otto";\n'
    load(store, tmp_path, text)
    anneliese, otto = people(store)
    assert anneliese["contact.full_name"] == "Dr. Anneliese Müller"
    parts = ("contact.prefix", "contact.first_name", "contact.last_name")
    assert [anneliese[part] for part in parts] == ["Dr.", "Anneliese", "Müller"]
    assert otto["contact.full_name"] == "Otto Roth"
    again = load(store, tmp_path, text, "overwrite")
    assert (again.creates, again.summary.updates, again.changes) == ({}, 0, [])
    other = load(store, tmp_path, "Name;E-Mail\nAnneliese Müller;a@mueller.de\n")
    assert (other.creates, other.statuses) == ({}, {1: "skip"})


def test_deals_are_named_after_people_as_they_are_read(store: Store, tmp_path: Path) -> None:
    text = 'Name;Product;Stage;Amount\n"Müller, Anneliese";Bike;Offer;120\n'
    mapping = {"Name": "contact.full_name", "Product": "deal.product"}
    load(store, tmp_path, text, kind="deals", mapping=mapping)
    (deal,) = told(store, "deals")
    assert deal["deal.name"] == "Anneliese Müller – Bike"
