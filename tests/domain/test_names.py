from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crm_desktop.domain.names import (
    PersonName,
    company_key,
    in_natural_order,
    is_form_of_address,
    looks_like_company,
    looks_like_person,
    name_key,
    split_full_name,
)
from crm_desktop.domain.text import collapse

MODEST = settings(max_examples=200, deadline=None, derandomize=True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [  # prefix | first | middle | last | suffix
        ("", "||||"),
        ("Prince", "|Prince|||"),
        ("John Smith", "|John||Smith|"),
        ("Mary Ann Smith", "|Mary|Ann|Smith|"),
        ("John Q. Public", "|John|Q.|Public|"),
        ("Mr. Smith", "Mr.|||Smith|"),
        ("Mr and Mrs John Smith", "Mr and Mrs|John||Smith|"),
        ("Anna und Peter Meier", "|Anna und Peter||Meier|"),
        ("Dr. med. Hans Müller", "Dr. med.|Hans||Müller|"),
        ("Dr.Müller", "Dr.|||Müller|"),
        ("Prof. Dr. h. c. Karl Graf von Spee", "Prof. Dr. h. c.|Karl||Graf von Spee|"),
        ("Herr Dipl.-Ing. Jörg Schäfer", "Herr Dipl.-Ing.|Jörg||Schäfer|"),
        ("Frau Anna-Lena Groß-Umstadt", "Frau|Anna-Lena||Groß-Umstadt|"),
        ("M. Dupont", "M.|||Dupont|"),
        ("M. Jean Dupont", "M.|Jean||Dupont|"),
        ("M. Night Shyamalan", "|M.|Night|Shyamalan|"),
        ("Mme Marie-Claude de la Tour", "Mme|Marie-Claude||de la Tour|"),
        ("Sra. Ana García López", "Sra.|Ana||García López|"),
        ("Gabriel García Márquez", "|Gabriel||García Márquez|"),
        ("José Luis Rodríguez Zapatero", "|José|Luis|Rodríguez Zapatero|"),
        ("José Ortega y Gasset", "|José||Ortega y Gasset|"),
        ("María del Carmen Ruiz", "|María|del Carmen|Ruiz|"),
        ("João Carlos da Silva Filho", "|João|Carlos|da Silva|Filho"),
        ("Sig.ra Elena Di Stefano", "Sig.ra|Elena||Di Stefano|"),
        ("Dott. Paolo della Rovere", "Dott.|Paolo||della Rovere|"),
        ("Pan Jan Kowalski", "Pan|Jan||Kowalski|"),
        ("Pani Nowak", "Pani|||Nowak|"),
        ("Pan Wei", "|Pan||Wei|"),
        ("Dhr. Jan van der Berg", "Dhr.|Jan||van der Berg|"),
        ("De heer Piet ter Horst", "De heer|Piet||ter Horst|"),
        ("Ludwig van Beethoven", "|Ludwig||van Beethoven|"),
        ("Van Morrison", "|Van||Morrison|"),
        ("Otto von und zu Habsburg", "|Otto||von und zu Habsburg|"),
        ("Osama bin Laden", "|Osama||bin Laden|"),
        ("Omar al-Bashir", "|Omar||al-Bashir|"),
        ("Sinéad O'Connor", "|Sinéad||O'Connor|"),
        ("Martin Luther King Jr.", "|Martin|Luther|King|Jr."),
        ("John Smith, Jr.", "|John||Smith|Jr."),
        ("John Smith, MD, PhD", "|John||Smith|MD PhD"),
        ("Hans Maier e. h.", "|Hans||Maier|e. h."),
        ("Henry Tudor VIII", "|Henry|Tudor|VIII|"),
        ("Loudon Wainwright III", "|Loudon||Wainwright|III"),
        ("Smith, John Q.", "|John|Q.|Smith|"),
        ("Smith,John", "|John||Smith|"),
        ("Müller, Dr. Hans", "Dr.|Hans||Müller|"),
        ("Müller, Hans Dr.", "Dr.|Hans||Müller|"),
        ("Beethoven, Ludwig van", "|Ludwig||van Beethoven|"),
        ("García Márquez, Gabriel", "|Gabriel||García Márquez|"),
        ("King, Martin Luther, Jr.", "|Martin|Luther|King|Jr."),
        ("DUPONT Jean-Luc", "|Jean-Luc||DUPONT|"),
        ("DE LA TOUR Marie Anne", "|Marie|Anne|DE LA TOUR|"),
        ("Jean DE LA TOUR", "|Jean||DE LA TOUR|"),
        ("JP Morgan", "|JP||Morgan|"),
        ("LI Wei", "|Wei||LI|"),
        ("JOHN SMITH", "|JOHN||SMITH|"),
        ('Robert "Bob" Smith', '|Robert|"Bob"|Smith|'),
        ("Robert (Bob) Smith", "|Robert|(Bob)|Smith|"),
        ("Anna Meier (geb. Schulz, verw. Ott)", "|Anna||Meier|(geb. Schulz, verw. Ott)"),
        ("王小明", "|||王小明|"),
        ("山田 太郎", "|太郎||山田|"),
        ("김철수", "|||김철수|"),
        ("Zsa Zsa Gábor", "|Zsa|Zsa|Gábor|"),
    ],
)
def test_split(text: str, expected: str) -> None:
    assert split_full_name(text) == PersonName(*expected.split("|"))


