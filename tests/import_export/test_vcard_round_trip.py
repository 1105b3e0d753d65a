"""What is written as a card is read back unchanged, in both versions."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crm_desktop.import_export.model import Address, Party, Position, Record
from crm_desktop.import_export.read_vcard import read_vcards
from crm_desktop.import_export.vcard_syntax import escape, fold, split_escaped, unescape
from crm_desktop.import_export.vcard_values import STANDARD_LABELS
from crm_desktop.import_export.write_vcard import Version, write_vcards

VERSIONS: tuple[Version, ...] = ("3.0", "4.0")

_CHARACTERS = st.characters(exclude_categories=("Cs", "Cc"))
_AWKWARD = st.sampled_from(["\\n", "a;b", "a,b", 'say "hi"', "^n", "C:\\new", "é" * 60, "x=", "Ñ"])
line = st.one_of(st.text(_CHARACTERS, min_size=1, max_size=30), _AWKWARD).map(str.strip)
line = line.filter(bool)
note = st.lists(line, min_size=1, max_size=3).map("\n".join)
label = st.one_of(
    st.sampled_from(["", *sorted(STANDARD_LABELS)]),
    line.filter(lambda text: text.lower() not in STANDARD_LABELS and "_$!<" not in text),
)
phone = st.from_regex(r"\+?[0-9][0-9 ()/-]{3,12}[0-9]", fullmatch=True)
email = st.from_regex(r"[a-z.]{1,9}@[a-z]{1,9}\.(com|de)", fullmatch=True)
date = st.dates(min_value=dt.date(1850, 1, 1)).map(dt.date.isoformat)
birthday = st.one_of(
    date, date.map(lambda text: "-" + text[4:]), date.map(lambda text: text[:7]),
    date.map(lambda text: text[:4]), st.just("--02-29"), st.just("about 1950"),
)  # fmt: skip
instants = st.datetimes(dt.datetime(1990, 1, 1), timezones=st.just(dt.UTC)).map(
    lambda moment: moment.isoformat(timespec="seconds")
)


def _values(extra: dict[str, st.SearchStrategy[str]]) -> st.SearchStrategy[dict[str, str | bool]]:
    texts = {
        "nickname": line, "note": note, "gender": st.sampled_from(["male", "female", "M", "x;y"]),
        "external_id": line, "id": st.uuids().map(str), "updated_at": instants, "status": line,
        "linkedin": line, "department": line, "birthday": birthday, **extra,
    }  # fmt: skip
    return st.fixed_dictionaries({}, optional={**texts, "newsletter": st.booleans()})


def _pairs(text: st.SearchStrategy[str]) -> st.SearchStrategy[list[tuple[str, str]]]:
    def key(pair: tuple[str, str]) -> str:
        digits = "".join(filter(str.isdigit, pair[1]))
        return pair[1].casefold() if "@" in pair[1] else digits or pair[1]

    return st.lists(st.tuples(label, text), max_size=3, unique_by=key)


@st.composite
def addresses(draw: st.DrawFn) -> Address:
    parts = [draw(st.one_of(st.just(""), line)) for _ in range(7)]
    number = parts[2] if not any(char.isspace() for char in parts[2]) else ""
    return Address(draw(label), parts[0], parts[1], number, parts[3] or "1", *parts[4:7])


@st.composite
def parties(draw: st.DrawFn, kind: str) -> Party:
    names = dict.fromkeys(
        ("full_name", "first_name", "middle_name", "last_name", "prefix", "suffix"), line
    )
    own = names if kind == "person" else {"industry": line, "tax_id": line}
    party = Party("person" if kind == "person" else "company", draw(_values(own)))  # type: ignore[arg-type]
    if kind == "company":
        party.values["name"] = draw(line)
    party.phones = draw(_pairs(phone))
    party.emails = draw(_pairs(email))
    party.websites = draw(_pairs(email.map(lambda text: "https://" + text)))
    party.addresses = draw(st.lists(addresses(), max_size=3))
    party.tags = draw(st.lists(line, max_size=3, unique_by=str.casefold))
    party.custom = draw(st.dictionaries(line, note, max_size=3))
    party.photo = draw(st.one_of(st.none(), st.binary(min_size=1, max_size=200)))
    return party


@st.composite
def records(draw: st.DrawFn) -> Record:
    if draw(st.booleans()):
        return Record(1, 0, company=draw(parties("company")))
    person = draw(parties("person"))
    person.values.setdefault("first_name", "A")
    companies = draw(st.lists(line, max_size=3, unique=True))
    text = st.one_of(st.just(""), line)
    positions = [
        Position(Party("company", {"name": name}), draw(text), draw(text), draw(text))
        for name in companies
    ]
    if not positions and draw(st.booleans()):
        person.values["job_title"] = draw(line)
    return Record(1, 0, person=person, positions=positions)


@pytest.mark.parametrize("version", VERSIONS)
@given(record=records())
@settings(max_examples=80)
def test_reading_what_was_written_changes_nothing(version: Version, record: Record) -> None:
    data = b"".join(write_vcards([record], version))
    assert read_vcards(data) == [record]
    for physical in data.split(b"\r\n"):
        assert len(physical) <= 75
        physical.decode("utf-8")
        assert b"\n" not in physical
        assert b"\r" not in physical


@given(st.lists(st.text(_CHARACTERS | st.just("\n")), min_size=1))
def test_escaped_texts_are_split_and_unescaped_to_themselves(texts: list[str]) -> None:
    joined = ";".join(map(escape, texts))
    assert [unescape(piece) for piece in split_escaped(joined, ";")] == texts


def test_a_long_line_is_folded_between_characters() -> None:
    folded = fold(["NOTE:" + "é" * 100])
    lines = folded.split(b"\r\n")
    assert [len(text) for text in lines] == [75, 75, 57, 0]
    assert folded.replace(b"\r\n ", b"") == ("NOTE:" + "é" * 100 + "\r\n").encode()


def test_birthdays_follow_the_version() -> None:
    person = Party("person", {"first_name": "Ann", "birthday": "--01-08"})
    written = {version: b"".join(write_vcards([Record(1, 0, person)], version))
               for version in VERSIONS}  # fmt: skip
    assert b"BDAY:--0108\r\n" in written["4.0"]
    assert b"BDAY;X-APPLE-OMIT-YEAR=1604:1604-01-08\r\n" in written["3.0"]


def test_the_first_of_several_is_preferred_and_types_are_standard() -> None:
    person = Party("person", {"last_name": "Doe"}, phones=[("mobile", "1"), ("Reception", "2")])
    written = b"".join(write_vcards([Record(1, 0, person)], "3.0"))
    assert b"TEL;TYPE=CELL;TYPE=PREF:1\r\n" in written
    assert b"item1.X-ABLabel:Reception\r\nitem1.TEL:2\r\n" in written
    assert b"TEL;TYPE=cell;PREF=1:1\r\n" in b"".join(write_vcards([Record(1, 0, person)], "4.0"))


def test_a_sole_trader_named_like_his_company_stays_a_person() -> None:
    person = Party("person", {"full_name": "Hans Huber"})
    record = Record(1, 0, person, [Position(Party("company", {"name": "Hans Huber"}))])
    for version in VERSIONS:
        assert read_vcards(b"".join(write_vcards([record], version))) == [record]


def test_control_characters_cannot_forge_lines() -> None:
    person = Party("person", {"first_name": "A\r\nTEL:666", "note": "x\x00\x1by"})
    [back] = read_vcards(b"".join(write_vcards([Record(1, 0, person)], "4.0")))
    assert back.person is not None
    assert back.person.phones == []
    assert back.person.values["first_name"] == "A\nTEL:666"
    assert back.person.values["note"] == "xy"
