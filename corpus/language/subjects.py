"""Read off the parse who does what a verb says, and whether it is done at all."""

from spacy.tokens import Token

from corpus.language.phrases import SUBJECTS, can_speak, kind_of_noun, step

_BE = ("be", "is", "are", "was", "were", "been", "being", "’s", "'s", "am", "to")
_RELATIVE = ("who", "which", "that", "whom")


def subject(verb: Token) -> Token | None:
    """Return who does what a verb says: its own subject, or the one it shares or refers to."""
    for _ in range(6):
        own = _own(verb)
        if own is not None or is_there(verb):
            return _meant_by(own, verb)
        if verb.dep_ == "advcl" and any(c.lower_ in _UNSAID for c in verb.head.lefts):
            return None  # "they can win, explaining why …": nobody explains
        if verb.tag_ == "VBG" and (hearing := _heard_by(verb)) is not None:
            return next((c for c in hearing.rights if c.dep_ == "dobj"), None)
        if verb.dep_ in ("acl", "relcl"):
            return _attached(verb)
        if verb.dep_ not in _SHARES or verb.head == verb:
            return None
        if _is_apart(verb):
            return None
        verb = _above(verb)
    return None


_SHARES = ("conj", "advcl", "xcomp", "pcomp", "dep", "acomp")
"""As what a verb, or the adjective of "quick to say", has the subject of what stands above it."""


def _meant_by(own: Token | None, verb: Token) -> Token | None:
    """Return who a verb's own subject is, if it is one: not "let the dog bark"."""
    caused = verb.tag_ == "VB" and verb.head.lemma_ in ("let", "make")
    return None if own is None or caused or _is_no_subject(own) else _antecedent(own, verb)


def is_there(verb: Token) -> bool:
    """Tell "while there was crowing from …", in which who crows is not who stood before."""
    return any(c.dep_ == "expl" for c in verb.lefts)


def _is_apart(verb: Token) -> bool:
    """Tell what only may be done, and a finite clause, whose own subject was not seen."""
    if verb.dep_ in ("xcomp", "pcomp") and verb.tag_ == "VB":
        return not _is_really(verb.head)
    finite = verb.dep_ in ("advcl", "pcomp", "dep") and verb.tag_ != "VBG"
    return finite and not _is_done_to_say(verb)


def _own(verb: Token) -> Token | None:
    """Return a verb's own subject; of "Acme President Ada Tarn" cut in two, the latter."""
    if is_misread_relative(verb):
        return step(verb, -1)
    subjects = [c for c in verb.children if c.dep_ in SUBJECTS]
    names = [c for c in subjects if c.i < verb.i and c.tag_[:2] == "NN" and c.text[0].isupper()]
    one = len(names) == 2 == len(subjects) and names[0].i + 1 == names[1].left_edge.i
    others = [c for c in subjects if c.lower_ not in _RELATIVE]  # "that engineers have said …"
    return names[1] if one else next(iter(others or subjects), None)


def _above(verb: Token) -> Token:
    """Return the verb whose subject a verb shares.

    "Called" in "won't say if he'll sign but called it so" shares that of "say".
    """
    above = verb.head if verb.dep_ != "pcomp" else verb.head.head
    if verb.dep_ != "conj" or verb.tag_ not in ("VBD", "VBZ"):
        return above
    while above.tag_ == "VB" and above.dep_ in ("ccomp", "xcomp", "conj") and above.head != above:
        above = above.head
    return above


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
    if verb.dep_ == "acl" and verb.tag_ == "VBD" and step(verb, -1).text in (",", "and"):
        above = next((t for t in verb.ancestors if t.tag_ in ("VBD", "VBZ", "VBP")), None)
        return subject(above) if above is not None else None  # "asked about them, called it so"
    return None if verb.tag_ in ("VBN", "VBD") else _who_acts(verb)


def is_misread_past(verb: Token) -> bool:
    """Tell "The firm, which is small, said that …" read as a noun and what was said of it."""
    if verb.dep_ != "acl" or verb.head.dep_ not in ("ROOT", *SUBJECTS):
        return False
    clauses = (c for c in verb.rights if c.dep_ == "ccomp")
    return verb.tag_ == "VBD" or (verb.tag_ == "VBN" and any(clauses))


