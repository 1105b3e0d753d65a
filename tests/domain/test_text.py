from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crm_desktop.domain.text import (
    collapse,
    fold,
    is_placeholder,
    key,
    repair_double_encoding,
    strip_unsafe,
)

ANY_TEXT = st.text(st.characters(), max_size=40)  # lone surrogates included
MODEST = settings(max_examples=200, deadline=None, derandomize=True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  a \t b\r\nc ", "a b c"),
        ("Wolski\u00a0\u00a0 Zajazd", "Wolski Zajazd"),
        ("Mül\u200bler\ufeff", "Müller"),
        ("東京\u3000都", "東京 都"),
        ("a\u2800\u3164b", "a b"),
        ("Ma\x00rta\x1b \u202eoli\u202c\ud800", "Marta oli"),
        ("", ""),
    ],
)
def test_collapse_makes_every_run_of_blanks_one(text: str, expected: str) -> None:
    assert collapse(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  Hello  World ", "hello world"),
        ("Łódź", "lodz"),
        ("Straße", "strasse"),
        ("STRASSE", "strasse"),
        ("Đorđe Þór Ægir Œuvre", "dorde thor aegir oeuvre"),
        ("İstanbul ISTANBUL ısı", "istanbul istanbul isi"),
        ("Øresund Ħamrun Ŋ", "oresund hamrun n"),
        ("Mu\u0308ller", "muller"),
        ("Ἀθῆναι ΣΟΦΌΣ σοφός", "αθηναι σοφοσ σοφοσ"),
        ("Ёлкин Й", "елкин и"),
        ("O’Brien – O`Brien", "o'brien - o'brien"),
        ("ﬁn ① ＡＢＣ", "fin 1 abc"),
        ("김철수", "김철수"),
        ("がぎ", "がぎ"),
        ("हिन्दी", "हिन्दी"),
        ("soft\u00adhyphen", "softhyphen"),
    ],
)
def test_fold(text: str, expected: str) -> None:
    assert fold(text) == expected


@pytest.mark.parametrize("text", ["O'Brien", "o brien", "OBrien", "O’BRIEN", "Ó Brien"])
def test_key_of_one_name_in_all_writings(text: str) -> None:
    assert key(text) == "obrien"


def test_key_keeps_vowel_signs_and_digits() -> None:
    assert key("हिन्दी-1") == "हिन्दी1"
    assert key("& - !") == ""
    assert key("\u1100-\u1161") == "\uac00"  # what stands side by side now is one syllable


def test_fold_and_key_are_idempotent_for_every_character() -> None:
    for code in range(0x110000):
        if unicodedata.category(chr(code)) in ("Cn", "Co"):
            continue
        folded = fold(chr(code))
        assert fold(folded) == folded, hex(code)
        assert key(folded) == key(key(folded)), hex(code)


@MODEST
@given(ANY_TEXT)
def test_fold_and_key_are_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert key(key(text)) == key(text)
    assert key(fold(text)) == key(text)


