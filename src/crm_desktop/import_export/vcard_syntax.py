"""Content lines as vCard and iCalendar write them: unfold, take apart, escape.

Everything works on bytes until the character set of a value is known, because old writers fold in
the middle of a UTF-8 sequence and declare a character set per line. All steps take linear time;
nothing here raises on bad input.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from crm_desktop.import_export.transfer_decoding import decode_quoted_printable, decode_text

MAX_LINE = 7_200_000
"""Octets of one unfolded line; enough for a photo of 5 MB in base64."""
MAX_TEXT = 1_000_000
"""Octets of one value that is text."""
MAX_HEAD = 10_000
"""Octets of a property's name and parameters."""

_LINE = re.compile(rb"([^\r\n]*)(?:\r\n|\r|\n|\Z)")
_FRAME = re.compile(rb"(?:BEGIN|END):", re.IGNORECASE)
_HEAD = re.compile(r"(?:([\w-]+)\.)?([\w-]+)\Z", re.ASCII)
_BASE64 = re.compile(rb"[A-Za-z0-9+/]+=*\Z")
_ESCAPE = re.compile(r"\\([nN,;:\"\\])")
_CARET = re.compile(r"\^([n^'])")
_CARETS = {"n": "\n", "^": "^", "'": '"'}
_ENCODINGS = {"QUOTED-PRINTABLE", "BASE64", "B", "8BIT", "7BIT"}
_VALUE_PLACES = {"INLINE", "URL", "URI", "CONTENT-ID", "CID"}
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")

Params = Mapping[str, tuple[str, ...]]
"""Parameters by upper-case name; the bare words of vCard 2.1 stand under TYPE, ENCODING, VALUE."""


@dataclass(slots=True)
class ContentLine:
    """One property. ``name`` is upper case; ``cut``: longer than ``MAX_LINE``, the rest is gone."""

    group: str
    name: str
    params: Params
    raw: bytes
    cut: bool = False

    def first(self, param: str) -> str:
        values = self.params.get(param)
        return values[0] if values else ""

    def text(self) -> tuple[str, bool]:
        """The value as text, still escaped, and whether bytes in it fitted no character set."""
        if not self.params:
            return decode_text(self.raw)
        quoted = self.first("ENCODING").upper() == "QUOTED-PRINTABLE"
        raw = decode_quoted_printable(self.raw) if quoted else self.raw
        return decode_text(raw, self.first("CHARSET"))


def unfold(data: bytes) -> Iterator[tuple[bytes, bool]]:
    """Logical lines without empty ones, and whether a line was longer than ``MAX_LINE``.

    Bare LF and CR, folding with a blank, soft breaks of quoted-printable (also before an empty
    line) and base64 of vCard 2.1 that is not indented are understood.
    """
    parts: list[bytes] = []
    size = 0
    soft = False
    for match in _LINE.finditer(data):
        line = match[1]
        if soft and not _FRAME.match(line):
            rest = line
        elif not line:
            continue
        elif parts and line[0] in b" \t":
            rest = line[1:]
        elif parts and b":" not in line and _BASE64.match(line) and _is_base64(parts[0]):
            rest = line
        else:
            if parts:
                yield b"".join(parts), size > MAX_LINE
            parts, size, rest = [], 0, line
        soft = rest.endswith(b"=") and _is_quoted(parts[0] if parts else line)
        if soft:
            rest = rest[:-1]
        size += len(rest)
        if size <= MAX_LINE or not parts:
            parts.append(rest[:MAX_LINE])
    if parts:
        yield b"".join(parts), size > MAX_LINE


def _is_quoted(line: bytes) -> bool:
    return b"QUOTED-PRINTABLE" in line[:300].partition(b":")[0].upper()


def _is_base64(line: bytes) -> bool:
    head = line[:300].partition(b":")[0].upper()
    return b"BASE64" in head or b"ENCODING=B" in head


