"""How long paper takes: 1,000 customer sheets and a list of 10,000 rows, against the bare canvas.

The floor draws the very same texts at the same places with reportlab's canvas, in the same fonts,
and nothing else: no reading of the shop, no measuring, no breaking of lines. Both run in turn in
one process. ``first_page`` times what a person waits for after a choice, by the process that the
window uses.
"""

from __future__ import annotations

import datetime as dt
import io
import time
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from crm_desktop.errors import CancelledError
from crm_desktop.paths import resource
from crm_desktop.reports.catalogue import write_pdf
from crm_desktop.reports.layout import Document
from crm_desktop.reports.letterhead import Letterhead
from crm_desktop.reports.looks import TextStyle
from crm_desktop.reports.order import ListColumn, Material, Order
from crm_desktop.reports.press import Pages, Press
from crm_desktop.reports.words import Words
from crm_desktop.store.blobs import Blobs
from tests.performance.import_jobs import open_store
from tests.performance.measured import Stopwatch

SHEETS, ROWS = 1000, 10_000
_COLUMNS = tuple(
    ListColumn(code, title)
    for code, title in (
        ("name", "Name"), ("phone", "Phone"), ("email", "E-mail"), ("town", "Town"),
        ("last_contact", "Last contact"), ("open_deals", "Deals"),
    )
)  # fmt: skip


class _Drawn(NamedTuple):
    page: int
    x: float
    y: float
    text: str
    style: TextStyle


def against_canvas(shop: str, rounds: int = 3) -> dict[str, Any]:
    """For both documents: (wall, cpu) of each round of ours and of the floor, and the pages."""
    found: dict[str, Any] = {}
    with open_store(shop) as store, store.read_raw() as raw:
        numbers = [n for (n,) in raw.execute("SELECT n FROM contact_summary ORDER BY name_key, n")]
        for name, order in (
            ("sheets", _order("customer", numbers[:SHEETS])),
            ("list", _order("contacts", numbers[:ROWS])),
        ):
            material = Material(raw, Blobs(Path(shop)), order, Words(), Letterhead("Kestrel"))
            drawn, pages = _recorded(material)
            ours, floor = [], []
            for _ in range(rounds):
                with Stopwatch() as watch:
                    write_pdf(material, io.BytesIO())
                ours.append(watch.took)
                with Stopwatch() as watch:
                    _bare(drawn, pages)
                floor.append(watch.took)
            found[name] = {"ours": ours, "floor": floor, "pages": pages, "texts": len(drawn)}
    return found


def memory(shop: str, sheets: int) -> dict[str, Any]:
    """Prints so many sheets into a file; the caller looks at the memory."""
    with open_store(shop) as store, store.read_raw() as raw:
        numbers = [n for (n,) in raw.execute("SELECT n FROM contact_summary LIMIT ?", (sheets,))]
        material = Material(raw, Blobs(Path(shop)), _order("customer", numbers))
        return {"pages": write_pdf(material, Path(shop).parent / "made.pdf").pages}


def first_page(shop: str, rounds: int = 10) -> dict[str, Any]:
    """Seconds until the first pages are there, after a choice: of a short and of a long report."""
    press = Press(Path(shop))
    press.pages(_order("pipeline", None), Words())  # it is warm, and knows the tables
    found: dict[str, list[float]] = {"short": [], "long": []}
    try:
        for _ in range(rounds):
            for name, order in (
                ("short", _order("pipeline", None)), ("long", _order("customer", None)),
            ):  # fmt: skip
                found[name].append(_until_seen(press, order))
    finally:
        press.close()
    return dict(found)


def _until_seen(press: Press, order: Order) -> float:
    """Seconds; the rest of a long report is given up by the next wish."""
    begun = time.perf_counter()
    seen: list[float] = []

    def first(_pages: Pages) -> None:
        seen.append(time.perf_counter() - begun)

    def enough(done: int, total: int, text: str) -> None:
        if seen:
            raise CancelledError

    with suppress(CancelledError):
        press.pages(order, Words(), enough, beginning=first)
    return seen[0] if seen else time.perf_counter() - begun


def _order(report: str, numbers: list[int] | None) -> Order:
    return Order(
        report, dt.date(2026, 11, 22), contacts=None if numbers is None else tuple(numbers),
        columns=_COLUMNS if report == "contacts" else (),
    )  # fmt: skip


def _recorded(material: Material) -> tuple[list[_Drawn], int]:
    """All texts of a report, as they were drawn."""
    drawn: list[_Drawn] = []
    put = Document._put

    def record(
        self: Document, x: float, y: float, text: str, style: TextStyle, from_right: bool
    ) -> None:
        drawn.append(_Drawn(self.begun_pages, x, self.paper.height - y, text, style))
        put(self, x, y, text, style, from_right)

    Document._put = record  # type: ignore[method-assign]
    try:
        pages = write_pdf(material, io.BytesIO()).pages
    finally:
        Document._put = put  # type: ignore[method-assign]
    return sorted(drawn, key=lambda one: one.page), pages


def _bare(drawn: list[_Drawn], pages: int) -> None:
    for weight, name in (
        ("regular", "Regular"), ("medium", "Medium"), ("semibold", "SemiBold"),
    ):  # fmt: skip
        if f"bare-{weight}" not in pdfmetrics.getRegisteredFontNames():
            path = str(resource(f"fonts/Inter-{name}.ttf"))
            pdfmetrics.registerFont(TTFont(f"bare-{weight}", path))
    canvas = Canvas(io.BytesIO(), pageCompression=1)
    page, font = 1, None
    for one in drawn:
        while page < min(one.page, pages):
            canvas.showPage()
            page, font = page + 1, None
        wanted = (f"bare-{one.style.weight}", one.style.size)
        if wanted != font:
            canvas.setFont(*wanted)
            font = wanted
        canvas.drawString(one.x, one.y, one.text)
    canvas.save()
