"""The list of contacts: who fits, in which order, and what a row shows."""

import datetime as dt
from array import array
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from crm_desktop.domain.filters import EVERYONE, Condition, Group, Value
from crm_desktop.domain.ids import natural_id
from crm_desktop.services.catalogue import find_or_make
from crm_desktop.services.contact_list import SORTS, ContactList, _Order
from crm_desktop.services.contact_rows import NextStep, TagMark
from crm_desktop.store.store import Store, Transaction
from tests.helpers.people import add_company, add_person, add_phone, insert

TODAY = dt.date(2026, 11, 22)
DAY = 86_400_000
NOON = 1_795_348_800_000
"""2026-11-22 12:00 UTC."""


def tag(tx: Transaction, contact: bytes, name: str, colour: str = "") -> bytes:
    identity = find_or_make(tx, "tag", name, colour=colour)
    insert(tx, "tagging", contact_id=contact, tag_id=identity)
    return identity


def value(tx: Transaction, contact: bytes, name: str, kind: str, text: str) -> bytes:
    field = find_or_make(tx, "field", name, subject="contact", kind=kind)
    tx.raw.execute(
        "INSERT INTO field_value(id, field_id, contact_id, value, number) VALUES (?, ?, ?, ?, ?)",
        (
            natural_id("field_value", field, contact), field, contact, text,
            float(text) if kind == "number" else None,
        ),
    )  # fmt: skip
    return field


@pytest.fixture
def ids(store: Store) -> dict[str, str]:
    """Marta and Bo at the café, Zoë with nothing, Dora in the trash; ids of tags and fields."""
    with store.transact("Add") as tx:
        cafe = add_company(tx, "Blue Door Café")
        marta = add_person(
            tx, "Marta Müller", nickname="Tinka", status="customer", birth_month=5,
            created_at=NOON - 400 * DAY,
        )  # fmt: skip
        job = insert(tx, "position", person_id=marta, company_id=cafe, title="Owner")
        phone = add_phone(tx, marta, "030 / 99 88 77")
        tx.raw.execute(
            "UPDATE contact SET position_id=?, phone_id=? WHERE id=?", (job, phone, marta)
        )
        insert(
            tx,
            "email",
            contact_id=marta,
            address="M@bluedoor.example",
            match_key="m@bluedoor.example",
        )
        insert(
            tx,
            "address",
            contact_id=marta,
            street="Marktgasse",
            postal_code="SW1A 1AA",
            city="Zürich",
        )
        vip = tag(tx, marta, "VIP", "rose")
        tag(tx, marta, "Fleet", "olive")
        insert(tx, "entry", contact_id=marta, kind="call", happened_at=NOON - 60 * DAY)
        owner = find_or_make(tx, "colleague", "Ben")
        tx.raw.execute("UPDATE contact SET owner_id=? WHERE id=?", (owner, marta))
        insert(tx, "deal", contact_id=marta, state="open", amount_minor=980_000, currency="EUR")
        bikes = value(tx, marta, "Bikes", "number", "3")
        service = value(tx, marta, "Service", "date", "2026-05-01")

        bo = add_person(tx, "Bo Ek", status="lead", created_at=NOON - 3 * DAY)
        insert(tx, "position", person_id=bo, company_id=cafe, ended="")
        tag(tx, bo, "Fleet")
        insert(tx, "entry", contact_id=bo, kind="email", happened_at=NOON - 2 * DAY)
        reminder = {"contact_id": bo, "kind": "call", "title": "Call about price"}
        insert(tx, "reminder", **reminder, due_date="2026-11-20")
        insert(tx, "reminder", **reminder, due_date="2026-12-20")
        value(tx, bo, "Bikes", "number", "12")
        value(tx, bo, "Prefers", "text", "Érable")
        news = value(tx, bo, "News", "yes/no", "1")
        prefers = find_or_make(tx, "field", "Prefers", subject="contact", kind="text")

        zoe = add_person(tx, "Zoë Ångström", created_at=NOON)
        insert(
            tx, "reminder", contact_id=zoe, title="Visit", due_date="2026-11-25", due_time="09:00"
        )
        dora = add_person(tx, "Dora Gone", status="lead")
        add_phone(tx, dora, "030 99 88 77")
        tx.raw.execute("UPDATE contact SET gone=1 WHERE id=?", (dora,))
    named = {"vip": vip, "owner": owner, "bikes": bikes, "service": service, "news": news}
    return {name: identity.hex() for name, identity in {**named, "prefers": prefers}.items()}


