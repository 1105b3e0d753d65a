"""What a file says about ways of reaching somebody: read, filled in, overwritten, undone, told."""

import datetime as dt
from pathlib import Path

import pytest

from crm_desktop.domain.consent import CHANNELS, Channel
from crm_desktop.import_export import apply, plan
from crm_desktop.import_export.export import export
from crm_desktop.import_export.list_export import ListColumn, export_list
from crm_desktop.import_export.offers import Wishes
from crm_desktop.services import contact_edit
from crm_desktop.services.consent import Word, record, words_of
from crm_desktop.services.history import History
from crm_desktop.store.store import Store
from tests.helpers.imports import import_file, stage, write_csv

TODAY = dt.date(2026, 11, 22)
HEADS = "Name,E-Mail,Einwilligung: Telefon,Consent (e-mail),SMS opt-in\n"
BOTH = HEADS + "Lise Berg,lise@berg.example,ja,nein,\nBo Ek,bo@ek.example,,yes,no\n"


def said(store: Store) -> dict[str, dict[Channel, bool]]:
    """Name -> the last word about each channel."""
    found: dict[str, dict[Channel, bool]] = {}
    with store.read_raw() as raw:
        for identity, name in raw.execute("SELECT id, name FROM contact WHERE gone=0").fetchall():
            words = words_of(raw, identity)
            found[name] = {word.channel: word.given for word in reversed(words)}
    return found


def test_columns_are_recognised_and_become_words(store: Store, tmp_path: Path) -> None:
    done = import_file(store, write_csv(tmp_path / "list.csv", BOTH))
    assert {field for field in done.columns.values() if "consent" in field} == {
        "contact.consent.phone", "contact.consent.email", "contact.consent.message",
    }  # fmt: skip
    assert said(store) == {
        "Lise Berg": {"phone": True, "email": False}, "Bo Ek": {"email": True, "message": False},
    }  # fmt: skip
    with store.read_raw() as raw:
        (lise,) = raw.execute("SELECT id FROM contact WHERE first_name='Lise'").fetchone()
        assert words_of(raw, lise)[-1] == Word("phone", True, TODAY, "", "list.csv")


def test_several_rows_of_a_company_tell_it_together(store: Store, tmp_path: Path) -> None:
    text = (
        "Firma,Ansprechpartner,Company consent post,Company consent phone\n"
        "Acme,Ada King,ja,\nAcme,Bob Stone,,nein\n"
    )
    import_file(store, write_csv(tmp_path / "list.csv", text))
    assert said(store)["Acme"] == {"post": True, "phone": False}


def test_filling_leaves_what_was_said_and_overwriting_adds_a_word(
    store: Store, tmp_path: Path
) -> None:
    import_file(store, write_csv(tmp_path / "list.csv", BOTH))
    later = write_csv(
        tmp_path / "later.csv", HEADS + "Lise Berg,lise@berg.example,nein,nein,ja\n"
    )  # fmt: skip
    filled = import_file(store, later)
    assert filled.changes == [(1, "Lise Berg", "consent.message", None, 1)]
    assert said(store)["Lise Berg"] == {"phone": True, "email": False, "message": True}
    batch = import_file(store, later, existing="overwrite").batch
    assert batch is not None
    assert said(store)["Lise Berg"] == {"phone": False, "email": False, "message": True}
    with store.read_raw() as raw:
        (lise,) = raw.execute("SELECT id FROM contact WHERE first_name='Lise'").fetchone()
        assert [word.given for word in words_of(raw, lise) if word.channel == "phone"] == [
            False,
            True,
        ]  # fmt: skip - what was said before stays as proof
    History(store).undo(batch)
    assert said(store)["Lise Berg"] == {"phone": True, "email": False, "message": True}


