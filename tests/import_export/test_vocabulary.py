"""What records of JSON files say of relations, and of moments in the zone of an entry."""

from pathlib import Path

import pytest

from crm_desktop.domain import ids
from crm_desktop.import_export.vocabulary import instant, parties
from crm_desktop.services import contact_edit
from crm_desktop.services.relations import add_relation
from tests.helpers.shop import NINE_O_CLOCK, make_template, open_shop


def test_a_relation_is_told_by_the_contact_it_belongs_to(tmp_path: Path) -> None:
    with open_shop(tmp_path / "shop", make_template(tmp_path / "template")) as store:
        marta, ana = (contact_edit.new_contact(store, "person", n) for n in ("Marta", "Ana"))
        add_relation(store, marta, ana, "daughter", back="mother")
        with store.read_raw() as raw:
            first, second = parties(raw, "contact")
    assert first["relations"] == [
        {"contact.id": ids.show(ana), "contact.full_name": "Ana", "kind": "daughter",
         "back": "mother"}
    ]  # fmt: skip
    assert "relations" not in second


@pytest.mark.parametrize(
    ("zone", "shown"),
    [
        ("", "2026-11-22T09:45:00.000+00:00"),
        ("+02:00", "2026-11-22T11:45:00+02:00"),
        ("Europe/Berlin", "2026-11-22T10:45:00+01:00"),
        ("Nowhere/City", "2026-11-22T09:45:00.000+00:00"),
    ],
)
def test_moments_in_the_zone_of_their_entry(zone: str, shown: str) -> None:
    assert instant(NINE_O_CLOCK, zone) == shown
