"""Cleaning, folding and comparing text, and mending text that was decoded wrongly.

What the eye cannot tell apart is made alike: every function takes any ``str`` (lone surrogates
included), never raises, and has a short cut for ASCII, because most cells are ASCII.
"""

from __future__ import annotations

import re
import unicodedata

# -------------------------------------------------------------------------------- blanks

# Characters of no width say nothing between words and split words that are one: they vanish.
# The joiners U+200C and U+200D stay (Persian spelling, composed emoji need them).
_NO_WIDTH = "\u200b\u2060\ufeff\u180e"
# Characters that are drawn as a blank although Unicode does not call them one.
_LOOKS_BLANK = "\u2800\u3164\u115f\u1160\uffa0"
_ODD_BLANK = re.compile(f"[{_NO_WIDTH}{_LOOKS_BLANK}]")
_ODD_BLANK_TABLE: dict[int, str | None] = {
    **{ord(c): None for c in _NO_WIDTH},
    **{ord(c): " " for c in _LOOKS_BLANK},
}


def collapse(text: str) -> str:
    """Trim, and make every run of blanks (NBSP, tabs, line breaks ...) one blank.

    Characters without width (zero-width space, BOM) are removed: "Mül\\u200bler" is "Müller"; so is
    what ``strip_unsafe`` removes.
    """
    if not text.isprintable():
        text = strip_unsafe(text)
    if not text.isascii() and _ODD_BLANK.search(text):
        text = text.translate(_ODD_BLANK_TABLE)
    return " ".join(text.split())


# ------------------------------------------------------------------------------- folding

# Letters that Unicode does not decompose, and the marks that people type for one another.
_LETTERS = {
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h",
    "ŋ": "n", "ŧ": "t", "ĸ": "k", "ƒ": "f", "ɨ": "i", "ə": "e", "ɛ": "e", "ɔ": "o", "ƙ": "k",
    "ɓ": "b", "ɗ": "d", "ǥ": "g", "ƶ": "z", "ȷ": "j", "ʉ": "u", "ƀ": "b", "ɫ": "l",
    "’": "'", "‘": "'", "ʼ": "'", "ʻ": "'", "`": "'", "´": "'", "′": "'", "‛": "'",
    "“": '"', "”": '"', "„": '"', "″": '"',
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-",
    "\u00ad": "", "\u200c": "", "\u200d": "", "\u200e": "", "\u200f": "", "\u0640": "",
    **dict.fromkeys(_NO_WIDTH, ""), **dict.fromkeys(_LOOKS_BLANK, " "),
}  # fmt: skip
# Marks above and below letters of alphabets. Vowel signs of Indian scripts and the voicing marks
# of Japanese are letters to their readers and stay.
_MARKS = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f]+"
)


def _fold_character(char: str) -> str:
    known = _LETTERS.get(char)
    if known is not None:
        return known
    # Twice: casefolding can give letters that decompose again, and the other way round.
    once = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", char).casefold())
    once = _MARKS.sub("", once.casefold())
    return unicodedata.normalize("NFC", "".join(_LETTERS.get(c, c) for c in once))


class _FoldTable(dict[int, str]):
    """Folded characters by code point, worked out when first met (basic plane only are kept)."""

    def __missing__(self, code: int) -> str:
        folded = _fold_character(chr(code))
        if code < 0x10000:  # bounds the memory a hostile file can make it take
            self[code] = folded
        return folded


_FOLDED = _FoldTable()


def fold(text: str) -> str:
    """Text as it is searched and compared: without case, accents and odd blanks.

    Compatibility forms are resolved (NFKD), accents go, letters that have no decomposition get
    their base letter (ł, ø, đ, ı; ß is ss, æ is ae, þ is th), typographic quotes and dashes become
    plain ones. Cyrillic, Greek and all other scripts stay themselves. Idempotent.
    """
    if text.isascii():
        if "`" in text:
            text = text.replace("`", "'")
        return " ".join(text.lower().split())
    text = text.translate(_FOLDED)
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return " ".join(text.split())


_NOT_ALNUM_ASCII = re.compile(r"[^a-z0-9]+")


def key(text: str) -> str:
    """``fold`` with everything removed that is neither letter nor digit: "O'Brien" is "obrien".

    Vowel signs that belong to letters (Devanagari, Thai ...) count as letters. Idempotent.
    """
    folded = fold(text)
    if folded.isalnum():
        return folded
    if folded.isascii():
        return _NOT_ALNUM_ASCII.sub("", folded)
    kept = "".join(c for c in folded if c.isalnum() or unicodedata.category(c)[0] == "M")
    return unicodedata.normalize("NFC", kept)


