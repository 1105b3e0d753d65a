"""Turn the bytes of cards, calendars and mails back into text and content.

Nothing here raises on bad bytes: a declared character set that is unknown or wrong is replaced by
UTF-8, and bytes that are no UTF-8 either by Windows-1252, so that a record always survives. No
text that leaves here holds lone surrogates or U+FFFD made by us.
"""

from __future__ import annotations

import binascii
import codecs
import re
from functools import lru_cache

# Writers declare these and mean the larger set that contains them.
_MEANT = {
    "iso8859-1": "cp1252", "ascii": "utf-8", "gb2312": "gb18030", "gbk": "gb18030",
    "euc_kr": "cp949", "shift_jis": "cp932",
}  # fmt: skip
_ALIASES = {"iso-8859-8-i": "iso-8859-8", "ks_c_5601-1987": "cp949", "x-sjis": "cp932"}
# Codecs of Python that are no character sets of outside files; some take quadratic time.
_REFUSED = {"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined"}
_ASCII_SAFE = ("utf-8", "cp125", "iso8859-", "gb18030", "cp949", "cp932", "koi8", "mac-")

_STRAY = {0xDC80 + i: bytes([0x80 + i]).decode("cp1252", "ignore") for i in range(128)}
_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_NOT_BASE64 = bytes(set(range(256)) - set(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"))  # noqa: E501  # fmt: skip


@lru_cache(maxsize=256)
def _codec(charset: str) -> str:
    """Python's name of a declared character set; "" where it is unknown or no character set."""
    name = charset.strip().strip("\"'").lower()
    try:
        found = codecs.lookup(_ALIASES.get(name, name)).name
        bytes(4).decode(found)  # "hex", "zip" and the like are codecs but no character sets
    except (LookupError, ValueError):
        return ""
    return "" if found in _REFUSED else _MEANT.get(found, found)


def decode_text(raw: bytes, charset: str = "") -> tuple[str, bool]:
    """The text of ``raw`` and whether bytes had to be left out because they fit nothing."""
    codec = _codec(charset[:60]) if charset else "utf-8"
    if raw.isascii() and (not codec or codec.startswith(_ASCII_SAFE)):
        return raw.decode("ascii"), False
    for name in (codec, "utf-8"):
        if name:
            try:
                text = raw.decode(name)
            except UnicodeError:
                continue
            return _SURROGATE.sub("", text), False
    if codec and codec != "utf-8":
        return _SURROGATE.sub("", raw.decode(codec, "ignore")), True
    text = raw.decode("utf-8", "surrogateescape")
    strays = len(_SURROGATE.findall(text))
    proper = sum(map(len, re.findall("[^\x00-\x7f\ud800-\udfff]+", text)))
    if proper >= strays:  # a UTF-8 text with damage; elsewhere a text of Windows
        return _SURROGATE.sub("", text), True
    return text.translate(_STRAY), False


def decode_base64(raw: bytes) -> bytes:
    """The content of base64 text of any quality; what is no base64 is passed over."""
    try:
        return binascii.a2b_base64(raw)
    except binascii.Error:
        # bytes.translate is one pass in C; wrong padding is the usual fault of cut-off content.
        clean = raw.translate(None, _NOT_BASE64)
        return binascii.a2b_base64(clean[: len(clean) - len(clean) % 4])


def decode_quoted_printable(raw: bytes) -> bytes:
    return binascii.a2b_qp(raw)


def block_of_text(text: str) -> str:
    """Several lines of text: ends of line as "\\n", no control characters, trimmed."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.isprintable():  # a newline is not printable: names skip the substitution
        text = _CONTROL.sub("", text)
    return text.strip()


def line_of_text(text: str) -> str:
    """One line of text for a list: blanks collapsed, no line breaks, control or direction marks.

    Direction overrides are left out because they make ``gpj.exe`` look like ``exe.jpg``.
    """
    text = text.replace("\r", " ").replace("\n", " ")
    return " ".join(_BIDI.sub("", _CONTROL.sub("", text)).split())
