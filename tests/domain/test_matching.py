from __future__ import annotations

import csv
import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crm_desktop.domain.matching import AUTOMATIC, OFFERED, Candidate, compare
from crm_desktop.domain.matching_pairs import duplicate_groups, possible_pairs
from crm_desktop.domain.names import company_key, name_key
from crm_desktop.domain.nicknames import is_nickname
from crm_desktop.domain.text import key

SAMPLES = Path(
    os.environ.get("CRM_SAMPLES", Path(__file__).resolve().parents[2] / ".." / "shared" / "samples")
)


def person(
    first: str = "John", last: str = "Smith", *, email: str = "", phone: str = "",
    birthday: str = "", company: str = "", street: str = "", postal: str = "", city: str = "",
    external: str = "", own: str = "",
) -> Candidate:  # fmt: skip
    return Candidate(
        "person", own or None, external, name_key(first, last), key(first), key(last),
        company_key(company), tuple(email.split()), tuple(phone.split()), birthday,
        postal, key(city), key(street),
    )  # fmt: skip


def company(name: str, **more: str) -> Candidate:
    return replace(person("", "", **more), kind="company", company_key=company_key(name))


MAIL = "john@smith.example"
HOME = {"street": "Main Street 5", "postal": "12345"}


@pytest.mark.parametrize(
    ("a", "b", "least", "most"),
    [
        (person(own="1"), person("Bob", "Ott", own="1"), 100, 100),
        (person(external="7"), person(external="7"), 95, 95),
        (person(external="7"), person("J.", external="7"), 95, 95),
        (person(external="7"), person("Mary", "Jones", external="7"), 0, 10),
        (person(external="7"), person("", "", external="7"), OFFERED, AUTOMATIC - 1),
        (person(email=MAIL), person(email=MAIL), 95, 95),
        (person(email=MAIL), person("", email=MAIL), 95, 95),
        (person("Bob", email=MAIL), person("Robert", email=MAIL), 95, 95),
        (person(email=MAIL), person("", "", email=MAIL), 88, 88),
        (person(email="info@x.example"), person("", "", email="info@x.example"), 0, 40),
        (person(email="info@x.example"), person("J", email="info@x.example"), 60, 84),
        (person(email=MAIL), person("Mary", email=MAIL), 0, 40),
        (person(email=MAIL), person("Jon", "Smyth", email=MAIL), 70, 84),
        (person(email=MAIL, birthday="1980-01-02"), person(email=MAIL, birthday="1950-11-12"),
         OFFERED, 65),
        (person(phone="123456789"), person(phone="123456789"), 92, 92),
        (person(phone="123456789"), person("Mary", phone="123456789"), 0, 40),
        (person("", phone="123456789"), person("", phone="123456789"), OFFERED, 84),
        (person(phone="123456789"), person("", "", phone="123456789"), 0, 40),
        (person(birthday="1980-01-02"), person(birthday="1980-01-02"), 88, 88),
        (person(birthday="--01-02"), person(birthday="--01-02"), OFFERED, 84),
        (person(birthday="1980-01-02"), person(birthday="1980-01-20"), OFFERED, 84),
        (person(**HOME), person(**HOME), 85, 85),
        (person(birthday="1980-01-02", **HOME), person(birthday="1950-07-12", **HOME), 60, 65),
        (person(birthday="1980-01-02", **HOME), person(birthday="1980-01-03", **HOME), 70, 84),
        (person(company="Acme"), person(company="Acme Ltd"), 85, 85),
        (person(company="Acme", email=MAIL), person(company="Acme", email="j@x.example"), 60, 84),
        (person(company="Acme", phone="1"), person(company="Acme", phone="2"), 60, 84),
        (person(), person(), 0, 40),
        (person(city="Rome"), person(city="Rome"), 0, 59),
        (person(email="a@acme.example"), person(email="b@acme.example"), 0, 40),
        (person(email="a@gmail.com"), person("Mary", "Ott", email="b@gmail.com"), 0, 0),
        (person("Hans", "Müller", **HOME), person("Hans", "Mueller", **HOME), 85, 85),
        (person("John", "Smith", **HOME), person("Smith", "John", **HOME), 70, 84),
        (person("Jan", "Ott", **HOME), person("Jana", "Ott", **HOME), OFFERED, 84),
        (person("Jim", "Ott", **HOME), person("Ann", "Ott", **HOME), 0, 40),
        (person("Ann", "Ott", birthday="1980-01-02", **HOME),
         person("Ann", "Berg", birthday="1980-01-02", **HOME), OFFERED, 84),
        (person(phone="1"), replace(person(phone="1"), kind="company"), 0, 0),
        (company("Acme GmbH", city="Ulm"), company("ACME", city="Ulm"), 85, 85),
        (company("Acme", city="Ulm"), company("Acme", city="Köln"), OFFERED, 84),
        (company("Acme", city="Ulm"), company("Acme"), 85, 85),
        (company("Acme", city="Ulm"), company("Acme", phone="1"), OFFERED, 84),
        (company("Acme", email="a@acme.example"), company("Acme", email="b@acme.example"), 90, 90),
        (company("Acme", email="a@gmail.com"), company("Acme", email="b@gmail.com"), 60, 84),
        (company("Acme", phone="1"), company("Acme", phone="1"), 92, 92),
        (company("Acme", phone="1", city="Ulm"), company("Acme", phone="1", city="Köln"), 60, 84),
        (company("Acme", external="7"), company("Acme", external="7"), 95, 95),
        (company("Acme", external="7"), company("Zeta", external="7"), 0, 10),
        (company("Acmee", phone="1"), company("Acme", phone="1"), OFFERED, 84),
        (company("Acmee", city="Ulm"), company("Acme", city="Ulm"), 0, 40),
        (company("Acme Steel", email="a@acme.example"), company("Acme", email="b@acme.example"),
         OFFERED, 84),
        (company("Zeta", phone="1"), company("Acme", phone="1"), 0, 40),
        (company("", phone="1"), company("Acme", phone="1"), OFFERED, 84),
    ],
)  # fmt: skip
def test_scores(a: Candidate, b: Candidate, least: int, most: int) -> None:
    evidence = compare(a, b)
    assert least <= evidence.score <= most, evidence
    assert evidence.reason


