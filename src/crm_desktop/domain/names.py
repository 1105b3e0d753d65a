"""Names of persons and companies: taken apart, told apart, and made comparable.

``split_full_name`` guesses, but never loses a letter; what it cannot know is documented there, and
the person can have a name split again. ``looks_like_company`` and ``looks_like_person`` judge
single texts weakly; they are made to be averaged over a column.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from crm_desktop.domain import name_words as words
from crm_desktop.domain.text import collapse, fold, key


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in its parts; any of them may be empty."""

    prefix: str = ""
    first_name: str = ""
    middle_name: str = ""
    last_name: str = ""
    suffix: str = ""

    @property
    def full(self) -> str:
        """The name as it is shown: first, middle, last, suffix; family name first where it is
        written in Chinese, Japanese or Korean."""
        given = (self.first_name, self.middle_name)
        family_first = _CJK.search(self.last_name) is not None
        ordered = (self.last_name, *given) if family_first else (*given, self.last_name)
        return " ".join(part for part in (*ordered, self.suffix) if part)

    @property
    def formal(self) -> str:
        """``full`` with the form of address and titles before it."""
        return f"{self.prefix} {self.full}".strip()


def with_prefix(prefix: str, name: str) -> str:
    """A shown name with what stands before it, once: some names hold it already."""
    return name if not prefix or name.startswith(f"{prefix} ") else f"{prefix} {name}".strip()


_CJK = re.compile("[\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff]")
_ALL_CJK = re.compile("[\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff・·]+")
# A quoted or bracketed part is one token and stays as written; else what stands between blanks.
_TOKEN = re.compile(
    r'(?:"[^"]*"|“[^”]*”|„[^“”]*[“”]|«[^»]*»|\([^()]*\)|\[[^\[\]]*\])(?![^\s,])|[^\s,]+'
)
_ASIDE = re.compile(r'["“„«(\[].*["”“»)\]]')
# "Dr.Müller": a title grown together with what follows.
_GROWN_TOGETHER = re.compile(
    r"^((?:(?:dr|prof|mr|mrs|ms|hr|sr|sra|sig|dott|dhr)\. ?)+)(?!(?:ra|na|ssa)\b)(?=\w)",
    re.IGNORECASE,
)
_CONNECTORS = frozenset({"&", "and", "und", "et", "y", "e", "en", "i", "+", "u."})
_NOBLE = frozenset({"graf", "grafin", "freiherr", "freifrau", "baron", "baronin", "prinz", "frhr"})
_POLISH = re.compile(r"(?:[sc]k[ia]|wicz|czyk|[ae]k|iuk)$")


def _is_prefix(token: str) -> bool:
    name = key(token)
    if name in words.PREFIXES or name.startswith("dipl"):
        return True
    return token.endswith(".") and name in words.DOTTED_PREFIXES


def _prefix_length(tokens: list[str]) -> int:
    """How many tokens at the start are forms of address and titles."""
    end = 0
    while end < len(tokens):
        token, name = tokens[end], key(tokens[end])
        following = tokens[end + 1 :]
        if (
            _is_prefix(token)
            or (end and name in words.DEGREE_WORDS and (token.endswith(".") or name != "ing"))
            or _is_prefix_in_context(name, following)
            or (end and token in _CONNECTORS and following and _is_prefix(following[0]))
        ):
            end += 1
        elif name == "de" and following and key(following[0]) == "heer":
            end += 2
        else:
            break
    return end


def _is_prefix_in_context(name: str, following: list[str]) -> bool:
    """ "M. Dupont" and "Pan Kowalski", but not "M. Night Shyamalan" and "Pan Wei"."""
    if name == "m":
        return len(following) == 1 or (
            len(following) == 2 and key(following[0]) in words.GIVEN_NAMES
        )
    if name == "pan" and following:
        return any(_POLISH.search(fold(token)) for token in following) or (
            len(following) > 1 and key(following[0]) in words.GIVEN_NAMES
        )
    return False


def _is_suffix(token: str, after_comma: bool) -> bool:
    name = key(token)
    if name in words.SUFFIXES:
        return name not in {"ii", "iii"} or token.isupper()
    if name in {"jun", "sen", "dr", "prof", "dipling", "mag"}:
        return token.endswith(".") or (after_comma and name == "dr")
    return (
        name in words.CAPITAL_SUFFIXES
        and token.isupper()
        and (after_comma or "." in token or name in {"md", "iv"})
    )


