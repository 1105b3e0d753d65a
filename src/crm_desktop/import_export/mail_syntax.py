"""Take a mail apart: headers, encoded words, addresses, dates, parts, names of attachments.

The mail package of the standard library recurses with the nesting of parts and takes quadratic
time on long headers, so a crafted mail could hold up an import for minutes. Everything here is one
pass with fixed limits; what is over a limit raises ``MailRefusedError`` or is cut off and counted.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass, field
from email.utils import parsedate_tz
from urllib.parse import unquote_to_bytes

from crm_desktop.import_export.transfer_decoding import (
    decode_base64,
    decode_quoted_printable,
    decode_text,
    line_of_text,
)

MAX_DEPTH = 50
MAX_PARTS = 1_000
MAX_HEADERS = 1_000_000
"""Octets of the headers of a mail or part."""
MAX_ADDRESSES = 500
MAX_NAME = 150

_HEADER = re.compile(rb"([!-9;-~]{1,200})[ \t]*:")
_WORD = re.compile(r"=\?([^?\s*]{1,60})(?:\*[^?\s]{0,20})?\?([bBqQ])\?([^?]*)\?=")
_BETWEEN_WORDS = re.compile(r"(\?=)\s+(?==\?)")
_TOKEN = re.compile(
    r'"(?:[^"\\]|\\.)*"?|\((?:[^()\\]|\\.)*\)?|<[^<>]*>?|[,;]|[^",;<(]+|.', re.DOTALL
)
# Begins only where a word begins: a long word without an address is looked at once.
_BARE = re.compile(r"(?<![^\s<>()\",;:])[^\s<>()\",;:]+@[^\s<>()\",;:]+")
_PARAM = re.compile(r';\s*([^\s=;"]+)\s*=\s*("(?:[^"\\]|\\.)*"?|[^;]*)', re.DOTALL)
_QUOTED_PAIR = re.compile(r"\\(.)", re.DOTALL)
_CONTINUED = re.compile(r"(.+?)\*(\d{1,3})(\*?)\Z")
_BAD_IN_NAME = re.compile(r'[<>:"|?*]')
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_RESERVED = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])\Z", re.IGNORECASE
)


class MailRefusedError(Exception):
    """A mail that cannot be read; the text says why in plain words."""


Headers = dict[str, list[str]]
"""By lower-case name: each value unfolded, 8-bit text decoded, encoded words not yet."""


@dataclass(slots=True)
class Part:
    """A part that holds content. ``choice`` is alike for parts that say the same in two ways."""

    media_type: str
    params: dict[str, str]
    headers: Headers
    start: int
    end: int
    choice: int

    def content(self, data: bytes) -> bytes:
        raw = data[self.start : self.end]
        coding = self.headers.get("content-transfer-encoding", [""])[0].strip().lower()
        if coding == "base64":
            return decode_base64(raw)
        return decode_quoted_printable(raw) if coding == "quoted-printable" else raw


@dataclass(slots=True)
class _Multipart:
    boundary: bytes
    start: int
    choice: int
    """What stands in one of several versions belongs to it as a whole; 0: not in versions."""
    seen: bool = False


def read_headers(data: bytes, at: int = 0) -> tuple[Headers, int]:
    """The headers from ``at`` on and where the content begins.

    The content also begins at a line that can be no header, because some writers leave the empty
    line out.
    """
    found: list[tuple[str, list[bytes]]] = []
    limit = at + MAX_HEADERS
    while at < len(data):
        end = data.find(b"\n", at)
        end = len(data) if end < 0 else end
        if at >= limit:
            raise MailRefusedError("its headers are too long")
        line = data[at : min(end, limit)].rstrip(b"\r")
        if not line:
            at = end + 1
            break
        if line[0] in b" \t":
            if found:
                found[-1][1].append(line)
        elif match := _HEADER.match(line):
            found.append((match[1].decode("ascii").lower(), [line[match.end() :]]))
        else:
            break
        at = end + 1
    headers: Headers = {}
    for name, lines in found:
        headers.setdefault(name, []).append(decode_text(b"".join(lines))[0].strip())
    return headers, min(at, len(data))


def decode_words(text: str) -> str:
    """A header as one line of text: encoded words decoded, nothing that could break the line."""
    if "=?" not in text:
        return line_of_text(text)
    text = _BETWEEN_WORDS.sub(r"\1", text)
    out: list[str] = []
    at = 0
    held, charset = b"", ""  # a character may be cut in two between neighbouring words
    for match in _WORD.finditer(text):
        if held and (match.start() != at or match[1].lower() != charset):
            out.append(decode_text(held, charset)[0])
            held = b""
        out.append(text[at : match.start()])
        charset = match[1].lower()
        encoded = match[3].encode("utf-8", "ignore")
        if match[2] in "bB":
            held += decode_base64(encoded)
        else:
            held += decode_quoted_printable(encoded.replace(b"_", b" "))
        at = match.end()
    out.append(decode_text(held, charset)[0])
    out.append(text[at:])
    return line_of_text("".join(out))


def read_addresses(text: str) -> list[tuple[str, str]]:
    """(name, address) of each mailbox of a From, To or Cc header, in order.

    Names of groups are passed over; a broken header still gives the addresses in it.
    """
    found: list[tuple[str, str]] = []
    words: list[str] = []
    address = comment = ""
    for match in _TOKEN.finditer(text + ","):
        token = match[0]
        if token in {",", ";"}:
            found += _mailbox("".join(words), address, comment)
            words, address, comment = [], "", ""
        elif token[0] == "<":
            if token.endswith(">"):
                address = address or token[1:-1].strip()
                continue
            first, *others = _BARE.findall(token) or [""]  # never closed either
            found += _mailbox("".join(words), first, comment)
            found += [("", bare) for bare in others]
            words, address, comment = [], "", ""
        elif token[0] == "(":
            comment = token.strip("()")
        elif token[0] == '"':
            if len(token) > 1 and token.endswith('"'):
                words.append(_QUOTED_PAIR.sub(r"\1", token[1:-1]))
            else:  # never closed: it may have swallowed the other mailboxes
                found += [("", bare) for bare in _BARE.findall(token)]
        else:
            words.append(token)
    return found


def _mailbox(words: str, address: str, comment: str) -> list[tuple[str, str]]:
    name = words.strip()
    if not address:
        bare = _BARE.findall(name)
        return [(decode_words(comment), clean) for clean in map(_clean_address, bare) if clean]
    clean = _clean_address(address)
    if ":" in name:  # the name of a group before its first mailbox
        name = name.rpartition(":")[2].strip()
    return [(decode_words(name), clean)] if clean else []


def _clean_address(address: str) -> str:
    """The address, or "" where it is none; never with blanks or control characters."""
    address = line_of_text(address.rpartition(":")[2] if address[:1] == "@" else address)
    if address[:7].lower() == "mailto:":
        address = address[7:]
    local, _, domain = address.rpartition("@")
    good = local and domain and len(address) <= 320 and " " not in address
    return address if good else ""


def read_date(text: str) -> tuple[dt.datetime | None, bool]:
    """The moment of a Date header with its zone, and whether it could be taken as it stands.

    An impossible zone counts as UTC; a year before 1970 or after 2100 is no date of a mail.
    """
    try:
        parts = parsedate_tz(text[:200])
        if parts is None or not 1970 <= parts[0] <= 2100:
            return None, False
        offset = parts[9] or 0
        sane = abs(offset) <= 14 * 3600
        zone = dt.timezone(dt.timedelta(seconds=offset)) if sane else dt.UTC
        second = min(parts[5], 59)  # a leap second
        return dt.datetime(*parts[:5], second, tzinfo=zone), sane
    except (ValueError, TypeError, IndexError, OverflowError):
        return None, False


def read_parameters(text: str) -> tuple[str, dict[str, str]]:
    """The main word of a Content-Type or Content-Disposition (lower case) and its parameters.

    The parameters come decoded, also those that RFC 2231 cuts into several pieces.
    """
    text = text[:65_536]
    main = text.partition(";")[0].strip().lower()
    plain: dict[str, str] = {}
    pieces: dict[str, dict[int, bytes]] = {}
    charsets: dict[str, str] = {}
    for match in _PARAM.finditer(text):
        name, value = match[1].lower(), match[2].strip()
        if value[:1] == '"':
            value = _QUOTED_PAIR.sub(r"\1", value.strip('"'))
        continued = _CONTINUED.match(name)
        if continued:
            name, place, starred = continued[1], int(continued[2]), bool(continued[3])
        elif name.endswith("*"):
            name, place, starred = name[:-1], 0, True
        else:
            plain.setdefault(name, value)
            continue
        if starred and place == 0 and value.count("'") >= 2:
            charsets[name], _, value = value.split("'", 2)
        raw = value.encode("utf-8", "ignore")
        pieces.setdefault(name, {})[place] = unquote_to_bytes(raw) if starred else raw
    for name, parts in pieces.items():
        joined = b"".join(parts[place] for place in sorted(parts))
        plain[name] = decode_text(joined, charsets.get(name, "utf-8"))[0]
    return main, plain


@dataclass(slots=True)
class _Splitter:
    """One pass over the boundary lines of a mail."""

    data: bytes
    parts: list[Part] = field(default_factory=list)
    stack: list[_Multipart] = field(default_factory=list)
    open_part: Part | None = None
    begun: int = 0
    boundaries: re.Pattern[bytes] | None = None
    """Lines that end or divide an open multipart."""

    def begin(self, headers: Headers, at: int) -> None:
        media_type, params = read_parameters(headers.get("content-type", ["text/plain"])[0])
        self.begun += 1
        if self.begun > MAX_PARTS:
            raise MailRefusedError("it has too many parts")
        versions = self.stack[-1].choice if self.stack else 0
        choice = versions or self.begun
        if media_type.startswith("multipart/"):
            boundary = params.get("boundary", "").strip().encode("utf-8", "ignore")
            if not boundary and not self.stack:
                boundary = _guessed_boundary(self.data, at)
            if boundary and all(boundary != level.boundary for level in self.stack):
                if len(self.stack) >= MAX_DEPTH:
                    raise MailRefusedError("its parts are nested too deeply")
                own = choice if versions or media_type == "multipart/alternative" else 0
                self.stack.append(_Multipart(boundary, at, own))
                self.boundaries = None
                return
            media_type = "text/plain"
        self.open_part = Part(media_type, params, headers, at, at, choice)

    def end(self, at: int) -> None:
        """Close the open part before the line end in front of ``at``."""
        part, self.open_part = self.open_part, None
        if part is None:
            return
        if at > part.start and self.data[at - 1 : at] == b"\n":
            at -= 2 if self.data[at - 2 : at] == b"\r\n" else 1
        part.end = max(at, part.start)
        self.parts.append(part)

    def pop_to(self, level: int, at: int) -> None:
        """Close the parts and multiparts above ``level``."""
        self.end(at)
        while len(self.stack) > level:
            gone = self.stack.pop()
            self.boundaries = None
            if not gone.seen:  # its boundary never came: what is there is text
                self.open_part = Part("text/plain", {}, {}, gone.start, at, gone.choice)
                self.end(at)

    def run(self, headers: Headers, at: int) -> list[Part]:
        self.begin(headers, at)
        at = max(at - 1, 0)
        while self.stack:
            if self.boundaries is None:
                known = b"|".join(re.escape(level.boundary) for level in self.stack)
                self.boundaries = re.compile(rb"\n--(" + known + rb")(--)?[ \t\r]*(?=\n|\Z)")
            match = self.boundaries.search(self.data, at)
            if match is None:
                break
            at = self.boundary(match)
        self.pop_to(0, len(self.data))
        return self.parts

    def boundary(self, match: re.Match[bytes]) -> int:
        """Act on a boundary line; where to look on."""
        level = next(i for i, open_ in enumerate(self.stack) if open_.boundary == match[1])
        self.stack[level].seen = True
        line = match.start() + 1
        if match[2]:
            self.pop_to(level, line)
            return match.end()
        self.pop_to(level + 1, line)
        headers, body = read_headers(self.data, min(match.end() + 1, len(self.data)))
        self.begin(headers, body)
        return max(body - 1, match.end())


def _guessed_boundary(data: bytes, at: int) -> bytes:
    """The boundary of a mail that does not name it: its first line of two hyphens and a word."""
    match = re.compile(rb"^--([^\s-][^\r\n]{0,99}?)[ \t]*\r?$", re.MULTILINE).search(data, at)
    return match[1] if match else b""


def split_parts(data: bytes, headers: Headers, at: int) -> list[Part]:
    """All parts of a mail that hold content, in order.

    Raises:
        MailRefusedError: over ``MAX_DEPTH`` or ``MAX_PARTS``.
    """
    return _Splitter(data).run(headers, at)


def clean_file_name(name: str) -> str:
    """A name that can be shown and stored anywhere: no folders, streams, marks or reserved names.

    At most ``MAX_NAME`` characters; "attachment" where nothing is left. The ending is kept.
    """
    name = unicodedata.normalize("NFC", _INVISIBLE.sub("", decode_words(name)))
    name = name.replace("\\", "/").rpartition("/")[2]
    name = _BAD_IN_NAME.sub("_", name).strip().rstrip(". ")
    stem, dot, ending = name.rpartition(".")
    if not stem:
        stem, dot, ending = name, "", ""
    if _RESERVED.match(name.partition(".")[0].strip()):
        stem = "_" + stem
    ending = dot + ending[:30]
    return (stem[: MAX_NAME - len(ending)] + ending).strip() or "attachment"
