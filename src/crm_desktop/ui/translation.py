"""The language of the window: which one, its locale, and the catalogue of its sentences.

English is the source. A catalogue is ``resources/translations/<language>.ts``, the format of Qt
Linguist, read as it is, so that no compiled file has to be kept. What the floors below say to a
person (errors, steps of the history, reasons of an import) is English there and stands in the
catalogue under ``SENTENCES``, with %1, %2 … for what is filled in; ``spoken`` finds it again.
"""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from crm_desktop import __version__
from crm_desktop.paths import resource
from crm_desktop.ui.words import figure

LANGUAGES = {"en": "English", "de": "Deutsch"}
"""Code -> the name of the language in itself."""
SYSTEM = "system"
SENTENCES = "Sentences"
"""The context of what the floors below the window say."""
_SLOT = re.compile(r"%(\d)")
_QUOTED = re.compile(r"[“\"]%(\d)")
_COUNT = re.compile(r"\d{1,3}(,\d{3})+")
_END = re.compile(r"(?<=[.?!…])\s+(?=[^a-z])")
_QT = {QLocale.Language.German: "de", QLocale.Language.English: "en"}
_CODES = {"de": QLocale.Language.German, "en": QLocale.Language.English}
_HOME = {"de": QLocale.Country.Germany, "en": QLocale.Country.UnitedStates}

_Plural = Callable[[int], int]
_PLURALS: dict[str, _Plural] = {"de": lambda n: 0 if n == 1 else 1}
"""Language -> which of its forms a number takes, in the order of the catalogue."""


class Message(NamedTuple):
    """A sentence of the source with its translation: one form, or one for each kind of number."""

    context: str
    source: str
    forms: tuple[str, ...] = ()
    counted: bool = False
    finished: bool = False


def read_catalogue(path: Path) -> list[Message]:
    """All sentences of a .ts file, in its order; those that vanished from the source are left out.

    Raises:
        ParseError: the file is no XML.
    """
    from defusedxml.ElementTree import parse  # noqa: PLC0415 - English needs none of it

    found = []
    for part in parse(path).iter("context"):
        context = part.findtext("name", "")
        for message in part.iter("message"):
            translation = message.find("translation")
            kind = "unfinished" if translation is None else translation.get("type", "")
            if kind in ("vanished", "obsolete"):
                continue
            counted = message.get("numerus") == "yes"
            if translation is None:
                forms: tuple[str, ...] = ()
            elif counted:
                forms = tuple(form.text or "" for form in translation.iter("numerusform"))
            else:
                forms = (translation.text or "",)
            finished = not kind and bool(forms) and all(forms)
            source = message.findtext("source", "")
            found.append(Message(context, source, forms, counted, finished))
    return found


class Catalogue(QTranslator):
    """Asked by Qt for every sentence; answers those that are translated."""

    def __init__(self, messages: Iterable[Message], plural: _Plural) -> None:
        super().__init__()
        self._plural = plural
        self._forms: dict[tuple[str, str], tuple[str, ...]] = {}
        self._anywhere: dict[str, tuple[str, ...] | None] = {}
        for message in messages:
            if message.finished:
                self._forms[message.context, message.source] = message.forms
                same = self._anywhere.setdefault(message.source, message.forms)
                if same != message.forms:  # means different things in different places
                    self._anywhere[message.source] = None

    def isEmpty(self) -> bool:
        return not self._forms

    def translate(
        self, context: object, text: object, disambiguation: object = None, n: int = -1
    ) -> str | None:
        source = _text(text)
        forms = self._forms.get((_text(context), source)) or self._anywhere.get(source)
        if not forms:
            return None  # an empty text would count as the translation
        if n < 0:
            return forms[-1]
        return forms[min(self._plural(n), len(forms) - 1)].replace("%n", figure(n))

    @property
    def sentences(self) -> dict[str, str]:
        """What the floors below say -> how it is said here."""
        return {
            source: forms[0]
            for (context, source), forms in self._forms.items()
            if context == SENTENCES
        }