# -------------------------------------------------------------------------- placeholders

# Words are compared without case, except those below that are also names of people or places.
_PLACEHOLDERS = frozenset(
    word.strip()
    for word in """
    null|<null>|\\n|none|undefined|#n/a|n/a|n.a.|n. a.|n.a|n/a.|<na>|not available|not applicable
    not specified|not provided|no data|(empty)|(blank)|(none)|(null)|(not set)|(n/a)|[null]|<none>
    k.a.|k. a.|k.a|k/a|keine|keine angabe|keine angaben|nicht angegeben|nicht verfügbar
    nicht vorhanden|(leer)|entfällt|non disponible|non renseigné|non renseignée|non spécifié
    non communiqué|sans objet|n/c|n.c.|(vide)|no aplica|no disponible|sin datos|sin especificar|s/d
    (vacío)|n/d|n.d.|n.d|non disponibile|non specificato|non applicabile|(vuoto)|n.v.t.|n.v.t|nvt
    niet beschikbaar|niet van toepassing|niet opgegeven|(leeg)|brak|brak danych|nie dotyczy
    nie podano|(puste)|não disponível|não aplicável|não informado|não especificado|sem dados|(vazio)
    #null!|#ref!|#value!|#name?|#div/0!|#num!|#nv|#bezug!|#wert!|#zahl!|#valeur!|#nombre!|#nom?
    #¡ref!|#¡valor!|#¿nombre?|#¡num!|#¡nulo!|#¡div/0!|#rif!|#valore!|#nome?|#n/d|#nullo!|#nd|#verw!
    #waarde!|#getal!|#naam?|#n/b|#leeg!|#deel/0!|#adr!|#arg!|#liczba!|#nazwa?|#n/d!|#valor!|#núm!
    #nulo!|#error!|#spill!|#calc!|#getting_data|#field!
    """.replace("\n", "|").split("|")
) - {""}
# "Nan" and "Nil" are given names, "Nan" a town: only the spellings of programs count.
_EXACT_PLACEHOLDERS = frozenset({"nan", "NaN", "nil", "NIL", "-nan", "-NaN", "NaT"})
_LONGEST_PLACEHOLDER = max(map(len, _PLACEHOLDERS))
_ONLY_SIGNS = re.compile(r"[-‐‑‒–—―−_.…·?¿/\\~ ]+|#+")


def is_placeholder(text: str) -> bool:
    """Whether a text stands for "nothing here": NULL, (null), none, n/a, k. A., "-", "?", #REF!

    Exact texts only, in English, German, French, Spanish, Italian, Dutch, Polish, Portuguese, and
    the error values of spreadsheets in these languages. Deliberately not among them: "NA"
    (Namibia, sodium, a name), "Nan", "Nil" (names), "unknown" (information in a status column),
    "no", "0", "x", "+", "s/n" (a Spanish house without number), "etc".
    Empty text is empty, no placeholder.
    """
    if len(text) > 4 * _LONGEST_PLACEHOLDER:
        return False
    text = collapse(text)
    if not text or len(text) > _LONGEST_PLACEHOLDER:
        return False
    if text in _EXACT_PLACEHOLDERS or text.casefold() in _PLACEHOLDERS:
        return True
    return not text[0].isalnum() and _ONLY_SIGNS.fullmatch(text) is not None


# ------------------------------------------------------------------------ double encoding

