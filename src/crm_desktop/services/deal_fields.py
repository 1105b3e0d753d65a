"""The shop's own fields of a deal: their values, set one at a time."""

from __future__ import annotations

from crm_desktop.domain.ids import natural_id
from crm_desktop.domain.numbers import DecimalMark
from crm_desktop.services.deals import require
from crm_desktop.services.fields import canonical, kind_of_field
from crm_desktop.store.file_format import LIVE, TRASHED
from crm_desktop.store.store import Store


def set_deal_value(
    store: Store, deal: bytes, field: bytes, value: str, decimal_mark: DecimalMark | None = None
) -> bool:
    """Set an own field of a deal; an empty text takes the value away. False: it is so already.

    Raises:
        UserError: ``deal.gone``, ``field.gone``; ``field.value``: it is no number, date, choice ...
    """
    with store.transact("Change field") as tx:
        require(tx.raw, deal)
        shown, number = canonical(kind_of_field(tx.raw, field), value, decimal_mark)
        if not shown:
            sql = f"UPDATE field_value SET gone={TRASHED} WHERE +field_id=? AND deal_id=?"
            return tx.raw.execute(f"{sql} AND gone={LIVE}", (field, deal)).rowcount > 0
        same = tx.raw.execute(
            "SELECT 1 FROM field_value WHERE +field_id=? AND deal_id=? AND value=?"
            f" AND gone={LIVE}",
            (field, deal, shown),
        ).fetchone()
        if same:
            return False
        tx.raw.execute(
            "INSERT INTO field_value(id, field_id, deal_id, value, number) VALUES (?, ?, ?, ?, ?)"
            f" ON CONFLICT(id) DO UPDATE SET gone={LIVE}, value=excluded.value,"
            " number=excluded.number",
            (natural_id("field_value", field, deal), field, deal, shown, number),
        )
        return True
