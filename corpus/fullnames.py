"""Part a person's full name into the surname, what is given, and what tells a son from a father."""

import re
from dataclasses import dataclass
from functools import cache

from corpus.lexicon import lexicon

_PATRONYMIC = re.compile(
    r"(?:[oeëy]v|[iy])(?:ich|ych|yč|ič|na)$|ivna$|yvna$|(?:[оеёі]в|ьи?|и)(?:ич|на)$|ович$|івна$",
    re.IGNORECASE,
)
_ARTICLES = re.compile(
    r"^(?:al|el|ash|as|ad|an|ar|at|az|es|аль|эль|ель|ас|аз|ан|ар|ат|аш|ад|эс)[-’'](?=\w)",
    re.IGNORECASE,
)
_SYLLABLES = (
    r"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|"
    r"ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|a|e|i|o|u))",
    r"(?:(?:ch|kk|[bcdghjklmnprsty])?(?:yeo|yae|woo|eo|eu|ae|oo|ee|oe|ou|ui|wa|we|wi|wo|wu|ya|ye|yo|"
    r"yu|a|e|i|o|u)(?:ng|n|m|l|k|p|t|b|h)?)",
)
_CHINESE, _KOREAN = (re.compile(rf"{syllable}{{1,2}}$", re.IGNORECASE) for syllable in _SYLLABLES)


@dataclass(frozen=True, slots=True)
class FullName:
    """A name in its parts; `given` holds given names, initials and patronymics in their order."""

    surname: str
    given: tuple[str, ...] = ()
    junior: bool = False
    whole: tuple[str, ...] = ()


def full_name(name: str) -> FullName:
    """Part a name, titles and particles left out; `whole` are its words in their order."""
    if "," in name:
        surname, _, given = name.partition(",")
        if not _is_suffix(given.strip()):
            return FullName(surname.strip(), tuple(given.split()), whole=(surname.strip(),))
        name = f"{surname} {given}"
    words = _without_titles(name.split())
    parts = [word for word in words if not _is_suffix(word)]
    if not parts:
        return FullName(name)
    return _parted(parts, junior=any(_is_suffix(word, "junior") for word in words))


def _parted(parts: list[str], *, junior: bool) -> FullName:
    if _is_surname_first(parts):
        return FullName(parts[0], ("".join(parts[1:]).replace("-", ""),), junior, tuple(parts))
    place = _surname_place(parts)
    others = parts[:place] + parts[place + 1 :]
    given = tuple(p for i, p in enumerate(others) if not _is_particle(p, first=i == 0))
    return FullName(_ARTICLES.sub("", parts[place]), given, junior, tuple(parts))


@cache
def name_parts(what: str) -> frozenset[str]:
    """Return one list of the small words in names: particles, junior, senior, makes_another."""
    return frozenset(lexicon("titles")["name_parts"][what])


def _is_suffix(word: str, *which: str) -> bool:
    small = word.casefold().strip(".")
    return any(small in name_parts(each) for each in which or ("junior", "senior"))


def _is_particle(word: str, *, first: bool) -> bool:
    """Tell "bin" and "von"; who is called Ben or Al is not "the son of"."""
    small = word.casefold()
    return small in name_parts("particles") and not (first and small in ("ben", "бен", "al"))


def _without_titles(words: list[str]) -> list[str]:
    """Leave out "President", "Gen." and "генерал" before a name, never the name itself."""
    first = 0
    while first < len(words) - 1 and words[first].casefold().strip(".") in _titles():
        first += 1
    return words[first:]


@cache
def _titles() -> frozenset[str]:
    listed = lexicon("titles")["before_person"]
    return frozenset(t.strip(".") for language in ("en", "ru", "uk") for t in listed[language])


def _surname_place(parts: list[str]) -> int:
    """Find the surname: the last word, or the first where a patronymic closes the name."""
    patronymics = [bool(_PATRONYMIC.search(part)) for part in parts]
    return (
        0 if len(parts) > 2 and patronymics[-1] and not any(patronymics[:-1]) else -1 % len(parts)
    )


def _is_surname_first(parts: list[str]) -> bool:
    """Tell a Chinese or Korean name, by a surname of their few and syllables of their kind."""
    if len(parts) not in (2, 3) or parts[0].casefold() not in _surnames_first():
        return False
    syllables = [syllable for part in parts[1:] for syllable in part.split("-")]
    if re.match(r"[а-яіїєґё]", parts[0], re.IGNORECASE):
        return all(len(syllable) < 9 for syllable in syllables)
    kinds = (_CHINESE, _KOREAN)
    return len(syllables) <= 2 and any(all(map(kind.match, syllables)) for kind in kinds)


@cache
def _surnames_first() -> frozenset[str]:
    return frozenset(lexicon("given_names")["surnames_first"]["surnames"])


def is_surname_first(name: str) -> bool:
    """Tell whether a name begins with its surname, as Chinese and Korean names do."""
    return _is_surname_first(_without_titles(name.split()))
