"""Messages as entries: under whom they are filed, which way they went, never twice."""

import pytest

from crm_desktop.services import contact_edit
from crm_desktop.services.history import History
from crm_desktop.services.mail_entries import FiledMails, Mail, file_mails
from crm_desktop.services.timeline import Entry, read_timeline
from crm_desktop.store.store import Store
from tests.helpers.dump import live_dump
from tests.helpers.shop import NINE_O_CLOCK


@pytest.fixture
def people(store: Store) -> dict[str, bytes]:
    return {
        name: contact_edit.new_contact(store, "person", f"{name} Ek", emails=[address])
        for name, address in (("Marta", "marta@x.example"), ("Bo", "bo@x.example"))
    }


def mail(number: int = 1, **values: object) -> Mail:
    given: dict[str, object] = {
        "message_id": f"m{number}@x.example", "at": NINE_O_CLOCK - number, "body": "Hello",
        "sender": "Marta@X.example", "recipients": ("shop@here.example",), "subject": "Lease",
    }  # fmt: skip
    return Mail(**(given | values))  # type: ignore[arg-type]


def entries(store: Store, contact: bytes) -> list[Entry]:
    with store.read_raw() as raw:
        return read_timeline(raw, contact)


def test_filed_under_the_sender_as_written_by_them(store: Store, people: dict[str, bytes]) -> None:
    filed = file_mails(store, [mail()], zone="UTC")
    (entry,) = entries(store, people["Marta"])
    assert filed == FiledMails((entry.id,), 0, 0, ("Marta Ek",))
    assert (entry.kind, entry.subject, entry.body, entry.direction, entry.happened_at) == (
        "email", "Lease", "Hello", "in", NINE_O_CLOCK - 1,
    )  # fmt: skip


def test_filed_under_the_recipient_and_shown_at_all_of_them(
    store: Store, people: dict[str, bytes]
) -> None:
    sent = mail(
        sender="shop@here.example", recipients=("bo@x.example", "marta@x.example", "z@z.example")
    )
    file_mails(store, [sent], zone="UTC", contact=people["Marta"])
    (own,) = entries(store, people["Marta"])
    assert (own.direction, own.contact_name) == ("out", "")
    (other,) = entries(store, people["Bo"])
    assert (other.id, other.contact_name) == (own.id, "Marta Ek")


def test_dropped_on_a_card_it_goes_where_the_address_is(
    store: Store, people: dict[str, bytes]
) -> None:
    filed = file_mails(store, [mail()], zone="UTC", contact=people["Bo"])
    assert filed.elsewhere == ("Marta Ek",)
    assert len(entries(store, people["Marta"])) == 1
    assert entries(store, people["Bo"]) == []
    unknown = mail(2, sender="who@where.example")
    filed = file_mails(store, [unknown], zone="UTC", contact=people["Bo"])
    assert (filed.elsewhere, len(entries(store, people["Bo"]))) == ((), 1)
    assert file_mails(store, [mail(3, sender="who@where.example")], zone="UTC").nobody == 1


def test_the_same_message_never_twice(store: Store, people: dict[str, bytes]) -> None:
    without = mail(2, message_id="")
    assert len(file_mails(store, [mail(), mail(), without], zone="UTC").entries) == 2
    before = live_dump(store)
    again = file_mails(store, [mail(), without], zone="UTC", contact=people["Bo"])
    assert (again.entries, again.known) == ((), 2)
    assert live_dump(store) == before


def test_all_of_them_are_one_step_and_undone_to_an_equal_dump(
    store: Store, people: dict[str, bytes]
) -> None:
    before = live_dump(store)
    file_mails(store, [mail(1), mail(2, recipients=("bo@x.example",))], zone="UTC")
    assert live_dump(store) != before
    History(store).undo()
    assert live_dump(store) == before
    assert len(file_mails(store, [mail(1)], zone="UTC").entries) == 1, "after an undo it is new"
