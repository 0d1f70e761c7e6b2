"""Read a name as the newspapers of other languages spell it: Gorbatschow, Joukov, Ščerbakov."""

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from corpus.spelling import fold

Rules = tuple[tuple[str, str], ...]

_MARKED = str.maketrans(
    {
        "č": "C", "ć": "C", "ç": "C", "ę": "en", "ą": "on", "š": "sh", "ş": "sh", "ș": "sh",
        "ś": "sh", "ŝ": "sh", "ž": "zh", "ż": "zh", "ź": "z", "đ": "dj", "ə": "a", "ė": "e",
        "ö": "e", "ø": "e", "ä": "e", "ü": "iu", "ł": "l", "ñ": "n", "ğ": "g", "ŭ": "u", "ĭ": "i",
    }
)  # fmt: skip
"""What a letter with a mark sounds like, C for ch; where the mark is dropped, see `fold`."""
_WITH_E = str.maketrans({"ä": "ae", "ö": "oe", "ø": "oe", "ü": "ue", "å": "aa", "æ": "ae"})
"""How German and Norwegian are written where there are no marks."""

_SYSTEMS: tuple[tuple[str, Rules], ...] = (
    # German: Schtscherbakow, Jelzin, Selenskyj, Chruschtschow, Schroeder; and Prigoschin
    (
        r"sch|w|^[js]|zk",
        (
            ("tsch", "C"), ("sch", "S"), ("ch", "kh"), ("z", "ts"), ("S", "sh"), ("w", "v"),
            ("s(?=[aeiouy])", "z"), ("j", "y"),
        ),
    ),
    (r"(?<!t)sch", (("sch", "zh"), ("w", "v"), ("s(?=[aeiouy])", "z"), ("j", "y"))),
    # French: Joukov, Poutine, Khrouchtchev, Gueorgui
    (
        r"ou|tch|gu[ei]|ine$|ch|aï|eï|^j|ier$|e?aux?$|ault$",
        (
            ("chtch", "shC"), ("(?<![iu])tch|tch$", "C"), ("ch", "sh"), ("ou", "u"),
            ("j", "zh"), ("gu?e(?=o)", "ge"), ("gu(?=[ei])", "g"), ("ine$", "in"), ("ff$", "v"),
            ("ier$", "ie"), ("e?aux?$|ault$", "o"),
        ),
    ),
    # Polish: Szojgu, Gorbaczow, Chruszczow
    (
        r"cz|sz|rz|w|^j",
        (
            ("szcz", "shC"), ("sz", "S"), ("cz", "C"), ("ch", "kh"), ("rz", "zh"),
            ("c", "ts"), ("S", "sh"), ("w", "v"), ("j", "y"),
        ),
    ),
    # English: Jokhar is Dzhokhar, Bridget, Brown; French and Kazakh: Japarov is Zhaparov
    (r"j(?=[aeou])|dg|[aeo]w", (("dj|dg(?=[ei])|j", "dzh"), ("(?<=[aeo])w", "u"))),
    (r"j(?=[aeou])", (("j", "zh"),)),
    # Serbian and Czech, Milosevic without its marks, Ivica; Turkish Öcalan
    (r"c(?!h)", (("(?<=[aeiou])c$", "C"), ("c(?!h)", "ts"), ("dj", "dzh"))),
    (r"c(?=[aeiu])", (("c(?=[aeiu])", "dzh"),)),
    (r"ch", (("ch", "kh"),)),
    # Italian: Giorgia, Gentiloni, Ciampi
    (r"g[ie]|c[ie]", (("gi(?=[aou])|g(?=[ie])", "dzh"), ("ci(?=[aou])|c(?=[ie])", "C"))),
    # Arabic: Haniyeh and Haniya, Qaddafi and Gaddafi, Rouhani and Rohani
    (r"e?h$|ou|q", (("[ae]h$", "a"), ("ou", "u"), ("q", "g"))),
)  # fmt: skip
_READERS = tuple(
    (re.compile(sign), tuple((re.compile(part), sound) for part, sound in rules))
    for sign, rules in _SYSTEMS
)
_ENGLISH = tuple(
    (re.compile(part), sound)
    for part, sound in (
        ("al(?=k)", "o"), ("^wa", "wo"), ("^wr", "r"), ("igh(?=t)", "ai"), ("ght", "t"),
        ("^kn", "n"), ("ace$", "es"), ("a(?=[b-df-hj-np-tv-z]e$)", "ei"), ("ay", "ei"),
        ("lle$", "l"), ("bv", "v"),
    )
)  # fmt: skip
"""English vowels, and letters that are not heard in English or French: Wallace, May, Blake;
Wright, Walker, Knox, Danielle, Lefebvre. So they are heard in another script alone."""
_SIBILANT = re.compile(r"dzh|shch|sch|[szc]h|ts|tz|cz|sz|c(?=[eiy])|z")
_SOFT = {
    "a": "aeo", "e": "eia", "i": "ie", "o": "oau", "u": "uoai",
}  # fmt: skip
"""The first vowels that one and the same name may have when it is written by ear."""


