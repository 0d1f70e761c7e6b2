"""Write a Russian or Ukrainian noun or adjective of a word list in all its cases."""

import re
from functools import cache
from itertools import pairwise, product
from typing import Literal

from corpus.model import Language

Number = Literal["one", "many", "any"]
"""The singular alone, the plural alone, or both."""

_ADJECTIVES: dict[Language, tuple[tuple[str, str], ...]] = {
    # end of the stem; masculine, feminine, neuter, plural, case by case, in one order for all
    "ru": (
        (r"[кгх]$", "ий ого ому им ом ая ой ую ое ие их ими"),
        (r"[жшчщ]$", "ий его ему им ем ая ей ую ее ие их ими"),
        (r"$", "ый ого ому ым ом ая ой ую ое ые ых ыми"),
    ),
    "uk": ((r"$", "ий ого ому им ім а ої ій у ою е і их ими"),),
}
_ROWS = (
    # nominative, endings of the singular, of the plural; a few more than texts hold
    (r"ец$", "@ца цу цом цем це", "цы цов цев цам цами цах"),
    (r"[еє]ць$", "@ця цю цем цеві ці", "ці ців цям цями цях"),
    (r"ия$", "ия ии ию ией", "ии ий иям иями иях"),
    (r"ія$", "ія ії ію ією", "ії ій іям іями іях"),
    (r"[иь]е$", "ие ия ию ием ии ье ья ью ьем", "ия ий иям иями иях"),
    (r"(?<=нн|тт|лл|сс|зз|чч|шш)я$", "я ю ям і", "я ям ями ях"),
    (r"ка$", "ка ки ке ку кой кою ці ко", "ки ок к кам ками ках"),
    (r"а$", "а ы и е і у ой ою ею ей о", "ы и і ь + ам ами ах"),
    (r"я$", "я и і ї е ю ей ею єю", "и і ї ь й ям ями ях"),
    (r"о$", "о а у ом ові е і", "а + ам ами ах"),
    (r"(?<=тел)ь$|(?<=р)ь$|(?<=ал)ь$", "ь я ю ем е и і єм еві", "и і ей ів ям ями ях"),
    (r"ь$", "ь и і ью", "и і ей ям ями ях"),
    (r"й$", "й я ю ем е єм єві ї", "и ї ев ів їв ям ями ях"),
    (r"$", "+ а у ю ом ем е і ові еві", "ы и і ов ів ей ам ами ах"),
)  # fmt: skip


def inflected(listed: str, language: Language, number: Number) -> frozenset[tuple[str, ...]]:
    """Return a phrase with each word of it in all its cases, as tuples of words in small letters.

    It stands in the nominative singular; a word after "=" stands as it is, and so do
    abbreviations (СВО). A word before one that bends is an adjective, and all adjectives agree;
    nobody sees to it that the noun does: texts do.
    """
    words = listed.split()
    bent = [word[0] != "=" and not word.isupper() for word in words]
    ahead = [here and after for here, after in pairwise((*bent, False))]
    columns = [
        [_spelled("", [form]) for form in _adjective(word, language)]
        if is_one
        else [_forms(word, language, number)]
        for word, is_one in zip(words, ahead, strict=True)
    ]
    cases = max(map(len, columns))
    columns = [each if len(each) == cases else each * cases for each in columns]
    return frozenset(phrase for case in zip(*columns, strict=True) for phrase in product(*case))


@cache
def _adjective(word: str, language: Language) -> tuple[str, ...]:
    """Return an adjective in each case, in one order for all of a language."""
    base = re.sub(r"(?:[ыи]й|ой|[аоыи][яе]|яя|ее|[аеєі])$", "", word.lower())
    endings = next(rest for end, rest in _ADJECTIVES[language] if re.search(end, base))
    return tuple(base + ending for ending in endings.split())


@cache
def _forms(word: str, language: Language, number: Number) -> frozenset[str]:
    if word.startswith("=") or word.isupper():
        return frozenset({word.removeprefix("=").lower()})
    word = word.lower()
    if re.search(r"[ыи]й$|[кгхжшщнтв]ой$", word):
        return _spelled("", [word, *_adjective(word, language)])
    pattern, one, many = next(row for row in _ROWS if re.search(row[0], word))
    base = re.sub(pattern, "", word)
    if one.startswith("@"):  # бо-ец, бой-ца
        one, base = one.replace("@", ""), re.sub(r"(?<=[аеєиіоуюя])$", "й", base)
    singular = _spelled(base, one.split()) | _spelled("", [word])
    plural = _spelled(base, many.split())
    return {"one": singular, "many": plural, "any": singular | plural}[number]


def _spelled(base: str, endings: list[str]) -> frozenset[str]:
    """Join a base with its endings, with ё and without, with either apostrophe."""
    forms = {base + ending.removeprefix("+") for ending in endings}
    forms |= {form.replace("ё", "е") for form in forms}
    return frozenset(forms | {form.replace("'", "’") for form in forms})
