"""Find the content of a cue verb in each form it may take."""

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from corpus.language import cues
from corpus.language.forms_marked import as_marked, marked, of_marked, to_marks, with_more
from corpus.language.phrases import HEARERS, SUBJECTS, is_passive
from corpus.language.sources import inverted

Extent = tuple[Token, Token]
"""The first and the last token of content."""

_PREPOSITIONS = ("of", "against", "about", "for", "on")
_ABOUT_SAYING = ("as", "who", "which", "when", "while", "after", "before", "citing", "according")


def outer_cue(verb: Token) -> Token | None:
    """Return the cue verb that a verb belongs beside: "said that …, adding that …".

    The parser likes to hang the second one into what the first one says.
    """
    outer = verb.head.head
    if verb.head.dep_ != "ccomp" or outer.lemma_ not in cues.verbs():
        return None
    if any(c.dep_ in SUBJECTS for c in verb.children):
        return None
    past = {verb.tag_, outer.tag_} <= {"VBD", "VBN"} or verb.tag_ == outer.tag_
    if verb.dep_ == "conj" and past and verb.lemma_ in cues.verbs():
        return outer
    before = verb.doc[verb.left_edge.i - 1].text if verb.left_edge.i else ""
    beside = verb.dep_ == "advcl" and verb.tag_ == "VBG" and before in ',"”’»'
    return outer if beside and verb.lemma_ in cues.verbs() else None


def _clause(verb: Token) -> Extent | None:
    """Find "said (that) …", "…, officials said" and "…, he said, …"."""
    if inverted(verb) is not None:
        return around(verb, verb.sent.start, verb.sent.end - 1)
    for child in (*verb.rights, *verb.lefts):
        if (child.dep_ == "ccomp" and _is_finite(child)) or _is_that_clause(child):
            return None if _does_a_thing(verb, child) else _side(verb, child)
    if (hung := _hung(verb)) is not None:
        return hung.left_edge, hung.right_edge
    if verb.dep_ == "parataxis" and verb.head != verb:
        clause = verb.head.head if verb.head.dep_ in ("aux", "auxpass") else verb.head
        return around(verb, clause.left_edge.i, clause.right_edge.i)
    return None


def _does_a_thing(verb: Token, clause: Token) -> bool:
    """Tell "added 101 yards, which had …" from "added that …": a thing is added, not said."""
    own = [c for c in verb.rights if c.dep_ == "dobj" and verb.i < c.i < clause.left_edge.i]
    bare = clause.left_edge.lower_ != "that" and verb.lemma_ not in HEARERS
    return bare and any(c.pos_ == "NOUN" for c in own) and clause.i > verb.i


def _hung(verb: Token) -> Token | None:
    """Find "told the paper in a statement that …", hung from the statement by the parser."""
    preps = [
        c for c in verb.rights if c.dep_ == "prep" and c.lower_ in ("in", "on", "at", "during")
    ]
    nouns = [n for c in preps for n in c.children if n.dep_ == "pobj"]
    clauses = [c for n in nouns for c in n.rights if c.dep_ in ("acl", "relcl", "ccomp")]
    return next((c for c in clauses if c.left_edge.lower_ == "that" and _is_that(c)), None)


def _is_that(clause: Token) -> bool:
    """Tell "that" before a whole clause from one that stands for the noun."""
    first = clause.left_edge
    subjects = [c for c in clause.lefts if c.dep_ in SUBJECTS]
    whole = first.dep_ == "mark" or any(c.dep_ == "nsubjpass" for c in subjects)
    return whole and bool(subjects) and first not in subjects


def around(verb: Token, first: int, last: int) -> Extent | None:
    """Take a sentence that the attribution stands in, from semicolon to semicolon."""
    doc, sentence = verb.doc, verb.sent
    borders = [t.i for t in sentence if t.text == ";"]
    start = max((i + 1 for i in borders if i < verb.i), default=sentence.start)
    end = min((i - 1 for i in borders if i > verb.i), default=sentence.end - 1)
    first, last = max(first, start), min(last, end)
    if first >= min([verb.i, *(c.left_edge.i for c in verb.children if c.dep_ in SUBJECTS)]):
        first = start
    return (doc[first], doc[last]) if first <= last else None