def _suffix_start(tokens: list[str], after_comma: bool, keep: int) -> int:
    """Where the suffixes at the end begin; at least ``keep`` tokens are left before them."""
    start = len(tokens)
    while start > keep:
        if _is_suffix(tokens[start - 1], after_comma):
            start -= 1
        elif start - 1 > keep and key(tokens[start - 2] + tokens[start - 1]) in {"eh", "phd"}:
            start -= 2  # "e. h.", "Ph. D."
        else:
            break
    return start


def _is_particle(token: str, opens: bool) -> bool:
    name = key(token)
    if name in words.PARTICLES:
        return name not in {"d", "st", "mac"} or token[-1:] in ".'’" or name == "mac"
    if not token.islower():
        return False
    return name in (words.OPENING_SMALL if opens else words.SMALL_PARTICLES)


def _family_start(tokens: list[str]) -> int:
    """Index at which the family name begins; ``tokens`` are given and family names only."""
    count = len(tokens)
    by_case = _family_by_case(tokens)
    if by_case:
        return by_case
    for index in range(1, count - 1):
        token = tokens[index]
        if key(token) in _NOBLE and _is_particle(tokens[index + 1], opens=True):
            return index
        if _is_particle(token, opens=True):
            inner = index + 1
            while inner < count - 1 and _is_particle(tokens[inner], opens=False):
                inner += 1
            if key(tokens[inner]) in words.DEVOTIONS and inner < count - 1:
                continue
            return index
    if count >= 4 and tokens[-2] in {"y", "e", "i"}:
        return count - 3  # "Ortega y Gasset", "Costa e Silva"
    if (
        count >= 3
        and key(tokens[-2]) in words.DOUBLE_FAMILY
        and (key(tokens[-1]) in words.DOUBLE_FAMILY or count >= 4)
    ):
        return count - 2
    return count - 1


def _is_shouted(token: str) -> bool:
    name = key(token)
    return token.isupper() and "." not in token and (len(name) > 2 or name in words.SHORT_FAMILY)


def _family_by_case(tokens: list[str]) -> int:
    """Start of a family name in capitals at the end ("Jean DE LA TOUR"); 0 where there is none."""
    if not _is_shouted(tokens[-1]) or tokens[0].isupper():
        return 0
    start = len(tokens) - 1
    while start > 1 and tokens[start - 1].isupper() and "." not in tokens[start - 1]:
        start -= 1
    return start


def _leading_family(tokens: list[str]) -> int:
    """How many tokens at the start are a family name in capitals ("DUPONT Jean"); 0 for none."""
    end = 0
    while end < len(tokens) and tokens[end].isupper() and "." not in tokens[end]:
        end += 1
    opens = _is_shouted(tokens[0]) or key(tokens[0]) in words.PARTICLES
    if not opens or not any(map(_is_shouted, tokens[:end])):
        return 0
    rest = tokens[end:]
    return end if rest and all(t[:1].isupper() and not t.isupper() for t in rest) else 0


def _join(tokens: list[str]) -> str:
    return " ".join(tokens)


_NOT_PLAIN = words.PREFIXES | words.SUFFIXES | words.PARTICLES | {"pan", "m", "dipl", "prof"}


def split_full_name(text: str) -> PersonName:
    """Take a person's name apart; every letter of the text is found in one of the parts.

    * Prefixes (forms of address, titles, degrees) and suffixes ("Jr.", "PhD", "III") go to their
      own parts; a bracketed or quoted part ("Bob") stays with its marks, inside the name as part
      of the middle name, at its end as suffix.
    * "Family, Given Middle"; "FAMILY Given" and "Given FAMILY" by capitals.
    * The family name begins at the first particle ("van der", "de la", "von und zu").
    * Without other signs the last word is the family name, the first the given name. Two Spanish
      or Portuguese family names are recognised only where both (of four words: the first of them)
      are among the hundred commonest; "family given" without a comma cannot be seen.
    * A single word is a first name; after a form of address a last name ("Mr. Smith").
    * Chinese, Japanese and Korean: the family name stands first; without a blank the whole name is
      kept together as last name, because where it ends cannot be seen.
    * Couples ("Anna and Peter Meier") keep both given names in the first name.
    """
    text = collapse(text)
    plain = text.split(" ")
    if len(plain) == 2 and all(
        t.isascii() and t.isalpha() and t.istitle() and t.lower() not in _NOT_PLAIN for t in plain
    ):
        return PersonName(first_name=plain[0], last_name=plain[1])  # most names, much faster
    segments, suffixes = _segments(text)
    if len(segments) > 2:
        suffixes = [token for segment in segments[2:] for token in segment] + suffixes
    if len(segments) > 1:
        return _split_family_first(segments[0], segments[1], suffixes)
    return _split_in_order(segments[0], suffixes)


