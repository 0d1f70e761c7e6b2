"""Find what nouns and "according to" attribute: "the minister's claim that …"."""

from collections.abc import Iterator

from spacy.tokens import Token

from corpus.language import cues
from corpus.language.phrases import (
    SUBJECTS,
    TIMES,
    can_speak,
    is_author,
    is_edge,
    own_subject,
    step,
)
from corpus.language.quotations.context import Attribution, chars
from corpus.language.subjects import is_negated, subject
from corpus.model import Span


def of_noun(noun: Token) -> Iterator[Attribution]:
    """Yield "the minister's claim that …", "fears that …", "Kyiv's claims of …"."""
    if noun.pos_ != "NOUN" or is_negated(noun):
        return
    source, kind = teller(noun), cues.nouns()[noun.lemma_]
    if source is None and kind == "neutral" and noun.left_edge.tag_ != "NNS":
        return  # "the report that he had read" may be no report of it, "amid reports that" is
    contents = (_content(noun, c, source) for c in (*noun.rights, *_told(noun, source)))
    content = next((c for c in contents if c is not None), None)
    if content is not None:
        yield Attribution(content, "noun", chars(noun, noun), kind, source, 0.7, noun.i)


def _content(noun: Token, child: Token, source: Token | None) -> Span | None:
    """Return what an utterance says by one of the clauses or phrases that hang from it."""
    if child.dep_ == "prep" and child.lower_ == "of":
        return _charged(noun, child, source)
    if child.dep_ == "prep" and child.lower_ in _ON:
        return chars(child, child.right_edge) if source is not None and _is_marked(child) else None
    first, cue = child.left_edge, child.lemma_ in cues.verbs()
    if cue and step(child).lower_ == "as":
        return None  # "a claim that he described as …"
    misread = child.dep_ == "relcl" and first.dep_ == "mark" and not cue
    if child.dep_ not in ("acl", "ccomp", "xcomp") and not misread:
        return None
    if _says_that(child):
        return chars(step(first), child.right_edge)
    marked = any(t.tag_ == "``" for t in child.subtree)
    voiced = noun.dep_ == "dobj" and noun.head.lemma_ in _TOLD
    ours = source is not None and (noun.dep_ in SUBJECTS or marked or voiced)
    return chars(first, child.right_edge) if ours and first.tag_ == "TO" else None


_TOLD = frozenset(
    ("express", "voice", "repeat", "declare", "announce", "unveil", "outline", "reveal", "lay")
)
"""Verbs of voicing a hope or telling of a plan, which is then told: "announced plans to go"."""
_ON = ("about", "for", "over", "against")
"""What a noun names the matter with: "praise from the mayor for “a brave crew”"."""


def _charged(noun: Token, of: Token, source: Token | None) -> Span | None:
    """Return "of an attack" in "Kyiv's claims of an attack": a charge, and whose it is.

    In marks it is somebody's words, whoever that is: "accusations of “theft”".
    """
    if cues.nouns()[noun.lemma_] != "neutral" and _is_marked(of):
        return chars(of, of.right_edge)
    things = [c for c in of.children if c.dep_ in ("pobj", "pcomp")]
    loaded = cues.nouns()[noun.lemma_] in ("doubting", "accusing", "warning")
    if source is None or not loaded or not things or can_speak(things[0]):
        return None
    return chars(of, of.right_edge)


def _is_marked(of: Token) -> bool:
    """Tell words in marks right after "of" or its article, a name with a capital left out."""
    near = of.doc[of.i + 1 : min(of.i + 3, of.right_edge.i + 1)]
    opening = next((t for t in near if t.tag_ == "``"), None)
    return opening is not None and not step(opening).text[:1].isupper()


def _told(noun: Token, source: Token | None) -> list[Token]:
    """Return the clauses of "his answer is that …" and "speculation grows that …"."""
    verb = noun.head
    if noun.dep_ != "nsubj":
        return []
    clauses = [c for c in verb.rights if c.dep_ in ("ccomp", "xcomp")]
    if verb.lemma_ == "be":
        return clauses if source is not None or noun.lemma_ == "consensus" else []
    return [c for c in clauses if _says_that(c) and verb.lemma_ not in cues.verbs()]


VIEWS = (
    "view",
    "perspective",
    "word",
    "opinion",
    "account",
    "telling",
    "estimation",
    "judgment",
    "judgement",
    "reckoning",
    "phrase",
)
"""Nouns of "in her view" and "by his own account"."""


def in_view(noun: Token) -> Iterator[Attribution]:
    """Yield "in her view, …" and "by the islanders' account, …"."""
    prep = noun.head
    if noun.dep_ != "pobj" or prep.lower_ not in _IN or prep.head.pos_ not in _VERBS:
        return
    if prep.head.lemma_ in cues.speaking() and prep.i > prep.head.i:
        return  # "wrote in his opinion that …"
    source = next((c for c in noun.lefts if c.dep_ == "poss" and c.lower_ not in _OURS), None)
    of = next((c for c in noun.rights if c.lower_ == "of"), None)
    if source is None and of is not None and noun.lower_ in ("words", "phrase", "view", "opinion"):
        source = next((c for c in of.children if c.dep_ == "pobj"), None)
    this = noun.left_edge.lower_ == "this" and prep.left_edge.is_sent_start  # of somebody
    if source is None and not this:
        return
    extent = _apart(prep.head, prep.left_edge.i, noun.right_edge.i)
    if extent is not None:
        cue = chars(noun, noun)
        yield Attribution(extent, "view", cue, "neutral", source, 0.75, noun.i)


