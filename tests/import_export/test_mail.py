"""Mails and mailboxes: the usual, the broken and the hostile."""

from __future__ import annotations

import base64
import datetime as dt
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crm_desktop.errors import CancelledError, FileRefusedError
from crm_desktop.import_export import read_mail
from crm_desktop.import_export.html_text import text_of_html
from crm_desktop.import_export.mail_syntax import (
    clean_file_name,
    decode_words,
    read_addresses,
    read_date,
    read_parameters,
)
from crm_desktop.import_export.model import Entry, Party, Problem, Record
from crm_desktop.import_export.read_mail import read_mailbox, read_message
from crm_desktop.import_export.transfer_decoding import decode_text
from crm_desktop.progress import silent

HEAD = (
    b"From: Ann Lee <ann@x.de>\nTo: bob@y.de\nDate: Fri, 26 Sep 2025 10:18:40 -0700\nSubject: S\n"
)


def entry(data: bytes) -> Entry:
    record = read_message(data)
    assert len(record.entries) == 1, record.problems
    return record.entries[0]


def mailbox(tmp_path: Path, data: bytes) -> list[Record]:
    path = tmp_path / "all.mbox"
    path.write_bytes(data)
    return list(read_mailbox(path, silent))


def subjects(records: list[Record]) -> list[str]:
    return [record.entries[0].subject if record.entries else "-" for record in records]


def test_the_real_mailbox(samples: Path) -> None:
    known = json.loads((samples / "expected.json").read_text(encoding="utf-8"))["files"]
    [expected] = [entry for entry in known if entry["format"]["kind"] == "mbox"]
    records = list(read_mailbox(samples / expected["file"], silent))
    assert len(records) == expected["records"]
    people = {text for record in records for party in record.people for _, text in party.emails}
    assert len(people) == expected["expected"]["contacts"]
    assert [record.problems for record in records] == [[]] * 4
    for row in expected["rows"]:
        [found] = records[row["record"] - 1].entries
        assert found.happened_at is not None
        values = {
            "message.subject": found.subject, "message.from": found.sender,
            "message.to": found.recipients[0], "message.date": found.happened_at.isoformat(),
            "message.attachments": [name for name, _, _ in found.attachments],
        }  # fmt: skip
        assert {field: values[field] for field in row["expect"]} == row["expect"]
        assert found.body == f"Body of message {row['record']}."
    assert [name for name, _, _ in records[1].entries[0].attachments] == ["Attachment.zip"]


# -- one message ---------------------------------------------------------------------------------


def test_a_message_and_its_correspondents() -> None:
    record = read_message(
        b"Message-ID: <1@x>\n" + HEAD + b"Cc: =?utf-8?b?SsO8cmdlbg==?= <j@z.de>, BOB@y.de\n\nHi\r\n"
    )
    assert record.entries == [
        Entry(
            "email", "Hi", "S", dt.datetime.fromisoformat("2025-09-26T10:18:40-07:00"), "", "1@x",
            "ann@x.de", ["bob@y.de", "j@z.de"],
        )
    ]  # fmt: skip
    assert record.people == [
        Party("person", {"full_name": "Ann Lee"}, emails=[("", "ann@x.de")]),
        Party("person", emails=[("", "bob@y.de")]),
        Party("person", {"full_name": "Jürgen"}, emails=[("", "j@z.de")]),
    ]
    assert record.problems == []


def test_the_plain_version_is_preferred_and_html_is_made_plain() -> None:
    plain = b"--b\nContent-Type: text/plain; charset=iso-8859-1\n\ngr\xfc\xdfe\n"
    html = b"--b\nContent-Type: text/html\n\n<p>Hello<img src='http://127.0.0.1:9/x'></p>\n"
    head = HEAD + b"Content-Type: multipart/alternative; boundary=b\n\nignored\n"
    assert entry(head + plain + html + b"--b--\n").body == "grüße"
    assert entry(head + html + b"--b--\n").body == "Hello"
    mixed = head.replace(b"alternative", b"mixed") + html + plain + b"--b--\nepilogue"
    assert entry(mixed).body == "Hello\n\ngrüße"


