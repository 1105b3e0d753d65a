"""What an import says about rows, pairs and problems is said in the language of the window."""

import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QDateTime, Qt, QTime

from crm_desktop.domain.matching import OTHER_KIND, Candidate, compare
from crm_desktop.import_export import plan
from crm_desktop.import_export.offers import Wishes
from crm_desktop.import_export.pairs import pairs
from crm_desktop.import_export.read_vcard import read_vcards
from crm_desktop.import_export.twins import twins
from crm_desktop.paths import resource
from crm_desktop.store.store import Store
from crm_desktop.ui import start
from crm_desktop.ui.pages.import_steps import words
from crm_desktop.ui.translation import SENTENCES, Catalogue, Spoken, read_catalogue
from tests.helpers.imports import import_file, stage, write_csv

ENGLISH = re.compile(
    r"\b(same|name|names|phone|but|address|only|perhaps|here|already|record|file|row|not|is|the)\b"
)


@pytest.fixture(scope="module")
def german() -> Spoken:
    messages = read_catalogue(resource("translations/de.ts"))
    return Spoken(Catalogue([m for m in messages if m.context == SENTENCES], bool).sentences)


def assert_german(german: Spoken, reasons: set[str]) -> None:
    assert reasons
    said = {reason: german.say(reason) for reason in reasons}
    left = {reason: text for reason, text in said.items() if ENGLISH.search(text)}
    assert left == {}
    assert [reason for reason, text in said.items() if reason == text] == []


FIRST = (
    "Id;Name;E-Mail;Phone;Birthday\n1;Anna Berg;anna@berg.de;;\n2;Bob Stone;;030 1234567;\n"
    "3;Cem Kaya;cem@kaya.tr;;\n4;Cem Kaya;cem@kaya.tr;;\n5;Dora Lind;;030 7654321;1970-01-02\n"
    "6;Eva Roth;;;\n"
)
SECOND = (
    "Name;E-Mail;Phone;Birthday\nAnna Berg;anna@berg.de;;\nBob Stone;;0301234567;\n"
    "Cem Kaya;cem@kaya.tr;;\nDora Lindt;;0307654321;\nDora Lindt;;0307654321;\n"
    "Eva Roth;no mail;;31.31.1970\n;;;\n-;;;\n"
)


def said_of(store: Store, path: Path, wishes: Wishes) -> Iterator[str]:
    staged, _, _ = stage(store, path)
    plan.build(staged, store.path, wishes=wishes)
    with plan.opened(staged, store.path) as db:
        yield from (reason for (reason,) in db.execute("SELECT reason FROM record") if reason)
        yield from (reason for (reason,) in db.execute("SELECT reason FROM party") if reason)
        yield from (problem[2] for problem in plan.problems(db))
        yield from (pair.reason for pair in pairs(db))
        yield from (twin.reason for twin in twins(db))


def test_reasons_of_rows_pairs_and_problems(store: Store, tmp_path: Path, german: Spoken) -> None:
    first, second = tmp_path / "first.csv", tmp_path / "second.csv"
    import_file(store, write_csv(first, FIRST))
    write_csv(second, SECOND)
    found: set[str] = set()
    for path, wish in product((first, second), ("fill", "add", "skip")):
        wishes = Wishes(alike=wish, twins={}, all_twins=wish)  # type: ignore[arg-type]
        found |= set(said_of(store, path, wishes))
    for begin in ("Perhaps here already: ", "Is here 2 times", "the same row", "The same as",
                  "Left out as", "This is no e-mail"):  # fmt: skip
        assert [reason for reason in found if reason.startswith(begin)], begin
    assert_german(german, found)


