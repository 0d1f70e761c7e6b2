"""Find what is attributed by grammar: "officials said that …", "according to …"."""

from collections.abc import Callable, Iterator

import numpy
from spacy.attrs import LEMMA
from spacy.tokens import Token

from corpus.language import cues
from corpus.language.context import Attribution, Context, chars
from corpus.language.phrases import (
    SUBJECTS,
    agent,
    can_speak,
    is_hypothetical,
    is_negated,
    is_passive,
    subject,
)
from corpus.model import CueClass, Span

Found = tuple[Token, Token, CueClass, float]
"""First and last token of the content, class of the cue in this form, confidence."""

_AUTHORS = ("i", "we", "you", "us", "me", "let")
_NO_CONTENT = ("this", "that", "it", "so", "him", "her", "them", "which", "what")
_PREPOSITIONS = ("of", "against", "about", "for", "on")
_LOOSE = frozenset((",", ".", ":", ";", "—", "–", "-", "--", "...", "…", "(", ")"))
_ABOUT_SAYING = ("as", "who", "which", "when", "while", "after", "before", "citing", "according")
_GOES = ("argument", "saying", "story", "theory", "line", "joke", "logic", "claim")
_NOBODY = ("this", "that", "none", "nothing", "nobody", "which", "there")
_QUESTION = ("who", "what", "whom")


def claims(context: Context) -> list[Attribution]:
    """Return every attribution that the parse shows outside quotation marks, in order."""
    found = [a for verb in _tokens(context, tuple(cues.verbs())) for a in _of_verb(context, verb)]
    found += [a for noun in _tokens(context, tuple(cues.nouns())) for a in _of_noun(noun)]
    found += [a for word in _tokens(context, ("accord",)) for a in _according(word)]
    return sorted(found, key=lambda a: a.content)


def _tokens(context: Context, lemmas: tuple[str, ...]) -> Iterator[Token]:
    """Yield the tokens outside marks that have one of these lemmas."""
    keys = [context.doc.vocab.strings.add(lemma) for lemma in lemmas]
    column = context.doc.to_array([LEMMA])
    for index in numpy.flatnonzero(numpy.isin(column, numpy.array(keys, dtype=column.dtype))):
        token = context.doc[int(index)]
        if context.mark_around(token.idx) is None:
            yield token


def _of_verb(context: Context, verb: Token) -> Iterator[Attribution]:
    """Yield what a cue verb attributes, if it is really said by somebody."""
    if verb.pos_ not in ("VERB", "AUX") or is_negated(verb) or is_hypothetical(verb):
        return
    source = _source(verb)
    forms = cues.verbs()[verb.lemma_]
    if source is None or not _may_speak(source, verb, forms):
        return
    for form, find in _FORMS:
        if form not in forms and not (form == "clause" and "quote" in forms and _wraps(verb)):
            continue
        extent = find(verb)
        content = _content(context, *extent, verb) if extent is not None else None
        if content is not None:
            sure, kind = (0.85 if form == "clause" else 0.75), forms.get(form, "neutral")
            yield Attribution(content, form, _cue(verb), kind, source, sure, verb.i)
            return


def _may_speak(source: Token, verb: Token, forms: dict[str, CueClass]) -> bool:
    """Tell a source from the author, a question word, and a thing that cannot speak."""
    if source.lower_ in _AUTHORS or source.lower_ in _QUESTION or source.lower_ in _NOBODY:
        return False
    if verb.lemma_ == "go" and source.lemma_ not in _GOES:
        return False
    return forms.get("clause") == "neutral" or can_speak(source)


def _source(verb: Token) -> Token | None:
    """Return the head of the speaker's phrase."""
    outer = _outer_cue(verb)
    if outer is not None:
        return _source(outer)
    return agent(verb) if is_passive(verb) else subject(verb)


def _outer_cue(verb: Token) -> Token | None:
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
    beside = verb.dep_ == "advcl" and verb.tag_ == "VBG" and before == ","
    return outer if beside and verb.lemma_ in cues.verbs() else None


def _cue(verb: Token) -> Span:
    """Return the verb with its particle: "pointed out"."""
    last = next((c for c in verb.rights if c.dep_ == "prt" and c.i == verb.i + 1), verb)
    return chars(verb, last)


def _wraps(verb: Token) -> bool:
    """Tell whether a verb stands beside the words that it attributes: "…, she joked"."""
    return verb.dep_ == "parataxis" or any(
        c.dep_ == "ccomp" and c.i < verb.i for c in verb.children
    )