_UKRAINIAN = re.compile(r"[^\W\d_]+і\w+ий|[a-z]+i[a-z]*(?:yi|yy|yj|[oe]vy)").fullmatch
_CLOSED = re.compile(r"і|i(?=[bdgklmnprstvz])")
_STRESSED = re.compile(r"(?<=[внтжшх])ий$")
"""Surnames that are adjectives, with е for і and -ой in Russian: Лісовий and Лесовой, Siryi and
Серый."""


@lru_cache(maxsize=20_000)
def readings(word: str) -> frozenset[str]:
    """Return a word in small Latin letters, as plainly read and as others would read it."""
    small = word.casefold()
    spread = fold(small.translate(_WITH_E))
    marked = "C".join(map(fold, small.translate(_MARKED).split("C")))
    read = (_read(marked, rules) for sign, rules in _READERS if sign.search(marked))
    opened = {small, _CLOSED.sub("е", small, count=1)} if _UKRAINIAN(small) else {small}
    akin = {fold(_STRESSED.sub(end, each)) for each in opened for end in ("ий", "ой")}
    return frozenset(
        (fold(word), spread, *akin, *(each.replace("C", "ch") for each in (marked, *read)))
    )


def _read(word: str, rules: tuple[tuple[re.Pattern[str], str], ...]) -> str:
    for part, sound in rules:
        word = part.sub(sound, word)
    return word


def heard_alike(a: str, b: str, consonants: int, least: float) -> bool:
    """Tell whether two words may be one that was written by ear, in another script or the same.

    All consonants must meet, `consonants` of them at least (a vowel at the start counts), the
    first vowels must go together, and `least` per cent of the letters must be the same.
    """
    return any(
        len(x.consonants) >= consonants
        and x.consonants == y.consonants
        and _go_together(x.vowels, y.vowels)
        and fuzz.ratio(x.letters, y.letters) >= least
        for x in _sounds(a)
        for y in _sounds(b)
    )


def skeletons(word: str) -> frozenset[str]:
    """Return the consonants of a word in all its readings: what heard alike shares one of them."""
    return frozenset(sound.consonants for sound in _sounds(word))


@dataclass(frozen=True, slots=True)
class _Sound:
    """A word as it is heard: its letters, its consonants, its first vowel or diphthong."""

    letters: str
    consonants: str
    vowels: str


def _go_together(a: str, b: str) -> bool:
    return not a or not b or any(y in _SOFT[x] or x in _SOFT[y] for x in a for y in b)


@lru_cache(maxsize=20_000)
def _sounds(word: str) -> frozenset[_Sound]:
    """Hear a word in all its readings; j may be any of three sounds, ts one or two."""
    plain = {re.sub(r"[^a-z]", "", reading) for reading in readings(word) | _in_english(word)}
    jotted = {reading.replace("j", j) for reading in plain for j in ("z", "y", "h")}
    return frozenset(_sound(reading, ts) for reading in jotted for ts in ("s", "tS"))


def spelled_by_ear(word: str) -> frozenset[str]:
    """Return a word as those may spell it who write it by ear: Walker as woker, voker, uoker."""
    heard = _in_english(word)
    return readings(word) | heard | {each.replace("w", "u") for each in heard}


def _in_english(word: str) -> set[str]:
    small = word.casefold()
    return {_read(fold(small), _ENGLISH)} if re.search(r"[a-z]", small) else set()


def _sound(plain: str, ts: str) -> _Sound:
    """Merge the consonants that scripts confuse; A stands for any vowel at the start."""
    plain = re.sub(r"(.)\1+", r"\1", re.sub(r"^u(?=[aeiyo])", "v", plain))
    plain = plain.replace("x", "ks").replace("ph", "v").replace("ts", ts)
    plain = _SIBILANT.sub("s", plain).replace("S", "s")
    plain = re.sub(r"[wf]", "v", re.sub(r"[cqg]", "k", re.sub(r"k?h", "", plain)))
    letters = re.sub(r"(.)\1+", r"\1", plain.replace("y", "i").replace("ie", "e"))
    vowels = re.search(r"ai|[aeiou]", letters)
    consonants = re.sub(r"[aeiou]", "", letters)
    initial = "A" if letters[:1] in tuple("aeiou") else ""
    return _Sound(letters, initial + consonants, vowels[0] if vowels else "")