@MODEST
@given(st.text(max_size=40))
def test_fold_does_not_see_the_normal_form(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(
    "text",
    ["NULL", "null", "(null)", " none ", "N/A", "n.a.", "n. a.", "#N/A", "k.A.", "k. A.", "-", "--",
     "---", "–", ".", "?", "...", "nan", "NaN", "#NULL!", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!",
     "#NV", "#WERT!", "####", "keine Angabe", "s/d", "n.v.t.", "brak", "(vazio)", "\\N", "nil",
     "#¿NOMBRE?", "n/d", "non renseigné", "<NA>"],
)  # fmt: skip
def test_placeholders(text: str) -> None:
    assert is_placeholder(text)


@pytest.mark.parametrize(
    "text",
    ["", " ", "NA", "Na", "Nan", "Nil", "no", "x", "X", "0", "+", "unknown", "s/n", "Nullmeier",
     "-5", "A-", "#1", "None Such Ltd", "?a", "1/2", "n" * 5000],
)  # fmt: skip
def test_no_placeholders(text: str) -> None:
    assert not is_placeholder(text)


@pytest.mark.parametrize(
    "text",
    ["Müller", "José", "voilà", "Straße", "Élodie", "È già", "più", "şaşır Ğ", "Łódź",
     "Zażółć gęślą", "5 € – „ja“", "it’s", "wait…", "Αθήνα", "Москва", "北京市",
     "山田太郎", "김철수",
     "😀 ok", "Nguyễn Thị", "שלום", "مرحبا", "naïve café", "Ärger Öl Übung", "œuvre",
     "10\u00a0000 €", "½ l", "São João",
     "Țară și", "ČŘŽ", "Mu\u0308ller"],
)  # fmt: skip
@pytest.mark.parametrize("wrong", ["cp1252", "latin-1"])
@pytest.mark.parametrize("times", [1, 2])
def test_double_encoding_is_undone(text: str, wrong: str, times: int) -> None:
    damaged = text
    for _ in range(times):
        damaged = _misread(damaged, wrong)
    assert repair_double_encoding(damaged) == text


def _misread(text: str, wrong: str) -> str:
    """As programs do it: bytes that Windows-1252 does not define become control characters."""
    out = []
    for byte in text.encode("utf-8"):
        try:
            out.append(bytes([byte]).decode(wrong))
        except UnicodeDecodeError:
            out.append(chr(byte))
    return "".join(out)


@pytest.mark.parametrize(
    "text",
    ["", "abc", "Müller", "MANHÃ…", "“MAÇÔ", "IRMû", "« café\u00a0»", "«CAFÉ»", "été\u00a0» et",
     "LÃ®", "RÅ™", "está»", "„Gruß“", "HÚГ", "àÀ", "ÄÖÜ", "2×½", "Â", "Ã", "N° 5", "É…", "ÎN",
     "à\u00a0«\u00a0la", "perché…", "ÅÄÖ…", "AMANHÃ\u00a0", "ñandú", "Åse", "IRMÃ’s", "CAFFÈ™",
     "‘È’", "é”…", "“à”—", "ÀÉÈÌÒÙ", "É“ È” Ñ»"],
)  # fmt: skip
def test_sound_text_is_not_repaired(text: str) -> None:
    assert repair_double_encoding(text) is None


def test_partly_damaged_text_is_repaired_where_damaged() -> None:
    assert repair_double_encoding("Müller, CafÃ© Größe") == "Müller, Café Größe"


SOUND = st.text(
    st.characters(
        codec="utf-8",
        categories=["Lu", "Ll", "Lo", "Nd", "Zs"],
        exclude_characters="\u00aa\u00ba\u00b5\u00a0ŠŒŽšœžŸƒ",
    ),
    max_size=30,
)


@MODEST
@given(SOUND)
def test_letters_digits_and_blanks_are_never_repaired(text: str) -> None:
    assert repair_double_encoding(unicodedata.normalize("NFC", text)) is None


@MODEST
@given(ANY_TEXT)
def test_repair_ends_and_is_complete(text: str) -> None:
    repaired = repair_double_encoding(text)
    assert repaired is None or repaired != text


def test_strip_unsafe() -> None:
    assert strip_unsafe("a\x00b\x1b[c") == "ab[c"
    assert strip_unsafe("a\tb\r\nc\rd\x0be\u2028f") == "a\tb\nc\nd\ne\nf"
    assert strip_unsafe("exe.\u202egpj\u202c \u2066x\u2069") == "exe.gpj x"
    assert strip_unsafe("a\ud800b\ufffe") == "ab"
    assert strip_unsafe("👨\u200d👩 שלום\u200f Müller") == "👨\u200d👩 שלום\u200f Müller"


@MODEST
@given(ANY_TEXT)
def test_unsafe_characters_are_gone(text: str) -> None:
    cleaned = strip_unsafe(text)
    cleaned.encode("utf-8")
    assert strip_unsafe(cleaned) == cleaned
    assert not any(unicodedata.category(c) == "Cc" and c not in "\t\n" for c in cleaned)