def _content(context: Context, first: Token, last: Token, verb: Token) -> Span | None:
    """Trim what was found to the words said; None if nothing is left."""
    while first.i < last.i and _is_edge(first):
        first = context.doc[first.i + 1]
    while last.i > first.i and _is_edge(last):
        last = context.doc[last.i - 1]
    if first.i >= last.i and first.lower_ in _NO_CONTENT:
        return None
    if first.i <= verb.i <= last.i and not (first.i < verb.i < last.i):
        return None
    return _whole_marks(context, chars(first, last))


def _is_edge(token: Token) -> bool:
    """Tell a word or a mark that joins content to what is around it."""
    if token.lower_ == "that":
        return token.dep_ in ("mark", "dobj") and token.tag_ in ("IN", "WDT")
    return token.is_space or token.text in _LOOSE or token.dep_ == "cc"


def _whole_marks(context: Context, span: Span) -> Span:
    """Stretch content that ends inside quotation marks to hold all of them."""
    first = context.mark_around(span.start)
    last = context.mark_around(max(span.start, span.end - 1))
    start = first.outer.start if first is not None else span.start
    end = last.outer.end if last is not None else span.end
    return Span(start, end)


# --- forms ----------------------------------------------------------------------------------


def _clause(verb: Token) -> tuple[Token, Token] | None:
    """Find "said (that) …", "…, officials said" and "…, he said, …"."""
    for child in verb.children:
        if (child.dep_ == "ccomp" and _is_finite(child)) or _is_that_clause(child):
            return _side(verb, child)
    if verb.dep_ == "parataxis" and verb.head != verb:
        clause = verb.head.head if verb.head.dep_ in ("aux", "auxpass") else verb.head
        return _around(verb, clause.left_edge.i, clause.right_edge.i)
    return None


def _around(verb: Token, first: int, last: int) -> tuple[Token, Token] | None:
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


def _side(verb: Token, clause: Token) -> tuple[Token, Token] | None:
    """Take the part of a clause that lies on its own side of the verb."""
    doc, first, last = verb.doc, clause.left_edge.i, clause.right_edge.i
    if clause.i > verb.i:
        last = min([last, *(i - 1 for i in _cuts(verb, clause))])
        first = max(first, verb.i + 1)
        return (doc[first], doc[last]) if first <= last else None
    if goes_on := _goes_on(verb):
        return _around(verb, first, goes_on)
    speaker = min((c.left_edge.i for c in verb.children if c.i > clause.i), default=verb.i)
    return _around(verb, first, min(last, speaker - 1, verb.i - 1))


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
        if (second and own and any(c.dep_ == "ccomp" for c in child.children)) or _outer_cue(
            child
        ) == verb:
            yield child.left_edge.i


def _infinitive(verb: Token) -> tuple[Token, Token] | None:
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


def _gerund(verb: Token) -> tuple[Token, Token] | None:
    """Find "denied taking part"."""
    for child in verb.rights:
        if child.dep_ in ("xcomp", "pcomp", "ccomp") and child.tag_ == "VBG":
            return child.left_edge, child.right_edge
    return None


def _noun(verb: Token) -> tuple[Token, Token] | None:
    """Find "denied any part in it"."""
    for child in verb.rights:
        if child.dep_ == "dobj" and child.pos_ in ("NOUN", "PROPN"):
            return child.left_edge, _with_more(verb, child.right_edge)
    return None


def _preposition(word: str) -> Callable[[Token], tuple[Token, Token] | None]:
    """Find "warned against …", "accused Kyiv of …", "blamed Moscow for …"."""

    def find(verb: Token) -> tuple[Token, Token] | None:
        things = [c for c in verb.rights if c.dep_ == "dobj"]
        hung = [c for thing in things[:1] for c in thing.rights if thing.right_edge.i > c.i]
        for child in (*verb.rights, *hung):  # the parser may hang "of" from whoever is accused
            if child.dep_ == "prep" and child.lower_ == word and child.right_edge.i > child.i:
                if child.head != verb and word not in ("of", "for"):
                    continue
                ahead = [c for c in things if c.i < child.i]
                first = ahead[0].left_edge if ahead else child
                return first, _with_more(verb, child.right_edge)
        return None

    return find


def _with_more(verb: Token, last: Token) -> Token:
    """Go on over "in" and "of" that the parser hung from the verb."""
    for more in verb.rights:
        if more.dep_ == "prep" and more.i == last.i + 1 and more.lower_ in _OF_NOUNS:
            last = more.right_edge
    return last


_OF_NOUNS = ("in", "of", "for", "to", "with", "by", "at")


