"""How reports speak here: the sentences, dates and amounts of the window's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from crm_desktop.reports.words import Words
from crm_desktop.ui.translation import sentences


def report_words() -> Words:
    """The words for paper in the language that the window speaks now."""
    locale = QLocale()
    if locale.language() == QLocale.Language.C:
        return Words(sentences())
    short, long = QLocale.FormatType.ShortFormat, QLocale.FormatType.LongFormat
    german = locale.language() == QLocale.Language.German
    money = locale.toCurrencyString(1, "¤", 0)
    return Words(
        said=sentences(),
        language=locale.bcp47Name(),
        months=tuple(locale.monthName(month, long) for month in range(1, 13)),
        short_months=tuple(locale.monthName(month, short) for month in range(1, 13)),
        weekdays=tuple(locale.dayName(day, short).rstrip(".") for day in range(1, 8)),
        day_mark="." if german else "",
        point=locale.decimalPoint(),
        group=locale.groupSeparator(),
        money_form=money if "¤" in money and "1" in money else "¤1",
        to=QCoreApplication.translate("Reports", "to"),
    )
