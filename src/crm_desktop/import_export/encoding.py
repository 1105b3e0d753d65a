"""In which encoding a text file is written, judged from the whole file.

Marks first, then strict UTF-8, then the encodings of this part of the world and of East Asia,
each scored by whether its reading of the file's words looks like a language: letters of one
alphabet, small after capital, no signs inside words.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from functools import cache

from crm_desktop.errors import FileRefusedError

_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# Common letters per language beyond a to z; the frequent ones of non-Latin scripts count full.
_LATIN = {
    "western": (
        "äöüß", "éèêëàâçîïôùûüœ", "áéíóúüñ", "ãõáâàéêíóôúç", "àèéìòù", "ëïéèöüáóç", "äöåé",
        "æøåéö", "áðéíóúýþæö", "àçèéíïòóúü",
    ),
    "central": (
        "ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "ăâîşţ", "čćđšž",
        "äöüß",
    ),
    "turkish": ("çğıöşüâİ",),
}  # fmt: skip
_ICELANDIC = frozenset("ðýþ")
"""Where Turkish has ğ, ı and ş: strange beside any other language's letters."""
_CYRILLIC = {"common": "оеаинтсрвлкмдпуяыьзбгчйхжшю", "rest": "щэцфъёіїєґўјљњћђџѕ"}
_GREEK = {"common": "αοιεστνηυρπκμλωδγθχφςβξζψάέήίόύώ", "rest": "ϊϋΐΰ"}

_SINGLE_BYTE: tuple[tuple[str, str, float], ...] = (
    # What is met most comes first; the last figure is what it is given in advance.
    ("cp1252", "western", 0.06),
    ("cp1250", "central", 0.02),
    ("iso8859-2", "central", 0.01),
    ("cp1251", "cyrillic", 0.0),
    ("koi8-r", "cyrillic", 0.0),
    ("cp1253", "greek", 0.0),
    ("cp1254", "turkish", 0.0),
    ("mac_roman", "western", 0.0),
)
_SIGNS = frozenset("€£§°©®™«»„“”‚‘’–—…·•½¼¾²³ºª¿¡µ±×№\u00a0\u00ad´")
_WORD = re.compile(rb"[A-Za-z\x80-\xff]*[\x80-\xff][A-Za-z\x80-\xff]*")
_MOST_WORDS = 1_500
_SAMPLE = 256 * 1024


@dataclass(frozen=True, slots=True)
class Encoding:
    """``name`` is Python's usual name; ``mark`` the length of the byte order mark."""

    name: str
    mark: int = 0
    damaged: bool = False
    """The file holds bytes that do not fit ``name``."""


def detect_encoding(data: bytes) -> Encoding:
    """The encoding of ``data``; ASCII counts as UTF-8."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return Encoding(name, len(mark), not _decodes(data[len(mark) :], name))
    if data.isascii() and b"\0" not in data:
        return Encoding("utf-8")
    if b"\0" in data and (wide := _wide(data)):
        return Encoding(wide, 0, not _decodes(data, wide))
    if _decodes(data, "utf-8"):
        return Encoding("utf-8")
    if _mostly_utf8(data):
        return Encoding("utf-8", 0, True)
    name = _best_guess(data)
    return Encoding(name, 0, not _decodes(data, name))


CHOICES = (
    "utf-8", "cp1252", "cp1250", "iso8859-2", "cp1251", "koi8-r", "cp1253", "cp1254", "mac_roman",
    "utf-16-le", "utf-16-be", "shift_jis", "gb18030",
)  # fmt: skip
"""What a person may choose from, the frequent ones first."""

_MOST_STRANGE = 0.02


def given_encoding(data: bytes, name: str) -> Encoding:
    """``data`` as written in ``name``, one of ``CHOICES``, because a person says so.

    Raises:
        FileRefusedError: more than a few letters cannot be read so.
    """
    mark = next((len(m) for m, marked in _MARKS if marked == name and data.startswith(m)), 0)
    found = Encoding(name, mark)
    if _decodes(data[mark:], name):
        return found
    shown = data[mark:].decode(_codec(name), "replace")
    strange = shown.count("\ufffd")
    if strange > max(3, _MOST_STRANGE * len(shown)):
        raise FileRefusedError(
            "The letters of this file are written in another way than you chose. Please choose "
            "another one.",
            code="file.wrong_encoding",
        )
    return Encoding(name, mark, damaged=True)


def _decodes(data: bytes, name: str) -> bool:
    try:
        codecs.decode(data, _codec(name))
    except UnicodeError:
        return False
    return True


def _codec(name: str) -> str:
    """Shift-JIS files of today's programs hold Microsoft's additions."""
    return "cp932" if name == "shift_jis" else name


def codec_of(encoding: Encoding) -> str:
    """The name to give to ``open`` or ``decode``."""
    return _codec(encoding.name)


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: zero bytes (of ASCII letters) at one parity only."""
    if len(data) < 4 or len(data) % 2:
        return None
    even, odd = data[::2].count(0), data[1::2].count(0)
    half = len(data) // 2
    if odd > half // 20 and even * 50 < odd:
        return "utf-16-le"
    if even > half // 20 and odd * 50 < even:
        return "utf-16-be"
    return None


_UTF8_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)


def _mostly_utf8(data: bytes) -> bool:
    """UTF-8 into which some bytes of another encoding were pasted."""
    rest, sequences = _UTF8_SEQUENCE.subn(b"", data)
    if sequences < 3:
        return False
    strays = len(rest) - len(rest.translate(None, bytes(range(0x80, 0x100))))
    return strays * 3 <= sequences