def _as(verb: Token) -> tuple[Token, Token] | None:
    """Find "described the law as a threat"."""
    for child in verb.subtree:
        if child.lower_ == "as" and child.dep_ == "prep" and child.i > verb.i:
            near = verb in (child.head, child.head.head)
            if near and child.right_edge.i > child.i:
                passive = is_passive(verb)
                return (child if passive else verb.doc[verb.i + 1]), child.right_edge
    return None


def _complement(verb: Token) -> tuple[Token, Token] | None:
    """Find "called the attack barbaric"."""
    for child in verb.rights:
        if child.dep_ in ("oprd", "ccomp") and child.i > verb.i + 1:
            return verb.doc[verb.i + 1], child.right_edge
    return None


def _called_for(verb: Token) -> tuple[Token, Token] | None:
    """Find "called for …", "called on the parties to …", "appealed to them to …"."""
    for child in verb.rights:
        if child.dep_ != "prep" or child.lower_ not in ("for", "on", "to", "upon"):
            continue
        goals = [c for c in verb.rights if c.dep_ in ("xcomp", "advcl") and _has_to(c)]
        if child.lower_ == "for" or goals:
            return child, (goals[-1] if goals else child).right_edge
    return None


_FORMS: tuple[tuple[str, Callable[[Token], tuple[Token, Token] | None]], ...] = (
    ("complement", _complement),
    ("as", _as),
    ("clause", _clause),
    ("infinitive", _infinitive),
    ("gerund", _gerund),
    *((word, _preposition(word)) for word in _PREPOSITIONS),
    ("for-to", _called_for),
    ("noun", _noun),
)


# --- nouns and "according to" ------------------------------------------------------------------


def _of_noun(noun: Token) -> Iterator[Attribution]:
    """Yield "the minister's claim that …"."""
    if noun.pos_ != "NOUN" or is_negated(noun):
        return
    source = _owner(noun)
    for child in noun.rights:
        if source is not None and child.dep_ in ("acl", "ccomp") and _says_that(child):
            span = chars(noun.doc[child.left_edge.i + 1], child.right_edge)
            cue = chars(noun, noun)
            yield Attribution(span, "noun", cue, cues.nouns()[noun.lemma_], source, 0.7, noun.i)
            return


def _says_that(clause: Token) -> bool:
    """Tell a clause that begins with "that" as a conjunction."""
    return clause.left_edge.lower_ == "that" and clause.left_edge.dep_ == "mark"


def _owner(noun: Token) -> Token | None:
    """Return whose claim it is: "Kyiv's claim", "a claim by Kyiv", "Kyiv voiced the claim"."""
    for child in noun.children:
        if child.dep_ == "poss" and child.pos_ != "PRON":
            return child
        if child.dep_ in ("prep", "agent") and child.lower_ in ("by", "from", "of"):
            for thing in child.children:
                if thing.dep_ == "pobj":
                    return thing
    if noun.dep_ == "dobj" and noun.head.lemma_ in _VOICES and not is_negated(noun.head):
        found = subject(noun.head)
        return found if found is not None and found.lower_ not in _AUTHORS else None
    return None


_VOICES = frozenset(
    ("make", "voice", "issue", "express", "repeat", "give", "raise", "offer", "share", "release")
)


def _according(word: Token) -> Iterator[Attribution]:
    """Yield "according to …"."""
    after = word.doc[word.i + 1] if word.i + 1 < len(word.doc) else None
    if word.lower_ != "according" or after is None or after.lower_ != "to":
        return
    source = next((c for c in after.children if c.dep_ == "pobj"), None)
    clause = word.head.head if word.head.dep_ in SUBJECTS else word.head
    if source is None or clause == word or source.right_edge.i <= after.i:
        return
    extent = _apart(clause, word.left_edge.i, max(source.right_edge.i, after.i))
    if extent is not None:
        cue = chars(word, after)
        yield Attribution(extent, "according", cue, "neutral", source, 0.85, word.i)


def _apart(clause: Token, first: int, last: int) -> Span | None:
    """Take the words of a clause before, after or around "according to …"."""
    doc = clause.doc
    before = [t for t in doc[clause.left_edge.i : first] if not (_is_edge(t) or t.is_space)]
    after = [t for t in doc[last + 1 : clause.right_edge.i + 1] if not _is_edge(t)]
    if before and after and len(after) > 2:
        return chars(before[0], after[-1])
    side = after if len(after) > len(before) else before
    return chars(side[0], side[-1]) if len(side) > 1 else None