def test_what_was_written_down_since_the_plan_goes_before_the_file(
    store: Store, tmp_path: Path
) -> None:
    import_file(store, write_csv(tmp_path / "list.csv", HEADS + "Bo Ek,bo@ek.example,,,\n"))
    with store.read_raw() as raw:
        (person,) = raw.execute("SELECT id FROM contact").fetchone()

    later = write_csv(tmp_path / "later.csv", HEADS + "Bo Ek,bo@ek.example,ja,ja,\n")
    staged, *_ = stage(store, later)
    plan.build(staged, store.path, "overwrite")
    record(store, person, Word("phone", False, TODAY, "on the phone", ""))
    apply.run(store, staged, "Import")
    assert said(store)["Bo Ek"] == {"phone": False, "email": True}


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_an_export_read_again_changes_nothing(store: Store, tmp_path: Path, ending: str) -> None:
    import_file(store, write_csv(tmp_path / "list.csv", BOTH))
    path = tmp_path / f"all.{ending}"
    export(store, "contacts", path)
    again = import_file(store, path, existing="overwrite")
    assert again.batch is None
    assert not again.summary.changes_something


LISTED = {
    "en": ("Agreed to calls", "Agreed to e-mails", "Agreed to post", "Agreed to messages"),
    "de": ("Einwilligung Telefon", "Einwilligung E-Mail", "Einwilligung Post",
           "Einwilligung Nachrichten"),
}  # fmt: skip
"""What the columns of the list are called."""


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
@pytest.mark.parametrize("language", LISTED)
def test_a_list_as_it_is_seen_read_again_changes_nothing(
    store: Store, tmp_path: Path, ending: str, language: str
) -> None:
    import_file(store, write_csv(tmp_path / "list.csv", BOTH))
    record(store, _lise(store), Word("post", True, None, "", ""))
    columns = [ListColumn("name", "Name"), ListColumn("email", "E-Mail")] + [
        ListColumn(f"consent_{channel}", title)
        for channel, title in zip(CHANNELS, LISTED[language], strict=True)
    ]
    path = tmp_path / f"seen.{ending}"
    assert export_list(store, path, columns, [1, 2], TODAY) == 2
    again = import_file(store, path, existing="overwrite")
    assert {field for field in again.columns.values() if "consent" in field} == {
        f"contact.consent.{channel}" for channel in CHANNELS
    }
    assert not again.summary.changes_something


def test_cards_do_not_tell_it(store: Store, tmp_path: Path) -> None:
    import_file(store, write_csv(tmp_path / "list.csv", BOTH))
    export(store, "contacts", tmp_path / "all.vcf")
    assert "onsent" not in (tmp_path / "all.vcf").read_text()


def _lise(store: Store) -> bytes:
    with store.read_raw() as raw:
        (found,) = raw.execute("SELECT id FROM contact WHERE first_name='Lise'").fetchone()
    return bytes(found)


def test_who_was_archived_meanwhile_gets_no_word(store: Store, tmp_path: Path) -> None:
    import_file(store, write_csv(tmp_path / "list.csv", HEADS + "Bo Ek,bo@ek.example,,,\n"))
    staged, *_ = stage(store, write_csv(tmp_path / "l.csv", HEADS + "Bo Ek,bo@ek.example,ja,,\n"))
    plan.build(staged, store.path, "overwrite")
    contact_edit.archive(store, [1])
    apply.run(store, staged, "Import")
    with store.read_raw() as raw:
        assert raw.execute("SELECT count(*) FROM consent").fetchone()[0] == 0


def test_of_several_rows_for_one_contact_the_first_word_counts(
    store: Store, tmp_path: Path
) -> None:
    import_file(store, write_csv(tmp_path / "list.csv", HEADS + "Bo Ek,bo@ek.example,,,\n"))
    rows = "Bo Ek,bo@ek.example,ja,,\nBo Ek,bo@ek.example,nein,ja,\n"
    import_file(store, write_csv(tmp_path / "later.csv", HEADS + rows), existing="overwrite")
    assert said(store) == {"Bo Ek": {"phone": True, "email": True}}


def test_of_rows_that_are_united_the_first_word_counts(store: Store, tmp_path: Path) -> None:
    rows = "Lise Berg,lise@berg.example,ja,,\nLise Berg,lise@berg.example,nein,ja,\n"
    path = write_csv(tmp_path / "list.csv", HEADS + rows)
    import_file(store, path, wishes=Wishes(all_twins="fill"))
    assert said(store) == {"Lise Berg": {"phone": True, "email": True}}
