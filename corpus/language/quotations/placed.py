"""Find what a cue verb says by its place, where the parse does not tell: "…, as he said, …"."""

from spacy.tokens import Span, Token

from corpus.language import cues
from corpus.language.phrases import SUBJECTS, can_speak, start_of, step

Extent = tuple[Token, Token]
"""The first and the last token of content."""

ABOUT_SAYING = ("as", "who", "which", "when", "while", "after", "before", "citing", "according")
"""Words that open what is told of the saying, not what is said."""

_TENSES = ("VBD", "VBZ", "VBP", "MD")


def around(verb: Token, first: int, last: int) -> Extent | None:
    """Take a sentence that the attribution stands in, from semicolon to semicolon."""
    doc, sentence = verb.doc, verb.sent
    borders = [t.i for t in sentence if t.text == ";"]
    start = max((i + 1 for i in borders if i < verb.i), default=sentence.start)
    end = min((i - 1 for i in borders if i > verb.i), default=sentence.end - 1)
    first, last = max(first, start), min(last, end)
    if first >= start_of(verb):
        first = start
    return (doc[first], doc[last]) if first <= last else None


def as_said(verb: Token) -> Extent | None:
    """Find "…, as Orlova said, …": the words that an "as" stands beside."""
    main = verb.head
    marked = any(c.dep_ == "mark" and c.lower_ == "as" for c in verb.lefts)
    bare = not any(c.dep_ in _OWN or _is_of_it(c) for c in verb.rights)
    if verb.dep_ != "advcl" or not marked or not bare or verb.right_edge.i + 1 >= verb.sent.end:
        return None
    doc, first = verb.doc, verb.left_edge.i
    ends = doc[verb.right_edge.i + 1].text in (",", ".")
    if first <= main.left_edge.i + main.left_edge.is_punct:
        return (doc[verb.right_edge.i + 2], main.right_edge) if ends and main.i > verb.i else None
    apart = doc[first - 1].text == "," and ends
    return around(verb, main.left_edge.i, main.right_edge.i) if apart else None


def inserted(verb: Token) -> Extent | None:
    """Find "a danger that divers warn is hidden": a clause whose subject stands ahead of "warn"."""
    doc, last = verb.doc, verb.i + 1
    if verb.dep_ != "relcl" or last + 1 >= verb.sent.end or doc[last].tag_ not in _TENSES:
        return None
    if "clause" not in cues.verbs().get(verb.lemma_, {}) or is_utterance(verb.head):
        return None
    main = doc[last].head if doc[last].dep_ in ("aux", "auxpass") else doc[last]
    outer = main.dep_ in ("relcl", "ccomp", "parataxis", "appos", "acl")
    return (doc[last], main.right_edge) if outer and main.right_edge.i > last else None


def is_utterance(noun: Token) -> bool:
    """Tell what is said or thought itself: of "all she says is true" the writer says it is true."""
    return noun.lemma_ in _WORDS or cues.nouns().get(noun.lemma_, "other") != "other"


_WORDS = ("thing", "word", "story", "line", "all", "everything", "anything", "something", "much")
_OWN = ("dobj", "xcomp", "ccomp", "acomp")


def _is_of_it(prep: Token) -> bool:
    """Tell "spoke about it", with content of its own, from "said at the time"."""
    return prep.dep_ == "prep" and prep.lower_ not in ("at", "in", "on", "during")


def ending(verb: Token) -> Extent | None:
    """Find "…, the minister said in May.": words before what ends the sentence, by place."""
    doc, sentence = verb.doc, verb.sent
    if _ends_with_speaker(verb):
        return _whole(doc[sentence.start : verb.i - 1])
    subjects = [c for c in verb.lefts if c.dep_ in SUBJECTS]
    if any(c.lower_ in ABOUT_SAYING for c in subjects):
        return None  # "…, who confessed in May."
    within = verb.dep_ == "ccomp" and verb.head.i < verb.i
    if not subjects or within or "quote" not in cues.verbs().get(verb.lemma_, {}):
        return None
    start = subjects[0].left_edge.i
    if start - sentence.start < 4 or doc[start - 1].text != ",":
        return None
    rest = doc[verb.i + 1 : sentence.end]
    if len(rest) > 12 or any(t.tag_ in (*_TENSES, "VB", "VBG") or t.text in ",:" for t in rest):
        return None
    head = doc[sentence.start : start - 1]
    begins = head[0].pos_ not in ("SCONJ", "ADP") and head[0].tag_ not in ("VBN", "VBG", "CC")
    return _whole(head) if begins else None


def _ends_with_speaker(verb: Token) -> bool:
    """Tell "…, notes the Lantern.", whose verb the parser hangs beside the one before."""
    sentence = verb.sent
    if verb.tag_ not in ("VBZ", "VBD") or verb.i < sentence.start + 4 or verb.lemma_ == "tell":
        return False
    subjects = [c for c in verb.rights if c.dep_ in SUBJECTS and c.left_edge.i == verb.i + 1]
    last = bool(subjects) and subjects[0].right_edge.i >= sentence.end - 2
    return last and step(verb, -1).text == ","


def _whole(head: Span) -> Extent | None:
    """Return words from end to end if there is a verb in some tense among them."""
    return (head[0], head[-1]) if any(t.tag_ in _TENSES for t in head) else None


def following(verb: Token) -> Extent | None:
    """Find "said the court, which was …, ruled …": a clause that the parser lost, by place."""
    doc, end = verb.doc, verb.sent.end
    if verb.lemma_ not in _ALWAYS or verb.i + 4 >= end or verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    first, rest = doc[verb.i + 1], doc[verb.i + 1 : end]
    if first.lower_ in ("nothing", "so", "no", "little", "much", "enough"):
        return None
    stop = next((t.i for t in rest if t.text in (";", ":") or t.tag_ == "``"), end)
    if first.pos_ not in ("DET", "PROPN", "PRON", "NOUN", "ADJ", "NUM") or stop < verb.i + 5:
        return None
    told = any(t.tag_ in _TENSES or _is_past(t, verb) for t in doc[first.i : stop])
    return (first, doc[stop - 1]) if told else None


def _is_past(word: Token, verb: Token) -> bool:
    """Tell "said ten people registered", read as people who were registered."""
    thing = word.head
    return word.tag_ == "VBN" and word.dep_ == "acl" and thing.head == verb and can_speak(thing)


_ALWAYS = ("say", "believe", "think", "argue", "insist", "contend")
"""Verbs that take a clause and no thing."""
