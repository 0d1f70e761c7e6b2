"""Read phrases off the parse: the extent of a noun phrase, and who a verb's subject is."""

from collections.abc import Iterator

from spacy.tokens import Token

from corpus.language import cues
from corpus.model import SpeakerKind

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
AUTHORS = ("i", "we", "you", "us", "me", "let")
"""Who writes or is spoken to: not a source."""
HEARERS = ("tell", "ask", "remind", "assure", "warn", "inform", "urge", "read", "quote", "write")
"""Verbs that name whom one speaks to before what is said."""
_GOES_ON = ("prep", "pobj", "cc", "conj", "nummod", "case", "prt", "nmod", "compound")
TIMES = ("DATE", "TIME")
_BE = ("be", "is", "are", "was", "were", "been", "being", "’s", "'s", "am", "to")
_RELATIVE = ("who", "which", "that", "whom")


def noun_phrase(head: Token) -> tuple[int, int]:
    """Return the first and last token of the phrase around a noun, additions left out.

    Out stay what follows a comma, relative clauses and times: "Orlova, the minister, who
    spoke on Monday" is "Orlova".
    """
    head = _of_age(head)
    return _first(head), _last(head)


def _of_age(head: Token) -> Token:
    """Return the person of "a 70-year-old woman" where the parser heads it with "year"."""
    doc = head.doc
    if head.lower_ not in ("year", "years") and head.lower_ != "old":
        return head
    for token in doc[head.i : head.i + 4]:
        if token.lower_ == "old":
            following = doc[token.i + 1] if token.i + 1 < len(doc) else token
            return following if following.pos_ in ("NOUN", "PROPN") else token
    return head


def _first(head: Token) -> int:
    """Go left to the first word of the phrase, not past a mark or a clause."""
    start = head.i
    for child in reversed(list(head.lefts)):
        if child.is_punct and child.text not in "-–":
            break
        if child.dep_ == "case":
            break
        if child.dep_ in ("relcl", "advcl", "cc", "preconj", "mark", "advmod", "intj"):
            break
        if (
            head.lower_ != "old"
            and child.ent_type_ in TIMES
            and child.dep_ in ("compound", "nmod", "npadvmod")
        ):
            break
        start = child.left_edge.i
    start = max([start, *(t.i + 1 for t in head.doc[start : head.i] if _is_border(t))])
    while start < head.i and _is_no_start(head.doc[start]):
        start += 1
    return start


def _is_border(token: Token) -> bool:
    """Tell a mark or a dash, which no phrase goes over: a quotation or a dateline ends there."""
    if token.text in "-–":
        return bool(token.whitespace_) and token.i > 0 and bool(token.nbor(-1).whitespace_)
    return token.tag_ in ("``", "''") or token.text in '“”"„«»—―:;'


def _is_no_start(token: Token) -> bool:
    """Tell a mark, a blank or a day before a phrase from its first word."""
    return token.is_punct or token.is_space or token.ent_type_ == "DATE"


def _last(head: Token, depth: int = 0) -> int:
    """Go right through "of", "for" and "and", not past a comma or a clause."""
    end = joint = head.i
    for child in head.rights:
        if child.dep_ not in _GOES_ON or child.left_edge.i != joint + 1 or depth > 6:
            break
        if child.dep_ == "prep" and not any(c.dep_ == "pobj" for c in child.children):
            break
        if child.dep_ == "cc":
            joint = child.i
        elif any(c.ent_type_ in TIMES for c in child.children):
            break
        else:
            end = joint = _last(child, depth + 1)
    return end


def beside(noun: Token) -> list[Token]:
    """Return what stands after a comma for the same: "the head of the bank, Abel Muir," is Muir.

    The parser may hang the name from the bank; from a person it may be that person's.
    """
    found = [c for c in noun.rights if c.dep_ == "appos" and not _is_anothers(noun, c)]
    for inner in _of(noun, 3):
        if inner.pos_ == "PROPN" or kind_of_noun(inner) not in ("person", "official"):
            found += [c for c in inner.rights if c.dep_ == "appos" and c.pos_ == "PROPN"]
    return found


def _of(noun: Token, depth: int) -> Iterator[Token]:
    """Yield the nouns that hang from a noun by "of", "for" and "in", to some depth."""
    for prep in noun.rights if depth else ():
        for inner in prep.children if prep.dep_ == "prep" else ():
            yield inner
            yield from _of(inner, depth - 1)


