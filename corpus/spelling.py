"""Make the spellings of a word or a name meet: one token, one key, in every script.

A token serves the index and its queries: it forgets case, endings and script, and may be
too generous. A key serves identity: it forgets only what transliterations disagree on.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from unicodedata import normalize

import tantivy
from anyascii import anyascii
from rapidfuzz import fuzz

from corpus.model import Language
from corpus.nametable import Known, cases, common_words, table

_LETTERS = "абвгґдеєжзиіїйклмнопрстуфхцчшщъыьэўёюя"
_SOUNDED = (
    "a b v g g d e ye zh z i i yi y k l m n o p r s t u f kh ts ch sh shch _ y _ e u yo yu ya"
)
_TO_LATIN = str.maketrans(
    {letter: latin.strip("_") for letter, latin in zip(_LETTERS, _SOUNDED.split(), strict=True)}
)
_UNREADABLE = re.compile(r"[\x00\ud800-\udfff\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff]")
_APOSTROPHES = re.compile(r"['’‘ʼ`´]")
_POSSESSIVE = re.compile(r"['’ʼ`´]s?(?=$|[^\w])", re.IGNORECASE)
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")


def fold(text: str) -> str:
    """Write a text in small Latin letters, without marks: `Зеленський` is `zelenskyy`, nearly."""
    plain = _readable(text).casefold()
    return plain if plain.isascii() else anyascii(plain.translate(_TO_LATIN)).casefold()


def language_of(text: str) -> Language:
    """Tell the language by letters that only it has; a tie in Cyrillic is called Russian."""
    small = text.casefold()
    cyrillic = len(_CYRILLIC.findall(small))
    if cyrillic * 2 <= sum(map(str.isalpha, small)):
        return "en"
    ukrainian = sum(map(small.count, "іїєґ"))
    return "uk" if ukrainian > sum(map(small.count, "ыэъё")) else "ru"


def _readable(text: str) -> str:
    """Compose accents, then drop what no reader sees or no encoder takes."""
    if text.isascii() and "\0" not in text:
        return text
    return _UNREADABLE.sub("", normalize("NFC", text))


# --- tokens ---------------------------------------------------------------------------

_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_AMERICA = re.compile(r"\bUSA?\b")
_RUSSIFIED = str.maketrans("іїєґё", "ииеге")
_SOFT = re.compile(r"(?<=[сцз])ь(?=к)")
_CYRILLIC_ENDING = re.compile(r"(?<=...)(?:[ії]в|[оеє]ві|е[йяюи]|еем)$")
_FAMILY_ENDING = re.compile(r"(?<=...)[oe](?:v|va)$|(?<=....)e[iy]$|(?<=....)[aou]$")


def words(text: str, language: Language = "en") -> list[str]:  # noqa: ARG001 - letters tell
    """Cut a text into tokens, the same for the index and for what is asked of it.

    The letters of each word tell how to stem it: Latin as English, Cyrillic as Russian or
    Ukrainian, which fall together. `language` changes nothing yet, and may for a fourth.
    """
    plain = _AMERICA.sub("usa", _DOTTED.sub(_undotted, _readable(text))).casefold()
    return [token for word in _WORD.findall(plain) if (token := _token(word))]


def _undotted(found: re.Match[str]) -> str:
    return found[0].replace(".", "")


@lru_cache(maxsize=200_000)
def _token(word: str) -> str:
    """Stem one word and write it in Latin letters; a known name becomes its one form."""
    bare = _POSSESSIVE.sub("", word)
    return _token_aliases().get(bare) or _stem(bare)


def _stem(word: str) -> str:
    bare = _APOSTROPHES.sub("", word)
    if _CYRILLIC.search(bare):
        return _squeeze(_glide(_cyrillic_stem(bare).translate(_TO_LATIN)))
    latin = _glide(_stemmer("english").analyze(fold(bare))[0])
    return _squeeze(re.sub(r"(?<=...[bdklmrstvz][kn])[iy]+$", "", _FAMILY_ENDING.sub("", latin)))


def _cyrillic_stem(word: str) -> str:
    """Stem Russian, and Ukrainian written as if it were Russian, until nothing more falls."""
    stem = _SOFT.sub("", _CYRILLIC_ENDING.sub("", word).translate(_RUSSIFIED))
    while len(shorter := _stemmer("russian").analyze(stem)[0]) > 2 and shorter != stem:
        family = re.search(r"[ое]в$", stem)
        stem = shorter
        if family and not stem.endswith("ал"):  # Буданов is not будущий, генералов is генерал
            break
    return stem


@cache
def _stemmer(language: str) -> tantivy.TextAnalyzer:
    """Make a Snowball stemmer; tantivy's takes a microsecond and loads in no time."""
    snowball = tantivy.Filter.stemmer(language)
    return tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.raw()).filter(snowball).build()


