"""Make the spellings of a word or a name meet: one token, one key, in every script.

A token serves the index and its queries: it forgets case, endings and script, and may be
too generous. A key serves identity: it forgets only what transliterations disagree on.
"""

import re
from functools import cache, lru_cache
from unicodedata import normalize

import tantivy
from anyascii import anyascii

from corpus.fullnames import full_name
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
    plain = _readable(text.casefold())
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


def words(text: str) -> list[str]:
    """Cut a text into tokens, the same for the index and for what is asked of it.

    The letters of each word tell how to stem it: Latin as English, Cyrillic as Russian or
    Ukrainian, which fall together.
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
        (r"tsch|(?<![aeiouy])tch", "ch"),
        (r"shch|sch", "sh"),
        (r"ck|ch(?=r)", "k"),
        (r"gu(?=[ei])", "g"),
        (r"ph", "f"),
        (r"dh", "d"),
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
    aspirated = _squeeze(_glide(key.replace("oo", "u")).replace("gh", "h").replace("g", "h"))
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


@lru_cache(maxsize=50_000)
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


@lru_cache(maxsize=50_000)
def given_name_key(name: str) -> str:
    """Return one key for all forms of a given name that the table has, in all languages."""
    return _key(name, given=True)


def _key(name: str, *, given: bool) -> str:
    plain = _spelled(_POSSESSIVE.sub("", _readable(name)))
    entry = _known(given).get(plain)
    return fold(entry.forms[0]) if entry else plain


def bare(name: str) -> str:
    """Return a name without possessive ending, stress marks and blanks around it."""
    return _POSSESSIVE.sub("", _readable(name)).strip()


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
    surname = full_name(bare(name)).surname
    key = surname if known_name(surname) else _one_word(surname)
    return full_key(key) if known_name(key) else key
