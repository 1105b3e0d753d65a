"""The rules of the pipeline, without any database."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_desktop.domain import pipeline as rules
from crm_desktop.domain import pipeline_presets as presets
from crm_desktop.domain.pipeline import Reason

TODAY = dt.date(2026, 11, 22)


def day(days: int) -> dt.date:
    return TODAY + dt.timedelta(days)


# -- worth -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("minor", "percent", "expected"),
    [(6_350_000, 50, 3_175_000), (1, 50, 1), (-1, 50, -1), (999, 33.3, 333), (None, 50, 0),
     (100, 0, 0), (100, 100, 100)],
)  # fmt: skip
def test_expected_is_value_times_chance(minor: int | None, percent: float, expected: int) -> None:
    assert rules.expected_minor(minor, percent) == expected


def test_currencies_are_never_added_and_the_usual_one_stands_first() -> None:
    amounts = [("USD", 900), ("EUR", 1), ("EUR", 2), ("JPY", None)]
    assert rules.sums(amounts) == (("EUR", 3), ("USD", 900))


@given(st.lists(st.tuples(st.sampled_from(["EUR", "USD"]), st.integers(-(10**12), 10**12))))
def test_columns_add_up_to_the_board(amounts: list[tuple[str, int]]) -> None:
    whole = dict(rules.sums(amounts))
    half, rest = dict(rules.sums(amounts[::2])), dict(rules.sums(amounts[1::2]))
    assert whole == {c: half.get(c, 0) + rest.get(c, 0) for c in half.keys() | rest.keys()}


@pytest.mark.parametrize(
    ("quantity", "price", "total"),
    [("3", 250, 750), ("", 250, 250), ("0.5", 25, 13), ("x", 250, None), ("3", None, None)],
)
def test_line_totals(quantity: str, price: int | None, total: int | None) -> None:
    assert rules.line_total(quantity, price) == total


# -- attention ---------------------------------------------------------------------------------


def attention(**given: object) -> tuple[str, ...]:
    usual: dict[str, object] = {
        "planned": True, "next_due": day(3), "alive_on": TODAY, "quiet_days": 21,
        "closes_on": None,
    }  # fmt: skip
    found = rules.attention(TODAY, **{**usual, **given})  # type: ignore[arg-type]
    return tuple(reason.code for reason in found)


def test_a_deal_that_goes_well_needs_nothing() -> None:
    assert attention() == ()
    assert attention(next_due=day(-2)) == ()  # late is red, but no reason of its own


def test_no_next_step() -> None:
    assert attention(planned=False, next_due=None) == ("no_next_step",)


def test_quiet_longer_than_the_step_allows() -> None:
    assert attention(next_due=None, alive_on=day(-21)) == ()
    assert attention(next_due=None, alive_on=day(-22)) == ("quiet",)
    assert attention(next_due=None, alive_on=day(-22), quiet_days=30) == ()
    assert attention(next_due=None, alive_on=day(-999), quiet_days=0) == ()


def test_not_quiet_while_a_step_is_still_to_come() -> None:
    assert attention(next_due=day(40), alive_on=day(-90)) == ()
    assert attention(next_due=TODAY, alive_on=day(-90)) == ()
    assert attention(next_due=day(-1), alive_on=day(-90)) == ("quiet",)


def test_the_closing_date_has_passed() -> None:
    assert attention(closes_on=TODAY) == ()
    assert attention(closes_on=day(-1)) == ("closing_passed",)


def test_several_reasons_with_their_figures() -> None:
    found = rules.attention(
        TODAY, planned=False, next_due=None, alive_on=day(-31), quiet_days=21, closes_on=day(-44)
    )
    assert found == (
        Reason("closing_passed", 44, day(-44)), Reason("quiet", 31, day(-31)),
        Reason("no_next_step"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "found"),
    [("2026-10-09", dt.date(2026, 10, 9)), ("2028-02", dt.date(2028, 2, 29)),
     ("2026", dt.date(2026, 12, 31)), ("--10-09", None), ("", None), ("soon", None)],
)  # fmt: skip
def test_an_expected_close_may_be_partly_known(text: str, found: dt.date | None) -> None:
    assert rules.closing_day(text) == found


# -- order and moves -----------------------------------------------------------------------------


def test_order_late_today_none_later() -> None:
    steps = [(day(-2), ""), (day(-1), ""), (TODAY, "09:30"), (TODAY, ""), None, (day(1), ""),
             (day(9), "08:00"), (None, "")]  # fmt: skip
    keys = []
    for step in steps:
        due, time = step or (None, "")
        state = rules.step_state(TODAY, step is not None, due)
        keys.append(rules.urgency(state, due, time))
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)


def test_only_losing_asks_a_question() -> None:
    asked = {(a, b): rules.questions(a, b) for a in rules.STATES for b in rules.STATES}
    assert {move for move, questions in asked.items() if questions} == {
        ("open", "lost"), ("won", "lost"),
    }  # fmt: skip


# -- outlook -------------------------------------------------------------------------------------


def test_columns_of_the_outlook() -> None:
    assert rules.outlook_keys(TODAY) == [
        "overdue", "2026-11", "2026-12", "2027-01", "2027-02", "later", "undated",
    ]  # fmt: skip
    closes = [day(-1), TODAY, dt.date(2026, 12, 1), dt.date(2027, 2, 28), dt.date(2027, 3, 1), None]
    assert [rules.outlook_key(one, TODAY) for one in closes] == [
        "overdue", "2026-11", "2026-12", "2027-02", "later", "undated",
    ]  # fmt: skip


@given(st.dates(dt.date(1990, 1, 1), dt.date(2200, 1, 1)))
def test_what_is_put_into_a_month_closes_on_its_last_day_and_stands_there(today: dt.date) -> None:
    for key in rules.outlook_keys(today)[1:]:
        put = rules.outlook_day(key, today)
        assert rules.outlook_key(put, today) == key
        assert put is None or (put + dt.timedelta(1)).day == 1


def test_nothing_can_be_put_among_the_overdue() -> None:
    with pytest.raises(ValueError, match="by itself"):
        rules.outlook_day("overdue", TODAY)


# -- presets -------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("code", presets.CODES)
def test_chances_of_presets_rise_and_none_is_sure_before_it_is_won(
    code: str, language: str
) -> None:
    made = presets.preset(code, language)
    *steps, won, lost = made.stages
    chances = [step.probability for step in steps]
    assert chances == sorted(set(chances))
    assert chances[0] > 0
    assert chances[-1] < 100
    assert {step.state for step in steps} == {"open"}
    assert (won.state, won.probability, lost.state, lost.probability) == ("won", 100, "lost", 0)
    names = [step.name.casefold() for step in made.stages]
    assert len(set(names)) == len(names)


def test_presets_speak_the_language_of_the_shop() -> None:
    assert presets.preset("repair", "de").name == "Werkstatt"
    assert presets.lost_reasons("de")[0] == "Zu teuer"
    assert presets.closing_stage("lost", "en").name == "Lost"