def is_misread_relative(verb: Token) -> bool:
    """Tell "a song that singer Ada Tarn called …", of which the parser makes what it likes."""
    if verb.tag_ not in ("VBD", "VBZ") or verb.i == 0 or step(verb, -1).tag_ != "NNP":
        return False
    words = list(verb.doc[max(verb.sent.start, verb.i - 7) : verb.i])
    while words and words[-1].tag_ in ("NNP", "NN", "HYPH"):
        words.pop()
    role = verb.doc[words[-1].i + 1] if words else verb
    named = role.i < verb.i - 1 and role.tag_ == "NN"
    return named and words[-1].tag_ == "WDT"


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
    if _is_reduced(verb):
        return True
    if "agent" in deps and "nsubj" not in deps and verb.dep_ in ("advcl", "acl"):
        return True  # "the jail, dubbed “the hotel” by sailors"
    if "nsubj" in deps and not deps & {"aux", "agent"}:
        return False  # "recently called it a swindle": the parser takes the past for a participle
    helped = [c.lower_ for c in verb.children if c.dep_ == "aux"]
    return verb.tag_ == "VBN" and all(h in _BE for h in helped)


def _is_reduced(verb: Token) -> bool:
    """Tell "those expected to run are late" read as if they expected: a second verb, not joined."""
    second = next((c for c in verb.rights if c.dep_ == "conj"), None)
    if verb.tag_ != "VBN" or second is None or second.left_edge.tag_ not in ("VBP", "VBZ", "VBD"):
        return False
    return step(second.left_edge, -1).is_alpha and not any(
        c.dep_ in ("cc", "aux") for c in verb.children
    )


def is_negated(verb: Token) -> bool:
    """Tell whether a verb stands under "not", "nor", "without", or has "nobody" for a subject."""
    if _is_avoided(verb):
        return True
    for child in verb.children:
        if child.dep_ == "neg" or child.lower_ in ("nor", "neither", "hardly"):
            return True
        few = child.lower_ == "few" and not any(child.lefts)  # not "a few"
        if child.dep_ in SUBJECTS and (few or child.lower_ in _NO_ONE or _is_none(child)):
            return True
    return False


def _is_avoided(verb: Token) -> bool:
    """Tell "without saying", "instead of saying", "short of saying" and "avoided saying"."""
    above = verb.head
    if verb.dep_ == "pcomp":
        before = step(above, -1).lower_ if above.i else ""
        return above.lower_ == "without" or (
            above.lower_ == "of" and before in ("instead", "short")
        )
    return verb.dep_ == "xcomp" and verb.tag_ == "VBG" and above.lemma_ in ("avoid", "resist")


def _is_none(noun: Token) -> bool:
    """Tell "no official" and "no one"."""
    return any(c.lower_ in ("no", "neither") for c in noun.lefts)


_NO_ONE = ("nobody", "none", "anybody", "anyone", "neither", "no-one")


def _is_done_to_say(verb: Token) -> bool:
    """Tell "stopped the show to ask: …" and "waited until Friday to say that …" from a plan.

    Of "hired a lawyer to say that …" it is the lawyer who says it.
    """
    above = verb.head
    asks = verb.lemma_ == "ask"
    clauses = (c for c in verb.rights if c.dep_ == "ccomp")
    said = any(asks or c.left_edge.tag_[0] not in "W`" for c in clauses) or any(
        c.text == ":" for c in verb.rights
    )
    done = above.tag_ == "VBD" and not is_negated(above) and not is_passive(above)
    things = (c for c in above.rights if c.dep_ in ("dobj", "dative"))
    others = any(c.pos_ in ("PROPN", "PRON") or kind_of_noun(c) is not None for c in things)
    infinitive = verb.dep_ == "advcl" and any(c.tag_ == "TO" for c in verb.lefts)
    return infinitive and said and done and verb.i > above.i and not others


_UNSAID = frozenset(
    ("could", "might", "may", "should", "would", "can", "will", "'ll", "’ll", "wo", "must")
)
_REALLY = frozenset(
    (
        "use",
        "go",
        "continue",
        "try",
        "hasten",
        "appear",
        "seem",
        "proceed",
        "write",
        "phone",
        "ring",
        "quick",
        "careful",
    )
)
"""Words before "to say" that leave it said."""


def _is_really(verb: Token) -> bool:
    """Tell "went on to say" and "liked to say" from "wanted to say"."""
    often = verb.lemma_ == "like" and verb.tag_ in ("VBD", "VBZ")
    return often or verb.lemma_ in _REALLY


def is_hypothetical(verb: Token) -> bool:
    """Tell whether a verb says only what might, should or would be said, or not yet."""
    for child in verb.children:
        if child.dep_ == "aux" and child.lower_ in _UNSAID:
            return True
        if child.dep_ == "aux" and child.lower_ == "to":
            return not (_is_really(verb.head) or _is_done_to_say(verb))
        if child.dep_ == "mark" and child.lower_ in ("if", "whether", "unless"):
            return True
    return False