def in_natural_order(text: str) -> str:
    """A person's name as it is read: "Dr. Müller, Anneliese" is "Dr. Anneliese Müller".

    A text that is not clearly "Family, Given" stays as it is, sign for sign; so does a list of
    names or a company in a column of persons ("Smith, Jones & Co").
    """
    if "," not in text:
        return text
    segments, suffixes = _segments(collapse(text))
    if len(segments) != 2:
        return text
    split = _split_family_first(segments[0], segments[1], suffixes)
    given = key(split.first_name.partition(" ")[0])
    if not ((given or split.prefix) and split.last_name):
        return text
    of_several = given not in words.GIVEN_NAMES or key(split.last_name) in words.GIVEN_NAMES
    if of_several and looks_like_company(text) >= _LIKE_COMPANY:
        return text
    return split.formal


_LIKE_COMPANY = 0.8


def _segments(text: str) -> tuple[list[list[str]], list[str]]:
    """The words between the commas of a collapsed name, and the suffixes that stood behind some."""
    grown = _GROWN_TOGETHER.match(text)
    if grown:
        text = f"{grown.group(1).replace('.', '. ')} {text[grown.end() :]}"
    # Commas inside brackets belong to the bracket: only those between tokens divide.
    segments: list[list[str]] = [[]]
    end = 0
    for match in _TOKEN.finditer(text):
        if "," in text[end : match.start()] and segments[-1]:
            segments.append([])
        segments[-1].append(match.group())
        end = match.end()
    suffixes: list[str] = []
    while len(segments) > 1 and _suffix_start(segments[-1], True, 0) == 0:
        suffixes = segments.pop() + suffixes
    return segments, suffixes


def _split_family_first(family: list[str], given: list[str], suffixes: list[str]) -> PersonName:
    """ "Family, Given": titles on either side, particles at the end ("Beethoven, L. van")."""
    lead = _prefix_length(family)
    prefixes = family[: lead if lead < len(family) else 0]
    family = family[len(prefixes) :]
    cut = _suffix_start(family, False, 1)
    family, suffixes = family[:cut], family[cut:] + suffixes
    lead = _prefix_length(given)
    prefixes, given = prefixes + given[:lead], given[lead:]
    while given and _is_prefix(given[-1]):
        prefixes.append(given.pop())
    cut = _suffix_start(given, True, 1)
    given, suffixes = given[:cut], given[cut:] + suffixes
    tail = len(given)
    while tail > 1 and given[tail - 1].islower() and _is_particle(given[tail - 1], opens=False):
        tail -= 1
    family, given = given[tail:] + family, given[:tail]
    couple = 3 if len(given) >= 3 and given[1] in _CONNECTORS else 1
    return PersonName(
        _join(prefixes), _join(given[:couple]), _join(given[couple:]), _join(family),
        _join(suffixes),
    )  # fmt: skip


