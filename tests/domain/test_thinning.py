"""Which backups stay, over ten years of a shop that is backed up several times a day."""

import datetime as dt
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from crm_desktop.domain.thinning import Copy, kept

ZONE = ZoneInfo("Europe/Berlin")
HOUR = 3_600_000
START = int(dt.datetime(2026, 1, 5, 9, tzinfo=ZONE).timestamp() * 1000)


def day_of(copy: Copy) -> dt.date:
    return dt.datetime.fromtimestamp(copy.made_at / 1000, ZONE).date()


def test_ten_years_of_copies() -> None:
    """Four a day, through twenty changes of summer time: the copies of 3,650 days."""
    copies: list[Copy] = []
    serial = 0
    for day in range(3650):
        for hour in (0, 3, 6, 9):
            serial += 1
            now = START + (day * 24 + hour) * HOUR
            reason = "before-import" if day % 40 == 7 and hour == 3 else "time"
            copies.append(Copy(f"shop-{serial}", serial, now, reason))
        stay = kept(copies, now, ZONE)
        copies = [copy for copy in copies if copy.name in stay]
        assert copies[-1].serial == serial, day
        assert len(copies) <= 8 + 14 + 8 + 12 + 3, day
    days = sorted({day_of(copy) for copy in copies}, reverse=True)
    today = days[0]
    assert [(today - day).days for day in days[:14]] == list(range(14))
    assert len({day.isocalendar()[:2] for day in days}) >= 8
    assert len({(day.year, day.month) for day in days}) >= 12
    assert (today - days[-1]).days > 300
    assert sum(copy.reason == "before-import" for copy in copies) >= 3


def test_a_clock_that_was_set_back() -> None:
    """What is made with the wrong clock is not thrown away for being old."""
    good = [Copy(f"g{n}", n, START + n * 24 * HOUR, "time") for n in range(100)]
    now = 0
    late = [Copy(f"w{n}", 100 + n, n * 60_000, "time") for n in range(5)]
    stay = kept([*good, *late], now + 5 * 60_000, ZONE)
    assert {"w4", "w3", "w2"} <= stay
    assert "g99" in stay


def test_copies_of_the_same_moment() -> None:
    """Doubled names get a number; the one that was made last is the one of the day."""
    twins = [Copy(f"t{n}", n, START, "time") for n in range(60)]
    stay = kept(twins, START + 100 * 24 * HOUR, ZONE)
    assert stay == {"t59", "t58", "t57"}


def test_those_that_passed_their_check_stay() -> None:
    """A newer copy that cannot be read does not push out the last good one."""
    good = Copy("good", 1, START, "time")
    bad = [Copy(f"bad{n}", 2 + n, START + n * HOUR, "time", verified=False) for n in range(200)]
    assert "good" in kept([good, *bad], START + 300 * 24 * HOUR, ZONE)


copies = st.builds(
    Copy, st.uuids().map(str), st.integers(0, 40), st.integers(-HOUR, START * 2),
    st.sampled_from(["time", "by-hand", "before-import", "before-restore"]), st.booleans(),
)  # fmt: skip


@given(st.lists(copies, max_size=80), st.integers(0, START * 2))
def test_thinning_again_changes_nothing(found: list[Copy], now: int) -> None:
    stay = kept(found, now, ZONE)
    left = [copy for copy in found if copy.name in stay]
    again = kept(left, now, ZONE)
    assert again == stay
    certain = sorted((c for c in found if c.verified), key=lambda c: (c.serial, c.made_at))[-3:]
    assert {copy.name for copy in certain} <= stay
