"""Places in an order that a person chose, as texts that two PCs can make without asking each other.

A rank is a text of digits and letters; cards stand in the order of their ranks, compared as plain
ASCII. To move one card only its own rank is written, so moves of different cards on two PCs never
disturb one another. Two PCs that move cards to the same place at the same time make different
ranks, since each adds a little of its own randomness (``jitter``).
"""

from __future__ import annotations

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_BASE = len(_DIGITS)
_VALUE = {digit: value for value, digit in enumerate(_DIGITS)}
_HEAD = 4
"""Digits of a rank with no neighbour on one side: room for ten thousands in each direction."""
_POSITIONS = _BASE**_HEAD
_STEP = 257
_JITTER = 3


class NoRoomError(ValueError):
    """Nothing fits between two ranks: they are equal, turned round, or not made here."""


def jitter(seed: bytes) -> str:
    """A few digits that differ from PC to PC, from random bytes."""
    number = int.from_bytes(seed[-8:], "big")
    digits = []
    for _ in range(_JITTER - 1):
        number, digit = divmod(number, _BASE)
        digits.append(_DIGITS[digit])
    # Never 0 at the end: there would be no room right before such a rank.
    return "".join(digits) + _DIGITS[1 + number % (_BASE - 1)]


def between(low: str, high: str, own: str) -> str:
    """A rank above ``low`` and below ``high``; "" is the beginning or the end of the order.

    ``own`` is the ``jitter`` of this PC.

    Raises:
        NoRoomError: nothing fits; ``spread`` the whole order then.
    """
    if low and high and low >= high:
        raise NoRoomError(f"no room between {low!r} and {high!r}")
    if not high:
        found = _beside(low, _STEP) if low else _number(_POSITIONS // 2)
    elif not low:
        found = _beside(high, -_STEP)
    else:
        found = ""
    if not found:
        found = _within(low, high)
    made = found + own
    if not (low < made and (not high or made < high)):
        raise NoRoomError(f"no room between {low!r} and {high!r}")
    return made


def spread(count: int, own: str) -> list[str]:
    """``count`` ranks in rising order, evenly apart."""
    gap = max(1, min(_STEP * 16, _POSITIONS // (count + 1)))
    first = (_POSITIONS - gap * (count - 1)) // 2
    return [_number(max(0, first) + gap * place) + own for place in range(count)]


def _number(position: int) -> str:
    digits = ""
    for _ in range(_HEAD):
        position, digit = divmod(position, _BASE)
        digits = _DIGITS[digit] + digits
    return digits


def _beside(rank: str, step: int) -> str:
    """A rank a step away from one at the end of the order; "": there is no more room so."""
    position = 0
    for digit in rank[:_HEAD].ljust(_HEAD, "0"):
        value = _VALUE.get(digit)
        if value is None:
            return ""
        position = position * _BASE + value
    position += step
    return _number(position) if 0 < position < _POSITIONS else ""


def _within(low: str, high: str) -> str:
    """A text above ``low`` to which anything may be added without reaching ``high``."""
    found, place, bounded = "", 0, bool(high)
    while True:
        below = _digit(low, place, 0)
        if bounded and place >= len(high):
            raise NoRoomError(f"no room between {low!r} and {high!r}")
        above = _digit(high, place, _BASE) if bounded else _BASE
        if above - below >= 2:
            return found + _DIGITS[(below + above) // 2]
        found += _DIGITS[below]
        if above != below:
            bounded = False  # from here on anything is below ``high``
        place += 1


def _digit(rank: str, place: int, missing: int) -> int:
    if place >= len(rank):
        return missing
    value = _VALUE.get(rank[place])
    if value is None:
        raise NoRoomError(f"not a rank: {rank!r}")
    return value
