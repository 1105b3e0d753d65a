"""How big and how odd an outside file may be, checked before anything else opens it.

Sizes that a file declares are never believed: packed parts are inflated and measured in small
pieces. What is refused here is refused as a whole, with a sentence that names the reason.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from crm_desktop.errors import FileRefusedError

MIB = 1024 * 1024
_PIECE = MIB
_OVERLAP = 96
"""Bytes of the last piece looked at again, so that nothing hides on a seam."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Upper bounds; sizes in bytes, ``cell_length`` in characters."""

    file_size: int = 1024 * MIB
    unpacked_size: int = 512 * MIB
    ratio: int = 200
    ratio_from: int = MIB
    """Parts that unpack to less than this may have any ratio."""
    parts: int = 2_000
    rows: int = 1_000_000
    columns: int = 2_000
    cells: int = 20_000_000
    cell_length: int = MIB


@dataclass(slots=True)
class PartFacts:
    """What a look through the sheets of a workbook counted."""

    unpacked: int = 0
    cells: int = 0
    error_cells: int = 0
    formulas_without_value: int = 0
    extents: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Part name -> an upper bound of its rows and columns."""


def refuse_rows(count: int, limits: Limits) -> FileRefusedError:
    return FileRefusedError(
        f"The file has more than {limits.rows:,} rows (at least {count:,}). Nothing was imported. "
        "Please split it into smaller files and import them one after the other.",
        code="file.too_many_rows",
    )


def refuse_columns(count: int, limits: Limits, where: str = "The table") -> FileRefusedError:
    return FileRefusedError(
        f"{where} has {count:,} columns; at most {limits.columns:,} can be read. Nothing was "
        "imported. Please copy the columns you need into a new file and import that.",
        code="file.too_many_columns",
    )


def refuse_cells(limits: Limits) -> FileRefusedError:
    return FileRefusedError(
        f"The table covers more than {limits.cells:,} cells; some may stand far away from the "
        "rest. Nothing was imported. Please copy the table into a new file and import that.",
        code="file.too_many_cells",
    )


def refuse_cell(where: str, limits: Limits) -> FileRefusedError:
    return FileRefusedError(
        f"{where} holds a text of more than {limits.cell_length:,} characters. Nothing was "
        "imported. Please shorten this text and try again.",
        code="file.cell_too_long",
    )


def refuse_damaged() -> FileRefusedError:
    return FileRefusedError(
        "This file is damaged or not complete. Nothing was imported. Please open it in your "
        "spreadsheet program, save it under a new name, and import the new file.",
        code="file.damaged",
    )


def check_size(size: int, limits: Limits) -> None:
    """Refuse a file that is too big to look at at all."""
    if size > limits.file_size:
        raise FileRefusedError(
            f"The file is {size // MIB:,} MB big; at most {limits.file_size // MIB:,} MB can be "
            "read. Nothing was imported. Please split it into smaller files.",
            code="file.too_big",
        )


def check_archive(path: Path, limits: Limits) -> PartFacts:
    """Look through the parts of a packed workbook (xlsx, xlsm, xlsb, ods).

    Raises:
        FileRefusedError: it unpacks to too much, holds a document type, is spread over too many
            rows or columns, or is damaged.
    """
    facts = PartFacts()
    try:
        with zipfile.ZipFile(path) as archive, path.open("rb") as stream:
            parts = archive.infolist()
            if len(parts) > limits.parts:
                raise FileRefusedError(
                    f"The file consists of {len(parts):,} parts; at most {limits.parts:,} are "
                    "allowed. It is no ordinary workbook and was not opened.",
                    code="file.too_many_parts",
                )
            _check_declared(parts, limits)
            for part in parts:
                if part.filename.lower().endswith((".xml", ".rels", ".bin")):
                    _check_part(stream, part, facts, limits)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, ValueError, EOFError) as error:
        raise refuse_damaged() from error
    return facts


def _check_declared(parts: list[zipfile.ZipInfo], limits: Limits) -> None:
    for part in parts:
        if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise refuse_damaged()
        _check_ratio(part.file_size, part.compress_size, limits)
    total = sum(part.file_size for part in parts)
    if total > limits.unpacked_size:
        raise _refuse_unpacked(total)


def _check_ratio(unpacked: int, packed: int, limits: Limits) -> None:
    if unpacked > limits.ratio_from and unpacked > limits.ratio * max(packed, 1):
        raise _refuse_unpacked(unpacked)


def _refuse_unpacked(size: int) -> FileRefusedError:
    return FileRefusedError(
        f"The file unpacks to {max(1, size // MIB):,} MB or more, far more than a table needs. It "
        "was not opened, because such files can bring a computer to a halt. If it comes from "
        "somebody you trust, ask for it as a .csv file.",
        code="file.unpacks",
    )


def _pieces(stream: BinaryIO, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """Inflate one part piece by piece, whatever size it claims to have."""
    stream.seek(part.header_offset)
    header = stream.read(30)
    if len(header) < 30 or header[:4] != b"PK\x03\x04":
        raise zipfile.BadZipFile(part.filename)
    skip = int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
    stream.seek(skip, 1)
    left = part.compress_size
    if part.compress_type == zipfile.ZIP_STORED:
        while left > 0 and (raw := stream.read(min(left, _PIECE))):
            left -= len(raw)
            yield raw
        return
    inflate = zlib.decompressobj(-15)
    while not inflate.eof:
        raw = inflate.unconsumed_tail
        if not raw:
            raw = stream.read(min(left, 64 * 1024))
            left -= len(raw)
            if not raw:
                raise zipfile.BadZipFile(part.filename)
        if piece := inflate.decompress(raw, _PIECE):
            yield piece


def _joined(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Small pieces put together, so that what looks at them is called less often."""
    held: list[bytes] = []
    size = 0
    for piece in pieces:
        held.append(piece)
        size += len(piece)
        if size >= _PIECE:
            yield b"".join(held)
            held, size = [], 0
    if held:
        yield b"".join(held)