def test_full_and_formal() -> None:
    name = split_full_name("Dr. John Q. Public Jr.")
    assert (name.full, name.formal) == ("John Q. Public Jr.", "Dr. John Q. Public Jr.")
    assert split_full_name("山田 太郎").full == "山田 太郎"


WORDS = """
John anna SMITH Dr. Mr M. van der de la y und & Jr. III PhD MD e. h. Pan 王小明 太郎 Graf Dipl.-Ing.
"Bob" (Bob "open close" ( ) O'Brien García López X. Dr.Müller Prof.Dr.Ott García, Smith, Li, DE heer
, ,, a,b Ph. D. med. ß «x» [a b] „J“ € Sig.ra
"""
WORD = st.sampled_from(WORDS.split())
MESSY = st.one_of(st.text(max_size=30), st.lists(WORD, max_size=8).map(" ".join))


def _letters(text: str) -> Counter[str]:
    return Counter("".join(text.replace(",", "").split()))


def _parts(name: PersonName) -> str:
    return " ".join((name.prefix, name.first_name, name.middle_name, name.last_name, name.suffix))


@MODEST
@given(MESSY)
def test_no_letter_is_lost_or_invented(text: str) -> None:
    name = split_full_name(text)
    assert _letters(_parts(name)) == _letters(collapse(text))


@MODEST
@given(st.lists(WORD.filter(lambda w: not set(w) & set(',."()[]«»„“')), max_size=8))
def test_no_word_is_lost_or_torn(tokens: list[str]) -> None:
    name = split_full_name(" ".join(tokens))
    assert Counter(_parts(name).split()) == Counter(tokens)
    assert Counter(name.formal.split()) == Counter(tokens)


@MODEST
@given(
    st.sampled_from(["", "Mr.", "Frau Dr.", "Mme", "Sr.", "Dott.", "Pani", "Dhr.", "Dr. med."]),
    st.sampled_from(["John", "Anna", "Jean-Luc", "José", "Zbigniew"]),
    st.sampled_from(["", "Maria", "Q.", "Lee Ann", '"Bob"']),
    st.sampled_from(["Smith", "van der Berg", "de la Cruz", "O'Brien", "von und zu Ott", "Łęcki"]),
    st.sampled_from(["", "Jr.", "III", "PhD", "(geb. Ott)"]),
)
def test_well_formed_names_are_stable(
    prefix: str, first: str, middle: str, last: str, suffix: str
) -> None:
    name = PersonName(prefix, first, middle, last, suffix)
    assert split_full_name(name.formal) == name
    given_part = f"{first} {middle}".strip()
    assert split_full_name(f"{last}, {given_part}").last_name == last


@pytest.mark.parametrize(
    "text",
    ["Mr.", "Mrs", "Ms", "Frau", "Herr", "Herrn", "Mme", "M.", "Dr.", "Frau Dr.", "Mr. & Mrs.",
     "Sra.", "Sig.", "Pan", "Pani", "Dhr.", "Mevr.", "Herr und Frau", "Herr/Frau", "Firma",
     "Prof. Dr. med.", "Sehr geehrte Frau", "Sehr geehrte Damen und Herren,", "Miss", "Monsieur"],
)  # fmt: skip
def test_forms_of_address(text: str) -> None:
    assert is_form_of_address(text)


@pytest.mark.parametrize(
    "text",
    ["", "Owner", "Sales Representative", "Director", "Manager & Owner", "Mr. Smith", "&", "John",
     "Software Engineer", "CEO", "Dr. Oetker", "Manager of Sales and of all that"],
)  # fmt: skip
def test_no_forms_of_address(text: str) -> None:
    assert not is_form_of_address(text)