NAMES = st.sampled_from(
    ["", "John", "Jon", "J", "Bob", "Robert", "Smith", "Smyth", "Müller", "Mueller"]
)
CANDIDATES = st.builds(
    lambda kind, co, **more: replace(person(company=co, **more), kind=kind),
    st.sampled_from(["person", "company"]),
    st.sampled_from(["", "Acme", "Acmee GmbH"]),
    first=NAMES,
    last=NAMES,
    email=st.sampled_from(["", "info@x.example", "j@x.example", "j@gmail.com k@x.example", "@"]),
    phone=st.sampled_from(["", "1", "1 2", "3"]),
    birthday=st.sampled_from(["", "1980-01-02", "1980-01-20", "--01-02", "1980-01", "x"]),
    street=st.sampled_from(["", "Main Street", "Main Streat"]),
    postal=st.sampled_from(["", "12345", "12354"]),
    city=st.sampled_from(["", "Ulm", "Rome"]),
    external=st.sampled_from(["", "7"]),
    own=st.sampled_from(["", "1"]),
)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(CANDIDATES, CANDIDATES)
def test_comparing_is_symmetric_and_bounded(a: Candidate, b: Candidate) -> None:
    evidence = compare(a, b)
    assert evidence == compare(b, a)
    assert 0 <= evidence.score <= 100


@settings(max_examples=300, deadline=None, derandomize=True)
@given(CANDIDATES, CANDIDATES)
def test_a_name_alone_is_never_automatic(a: Candidate, b: Candidate) -> None:
    alone = [person(c.first_key, c.last_key, postal=c.postal_code, city=c.city_key) for c in (a, b)]
    assert compare(*alone).score < AUTOMATIC


def test_pairs_are_found_once_and_best_first() -> None:
    people = [
        person(email=MAIL),
        person("Mary", "Jones"),
        person("J.", email=MAIL),
        person("Ann", "Berg", birthday="1980-01-02"),
        person("Ann", "Burg", birthday="1980-01-02"),
    ]
    assert [(i, j, e.score) for i, j, e in duplicate_groups(people)] == [(0, 2, 95), (3, 4, 76)]


def test_companies_and_persons_are_never_paired() -> None:
    assert duplicate_groups([person(phone="1"), company("John Smith", phone="1")]) == []


def test_a_shared_mailbox_of_thousands_stays_bounded() -> None:
    many = [person(f"F{i}", f"Fam{i * 7919 % 9973}", email="info@x.example") for i in range(5000)]
    many += [person(email="info@x.example", postal="12345", street="Hof") for _ in range(3000)]
    assert sum(1 for _ in possible_pairs(many)) < 25 * len(many)
    paired = {j for i, j, _ in duplicate_groups(many) if i == 5000}
    assert paired == set(range(5001, 8000))


def test_every_good_pair_that_shares_a_key_is_found() -> None:
    for a, b in [
        (person(email=MAIL), person("Jon", email=MAIL)),
        (person(phone="1"), person(phone="1")),
        (person(birthday="1980-01-02"), person("J", birthday="1980-01-02")),
        (person(**HOME), person("Jhon", **HOME)),
        (company("Acme"), company("Acme", city="Ulm")),
        (person(own="9"), person("A", "B", own="9")),
        (  # no key in common: they are found because they stand beside each other
            person("Ann", "Meier", street="Hof 12", postal="12345", city="Ulm"),
            person("Anne", "Maier", street="Hof 13", postal="12354", city="Ulm"),
        ),
    ]:
        others = [person(f"X{i}", f"Y{i}") for i in range(100)]
        found = duplicate_groups([a, *others, b])
        assert [(i, j) for i, j, _ in found] == [(0, 101)]


def test_nicknames() -> None:
    assert is_nickname("bob", "robert")
    assert is_nickname("alex", "alexandra")
    assert not is_nickname("alexander", "alexandra")
    assert not is_nickname("anna", "maria")


def test_the_sample_with_known_truth() -> None:
    path = SAMPLES / "csv" / "people-with-fuzzy-duplicates.csv"
    if not path.exists():
        pytest.skip(f"the sample files are not here: {path}")
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, skipinitialspace=True))
    people = [
        person(
            row["given_name"], row["surname"], street=row["address_1"], postal=row["postcode"],
            city=row["suburb"], birthday=_birthday(row["date_of_birth"]),
        )
        for row in rows
    ]  # fmt: skip
    truth = [row["rec_id"].split("-")[1] for row in rows]
    found = duplicate_groups(people)
    right = [pair for pair in found if truth[pair[0]] == truth[pair[1]]]
    automatic = [pair for pair in found if pair[2].score >= AUTOMATIC]
    wrong = [pair for pair in automatic if truth[pair[0]] != truth[pair[1]]]
    assert len(right) >= 0.98 * len(found)
    assert len(right) >= 0.92 * 500
    assert len(automatic) > 150
    assert len(wrong) <= 0.001 * len(rows)


def _birthday(text: str) -> str:
    return f"{text[:4]}-{text[4:6]}-{text[6:]}" if len(text) == 8 else ""