def names(store: Store, numbers: object) -> list[str]:
    rows = ContactList(store).page(list(numbers), TODAY)  # type: ignore[call-overload]
    return [row.name for row in rows]


def who(store: Store, *parts: Condition | Group, joined: str = "and", text: str = "") -> set[str]:
    """The initials of the contacts that fit; also asserts that counting agrees."""
    contacts = ContactList(store)
    group = Group(joined, parts)  # type: ignore[arg-type]
    found = contacts.ids(TODAY, group, text)
    assert contacts.count(TODAY, group, text) == len(found)
    if not text:
        assert contacts.counts(TODAY, [group, Group()]) == [len(found), 4]
    return {"C" if name.startswith("Blue") else name[0] for name in names(store, found)}


@pytest.mark.parametrize(
    ("field", "operation", "values", "expected"),
    [
        ("kind", "is", ("company",), "C"),
        ("kind", "is_not", ("company",), "MBZ"),
        ("name", "contains", ("MULLER mar",), "M"),
        ("name", "contains", ("tink",), "M"),
        ("name", "contains_not", ("e",), ""),
        ("name", "is", ("bo ek", "zoe angstrom"), "BZ"),
        ("name", "empty", (), ""),
        ("company", "contains", ("cafe",), "MB"),
        ("company", "empty", (), "CZ"),
        ("company", "present", (), "MB"),
        ("town", "is", ("zurich",), "M"),
        ("town", "contains", ("ZÜR",), "M"),
        ("town", "empty", (), "BCZ"),
        ("phone", "contains", ("99 88",), "M"),
        ("phone", "empty", (), "BCZ"),
        ("phone", "present", (), "M"),
        ("email", "contains", ("BLUEDOOR",), "M"),
        ("email", "contains_not", ("bluedoor",), "BCZ"),
        ("email", "present", (), "M"),
        ("address", "contains", ("marktgasse zurich",), "M"),
        ("address", "contains", ("vip",), ""),
        ("address", "empty", (), "BCZ"),
        ("postal_code", "contains", ("sw1a",), "M"),
        ("postal_code", "empty", (), "BCZ"),
        ("tag", "is", ("vip",), "M"),
        ("tag", "is_not", ("vip",), "BCZ"),
        ("tag", "empty", (), "CZ"),
        ("tag", "present", (), "MB"),
        ("status", "is", ("lead", "customer"), "MB"),
        ("status", "is_not", ("lead",), "MCZ"),
        ("status", "empty", (), "CZ"),
        ("status", "present", (), "MB"),
        ("owner", "is", ("owner",), "M"),
        ("owner", "is_not", ("owner",), "BCZ"),
        ("owner", "empty", (), "BCZ"),
        ("owner", "present", (), "M"),
        ("last_contact", "since", ("2026-11-20",), "BC"),
        ("last_contact", "since", ("2026-11-21",), ""),
        ("last_contact", "not_since", ("2026-11-20",), "MZ"),
        ("last_contact", "within_days", (60,), "MBC"),
        ("last_contact", "older_than_days", (59,), "MZ"),
        ("last_contact", "older_than_days", (60,), "Z"),
        ("last_contact", "empty", (), "Z"),
        ("last_contact", "present", (), "MBC"),
        ("next_step", "late", (), "B"),
        ("next_step", "within_days", (3,), "Z"),
        ("next_step", "within_days", (2,), ""),
        ("next_step", "empty", (), "MC"),
        ("next_step", "present", (), "BZ"),
        ("created", "within_days", (3,), "BZ"),
        ("created", "older_than_days", (3,), "MC"),
        ("created", "since", ("2026-11-22",), "Z"),
        ("birthday", "in_month", (4, 5), "M"),
        ("birthday", "empty", (), "BCZ"),
        ("birthday", "present", (), "M"),
        ("open_deals", "present", (), "M"),
        ("open_deals", "empty", (), "BCZ"),
        ("open_deals", "over", (9799,), "M"),
        ("open_deals", "over", (9800,), ""),
        ("bikes", "greater", (3,), "B"),
        ("bikes", "less", (12,), "M"),
        ("bikes", "empty", (), "CZ"),
        ("service", "before", ("2026-05-02",), "M"),
        ("service", "after", ("2026-05-01",), ""),
        ("prefers", "contains", ("erab",), "B"),
        ("prefers", "contains_not", ("erab",), "MCZ"),
        ("prefers", "is", ("ERABLE",), "B"),
        ("prefers", "is_not", ("erable",), "MCZ"),
        ("news", "yes", (), "B"),
        ("news", "no", (), ""),
        ("news", "present", (), "B"),
    ],
)  # fmt: skip
def test_one_condition(
    store: Store,
    ids: dict[str, str],
    field: str,
    operation: str,
    values: tuple[Value, ...],
    expected: str,
) -> None:
    field = f"custom:{ids[field]}" if field in ids and field != "owner" else field
    named = tuple(ids.get(str(v), v) for v in values) if field in ("tag", "owner") else values
    assert who(store, Condition(field, operation, named)) == set(expected)


