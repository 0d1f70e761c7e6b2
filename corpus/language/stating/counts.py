"""Tell what a number counts of an incident, whoever tells it: people aboard, drones sent."""

import re
from functools import cache

from spacy.tokens import Token

from corpus.language.agency.events import child
from corpus.language.stating.numbers import Number
from corpus.language.subjects import subject
from corpus.lexicon import lexicon

_ABOARD = re.compile(
    r"\s*(?!\s|(?:of|more|others?)\b)(?:[\w-]+ ){0,2}"
    r"(?:(?:were )?(?:on board|aboard)|(?:were )?on the \w+\b)",
    re.IGNORECASE,
)
"""All who are aboard, and not so many “of those on board”."""
_VEHICLE = ("ferry", "ship", "boat", "plane", "train", "bus", "vessel", "flight", "aircraft")
_CREW = re.compile(r"\bcrew of (?:about |some |around )?$", re.IGNORECASE)
_CREW_OF = re.compile(r"\s*(?:crew|sailors)\b(?! (?:of|from)\b)", re.IGNORECASE)
_ALL_OF = re.compile(r"\b(?:the|its|her|all) $", re.IGNORECASE)
_CROWD = re.compile(r"\bcrowd of (?:about |some |around )?$", re.IGNORECASE)
_FLOODED = re.compile(
    r"\s*(villages|towns|houses)\b[^.,;:]{0,15}? (?:are|were|lie|stand|stood|been) "
    r"(?:\w+ )?(?:under water|flooded|inundated|submerged)\b",
    re.IGNORECASE,
)
_OFFSHORE = re.compile(
    r"\s*(?:off|from|away from|out from) (?:the |its |our )?(?:\w+ )?(?:coast|shore|coastline)\b"
)
_CUT_OFF = re.compile(r"\b(?:power|electricity|current|outages?|blackouts?|dark|light|affected)\b")
_CUSTOMERS = re.compile(r"\s*(?:households?|homes|customers|consumers|subscribers)\b")
_SPEED = re.compile(r"\s*(?:an|per) hour\b|\s?(?:km/h|kph|mph)\b", re.IGNORECASE)
_PEOPLE = ("people", "person", "man", "woman", "passenger", "resident", "worker", "student")


def by_place(text: str, number: Number) -> str:
    """Return what a number counts by the words behind it; "" if they do not tell."""
    if number.unit == "size" and _SPEED.match(text, number.span.end):
        return "speed"
    before, end = text[max(0, number.span.start - 20) : number.span.start], number.span.end
    if number.unit == "size" and _OFFSHORE.match(text, end):
        return "offshore"
    if number.unit == "count" and _CROWD.search(before):
        return "crowd people"
    if number.unit == "count" and (flooded := _FLOODED.match(text, end)):
        return f"flooded {flooded[1].lower()}"
    if number.unit == "count" and _is_crew(text, before, end):
        return "crew"
    if number.unit == "count" and _CUSTOMERS.match(text, end):
        around = text[max(0, number.span.start - 60) : end + 60]
        return "cut off" if _CUT_OFF.search(around) else ""
    found = _ABOARD.match(text, number.span.end) if number.unit == "count" else None
    if found is None:
        return ""
    last = found[0].split()[-1].lower()
    return "aboard" if last in ("board", "aboard", *_VEHICLE) else ""


def _is_crew(text: str, before: str, end: int) -> bool:
    """Tell all of a crew, “its crew of 22” or “the 19 sailors”, from 41 sailors of other ships."""
    return bool(_CREW.search(before) or (_ALL_OF.search(before) and _CREW_OF.match(text, end)))


def by_verb(noun: Token | None, verb: Token) -> str:
    """Return what a noun and its verb count; a number that stands by itself counts people."""
    if verb.lemma_.lower() == "carry" and _is_vehicle(subject(verb)):
        return "aboard" if noun is None or noun.lemma_.lower() in _PEOPLE else ""
    beside = child(verb, "prt") or next((c for c in verb.rights if c.lower_ == "part"), None)
    said = verb.lemma_.lower() + (f" {beside.lower_}" if beside is not None else "")
    what = noun.lemma_.lower() if noun is not None else "people"
    for kind in _kinds().get(said, ()):
        given = lexicon("slots")["counts"][kind]
        if what in given.get("of", _PEOPLE):
            return f"{kind} {what if 'of' in given else 'people'}"
    return ""


def _is_vehicle(noun: Token | None) -> bool:
    return noun is not None and noun.lemma_.lower() in _VEHICLE


@cache
def _kinds() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for kind, given in lexicon("slots")["counts"].items():
        for verb in given["verbs"] if kind != "reason" else ():
            found.setdefault(verb, []).append(kind)
    return found
