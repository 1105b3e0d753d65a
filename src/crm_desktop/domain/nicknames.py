"""Given names that are used for one another ("Bob" is "Robert"), as keys.

One line is one group; a name may stand in several ("Alex"). Only everyday short forms: a pair of
names that also are two different people's names in one family is better asked about.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

_GROUPS = """
robert bob rob bobby robbie
william bill will billy willy
richard rick dick ricky rich
james jim jimmy jamie
john johnny jack jon
jonathan jon
thomas tom tommy
michael mike mick mickey michi
edward ed eddie ted
charles charlie chuck
joseph joe joey
david dave davy
daniel dan danny
matthew matt
anthony tony
christopher chris
christian chris
christine chris chrissy tina
christina chris tina
steven stephen steve
andrew andy drew
andreas andi andy
kenneth ken kenny
gregory greg
jeffrey jeff geoff geoffrey
lawrence larry laurence
benjamin ben benny
samuel sam sammy
samantha sam
alexander alex sascha xander
alexandra alex sandra
nicholas nick nicolas
nikolaus klaus niko
patrick pat paddy
patricia pat patty trish
timothy tim
peter pete
philip phil phillip
philipp phil
ronald ron
donald don
gerald gerry jerry
frederick fred freddy
friedrich fritz fred
elizabeth liz beth betty lisa eliza lizzie
elisabeth lisa elli sisi liesl
katherine kate kathy katie cathy catherine kathryn
katharina kathi kati katrin
margaret maggie peggy meg
margarete gretel grete greta
jennifer jen jenny
jessica jess jessie
rebecca becky
susan sue susie
deborah debbie deb
barbara barb babs
victoria vicky
jacqueline jackie
pamela pam
cynthia cindy
theresa terry teresa
theodore ted theo
johannes hans johann hannes
josef sepp joseph jupp
wolfgang wolf
heinrich heinz heiner
maximilian max
sebastian basti
matthias matze
stefan stephan steffen
georg schorsch
ludwig lutz
ulrich uli
ulrike uli
gabriele gabi
susanne susi
angelika geli
francois francis
jeanpierre jp
guillaume guy
francisco paco pancho kiko
jose pepe
manuel manolo
dolores lola
enrique quique
ignacio nacho
rosario charo
giuseppe beppe pino peppe
giovanni gianni vanni
francesco franco checco
luigi gigi gino
domenico mimmo
salvatore toto turi
hendrik henk hein
cornelis kees cor
johannes jan hans joop
wilhelmus wim willem
gerardus gerard gerrit
malgorzata gosia
katarzyna kasia
aleksandra ola
krzysztof krzys
stanislaw staszek
zbigniew zbyszek
antonio toni tonho
joao joaozinho
luiz luis
fernando nando
"""


def _by_name() -> dict[str, set[int]]:
    groups: dict[str, set[int]] = defaultdict(set)
    for number, line in enumerate(_GROUPS.splitlines()):
        for name in line.split():
            groups[name].add(number)
    return dict(groups)


_GROUPS_OF = _by_name()


def nickname_groups(name: str) -> Iterable[int]:
    """The numbers of the groups of given names that stand for one another, in which a key is."""
    return _GROUPS_OF.get(name, ())


def is_nickname(a: str, b: str) -> bool:
    """Whether two keys of given names stand for one another."""
    groups = _GROUPS_OF.get(a)
    return groups is not None and not groups.isdisjoint(_GROUPS_OF.get(b, ()))
