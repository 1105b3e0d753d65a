"""The encoding of a text file is found from its content, with few rows and with many."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crm_desktop.import_export.encoding import codec_of, detect_encoding

WORDS = {
    "german": "Müller Jäger Schröder Größe Köln Düsseldorf Käthe Jürgen Weiß Bäcker Österreich "
    "Überlingen Schön Fuß Königsallee",
    "french": "Hélène François Année Européen Château Benoît Zoë Noël Maïs Forêt Élise Père "
    "Française Évry Saint-Étienne Théâtre Crème",
    "spanish": "Muñoz García López Martín Peña Ángel Jesús Íñigo Málaga Cádiz Begoña Núñez León",
    "portuguese": "João Conceição São Simões Magalhães Gonçalves Araújo Antônio Inês Évora Luís",
    "danish": "Jørgensen Sørensen Ærø København Århus Bjørn Kjær Møller Nygård Søndergård",
    "polish": "Łukasz Wałęsa Kraków Łódź Gdańsk Święty Żółkiewski Późny Część Więcek Jabłoński "
    "Dąbrowski Wójcik Zając Błażej",
    "czech": "Dvořák Novák Růžička Černý Žižka Plzeň Brně Příbram Ústí Jiří Tomáš Křížek Němec "
    "Veselý Šťastný",
    "hungarian": "Szőke Fűtő Győr Kovács Tóth Szűcs László Ödön Erdős Hőgyész Gyűrű Pécs Őrség",
    "russian": "Иванов Пётр Москва Сергей Ольга Кузнецова Татьяна Екатеринбург Улица Дмитрий "
    "Фёдоров Санкт-Петербург ООО Ромашка",
    "greek": "Γιώργος Παπαδόπουλος Αθήνα Μαρία Θεσσαλονίκη Νίκος Ελένη Οδός Αγγελική Δημήτρης",
    "turkish": "Ayşe Yılmaz Çelik Şahin İstanbul Özgür Işık Güneş Doğan Kılıç Çağrı Erdoğan Şükrü",
    "japanese": "田中 東京都 渋谷区 株式会社 山田 太郎 スズキ ひまわり 大阪市 さくら 電話 名前",
    "chinese": "王伟 北京市 上海 有限公司 李娜 张强 广州 电话 客户 地址 中国 刘洋 陈静",
}
CASES = [
    ("german", "cp1252"), ("french", "cp1252"), ("spanish", "cp1252"), ("portuguese", "cp1252"),
    ("danish", "cp1252"), ("polish", "cp1250"), ("czech", "cp1250"), ("hungarian", "cp1250"),
    ("polish", "iso8859-2"), ("czech", "iso8859-2"), ("russian", "cp1251"), ("russian", "koi8-r"),
    ("greek", "cp1253"), ("turkish", "cp1254"), ("german", "mac_roman"), ("french", "mac_roman"),
    ("spanish", "mac_roman"), ("japanese", "shift_jis"), ("chinese", "gb18030"),
    ("german", "utf-8"), ("russian", "utf-16-le"), ("german", "utf-16-be"),
    ("japanese", "utf-16-le"),
]  # fmt: skip


def table(language: str, rows: int, seed: int) -> str:
    words = WORDS[language].split()
    pick = random.Random(f"{language}{seed}")
    lines = ["id;name;company;city"]
    lines += [
        "{};{} {};{} Ltd;{}".format(n, *(pick.choice(words) for _ in range(4))) for n in range(rows)
    ]
    return "\r\n".join(lines) + "\r\n"


@pytest.mark.parametrize("rows", [5, 300])
@pytest.mark.parametrize(("language", "encoding"), CASES)
def test_encoding_of_a_customer_list_is_found(language: str, encoding: str, rows: int) -> None:
    wrong = []
    for seed in range(8):
        text = table(language, rows, seed)
        data = text.encode(encoding)
        found = detect_encoding(data)
        if data.decode(codec_of(found), "replace") != text:
            wrong.append((seed, found.name))
        elif rows == 300:
            # With few letters several encodings may read the same bytes alike.
            assert found.name == encoding
        assert not found.damaged
    assert wrong == []


def test_marks_decide() -> None:
    text = "name,town\nZoë,Köln\n"
    assert detect_encoding(b"\xef\xbb\xbf" + text.encode()).name == "utf-8"
    assert detect_encoding(b"\xef\xbb\xbf" + text.encode()).mark == 3
    for name, mark in (("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff")):
        found = detect_encoding(mark + text.encode(name))
        assert (found.name, found.mark, found.damaged) == (name, 2, False)


def test_plain_ascii_is_utf8() -> None:
    assert detect_encoding(b"a,b\n1,2\n").name == "utf-8"
    assert detect_encoding(b"").name == "utf-8"


def test_a_rare_letter_at_the_end_of_a_long_file_counts() -> None:
    data = b"id;name\r\n" + b"1;Smith\r\n" * 50_000 + "2;Łódź\r\n3;Święty\r\n".encode("cp1250")
    assert detect_encoding(data).name == "cp1250"


def test_utf8_with_a_few_pasted_bytes_stays_utf8() -> None:
    data = table("german", 50, 0).encode() + "99;Müller;x;y\r\n".encode("cp1252")
    found = detect_encoding(data)
    assert (found.name, found.damaged) == ("utf-8", True)


def test_capitals_only_are_read_too() -> None:
    for language, encoding in (("russian", "koi8-r"), ("russian", "cp1251"), ("german", "cp1252")):
        text = table(language, 40, 1).upper().replace("SS", "ß")
        assert detect_encoding(text.encode(encoding)).name == encoding


@settings(derandomize=True, deadline=None, max_examples=150)
@given(st.binary(max_size=300))
def test_any_bytes_have_an_encoding_that_python_knows(data: bytes) -> None:
    found = detect_encoding(data)
    assert isinstance(data[found.mark :].decode(codec_of(found), "replace"), str)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Дмитрий Ольга;Дмитрий;Иванов", "cp1251"),
        ("Ромашка Улица;Ромашка;Ольга", "cp1251"),
        ("Ромашка Улица;Ромашка;Ольга", "koi8-r"),
        ("Αθήνα Μαρία;Μαρία", "cp1253"),
        ("Γιώργος Αθήνα;Οδός;Νίκος", "cp1253"),
    ],
)
def test_three_words_can_be_enough(text: str, encoding: str) -> None:
    """Told apart by capitals inside words and by Icelandic letters among others."""
    assert detect_encoding(text.encode(encoding)).name == encoding