def test_attachments_of_every_writing() -> None:
    content = base64.b64encode(b"PDF!")
    data = HEAD + b"Content-Type: multipart/mixed; boundary=\"b b\"\n\n--b b\n\nText\n" + b"".join(
        b"--b b\nContent-Type: application/pdf" + name + b"\nContent-Transfer-Encoding: base64\n\n"
        + content + b"\n"
        for name in (
            b"; name=\"a.pdf\"", b"\nContent-Disposition: attachment; filename=\"../../b.pdf\"",
            b"\nContent-Disposition: attachment; filename*=utf-8''%E2%82%AC.pdf", b"",
            b"\nContent-Disposition: attachment; filename*0=\"c\"; filename*1=\".pdf\"",
            b"; name=\"=?utf-8?q?d=C3=A9.pdf?=\"",
        )
    ) + b"--b b\nContent-Type: message/rfc822\n\nFrom: x@y.de\n\n--b b--\n"  # fmt: skip
    found = entry(data)
    assert found.body == "Text"
    assert [name for name, _, _ in found.attachments] == [
        "a.pdf", "b.pdf", "€.pdf", "attachment-4.pdf", "c.pdf", "dé.pdf", "attachment-7.eml",
    ]  # fmt: skip
    assert {content for _, _, content in found.attachments[:6]} == {b"PDF!"}
    assert found.attachments[6][2] == b"From: x@y.de\n"


@pytest.mark.parametrize("body", [b"--q\n\nText\n--q--\n", b"Text"])
def test_a_missing_boundary_still_gives_the_text(body: bytes) -> None:
    assert entry(HEAD + b"Content-Type: multipart/mixed\n\n" + body).body == "Text"
    wrong = HEAD + b"Content-Type: multipart/mixed; boundary=zz\n\n" + body
    assert "Text" in entry(wrong).body


def test_a_thousand_nested_parts_are_refused_in_words() -> None:
    nested = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (level, level)
        for level in range(1000)
    )
    record = read_message(HEAD + nested + b"\nx")
    assert record.entries == []
    assert record.problems == [
        Problem(1, "", "this mail could not be read: its parts are nested too deeply")
    ]
    flat = HEAD + b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 5000
    assert "too many parts" in read_message(flat).problems[0].reason


def test_two_hundred_kilobytes_of_recipients_give_the_first_five_hundred() -> None:
    many = b", ".join(b"Name %d <n%d@x.de>" % (number, number) for number in range(9000))
    record = read_message(HEAD.replace(b"bob@y.de", many) + b"\nHi")
    assert len(record.people) == 500
    assert record.entries[0].body == "Hi"
    assert [problem.column for problem in record.problems] == ["To"]
    for hostile in (
        b'"' * 200_000,
        b"(" * 200_000,
        b"<" * 200_000,
        b'"\\' * 100_000,
        b"=?" * 99_999,
    ):
        assert read_message(HEAD.replace(b"bob@y.de", hostile) + b"\nHi").entries[0].body == "Hi"


@pytest.mark.parametrize(
    ("written", "moment", "sure"),
    [
        ("Mon, 01 Jan 1601 00:00:00 +0000", None, False),
        ("Fri, 26 Sep 2025 10:18:40 -9999", "2025-09-26T10:18:40+00:00", False),
        ("Fri, 26 Sep 2025 10:18:60 +0200 (CEST)", "2025-09-26T10:18:59+02:00", True),
        ("26 Sep 25 10:18 GMT", "2025-09-26T10:18:00+00:00", True),
        ("31 Feb 2025 10:18:00 +0000", None, False),
        ("", None, False), ("never", None, False), ("99999999999999999999 Jan", None, False),
    ],
)  # fmt: skip
def test_dates(written: str, moment: str | None, sure: bool) -> None:
    found, certain = read_date(written)
    assert (found and found.isoformat(), certain) == (moment, sure)


