"""What a file really is, judged by its content and never by its name.

The answer is a table format that can be read (xlsx, xlsm, xlsb, xls, ods, html, text), a format
that another reader takes (vcf, mbox, eml, ics), or the key of a sentence in ``REFUSALS``.
"""

from __future__ import annotations

import lzma
import re
import struct
import zipfile
import zlib
from pathlib import Path

from crm_desktop.errors import FileRefusedError

BOOK_FORMATS = frozenset({"xlsx", "xlsm", "xlsb", "xls", "ods"})
RECORD_FORMATS = frozenset({"vcf", "mbox", "eml", "ics"})

_KEPT = " Nothing was imported. "
_IN_SPREADSHEET = (
    "Please open it in your spreadsheet program, save it as an Excel workbook (.xlsx), and import "
    "that file."
)
_IN_LIBREOFFICE = (
    "Please open it in LibreOffice, save it as an Excel workbook (.xlsx), and import that file."
)
_COPIED = (
    "Please copy the table into your spreadsheet program, save it as an Excel workbook (.xlsx), "
    "and import that file."
)
_AT_ITS_ORIGIN = (
    "Please open the original list in the program it comes from, save it as an Excel workbook "
    "(.xlsx), and import that file."
)
_EXPORTED = "Please export the list as .xlsx or .csv and import that file."
# Whole sentences, so that each is found again in another language.
REFUSALS: dict[str, str] = {
    "empty": "This file is empty." + _KEPT + "Please check whether you chose the right file.",
    "encrypted": "This file has a password. Save a copy without one.",
    "xml spreadsheet": 'This is a table in the old form "XML Spreadsheet 2003".' + _KEPT
    + _IN_SPREADSHEET,
    "flat ods": "This is an OpenDocument table in one piece (.fods)." + _KEPT + _IN_LIBREOFFICE,
    "mhtml": "This is a web page saved as one file, not a table." + _KEPT + _IN_SPREADSHEET,
    "html": "This is a web page without a table." + _KEPT + _EXPORTED,
    "xml": "This is an XML file, not a table." + _KEPT + _EXPORTED,
    "json": "This is a JSON file, not a table." + _KEPT + _EXPORTED,
    "old excel": "This is a workbook of a very old Excel." + _KEPT + _IN_LIBREOFFICE,
    "pdf": "This is a PDF, not a table." + _KEPT + _AT_ITS_ORIGIN,
    "numbers": "This is a Numbers file from a Mac." + _KEPT + "Please open it in Numbers, choose "
    "File, Export To, Excel, and import the file this makes.",
    "docx": "This is a text document, not a table." + _KEPT + _COPIED,
    "slides": "This is a presentation, not a table." + _KEPT + _COPIED,
    "zip": "This is a packed archive, not a table." + _KEPT
    + "Please unpack it and import the files inside, one after the other.",
    "damaged": "This file is damaged or not complete." + _KEPT + "Please open it in your "
    "spreadsheet program, save it under a new name, and import the new file.",
    "image": "This is a picture, not a table." + _KEPT + _AT_ITS_ORIGIN,
    "database": "This is the file of another program, not a table." + _KEPT
    + "Please export the list from the program it belongs to as .xlsx or .csv.",
    "ole": "This is an older Office document, but no table (perhaps a letter or a mail)." + _KEPT
    + "Please open it in the program it comes from and save its table as .xlsx.",
    "unknown": "This file is no table that can be read here." + _KEPT + _AT_ITS_ORIGIN,
}  # fmt: skip

