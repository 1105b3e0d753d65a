"""The language of the window: catalogue, plural forms, sentences of the floors below, locale."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication, QWidget

from crm_desktop.ui import translation
from crm_desktop.ui.translation import Catalogue, Message, read_catalogue
from crm_desktop.ui.widgets.card_about import partial_words

GERMAN = translation._PLURALS["de"]


@pytest.fixture
def catalogue(qapp: QApplication) -> Iterator[Catalogue]:
    made = Catalogue(
        [
            Message("ContactsPage", "Import…", ("Importieren …",), finished=True),
            Message("ImportPage", "Back", ("Zurück",), finished=True),
            Message("Spine", "Back", ("Rücken",), finished=True),
            Message("Base", "%n day(s)", ("%n Tag", "%n Tage"), counted=True, finished=True),
            Message("Base", "Draft", ("Entwurf",)),
        ],
        GERMAN,
    )
    qapp.installTranslator(made)
    yield made
    qapp.removeTranslator(made)


def say(context: str, text: str, n: int = -1) -> str:
    return QCoreApplication.translate(context, text, None, n)


def test_a_sentence_is_found_where_it_stands_and_wherever_it_means_one_thing(
    catalogue: Catalogue,
) -> None:
    assert say("ContactsPage", "Import…") == "Importieren …"
    assert say("SomewhereElse", "Import…") == "Importieren …"
    assert say("Spine", "Back") == "Rücken"
    assert say("ImportPage", "Back") == "Zurück"
    assert say("SomewhereElse", "Back") == "Back"  # which of the two is not known
    assert say("Base", "Draft") == "Draft"  # not finished


@pytest.mark.parametrize(("n", "said"), [(0, "0 Tage"), (1, "1 Tag"), (2, "2 Tage")])
def test_numbers_take_their_form(catalogue: Catalogue, n: int, said: str) -> None:
    assert say("Base", "%n day(s)", n) == said


def test_a_widget_finds_the_sentences_of_the_class_that_it_comes_from(
    catalogue: Catalogue,
) -> None:
    class Base(QWidget):
        pass

    class Special(Base):
        pass

    assert Special().tr("%n day(s)", "", 2) == "2 Tage"


# -- sentences of the floors below ----------------------------------------------------------------

SENTENCES = {
    "There is a tag “%1” already. Nothing was changed.": "Den Tag „%1“ gibt es. Nichts geändert.",
    "Please unpack it.": "Bitte entpacken.",
    "“%1” has %2 columns.": "%2 Spalten hat „%1“.",
    "“%1” is %2.": "nie",
    "“%1” is already undone.": "„%1“ ist schon zurückgenommen.",
    "Undo: %1": "Zurückgenommen: %1",
    "Add tag “%1” to %2": "Schlagwort „%1“ hinzufügen: %2",
    "%1 contacts": "%1 Kontakte",
    "Change %1 of %2": "%1 ändern: %2",
    "job title": "Position",
}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("There is a tag “VIP (50 %1) *” already. Nothing was changed.",
         "Den Tag „VIP (50 %1) *“ gibt es. Nichts geändert."),
        ("Please unpack it.", "Bitte entpacken."),
        ("“a.csv” has 12 columns.", "12 Spalten hat „a.csv“."),
        ("Nobody knows this. Please unpack it.", "Nobody knows this. Bitte entpacken."),
        ("“Add tag” is already undone.", "„Add tag“ ist schon zurückgenommen."),
        ("Undo: Undo: Add tag “Fleet” to 1,412 contacts",
         "Zurückgenommen: Zurückgenommen: Schlagwort „Fleet“ hinzufügen: 1.412 Kontakte"),
        ("Add tag “job title” to Ann Lee", "Schlagwort „job title“ hinzufügen: Ann Lee"),
        ("Change job title of Ann Lee", "Position ändern: Ann Lee"),
        ("Nobody knows this", "Nobody knows this"),
        ("Line one\nline two", "Line one\nline two"),
    ],
)  # fmt: skip
def test_what_the_floors_below_say_is_found_again(text: str, said: str) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale("de_DE"))
    try:
        assert translation.Spoken(SENTENCES).say(text) == said
    finally:
        QLocale.setDefault(before)


def test_english_sentences_stay(qapp: QApplication) -> None:
    assert translation.spoken("Please unpack it.  As it is") == "Please unpack it.  As it is"


# -- which language -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("setting", "system", "language", "locale"),
    [
        ("system", "de_AT", "de", "de_AT"),
        ("system", "en_GB", "en", "en_GB"),
        ("system", "fr_FR", "en", None),
        ("de", "en_GB", "de", None),
        ("en", "de_DE", "en", "en_DE"),
        ("nonsense", "de_DE", "de", "de_DE"),
    ],
)
def test_the_setting_the_system_and_the_way_of_the_country(
    setting: str, system: str, language: str, locale: str | None
) -> None:
    assert translation.language_of(setting, QLocale(system)) == language
    found = translation.locale_of(language, QLocale(system))
    assert found.name()[:2] == language
    if locale:
        assert found.name() == locale


def test_german_is_spoken_and_taken_back(qapp: QApplication) -> None:
    before = QLocale()
    try:
        assert translation.install(qapp, "de", QLocale("de_DE")) == "de"
        assert say("QPlatformTheme", "Cancel") == "Abbrechen"  # Qt's own words
        assert QLocale().toString(1234.5, "f", 1) == "1.234,5"
        assert translation.install(qapp, "en", QLocale("de_DE")) == "en"
        assert say("QPlatformTheme", "Cancel") == "Cancel"
    finally:
        QLocale.setDefault(before)


def test_a_catalogue_is_read_as_linguist_writes_it(tmp_path: Path) -> None:
    path = tmp_path / "de.ts"
    path.write_text(
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE TS><TS version="2.1" language="de">'
        "<context><name>A</name>"
        "<message><location filename='x.py' line='3'/><source>Tom &amp; Co</source>"
        "<translation>Tom &amp;&amp; Co</translation></message>"
        "<message numerus='yes'><source>%n row(s)</source><translation>"
        "<numerusform>%n Zeile</numerusform><numerusform>%n Zeilen</numerusform>"
        "</translation></message>"
        "<message><source>New</source><translation type='unfinished'></translation></message>"
        "<message><source>Old</source><translation type='vanished'>Alt</translation></message>"
        "</context></TS>",
        encoding="utf-8",
    )
    assert read_catalogue(path) == [
        Message("A", "Tom & Co", ("Tom && Co",), finished=True),
        Message("A", "%n row(s)", ("%n Zeile", "%n Zeilen"), counted=True, finished=True),
        Message("A", "New", ("",)),
    ]


@pytest.mark.parametrize("damage", ["", "{", '{"mark": [], "messages": []}', "[]"])
def test_what_was_read_is_kept_for_the_next_start(
    qapp: QApplication, tmp_path: Path, damage: str
) -> None:
    before = QLocale()
    kept = tmp_path / "language-de.json"
    try:
        translation.install(qapp, "de", QLocale("de_DE"), cache=tmp_path)
        first = kept.read_text("utf-8")
        if damage:
            kept.write_text(damage, "utf-8")
        translation.install(qapp, "de", QLocale("de_DE"), cache=tmp_path)
        assert kept.read_text("utf-8") == first
        translation.install(qapp, "de", QLocale("de_DE"), cache=tmp_path / "nowhere")
    finally:
        translation.install(qapp, "en", QLocale("en_GB"))
        QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("step", "said"),
    [
        ("Undo: Archive 1,412 contacts", "Zurückgenommen: 1.412 Kontakte archivieren"),
        ("Won: 3 six-seat trikes", "Gewonnen: 3 six-seat trikes"),
        ("Move “Trailer” to Ordered", "„Trailer“ verschieben nach Ordered"),
        ("Change phone number", "Telefonnummer ändern"),
        ("Add Ann Lee", "Ann Lee hinzufügen"),
        ("nearly the same address, same name, but the birthdays differ",
         "fast dieselbe Adresse, derselbe Name, aber die Geburtstage sind verschieden"),
        ("This file is open in another program. Close it there and try again.",
         "Diese Datei ist in einem anderen Programm offen. Schließen Sie sie dort und versuchen"
         " Sie es erneut."),
    ],
)  # fmt: skip
def test_steps_and_reasons_are_said_in_german(qapp: QApplication, step: str, said: str) -> None:
    before = QLocale()
    try:
        translation.install(qapp, "de", QLocale("de_DE"))
        assert translation.spoken(step) == said
        assert partial_words("1946-11-07") == "7. November 1946"
    finally:
        translation.install(qapp, "en")
        QLocale.setDefault(before)