def test_an_impossible_date_falls_back_to_the_arrival_and_is_listed() -> None:
    data = b"Received: from a by b; Sat, 27 Sep 2025 08:00:00 +0000\n" + HEAD.replace(
        b"2025", b"1601"
    )
    record = read_message(data + b"\nHi")
    assert record.entries[0].happened_at == dt.datetime(2025, 9, 27, 8, tzinfo=dt.UTC)
    [problem] = record.problems
    assert (problem.column, problem.reason) == ("Date", "no possible date")
    assert problem.value == "Fri, 26 Sep 1601 10:18:40 -0700"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('"Lee, Ann" <ann@x.de>, bob@y.de', [("Lee, Ann", "ann@x.de"), ("", "bob@y.de")]),
        ("boss@bank <x@evil.de>", [("boss@bank", "x@evil.de")]),
        ("Team: a@x.de, B <b@x.de>;", [("", "a@x.de"), ("B", "b@x.de")]),
        ("undisclosed-recipients:;", []),
        ("ann@x.de (Ann Lee)", [("Ann Lee", "ann@x.de")]),
        ('"never closed, a@x.de, b@x.de', [("", "a@x.de"), ("", "b@x.de")]),
        ("A <a@x.de", [("A", "a@x.de")]),
        ("A <a@x.de, B <b@x.de>", [("A", "a@x.de"), ("", "b@x.de")]),
        ("A <not an address>, <>", []),
        ("=?utf-8?q?=E2=80=AEgpj=2Eexe?= <a@x.de>", [("gpj.exe", "a@x.de")]),
        ("A <a@x.de\r\nBcc: c@x.de>", []),
        ('"say \\"hi\\"" <a@x.de>', [('say "hi"', "a@x.de")]),
    ],
)
def test_addresses(text: str, found: list[tuple[str, str]]) -> None:
    assert read_addresses(text) == found


def test_a_name_that_looks_like_an_address_is_not_shown_as_the_sender() -> None:
    record = read_message(HEAD.replace(b"Ann Lee", b"boss@bank.de") + b"\nHi")
    assert record.entries[0].sender == "ann@x.de"
    assert record.people[0] == Party("person", emails=[("", "ann@x.de")])


@pytest.mark.parametrize(
    ("text", "decoded"),
    [
        ("=?utf-8?B?w4Q=?= =?utf-8?b?w5Y=?= x", "ÄÖ x"),
        ("=?utf-8?b?ww==?=\r\n =?utf-8?b?hA==?=", "Ä"),
        ("=?iso-2022-jp?B?GyRCRnxLXBsoQg==?=", "日本"),
        ("=?nonsense?q?a_b?=", "a b"),
        ("=?utf-8?q?a=0D=0ABcc:_x?=", "a Bcc: x"),
        ("=?utf-8?q?never closed", "=?utf-8?q?never closed"),
        ("=?punycode?q?a-b?= =?hex?q?c?=", "a-bc"),
    ],
)
def test_encoded_words(text: str, decoded: str) -> None:
    assert decode_words(text) == decoded


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("../../x", "x"), ("C:\\x", "x"), ("CON", "_CON"), ("con.txt", "_con.txt"),
        ("LPT1 .pdf", "_LPT1 .pdf"), ("a.pdf:evil", "a.pdf_evil"), ("x.pdf   .exe", "x.pdf .exe"),
        ("x.txt. . ", "x.txt"), ("a\0b\n.pdf", "ab .pdf"), ("📎.png", "📎.png"),
        ("..", "attachment"),
        ("", "attachment"), ("\u202egpj.exe", "gpj.exe"), ("//host/share/", "attachment"),
        ("a\u200b.p\u200bdf", "a.pdf"), (".htaccess", ".htaccess"), ("x" * 300, "x" * 150),
        ("y" * 300 + ".pdf", "y" * 146 + ".pdf"), ("aux.tar.gz", "_aux.tar.gz"),
    ],
)  # fmt: skip
def test_names_of_attachments_are_cleaned(name: str, clean: str) -> None:
    assert clean_file_name(name) == clean


def test_parameters() -> None:
    assert read_parameters('Text/Plain ; charset = "utf-8"; x="a;\\"b"; format=flowed') == (
        "text/plain",
        {"charset": "utf-8", "x": 'a;"b', "format": "flowed"},
    )