_HEAD = 64 * 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BIFF_STARTS = {b"\x09\x08": "xls", b"\x09\x04": "old excel", b"\x09\x02": "old excel",
                b"\x09\x00": "old excel"}  # fmt: skip
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "pdf"), (b"\x89PNG\r\n\x1a\n", "image"), (b"\xff\xd8\xff", "image"),
    (b"GIF87a", "image"), (b"GIF89a", "image"), (b"II*\0", "image"), (b"MM\0*", "image"),
    (b"SQLite format 3\0", "database"), (b"\0\1\0\0Standard ", "database"),
    (b"\x1f\x8b\x08", "zip"), (b"7z\xbc\xaf\x27\x1c", "zip"), (b"Rar!\x1a\x07", "zip"),
    (b"BZh9", "zip"), (b"\xfd7zXZ\0", "zip"), (b"{\\rtf", "docx"),
)  # fmt: skip
# How a damaged archive shows itself: zipfile lets all of these through.
_DAMAGED = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, lzma.LZMAError, struct.error, OSError,
    EOFError, ValueError, RuntimeError, OverflowError, IndexError, KeyError,
)  # fmt: skip
_CONTENT_TYPES: tuple[tuple[bytes, str], ...] = (
    (b"sheet.binary.macroEnabled.main", "xlsb"),
    (b"sheet.macroEnabled.main+xml", "xlsm"),
    (b"template.macroEnabled.main+xml", "xlsm"),
    (b"spreadsheetml.sheet.main+xml", "xlsx"),
    (b"spreadsheetml.template.main+xml", "xlsx"),
)
_TELLING_PARTS = (
    ("xl/workbook.xml", "xlsx"), ("xl/workbook.bin", "xlsb"), ("word/document.xml", "docx"),
    ("ppt/presentation.xml", "slides"), ("index/document.iwa", "numbers"),
    ("index.zip", "numbers"), ("index.apxl", "numbers"), ("content.xml", "docx"),
)  # fmt: skip
_MAIL_HEADER = re.compile(
    r"^(from|to|cc|subject|date|received|return-path|message-id|mime-version|delivered-to|"
    r"content-type|x-[a-z0-9-]+|reply-to|sender|dkim-signature|authentication-results):",
    re.IGNORECASE | re.MULTILINE,
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b")) + b"\x7f"


def recognise(path: Path) -> str:
    """The format of the file's content.

    Raises:
        OSError: the file cannot be read.
    """
    size = path.stat().st_size
    if size == 0:
        return "empty"
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
    if head.startswith(_OLE):
        return _ole(path)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _archive(path)
    return _signature(head, size) or _text(head)


def _signature(head: bytes, size: int) -> str | None:
    for start, name in _MAGIC:
        if head.startswith(start):
            return name
    if (
        (head[:2] == b"BM" and int.from_bytes(head[2:6], "little") == size)
        or (head[:4] == b"RIFF" and head[8:12] == b"WEBP")
        or head[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif")
    ):
        return "image"
    biff = _BIFF_STARTS.get(head[:2])
    if biff and len(head) >= 4 and 4 <= int.from_bytes(head[2:4], "little") <= 16:
        return biff
    return None


def refuse(name: str) -> FileRefusedError:
    """The refusal that belongs to an answer of ``recognise``."""
    return FileRefusedError(REFUSALS.get(name, REFUSALS["unknown"]), code=_code(name))


def _code(name: str) -> str:
    return "file.password" if name == "encrypted" else f"file.{name.replace(' ', '_')}"


NOT_TO_BE_READ = frozenset(map(_code, REFUSALS))
"""The codes of what ``refuse`` makes."""


def _archive(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            parts = {part.filename.replace("\\", "/").lower(): part for part in archive.infolist()}
            if any(part.flag_bits & 1 for part in parts.values()):
                return "encrypted"

            def text(name: str) -> bytes:
                if name not in parts:
                    return b""
                with archive.open(parts[name]) as stream:
                    return stream.read(1 << 20)

            kind = text("mimetype").strip()
            locked = b"encryption-data" in text("meta-inf/manifest.xml")
            types = text("[content_types].xml")
    except _DAMAGED:
        return "damaged"
    if kind.startswith(b"application/vnd.oasis.opendocument.spreadsheet"):
        return "encrypted" if locked else "ods"
    for mark, name in _CONTENT_TYPES:
        if mark in types:
            return name
    return next((name for part, name in _TELLING_PARTS if part in parts), "zip")


def _ole(path: Path) -> str:
    names = ole_stream_names(path)
    if "EncryptedPackage" in names or "EncryptionInfo" in names:
        return "encrypted"
    if "Workbook" in names or "Book" in names:
        return "xls"
    return "ole" if names else "damaged"


def ole_stream_names(path: Path) -> set[str]:
    """Names in the directory of an OLE compound file; empty where it cannot be followed.

    Layout: [MS-CFB]. The directory is a chain of sectors; each entry has 128 bytes, its name in
    UTF-16 in the first 64 and the name's length in bytes at 64.
    """
    names: set[str] = set()
    with path.open("rb") as stream:
        header = stream.read(512)
        if len(header) < 512:
            return names
        shift = int.from_bytes(header[30:32], "little")
        if shift not in (9, 12):
            return names
        size = 1 << shift
        sector = int.from_bytes(header[48:52], "little")
        tables = [int.from_bytes(header[i : i + 4], "little") for i in range(76, 512, 4)]
        seen: set[int] = set()
        while sector < 0xFFFFFFFA and sector not in seen and len(seen) < 1_000:
            seen.add(sector)
            stream.seek((sector + 1) * size)
            block = stream.read(size)
            for entry in range(0, len(block) - 127, 128):
                length = int.from_bytes(block[entry + 64 : entry + 66], "little")
                if 2 < length <= 64:
                    raw = block[entry : entry + length - 2]
                    names.add(raw.decode("utf-16-le", "replace"))
            table, place = divmod(sector, size // 4)
            if table >= len(tables):
                break
            stream.seek((tables[table] + 1) * size + 4 * place)
            link = stream.read(4)
            sector = int.from_bytes(link, "little") if len(link) == 4 else 0xFFFFFFFE
    return names


def _text(head: bytes) -> str:
    """Tell texts apart by how they start, in whatever encoding."""
    whole = head[: len(head) & ~1]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        start = whole.decode("utf-16", "replace")
    elif wide := _wide(whole):
        start = whole.decode(wide, "replace")
    else:
        start = head.decode("latin-1").removeprefix("ï»¿")
        controls = len(head) - len(head.translate(None, _CONTROLS))
        nuls = head.count(0)
        if (controls - nuls) * 20 > len(head) or nuls * 3 > len(head):
            return "unknown"
    start = start.lstrip("\ufeff \t\r\n")
    low = start[:4096].lower()
    for mark, name in (("begin:vcard", "vcf"), ("begin:vcalendar", "ics")):
        if low.startswith(mark):
            return name
    if low.startswith("<"):
        return _markup(start.lower())
    if re.match(r"(\{\s*[\"}]|\[\s*[{\[])", low):
        return "json"
    return _mail(start)


def _wide(head: bytes) -> str | None:
    """UTF-16 without a mark: the zero bytes of its ASCII signs stand at one parity only."""
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) * 40 <= len(head) or max(even, odd) <= 50 * min(even, odd):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _markup(low: str) -> str:
    if "urn:schemas-microsoft-com:office:spreadsheet" in low and "<workbook" in low:
        return "xml spreadsheet"
    if "office:document" in low[:4096] and "opendocument.spreadsheet" in low:
        return "flat ods"
    if re.match(r"<(!doctype\s+html|!--|html|table|head|body|meta|style|div|center|font)", low) or (
        low.startswith("<?xml") and "<html" in low
    ):
        return "html"
    return "xml" if low.startswith(("<?xml", "<!doctype")) else "text"


def _mail(start: str) -> str:
    first, _, rest = start.partition("\n")
    head = re.split(r"\r?\n\r?\n", rest if first.startswith("From ") else start, maxsplit=1)[0]
    headers = {match.lower() for match in _MAIL_HEADER.findall(head)}
    if first.startswith("From ") and headers:
        return "mbox"
    if len(headers) < 2 or not re.match(r"[A-Za-z][A-Za-z0-9-]*:", first):
        return "text"
    if "multipart/related" in head.lower() and "content-location" in start.lower():
        return "mhtml"
    return "eml"
