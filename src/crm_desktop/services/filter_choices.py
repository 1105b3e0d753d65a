"""What the filters of a list can be set to: tags, colleagues, statuses, towns and the like.

Read when a filter is opened, never at the start.
"""

from __future__ import annotations

from dataclasses import dataclass

from crm_desktop.store.schema import LIVE
from crm_desktop.store.store import Store

_MOST = 500
_IN_CONTACT = ("status", "industry", "lead_source")


@dataclass(frozen=True, slots=True)
class Choice:
    """``value`` stands in the condition, ``text`` is what a person reads."""

    value: str
    text: str


def choices(store: Store, field: str) -> list[Choice]:
    """What a field of a filter can be: used values, the most frequent first for free texts. Empty
    where anything can be typed."""
    if field.startswith("custom:"):
        return _own(store, bytes.fromhex(field.removeprefix("custom:")))
    if field in _IN_CONTACT:
        sql = (
            f"SELECT {field}, {field} FROM contact WHERE gone={LIVE} AND {field}<>''"
            f" GROUP BY {field} ORDER BY count(*) DESC, {field}"
        )
    elif field == "town":
        sql = (
            f"SELECT city, city FROM address WHERE gone={LIVE} AND city<>''"
            " GROUP BY city ORDER BY count(*) DESC, city"
        )
    elif field in ("tag", "owner"):
        table = "tag" if field == "tag" else "colleague"
        sql = f"SELECT lower(hex(id)), name FROM {table} WHERE gone={LIVE} ORDER BY match_key, n"
    else:
        return []
    with store.read_raw() as raw:
        return [Choice(value, text) for value, text in raw.execute(f"{sql} LIMIT {_MOST}")]


def _own(store: Store, field: bytes) -> list[Choice]:
    """Of a field of kind list: its choices and what else stands there."""
    with store.read_raw() as raw:
        rows = raw.execute(
            "SELECT o.value FROM field f, json_each(nullif(f.options, '')) o"
            " WHERE f.id=?1 AND f.kind='list'"
            " UNION SELECT value FROM (SELECT DISTINCT value FROM field_value WHERE field_id=?1"
            f" AND gone={LIVE} AND value<>'' LIMIT {_MOST})"
            " WHERE (SELECT kind FROM field WHERE id=?1)='list' ORDER BY 1",
            (field,),
        ).fetchall()
    return [Choice(str(value), str(value)) for (value,) in rows]


def names_of(store: Store, field: str, values: tuple[str, ...]) -> dict[str, str]:
    """Hex id -> name of tags or colleagues, for saying a condition; unknown ones are left out."""
    table = {"tag": "tag", "owner": "colleague"}[field]
    with store.read_raw() as raw:
        marks = ",".join("?" * len(values))
        return dict(
            raw.execute(
                f"SELECT lower(hex(id)), name FROM {table} WHERE id IN ({marks})",
                [bytes.fromhex(value) for value in values],
            ).fetchall()
        )