def _is_finite(clause: Token) -> bool:
    """Tell a clause with a verb in some tense from "found themselves alone"."""
    if clause.tag_ == "VBG" and not any(c.dep_ in ("aux", *SUBJECTS) for c in clause.lefts):
        return False
    if clause.tag_ == "VBN" and any(c.dep_ == "nsubj" for c in clause.lefts):
        return True  # a past that the parser takes for a participle
    tenses = any(t.tag_ in _TENSES for t in (clause, *clause.children) if t.dep_ != "relcl")
    return tenses or any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.lefts)


_TENSES = ("VBD", "VBZ", "VBP", "MD")


def _is_that_clause(child: Token) -> bool:
    """Tell a clause under "that" whatever the parser calls it."""
    deps = {(c.dep_, c.lower_) for c in child.lefts}
    return (
        child.dep_ in ("advcl", "acl", "relcl", "dep")
        and ("mark", "that") in deps
        and any(dep in SUBJECTS for dep, _ in deps)
    )


def _side(verb: Token, clause: Token) -> Extent | None:
    """Take the part of a clause that lies on its own side of the verb."""
    doc, first, last = verb.doc, clause.left_edge.i, clause.right_edge.i
    if clause.i > verb.i:
        last = min([last, *(i - 1 for i in _cuts(verb, clause))])
        first = max(first, verb.i + 1, _after_that(clause))
        return (doc[first], doc[last]) if first <= last else None
    if goes_on := _goes_on(verb):
        return around(verb, first, goes_on)
    speaker = min((c.left_edge.i for c in verb.children if c.i > clause.i), default=verb.i)
    own = any(c.dep_ == "dobj" and c.pos_ == "NOUN" for c in verb.rights)
    if own or doc[speaker - 1].text in (":", ";"):
        return None  # "It is nothing of the sort: he has announced such deals before"
    return around(verb, first, min(last, speaker - 1, verb.i - 1))


def _after_that(clause: Token) -> int:
    """Return where a clause begins whose "that" comes late: "told them, after a pause, that …"."""
    that = next((c for c in clause.lefts if c.dep_ == "mark" and c.lower_ == "that"), None)
    return that.i + 1 if that is not None else 0


def _goes_on(verb: Token) -> int | None:
    """Return where content ends that goes on after its attribution: "…, he said, but …"."""
    sentence = verb.sent
    after = verb.i + 1
    while after < sentence.end and verb.doc[after].dep_ in (*SUBJECTS, "advmod", "compound", "det"):
        after += 1
    if after + 1 >= sentence.end or verb.doc[after].text != ",":
        return None
    rest = verb.doc[after + 1 : sentence.end]
    about_saying = rest[0].tag_ == "VBG" or rest[0].lower_ in _ABOUT_SAYING
    start = min([verb.i, *(c.left_edge.i for c in verb.children if c.dep_ in SUBJECTS)])
    wrapped = start > sentence.start and verb.doc[start - 1].text == ","
    return rest[-1].i if len(rest) > 2 and wrapped and not about_saying else None


def _cuts(verb: Token, clause: Token) -> Iterator[int]:
    """Yield where a second attribution begins inside what the first one says."""
    for child in clause.rights:
        second = child.dep_ == "conj" and child.lemma_ in cues.verbs()
        own = any(c.dep_ in SUBJECTS for c in child.children)
        own = own and not any(c.lower_ == "that" for c in child.lefts)
        if (second and own and any(c.dep_ == "ccomp" for c in child.children)) or outer_cue(
            child
        ) == verb:
            yield child.left_edge.i


def _infinitive(verb: Token) -> Extent | None:
    """Find "vowed to …" and "urged residents to …"."""
    for child in verb.rights:
        if child.dep_ in ("xcomp", "ccomp", "advcl") and _has_to(child):
            things = [c for c in verb.rights if c.dep_ in ("dobj", "dative") and c.i < child.i]
            first = min([child.left_edge.i, *(c.left_edge.i for c in things)])
            return verb.doc[first], child.right_edge
    return None