def test_damaged_and_unknown_characters_never_lose_the_mail() -> None:
    head = HEAD + b"Content-Type: text/plain; charset="
    assert entry(head + b"x-unknown\n\ngr\xfc\xdfe").body == "grüße"
    assert entry(head + b"base64\n\nYQ==").body == "YQ=="
    assert entry(head + b"utf-7\n\n+2AA-x").body == "x"
    record = read_message(head + b"utf-8\n\n\xc3\xbc\xc3\xbc\xff")
    assert record.entries[0].body == "üü"
    assert record.problems[0].reason == "damaged characters in the text were left out"


def test_text_never_holds_halves_of_characters() -> None:
    assert decode_text(b"+2AA-x", "utf-7") == ("x", False)
    assert decode_text("日本".encode("shift_jis") + b"\x81", "shift_jis") == ("日本", True)


def test_what_is_no_mail_and_what_is_too_large_is_refused_in_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert "no headers" in read_message(b"Dear diary,\n").problems[0].reason
    assert "no headers" in read_message(b"").problems[0].reason
    long_header = b"From: a@x.de\nX: " + b"x" * 1_100_000 + b"\n\nHi"
    assert "headers are too long" in read_message(long_header).problems[0].reason
    monkeypatch.setattr(read_mail, "MAX_MESSAGE", 1000)
    assert "larger than 50 MB" in read_message(HEAD + b"\n" + b"x" * 1000).problems[0].reason


def test_long_subjects_and_texts_are_cut_with_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read_mail, "MAX_BODY", 100)
    record = read_message(HEAD.replace(b": S", b": " + b"s" * 1500) + b"\n" + b"x" * 200)
    assert len(record.entries[0].subject) == 1000
    assert len(record.entries[0].body) == 100
    assert [problem.column for problem in record.problems] == ["Subject", ""]


# -- HTML ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>One<br>two</p><p>three&nbsp;&amp; four</p>", "One\ntwo\n\nthree & four"),
        ("<ul><li>a<li>b</ul>", "- a\n- b"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a b"),
        ("<head><title>T</title><style>p{}</style></head>Hi<script>x('<p>')</script>!", "Hi!"),
        ("a<!-- <b> -->b<!DOCTYPE x>c", "abc"), ("1 < 2 and <3", "1 < 2 and <3"),
        ("x<script>never closed", "x"), ("<title>never closed", "never closed"),
        ("a<never", "a"), ("&#" + "1" * 5000 + ";", "&#" + "1" * 5000 + ";"),
        ("<style/>x<STYLE>y</Style>z", "xz"), ("İ<p>x</p>", "İ\n\nx"),
    ],
)  # fmt: skip
def test_text_of_html(markup: str, text: str) -> None:
    assert text_of_html(markup) == text


# -- mailboxes -----------------------------------------------------------------------------------

FROM = b"From ann@x.de Fri Sep 26 10:18:40 2025\n"
MAIL = b"Subject: %s\nFrom: ann@x.de\nDate: Fri, 26 Sep 2025 10:18:40 -0700\n\n"


def test_separators_of_every_kind(tmp_path: Path) -> None:
    data = (
        b"\xef\xbb\xbf\n" + FROM + MAIL % b"1" + b"Text without an empty line after it\n"
        + b"From 1844347792267117879@xxx\n" + MAIL % b"2" + b"Text\n\n"
        + b"From ann@x.de\r\n" + (MAIL % b"3").replace(b"\n", b"\r\n") + b"Text\r\n"
        + b"From - Fri Sep 26 10:18:40 2025\n" + MAIL % b"4"
    )  # fmt: skip
    records = mailbox(tmp_path, data)
    assert subjects(records) == ["1", "2", "3", "4"]
    assert [record.row for record in records] == [0, 1, 2, 3]


def test_sentences_that_begin_with_from_stay_in_their_mail(tmp_path: Path) -> None:
    body = (
        b"From now on: we meet\n\nFrom Monday\nSubject: no header\nFrom me@x.de\nTo: you\n\n"
        b"From me@x.de\n\nFrom 12@xxx\n\n>From the sea\n>>From far\n"
    )
    records = mailbox(tmp_path, FROM + MAIL % b"1" + body + FROM + MAIL % b"2")
    assert subjects(records) == ["1", "2"]
    expected = body.decode().replace(">From", "From").strip()
    assert records[0].entries[0].body == expected


