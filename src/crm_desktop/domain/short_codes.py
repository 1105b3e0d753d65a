"""A short code for a customer on paper: seven signs that can be read out, with a check.

Made from the id, so that every PC prints the same code. The last sign tells a slip of the pen: a
changed sign or two exchanged neighbours give a code that is none. Signs that look alike (I, L, O,
U) are not used. Codes are for finding, not for telling apart: two customers may have the same one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ = {sign: place for place, sign in enumerate(_SIGNS)} | {"O": 0, "I": 1, "L": 1}
_LENGTH = 6


def short_code(identity: bytes) -> str:
    """ "4K7-M2QX"."""
    number = int.from_bytes(hashlib.sha256(identity).digest()[:4], "big") >> 2
    values = [(number >> shift) & 31 for shift in range(25, -1, -5)]
    signs = "".join(_SIGNS[value] for value in (*values, _check(values)))
    return f"{signs[:3]}-{signs[3:]}"


def read_code(text: str) -> str | None:
    """The code as it is printed, however it was typed; None: it is none, or has a slip."""
    signs = [sign for sign in text.upper() if sign.isalnum()]
    if len(signs) != _LENGTH + 1 or any(sign not in _READ for sign in signs):
        return None
    values = [_READ[sign] for sign in signs]
    if _check(values[:-1]) != values[-1]:
        return None
    shown = "".join(_SIGNS[value] for value in values)
    return f"{shown[:3]}-{shown[3:]}"


def with_code(identities: Iterable[bytes], code: str) -> list[bytes]:
    """Those that have this code (as ``read_code`` gives it); a hundred thousand take a moment."""
    number = 0
    for sign in code.replace("-", "")[:_LENGTH]:
        number = number << 5 | _READ[sign]
    first, last = ((number << 2 | rest).to_bytes(4, "big") for rest in (0, 3))
    sha256 = hashlib.sha256
    return [one for one in identities if first <= sha256(one).digest()[:4] <= last]


def _check(values: list[int]) -> int:
    """A sum over the field of 32 elements, where every place weighs something else."""
    total = 0
    for value in values:
        total = (total << 1) ^ value
        total ^= 0b100101 if total & 32 else 0
    total <<= 1
    return total ^ (0b100101 if total & 32 else 0)