COMPANIES = [
    "Barton LLC", "Kulas Inc", "Müller GmbH & Co. KG", "Dupont S.A.", "Rossi S.r.l.", "Jansen B.V.",
    "Kowalski Sp. z o.o.", "Silva Lda", "Koepp Ltd.", "Frami, Anderson and Donnelly",
    "Miles and More", "Dibbert and Sons", "Hotel Adler", "Barnsley PCT", "Fly & Smile",
    "Ali's Bazar", "Bäckerei Schmidt", "Restaurant zur Post", "Bank of Scotland", "7 Eleven",
    "example.com", "Frankenversand", "Siemens AG", "Firma Huber",
    "Ana Trujillo Emparedados y helados", "Abernathy - Bahringer",
]  # fmt: skip
PERSONS = [
    "John Smith", "Maria Anders", "Smith, John", "Dr. Huber", "Frau Kiehn", "Jean-Pierre Blanc",
    "J. Q. Public", "Anna von Berg", "José Pedro Freyre", "DUPONT Jean", "Bob", "Jane Wood",
    "Michael Holz", "Ludwig van Beethoven", "Robert \"Bob\" Smith", "Zbigniew Kowalski",
]  # fmt: skip


@pytest.mark.parametrize("text", COMPANIES)
def test_companies_look_like_companies(text: str) -> None:
    assert looks_like_company(text) >= 0.7
    assert looks_like_person(text) <= 0.3


@pytest.mark.parametrize("text", PERSONS)
def test_persons_look_like_persons(text: str) -> None:
    assert looks_like_person(text) >= 0.75
    assert looks_like_company(text) <= 0.4


@pytest.mark.parametrize("text", ["", "-", "Mr.", "???"])
def test_nothing_looks_like_nothing(text: str) -> None:
    assert looks_like_company(text) <= 0.8
    assert looks_like_person(text) <= 0.3


@MODEST
@given(MESSY)
def test_looks_are_between_0_and_1(text: str) -> None:
    assert 0.0 <= looks_like_company(text) <= 1.0
    assert 0.0 <= looks_like_person(text) <= 1.0


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Müller & Söhne GmbH & Co. KG", "mullersohne"),
        ("Muller und Sohne", "mullersohne"),
        ("Barton LLC", "barton"),
        ("Barton GmbH und Co. KG", "barton"),
        ("BARTON, L.L.C.", "barton"),
        ("Dupont S. A.", "dupont"),
        ("Kowalski Sp. z o.o.", "kowalski"),
        ("GmbH", "gmbh"),
        ("AG Ltd", "ag"),
        ("Jerde-Hilpert", "jerdehilpert"),
        ("", ""),
    ],
)
def test_company_key(name: str, expected: str) -> None:
    assert company_key(name) == expected


def test_name_key() -> None:
    assert name_key("Seán", "O'Brien") == "sean obrien"
    assert name_key("", "Ott") == "ott"
    assert name_key("", "") == ""


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Müller, Anneliese", "Anneliese Müller"),
        ("Dr. Müller, Anneliese", "Dr. Anneliese Müller"),
        ("Müller, Dr. Anneliese", "Dr. Anneliese Müller"),
        ("Müller, Frau", "Frau Müller"),
        ("King, Martin Luther, Jr.", "Martin Luther King Jr."),
        ("Beethoven, Ludwig van", "Ludwig van Beethoven"),
        ("von der Heide, Frieda", "Frieda von der Heide"),
        ('O\'Brien, Robert "Bob"', 'Robert "Bob" O\'Brien'),
        ("Meier, Anna und Peter", "Anna und Peter Meier"),
        ("王, 小明", "王 小明"),
    ],
)
def test_family_names_that_stand_first_are_read_last(typed: str, shown: str) -> None:
    assert in_natural_order(typed) == shown
    assert split_full_name(shown) == split_full_name(typed)


@pytest.mark.parametrize(
    "text",
    ["", "Anneliese  Müller", "Müller,", ", Anna", "John Smith, PhD", "Müller (Anna, Otto)",
     "Smith, Jones & Co", "Tischlerei Bock, Köln", "Berg, Holm, Stein", "Anna, Bob und Cem"],
)  # fmt: skip
def test_what_is_not_family_and_given_name_stays_as_typed(text: str) -> None:
    assert in_natural_order(text) == text


@given(MESSY)
@MODEST
def test_no_sign_but_commas_is_lost_in_natural_order(text: str) -> None:
    signs = Counter(sign for sign in text if sign not in ", " and not sign.isspace())
    shown = in_natural_order(text)
    assert shown == text or Counter(s for s in shown if s not in ", ") == signs
