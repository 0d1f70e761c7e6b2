"""Write a Russian or Ukrainian noun or adjective of a word list in all its cases."""

import re
from functools import cache
from itertools import product, zip_longest
from typing import Literal

Number = Literal["one", "many", "any"]
"""The singular alone, the plural alone, or both."""

_ADJECTIVE = (
    "ый ий ой ого его ому ему ым им ом ем ая яя ою ей ую юю ое ее ые ие ых их ыми ими"
    " а я е є у ю і ої ій"
)
_ROWS = (
    # nominative, endings of the singular, of the plural; a few more than texts hold
    (r"[ыи]й$|(?<=[кгхжшщнт])ой$", _ADJECTIVE, ""),
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


def inflected(listed: str, number: Number = "any") -> frozenset[tuple[str, ...]]:
    """Return a phrase with each word of it in all its cases, as tuples of words in small letters.

    It stands in the nominative singular; a word after "=" stands as it is, and so do
    abbreviations (СВО). A word before one that bends is an adjective. Nobody sees to it that
    the words agree: texts do.
    """
    words = listed.split()
    bent = [
        _adjective(word) if after and after[0] != "=" and word[0] != "=" else _forms(word, number)
        for word, after in zip_longest(words, words[1:])
    ]
    return frozenset(product(*(sorted(forms) for forms in bent)))


@cache
def _adjective(word: str) -> frozenset[str]:
    base = re.sub(r"(?:[ыи]й|ой|[аоыи][яе]|яя|ее|[аеєі])$", "", word.lower())
    return _spelled(base, _ADJECTIVE.split())


@cache
def _forms(word: str, number: Number) -> frozenset[str]:
    if word.startswith("=") or word.isupper():
        return frozenset({word.removeprefix("=").lower()})
    word = word.lower()
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