def test_conditions_are_joined(store: Store, ids: dict[str, str]) -> None:
    vip, lead = Condition("tag", "is", (ids["vip"],)), Condition("status", "is", ("lead",))
    assert who(store, vip, lead) == set()
    assert who(store, vip, lead, joined="or") == {"M", "B"}
    people = Condition("kind", "is", ("person",))
    assert who(store, people, Group("or", (vip, Condition("tag", "empty")))) == {"M", "Z"}
    assert who(store) == {"M", "B", "C", "Z"}
    assert who(store, joined="or") == {"M", "B", "C", "Z"}


def test_days_begin_at_midnight_of_the_shop(store: Store, ids: dict[str, str]) -> None:
    with store.transact("Log") as tx:
        (zoe,) = tx.raw.execute("SELECT id FROM contact WHERE name LIKE 'Zo%'").fetchone()
        insert(tx, "entry", contact_id=zoe, kind="note", happened_at=NOON - DAY - 10 * 3_600_000)
    since = Group("and", (Condition("last_contact", "since", ("2026-11-21",)),))
    assert ContactList(store).count(TODAY, since) == 1  # 02:00 UTC
    assert ContactList(store, ZoneInfo("America/New_York")).count(TODAY, since) == 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "MBCZ"), ("  ", "MBCZ"), ("m", "M"), ("mar", "M"), ("muller", "M"), ("mueller", "M"),
        ("cafe", "MBC"), ("cafe mar", "M"), ("fleet", "MB"), ("zurich", "M"), ("9988 77", "M"),
        ("0309988", "M"), ("988", "M"), ("edoor.ex", "M"), ("@bluedoor", "M"), ("uedoo", "M"),
        ("marta 9988", "M"), ("bo 9988", ""), ("nobody", ""), ("!!", ""), ('"', ""), ("* OR", ""),
        ("angstrom zoe", "Z"), ("dora", ""),
    ],
)  # fmt: skip
def test_every_word_must_be_found(
    store: Store, ids: dict[str, str], text: str, expected: str
) -> None:
    assert who(store, text=text) == set(expected)


def test_text_narrows_within_the_filter(store: Store, ids: dict[str, str]) -> None:
    lead = Condition("status", "is", ("lead",))
    assert who(store, lead, text="cafe") == {"B"}
    assert who(store, lead, text="marta") == set()


@pytest.mark.parametrize(
    ("sort", "rising", "falling"),
    [
        ("name", "CBMZ", "ZMBC"),
        ("family_name", "ZCBM", "MBCZ"),
        ("company", "BMCZ", "BMCZ"),
        ("town", "MCBZ", "MCBZ"),
        ("tags", "BMCZ", "MBCZ"),
        ("last_contact", "MCBZ", "BCMZ"),
        ("next_step", "BZCM", "ZBCM"),
        ("open_deals", "MCBZ", "MCBZ"),
        ("created", "CMBZ", "ZBMC"),
        ("kind", "CBMZ", "BMZC"),
        ("status", "MBCZ", "BMCZ"),
        ("owner", "MCBZ", "MCBZ"),
        ("phone", "MCBZ", "MCBZ"),
        ("email", "MCBZ", "MCBZ"),
        ("birthday", "MCBZ", "MCBZ"),
        ("industry", "CBMZ", "CBMZ"),
        ("bikes", "MBCZ", "BMCZ"),
        ("prefers", "BCMZ", "BCMZ"),
    ],
)
def test_every_heading_sorts_and_nothing_stands_last(
    store: Store, ids: dict[str, str], sort: str, rising: str, falling: str
) -> None:
    contacts = ContactList(store)
    sort = f"custom:{ids[sort]}" if sort in ids and sort != "owner" else sort
    for descending, expected in ((False, rising), (True, falling)):
        found = contacts.ids(TODAY, sort=sort, descending=descending)
        shown = names(store, found)
        assert "".join("C" if n.startswith("Blue") else n[0] for n in shown) == expected
        assert contacts.first(2, sort, descending=descending) == found[:2]


