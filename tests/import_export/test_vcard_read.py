"""Cards of old phones, of address books and of people who mean harm."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from crm_desktop.import_export import read_vcard, vcard_syntax
from crm_desktop.import_export.model import Address, Party, Problem, Record
from crm_desktop.import_export.read_vcard import read_vcards
from crm_desktop.import_export.vcard_values import instant, partial_date


def card(*lines: str, version: str = "3.0") -> bytes:
    return "\r\n".join(("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", "")).encode()


def person(*lines: str, version: str = "3.0") -> Party:
    [record] = read_vcards(card(*lines, version=version))
    assert record.person is not None
    return record.person


def the(record: Record) -> Party:
    party = record.person or record.company
    assert party is not None
    return party


# -- the real files ------------------------------------------------------------------------------


def _found(record: Record, field: str) -> Any:
    """The value of a field of expected.json in a record."""
    party = the(record)
    position = record.positions[0] if record.positions else None
    texts = {"emails": party.emails, "phones": party.phones}
    name = field.removeprefix("contact.")
    if name in texts:
        return [text for _, text in texts[name]]
    if field == "company.name":
        return position and position.company.values["name"]
    if name == "department":
        return position and position.department
    if name == "job_title":
        return position and position.title
    first, _, rest = name.partition(".")
    lists = {"email": party.emails, "phone": party.phones, "website": party.websites}
    if first in lists:
        return next(text for label, text in lists[first] if rest in {"", label})
    if first == "address":
        where, part = rest.split(".")
        return next(getattr(each, part) for each in party.addresses if each.label == where)
    return party.values[name]


@pytest.mark.parametrize(
    "name",
    ["android-2.1-quoted-printable", "macos-3.0-groups-and-photo", "outlook-2.1",
     "vcard-4.0-everything-twice"],
)  # fmt: skip
def test_real_cards_give_what_is_expected(samples: Path, name: str) -> None:
    known = json.loads((samples / "expected.json").read_text(encoding="utf-8"))["files"]
    expected = next(entry for entry in known if entry["file"] == f"vcf/{name}.vcf")
    records = read_vcards((samples / "vcf" / f"{name}.vcf").read_bytes())
    assert len(records) == expected["records"]
    companies = {position.company.values["name"] for record in records
                 for position in record.positions}  # fmt: skip
    assert len(companies) == expected["expected"]["companies"]
    assert sum(record.person is not None for record in records) == expected["expected"]["contacts"]
    for row in expected["rows"]:
        for field, value in row["expect"].items():
            found = _found(records[row["record"] - 1], field)
            allowed = value["any_of"] if isinstance(value, dict) else [value]
            assert found in allowed, field


# -- characters and folding ----------------------------------------------------------------------


@pytest.mark.parametrize("end", [b"\n", b"\r", b"\r\n", b"\r\r\n"])
def test_every_end_of_line_is_one(end: bytes) -> None:
    data = card("FN:Ann Lee", "NOTE:one", "  two", "TEL:1").replace(b"\r\n", end)
    assert the(read_vcards(data)[0]).values == {"full_name": "Ann Lee", "note": "one two"}


def test_soft_breaks_of_quoted_printable_join_lines_also_before_an_empty_one() -> None:
    quoted = "CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE"
    party = person(
        f"FN;{quoted}:J=C3=BC=", "=72gen", f"NOTE;{quoted}:a=", "", f"ROLE;{quoted}:b=0D=0Ac",
        version="2.1",
    )  # fmt: skip
    assert party.values == {"full_name": "Jürgen", "note": "a", "job_title": "b\nc"}


def test_a_soft_break_before_the_end_of_a_card_does_not_eat_the_next_card() -> None:
    data = card("N;ENCODING=QUOTED-PRINTABLE:A=", version="2.1") + card("FN:B")
    assert [the(record).values for record in read_vcards(data)] == [
        {"last_name": "A"}, {"full_name": "B"},
    ]  # fmt: skip


def test_declared_and_undeclared_character_sets() -> None:
    data = (
        card("FN;CHARSET=ISO-8859-2:#", "NICKNAME:#2", "NOTE;CHARSET=nonsense:ü")
        .replace(b"#2", "Jürgen".encode("cp1252"))
        .replace(b"#", "Łódź".encode("iso8859-2"))
    )
    assert the(read_vcards(data)[0]).values == {
        "full_name": "Łódź", "nickname": "Jürgen", "note": "ü",
    }  # fmt: skip


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_whole_files_in_other_encodings(codec: str) -> None:
    assert the(read_vcards(card("FN:Žofie").decode().encode(codec))[0]).values == {
        "full_name": "Žofie"
    }


def test_a_sequence_folded_in_the_middle_of_a_character_is_whole_again() -> None:
    data = card("FN:Jürgen").replace("ü".encode(), b"\xc3\r\n \xbc")
    assert the(read_vcards(data)[0]).values["full_name"] == "Jürgen"


def test_a_stray_byte_is_left_out_with_a_problem_and_the_card_survives() -> None:
    data = card("FN:ÑÑÑ", "TEL:1").replace("ÑÑÑ".encode(), "ÑÑÑ".encode() + b"\x80")
    [record] = read_vcards(data)
    assert the(record).values["full_name"] == "ÑÑÑ"
    assert record.problems == [Problem(1, "FN", "damaged characters were left out", "ÑÑÑ")]


# -- cards ---------------------------------------------------------------------------------------


def test_versions_mixed_and_no_end() -> None:
    data = (
        b"BEGIN:VCARD\nVERSION:2.1\nN:Lee,Jr;Ann\nBEGIN:VCARD\nVERSION:4.0\nN:Poe;Ed,Al;;;\n"
        b"END:VCARD\nEND:VCARD\nbegin:vcard\nfn:Last"
    )
    assert [the(record).values for record in read_vcards(data)] == [
        {"last_name": "Lee,Jr", "first_name": "Ann"},
        {"last_name": "Poe", "first_name": "Ed Al"},
        {"full_name": "Last"},
    ]


def test_cards_nested_ten_thousand_deep_are_one_card() -> None:
    depth = 10_000
    data = b"BEGIN:VCARD\n" * depth + b"FN:Deep\n" + b"END:VCARD\n" * depth
    assert [the(record).values for record in read_vcards(data)] == [{"full_name": "Deep"}]
    agents = b"BEGIN:VCARD\nAGENT:\n" * depth + b"FN:Inner\n" + b"END:VCARD\n" * depth
    assert [len(the(record).values) for record in read_vcards(card("FN:A") + agents)[:1]] == [1]
    assert [record.problems[0].reason for record in read_vcards(agents)] == ["the card is empty"]


def test_an_agent_in_a_card_does_not_overwrite_the_person() -> None:
    party = person("FN:Boss", "AGENT:", "BEGIN:VCARD", "FN:Aide", "TEL:2", "END:VCARD", "TEL:1")
    assert party.values == {"full_name": "Boss"}
    assert party.phones == [("", "1")]


def test_fifty_thousand_folded_lines_are_one_note() -> None:
    party = person("FN:A", "NOTE:" + "x\r\n " * 50_000)
    assert party.values["note"] == "x" * 50_000


def test_a_huge_photo_is_left_out_and_a_usual_one_kept() -> None:
    small = base64.b64encode(b"\xff\xd8\xff" + bytes(3000)).decode()
    huge = "A" * 70
    data = card("FN:A", "PHOTO;ENCODING=b;TYPE=JPEG:" + f"\r\n {huge}" * 110_000, "TEL:1")
    [record] = read_vcards(data + b"")
    assert the(record).photo is None
    assert the(record).phones == [("", "1")]
    assert [problem.reason for problem in record.problems] == [
        "the photo is larger than 5 MB and was left out"
    ]
    larger = base64.b64encode(bytes(5_000_001)).decode()
    assert person("FN:A", f"PHOTO;ENCODING=b:{larger}").photo is None
    assert person("FN:A", f"PHOTO;ENCODING=b:{small}").photo == b"\xff\xd8\xff" + bytes(3000)
    party = person(f"PHOTO:data:image/jpeg;base64,{small}", "FN:A", version="4.0")
    assert party.photo == b"\xff\xd8\xff" + bytes(3000)


def test_unfolding_keeps_no_more_than_its_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vcard_syntax, "MAX_LINE", 1000)
    [(line, cut), *_] = vcard_syntax.unfold(b"PHOTO:\n" + b" " + b"A" * 70 + b"\n " * 100_000)
    assert (len(line), cut) == (76, False)
    [(line, cut)] = vcard_syntax.unfold(b"PHOTO:" + (b"\n " + b"A" * 70) * 10_000)
    assert (len(line) <= 1000, cut) == (True, True)


def test_base64_of_old_phones_is_not_indented() -> None:
    text = base64.b64encode(b"\xff\xd8\xff" + bytes(90)).decode()
    lines = [text[at : at + 60] for at in range(0, len(text), 60)]
    party = person("PHOTO;ENCODING=BASE64;JPEG:" + lines[0], *lines[1:], "", "FN:A", version="2.1")
    assert party.photo == b"\xff\xd8\xff" + bytes(90)
    assert party.values == {"full_name": "A"}


def test_a_photo_at_an_address_is_named_and_not_fetched() -> None:
    [record] = read_vcards(card("FN:A", "PHOTO;VALUE=uri:http://127.0.0.1:9/x.jpg"))
    assert the(record).photo is None
    [problem] = record.problems
    assert (problem.column, problem.value) == ("PHOTO", "http://127.0.0.1:9/x.jpg")


def test_more_lines_than_a_card_can_have_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read_vcard, "MAX_LINES", 10)
    [record] = read_vcards(card("FN:A", *(f"TEL:{number}" for number in range(100))))
    assert len(the(record).phones) == 8
    assert record.problems[0].value == "92 more"


def test_an_empty_card_and_a_list_of_contacts_are_records_with_a_problem() -> None:
    empty, group = read_vcards(card() + card("KIND:group", "FN:Friends", "MEMBER:urn:uuid:1"))
    assert (empty.person, empty.company, empty.problems[0].reason) == (
        None, None, "the card is empty",
    )  # fmt: skip
    assert (group.person, group.problems[0].reason) == (None, "a list of contacts, not a contact")
    assert read_vcards(b"") == []
    assert read_vcards(b"Name,Phone\nAnn,1\n") == []


def test_a_card_without_a_name_but_with_an_address_is_a_contact() -> None:
    assert person("EMAIL:ann@x.de", "CATEGORIES:Mine").emails == [("", "ann@x.de")]


# -- properties ----------------------------------------------------------------------------------


def test_labels_of_phones() -> None:
    party = person(
        "TEL;WORK;VOICE:1", "TEL;HOME;FAX:2", "TEL;TYPE=CELL:3", 'TEL;TYPE="voice,work":4',
        "TEL;TYPE=X-Car:5", "item1.TEL:6", "item1.X-ABLabel:Reception", "item2.TEL;type=pref:7",
        "item2.X-ABLabel:_$!<Main>!$_", "TEL;VALUE=uri:tel:+1-5;ext=8", "TEL;PAGER:9", "TEL:",
        "TEL;FAX;CELL:10",
    )  # fmt: skip
    assert party.phones == [
        ("main", "7"), ("work", "1"), ("fax", "2"), ("mobile", "3"), ("work", "4"), ("Car", "5"),
        ("Reception", "6"), ("", "+1-5 ext. 8"), ("pager", "9"),
        ("fax", "10"),
    ]  # fmt: skip


def test_the_same_number_twice_is_one_and_the_preferred_one_is_first() -> None:
    party = person("TEL:030 12", "TEL;HOME:555", "TEL;WORK;PREF:(030)12", "TEL;CELL:03012",
                   "EMAIL:A@x.de", "EMAIL:a@x.de", "EMAIL;PREF=2:b@x.de",
                   "EMAIL;PREF=1:c@x.de")  # fmt: skip
    assert person("TEL:030 12", "TEL;WORK:(030)12").phones == [("work", "030 12")]
    assert party.phones == [("work", "(030)12"), ("mobile", "03012"), ("home", "555")]
    assert party.emails == [("", "c@x.de"), ("", "b@x.de"), ("", "A@x.de")]


def test_several_companies_are_several_positions_paired_by_group_or_order() -> None:
    [record] = read_vcards(
        card("FN:A", "a.ORG:One;Sales;North", "b.ORG:Two", "b.TITLE:Chief", "a.ROLE:Buyer",
             "TITLE:Clerk", "ORG:One;Sales;North")
    )  # fmt: skip
    found = [(p.company.values["name"], p.title, p.department, p.role) for p in record.positions]
    assert found == [
        ("One", "Clerk", "Sales, North", "Buyer"), ("Two", "Chief", "", ""),
        ("One", "", "Sales, North", ""),
    ]  # fmt: skip
    alone = person("FN:A", "TITLE:Chief", "ROLE:Buyer")
    assert (alone.values["job_title"], alone.custom) == ("Chief", {"Title": "Buyer"})


@pytest.mark.parametrize(
    "lines",
    [("KIND:org", "FN:Acme, Inc.", "ORG:Acme\\, Inc."), ("X-ABShowAs:COMPANY", "N:;;;;",
      "ORG:Acme, Inc."), ("FN:Acme\\, Inc.", "N:;;;;", "ORG:Acme\\, Inc.")],
)  # fmt: skip
def test_a_card_of_a_company_is_a_company(lines: tuple[str, ...]) -> None:
    [record] = read_vcards(card(*lines, "TEL;WORK:1"))
    assert record.person is None
    assert record.company == Party("company", {"name": "Acme, Inc."}, phones=[("work", "1")])


def test_a_company_card_with_a_person_in_it_is_both() -> None:
    [record] = read_vcards(
        card("X-ABShowAs:COMPANY", "N:Lee;Ann;;;", "ORG:Acme", "TITLE:Chief", "TEL:1")
    )
    assert record.person == Party("person", {"last_name": "Lee", "first_name": "Ann"})
    [position] = record.positions
    assert position.title == "Chief"
    assert position.company == Party("company", {"name": "Acme"}, phones=[("", "1")])


def test_addresses_boxes_lists_and_printed_labels() -> None:
    party = person(
        "ADR;TYPE=home:12;Rear;Main St 5\\, left;Town,Ville;;0123;",
        "ADR;TYPE=work:Box 7;;;Town;;;", "LABEL;TYPE=work:Box 7\\nTown",
        "LABEL;TYPE=dom:Old Lane 1\\nVillage", "ADR;LABEL=\"A^nB\":;;;;;;", "ADR:;;;;;;",
    )  # fmt: skip
    assert party.addresses == [
        Address("home", "Main St 5, left", "Rear, 12", "", "0123", "Town, Ville"),
        Address("work", "Box 7", city="Town"),
        Address("", "A\nB"),
    ]
    assert person("FN:A", "LABEL;HOME:Old Lane 1\\nVillage").addresses == [
        Address("home", "Old Lane 1\nVillage")
    ]


@pytest.mark.parametrize(
    ("text", "date"),
    [("19800322", "1980-03-22"), ("1980-03-22T10:00:00Z", "1980-03-22"), ("--0322", "--03-22"),
     ("--03-22", "--03-22"), ("1980-03", "1980-03"), ("1980", "1980"), ("--03", "--03"),
     ("0000-03-22", "--03-22"), ("--0229", "--02-29"), ("1980-3-2", "1980-03-02"),
     ("19800231", None), ("---22", None), ("0000", None), ("1980-13", None), ("in May", None),
     ("", None), ("٢٠٢٠-٠١-٠١", None)],
)  # fmt: skip
def test_partial_dates(text: str, date: str | None) -> None:
    assert partial_date(text) == date


def test_birthdays() -> None:
    twins = person("FN:A", "BDAY;ALTID=1:20160801", "BDAY;ALTID=1;VALUE=text:2016-08-01")
    assert twins.values["birthday"] == "2016-08-01"
    two = person("FN:A", "BDAY:2016-08-01", "BDAY:2017-08-01")
    assert two.values["birthday"] == "2016-08-01"
    apple = person("FN:A", "BDAY;X-APPLE-OMIT-YEAR=1604:1604-08-01")
    assert apple.values["birthday"] == "--08-01"
    [record] = read_vcards(card("FN:A", "BDAY:circa 1800"))
    assert record.problems == [Problem(1, "BDAY", "not a date", "circa 1800")]


def test_instants() -> None:
    assert instant("20120305T131933Z") == "2012-03-05T13:19:33+00:00"
    assert instant("2012-03-05T13:19:33+02:00") == "2012-03-05T11:19:33+00:00"
    assert instant("yesterday") is None
    assert instant("0001-01-01T00:00:00+05:00") is None


def test_the_rest_goes_to_its_place_and_what_has_none_is_named() -> None:
    [record] = read_vcards(
        card(
            "FN:A", "NOTE:one\\, two\\nthree", "NOTE:four", "CATEGORIES:VIP,vip,Wine\\, red",
            "X-MS-ANNIVERSARY:20110113", "i1.X-ABDATE:2016-01-02", "i1.X-ABLabel:Founded",
            "IMPP;X-SERVICE-TYPE=Skype:skype:ann", "X-AIM:annie", "UID:77", "X-ETAG:1",
            "X-SOCIALPROFILE;TYPE=linkedin:https://linkedin.com/in/a", "X-GENDER:F",
            "X-SOCIALPROFILE;TYPE=twitter:https://twitter.com/a", "GEO:1;2", "REV:20120305T131933Z",
            "URL:http\\://a.de", "item9.X-ABRELATEDNAMES:Jo", "item9.X-ABLabel:_$!<Spouse>!$_",
            "this is no line", version="3.0",
        )
    )  # fmt: skip
    assert the(record).values == {
        "full_name": "A", "note": "one, two\nthree\n\nfour", "gender": "female",
        "external_id": "77", "linkedin": "https://linkedin.com/in/a",
        "updated_at": "2012-03-05T13:19:33+00:00",
    }  # fmt: skip
    assert the(record).tags == ["VIP", "Wine, red"]
    assert the(record).websites == [("", "http://a.de")]
    assert the(record).custom == {
        "Anniversary": "2011-01-13", "Founded": "2016-01-02", "Skype": "ann", "AIM": "annie",
        "Twitter": "https://twitter.com/a", "Spouse": "Jo",
    }  # fmt: skip
    assert record.problems == [
        Problem(1, "", "a line that could not be read", "this is no line"),
        Problem(1, "X-ETAG, GEO", "not used", "X-ETAG: 1; GEO: 1;2"),
    ]


def test_values_of_our_own_are_only_taken_for_fields_that_exist() -> None:
    [record] = read_vcards(card("FN:A", "X-CRMDESKTOP-VALUE;NAME=rights:admin"))
    assert the(record).values == {"full_name": "A"}
    assert record.problems[0].reason == "not used"


# -- anything at all -----------------------------------------------------------------------------

_PIECES = st.sampled_from([
    b"BEGIN:VCARD\n", b"END:VCARD\r\n", b"VERSION:2.1\r", b"N:", b"FN;CHARSET=UTF-7:+2AA-", b";",
    b"TEL;ENCODING=QUOTED-PRINTABLE:=\n", b"\n ", b"PHOTO;BASE64:AA=A", b'"', b"\\", b"=C3", b",",
    b"AGENT:\n", b"item1.X-ABLabel:x\n", b"BDAY:1604-", b"=\r\n",
    b"X-CRMDESKTOP-VALUE;NAME=id;VALUE=integer:",
    b"FN;CHARSET=\0:x\n", b"IMPP:", b"GENDER:;", b"ORG:", b"^n",
])  # fmt: skip


@given(st.lists(_PIECES | st.binary(max_size=12)).map(b"".join))
@example(b"BEGIN:VCARD\nX-CRMDESKTOP-VALUE;NAME=id;VALUE=integer:--5\nFN:A")
@example(b"BEGIN:VCARD\n:\n;:\n.:x\nFN:A")
def test_any_bytes_are_read_and_their_texts_can_be_stored(data: bytes) -> None:
    for number, record in enumerate(read_vcards(b"BEGIN:VCARD\n" + data), 1):
        assert record.number == number
        repr(record).encode("utf-8")
        for problem in record.problems:
            problem.value.encode("utf-8")
        if record.person is not None:
            for value in record.person.values.values():
                str(value).encode("utf-8")