# How bytes 80 to BF look after a wrong decoding: as Windows-1252, or as Latin-1 (then 80 to 9F are
# control characters, and so are the five bytes that Windows-1252 does not define).
_CONTROL_MEANT = {
    code: char
    for code in range(0x80, 0xA0)
    if (char := bytes([code]).decode("cp1252", "replace")) != "\ufffd"
}
_BYTE_OF: dict[str, int] = {
    **{chr(code): code for code in range(0x80, 0x100)},
    **{char: code for code, char in _CONTROL_MEANT.items()},
}
_TRAIL = "[" + "".join(re.escape(c) for c, b in _BYTE_OF.items() if 0x80 <= b <= 0xBF) + "]"
_SEQUENCE = re.compile(
    f"[\u00c2-\u00df]{_TRAIL}|[\u00e0-\u00ef]{_TRAIL}{{2}}|[\u00f0-\u00f4]{_TRAIL}{{3}}"
)
# Signs that may stand right behind a capital letter in sound text ("MANHÃ…", "« CAFÉ »", "RÅ™").
_ENDS_WORD = frozenset("\u00a0…’‘“”»«›‹–—™®©¹²³´")
_MOST_PASSES = 3
# What damaged cells held: Latin, Greek, Cyrillic, Hebrew, Arabic, Vietnamese, signs, Chinese,
# Japanese, Korean, emoji. Anything else (phonetic letters, N'Ko ...) is a coincidence.
_WRITTEN = (
    (0x80, 0x180), (0x1A0, 0x1A2), (0x1AF, 0x1B1), (0x218, 0x21C), (0x300, 0x530), (0x5D0, 0x5EB),
    (0x621, 0x6D4), (0x1E00, 0x2000), (0x2010, 0x2C00), (0x3000, 0xA000), (0xAC00, 0xD7A4),
    (0xFB00, 0xFB07), (0xFE0F, 0xFE10), (0xFF00, 0xFFF0), (0x1F000, 0x1FB00), (0x20000, 0x2FA20),
)  # fmt: skip


def _decode(match: re.Match[str]) -> str | None:
    """The character a sequence was, or None where it is no UTF-8 or nothing people write."""
    try:
        char = bytes(_BYTE_OF[c] for c in match.group()).decode("utf-8")
    except UnicodeDecodeError:
        return None
    # A character that stands for a byte may itself be part of earlier damage.
    code = ord(char)
    written = char in _BYTE_OF or any(first <= code < end for first, end in _WRITTEN)
    return char if written else None


def _is_strong(text: str, match: re.Match[str], char: str, beside: bool) -> bool:
    """Whether a sequence cannot well be sound text. ``beside``: touches another sequence."""
    code = ord(char)
    last = text[match.end() - 1]
    if 0x5D0 <= code <= 0x6D3 or 0x3000 <= code < 0x10000:
        return beside  # "é\xa0»" is French and, alone, would be a Chinese character
    if code >= 0x10000 or 0x2000 <= code < 0x2C00 or last not in _ENDS_WORD:
        return True  # "ðŸ", "â€", "Ã¼": no language writes these side by side
    before = text[: match.start()][-2:]
    after = text[match.end() : match.end() + 1]
    if code >= 0x800:
        return after.isalpha()
    inside_word = before[-1:].islower() or (beside and before[-1:] != " ")  # "voilÃ\xa0"
    after_number = char == "\u00a0" and before != "" and not before[-1].isalpha()  # "10Â\xa0000"
    shouting = len(before) == 2 and before.isupper()
    return inside_word or after_number or (after.islower() and last != "’" and not shouting)


def _repair_once(text: str) -> str:
    found = [(m, c) for m in _SEQUENCE.finditer(text) if (c := _decode(m)) is not None]
    if not found:
        return text
    starts = {m.start() for m, _ in found}
    ends = {m.end() for m, _ in found}
    if not any(_is_strong(text, m, c, m.end() in starts or m.start() in ends) for m, c in found):
        return text
    parts: list[str] = []
    done = 0
    for match, char in found:
        parts.append(text[done : match.start()])
        parts.append(char)
        done = match.end()
    parts.append(text[done:])
    return "".join(parts)


def repair_double_encoding(text: str) -> str | None:
    """Text with "MÃ¼ller" made "Müller" again (UTF-8 once read as Windows-1252 or Latin-1).

    Works on damage done several times over, and on text that is only partly damaged. ``None``
    where nothing is to be repaired. Sound text is left alone: a sequence must decode to a
    character people write, and at least one must be impossible at its place (a capital inside a
    word, "â€", two Chinese characters in a row); "MANHÃ…" and "café\\xa0»" are sound.
    """
    if text.isascii() or not _SEQUENCE.search(text):
        return None
    repaired = text
    for _ in range(_MOST_PASSES):
        better = _repair_once(repaired)
        if better == repaired:
            break
        repaired = better
    return repaired.translate(_CONTROL_MEANT) if repaired != text else None


# -------------------------------------------------------------------------------- unsafe

_UNSAFE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]+"
)
_LINE_BREAK = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")


def strip_unsafe(text: str) -> str:
    """Text without what deceives the eye or breaks files.

    Control characters (NUL too), overrides of the writing direction, lone surrogates and
    noncharacters go; tabs stay; every kind of line break becomes "\\n".
    """
    if text.isprintable():
        return text
    return _UNSAFE.sub("", _LINE_BREAK.sub("\n", text))