def _has_to(verb: Token) -> bool:
    """Tell an infinitive with "to"."""
    return any(c.tag_ == "TO" for c in verb.lefts)


def _gerund(verb: Token) -> Extent | None:
    """Find "denied taking part"."""
    for child in verb.rights:
        if child.dep_ in ("xcomp", "pcomp", "ccomp") and child.tag_ == "VBG":
            return child.left_edge, child.right_edge
    return None


def _noun(verb: Token) -> Extent | None:
    """Find "denied any part in it"."""
    to_them = (c for c in verb.rights if c.dep_ == "dative" or c.lower_ == "to")
    if verb.lemma_ == "deny" and any(to_them):
        return None  # to deny somebody a thing is no denial
    for child in verb.rights:
        if child.dep_ == "dobj" and child.pos_ in ("NOUN", "PROPN"):
            return child.left_edge, with_more(verb, child.right_edge)
    return None


def _preposition(word: str) -> Callable[[Token], Extent | None]:
    """Find "warned against …", "accused Kyiv of …", "blamed Moscow for …"."""

    def find(verb: Token) -> Extent | None:
        things = [c for c in verb.rights if c.dep_ == "dobj"]
        by = [c for a in verb.rights if a.dep_ == "agent" for c in a.children]
        hung = [c for thing in (*things[:1], *by) for c in thing.rights if thing.right_edge.i > c.i]
        for child in (*verb.rights, *hung):  # the parser may hang "of" from whoever is accused
            if child.dep_ == "prep" and child.lower_ == word and child.right_edge.i > child.i:
                if child.head != verb and word not in ("of", "for"):
                    continue
                ahead = [c for c in things if c.i < child.i]
                first = ahead[0].left_edge if ahead else child
                return first, with_more(verb, child.right_edge)
        return None

    return find


def _as(verb: Token) -> Extent | None:
    """Find "described the law as a threat"."""
    if not is_passive(verb) and verb.doc[min(verb.i + 1, verb.sent.end - 1)].pos_ in ("ADP", "ADV"):
        return None if verb.lemma_ not in ("refer", "regard") else as_marked(verb)
    for child in verb.subtree:
        if child.lower_ == "as" and child.dep_ == "prep" and child.i > verb.i:
            near = verb in (child.head, child.head.head)
            if near and child.right_edge.i > child.i:
                passive = is_passive(verb)
                return (child if passive else verb.doc[verb.i + 1]), child.right_edge
    return None if is_passive(verb) else as_marked(verb)


def _complement(verb: Token) -> Extent | None:
    """Find "called the attack barbaric"."""
    for child in verb.rights:
        things = any(c.dep_ == "dobj" and c.i < child.i for c in verb.rights)
        small = child.dep_ == "ccomp" or (child.dep_ == "oprd" and (things or is_passive(verb)))
        if small and child.i > verb.i + 1:
            return verb.doc[verb.i + 1], child.right_edge
    return to_marks(verb)


def _called_for(verb: Token) -> Extent | None:
    """Find "called for …", "called on the parties to …", "appealed to them to …"."""
    for child in verb.rights:
        if child.dep_ != "prep" or child.lower_ not in ("for", "on", "to", "upon"):
            continue
        goals = [c for c in verb.rights if c.dep_ in ("xcomp", "advcl") and _has_to(c)]
        if child.lower_ == "for" or goals:
            return child, (goals[-1] if goals else child).right_edge
    return None


FORMS: tuple[tuple[str, Callable[[Token], Extent | None]], ...] = (
    ("complement", _complement),
    ("as", _as),
    ("clause", _clause),
    ("infinitive", _infinitive),
    ("gerund", _gerund),
    *((word, _preposition(word)) for word in _PREPOSITIONS),
    ("for-to", _called_for),
    ("of-marked", of_marked),
    ("marked", marked),
    ("noun", _noun),
)
"""Each form a cue verb may take, with what finds its content; the first that fits counts."""