class Spoken:
    """Finds the sentences of the floors below again, whatever was filled in."""

    def __init__(self, sentences: dict[str, str]) -> None:
        self._sentences = sentences

    @cached_property
    def _patterns(self) -> list[tuple[re.Pattern[str], str, frozenset[str]]]:
        """Pattern, translation, and the slots in quotation marks."""
        # The longest first: “%1” alone would swallow every other sentence.
        slotted = sorted((s for s in self._sentences if "%1" in s), key=_fixed, reverse=True)
        return [
            (_pattern(source), self._sentences[source], frozenset(_QUOTED.findall(source)))
            for source in slotted
        ]

    @cached_property
    def _begun_first(self) -> list[tuple[re.Pattern[str], str, frozenset[str]]]:
        """The same, those that begin with a word before those that begin with a slot."""
        return sorted(self._patterns, key=lambda one: one[0].pattern.startswith("(?P<"))

    @property
    def whole(self) -> dict[str, str]:
        """All of them, for whoever speaks in another process."""
        return dict(self._sentences)

    def find(self, text: str) -> str | None:
        """One sentence, or several that belong together; None: not known.

        "same address, similar names" is both "same address, %1" and "%1, similar names": what
        leaves nothing unknown goes first.
        """
        if (said := self._sentences.get(text)) is not None:
            return said
        # "Archive 14 contacts" is no number of contacts, so its first word is looked at first.
        ordered = self._begun_first if text[:1].isupper() else self._patterns
        partly = None
        for pattern, translated, quoted in ordered:
            if (match := pattern.fullmatch(text)) is not None:
                slots = {name[1:]: value for name, value in match.groupdict().items()}
                words = {s: self._word(value) for s, value in slots.items() if s not in quoted}
                filled = {s: words.get(s) or value for s, value in slots.items()}
                said = _SLOT.sub(lambda slot, at=filled: at[slot[1]], translated)  # type: ignore[misc]
                if all(words.values()):
                    return said
                partly = partly or said
        return partly

    def _word(self, value: str) -> str | None:
        """What is filled in without quotation marks: a word of ours or a number; None: a name."""
        if _COUNT.fullmatch(value):
            return QLocale().toString(int(value.replace(",", "")))
        return value if value.isdecimal() else self.find(value)

    def say(self, text: str) -> str:
        """A text in the other language; of several sentences those that are known."""
        if (whole := self.find(text)) is not None:
            return whole
        pieces = _END.split(text)
        said, start = [], 0
        while start < len(pieces):
            end = len(pieces)
            found = None
            while end > start and (found := self.find(" ".join(pieces[start:end]))) is None:
                end -= 1
            said.append(pieces[start] if found is None else found)
            start = max(end, start + 1)
        return " ".join(said)


_spoken: list[Spoken] = []
"""The language of the window, while it is not English."""


def spoken(text: str) -> str:
    """A sentence of the floors below in the language of the window; unknown ones stay as they are.

    Several sentences in a row are looked for one by one, the longest known piece first.
    """
    return _spoken[0].say(text) if _spoken and text else text


def sentences() -> dict[str, str]:
    """English sentence of the floors below -> how it is said here; empty: in English."""
    return _spoken[0].whole if _spoken else {}


def language_of(setting: str, system: QLocale) -> str:
    """The code of the language to speak; ``setting`` is one of ``LANGUAGES`` or ``SYSTEM``."""
    if setting in LANGUAGES:
        return setting
    return _QT.get(system.language(), "en")


def locale_of(language: str, system: QLocale) -> QLocale:
    """Dates and numbers in that language, in the way of the system's country where it can be."""
    wanted = _CODES[language]
    if system.language() == wanted:
        return system
    here = QLocale(wanted, system.territory())
    same = here.language() == wanted and here.territory() == system.territory()
    return here if same else QLocale(wanted, _HOME[language])


def install(
    application: QCoreApplication,
    setting: str,
    system: QLocale | None = None,
    *,
    cache: Path | None = None,
) -> str:
    """Speak a language from now on, instead of the one before; gives its code.

    Called again for another language, what is built afterwards speaks that one. ``cache``: a folder
    for what was read of the catalogue, because reading it anew at each start would be felt.
    """
    system = system or QLocale.system()
    language = language_of(setting, system)
    for old in application.findChildren(QTranslator, _OURS):
        application.removeTranslator(old)
        old.deleteLater()
    _spoken.clear()
    QLocale.setDefault(locale_of(language, system))
    if language == "en":
        return language
    from PySide6.QtCore import QLibraryInfo  # noqa: PLC0415 - English needs none of it

    qt = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if qt.load(f"qtbase_{language}", folder):
        _add(application, qt)
    catalogue = Catalogue(_catalogue(language, cache), _PLURALS[language])
    catalogue.setParent(application)
    _add(application, catalogue)
    _spoken.append(Spoken(catalogue.sentences))
    return language


_OURS = "language"


def _add(application: QCoreApplication, translator: QTranslator) -> None:
    translator.setObjectName(_OURS)
    application.installTranslator(translator)


def _catalogue(language: str, cache: Path | None) -> list[Message]:
    path = resource(f"translations/{language}.ts")
    about = path.stat()
    mark = [__version__, about.st_size, about.st_mtime_ns]
    kept = cache / f"language-{language}.json" if cache is not None else None
    if kept is not None:
        try:
            found = json.loads(kept.read_text("utf-8"))
            if found["mark"] == mark:
                return [Message(c, s, tuple(f), n, True) for c, s, f, n, _ in found["messages"]]
        except (OSError, ValueError, KeyError, TypeError):
            pass  # it is made anew
    messages = [message for message in read_catalogue(path) if message.finished]
    if kept is not None:
        with contextlib.suppress(OSError):  # a start without it is only slower
            text = json.dumps({"mark": mark, "messages": messages})
            kept.write_text(text, encoding="utf-8")
    return messages


def _text(given: object) -> str:
    return given if isinstance(given, str) else bytes(given).decode()  # type: ignore[call-overload]


def _fixed(source: str) -> int:
    return len(_SLOT.sub("", source))


def _pattern(source: str) -> re.Pattern[str]:
    seen: set[str] = set()

    def slot(match: re.Match[str]) -> str:
        if match[1] in seen:
            return f"(?P=s{match[1]})"
        seen.add(match[1])
        return f"(?P<s{match[1]}>.+?)"

    return re.compile(_SLOT.sub(slot, re.escape(source)), re.DOTALL)