@pytest.mark.parametrize("sort", SORTS)
def test_a_few_are_sorted_as_all_are(store: Store, ids: dict[str, str], sort: str) -> None:
    whole, client = ContactList(store), Condition("status", "is_not", ("lead",))
    for descending in (False, True):
        every = whole.ids(TODAY, sort=sort, descending=descending)
        for text in ("cafe", "m", "mar", "nobody"):
            for chosen in (EVERYONE, Group("and", (client,))):
                fits = set(whole.ids(TODAY, chosen)) & set(whole.ids(TODAY, text=text))
                few = ContactList(store)  # knows no order
                found = few.ids(TODAY, chosen, text, sort, descending=descending)
                assert list(found) == [n for n in every if n in fits]
                assert not few._orders
                few.close()
    whole.close()


def test_no_such_heading(store: Store) -> None:
    for sort in ("shoe_size", "custom:zz", ""):
        with pytest.raises(ValueError):  # noqa: PT011
            ContactList(store).ids(TODAY, sort=sort)
    assert len(SORTS) == 21


def test_a_kept_order_follows_the_commits_that_matter(store: Store, ids: dict[str, str]) -> None:
    contacts = ContactList(store)
    before = {sort: contacts.ids(TODAY, sort=sort) for sort in SORTS}
    with store.transact("Change") as tx:
        tx.raw.execute("UPDATE contact SET name='Aaron', sort_key='zz' WHERE name='Marta Müller'")
        (bo,) = tx.raw.execute("SELECT id FROM contact WHERE name='Bo Ek'").fetchone()
        insert(tx, "deal", contact_id=bo, state="open", amount_minor=1, currency="EUR")
        insert(tx, "entry", contact_id=bo, kind="call", happened_at=NOON - 90 * DAY)
    assert names(store, contacts.ids(TODAY))[0] == "Aaron"
    assert names(store, contacts.ids(TODAY, sort="family_name"))[-1] == "Aaron"
    assert names(store, contacts.ids(TODAY, sort="open_deals"))[0] == "Bo Ek"
    with store.transact("Change") as tx:
        insert(tx, "address", contact_id=bo, city="Aachen")
        tag(tx, bo, "Aa")
        tx.raw.execute("UPDATE entry SET happened_at=1 WHERE contact_id=?", (bo,))
        tx.raw.execute("UPDATE reminder SET due_date='2027-01-01'")
    assert names(store, contacts.ids(TODAY, sort="town"))[0] == "Bo Ek"
    assert names(store, contacts.ids(TODAY, sort="tags"))[0] == "Bo Ek"
    assert names(store, contacts.ids(TODAY, sort="last_contact"))[0] == "Bo Ek"
    assert (
        names(store, contacts.ids(TODAY, sort="next_step"))[:2]
        != names(store, before["next_step"])[:2]
    )
    contacts.close()


def test_what_a_row_shows(store: Store, ids: dict[str, str]) -> None:
    contacts = ContactList(store)
    numbers = contacts.ids(TODAY)
    cafe, bo, marta, zoe = contacts.page(numbers, TODAY)
    assert (marta.name, marta.second_line, marta.town) == (
        "Marta Müller",
        "Blue Door Café",
        "Zürich",
    )
    assert marta.tags == (TagMark("Fleet", "olive"), TagMark("VIP", "rose"))
    assert (marta.last_kind, marta.last_at) == ("call", NOON - 60 * DAY)
    assert (marta.open_deals, marta.next_step) == ((("EUR", 980_000),), None)
    assert (marta.phone, marta.email, marta.owner) == (
        "030 / 99 88 77",
        "M@bluedoor.example",
        "Ben",
    )
    assert bo.next_step is not None
    assert bo.next_step == NextStep(
        bo.next_step.id, "call", "Call about price", dt.date(2026, 11, 20), "", 2
    )
    assert zoe.next_step is not None
    assert (zoe.next_step.time, zoe.next_step.days_late) == ("09:00", 0)
    assert (zoe.last_kind, zoe.last_at, zoe.tags, zoe.second_line) == ("", None, (), "")
    assert (cafe.kind, cafe.last_at) == ("company", NOON - 2 * DAY)
    assert (marta.birthday, marta.company, cafe.custom) == ("--05", "Blue Door Café", {})
    shown = contacts.page(numbers, TODAY, [ids["bikes"], ids["prefers"]])
    assert [row.custom for row in shown] == [
        {}, {ids["bikes"]: "12", ids["prefers"]: "Érable"}, {ids["bikes"]: "3"}, {},
    ]  # fmt: skip