_IN = ("in", "by", "from")
_VERBS = ("VERB", "AUX")
_OURS = ("my", "our", "your", "its")


def _says_that(clause: Token) -> bool:
    """Tell a clause that begins with "that" as a conjunction."""
    that = clause.left_edge
    return that.lower_ == "that" and (that.dep_ == "mark" or that.tag_ == "IN")


def teller(noun: Token) -> Token | None:
    """Return whose claim it is: "Kyiv's claim", "a claim by Kyiv", "Kyiv voiced the claim"."""
    for child in noun.children:
        ours = child.lower_ in _OURS
        if child.dep_ == "poss" and not ours and child.ent_type_ not in TIMES:
            return child
        if child.dep_ in ("prep", "agent") and child.lower_ in ("by", "from", "of", "among"):
            for thing in child.children:
                if thing.dep_ == "pobj" and (child.lower_ != "of" or can_speak(thing)):
                    return thing
    if noun.dep_ == "dobj" and noun.head.lemma_ in _VOICES and not is_negated(noun.head):
        found = subject(noun.head)
        return found if found is not None and not is_author(found) else None
    return None


_VOICES = frozenset(
    ("make", "voice", "issue", "express", "repeat", "give", "raise", "offer", "share", "release")
) | {"have", "hold", "send", *_TOLD}


def according(word: Token) -> Iterator[Attribution]:
    """Yield "according to …"."""
    after = step(word) if word.i + 1 < len(word.doc) else None
    if word.lower_ != "according" or after is None or after.lower_ != "to":
        return
    source = next((c for c in after.children if c.dep_ == "pobj"), None)
    clause = word.head.head if word.head.dep_ in SUBJECTS else word.head
    if source is None or clause == word or source.right_edge.i <= after.i:
        return
    if source.lemma_ in _MEASURES:
        return
    last = _after_apposition(source, after)
    joint = word.doc[max(0, word.i - 2)]
    if joint.dep_ == "cc" and step(word, -1).text == ",":  # "fell and, according to her, died"
        rest = [t for t in word.doc[last + 1 : clause.right_edge.i + 1] if not is_edge(t)]
        extent = chars(rest[0], rest[-1]) if rest else None
    else:
        extent = _apart(_behind(word, clause), word.i, last)
    if extent is not None:
        cue = chars(word, after)
        yield Attribution(extent, "according", cue, "neutral", source, 0.85, word.i)


_MEASURES = ("plan", "schedule", "size", "age", "need", "taste", "rank", "type", "rule", "custom")
"""What something goes or is done by, and nobody's words: "according to plan"."""


def _behind(word: Token, clause: Token) -> Token:
    """Return the clause that "…, according to her, so …" stands behind, hung ahead of the next."""
    before = clause.head
    behind = word.i > word.sent.start and step(word, -1).text == ","
    hung = clause.left_edge.i >= word.left_edge.i and clause.dep_ == "conj"
    return before if behind and hung and before.i < word.i else clause


def _after_apposition(source: Token, to: Token) -> int:
    """Return where "according to his aunt, Orlova," ends, the name included."""
    last = max(source.right_edge.i, to.i)
    doc = source.doc
    names = (
        list(doc[last + 2 : last + 6]) if last + 2 < len(doc) and doc[last + 1].text == "," else []
    )
    run = 0
    while run < len(names) and names[run].pos_ == "PROPN":
        run += 1
    ends = run and run < len(names) and names[run].text == ","
    return last + 1 + run if ends else last


def _apart(clause: Token, first: int, last: int) -> Span | None:
    """Take the words of a clause before, after or around "according to …"."""
    doc = clause.doc
    borders = [t.i for t in doc[clause.left_edge.i : clause.right_edge.i + 1] if t.text == ";"]
    start = max((i + 1 for i in borders if i < first), default=clause.left_edge.i)
    borders += [t.left_edge.i for t in clause.rights if _is_of_another(t)]
    end = min((i for i in borders if i > last), default=clause.right_edge.i + 1)
    before = [t for t in doc[start:first] if not (is_edge(t) or t.is_space)]
    after = [t for t in doc[last + 1 : end] if not is_edge(t)]
    before = [] if [t.tag_ for t in before] in (["WP"], ["WDT"]) else before
    complete = any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in before)
    closed = last + 1 < len(doc) and doc[last + 1].is_punct
    goes_on = closed and after and after[0].tag_ != "VBG" and after[0].lower_ != "so"
    apart = complete and not goes_on
    if before and after and len(after) > 2 and not apart:
        return chars(before[0], after[-1])
    if complete:
        return chars(before[0], before[-1])
    side = after if len(after) > len(before) else before
    if len(side) < 2:
        return None
    if len(side) < 4 and any(t.lemma_ in cues.speaking() for t in side):
        return None  # "he asked, according to …"
    return chars(side[0], side[-1])


def _is_of_another(clause: Token) -> bool:
    """Tell "…, according to the draft, but it urged …", where somebody says more."""
    says = clause.dep_ == "conj" and clause.lemma_ in cues.verbs()
    return says and own_subject(clause) is not None
