"""Names of months and weekdays in the eight languages of the program, and their short forms.

All names are folded as by ``domain.text.fold``. A short form is any beginning of three letters or
more that means one month only, whatever the language; what people shorten otherwise ("mrt") stands
extra.
"""

from __future__ import annotations

# One line per language: en, de, fr, es, it, nl, pl (also in the genitive of dates), pt.
_MONTHS = """
january february march april may june july august september october november december
januar februar marz april mai juni juli august september oktober november dezember
janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
januari februari maart april mei juni juli augustus september oktober november december
styczen luty marzec kwiecien maj czerwiec lipiec sierpien wrzesien pazdziernik listopad grudzien
stycznia lutego marca kwietnia maja czerwca lipca sierpnia wrzesnia pazdziernika listopada grudnia
janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro
janner feber maerz april mai juno julei august setiembre oktober november dezember
"""
_EXTRA = {"mrt": 3, "jly": 7}
_WEEKDAYS = """
monday tuesday wednesday thursday friday saturday sunday
montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so
lundi mardi mercredi jeudi vendredi samedi dimanche
lunes martes miercoles jueves viernes sabado domingo
lunedi martedi mercoledi giovedi venerdi sabato domenica
maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
poniedzialek wtorek sroda czwartek piatek sobota niedziela
segunda terca quarta quinta sexta segunda-feira terca-feira quarta-feira quinta-feira sexta-feira
"""


def _beginnings() -> dict[str, int]:
    meanings: dict[str, set[int]] = {}
    whole: dict[str, int] = {}
    for line in _MONTHS.split("\n"):
        for month, name in enumerate(line.split(), 1):
            whole[name] = month
            for end in range(3, len(name)):
                meanings.setdefault(name[:end], set()).add(month)
    short = {name: months.pop() for name, months in meanings.items() if len(months) == 1}
    return short | whole | _EXTRA


_MONTH_OF = _beginnings()
_WEEKDAY_NAMES = frozenset(
    name[:end] for name in _WEEKDAYS.split() for end in range(min(3, len(name)), len(name) + 1)
)


def month_of(word: str) -> int | None:
    """1 to 12 for a folded month name or short form, else ``None``."""
    return _MONTH_OF.get(word)


def is_weekday(word: str) -> bool:
    """Whether a folded word, perhaps with "." or "," behind it, is a weekday."""
    return word.rstrip(".,") in _WEEKDAY_NAMES
