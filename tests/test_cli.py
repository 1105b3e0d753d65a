"""The command line: what it tells, how it ends, and that it starts without heavy parts."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from crm_desktop import __version__
from crm_desktop.cli.session import Session
from crm_desktop.errors import CancelledError
from crm_desktop.store.store import Store
from tests.helpers.command_line import ask, call
from tests.helpers.imports import import_file, write_csv, write_xlsx
from tests.helpers.shop import copy_shop, open_shop

ROOT = Path(__file__).resolve().parents[1]
PEOPLE = "First name,Last name,E-mail,Phone\nAda,Lovelace,ada@example.com,030 901820\n"
MORE = "First name,Last name,E-mail,Phone\n" + "".join(
    f"First{n},Last{n},p{n}@example.com,030 5550{n:03}\n" for n in range(30)
)
FIGURES = "Year;Rooms;Rate\n2013;12;0,61\n2014;14;0,63\n2015;13;0,70\n2016;12;0,71\n"
HEAVY = {"sqlalchemy", "PySide6", "openpyxl", "python_calamine", "phonenumbers", "platformdirs"}


@pytest.fixture
def people(tmp_path: Path) -> Path:
    return write_csv(tmp_path / "people.csv", PEOPLE)


@pytest.fixture
def data(tmp_path: Path, template: Path) -> Path:
    """The folder of an empty shop."""
    copy_shop(tmp_path / "shop", template)
    return tmp_path / "shop"


def cut_off(data: Path, path: Path) -> int:
    """An import that was stopped after two of three portions; its batch."""

    def stop(done: int, total: int, text: str) -> None:
        if done == 20:
            raise CancelledError

    with open_shop(data) as store:
        with pytest.raises(CancelledError):
            import_file(store, path, chunk=10, progress=stop)
        return newest(store)


def newest(store: Store) -> int:
    with store.read_raw() as raw:
        (batch,) = raw.execute("SELECT max(n) FROM batch WHERE origin='import'").fetchone()
    found: int = batch
    return found


# -- starting and ending -----------------------------------------------------------------------


@pytest.mark.parametrize("arguments", [["version"], ["--help"], ["import", "--help"]])
def test_version_and_help_start_light(arguments: list[str]) -> None:
    program = (
        "import sys; from crm_desktop.__main__ import main; sys.argv[1:] = " + repr(arguments)
        + "; code = main(); print(sorted(sys.modules)); sys.exit(code)"
    )  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    *told, modules = done.stdout.splitlines()
    assert told
    assert not HEAVY & {name.partition(".")[0] for name in eval(modules)}


def test_version_is_told_for_people_and_programs() -> None:
    assert call("version").out == f"CRM Desktop {__version__}\n"
    assert call("--json", "version").told == [{"version": __version__}]


@pytest.mark.parametrize(
    "arguments",
    [
        ["fly"], ["export", "everything", "x.csv"], ["import"], ["undo", "last"],
        ["import", "x.csv", "--map", "Name"], ["import", "x.csv", "--country", "Germany"],
        ["import", "x.csv", "--currency", "EURO"], ["import", "x.csv", "--rows", "0"],
    ],
)  # fmt: skip
def test_wrong_usage_ends_with_two(arguments: list[str]) -> None:
    answer = call(*arguments)
    assert (answer.code, answer.out) == (2, "")
    assert "usage: crm-desktop" in answer.err


def test_options_for_everything_may_stand_behind_the_command(data: Path, people: Path) -> None:
    answer = call("import", people, "--json", "--data", data)
    assert answer.code == 0
    assert answer.told[0]["creates"]["contacts"] == 1
    assert data.is_dir()


def test_a_second_program_on_the_same_shop_is_refused(data: Path) -> None:
    with open_shop(data):
        answer = call("--data", data, "history")
    assert answer.code == 1
    assert answer.err.count("\n") == 1
    assert "Traceback" not in answer.err


def test_a_fault_ends_in_a_sentence_and_is_told_without_its_values(
    data: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(session: Session, options: object) -> int:
        raise ValueError("Marta Zebrafink")

    monkeypatch.setattr("crm_desktop.cli.main._command", lambda name: broken)
    answer = call("--data", data, "history")
    assert (answer.code, answer.out) == (1, "")
    assert "What was saved before is safe." in answer.err
    (record,) = caplog.records
    assert record.message.startswith("fault\nFault: builtins.ValueError\n")
    assert "Zebrafink" not in answer.err + record.message
    assert record.exc_info is None


def test_ctrl_c_stops_at_the_next_report_and_then_at_once(tmp_path: Path) -> None:
    session = Session(tmp_path, wants_json=False)
    before = signal.getsignal(signal.SIGINT)
    with session.stoppable():
        session.progress(1, 2, "working")
        signal.raise_signal(signal.SIGINT)
        assert session.stopped
        with pytest.raises(CancelledError):
            session.progress(2, 2, "working")
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is before


# -- importing ---------------------------------------------------------------------------------


def test_import_tells_what_it_read_mapped_and_made(data: Path, people: Path) -> None:
    told = ask(data, "import", people)
    assert told["file"] == "people.csv"
    assert (told["format"], told["encoding"], told["delimiter"]) == ("csv", "utf-8", ",")
    assert (told["header_row"], told["records"], told["table_kind"]) == (0, 1, "people")
    assert [(c["column"], c["index"], c["field"]) for c in told["mapping"]] == [
        ("First name", 0, "contact.first_name"), ("Last name", 1, "contact.last_name"),
        ("E-mail", 2, "contact.email"), ("Phone", 3, "contact.phone"),
    ]  # fmt: skip
    assert {c["confidence"] for c in told["mapping"]} <= {"sure", "likely", "check", "left out"}
    assert told["creates"] == {
        "contacts": 1, "companies": 0, "deals": 0, "entries": 0, "reminders": 0,
    }  # fmt: skip
    assert (told["updates"], told["skipped"], told["problems"]) == (0, 0, [])
    assert set(told["duplicates"]) == {
        "by_email", "by_phone_digits", "by_person_name", "likely",
    }  # fmt: skip
    assert told["batch"] == 1
    assert told["seconds"] >= 0
    assert told["remembered"] is False


def test_import_speaks_plainly(data: Path, people: Path) -> None:
    out = call("--data", data, "import", people).out
    assert "people.csv: csv, utf-8, columns parted by commas, headings in row 1, 1 record" in out
    assert "Phone       contact.phone" in out
    assert "Created: 1 person" in out
    assert f'undo with: crm-desktop --data "{data}" undo 1' in out


def test_likely_duplicates_of_a_file_are_told(data: Path, tmp_path: Path) -> None:
    text = "Name,E-Mail\nAnna Berg,a@berg.de\nBob,\nAnne Berg,A@berg.de\n"
    path = write_csv(tmp_path / "twice.csv", text)
    told = ask(data, "import", path, "--plan")
    assert told["duplicates"]["likely"] == {"pairs": 1, "sure": 0}
    assert told["twins"] == [
        {
            "record": 3, "name": "Anne Berg", "other_record": 1, "other_name": "Anna Berg",
            "score": 80, "reason": "same e-mail address, similar names",
        }
    ]  # fmt: skip
    out = call("--data", data, "import", path, "--plan").out
    assert "1 pair of records looks like the same contact:" in out
    assert "records 1 and 3: Anna Berg / Anne Berg (same e-mail address, similar names" in out


def test_a_plan_changes_nothing_and_tells_old_and_new(data: Path, people: Path) -> None:
    ask(data, "import", people)
    changed = write_csv(people.with_name("new.csv"), PEOPLE.replace("030 901820", "040 77")
                        .replace("Phone", "Status"))  # fmt: skip
    planned = ask(data, "import", changed, "--plan")
    assert planned["changes"] == [
        {"record": 1, "name": "Ada Lovelace", "column": "status", "old": "", "new": "040 77"}
    ]
    assert (planned["updates"], planned["batch"]) == (1, None)
    assert [step["label"] for step in ask(data, "history")["steps"]][-1] == "Import people.csv"
    assert "040 77" not in json.dumps(ask(data, "search", "ada"))


def test_the_same_file_again_changes_nothing(data: Path, people: Path) -> None:
    ask(data, "import", people)
    steps = len(ask(data, "history")["steps"])
    again = ask(data, "import", people)
    assert (again["skipped"], again["batch"], again["remembered"]) == (1, None, True)
    assert "nothing was changed" in call("--data", data, "import", people).out
    assert len(ask(data, "history")["steps"]) == steps


def test_columns_are_mapped_as_told(data: Path, people: Path) -> None:
    told = ask(data, "import", people, "--map", "Phone=(custom)", "--map", "e-mail=contact.note")
    assert [c["field"] for c in told["mapping"]][2:] == ["contact.note", "(custom)"]
    answer = call("--data", data, "import", people, "--map", "Fax=contact.fax")
    assert answer.code == 1
    assert "no column “Fax”" in answer.err


def test_one_bad_file_does_not_keep_the_others_from_it(
    data: Path, people: Path, tmp_path: Path
) -> None:
    bad = write_csv(tmp_path / "bad.xlsx", "PK\x03\x04 nothing of the kind")
    answer = call("--data", data, "--json", "import", tmp_path / "no.csv", bad, people)
    assert answer.code == 1
    assert [told["file"] for told in answer.told] == ["people.csv"]
    assert [line.partition(":")[0] for line in answer.err.splitlines()] == ["no.csv", "bad.xlsx"]


def test_figures_are_no_customers(data: Path, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "figures.csv", FIGURES)
    told = ask(data, "import", path, "--rows", "2")
    assert told["table_kind"] == "none"
    assert not any(told["creates"].values())
    assert told["rows"][0]["values"]["#2"] == "0.63"
    assert "no list of customers" in call("--data", data, "import", path).out
    assert ask(data, "history")["steps"] == []


def test_other_sheets_are_told_and_can_be_chosen(data: Path, tmp_path: Path) -> None:
    lines = [line.split(",") for line in PEOPLE.splitlines()]
    path = write_xlsx(tmp_path / "book.xlsx", lines, More=[*lines, ["Bob", "Babbage", "b@x.org"]])
    told = ask(data, "import", path, "--plan", "--sheet", "Sheet")
    assert [other["sheet"] for other in told["other_tables"]] == ["More"]
    assert '--sheet "More"' in call("--data", data, "import", path, "--sheet", "Sheet").out
    assert ask(data, "import", path, "--sheet", "more")["records"] == 2
    answer = call("--data", data, "import", path, "--sheet", "Third")
    assert (answer.code, "no sheet “Third”" in answer.err) == (1, True)


def test_what_was_left_out_can_be_mended_and_imported(data: Path, tmp_path: Path) -> None:
    text = (
        "First name,Last name,E-mail,Birthday\nAda,Lovelace,ada@example.com,10.12.1815\n"
        "Bob,Babbage,bob@example.com,31.02.1820\nCy,Cole,cy@example.com,26.12.1871\n"
        ",,,01.01.1800\n"
    )
    left_out = tmp_path / "left-out.xlsx"
    path = write_csv(tmp_path / "old.csv", text)
    told = ask(data, "import", path, "--left-out", left_out)
    assert told["creates"]["contacts"] == 3
    assert told["left_out"] == 2
    sheet = load_workbook(left_out).worksheets[0]
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0] == ("Row in the file", "Left out because", "First name", "Last name", "E-mail",
                       "Birthday")  # fmt: skip
    assert rows[1][0] == 3
    assert "no date" in str(rows[1][1])
    assert rows[1][2:] == ("Bob", "Babbage", "bob@example.com", "31.02.1820")
    assert rows[2][0] == 5
    marked = [cell.coordinate for row in sheet.iter_rows(2) for cell in row if cell.fill.fill_type]
    assert marked == ["F2"]

    book = load_workbook(left_out)
    book.worksheets[0]["F2"] = "28.02.1820"
    for column, value in zip("CDE", ("Dee", "Drew", "dee@example.com"), strict=True):
        book.worksheets[0][f"{column}3"] = value
    book.save(tmp_path / "mended.xlsx")
    mended = ask(data, "import", tmp_path / "mended.xlsx")
    assert (mended["creates"]["contacts"], mended["updates"], mended["problems"]) == (1, 1, [])
    ask(data, "export", "contacts", tmp_path / "out.json")
    contacts = json.loads((tmp_path / "out.json").read_text("utf-8"))["contacts"]
    birthdays = {c["contact.first_name"]: c["contact.birthday"] for c in contacts}
    assert birthdays == {
        "Ada": "1815-12-10", "Bob": "1820-02-28", "Cy": "1871-12-26", "Dee": "1800-01-01",
    }  # fmt: skip
    assert not any("Left out because" in c.get("custom", {}) for c in contacts)


def test_no_workbook_where_nothing_was_left_out(data: Path, people: Path) -> None:
    told = ask(data, "import", people, "--left-out", people.with_name("left-out.xlsx"))
    assert told["left_out"] == 0
    assert not people.with_name("left-out.xlsx").exists()


# -- steps -------------------------------------------------------------------------------------


def test_steps_are_listed_taken_back_and_done_again(data: Path, people: Path) -> None:
    ask(data, "import", people)
    undone = ask(data, "undo")
    assert undone["reversed"]["contact"] == 1
    assert (undone["kept"], undone["failed"]) == ([], [])
    assert ask(data, "search", "ada")["contacts"] == []
    out = call("--data", data, "redo").out
    assert "Done again: Import people.csv" in out
    assert "1  person or company" in out
    assert len(ask(data, "search", "ada")["contacts"]) == 1
    labels = [step["label"] for step in ask(data, "history")["steps"]]
    assert labels[0].startswith("Redo")
    assert "Import people.csv" in call("--data", data, "history").out
    answer = call("--data", data, "undo", "99")
    assert (answer.code, "no step number 99" in answer.err) == (1, True)


def test_what_was_changed_since_is_told_as_kept(data: Path, people: Path) -> None:
    batch = ask(data, "import", people)["batch"]
    with open_shop(data) as store, store.transact("by hand") as tx:
        tx.raw.execute("UPDATE contact SET nickname='Countess'")
    out = call("--data", data, "undo", batch).out
    assert "Kept: " in out
    assert "“Ada Lovelace”" in out
    assert ask(data, "search", "countess")["contacts"]


def test_a_cut_off_import_is_told_and_can_be_continued(data: Path, tmp_path: Path) -> None:
    batch = cut_off(data, write_csv(tmp_path / "more.csv", MORE))
    answer = call("--data", data, "search", "Last29")
    assert answer.code == 0
    assert "First29" not in answer.out
    (sentence,) = answer.err.splitlines()
    assert f"continue {batch}" in sentence
    assert f"undo {batch}" in sentence
    assert ask(data, "continue")["batch"] == batch
    answer = call("--data", data, "search", "Last29")
    assert answer.err == ""
    assert "First29 Last29" in answer.out
    answer = call("--data", data, "continue")
    assert (answer.code, "no step that was cut off" in answer.err) == (1, True)


def test_a_cut_off_import_can_be_taken_back_instead(data: Path, tmp_path: Path) -> None:
    batch = cut_off(data, write_csv(tmp_path / "more.csv", MORE))
    assert ask(data, "undo", batch)["reversed"]["contact"] == 20
    answer = call("--data", data, "search", "Last1")
    assert (answer.err, answer.out) == ("", "Nothing was found.\n")
    assert list((data / "imports").iterdir()) == []
    assert call("--data", data, "continue", batch).code == 1


# -- looking -----------------------------------------------------------------------------------


def test_a_contact_is_shown_by_the_beginning_of_its_id(data: Path, tmp_path: Path) -> None:
    path = write_csv(
        tmp_path / "all.csv",
        "Company,First name,Last name,Job title,Phone,City,Notes\n"
        "Acme,Ada,Lovelace,Engineer,030 901820,Berlin,likes tea\n",
    )
    ask(data, "import", path)
    (hit,) = ask(data, "search", "lovelace")["contacts"]
    out = call("--data", data, "show", hit["id"]).out
    for text in (
        "Ada Lovelace",
        "Acme",
        "Engineer",
        "030 901820",
        "Berlin",
        "likes tea",
        "all.csv",
    ):
        assert text in out
    record = ask(data, "show", hit["id"].upper())
    assert record["contact.full_name"] == "Ada Lovelace"
    assert record["company.name"] == "Acme"
    answer = call("--data", data, "show", hit["id"][:8])
    assert (answer.code, "give more of the id" in answer.err) == (1, True)
    for wrong in ("zzz", "ffff"):
        assert call("--data", data, "show", wrong).code == 1


def test_a_deal_is_shown_too(data: Path, tmp_path: Path) -> None:
    deals = "Deal name,Company,Stage,Amount\nEngines,Acme,Offer,1200\nWheels,Acme,Won,80\n"
    ask(data, "import", write_csv(tmp_path / "deals.csv", deals))
    ask(data, "export", "deals", tmp_path / "deals.json")
    first, _ = json.loads((tmp_path / "deals.json").read_text("utf-8"))["deals"]
    assert ask(data, "show", first["id"]) == first
    assert "Engines" in call("--data", data, "show", first["id"]).out


def test_export_tells_files_and_numbers(data: Path, people: Path, tmp_path: Path) -> None:
    ask(data, "import", people)
    out = tmp_path / "out.csv"
    assert ask(data, "export", "contacts", out) == {
        "files": [str(out)], "records": {"contacts": 1},
    }  # fmt: skip
    answer = call("--data", data, "export", "contacts", tmp_path / "out.doc")
    assert (answer.code, "names no format" in answer.err) == (1, True)
    card = tmp_path / "out.vcf"
    ask(data, "export", "contacts", card, "--vcard", "4.0")
    assert "VERSION:4.0" in card.read_text("utf-8")


# -- the shop as a whole -----------------------------------------------------------------------


def test_backup_and_check(data: Path, people: Path) -> None:
    ask(data, "import", people)
    made = ask(data, "backup")
    assert Path(made["path"]).is_file()
    assert made["rows"]["contact"] == 1
    assert ask(data, "check")["ok"] is True
    assert "WRONG" not in call("--data", data, "check").out


def test_a_damaged_shop_does_not_pass_the_check(data: Path, people: Path) -> None:
    ask(data, "import", people)
    with open_shop(data) as store, store.write_local() as raw:
        raw.execute("DELETE FROM change")
    answer = call("--data", data, "check")
    assert answer.code == 1
    assert "WRONG" in answer.out
    assert answer.err.count("\n") == 1


def test_a_sample_is_made_only_where_nothing_is(data: Path) -> None:
    assert ask(data, "demo", "--size", "12", "--seed", "3")["contact"] >= 12
    assert ask(data, "check")["ok"] is True
    answer = call("--data", data, "demo", "--size", "12")
    assert (answer.code, "name another folder" in answer.err) == (1, True)


def test_the_program_tests_itself(tmp_path: Path) -> None:
    answer = call("--data", tmp_path / "shop", "self-test")
    assert answer.code == 0, answer.out
    assert answer.out.count("ok ") == 5
    assert not (tmp_path / "shop").exists()
