"""Cut the words beside a Russian or Ukrainian cue down to the phrase that names a speaker."""

import re

from corpus.language.cyrillic.page import Page

Words = list[re.Match[str]]

ADJECTIVE = re.compile(
    r"(?:ий|ый|ой|ій|ая|яя|ое|ее|ые|ие|их|ых|ого|его|ому|ему|им|ым|ими|ыми|ою|ею|ої|ьої|ські|цькі"
    r"|ська|цька|ське|цьке|шній|шня)$"
)
ADVERB = re.compile(r"(?:[^ст]ко|но|(?<!т)во|чно|ливо|то)$")
_ADVERBS = ("вечером", "утром", "ночью", "днём", "днем", "ввечері", "вранці", "вночі")
_ONE_OF = ("один", "одна", "одно", "одне", "некоторые", "деякі", "кто-то", "хтось")
VERB = re.compile(r"(?:[аеиоуыяіїє](?:л|ла|ли|ло|в)|[аяу]ет|[аяу]ют|[аяу]є|[аяу]ють)(?:ся|сь)?$")
_OBJECT = re.compile(r"[ую]$")
"""What is done, in the accusative: вину отрицает."""


def without(page: Page, words: Words) -> Words:
    """Drop adverbs and hearers at both ends."""
    while words and _is_skipped(page, words[0].group()):
        words = words[1:]
    while words and _is_skipped(page, words[-1].group()):
        words = words[:-1]
    return words


def _is_skipped(page: Page, word: str) -> bool:
    small = word.lower()
    return (
        small in page.listed("skipped")
        or (word.islower() and small in _ADVERBS)
        or (len(small) > 4 and ADVERB.search(small) is not None)
    )


def phrase(page: Page, words: Words) -> Words:
    """Drop what is no speaker: times, and what follows a preposition."""
    prepositions = page.listed("prepositions")
    dated = len(words) > 2 and words[1].group().lower().startswith(page.listed("times"))
    words = words[2:] if dated and words[0].group().lower().endswith("ого") else words
    if len(words) > 2 and words[0].group().lower() in prepositions:
        if not words[1].group().lower().startswith(page.listed("times")):
            return []
        words = words[2:]
    if words and words[0].group().lower() in _ONE_OF:
        return words[:4]
    ends = (i for i, w in enumerate(words) if w.group().lower() in prepositions or _ends(words, i))
    cut = next(ends, len(words))
    words = without(page, words[:cut] if cut else words)
    if 1 < cut == len(words) and _OBJECT.search(words[-1].group()):
        words = words[:-1]
    while len(words) > 1 and words[-1].group().lower().startswith(("одной", "одно", "однієї")):
        words = words[:-1]
    return words[1:] if words and words[0].group().lower() in prepositions else words


def _ends(words: Words, at: int) -> bool:
    """Tell whether a phrase ends here: with its own verb, or "это", after the noun."""
    small = words[at].group().lower()
    noun = at > 0 and not ADJECTIVE.search(words[at - 1].group().lower())
    verb = noun and words[at].group().islower() and len(words) > 2 and VERB.search(small)
    return small in ("это", "це", "этого", "цього") or bool(
        verb and not small.startswith("генерал")
    )