@cache
def _token_aliases() -> dict[str, str]:
    """Map every one-word form in the name table, in every case, to the token of its entry."""
    tokens = {entry: _stem(_chief_word(entry).casefold()) for entry in table()}
    aliases: dict[str, str] = {}
    for form, entry in cases().items():
        if " " not in form and form.casefold() not in common_words():
            aliases.setdefault(form.casefold(), tokens[entry])
    return aliases


def _chief_word(entry: Known) -> str:
    return next(form for form in (*entry.forms, "".join(entry.forms[0].split())) if " " not in form)


# --- keys -----------------------------------------------------------------------------

_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"c(?=[oe][vf]f?$|[oe]va$|k[iy]+$)", "ts"),
        (r"tsch|tch", "ch"),
        (r"shch|sch", "sh"),
        (r"ck", "k"),
        (r"gu(?=[ei])", "g"),
        (r"ph", "f"),
        (r"zh", "z"),
        (r"tz", "ts"),
        (r"c(?!h)|q", "k"),
        (r"w", "v"),
        (r"x", "ks"),
    )
)
_GLIDES = tuple(
    (re.compile(pattern), sound) for pattern, sound in ((r"[iyj]+[eo]", "e"), (r"[yj]", "i"))
)


def _glide(latin: str) -> str:
    """Write consonants and glides one way: x and ks, kh and h, ye and e, y and i."""
    for pattern, sound in (*_SOUNDS, (re.compile("kh"), "h"), *_GLIDES):
        latin = pattern.sub(sound, latin)
    return latin


def _squeeze(latin: str) -> str:
    """Write each doubled letter once."""
    return re.sub(r"([a-z])\1+", r"\1", latin)


@lru_cache(maxsize=50_000)
def _sound(word: str) -> str:
    """Return the key of one word: what is left when transliterations stop disagreeing."""
    key, plainer = "", re.sub(r"[^a-z0-9]", "", fold(_APOSTROPHES.sub("", word)))
    while plainer != key:
        key, plainer = plainer, _plainer(plainer)
    return key


def _plainer(key: str) -> str:
    aspirated = _squeeze(_glide(key).replace("gh", "h").replace("g", "h"))
    return re.sub(r"[oe][vf](a?)$", r"ev\1", aspirated)


@cache
def _known(given: bool = False) -> dict[str, Known]:
    """Map the key of every form to its entry, given names apart; the earlier section wins."""
    known: dict[str, Known] = {}
    for entry in table():
        if given == (entry.section == "given"):
            for form in entry.forms:
                known.setdefault(_spelled(form), entry)
    return known


def known_name(name: str) -> Known | None:
    """Look a name up in the table, in whatever spelling."""
    return _known().get(_spelled(_POSSESSIVE.sub("", _readable(name))))


def _spelled(name: str) -> str:
    """Return the keys of all words of a name, in their order."""
    parts = re.split(r"[\s\-‐-―.,]+", _DOTTED.sub(_undotted, name.strip()))
    return " ".join(filter(None, map(_sound, parts)))