def _split_in_order(tokens: list[str], suffixes: list[str]) -> PersonName:
    lead = _prefix_length(tokens)
    prefixes, tokens = tokens[:lead], tokens[lead:]
    asides: list[str] = []
    while len(tokens) > 1 and _ASIDE.fullmatch(tokens[-1]):
        suffixes = [tokens[-1], *suffixes]
        tokens = tokens[:-1]
    cut = _suffix_start(tokens, False, 1)
    suffixes, tokens = tokens[cut:] + suffixes, tokens[:cut]
    if len(tokens) > 1:
        asides = [token for token in tokens[1:] if _ASIDE.fullmatch(token)]
        tokens = tokens[:1] + [token for token in tokens[1:] if not _ASIDE.fullmatch(token)]
    prefix, suffix, aside = _join(prefixes), _join(suffixes), _join(asides)
    if not tokens:
        return PersonName(prefix=prefix, suffix=suffix)
    if len(tokens) == 1:
        if (prefixes or suffixes or _ALL_CJK.fullmatch(tokens[0])) and not aside:
            return PersonName(prefix=prefix, last_name=tokens[0], suffix=suffix)
        return PersonName(prefix, tokens[0], aside, "", suffix)
    leading = _leading_family(tokens)
    if not leading and len(tokens) == 2 and all(map(_ALL_CJK.fullmatch, tokens)):
        leading = 1
    if leading:
        family, given = tokens[:leading], tokens[leading:]
        middle = [*given[1:], *asides]
        return PersonName(prefix, given[0], _join(middle), _join(family), suffix)
    start = _family_start(tokens)
    couple = 3 if start >= 3 and tokens[1] in _CONNECTORS else 1
    middle = [*tokens[couple:start], *asides]
    return PersonName(prefix, _join(tokens[:couple]), _join(middle), _join(tokens[start:]), suffix)


def is_form_of_address(text: str) -> bool:
    """Whether a text is only a salutation or title ("Mr.", "Frau Dr.", "Mme", "Herr und Frau").

    Tells a Title column that holds forms of address from one that holds job titles.
    """
    tokens = re.split(r"[\s/]+", collapse(text).rstrip(",:"))
    return (
        0 < len(tokens) <= 6
        and all(
            token in _CONNECTORS
            or _is_prefix(token)
            or key(token) in words.SALUTATIONS
            or key(token) in words.DEGREE_WORDS
            or key(token) in words.DOTTED_PREFIXES - {"mag", "d", "st", "me"}
            or key(token) == "pan"
            for token in tokens
        )
        and any(key(token) for token in tokens)
    )


# ------------------------------------------------------------------- person or company

_LIST_OF_NAMES = re.compile(r"[^,]+, [^,]+,? (?:and|und|et|y|e|en|i|&) [^,]+", re.IGNORECASE)
_PAIR = re.compile(r"(.+?) (?:and|und|et|y|&|\+) (.+)", re.IGNORECASE)
_HYPHENATED = re.compile(r"[^\W\d_][\w'’]+( ?)[-–]( ?)[^\W\d_][\w'’]+")
_SIGNS = re.compile(r"[!?/+*@#]|\.(?:com|net|org|de|fr|it|nl|pl|es|pt|eu)\b", re.IGNORECASE)
_POSSESSIVE = re.compile(r"[a-z]['’](?:s|n['’])?(?= |$)| ['’]n['’] ", re.IGNORECASE)
_INITIAL = re.compile(r"(?:[^\W\d_]\.-?){1,3}|[A-Z]")
_SPLIT_WORDS = re.compile(r"[\s,]+")


def _has_legal_form(tokens: list[str]) -> bool:
    for index, token in enumerate(tokens):
        bare = token.strip("(),;")
        if index == 0 and len(tokens) > 1 and key(bare) not in {"firma", "fa", "sarl", "gbr"}:
            continue
        if bare in words.EXACT_LEGAL:
            return True
        name = key(bare)
        if name in words.LEGAL_FORMS and (len(name) > 3 or name not in _SHORT_LEGAL):
            return True
    joined = key("".join(tokens[-3:]))
    return joined.endswith(("spzoo", "gmbhcokg")) and len(tokens) > 1


_SHORT_LEGAL = frozenset(key(form) for form in words.EXACT_LEGAL) - {"ltd", "inc", "bv", "nv"}


def looks_like_company(text: str) -> float:  # noqa: PLR0911 - a ladder of signs
    """How much a text looks like the name of a company, 0 to 1 (average it over a column)."""
    text = collapse(text)
    tokens = text.split()
    if not tokens or is_form_of_address(text):
        return 0.0
    if _has_legal_form(tokens):
        return 1.0
    names = [name for name in map(key, _SPLIT_WORDS.split(text)) if name]
    if not names:
        return 0.0
    given_first = names[0] in words.GIVEN_NAMES
    if _is_of_trade(names):
        # "John Steel" and "Jane Wood" are people.
        return 0.4 if given_first and len(names) == 2 else 0.95
    if _LIST_OF_NAMES.fullmatch(text):
        return 0.9
    if any(c.isdigit() for c in text) or _SIGNS.search(text):
        return 0.8
    pair = _PAIR.fullmatch(text)
    if pair:
        both_given = given_first and key(pair[2].split()[0]) in words.GIVEN_NAMES
        return 0.2 if both_given else 0.85
    return _company_by_shape(text, tokens, names, given_first)