def test_every_reason_of_the_rules(german: Spoken) -> None:
    names = [("", ""), ("anna", "berg"), ("a", "berg"), ("hanna", "berg"), ("berg", "anna"),
             ("anna", "bergs"), ("otto", "roth")]  # fmt: skip
    people = [
        Candidate(
            "person", external_id=number, name_key=f"{first} {last}".strip(), first_key=first,
            last_key=last, company_key=company, emails=mails, phones=phones, birthday=born,
            postal_code="10115", street_key=street, city_key="berlin",
        )
        for first, last in names
        for company in ("", "acme")
        for mails in ((), ("a@b.de",), ("info@b.de",))
        for number, phones, born, street in (
            ("", (), "", ""), ("7", ("30123456",), "1970-01-02", "weg 1"),
            ("7", ("30123456",), "1970-02-03", "weg 1"), ("", (), "--01-02", "weg 2"),
        )
    ]  # fmt: skip
    companies = [
        Candidate(
            "company", external_id=number, name_key=name, company_key=name, emails=mails,
            phones=phones, postal_code=code, city_key=city,
        )
        for name in ("", "acme", "acmes", "acmeworld", "zett")
        for number, mails, phones in (
            ("", (), ()), ("7", ("x@b.de",), ("1",)), ("", ("y@b.de",), ()),
        )
        for code, city in (("", ""), ("10115", "berlin"), ("50667", "koeln"))
    ]  # fmt: skip
    both = [*product(people[:84], people), *product(companies, companies)]
    assert_german(german, {compare(a, b).reason for a, b in both} | {*OTHER_KIND.values()})


def test_problems_of_cards(german: Spoken) -> None:
    card = (
        b"BEGIN:VCARD\r\nBDAY:soon\r\nPHOTO:http://x\r\nPHOTO;ENCODING=b:%%\r\n???\r\n"
        b"X-ODD:1\r\nORG:A\r\nTITLE:a\r\nTITLE:b\r\nEND:VCARD\r\n"
        b"BEGIN:VCARD\r\nKIND:group\r\nEND:VCARD\r\nBEGIN:VCARD\r\nX-ODD:2\r\nEND:VCARD\r\n"
    )
    found = {problem.reason for record in read_vcards(card) for problem in record.problems}
    assert len(found) >= 7
    assert_german(german, found)


def test_a_problem_names_its_field_in_words() -> None:
    assert words.place_name("company.industry") == "Industry of the company"
    assert words.place_name("Meine Spalte") == "Meine Spalte"


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        ("2024-08-13", "13 Aug 2024"),
        ("2024-08-13 00:00:00+00:00", "13 Aug 2024"),
        ("2024-08-13 18:04:34.666000", "13 Aug 2024 18:04"),
        ("2024-08-13T18:04", "13 Aug 2024 18:04"),
        ("2024-13-13 18:04", "2024-13-13 18:04"),
        ("18:04", "18:04"),
    ],
)
def test_moments_are_said_without_seconds(shown: str, said: str) -> None:
    assert words.spoken_day(shown) == said


def test_moments_of_elsewhere_are_said_in_the_time_of_this_pc() -> None:
    here = QDateTime(QDate(2024, 8, 13), QTime(18, 4)).toString("d MMM yyyy HH:mm")
    away = QDateTime(QDate(2024, 8, 13), QTime(18, 4)).toOffsetFromUtc(5 * 3600)
    written = away.toString(Qt.DateFormat.ISODateWithMs)
    assert written.endswith("+05:00")
    assert words.spoken_day(written) == here


@pytest.mark.parametrize(
    ("column", "reason", "count", "said"),
    [
        ("PHOTO", "the photo could not be read", 2, "values in “Photo” to check"),
        ("X-ETAG, X-LIST-ID", words.NOT_USED, 1, "card with details that have no place here"),
        ("", "This is no date.", 1, "date cannot be read"),
        ("Born", "This is no date.", 2, "dates in “Born” cannot be read"),
    ],
)
def test_problems_are_named_without_jargon(column: str, reason: str, count: int, said: str) -> None:
    start.application()
    assert words.problem_words(column, reason, count) == said


def test_places_and_reasons_are_named_without_jargon() -> None:
    assert words.place_name("X-ETAG") == "Other details"
    assert words.place_name("ORG") == "Company"
    assert words.place_name("Order ID") == "Order ID"
    assert words.why("damaged characters were left out") == "Damaged characters were left out."
    assert words.why("There is no name.") == "There is no name."
    assert words.field_name("contact.address.home", "") == "Address (private)"
    assert words.field_name("deal.external_id", "ID") == "Deal: Number"
    assert words.field_name(words.goes_to("order.external_id"), "Order ID") == "Do not import"


def test_every_kind_of_file_has_a_name_of_its_own() -> None:
    known = {
        "xlsx",
        "xlsm",
        "xlsb",
        "xls",
        "ods",
        "csv",
        "tsv",
        "txt",
        "html",
        "vcf",
        "ics",
        "eml",
        "mbox",
    }
    said = [words.file_kind(kind) for kind in sorted(known)]
    assert len(set(said)) == len(known)
    assert not [text for text in said if text.isupper()]