def _is_anothers(noun: Token, name: Token) -> bool:
    """Tell "the mother of the victim, Abel Muir," whose name may be the victim's."""
    before = name.doc[max(0, name.left_edge.i - 2)]
    human = before != noun and kind_of_noun(before) in ("person", "official")
    return human and before.dep_ == "pobj" and name.pos_ == "PROPN"


def stands_for(name: Token) -> Token:
    """Return the noun that a name stands beside, else the name: the other way of `beside`."""
    above = name.head
    while above.dep_ == "pobj" and above.head.head.pos_ == "NOUN":
        above = above.head.head
    return above if name.dep_ == "appos" and name in beside(above) else name


def subject(verb: Token) -> Token | None:
    """Return who does what a verb says: its own subject, or the one it shares or refers to."""
    for _ in range(6):
        own = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
        if own is not None:
            caused = verb.tag_ == "VB" and verb.head.lemma_ in ("let", "make")
            return None if caused or _is_no_subject(own) else _antecedent(own, verb)
        if verb.dep_ == "advcl" and any(c.lower_ in _UNSAID for c in verb.head.lefts):
            return None  # "they can win, explaining why …": nobody explains
        if verb.tag_ == "VBG" and (hearing := _heard_by(verb)) is not None:
            return next((c for c in hearing.rights if c.dep_ == "dobj"), None)
        if verb.dep_ in ("acl", "relcl"):
            return _attached(verb)
        if verb.dep_ not in ("conj", "advcl", "xcomp", "pcomp", "dep") or verb.head == verb:
            return None
        if verb.dep_ in ("xcomp", "pcomp") and verb.tag_ == "VB":
            if verb.head.lemma_ not in _REALLY:
                return None
        elif verb.dep_ in ("advcl", "pcomp", "dep") and verb.tag_ != "VBG":
            return None  # a finite clause has a subject of its own, which was not seen
        verb = verb.head if verb.dep_ != "pcomp" else verb.head.head
    return None


def _heard_by(verb: Token) -> Token | None:
    """Return the verb of "quotes the mayor saying …" and "quotes the mayor as saying …"."""
    for above in (verb.head, verb.head.head, verb.head.head.head):
        if above.lemma_ in _HEARING and not is_passive(above):
            direct = above == verb.head or verb.dep_ == "pcomp"
            return above if direct else None
    return None


_HEARING = ("quote", "hear", "cite", "record", "remember", "film", "catch")
"""Verbs before whoever is heard "saying that …"."""


def _is_no_subject(noun: Token) -> bool:
    """Tell a dateline, and "asked about the League, called …", from a subject."""
    if (
        noun.is_upper
        and len(noun) > 3
        and any(t.text in "—–" for t in noun.doc[noun.i : noun.i + 8])
    ):
        return True
    if noun.lower_ == "all" and noun.head.lemma_ == "tell":
        return True  # "all told"
    before = noun.doc[noun.left_edge.i - 1] if noun.left_edge.i else noun
    comma = noun.doc[noun.head.i - 1].text == "," and noun.right_edge.i == noun.head.i - 2
    return before.pos_ == "ADP" and comma and noun.i < noun.head.i


def _attached(verb: Token) -> Token | None:
    """Return who a verb is said of that hangs from a noun."""
    if is_misread_past(verb):
        return verb.head
    if verb.dep_ == "acl" and verb.tag_ == "VBD" and verb.nbor(-1).text in (",", "and"):
        above = next((t for t in verb.ancestors if t.tag_ in ("VBD", "VBZ", "VBP")), None)
        return subject(above) if above is not None else None  # "asked about them, called it so"
    return None if verb.tag_ in ("VBN", "VBD") else _who_acts(verb)


def is_misread_past(verb: Token) -> bool:
    """Tell "The firm, which is small, said that …" read as a noun and what was said of it."""
    if verb.dep_ != "acl" or verb.head.dep_ not in ("ROOT", *SUBJECTS):
        return False
    clauses = (c for c in verb.rights if c.dep_ == "ccomp")
    return verb.tag_ == "VBD" or (verb.tag_ == "VBN" and any(clauses))


def _who_acts(verb: Token) -> Token | None:
    """Return who an attached verb is said of: "wrote on the wall accusing …" is no wall."""
    noun = verb.head
    if noun.dep_ != "pobj" or verb.tag_ != "VBG":
        return noun
    if noun.head.lower_ not in ("on", "in", "at", "to", "with") and can_speak(noun):
        return noun
    return subject(noun.head.head)


