"""Countries and post codes."""

from __future__ import annotations

import phonenumbers
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from crm_desktop.domain.country_names import COUNTRIES, FURTHER_NAMES
from crm_desktop.domain.places import country_code, postal_code_damage, repair_postal_code
from crm_desktop.domain.text import key


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("DE", "DE"), ("de", "DE"), ("DEU", "DE"), ("Germany", "DE"), ("Deutschland", "DE"),
        ("ALLEMAGNE", "DE"), ("Niemcy", "DE"), ("D", "DE"), (" Österreich ", "AT"),
        ("Osterreich", "AT"), ("Oesterreich", "AT"), ("USA", "US"), ("U.S.A.", "US"),
        ("United States of America", "US"), ("The Netherlands", "NL"), ("Holland", "NL"),
        ("UK", "GB"), ("England", "GB"), ("GB", "GB"), ("Poland", "PL"), ("Polska", "PL"),
        ("Włochy", "IT"), ("Wlochy", "IT"), ("Côte d’Ivoire", "CI"), ("日本", "JP"),
        ("Россия", "RU"), ("Ελλάδα", "GR"), ("España", "ES"), ("Suíça", "CH"), ("Venezuela", "VE"),
        ("North Macedonia", "MK"), ("Korea, Republic of", "KR"), ("Kongo", None), ("", None),
        ("Atlantis", None), ("The Gambia", "GM"), ("XX", None), ("the", None), ("x" * 1000, None),
    ],
)  # fmt: skip
def test_country_code(text: str, code: str | None) -> None:
    assert country_code(text) == code


def test_table_is_whole_and_free_of_clashes() -> None:
    lines = [line.split(" ", 2) for line in COUNTRIES.strip().split("\n")]
    codes = [line[0] for line in lines]
    assert len(codes) == len(set(codes)) == 249
    assert len({line[1] for line in lines}) == 249
    # Regions with telephone numbers of their own, but for those that are no ISO countries.
    assert phonenumbers.SUPPORTED_REGIONS - set(codes) == {"AC", "TA", "XK"}
    further = [line.partition(" ") for line in FURTHER_NAMES.strip().split("\n")]
    assert [code for code, _, _ in further] == sorted({code for code, _, _ in further})
    meanings: dict[str, set[str]] = {}
    for code, alpha3, names in lines:
        for name in (code, alpha3, *names.split("|")):
            meanings.setdefault(key(name), set()).add(code)
    for code, _, names in further:
        assert code in codes
        for name in names.split("|"):
            meanings.setdefault(key(name), set()).add(code)
    assert {name: found for name, found in meanings.items() if len(found) > 1} == {}
    assert "" not in meanings


@pytest.mark.parametrize(
    ("code", "country", "usual", "mended"),
    [
        ("8836", "DE", None, "08836"),
        ("8836", "Germany", None, "08836"),
        ("8836", None, 5, "08836"),
        ("8836", "", 5, "08836"),
        ("8836", None, None, None),
        ("8836.0", None, 5, "08836"),
        ("14118.0", None, 5, "14118"),
        ("14118", "US", 5, None),
        ("501", "US", None, "00501"),
        ("2134-1000", "US", None, "02134-1000"),
        ("1211", "CH", 5, None),
        ("1012", "PL", None, "01-012"),
        ("1-012", "PL", None, "01-012"),
        ("01-012", "PL", None, None),
        ("1000-205", "PT", None, None),
        ("600001", "JP", None, "060-0001"),
        ("60-0001", "JP", None, "060-0001"),
        ("1310100", "BR", None, "01310-100"),
        ("10 01", "SK", None, "010 01"),
        ("870", "AU", None, "0870"),
        ("WX1 6LT", "GB", 5, None),
        ("S-958 22", "SE", 5, None),
        ("1234 AB", "NL", None, None),
        ("12", "DE", None, None),
        ("", "DE", 5, None),
        ("0123", "DE", None, None),
        ("501", "DE", None, None),
        ("501", None, 5, None),
        ("195", "IT", 5, "00195"),
    ],
)
def test_post_codes(code: str, country: str | None, usual: int | None, mended: str | None) -> None:
    assert repair_postal_code(code, country, usual) == mended
    assert postal_code_damage(code, country, usual) == (mended is not None)


@settings(derandomize=True, deadline=None, max_examples=300)
@given(
    st.one_of(st.text(max_size=12), st.text("0123456789-. ", max_size=10)),
    st.one_of(st.none(), st.sampled_from(["DE", "PL", "JP", "US", "SK", "CH", "?"])),
    st.one_of(st.none(), st.integers(-1, 9)),
)
@example("²345", "DE", 5)
def test_no_text_breaks_anything(code: str, country: str | None, usual: int | None) -> None:
    mended = repair_postal_code(code, country, usual)
    assert mended is None or repair_postal_code(mended, country, usual) is None
    found = country_code(code)
    assert found is None or len(found) == 2