def test_only_what_is_shown_is_looked_up(store: Store, ids: dict[str, str]) -> None:
    with store.transact("Nameless") as tx:
        nobody = insert(tx, "contact", kind="person", name="", sort_key="")
        insert(tx, "email", contact_id=nobody, address="who@knows.example", match_key="who@knows")
    contacts = ContactList(store)
    numbers = contacts.ids(TODAY)
    whole = {row.n: row for row in contacts.page(numbers, TODAY)}
    for row in contacts.page(numbers, TODAY, shown=("name", "tags")):
        other = whole[row.n]
        named, company = bool(row.name), row.kind == "company"
        assert row == replace(
            other, phone="" if named else other.phone, email="" if named else other.email,
            town=other.town if company else "",
        )  # fmt: skip
    seen = {row.name: row for row in contacts.page(numbers, TODAY, shown=("phone", "town"))}
    assert seen[""].email == "who@knows.example"
    assert (seen["Marta Müller"].phone, seen["Marta Müller"].email) == ("030 / 99 88 77", "")
    assert (seen["Marta Müller"].town, seen["Marta Müller"].second_line) == (
        "Zürich",
        "Blue Door Café",
    )


def test_a_page_leaves_out_who_is_gone(store: Store, ids: dict[str, str]) -> None:
    contacts = ContactList(store)
    numbers = contacts.ids(TODAY)
    with store.transact("Archive") as tx:
        tx.raw.execute("UPDATE contact SET gone=1 WHERE name='Bo Ek'")
    assert [row.n for row in contacts.page(numbers, TODAY)] == [numbers[0], numbers[2], numbers[3]]
    assert contacts.page([], TODAY) == []


@pytest.mark.parametrize(
    ("sort", "descending", "prefix", "expected"),
    [
        ("name", False, "m", "Marta Müller"), ("name", False, "ZO", "Zoë Ångström"),
        ("name", True, "b", "Bo Ek"), ("name", True, "blue", "Blue Door Café"),
        ("name", False, "c", None), ("name", False, "", None), ("name", False, "zz", None),
        ("family_name", False, "e", "Bo Ek"), ("last_contact", False, "b", "Blue Door Café"),
        ("created", True, "b", "Bo Ek"), ("town", False, "q", None),
    ],
)  # fmt: skip
def test_typing_jumps_to_the_first_that_begins_so(
    store: Store,
    ids: dict[str, str],
    sort: str,
    descending: bool,
    prefix: str,
    expected: str | None,
) -> None:
    contacts = ContactList(store)
    numbers = contacts.ids(TODAY, sort=sort, descending=descending)
    place = contacts.first_starting(numbers, prefix, sort)
    assert (None if place is None else names(store, [numbers[place]])[0]) == expected


@given(st.lists(st.integers(1, 60), unique=True), st.sets(st.integers(1, 90)))
@example([5, 1, 9, 2, 60, 7, 8, 3, 4], {9, 61})  # few of many, one of them not there
@settings(max_examples=60, deadline=None)
def test_an_order_is_thinned_out(ids: list[int], wanted: set[int]) -> None:
    order = _Order((), array("q", ids))
    for some in (wanted, set(ids) & wanted, set(ids)):
        assert list(order.of(some)) == [n for n in ids if n in some]


WORDS = st.lists(
    st.sampled_from(("mar", "amma", "o'mara", "Müller-Ost", "x.may", "ßm", "東京", "m_a", "Zoë")),
    min_size=1, max_size=2,
).map(" ".join)  # fmt: skip
REST = st.sampled_from(("", "", "Lamm", "in ma", "7-ma", "Zoë"))
TYPED = st.one_of(
    WORDS.flatmap(lambda text: st.integers(1, len(text)).map(lambda end: text[:end])),
    st.sampled_from(("m", "ma", "0", "01", "m 0", "mü", "mue", "-", "'", "a m", "東", "_")),
)