def as_utf8(data: bytes) -> bytes:
    """The file without byte order mark; UTF-16, with a mark or without, becomes UTF-8."""
    if data.startswith(b"\xef\xbb\xbf"):
        return data[3:]
    for start, codec in (
        (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"),
        (b"B\0E\0", "utf-16-le"), (b"\0B\0E", "utf-16-be"),
    ):  # fmt: skip
        if data.startswith(start):
            return data.decode(codec, "ignore").encode("utf-8", "ignore")
    return data


def parse_line(line: bytes, cut: bool = False) -> ContentLine | None:
    """The property in an unfolded line, or None where there is none."""
    colon = line.find(b":")
    if colon < 0:
        return None
    if b'"' in line[:colon]:
        inside = False
        for match in re.finditer(rb'[":]', line):
            if match[0] == b'"':
                inside = not inside
            elif not inside:
                colon = match.start()
                break
    head = line[:colon]
    if len(head) > MAX_HEAD:
        return None
    parsed = _cached_head(head) if len(head) < 200 else _parse_head(head)
    if parsed is None:
        return None
    group, name, params = parsed
    return ContentLine(group, name, params, line[colon + 1 :], cut)


_Head = tuple[str, str, Params]


def _parse_head(head: bytes) -> _Head | None:
    pieces = _split_unquoted(decode_text(head)[0], ";")
    match = _HEAD.match(pieces[0].strip())
    if not match:
        return None
    params: dict[str, list[str]] = {}
    for piece in pieces[1:]:
        name, equals, value = piece.partition("=")
        name = name.strip().upper()
        if not equals:
            value = piece.strip()
            name = (
                "ENCODING" if name in _ENCODINGS else "VALUE" if name in _VALUE_PLACES else "TYPE"
            )
        if value:
            params.setdefault(name, []).extend(_param_values(value))
    return match[1] or "", match[2].upper(), {k: tuple(v) for k, v in params.items()}


# A file repeats the same few heads ("TEL;TYPE=CELL") for every card.
_cached_head = lru_cache(maxsize=4096)(_parse_head)


def _split_unquoted(text: str, separator: str) -> list[str]:
    if '"' not in text:
        return text.split(separator)
    pieces, start, inside = [], 0, False
    for at, char in enumerate(text):
        if char == '"':
            inside = not inside
        elif char == separator and not inside:
            pieces.append(text[start:at])
            start = at + 1
    pieces.append(text[start:])
    return pieces


def _param_values(value: str) -> list[str]:
    # TYPE="voice,cell" is one quoted text by the letter but two types in practice; a label with a
    # comma in quotation marks stays whole because it is not split here but by the reader of types.
    values = [piece.strip().strip('"') for piece in _split_unquoted(value, ",")]
    if "^" in value:
        return [_CARET.sub(lambda match: _CARETS[match[1]], text) for text in values]
    return values


def unescape(text: str) -> str:
    """Undo the backslashes of a value; ``\\x`` that is no escape stays as it is."""
    if "\\" not in text:
        return text
    return _ESCAPE.sub(lambda match: "\n" if match[1] in "nN" else match[1], text)


def split_escaped(text: str, separator: str) -> list[str]:
    """Cut at each ``separator`` without a backslash before it; the pieces are still escaped."""
    pieces = text.split(separator)
    if "\\" not in text or len(pieces) == 1:
        return pieces
    joined: list[str] = []
    held: list[str] = []
    for piece in pieces:
        held.append(piece)
        if (len(piece) - len(piece.rstrip("\\"))) % 2 == 0:
            joined.append(separator.join(held))
            held = []
    if held:
        joined.append(separator.join(held))
    return joined


def escape(text: str) -> str:
    """A text as a value: ends of line, commas, semicolons and backslashes escaped."""
    text = _UNWRITABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = text.replace("\\", "\\\\").replace("\n", "\\n")
    return text.replace(",", "\\,").replace(";", "\\;")


def quote_param(text: str) -> str:
    """A text as a quoted parameter value, with the carets of RFC 6868."""
    text = _UNWRITABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return '"' + text.replace("^", "^^").replace("\n", "^n").replace('"', "^'") + '"'


def fold(lines: Iterable[str]) -> bytes:
    """Lines as octets: CR LF, at most 75 octets per line, no UTF-8 sequence cut in two."""
    out: list[bytes] = []
    for line in lines:
        raw = line.encode("utf-8")
        start, room = 0, 75
        while len(raw) - start > room:
            end = start + room
            while raw[end] & 0xC0 == 0x80:
                end -= 1
            out += (raw[start:end], b"\r\n ")
            start, room = end, 74
        out += (raw[start:], b"\r\n")
    return b"".join(out)
