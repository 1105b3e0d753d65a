"""Addresses on envelopes: the order of the destination, the country's name of the sender."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crm_desktop.domain.country_names import COUNTRIES
from crm_desktop.domain.postal_address import (
    PostalAddress,
    address_lines,
    country_name,
    same_place,
    sort_key,
)
from crm_desktop.domain.text import strip_unsafe


@pytest.mark.parametrize(
    ("address", "home", "language", "lines"),
    [
        (PostalAddress("Hauptstraße", "", "12a", "10115", "Berlin", "Berlin", "Deutschland"),
         "DE", "de", ("Hauptstraße 12a", "10115 Berlin")),
        (PostalAddress("Hauptstraße 12a", "Hinterhaus", "", "10115", "Berlin", "", "D"),
         "GB", "en", ("Hauptstraße 12a", "Hinterhaus", "10115 Berlin", "GERMANY")),
        (PostalAddress("Harbour Row", "", "2", "YO11 1NX", "Scarborough", "Yorkshire", "UK"),
         "GB", "en", ("2 Harbour Row", "Scarborough", "YO11 1NX")),
        (PostalAddress("Harbour Row", "", "2", "YO11 1NX", "Scarborough", "", "England"),
         "DE", "de", ("2 Harbour Row", "Scarborough", "YO11 1NX", "VEREINIGTES KÖNIGREICH")),
        (PostalAddress("Main St", "Apt 4", "1600", "62704", "Springfield", "IL", "USA"),
         "US", "en", ("1600 Main St", "Apt 4", "Springfield, IL 62704")),
        (PostalAddress("Main St 1", "", "", "62704", "Springfield", "", ""),
         "US", "en", ("Main St 1", "Springfield 62704")),
        (PostalAddress("Rue de la Paix", "", "8", "75002", "Paris", "Île-de-France", "France"),
         "DE", "de", ("8 Rue de la Paix", "75002 Paris", "FRANKREICH")),
        (PostalAddress("Via Roma", "", "3", "20121", "Milano", "MI", "Italia"),
         "AT", "de", ("Via Roma, 3", "20121 Milano MI", "ITALIEN")),
        (PostalAddress("Kossuth u. 1.", "", "", "1055", "Budapest", "", "HU"),
         "DE", "de", ("Budapest", "Kossuth u. 1.", "1055", "UNGARN")),
        (PostalAddress("Rua Augusta", "", "120", "01304-000", "São Paulo", "SP", "Brasil"),
         "GB", "en", ("Rua Augusta, 120", "São Paulo-SP", "01304-000", "BRAZIL")),
        (PostalAddress("丸の内1-1", "", "", "100-0005", "千代田区", "東京都", "日本"),
         "JP", "en", ("〒100-0005", "東京都千代田区丸の内1-1")),
        (PostalAddress("1-1 Marunouchi", "", "", "100-0005", "Chiyoda-ku", "Tokyo", "Japan"),
         "DE", "de", ("1-1 Marunouchi", "Chiyoda-ku, Tokyo 100-0005", "JAPAN")),
        (PostalAddress("Cloud 9", "", "", "7", "Utopia", "North", "Nowhere Land"),
         "GB", "en", ("Cloud 9", "7 Utopia", "North", "NOWHERE LAND")),
        (PostalAddress("Gran Vía", "", "5", "28013", "Madrid", "Madrid", "ES"),
         "", "en", ("Gran Vía, 5", "28013 Madrid", "SPAIN")),
        (PostalAddress(city="Berlin"), "DE", "de", ("Berlin",)),
    ],
)  # fmt: skip
def test_lines(address: PostalAddress, home: str, language: str, lines: tuple[str, ...]) -> None:
    assert address_lines(address, home, language) == lines


words = st.text(st.sampled_from("aB1 ,-|S2PCRß東\u202e<\n"), max_size=8)


@settings(max_examples=60)
@given(st.builds(PostalAddress, *[words] * 6, st.sampled_from(["", "DE", "US", "JP", "x", "BR"])))
def test_nothing_typed_is_lost_where_the_order_has_a_place_for_it(address: PostalAddress) -> None:
    lines = address_lines(address, "DE", "de")
    whole = "".join(lines)
    for part in (address.street, address.street2, address.postal_code, address.city):
        seen = strip_unsafe(part)  # \u202e turns a line round, and is no letter
        assert "".join(seen.split()) in "".join(whole.split())
    assert all(line.strip() for line in lines)


def test_every_country_has_both_names() -> None:
    codes = [line[:2] for line in COUNTRIES.strip().split("\n")]
    assert [code for code in codes if not country_name(code, "de")] == []
    assert country_name("US", "en") == "United States"
    assert country_name("XX", "de") == ""


def test_which_can_be_reached() -> None:
    assert PostalAddress("Main St 1", city="Springfield").reaches
    assert PostalAddress("Main St 1", postal_code="62704").reaches
    assert not PostalAddress("Main St 1").reaches
    assert not PostalAddress(city="Springfield", postal_code="62704").reaches


def test_order_of_letters() -> None:
    def at(code: str, country: str = "") -> PostalAddress:
        return PostalAddress("x 1", postal_code=code, city="c", country=country)

    letters = [at("90000"), at("01000", "FR"), at("10115"), at("1010", "Austria"), at("04100")]
    shown = sorted(letters, key=lambda one: sort_key(one, "DE"))
    assert [one.postal_code for one in shown] == ["04100", "10115", "90000", "1010", "01000"]


def test_two_writings_of_one_place() -> None:
    one = PostalAddress("Hauptstraße", "", "12", "10115", "Berlin", country="Germany")
    other = PostalAddress("Hauptstr. 12", "", "", "10115", "Berlin")
    assert same_place(one, "DE") == same_place(other, "DE") != ""
    assert same_place(PostalAddress(city="Berlin"), "DE") == ""