def _measured(
    stream: BinaryIO, part: zipfile.ZipInfo, facts: PartFacts, limits: Limits
) -> Iterator[bytes]:
    own = 0
    for piece in _joined(_pieces(stream, part)):
        own += len(piece)
        facts.unpacked += len(piece)
        _check_ratio(own, part.compress_size, limits)
        if facts.unpacked > limits.unpacked_size:
            raise _refuse_unpacked(facts.unpacked)
        yield piece


_DOCUMENT_TYPE = re.compile(rb"<!\0?(?:D\0?O\0?C\0?T|E\0?N\0?T\0?I)|<\0!\0(?:D\0O|E\0N)")
_USUAL_REFERENCE = re.compile(rb' r="(?:([A-Za-z]{2,3})|[A-Za-z](?=\d{6}))(\d{1,7})')
_ANY_REFERENCE = re.compile(rb"\sr\s*=\s*[\"']([A-Za-z]{1,3})(\d{1,7})")
_EMPTY_FORMULA = re.compile(rb"(?:</f>|<f[^>]*/>)(?:<v></v>|<v ?/>)?</c>")


def _check_part(stream: BinaryIO, part: zipfile.ZipInfo, facts: PartFacts, limits: Limits) -> None:
    is_xml = not part.filename.lower().endswith(".bin")
    is_sheet: bool | None = None
    rows = columns = 0
    tail = cell_tag = b""
    for piece in _measured(stream, part, facts, limits):
        if not is_xml:
            continue
        seen = tail + piece
        if (b"<!" in seen or b"<\0!" in seen) and _DOCUMENT_TYPE.search(seen):
            raise FileRefusedError(
                "The file contains a document type, not allowed in a workbook: it can be used to "
                "harm a computer. It was not opened. Open it in your spreadsheet program, save it "
                "under a new name, and import the new file.",
                code="file.document_type",
            )
        if is_sheet is None:
            start = seen[:4096]
            is_sheet = b"<worksheet" in start or b":worksheet" in start
            cell_tag = b"<c " if b"<worksheet" in start else b":c "
        if is_sheet:
            rows, columns = _extend(
                seen, len(tail), cell_tag, rows=rows, columns=columns, facts=facts
            )
            if facts.cells > limits.cells:
                raise refuse_cells(limits)
            # Neither is reached by bounds alone: these were seen at real cells.
            if columns > limits.columns:
                raise refuse_columns(columns, limits)
            if rows > limits.rows:
                raise refuse_rows(rows, limits)
        tail = seen[-_OVERLAP:]
    if not is_sheet:
        return
    if max(rows, 99_999) * max(columns, 26) > limits.cells:
        rows, columns = _exact_extent(stream, part)
        if rows * columns > limits.cells:
            raise refuse_cells(limits)
    facts.extents[part.filename] = (rows, columns)


def _extend(
    seen: bytes, overlap: int, cell_tag: bytes, *, rows: int, columns: int, facts: PartFacts
) -> tuple[int, int]:
    """Rows and columns reached so far, cheaply.

    References of one letter and less than six digits are not looked at: they lie within 26
    columns and 99,999 rows, which the caller reckons with anyway.
    """
    start = max(0, overlap - 4)
    cells = seen.count(cell_tag, start)
    facts.cells += cells
    facts.error_cells += seen.count(b' t="e"', start)
    if b"</f>" in seen or b"<f " in seen:
        facts.formulas_without_value += len(_EMPTY_FORMULA.findall(seen, start))
    usual = seen.count(b' r="') >= cells + seen.count(cell_tag[:-2] + b"row", start)
    found = _USUAL_REFERENCE if usual else _ANY_REFERENCE
    letters: set[bytes] = set()
    digits: set[bytes] = set()
    for column, row in set(found.findall(seen)):
        letters.add(column)
        digits.add(row)
    rows = max(rows, max(map(int, digits), default=0))
    columns = max(columns, max(map(_column_number, letters), default=0))
    return rows, columns


def _exact_extent(stream: BinaryIO, part: zipfile.ZipInfo) -> tuple[int, int]:
    rows = columns = 0
    tail = b""
    for piece in _joined(_pieces(stream, part)):
        seen = tail + piece
        for column, row in _ANY_REFERENCE.findall(seen):
            rows = max(rows, int(row))
            columns = max(columns, _column_number(column))
        tail = seen[-_OVERLAP:]
    return rows, columns


def _column_number(letters: bytes) -> int:
    """b"A" -> 1, b"XFD" -> 16384, b"" -> 0."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
