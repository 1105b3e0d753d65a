"""Taxes on sales as countries have them, to be offered until a shop names its own.

They are a beginning that the shop checks, not advice. A line of a quote keeps its own percentage,
so a rate that changes leaves old quotes alone. Rates of single regions are left out.

Compared on 2026-11-22 with the European Commission's database of taxes (TEDB) and its neighbours as
of 2026-09-29 (package eu-vat-rates-data 2026.9.29; Malta's 12 also in Legal Notice 231/2023). The
others with published tables and notices: India's GST Council of 2025-09-03, Singapore 2024; AU, CA,
JP, MX and NZ have been unchanged for years.
"""

from __future__ import annotations

_VAT = {"en": "VAT", "de": "USt"}
_MWST, _GST = {"en": "VAT", "de": "MwSt"}, {"en": "GST", "de": "GST"}
_NAMES = {
    "CH": _MWST, "LI": _MWST, "AU": _GST, "NZ": _GST, "CA": _GST, "SG": _GST, "IN": _GST,
}  # fmt: skip

_RATES = {
    "AT": "20 13 10 4.9 0", "AU": "10 0", "BE": "21 12 6 0", "BG": "20 9 0", "CA": "5 0",
    "CH": "8.1 3.8 2.6 0", "CY": "19 9 5 3 0", "CZ": "21 12 0", "DE": "19 7 0", "DK": "25 0",
    "EE": "24 13 9 0", "ES": "21 10 4 0", "FI": "25.5 13.5 10 0", "FR": "20 10 5.5 2.1 0",
    "GB": "20 5 0", "GR": "24 13 6 0", "HR": "25 13 5 0", "HU": "27 18 5 0", "IE": "23 13.5 9 0",
    "IN": "18 40 5 0", "IS": "24 11 0", "IT": "22 10 5 4 0", "JP": "10 8 0", "LI": "8.1 3.8 2.6 0",
    "LT": "21 12 5 0", "LU": "17 14 8 3 0", "LV": "21 12 5 0", "MT": "18 12 7 5 0",
    "MX": "16 0", "NL": "21 9 0", "NO": "25 15 12 0", "NZ": "15 0", "PL": "23 8 5 0",
    "PT": "23 13 6 0", "RO": "21 11 0", "RS": "20 10 0", "SE": "25 12 6 0", "SG": "9 0",
    "SI": "22 9.5 5 0", "SK": "23 19 5 0", "TR": "20 10 1 0", "UA": "20 14 7 0",
}  # fmt: skip


def tax_rates(country: str, language: str) -> tuple[tuple[str, str], ...]:
    """(name, percent as plain decimal text), the usual one first; none where the country (ISO
    code) has none for the whole country, or is not known."""
    name = _NAMES.get(country, _VAT)
    return tuple(
        (name.get(language, name["en"]), percent) for percent in _RATES.get(country, "").split()
    )