def _is_of_trade(names: list[str]) -> bool:
    return any(
        name in words.TRADE_WORDS or (len(name) > 7 and name.endswith(words.TRADE_ENDINGS))
        for name in names
    )


def _company_by_shape(  # noqa: PLR0911 - a ladder of signs
    text: str, tokens: list[str], names: list[str], given_first: bool
) -> float:
    if sum(name in words.PHRASE_WORDS for name in names) and not given_first:
        return 0.8
    if _POSSESSIVE.search(text):
        return 0.75
    hyphen = _HYPHENATED.fullmatch(text)
    if hyphen:
        return 0.75 if hyphen[1] and hyphen[2] else 0.15 if given_first else 0.6
    if any(t[0].islower() and not _is_particle(t, opens=False) for t in tokens if t[0].isalpha()):
        return 0.7
    if (
        any(t.isupper() and len(t) > 2 for t in tokens)
        and not text.isupper()
        and words.GIVEN_NAMES.isdisjoint(names)
    ):
        return 0.5
    if given_first:
        return 0.1 if len(tokens) < 4 else 0.3
    if "," in text and any(name in words.GIVEN_NAMES for name in names[1:]):
        return 0.1
    return 0.5 if len(tokens) == 1 else 0.3


def looks_like_person(text: str) -> float:
    """How much a text looks like the name of one person, 0 to 1 (average it over a column)."""
    text = collapse(text)
    tokens = text.split()
    if not tokens or is_form_of_address(text):
        return 0.0
    company = looks_like_company(text)
    lead = _prefix_length(tokens)
    if company >= 0.5 and not (lead and company < 0.9):
        return round(max(0.0, 0.55 - company / 2), 2)
    core = [t for t in tokens[lead:] if not _ASIDE.fullmatch(t)]
    if not core:
        return 0.3
    if lead:
        return 0.95
    return _person_by_shape(text, core)


def _person_by_shape(text: str, core: list[str]) -> float:  # noqa: PLR0911 - a ladder of signs
    names = [key(token) for token in core]
    if not any(names):
        return 0.0
    given = names[0] in words.GIVEN_NAMES or names[0].startswith(_GIVEN_HALVES)
    if len(core) > 5:
        return 0.1
    if "," in text:
        return 0.95 if any(name in words.GIVEN_NAMES for name in names[1:]) else 0.5
    if len(core) == 1:
        return 0.8 if given else 0.25
    if given:
        return 0.95
    if any(_INITIAL.fullmatch(token) for token in core[:-1]):
        return 0.85
    if _leading_family(core) or (len(core) > 2 and any(_is_particle(t, True) for t in core[1:-1])):
        return 0.75
    if _ALL_CJK.fullmatch(text.replace(" ", "")):
        return 0.5
    return 0.5 if len(core) <= 3 else 0.3


_GIVEN_HALVES = ("jean", "hans", "karl", "anna", "marie", "ann")


# --------------------------------------------------------------------------------- keys

_LINKING = frozenset({"and", "und", "et", "&", "+"})


def company_key(name: str) -> str:
    """Key of a company's name without the legal forms at its end: "Müller & Söhne GmbH & Co. KG"
    and "Muller und Sohne" are both "mullersohne". A name of legal forms only stays whole."""
    tokens = fold(name).replace(",", " ").split()
    keys = [key(token) for token in tokens]
    end = len(keys)
    while end > 1:
        if keys[end - 1] in words.LEGAL_FORMS or not keys[end - 1] or tokens[end - 1] in _LINKING:
            end -= 1
            continue
        # "S. A.", "Sp. z o.o.", "e. K.": forms written in several words
        for length in (3, 2):
            if end > length and "".join(keys[end - length : end]) in words.LEGAL_FORMS:
                end -= length
                break
        else:
            break
    return "".join(k for k, token in zip(keys[:end], tokens, strict=False) if token not in _LINKING)


def name_key(first: str, last: str) -> str:
    """Key of a person's name: the keys of first and last name, with a blank between them."""
    return f"{key(first)} {key(last)}".strip()