def test_a_bad_message_and_a_huge_one_do_not_stop_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(read_mail, "MAX_MESSAGE", 20_000)
    monkeypatch.setattr(read_mail, "_LINE", 1000)
    huge = FROM + MAIL % b"2" + b"From x" * 10_000 + b"\n" + b"x\n" * 20_000
    bad = FROM + b"X-Nothing: 1\n\nText\n"
    records = mailbox(
        tmp_path, FROM + MAIL % b"1" + b"\n" + huge + bad + FROM + MAIL % b"4" + b"end"
    )
    assert subjects(records) == ["1", "-", "-", "4"]
    assert "larger than 50 MB" in records[1].problems[0].reason
    assert records[2].problems == [Problem(3, "", "this mail could not be read: it has no headers")]
    assert records[3].entries[0].body == "end"


def test_a_piece_of_a_long_line_begins_no_mail(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(read_mail, "_LINE", 1000)
    body = b"x" * 1000 + b"From 12@xxx\nNote: y\n"
    [record] = mailbox(tmp_path, FROM + MAIL % b"1" + body)
    assert record.entries[0].body == body.decode().strip()


def test_single_mails_empty_and_missing_files(tmp_path: Path) -> None:
    assert mailbox(tmp_path, b"") == []
    assert mailbox(tmp_path, b"\n\r\n") == []
    assert subjects(mailbox(tmp_path, MAIL % b"1" + b"From here on\nSubject: x\n")) == ["1"]
    assert subjects(mailbox(tmp_path, (MAIL % b"1").replace(b"\n", b"\r") + b"Hi")) == ["1"]
    with pytest.raises(FileRefusedError) as refused:
        list(read_mailbox(tmp_path / "none.mbox", silent))
    assert refused.value.code == "file.unreadable"


def test_reading_a_mailbox_can_be_stopped(tmp_path: Path) -> None:
    path = tmp_path / "all.mbox"
    path.write_bytes((FROM + MAIL % b"1") * 3)
    seen: list[tuple[int, int]] = []

    def stop(done: int, total: int, text: str) -> None:
        seen.append((done, total))
        if len(seen) == 2:
            raise CancelledError

    with pytest.raises(CancelledError):
        list(read_mailbox(path, stop))
    assert len(seen) == 2
    assert 0 < seen[0][0] < seen[1][0] <= seen[1][1] == path.stat().st_size


_PIECES = st.sampled_from([
    b"From: a@b.de\n", b"From a@b Fri Sep 26 10:18:40 2025\n", b"To: ", b"=?utf-8?q?", b"?=", b'"',
    b"Content-Type: multipart/alternative; boundary=b\n", b"\n\n", b"--b\n", b"--b--\n", b"<", b">",
    b"Content-Type: text/html; charset=utf-16\n", b"Content-Transfer-Encoding: base64\n", b"<p>&#x",
    b"Content-Disposition: attachment; filename*1*=", b"Date: 26 Sep 2025 10:18 -", b"9999\n", b"(",
    b"Content-Type: multipart/mixed\n", b"\r", b"From 1@xxx\n", b"=?utf-7?b?K0FBLQ==?=",
])  # fmt: skip
_ANYTHING = st.lists(_PIECES | st.binary(max_size=12)).map(b"".join)


@given(_ANYTHING)
def test_any_bytes_are_read_as_a_message(data: bytes) -> None:
    record = read_message(b"From: x@y.de\n" + data)
    assert record.entries or record.problems
    for found in record.entries:
        repr(found).encode("utf-8")
        for text in (
            found.subject,
            found.body,
            found.sender,
            *(n for n, _, _ in found.attachments),
        ):
            text.encode("utf-8")
        assert "\n" not in found.subject
        assert all(name and "/" not in name for name, _, _ in found.attachments)


@given(_ANYTHING)
@settings(max_examples=50)
def test_any_bytes_are_read_as_a_mailbox(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.mbox"
    path.write_bytes(FROM + data)
    records = list(read_mailbox(path, silent))
    assert [record.number for record in records] == list(range(1, len(records) + 1))
