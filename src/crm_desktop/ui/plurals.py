"""Plural forms of the English sentences, which are the source of all translations.

A sentence marks its plural with "(s)": "%n contact(s)"; where it begins with the number, "are"
behind it becomes "is" for one. Other languages bring whole sentences with their own forms; English
only needs the mark resolved. Qt would put the number in without groups, so it stands in the
sentence before Qt gets it.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication, QTranslator

from crm_desktop.ui.words import figure

_AFTER_Y = re.compile(r"(?<![aeiou])y\(s\)")
"""As in "entry(s)": entries, but days."""
_OF_SEVERAL = re.compile(r"(of these \w+)\(s\)")
_VERB = re.compile(r"(\(s\)|of these \w+| and) (are|were|have)\b")
_OF_ONE = {"are": "is", "were": "was", "have": "has"}


class EnglishPlurals(QTranslator):
    """Asked by Qt for every sentence; answers those with a number and a mark."""

    def isEmpty(self) -> bool:
        return False

    def translate(
        self, context: object, text: object, disambiguation: object = None, n: int = -1
    ) -> str | None:
        if n < 0:  # nearly all of the thousands that a window asks
            return None  # an empty text would count as the translation
        source = text if isinstance(text, str) else bytes(text).decode()  # type: ignore[call-overload]
        if "%n" not in source and "(s)" not in source:
            return None
        form = "" if n == 1 else "s"
        if n != 1:
            source = _AFTER_Y.sub("ies", source)
        elif source.startswith("%n"):  # what the sentence is about, so its verbs follow
            source = _OF_SEVERAL.sub(r"\1s", source)
            source = _VERB.sub(lambda found: f"{found[1]} {_OF_ONE[found[2]]}", source)
        return source.replace("(s)", form).replace("%n", figure(n))


def install(application: QCoreApplication) -> None:
    """Have the marks resolved; other languages are installed after this one and go first."""
    plurals = EnglishPlurals(application)
    application.installTranslator(plurals)
