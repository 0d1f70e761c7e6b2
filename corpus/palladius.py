"""Write Chinese names in Cyrillic letters as pinyin, by the system of Palladius (Kafarov)."""

import re

_INITIALS = {
    "чж": "zh", "цз": "z", "б": "b", "п": "p", "м": "m", "ф": "f", "д": "d", "т": "t", "н": "n",
    "л": "l", "г": "g", "к": "k", "х": "h", "ц": "c", "ч": "ch", "ш": "sh", "ж": "r", "с": "s",
    "в": "w",
}  # fmt: skip
_FINALS = {
    "уань": "uan", "юань": "üan", "юнь": "ün", "янь": "ian", "яо": "iao", "ян": "iang",
    "юн": "iong", "уан": "uang", "уай": "uai", "ань": "an", "энь": "en", "инь": "in", "унь": "un",
    "ан": "ang", "эн": "eng", "ин": "ing", "ун": "ong", "уй": "ui", "уо": "uo", "уа": "ua",
    "юэ": "üe", "юй": "ü", "ай": "ai", "ао": "ao", "эй": "ei", "оу": "ou", "эр": "er", "ю": "iu",
    "я": "ia", "е": "ie", "ё": "io", "а": "a", "о": "o", "э": "e", "ы": "i", "у": "u", "и": "i",
}  # fmt: skip
_PALATAL = {"z": "j", "c": "q", "s": "x"}
"""What stands before i and ü: цзинь is jin, цзэ is ze."""
_SYLLABLE = re.compile(f"({'|'.join(_INITIALS)})?({'|'.join(_FINALS)})")
_ALONE = {
    "i": "yi", "in": "yin", "ing": "ying", "u": "wu", "ui": "wei", "un": "wen", "ong": "weng",
    "üan": "yuan", "ün": "yun", "üe": "yue", "ü": "yu", "iu": "you", "iong": "yong",
}  # fmt: skip


def pinyin(name: str) -> str | None:
    """Return a Cyrillic name as pinyin in one word without tones, or None if it is not Chinese."""
    plain = re.sub(r"[\s-]", "", name.casefold()).replace("і", "и")
    syllables = list(_SYLLABLE.finditer(plain))
    if not plain or "".join(found[0] for found in syllables) != plain:
        return None
    return "".join(_syllable(found[1], found[2]) for found in syllables)


def _syllable(initial: str | None, final: str) -> str:
    sound = _FINALS[final]
    if initial is None:
        return _ALONE.get(sound, f"y{sound[1:]}" if sound[0] == "i" else sound)
    first = _INITIALS[initial]
    if first in _PALATAL and sound[0] in "iü" and final != "ы":
        return _PALATAL[first] + sound.replace("ü", "u")
    return first + sound.replace("üan", "uan").replace("ün", "un").replace("üe", "ue").replace(
        "ü", "u"
    )
