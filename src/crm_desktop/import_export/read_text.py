"""Delimited text (csv, tsv, txt, pasted) as a ``Book``.

The values stay as written, "" becomes ``None``. Fast where the file is well formed: then the C
reader sees the bytes once. Only a file whose quotation marks do not add up is read record by
record, so that one mark never swallows the rest of the list.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import cast

from crm_desktop.domain.text import repair_double_encoding
from crm_desktop.import_export.encoding import (
    Encoding,
    codec_of,
    detect_encoding,
    given_encoding,
)
from crm_desktop.import_export.limits import (
    Limits,
    check_size,
    refuse_cell,
    refuse_cells,
    refuse_columns,
    refuse_rows,
)
from crm_desktop.import_export.model import Book, Notice, Row, Sheet
from crm_desktop.progress import Progress, silent

_CHUNK = 20_000
_SAMPLE = 128 * 1024
_SAMPLE_LINES = 400
_NO_DELIMITER = "\x1f"
_LINES = re.compile(r"\r\n?|\n")
_SEP_LINE = re.compile(r'"?sep=([,;\t|])"?[ \t]*(?:\r\n?|\n|$)', re.IGNORECASE)


def read_text(
    source: Path | bytes,
    name: str,
    limits: Limits | None = None,
    progress: Progress = silent,
    *,
    encoding: str | None = None,
    delimiter: str | None = None,
) -> Book:
    """Read a text file; ``name`` is only what to call it in progress.

    ``encoding`` (one of Python's names) and ``delimiter`` (one character, "" for a single column)
    go before what is detected; a "sep=" line is no record whatever it says.

    Raises:
        FileRefusedError: too big, a line holds more than can be read, or the letters of the file
            are not written in ``encoding``.
        OSError: the file cannot be read.
    """
    limits = limits or Limits()
    if isinstance(source, Path):
        check_size(source.stat().st_size, limits)
        data = source.read_bytes()
    else:
        check_size(len(source), limits)
        data = source
    plain = plain_bytes(data, encoding)
    data, codec, notices = plain.data, plain.codec, plain.notices
    start = data[: 4 * _SAMPLE].decode(codec, "replace")
    if sep := _SEP_LINE.match(start):
        data = data[len(sep.group().encode(codec)) :]
        delimiter = sep.group(1) if delimiter is None else delimiter or None
    else:
        delimiter = find_delimiter(start) if delimiter is None else delimiter or None
    wrapper = io.TextIOWrapper(io.BytesIO(data), encoding=codec, newline="")
    total = max(1, data.count(b"\n"))
    rows = _read(wrapper, delimiter, limits, notices, (progress, total, name))
    return Book(
        format={"\t": "tsv", None: "txt"}.get(delimiter, "csv"),
        sheets=[Sheet("", rows)],
        encoding=plain.encoding,
        delimiter=delimiter,
        notices=notices,
    )


def read_pasted(text: str, limits: Limits | None = None, delimiter: str | None = None) -> Book:
    """Read text from the clipboard."""
    return read_text(text.encode("utf-8", "replace"), "pasted", limits, delimiter=delimiter)


# ------------------------------------------------------------------------------- characters


@dataclass(slots=True)
class PlainBytes:
    """Text bytes without byte order mark and NULs that are sure to decode with ``codec``.

    ``encoding`` is the file's own; where something was unusual the bytes were written anew in
    UTF-8, which ``codec`` then says.
    """

    data: bytes
    codec: str
    encoding: str
    notices: list[Notice]


def plain_bytes(data: bytes, encoding: str | None = None) -> PlainBytes:
    """Find the encoding of a file, if it is not given, and take out what no cell may hold."""
    found = detect_encoding(data) if encoding is None else given_encoding(data, encoding)
    codec = codec_of(found)
    if found.mark:
        data = data[found.mark :]
    notices: list[Notice] = []
    text: str | None = None
    if found.damaged:
        text = _mended(data, found, codec, notices)
    wide = codec.startswith("utf-16") or codec.startswith("utf-32")
    if wide or b"\0" in data:
        text = data.decode(codec) if text is None else text
        if "\0" in text:
            line = 1 + _count_lines(text[: text.index("\0")])
            notices.append(
                Notice(
                    "text.nul",
                    _strange(
                        text.count(chr(0)),
                        line,
                        "1 character in line %1 cannot be shown and was left out.",
                        "%1 characters cannot be shown and were left out, the first in line %2.",
                    ),
                )
            )
            text = text.replace("\0", "")
    if text is None and found.name != codec:
        text = data.decode(codec)
    if text is not None:
        # One road for everything that is unusual: from here on it is UTF-8.
        data, codec = text.encode("utf-8", "surrogatepass"), "utf-8"
    if codec == "utf-8" and not data.isascii():
        _look_for_damage(data, notices, told=found.damaged)
    return PlainBytes(data, codec, found.name, notices)


def _mended(data: bytes, found: Encoding, codec: str, notices: list[Notice]) -> str:
    if found.name == "utf-8":
        strays: list[int] = []
        text = data.decode(codec, _stray_handler(strays))
        line = 1 + data.count(b"\n", 0, strays[0])
        notices.append(
            Notice(
                "text.mixed_encoding",
                _strange(
                    len(strays),
                    line,
                    "1 letter in line %1 is written in another way than the rest. It was read as "
                    "Western European; please check.",
                    "%1 letters are written in another way than the rest, the first in line %2. "
                    "They were read as Western European; please check.",
                ),
            )
        )
        return text
    text = data.decode(codec, "replace")
    place = text.find("\ufffd")
    line = 1 + _count_lines(text[: max(place, 0)])
    notices.append(
        Notice(
            "text.replacement_character",
            _strange(
                text.count(chr(0xFFFD)),
                line,
                "1 character in line %1 could not be read and stands as \ufffd.",
                "%1 characters could not be read and stand as \ufffd, the first in line %2.",
            )
            + " Please check, or save the file as UTF-8 and try again.",
        )
    )
    return text


def _strange(count: int, line: int, one: str, many: str) -> str:
    if count == 1:
        return one.replace("%1", f"{line:,}")
    return many.replace("%1", f"{count:,}").replace("%2", f"{line:,}")


def _stray_handler(strays: list[int]) -> str:
    """An error handler for ``decode`` that reads stray bytes as Windows-1252."""

    def as_western(error: UnicodeError) -> tuple[str, int]:
        assert isinstance(error, UnicodeDecodeError)
        strays.append(error.start)
        raw = error.object[error.start : error.end]
        return raw.decode("cp1252", "replace"), error.end

    codecs.register_error("crm-western", as_western)
    return "crm-western"


def _look_for_damage(data: bytes, notices: list[Notice], *, told: bool) -> None:
    bad = data.count(b"\xef\xbf\xbd") if b"\xef" in data else 0
    if bad and not (told and any(n.code == "text.replacement_character" for n in notices)):
        line = 1 + data.count(b"\n", 0, data.index(b"\xef\xbf\xbd"))
        notices.append(
            Notice(
                "text.replacement_character",
                _strange(
                    bad,
                    line,
                    "1 character in line %1 was already lost in the file and stands as \ufffd.",
                    "%1 characters were already lost in the file and stand as \ufffd, the first "
                    "in line %2.",
                )
                + " Another export of the list may still have what is missing.",
            )
        )
    # "Ã" and "â€" begin nearly every text that went through UTF-8 twice.
    if b"\xc3\x83" not in data and b"\xc3\x82" not in data and b"\xc3\xa2\xe2" not in data:
        return
    damaged = 0
    example = ""
    for match in islice(_DOUBLE.finditer(data), 5_000):
        text = match.group().decode("utf-8", "replace")
        mended = repair_double_encoding(text)
        if mended is not None:
            damaged += 1
            example = example or f'"{text[:40]}" is probably "{mended[:40]}"'
    if damaged:
        notices.append(
            Notice(
                "text.double_encoded",
                f"Some letters were damaged before the file was made ({example}). This can be "
                "repaired.",
            )
        )


_DOUBLE = re.compile(rb"[^\x00-\x40\[-`{-\x7f]*(?:\xc3[\x82\x83\xa2])[^\x00-\x40\[-`{-\x7f]*")


def _count_lines(text: str) -> int:
    return len(_LINES.findall(text))


# -------------------------------------------------------------------------------- delimiter

_QUOTED = re.compile(r'(?<![^,;\t|\r\n])"(?:[^"]|"")*"(?=[,;\t|\r\n]|\Z)')
_DECIMAL_COMMA = re.compile(r"(?<=\d),(?=\d)")


def find_delimiter(start: str) -> str | None:
    r"""The delimiter, by a vote of the first lines: "," ";" "\t" "|", or None where none shows.

    A line votes for the number of times a sign stands in it outside quotation marks; the sign
    with the most lines of one number wins, wider tables a little ahead.
    """
    sample = start[:_SAMPLE]
    lines = [line for line in _LINES.split(_QUOTED.sub("Q", sample)) if line.strip()]
    if len(start) > _SAMPLE and len(lines) > 1:
        lines.pop()
    lines = lines[:_SAMPLE_LINES]
    if not lines:
        return None
    scores = {sign: _agreement(lines, sign) for sign in "\t;|"}
    if max(share for share, _ in scores.values()) >= 0.7:
        # Beside a good delimiter a comma between digits is a decimal mark.
        lines = [_DECIMAL_COMMA.sub("", line) for line in lines]
    scores[","] = _agreement(lines, ",")
    best = max(scores, key=lambda sign: scores[sign][1])
    return best if scores[best][0] >= 0.25 else None


def _agreement(lines: list[str], sign: str) -> tuple[float, float]:
    """(share of lines with the commonest number of signs, that share weighted by width)."""
    counts = Counter(line.count(sign) for line in lines)
    usual, votes = max(
        ((number, votes) for number, votes in counts.items() if number),
        key=lambda pair: (pair[1], pair[0]),
        default=(0, 0),
    )
    if not usual:
        return 0.0, 0.0
    # Rows that leave their last cells out still speak for the sign.
    some = sum(votes for number, votes in counts.items() if number)
    share = votes / len(lines)
    weight = min(usual, 15) ** 0.5
    return max(share, 0.5 * some / len(lines)), (share + 0.25 * some / len(lines)) * weight


# ------------------------------------------------------------------------------------ rows


@contextmanager
def _field_limit(length: int) -> Iterator[None]:
    """The C reader's limit is one for the whole process; it is put back afterwards."""
    before = csv.field_size_limit(length)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _read(
    stream: io.TextIOWrapper,
    delimiter: str | None,
    limits: Limits,
    notices: list[Notice],
    report: tuple[Progress, int, str],
) -> list[Row]:
    sign = delimiter or _NO_DELIMITER
    with _field_limit(limits.cell_length):
        try:
            reader = csv.reader(stream, delimiter=sign, strict=True)
            rows = _collect(reader, limits, report)
            in_order = reader.line_num - len(rows) <= 0
        except csv.Error:
            in_order = False
        if not in_order:
            stream.seek(0)
            rows = _read_carefully(list(stream), sign, limits, notices, report)
    while rows and not rows[-1]:
        rows.pop()
    return rows


def _collect(
    records: Iterator[list[str]], limits: Limits, report: tuple[Progress, int, str]
) -> list[Row]:
    progress, total, name = report
    rows: list[Row] = []
    cells = 0
    while chunk := cast(list[Row], list(islice(records, _CHUNK))):
        cells += _tidy(chunk, len(rows), limits)
        rows += chunk
        if len(rows) > limits.rows:
            raise refuse_rows(len(rows), limits)
        if cells > limits.cells:
            raise refuse_cells(limits)
        progress(min(len(rows), total), total, name)
    return rows


def _tidy(chunk: list[Row], first: int, limits: Limits) -> int:
    """Make "" ``None`` and cut empty ends, in place; returns the number of cells."""
    widest = max(map(len, chunk))
    if widest > limits.columns:
        for number, row in enumerate(chunk, first + 1):
            while row and not row[-1]:
                row.pop()
            if len(row) > limits.columns:
                raise refuse_columns(len(row), limits, f"Row {number:,}")
    for row in chunk:
        while row and not row[-1]:
            row.pop()
        if "" in row:
            row[:] = [cell or None for cell in row]
    return sum(map(len, chunk))


def _read_carefully(
    lines: list[str],
    sign: str,
    limits: Limits,
    notices: list[Notice],
    report: tuple[Progress, int, str],
) -> list[Row]:
    literal: list[int] = []
    usual = _usual_count(lines, sign)
    records = _records(lines, sign, usual, literal, limits)
    rows = _collect(records, limits, report)
    if literal:
        text = _strange(
            len(literal),
            literal[0] + 1,
            "In line %1 a quotation mark is opened and never closed. It was read as an ordinary "
            "character; please check this row.",
            "In %1 lines, the first is line %2, a quotation mark is opened and never closed. They "
            "were read as ordinary characters; please check these rows.",
        )
        notices.append(Notice("text.open_quote", text))
    return rows


def _usual_count(lines: list[str], sign: str) -> int:
    counts = Counter(line.count(sign) for line in lines[:2_000])
    return max(((n, c) for c, n in counts.items() if c), default=(0, 0))[1]


def _records(
    lines: list[str], sign: str, usual: int, literal: list[int], limits: Limits
) -> Iterator[list[str]]:
    """Record by record; a line that opens a quotation mark for nothing goes into ``literal``."""
    place = 0
    while place < len(lines):
        reader = csv.reader(islice(lines, place, None), delimiter=sign, strict=True)
        base = start = place
        try:
            for row in reader:
                end = base + reader.line_num
                if end - start > 1 and _swallows(lines, start, end, sign, usual):
                    break
                yield row
                start = end
            else:
                return
        except csv.Error:
            pass
        line = lines[start]
        if line.count('"') % 2 or len(line) > limits.cell_length:
            literal.append(start)
            yield _one_line(line, start, sign, limits, csv.QUOTE_NONE)
        else:
            # Marks in pairs but not at the ends of the cell: the lenient reader knows them.
            yield _one_line(line, start, sign, limits, csv.QUOTE_MINIMAL)
        place = start + 1


def _one_line(line: str, place: int, sign: str, limits: Limits, quoting: int) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=sign, quoting=quoting), [])  # type: ignore[arg-type]
    except csv.Error as error:
        raise refuse_cell(f"Line {place + 1:,}", limits) from error


def _swallows(lines: list[str], start: int, end: int, sign: str, usual: int) -> bool:
    """Whether a record over several lines consists of lines that are records themselves."""
    inner = lines[start + 1 : end - 1]
    if not inner or not usual:
        return False
    if lines[start].count('"') % 2 == 0:
        return False
    alike = sum(_fields(line, sign) == usual + 1 for line in inner)
    return alike * 5 >= len(inner) * 4


def _fields(line: str, sign: str) -> int:
    """How many fields the line has on its own; 0 where it cannot stand on its own."""
    try:
        return len(next(csv.reader([line], delimiter=sign, strict=True), []))
    except csv.Error:
        return 0
