"""Filters as they are kept: what is a condition, and that nothing is lost or guessed in JSON."""

import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_desktop.domain.filters import (
    EVERYONE,
    OPERATIONS,
    Condition,
    Group,
    Value,
    from_json,
    to_json,
)

ID = "0123456789abcdef" * 2
TODAY = dt.date(2026, 11, 22)

texts = st.text(min_size=1, max_size=20).filter(lambda text: text.strip() != "")
VALUES: dict[str, st.SearchStrategy[tuple[Value, ...]]] = {
    "": st.just(()),
    "texts": st.lists(texts, min_size=1, max_size=3).map(tuple),
    "date": st.tuples(st.dates().map(dt.date.isoformat)),
    "part of date": st.tuples(
        st.builds(
            lambda day, length: day.isoformat()[:length], st.dates(), st.sampled_from((4, 7, 10))
        )
    ),
    "days": st.tuples(st.integers(0, 36_600)),
    "months": st.lists(st.integers(1, 12), min_size=1, max_size=12).map(tuple),
    "number": st.tuples(st.integers(-(10**9), 10**9) | st.floats(-1e6, 1e6)),
}


@st.composite
def conditions(draw: st.DrawFn) -> Condition:
    field = draw(st.sampled_from(sorted(OPERATIONS)))
    operation = draw(st.sampled_from(sorted(OPERATIONS[field])))
    values = VALUES[OPERATIONS[field][operation]]
    if field in ("tag", "owner") and OPERATIONS[field][operation]:
        values = st.just((ID,))
    return Condition(f"custom:{ID}" if field == "custom" else field, operation, draw(values))


groups = st.recursive(
    st.builds(Group, st.sampled_from(("and", "or")), st.lists(conditions(), max_size=3).map(tuple)),
    lambda inner: st.builds(
        Group, st.sampled_from(("and", "or")), st.lists(inner, max_size=3).map(tuple)
    ),
    max_leaves=5,
)


@given(groups)
def test_a_filter_comes_back_from_json_as_it_was(group: Group) -> None:
    assert from_json(to_json(group)) == group


@given(st.text(max_size=60) | st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(["and", "or", "field", "is", "values"]), inner, max_size=3),
).map(json.dumps))  # fmt: skip
def test_anything_else_is_refused_and_never_guessed(text: str) -> None:
    try:
        read = from_json(text)
    except ValueError:
        return
    assert to_json(read) == json.dumps(
        json.loads(text), ensure_ascii=False, separators=(",", ":")
    ).replace(',"values":[]', "")


@pytest.mark.parametrize(
    ("field", "operation", "values"),
    [
        ("shoe_size", "is", ("41",)),
        ("name", "late", ()),
        ("name", "contains", ()),
        ("name", "contains", ("  ",)),
        ("name", "contains", (5,)),
        ("tag", "is", ("VIP",)),  # by id, since it may be renamed
        ("tag", "is", ()),
        ("custom", "yes", ()),
        ("custom:12", "yes", ()),
        ("created", "since", ("2026-13-01",)),
        ("created", "since", ("1.7.2026",)),
        ("last_contact", "older_than_days", (-1,)),
        ("last_contact", "older_than_days", (True,)),
        ("last_contact", "older_than_days", (1.5,)),
        ("birthday", "in_month", (13,)),
        ("open_deals", "over", ("1000",)),
        ("open_deals", "over", (float("inf"),)),
        ("next_step", "late", (1,)),
    ],
)
def test_what_does_not_belong_together_is_no_condition(
    field: str, operation: str, values: tuple[str | int | float, ...]
) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the sentence is for programmers
        Condition(field, operation, values)


@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "null", '{"field":"kind","is":"is","values":["person"]}', '{"xor":[]}',
        '{"and":{}}', '{"and":[{"field":"name","is":"empty","new":1}]}',
        '{"and":[{"field":"name","is":"is","values":[null]}]}', "{" * 100_000,
        '{"and":[' * 50_000,
        '{"and":[' * 12 + "]}" * 12,
    ],
)  # fmt: skip
def test_texts_that_are_no_filter(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        from_json(text)


def test_relative_days_are_worked_out_against_the_day_given() -> None:
    quiet = Condition("last_contact", "older_than_days", (60,))
    assert quiet.day(TODAY) == dt.date(2026, 9, 23)
    assert quiet.day(dt.date(2026, 12, 1)) == dt.date(2026, 10, 2)
    assert Condition("next_step", "within_days", (7,)).day(TODAY) == dt.date(2026, 11, 29)
    assert Condition("created", "since", ("2026-07-01",)).day(TODAY) == dt.date(2026, 7, 1)


def test_all_conditions_of_a_tree() -> None:
    late, none = Condition("next_step", "late"), Condition("next_step", "empty")
    assert [*Group("and", (late, Group("or", (none, late)))).conditions()] == [late, none, late]
    assert [*EVERYONE.conditions()] == []
