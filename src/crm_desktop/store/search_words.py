"""The words of texts and of what people type to find them: folded and split alike.

SQLite's own folding leaves l-stroke, sharp s and the dotless i apart, so words are folded here
(``domain.text.fold``). Words of scripts without blanks (Chinese, Thai ...) are kept with their
tails too, since people start typing in the middle of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from crm_desktop.domain.phones import phone_key
from crm_desktop.domain.text import fold

LONGEST_TEXT = 50_000
"""Characters of one note or mail that are searched; quoted threads repeat themselves."""
SCHEME = re.compile(r"(?:https?://)?(?:www\.)?")
"""What nobody types of a web address."""
_WORD = re.compile(r"[^\W_]+")
# Scripts written without blanks between words.
_UNSPACED_RANGES = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf"
    "\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff"
)
UNSPACED = re.compile(f"[{_UNSPACED_RANGES}]")
_TAIL = 8
"""Characters kept of a tail; a longer query is cut into pieces of this length."""
_UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "ae", "Ö": "oe", "Ü": "ue", "ø": "oe", "Ø": "oe"}
)
_UMLAUT = re.compile("[äöüÄÖÜøØ]")


def words_of(text: str) -> list[str]:
    """The folded words of a text, as they are indexed."""
    words = _WORD.findall(fold(text))
    if not text.isascii():
        words += _further_words(text, words)
    return words


def _further_words(text: str, words: list[str]) -> list[str]:
    """Other beginnings by which the words of a text are typed."""
    further: list[str] = []
    if _UMLAUT.search(text):  # "Mueller" is typed for "Müller" too
        for part in text.split():
            if _UMLAUT.search(part):
                further += _WORD.findall(fold(part.translate(_UMLAUTS)))
    if UNSPACED.search(text):
        further += [
            word[i : i + _TAIL]
            for word in words
            for i in range(1, len(word))
            if UNSPACED.match(word[i])
        ]
    return further


def indexed(text: str) -> str:
    """Text as it goes into the index; ASCII needs no splitting, the tokenizer does it."""
    text = text[:LONGEST_TEXT]
    folded = fold(text)
    if text.isascii():
        return folded
    words = [folded] if folded.isascii() else _WORD.findall(folded)
    return " ".join(words + _further_words(text, words))


def ending(digits: str) -> str:
    """The word by whose beginning a number is found that ends with ``digits``; nobody types it."""
    return _ENDING + digits[::-1]


_ENDING = "\ue000"
"""From the private part of Unicode."""

# ----------------------------------------------------------------------------------- queries

_LONGEST_QUERY = 10_000
_MOST_WORDS = 10
_PHONE_SIGNS = re.compile(r"[\d\s()\[\]+.\-/]+")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a query: what it may be in texts, and what in codes ("" where nothing)."""

    tokens: tuple[tuple[str, ...], ...]  # all of these, each in one of its writings
    code: str = ""
    digits: bool = False

    def begins(self, word: str) -> bool:
        """Whether an indexed word starts with this one, or a part of it."""
        return any(word.startswith(writing) for token in self.tokens for writing in token)

    def fits(self, text: str) -> bool:
        """Whether all of this word is found in a text as people read it."""
        words = words_of(text)
        return bool(self.tokens) and all(
            any(word.startswith(writing) for word in words for writing in token)
            for token in self.tokens
        )


@dataclass(frozen=True, slots=True)
class Query:
    """What a person typed, understood."""

    words: tuple[Word, ...]
    folded: str
    digits: str
    """All digits, where the whole text can be one telephone number."""
    phone: str
    """What of them every writing of that number has."""
    phrase: str
    """Several words as they would stand side by side."""

    @property
    def tokens(self) -> list[tuple[str, ...]]:
        """All text words, each with its alternative writings."""
        return [token for word in self.words for token in word.tokens][:_MOST_WORDS]


def trigrams(code: str) -> str:
    """For the index of codes: every third trigram and the last, enough to find; the rest is
    compared."""
    starts = {*range(0, len(code) - 2, 3), len(code) - 3}
    return " AND ".join('"' + code[i : i + 3].replace('"', '""') + '"' for i in sorted(starts))


def understand(text: str) -> Query:
    """Read what was typed. Any text is a query; one without letters and digits finds nothing."""
    text = text[:_LONGEST_QUERY].encode("utf-8", "ignore").decode().replace("\0", " ")
    folded = fold(text)
    words = [word for part in text.split()[:_MOST_WORDS] if (word := _word(part)) is not None]
    number = folded if _PHONE_SIGNS.fullmatch(folded) else ""
    phrase = " ".join(_WORD.findall(folded)) if len(words) > 1 else ""
    return Query(tuple(words), folded, _digits(number), _phone_part(number), phrase)


def _word(part: str) -> Word | None:
    folded = fold(part)
    written = [_WORD.findall(folded)]
    if _UMLAUT.search(part):
        written.append(_WORD.findall(fold(part.translate(_UMLAUTS))))
    tokens = tuple(
        tuple(dict.fromkeys(piece))
        for whole in zip(*written, strict=False)
        for piece in _cut(whole)
    )
    if _PHONE_SIGNS.fullmatch(folded):
        code, digits = _phone_part(folded), True
    else:
        code, digits = SCHEME.sub("", folded, count=1), False
    if len(code) < 3:
        code = ""
    return Word(tokens, code, digits) if tokens or code else None


def _cut(writings: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Pieces no longer than the tails kept of words without blanks."""
    longest = max(map(len, writings))
    if longest <= _TAIL or not any(map(UNSPACED.search, writings)):
        return [writings]
    return [
        tuple(w[i : i + _TAIL] or w[-_TAIL:] for w in writings) for i in range(0, longest, _TAIL)
    ]


def _phone_part(text: str) -> str:
    """Digits that every writing of the number has in common: no country code, no leading zeros."""
    digits = _digits(text)
    return phone_key(text) or digits.lstrip("0") or digits


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdecimal())
