"""Read mails for the timeline: single messages (.eml) and mailboxes (mbox) of any size.

A mailbox is streamed, one message in memory at a time. A message that cannot be read becomes a
record with a problem only, and the others go on. Nothing is loaded from any address, HTML becomes
plain text, and attachments carry cleaned names. ``direction`` stays empty: which of the
correspondents is the shop is not the file's to know.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from crm_desktop.errors import FileRefusedError
from crm_desktop.import_export.html_text import text_of_html
from crm_desktop.import_export.mail_syntax import (
    MAX_ADDRESSES,
    Headers,
    MailRefusedError,
    Part,
    clean_file_name,
    decode_words,
    read_addresses,
    read_date,
    read_headers,
    read_parameters,
    split_parts,
)
from crm_desktop.import_export.model import Entry, Party, Problem, Record
from crm_desktop.import_export.transfer_decoding import block_of_text, decode_text, line_of_text
from crm_desktop.progress import Progress

MAX_MESSAGE = 50_000_000
MAX_BODY = 1_000_000
MAX_SUBJECT = 1_000
_MAX_ADDRESS_TEXT = 262_144
_LINE = 1_000_000
"""Octets read at a time; a longer line comes in pieces."""

_DATED = re.compile(
    rb"From .{0,200}(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) "
    rb"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) .{0,12}[0-9]{1,2}:[0-9]{2}"
)
_TAKEOUT = re.compile(rb"From [0-9]+@xxx\s*\Z")
_UNDATED = re.compile(rb"From \S+@\S+\s*\Z")
_NEXT = re.compile(rb"[!-9;-~]{1,100}:|>?From ")
_GUARDED = re.compile(rb"^>(>*From )", re.MULTILINE)
_IN_MAIL = ("from", "to", "cc", "date", "subject", "message-id", "received", "content-type")
_ENDINGS = {
    "application/pdf": ".pdf", "application/zip": ".zip", "image/bmp": ".bmp", "image/gif": ".gif",
    "image/jpeg": ".jpg", "image/png": ".png", "image/svg+xml": ".svg", "image/webp": ".webp",
    "message/rfc822": ".eml", "text/calendar": ".ics", "text/csv": ".csv", "text/html": ".html",
    "text/plain": ".txt", "text/vcard": ".vcf", "text/x-vcard": ".vcf",
}  # fmt: skip


def read_mailbox(path: Path, progress: Progress) -> Iterator[Record]:
    """One record per message of an mbox file, or the one message of an .eml file.

    Progress counts bytes. An empty file gives no records.

    Raises:
        FileRefusedError: the file cannot be opened or read to its end.
        CancelledError: by ``progress``.
    """
    try:
        total = path.stat().st_size
        with path.open("rb") as stream:
            done = 0
            for number, message in enumerate(_messages(stream), 1):
                if message is None:
                    done = stream.tell()
                    yield _refused(number, "it is larger than 50 MB")
                else:
                    done += len(message)
                    yield _read(message, number)
                progress(min(done, total), total, "")
    except OSError as error:
        raise FileRefusedError(
            "The mail file could not be read to its end. Nothing in it was changed. "
            "Copy it to this computer and try again.",
            code="file.unreadable",
        ) from error


def read_message(data: bytes) -> Record:
    """The record of a single message."""
    if len(data) > MAX_MESSAGE:
        return _refused(1, "it is larger than 50 MB")
    return _read(data, 1)


# -- the messages of a mailbox -------------------------------------------------------------------


def _messages(stream: BinaryIO) -> Iterator[bytes | None]:
    """The bytes of each message; None for one over ``MAX_MESSAGE``, whose rest is passed over."""
    first = stream.readline(_LINE)
    while first and not first.removeprefix(b"\xef\xbb\xbf").strip():
        first = stream.readline(_LINE)
    if not first:
        return
    first = first.removeprefix(b"\xef\xbb\xbf")
    mailbox = first.startswith(b"From ")
    parts: list[bytes] = [] if mailbox else [first]
    size = sum(map(len, parts))
    held = b""  # a line that begins a message if a header follows
    fresh = blank = True  # the line begins a line; the line before it is empty
    while line := stream.readline(_LINE):
        if held:
            if _NEXT.match(line):
                yield _whole(parts, size, mailbox)
                parts, size = [], 0
            else:
                parts.append(held)
                size += len(held)
            held = b""
        if mailbox and fresh and line.startswith(b"From ") and _separates(line, blank):
            held = line
        else:
            size += len(line)
            if size <= MAX_MESSAGE:
                parts.append(line)
            else:
                parts.clear()
        blank = fresh and line in {b"\n", b"\r\n"}
        fresh = line.endswith(b"\n")
    if held:
        parts.append(held)
    yield _whole(parts, size, mailbox)


def _separates(line: bytes, blank: bool) -> bool:
    """Whether a "From " line can begin a message.

    A person's own sentence at the start of a line must not: only a date, or the number that Google
    Takeout writes, is sure without an empty line before.
    """
    if len(line) > 500:
        return False
    return bool(_DATED.match(line) or _TAKEOUT.match(line) or (blank and _UNDATED.match(line)))


def _whole(parts: list[bytes], size: int, mailbox: bool) -> bytes | None:
    if size > MAX_MESSAGE:
        return None
    message = b"".join(parts)
    if mailbox and b"\n>" in message:
        return _GUARDED.sub(rb"\1", message)
    return message


# -- one message ---------------------------------------------------------------------------------


def _refused(number: int, why: str) -> Record:
    problem = Problem(number, "", f"this mail could not be read: {why}")
    return Record(number, number - 1, problems=[problem])


def _read(data: bytes, number: int) -> Record:
    if b"\n" not in data:
        data = data.replace(b"\r", b"\n")
    data = data.lstrip(b"\r\n")
    if data.startswith((b"From ", b">From ")):
        data = data.partition(b"\n")[2]
    try:
        headers, at = read_headers(data)
        if not any(name in headers for name in _IN_MAIL):
            return _refused(number, "it has no headers")
        return _Message(data, headers, number).record(at)
    except MailRefusedError as error:
        return _refused(number, str(error))


class _Message:
    """Makes the record of one message."""

    def __init__(self, data: bytes, headers: Headers, number: int) -> None:
        self.data = data
        self.headers = headers
        self.number = number
        self.problems: list[Problem] = []

    def problem(self, column: str, reason: str, value: str = "") -> None:
        self.problems.append(Problem(self.number, column, reason, value[:1000]))

    def header(self, name: str) -> str:
        return self.headers.get(name, [""])[0]

    def record(self, at: int) -> Record:
        entry = Entry("email", "", subject=self.subject())
        entry.message_id = line_of_text(self.header("message-id")).strip("<> ")[:1000]
        self.set_date(entry)
        people = self.set_correspondents(entry)
        self.set_content(entry, split_parts(self.data, self.headers, at))
        return Record(
            self.number, self.number - 1, entries=[entry], people=people, problems=self.problems
        )

    def subject(self) -> str:
        subject = decode_words(self.header("subject")[:_MAX_ADDRESS_TEXT])
        if len(subject) > MAX_SUBJECT:
            self.problem("Subject", "longer than 1,000 characters, the rest was left out", subject)
        return subject[:MAX_SUBJECT]

    def set_date(self, entry: Entry) -> None:
        written = self.header("date")
        entry.happened_at, sure = read_date(written)
        if entry.happened_at is None:
            # The mail server that took it in last wrote its own time at the top.
            arrived = self.header("received").rpartition(";")[2]
            entry.happened_at, _ = read_date(arrived)
            self.problem("Date", "no possible date" if written else "no date", written)
        elif not sure:
            self.problem("Date", "no possible time zone, taken as UTC", written)

    def set_correspondents(self, entry: Entry) -> list[Party]:
        people: dict[str, Party] = {}
        recipients: dict[str, str] = {}
        for name in ("from", "to", "cc", "bcc"):
            text = ",".join(self.headers.get(name, ()))
            found = read_addresses(text[:_MAX_ADDRESS_TEXT])
            room = MAX_ADDRESSES - len(people)
            if len(found) > room or len(text) > _MAX_ADDRESS_TEXT:
                self.problem(
                    name.capitalize(), f"only the first {MAX_ADDRESSES} addresses were taken", text
                )
            elif text.strip() and not found and "@" in text:
                self.problem(name.capitalize(), "no address could be read", text)
            for shown, address in found[:room]:
                if name != "from":
                    recipients.setdefault(address.casefold(), address)
                elif not entry.sender:
                    entry.sender = address
                party = people.setdefault(
                    address.casefold(), Party("person", emails=[("", address)])
                )
                # A name that looks like an address could pass for another sender.
                if shown and "@" not in shown:
                    party.values.setdefault("full_name", shown[:200])
        entry.recipients = list(recipients.values())
        return list(people.values())

    def set_content(self, entry: Entry, parts: Iterable[Part]) -> None:
        bodies: dict[int, dict[str, list[Part]]] = {}
        for part in parts:
            disposition, params = read_parameters(part.headers.get("content-disposition", [""])[0])
            name = params.get("filename") or part.params.get("name") or ""
            shown = part.media_type in {"text/plain", "text/html", "text", ""}
            if shown and not name and disposition != "attachment":
                kind = "html" if part.media_type == "text/html" else "plain"
                bodies.setdefault(part.choice, {}).setdefault(kind, []).append(part)
            else:
                self.attach(entry, part, name)
        texts = [self.body(versions) for versions in bodies.values()]
        body = "\n\n".join(text for text in texts if text)
        if len(body) > MAX_BODY:
            self.problem("", "the text is longer than a million characters, the rest was left out")
        entry.body = body[:MAX_BODY]

    def body(self, versions: dict[str, list[Part]]) -> str:
        """The text of one part, of which there may be a plain and an HTML version."""
        plain = "\n\n".join(filter(None, map(self.text, versions.get("plain", ()))))
        if plain:
            return plain
        texts = [text_of_html(self.text(part)) for part in versions.get("html", ())]
        return block_of_text("\n\n".join(filter(None, texts)))

    def text(self, part: Part) -> str:
        # Four octets a character at the most; what is cut off is over the limit of a body anyway.
        raw = part.content(self.data)[: MAX_BODY * 4]
        text, damaged = decode_text(raw, part.params.get("charset", ""))
        if damaged:
            self.problem("", "damaged characters in the text were left out")
        return block_of_text(text)

    def attach(self, entry: Entry, part: Part, name: str) -> None:
        content = part.content(self.data)
        if not name:
            ending = _ENDINGS.get(part.media_type, "")
            name = f"attachment-{len(entry.attachments) + 1}{ending}"
        media_type = line_of_text(part.media_type)[:100] or "application/octet-stream"
        entry.attachments.append((clean_file_name(name), media_type, content))