def _best_guess(data: bytes) -> str:
    words: set[bytes] = set()
    for match in _WORD.finditer(data):
        words.add(match.group())
        if len(words) >= _MOST_WORDS:
            break
    scores = {
        name: _score_letters(words, name, family) + advance
        for name, family, advance in _SINGLE_BYTE
    }
    for name in ("shift_jis", "gb18030"):
        if _decodes(data, name):
            scores[name] = _score_ideographs(data, name)
    best = max(scores, key=lambda name: scores[name])
    if scores[best] >= 0.35:
        return best
    return _other_vote(data) or ("cp1252" if scores["cp1252"] > -1 else best)


def _other_vote(data: bytes) -> str | None:
    """What charset-normalizer says, for what is in none of our lists (Hebrew, Korean ...)."""
    # Slow to import, and nearly never needed.
    from charset_normalizer import from_bytes  # noqa: PLC0415

    found = from_bytes(data[:_SAMPLE]).best()
    if found is None or found.encoding == "ascii" or not _decodes(data, found.encoding):
        return None
    return found.encoding.replace("_", "-") if found.encoding.startswith("cp") else found.encoding


@cache
def _alphabets(family: str) -> tuple[dict[str, float], ...]:
    """Per language: letter -> worth. Small and capital letters both."""
    if family in _LATIN:
        union = {letter for letters in _LATIN[family] for letter in letters} - _ICELANDIC
        tables = []
        for letters in _LATIN[family]:
            table = dict.fromkeys(union, 0.55) | dict.fromkeys(letters, 1.0)
            tables.append(table)
    else:
        script = _CYRILLIC if family == "cyrillic" else _GREEK
        table = dict.fromkeys(script["rest"], 0.5)
        for place, letter in enumerate(script["common"]):
            table[letter] = 1.0 - 0.012 * place
        tables = [table]
    return tuple(
        table | {letter.upper(): worth for letter, worth in table.items() if letter != "ß"}
        for table in tables
    )


def _capital_inside(before: str, char: str, after: str) -> bool:
    return (char.isupper() and before.islower()) or (char.islower() and after.isupper())


def _worth_of_sign(before: str, char: str, after: str) -> float:
    if char == "\ufffd" or char < "\xa0":
        return -_CONTROL
    if char not in _SIGNS:
        return -_SIGN_INSIDE
    if before.isalpha() and after.isalpha() and char not in "’'·\u00ad–":
        return -_SIGN_INSIDE
    return 0.5 if char in "’–“”„€°\u00a0" else -0.1


_CAPITAL_INSIDE = 1.0
_SIGN_INSIDE = 1.2
_NO_LETTER_OF_IT = 0.8
_CONTROL = 2.0


def _score_letters(words: set[bytes], name: str, family: str) -> float:
    """How much the words look like a language of the family: about 1 where all do, below 0 where
    the reading is nonsense. The mean over the characters that are not ASCII."""
    tables = _alphabets(family)
    sums = [0.0] * len(tables)
    common = 0.0
    count = 0
    for raw in words:
        word = raw.decode(name, "replace")
        capitals = word.isupper()
        for place, char in enumerate(word):
            if char < "\x80":
                continue
            count += 1
            before = word[place - 1] if place else ""
            after = word[place + 1 : place + 2]
            if char.isalpha():
                if not capitals and _capital_inside(before, char, after):
                    common -= _CAPITAL_INSIDE
                for index, table in enumerate(tables):
                    sums[index] += table.get(char, -_NO_LETTER_OF_IT)
            else:
                common += _worth_of_sign(before, char, after)
    return (max(sums) + common) / count if count else 0.0


_BEYOND_ASCII = re.compile("[^\x00-\x7f]")
_LATIN_BESIDE = re.compile("[A-Za-z](?=[^\x00-\x7f])|[^\x00-\x7f](?=[a-z])")


def _score_ideographs(data: bytes, name: str) -> float:
    """Share of common characters among those that are not ASCII, 1 to -1."""
    text = data[:_SAMPLE].decode(_codec(name), "ignore")
    common = 0.0
    count = 0
    for char in set(text):
        if char < "\x80":
            continue
        count += 1
        if name == "shift_jis":
            common += _common_japanese(char)
        else:
            common += _common_chinese(char)
    # "H四l" : a Latin letter beside an ideograph in most places is a misread accent.
    mixed = len(_LATIN_BESIDE.findall(text)) / max(1, len(_BEYOND_ASCII.findall(text)))
    return 1.05 * common / count - 2 * mixed if count else 0.0


def _common_japanese(char: str) -> float:
    if "\u3041" <= char <= "\u30fe" or "\uff01" <= char <= "\uff5e" or char in "、。「」・々〒":
        return 1.0
    if "\uff61" <= char <= "\uff9f":
        return -0.5
    raw = char.encode("cp932", "replace")
    return 1.0 if len(raw) == 2 and 0x88 <= raw[0] <= 0x97 else -0.3


def _common_chinese(char: str) -> float:
    raw = char.encode("gb18030", "replace")
    if len(raw) != 2 or raw[1] < 0xA1:
        return -1.0
    if 0xB0 <= raw[0] <= 0xD7 or raw[0] in (0xA1, 0xA3):
        return 1.0
    return 0.2 if 0xD8 <= raw[0] <= 0xF7 else -1.0