def full_key(name: str) -> str:
    """Return one key for all spellings of a whole name: a place, an organisation."""
    return _key(name, given=False)


def _key(name: str, *, given: bool) -> str:
    plain = _spelled(_POSSESSIVE.sub("", _readable(name)))
    entry = _known(given).get(plain)
    return fold(entry.forms[0]) if entry else plain


def _one_word(surname: str) -> str:
    """Key a surname as one word, whatever hyphens and stops it has."""
    plain = _sound(_POSSESSIVE.sub("", surname))
    entry = _known(given=True).get(plain)
    return fold(entry.forms[0]) if entry else plain


@lru_cache(maxsize=50_000)
def name_key(name: str) -> str:
    """Return one key for all spellings of a name: of a person's, that of the surname.

    A name in the table has its entry's key. The name is taken to stand in the nominative.
    """
    if known_name(name):
        return full_key(name)
    surname, _ = _parts(name)
    key = surname if known_name(surname) else _one_word(surname)
    return full_key(key) if known_name(key) else key


_PATRONYMIC = re.compile(r"(?:[oe]v|[iy])(?:ich|ych|na)$|ivna$|yvna$")
_VOWELS = re.compile(r"[aeiou]")
_PARTICLES = {"von", "van", "der", "den", "de", "del", "di", "da", "la", "le", "bin", "ibn", "al"}
_SUFFIXES = {"jr", "sr", "ii", "iii", "iv"}
_ARTICLES = re.compile(r"^(?:al|el|ash|as|ad|an|ar|at|az)-(?=\w)", re.IGNORECASE)


def _parts(name: str) -> tuple[str, tuple[str, ...]]:
    """Part a person's name into the surname and what is given."""
    plain = _POSSESSIVE.sub("", _readable(name)).strip()
    if "," in plain:
        surname, _, given = plain.partition(",")
        return surname.strip(), tuple(given.split())
    parts = [part for part in plain.split() if part.casefold().strip(".") not in _SUFFIXES]
    if not parts:
        return plain, ()
    place = _surname_place(parts)
    others = (part for part in parts[:place] + parts[place + 1 :] if part not in _PARTICLES)
    return _ARTICLES.sub("", parts[place]), tuple(others)


def _surname_place(parts: list[str]) -> int:
    """Find the surname: the last word, or the first where a patronymic closes the name."""
    patronymics = [bool(_PATRONYMIC.search(fold(part))) for part in parts]
    return (
        0 if len(parts) > 2 and patronymics[-1] and not any(patronymics[:-1]) else -1 % len(parts)
    )


def same_name(a: str, b: str) -> bool:
    """Tell whether two names, each in the nominative, may be spellings of one."""
    if full_key(a) == full_key(b):
        return True
    if known_name(a) and known_name(b):
        return False
    (surname, given), (other, others) = _parts(a), _parts(b)
    return _alike(name_key(surname), name_key(other)) and _given_agree(given, others)


def _alike(a: str, b: str) -> bool:
    """Compare two surname keys: long ones may differ by a vowel, but not in their ending."""
    if a == b or min(len(a), len(b)) < 8 or a[-2:] != b[-2:]:
        return a == b
    return _VOWELS.sub("", a) == _VOWELS.sub("", b) and fuzz.ratio(a, b) > 88


def _given_agree(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Tell whether given names, initials and patronymics do not contradict each other."""
    return all(_given_alike(x, y) for x, y in _pairs(a, b))


def _pairs(a: tuple[str, ...], b: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    yield from zip(a, b, strict=False)


def _given_alike(a: str, b: str) -> bool:
    first, second = _key(a, given=True), _key(b, given=True)
    if len(first) <= 1 or len(second) <= 1:
        return first[:1] == second[:1]
    return first == second or (min(len(first), len(second)) >= 6 and fuzz.ratio(first, second) > 88)