@given(
    st.lists(st.tuples(WORDS, REST, REST), min_size=3, max_size=12), TYPED,
    st.sampled_from(("name", "family_name", "created")), st.booleans(),
    st.sampled_from(("", "some", "none")), st.booleans(),
)  # fmt: skip
@settings(max_examples=60, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
def test_a_beginning_is_how_the_whole_list_begins(
    store: Store, people: list[tuple[str, str, str]], text: str, sort: str, down: bool,
    chip: str, asked_before: bool,
) -> None:  # fmt: skip
    with store.transact("Other people") as tx:
        tx.raw.execute("UPDATE contact SET gone=1")
        for at, (name, note, street) in enumerate(people):
            status = "some" if at % 3 else ""
            person = add_person(tx, name, note=note, created_at=at % 4, status=status)
            insert(tx, "address", contact_id=person, street=street, postal_code=f"0{at}")
    within = Group("and", (Condition("status", "is", (chip,)),)) if chip else EVERYONE
    listed, fresh = ContactList(store, many=1), ContactList(store)
    every = fresh.ids(TODAY, within, sort=sort, descending=down)
    fitting = fresh.ids(TODAY, text=text) if text.strip() else every
    whole = array("q", [n for n in every if n in fitting])
    if asked_before:
        assert listed.ids(TODAY, within, sort=sort, descending=down) == every
    found = listed.beginning(1, TODAY, within, text, sort, descending=down)
    if found is not None:
        assert found.count == len(whole)
        assert found.ids == whole[: len(found.ids)]
        assert len(found.ids) >= 1
    elif text.isalpha() and (asked_before or (not chip and sort != "created")):
        assert len(whole) == 0
    assert listed.ids(TODAY, within, text, sort, descending=down) == whole
    listed.close()
    fresh.close()


def test_what_a_text_needs_is_worked_out_beforehand(store: Store) -> None:
    regular = Group("and", (Condition("status", "is", ("regular",)),))
    listed = ContactList(store)
    listed.get_ready(TODAY, regular)
    (whole,), (thinned,) = listed._orders.values(), listed._thinned.values()
    assert {"_places", "marks"} <= vars(thinned).keys()
    listed.get_ready(TODAY, EVERYONE)
    assert "_places" in vars(whole)
    assert "marks" not in vars(whole)
    listed.close()


def test_a_beginning_goes_no_further_than_it_must(store: Store) -> None:
    with store.transact("Add") as tx:
        for at in range(300):
            add_person(tx, f"Ada{at:03} Marx")
    listed = ContactList(store, many=200)
    whole = listed.ids(TODAY)
    first = listed.beginning(16, TODAY, EVERYONE, "ma")
    assert first is not None
    assert (first.count, list(first.ids)) == (300, list(whole[:64]))
    with store.transact("One has another name") as tx:
        tx.raw.execute("UPDATE contact SET name='Bo' WHERE n=?", (whole[0],))
    named = listed.beginning(16, TODAY, EVERYONE, "ma")  # the order is not known any more
    assert named is not None
    assert (named.count, list(named.ids)) == (300, list(whole[1:65]))  # by the family name
    newest = listed.beginning(16, TODAY, EVERYONE, "ma", "created")  # this too
    assert newest is not None
    assert newest.ids == ContactList(store).ids(TODAY, text="ma", sort="created")[:64]
    assert listed.beginning(16, TODAY, EVERYONE, "ma", "town") is None
    assert listed.ids(TODAY)[-1] == whole[0]
    assert listed.beginning(16, TODAY, EVERYONE, "ma") == named
    for text in ("017", "4K7-M2QX", "a@b", " ", "ada000"):
        assert listed.beginning(16, TODAY, EVERYONE, text) is None
    listed.close()


def test_who_asks_anew_after_a_commit_is_not_answered_from_before_it(store: Store) -> None:
    """The window hears of a commit on its own thread, maybe while the writer still tells others."""
    told: list[list[int]] = []
    stop = store.on_commit(lambda _changes: told.append(kept.ids(TODAY).tolist()), last=True)
    kept = ContactList(store)  # made later than the one who asks, as in the window
    assert kept.ids(TODAY).tolist() == []
    with store.transact("Add") as tx:
        marta = add_person(tx, "Marta Müller")
    with store.read_raw() as raw:
        assert told == [[n for (n,) in raw.execute("SELECT n FROM contact WHERE id=?", (marta,))]]
    stop()
    kept.close()
