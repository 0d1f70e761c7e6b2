"""Tell somebody who can act, or accuse, from what cannot."""

import re

from spacy.tokens import Token

from corpus.language.agency.events import is_declared_unknown, is_thing, is_vehicle, listed
from corpus.language.cues import speaker_nouns
from corpus.language.phrases import kind_of_noun

BARE = {"it", "there", "this", "that", "which", "what", "who", "whoever"}
"""What stands for a thing, or for nothing."""

_SOMEBODY = ("person", "official", "collective")


def can_accuse(agent: Token) -> bool:
    """Tell who accuses and who is accused: somebody, also where no list says that it is one."""
    thing = is_thing(agent) or agent.lower_ in BARE | {"these", "those"}
    return not thing and (can_act(agent) or _ends_as_people(agent))


def _ends_as_people(noun: Token) -> bool:
    """Tell "neighbours", "saboteurs", "the landlord": a living being by ending, or several."""
    many = noun.tag_ == "NNS" and noun.lemma_.lower().endswith(("r", "st", "an", "t", "ee"))
    return many or bool(_PEOPLE_END.search(noun.lemma_.lower()))


_PEOPLE_END = re.compile(r"(?:lord|lady|man|woman|wife|master|keeper|holder|eur|eer|ist|ment|ee)$")


def can_act(agent: Token) -> bool:
    """Tell somebody, or a weapon, from an argument that "undermines" and a question's "who"."""
    if agent.lower_ in BARE | {"these", "those"} or is_force(agent):
        return False
    if agent.lemma_ in listed("doers", "never"):
        return False
    named = agent.ent_type_ in ("PERSON", "ORG", "GPE", "NORP", "FAC") or agent.pos_ == "PROPN"
    doer = agent.lemma_.lower() in listed("doers", "words")
    kind = speaker_nouns().get(agent.lemma_.lower())
    somebody = kind in (*_SOMEBODY, "institution") or kind_of_noun(agent) in _SOMEBODY
    acts = (
        agent.pos_ == "PRON" or is_thing(agent) or is_vehicle(agent) or is_declared_unknown(agent)
    )
    return named or doer or somebody or acts


def is_force(agent: Token) -> bool:
    """Tell what harms without anybody's doing: "a storm", "Hurricane Ida", "the recession"."""
    forces = listed("nobodys", "forces")
    if agent.lemma_.lower() in forces:
        return agent.ent_type_ != "PERSON"
    before = (c for c in agent.children if c.dep_ == "compound" and agent.pos_ == "PROPN")
    return any(word.lemma_.lower() in forces for word in before)


def is_place_or_time(noun: Token) -> bool:
    """Tell what a deed is done beside or before, not by: "by the river", "by noon"."""
    return noun.ent_type_ in ("DATE", "TIME") or noun.lemma_.lower() in listed("nobodys", "places")