def _antecedent(found: Token, verb: Token) -> Token:
    """Return whom "who" and "which" stand for."""
    if found.lower_ in _RELATIVE and verb.dep_ in ("relcl", "acl"):
        return verb.head
    return found


def agent(verb: Token) -> Token | None:
    """Return who a passive verb says did it ("by …")."""
    by = next((c for c in verb.children if c.dep_ == "agent"), None)
    return next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None


def is_passive(verb: Token) -> bool:
    """Tell whether a verb is in the passive, also without "was" ("a man accused of …")."""
    deps = {c.dep_ for c in verb.children}
    if deps & {"auxpass", "nsubjpass"}:
        return True
    if is_misread_past(verb):
        return False
    if "nsubj" in deps and not deps & {"aux", "agent"}:
        return False  # "recently called it a swindle": the parser takes the past for a participle
    helped = [c.lower_ for c in verb.children if c.dep_ == "aux"]
    return verb.tag_ == "VBN" and all(h in _BE for h in helped)


def is_negated(verb: Token) -> bool:
    """Tell whether a verb stands under "not", "never", "nor", or has "nobody" for a subject."""
    for child in verb.children:
        if child.dep_ == "neg" or child.lower_ in ("nor", "neither", "hardly"):
            return True
        if child.dep_ in SUBJECTS and (child.lower_ in _NO_ONE or _is_none(child)):
            return True
    return False


def _is_none(noun: Token) -> bool:
    """Tell "no official" and "no one"."""
    return any(c.lower_ in ("no", "neither") for c in noun.lefts)


_NO_ONE = ("nobody", "none", "anybody", "anyone", "neither", "no-one")


_UNSAID = frozenset(
    ("could", "might", "may", "should", "would", "can", "will", "'ll", "’ll", "wo", "must")
)
_REALLY = ("use", "go", "continue", "hasten", "appear", "seem", "proceed")
"""Verbs before "to say" that leave it said."""


def is_hypothetical(verb: Token) -> bool:
    """Tell whether a verb says only what might, should or would be said, or not yet."""
    for child in verb.children:
        if child.dep_ == "aux" and child.lower_ in _UNSAID:
            return True
        if child.dep_ == "aux" and child.lower_ == "to":
            return verb.head.lemma_ not in _REALLY
        if child.dep_ == "mark" and child.lower_ in ("if", "whether", "unless"):
            return True
    return False


def joined(noun: Token) -> bool:
    """Tell two speakers from one: "Orlova and Abel"."""
    return any(c.dep_ == "conj" and c.pos_ in ("PROPN", "NOUN") for c in noun.rights)


def can_speak(noun: Token) -> bool:
    """Tell a person, a body or a text from a thing or an event."""
    if noun.lower_ in _THINGS:
        return False
    if noun.pos_ == "NUM" and noun.is_alpha:
        return noun.dep_ in SUBJECTS  # "two of them"
    if noun.pos_ in ("PRON", "PROPN") or noun.ent_type_ in ("PERSON", "ORG", "GPE", "NORP"):
        return True
    return kind_of_noun(noun) is not None


def kind_of_noun(noun: Token) -> SpeakerKind | None:
    """Return what kind of speaker a common noun means, by our list or by its ending."""
    word = noun.lemma_.lower()
    known = cues.speaker_nouns().get(word) or cues.speaker_nouns().get(noun.lower_)
    if known == "collective" and noun.tag_ == "NN" and word not in _MASS:
        return "person"
    if known is not None:
        return known
    if word.endswith(_HUMAN) or "-old" in word:
        return "person"
    return "institution" if word.endswith(_BODY) else None


_THINGS = ("this", "that", "what", "which", "none", "nothing", "everything", "all", "each", "both")
_HUMAN = (
    "er",
    "or",
    "ist",
    "man",
    "woman",
    "men",
    "ian",
    "ee",
    "eer",
    "wright",
    "smith",
    "attaché",
)
_MASS = (
    *("public", "opposition", "media", "press", "argument", "commentariat", "family", "number"),
    *("some", "many", "most", "several", "people", "few", "those", "everyone", "nobody", "circle"),
)
_BODY = ("tariat", "ency")


def is_edge(token: Token) -> bool:
    """Tell a word or a mark that joins content to what is around it."""
    if token.lower_ == "that":
        return token.dep_ in ("mark", "dobj") and token.tag_ in ("IN", "WDT")
    return token.is_space or token.text in _LOOSE or token.dep_ == "cc"


_LOOSE = frozenset((",", ".", ":", ";", "—", "–", "―", "-", "--", "...", "…", "(", ")"))
