"""Find who spoke the words in quotation marks: beside them, around them or next to them."""

from dataclasses import replace

from spacy.tokens import Token

from corpus.language import cues
from corpus.language.marks import Marked
from corpus.language.phrases import HEARERS, is_author, noun_phrase, step
from corpus.language.quotations.colons import as_put, before_colon
from corpus.language.quotations.context import Attribution, Context, chars
from corpus.language.quotations.forms_marked import MAKING
from corpus.language.quotations.onward import going_on, interrupted
from corpus.language.quotations.partial import goes_on_outside, is_part
from corpus.language.quotations.sources import speaker_of
from corpus.language.quotations.terms import begins, is_title
from corpus.language.quotations.wedged import around_attribution
from corpus.language.subjects import agent, is_hypothetical, is_negated, is_passive, subject
from corpus.model import Span

REACH = 40
"""Tokens after a closing mark in which its cue may stand."""

_STOPS = (".", ";", "!", "?")
_BESIDE = ("dobj", "dative", "prep", "npadvmod", "advmod", "prt", "agent", "aux", "punct", "mark")


def spoken(context: Context, given: list[Attribution]) -> list[Attribution]:
    """Attribute each marked stretch that is speech, in order; the rest is left alone.

    What is `given` already, the turns of an interview, is passed over.
    """
    found: list[Attribution] = []
    for place, mark in enumerate(context.marks):
        if any(g.content.meets(mark.outer) for g in given):
            continue
        last = found[-1] if found else None
        one = interrupted(context, place, last)
        one = one or after(context, mark) or before(context, mark) or going_on(context, place, last)
        if one is not None:
            found.append(one)
    return found


# --- beside the marks -----------------------------------------------------------------------


def after(context: Context, mark: Marked) -> Attribution | None:
    """Find “…,” she said / said Orlova / according to the ministry."""
    if not _leaves_room(context.text, mark) or not begins(context, mark):
        return None
    region = _region(context, mark.outer.end)
    if not region:
        return None
    if region[0].lower_ == "according" and len(region) > 2:
        source = next((c for t in region[1:2] for c in t.children if c.dep_ == "pobj"), None)
        cue = chars(region[0], region[1])
        return Attribution(mark.inner, "direct", cue, "neutral", source, 0.9) if source else None
    return _in_region(context, mark, region)


def halves(context: Context, found: list[Attribution]) -> list[Attribution]:
    """Attribute content that begins ahead of marks which grammar gave to nobody."""
    begun = (_half_in_marks(context, mark) for mark in context.loose(a.content for a in found))
    return [one for one in begun if one is not None]


def _half_in_marks(context: Context, mark: Marked) -> Attribution | None:
    """Find Before that, “it was dry,” said Orlova: content that begins ahead of the marks."""
    if context.text[mark.inner.end - 1] != ",":
        return None
    region = _region(context, mark.outer.end)
    found = _in_region(context, mark, region) if region else None
    if found is None or found.confidence < 0.9 or len(mark.inner.of(context.text).split()) < 4:
        return None
    start = context.sentences[max(0, context.sentence_index(mark.outer.start))].start
    ahead = context.doc[context.tokens_from(start) : context.tokens_from(mark.outer.start)]
    if any(t.lemma_ in cues.verbs() or t.text in '"“”' for t in ahead):
        return None
    content = Span(start, mark.outer.end) if len(ahead) <= _AHEAD else mark.inner
    return replace(found, content=content, kind="clause")


_AHEAD = 30
"""Words ahead of the marks, at most, that are of what is said in them."""


def _leaves_room(text: str, mark: Marked) -> bool:
    """Tell whether the sentence may go on after the closing mark."""
    following = text[mark.outer.end : mark.outer.end + 2].strip()
    if following[:1] in (".", "!", "?", ";", ":"):
        return False
    if text[mark.inner.end - 1] in ",?!…—–-" or following[:1] in ",—–-":
        return True
    return following[:1].islower() or text[mark.inner.end - 1] not in "."


def _region(context: Context, place: int) -> list[Token]:
    """Return the tokens after a closing mark, to the end of the sentence or the next mark."""
    end = context.paragraph(place).end
    found: list[Token] = []
    for index in range(context.tokens_from(place), len(context.doc)):
        token = context.doc[index]
        if token.idx >= end or len(found) > REACH or context.mark_around(token.idx) is not None:
            break
        if token.text in _STOPS and found:
            break
        if found or not (token.is_punct or token.is_space):
            found.append(token)
    return found


def _in_region(context: Context, mark: Marked, region: list[Token]) -> Attribution | None:
    """Find a cue and its speaker at the beginning of what follows the marks."""
    for verb in region:
        forms = cues.verbs().get(verb.lemma_, {})
        if "quote" not in forms or verb.pos_ not in ("VERB", "AUX") or _is_denied(verb, region):
            continue
        if verb.dep_ == "relcl" and any(c.lower_ == "who" for c in verb.lefts):
            continue  # "…," the spokesman, who asked not to be named, said
        if is_passive(verb) and any(c.lemma_ in cues.verbs() for c in verb.rights):
            continue  # "…," Orlova is supposed to have said
        source = _beside(verb, region)
        if source is None or not _opens_region(verb, source, region) or _says_else(verb, source):
            return None
        cue = chars(verb, verb)
        return Attribution(mark.inner, "direct", cue, forms["quote"], source, 0.95, verb.i)
    return _by_place(context, mark, region)


def _is_denied(verb: Token, region: list[Token]) -> bool:
    """Tell a verb that is denied, and not by a "not" that is said: “Absolutely not,” he said."""
    said = any(c.dep_ == "neg" and c.i < region[0].i for c in verb.lefts)
    return is_negated(verb) and not said


def _says_else(verb: Token, source: Token) -> bool:
    """Tell a new sentence with content of its own: “…?” A study found that … / backed the plan."""
    first = verb.doc[noun_phrase(source)[0]]
    own = any(c.dep_ == "ccomp" and c.left_edge.lower_ == "that" for c in verb.rights)
    own = own or (
        verb.lemma_ not in HEARERS
        and any(c.dep_ == "dobj" and c.pos_ == "NOUN" for c in verb.rights)
    )
    return own and first.i < verb.i and first.is_title and first.pos_ == "DET"


def _opens_region(verb: Token, source: Token, region: list[Token]) -> bool:
    """Tell whether speaker and verb come first after the marks, with no other words ahead."""
    if is_author(source) or not region[0].i <= source.i <= region[-1].i:
        return False
    start = noun_phrase(source)[0] if source.i < verb.i else verb.i
    small = ("ADV", "CCONJ", "PUNCT", "AUX")
    return all(t.i >= start or t.pos_ in small or t.lower_ == "as" for t in region)


def _by_place(context: Context, mark: Marked, region: list[Token]) -> Attribution | None:
    """Take any verb for a cue where only a cue can stand: “…,” his rival shot back."""
    if context.text[mark.inner.end - 1] != ",":
        return None
    verb = next((t for t in region if t.tag_ in ("VBD", "VBZ", "VBP") and t.pos_ == "VERB"), None)
    source = _beside(verb, region) if verb is not None else None
    if verb is None or source is None or not _opens_region(verb, source, region):
        return None
    if source.i > verb.i and verb != region[0]:
        return None
    last = next((c for c in verb.rights if c.dep_ == "prt" and c.i == verb.i + 1), verb)
    return Attribution(mark.inner, "direct", chars(verb, last), "other", source, 0.75, verb.i)


def _beside(verb: Token, region: list[Token]) -> Token | None:
    """Return the speaker's head word, by the parse or else by place."""
    found = agent(verb) if is_passive(verb) and agent(verb) is not None else subject(verb)
    if found is not None and region[0].i <= found.i <= region[-1].i:
        return found
    if verb == region[0] and region[1:2] and region[1].pos_ != "ADP":
        return next((t for t in region[1:8] if _heads_phrase(t)), None)
    return next((t for t in region if t.i < verb.i and _heads_phrase(t)), None)


def _heads_phrase(token: Token) -> bool:
    """Tell a noun or pronoun that no other noun follows in its phrase."""
    inside = token.dep_ in ("compound", "poss", "nmod", "nummod")
    number = token.pos_ == "NUM" and token.is_alpha  # "said one"
    return (number or token.pos_ in ("NOUN", "PROPN", "PRON")) and not inside


# --- before the marks -----------------------------------------------------------------------


def before(context: Context, mark: Marked) -> Attribution | None:
    """Find she said: “…” / said that “…” / told reporters on Monday, “…”."""
    index = context.tokens_from(mark.outer.start)
    if index >= len(context.doc):
        return None
    first = index
    start = _lead_start(context, mark)
    while first > 0 and context.doc[first - 1].idx >= start and index - first < REACH:
        token = context.doc[first - 1]
        if token.text in _STOPS or context.mark_around(token.idx) is not None:
            break
        first -= 1
    lead = [t for t in context.doc[first:index] if not t.is_space]
    if not lead or goes_on_outside(context, mark) or _names_a_work(context, mark, lead):
        return None
    return as_put(mark, lead) or _led(context, mark, lead)


def _lead_start(context: Context, mark: Marked) -> int:
    """Return where the words before a mark begin: in the line before if that ends in a colon."""
    start = context.paragraph(mark.outer.start).start
    ahead = context.text[:start].rstrip()
    alone = not context.text[start : mark.outer.start].strip()
    return context.paragraph(len(ahead) - 1).start if alone and ahead.endswith(":") else start


def _names_a_work(context: Context, mark: Marked, lead: list[Token]) -> bool:
    """Tell “Letters Home” after "in her book," from what the book says."""
    work = any(t.lemma_ in _WORKS for t in lead[-4:]) or lead[-1].lemma_ in MAKING
    return work and is_title(context, mark)


_WORKS = ("book", "memoir", "novel", "film", "song", "album", "article", "essay", "paper", "report")


def _led(context: Context, mark: Marked, lead: list[Token]) -> Attribution | None:
    """Find the cue in the words that lead up to a marked stretch."""
    colon = lead[-1].text == ":"
    for verb in reversed(lead):
        forms = cues.verbs().get(verb.lemma_, {})
        if "quote" not in forms or verb.pos_ not in ("VERB", "AUX"):
            continue
        if not colon and (is_hypothetical(verb) or not _reaches(context, verb, mark)):
            return None
        if not colon and (is_part(context, verb, mark, lead) or _shows(context, verb, mark, lead)):
            return None
        source = _leading(verb)
        if source is None or is_author(source) or is_negated(verb):
            return None
        sure = 0.95 if lead[-1].text in ":,that" else 0.9
        clause = lead[-1].lower_ == "that" or _lacks_subject(context, mark)
        content, kind = (mark.outer, "clause") if clause else (mark.inner, "direct")
        if (whole := around_attribution(context, mark, lead, verb, source)) is not None:
            content, kind = whole, "clause"
        cue = chars(verb, verb)
        return Attribution(content, kind, cue, forms["quote"], source, sure, verb.i)
    return before_colon(context, mark, lead) if colon else None


def _lacks_subject(context: Context, mark: Marked) -> bool:
    """Tell “ran the docks”, of a clause that begins ahead: Tarn, who aides say “ran the docks”."""
    first = context.doc[context.tokens_from(mark.inner.start)]
    return first.is_lower and first.tag_ in ("VBD", "VBZ")


def _shows(context: Context, verb: Token, mark: Marked, lead: list[Token]) -> bool:
    """Tell a cinema that shows “Return of the Mole” from who shouts “Long Live the Mole”."""
    titled = lead[-1] == verb and is_title(context, mark)
    return titled and cues.verbs()[verb.lemma_]["quote"] != "neutral"


def _leading(verb: Token) -> Token | None:
    """Return the speaker of a verb that stands before the marks."""
    return None if any(c.dep_ == "auxpass" for c in verb.children) else speaker_of(verb)


def _reaches(context: Context, verb: Token, mark: Marked) -> bool:
    """Tell whether nothing of what is said stands between a verb and the marks."""
    between = context.doc[verb.i + 1 : context.tokens_from(mark.outer.start)]
    if any(not _is_aside(t, verb) for t in between):
        return False
    if len(between) and between[-1].pos_ in _OPENS:
        return False  # "urged an “end to it”": content begins ahead of the marks
    head = context.words_in(mark.inner)
    if head is None:
        return False
    comma = len(between) > 0 and between[-1].text in (",", "that", ":")
    hearer = verb.lemma_ in HEARERS or not any(t.dep_ == "dobj" for t in between)
    return (comma or head.root.head == verb or not len(between)) and hearer


_OPENS = ("DET", "ADJ", "ADP", "AUX", "VERB", "PART")
"""Words after which a mark stands within a phrase."""


def _is_aside(token: Token, verb: Token) -> bool:
    """Tell a hearer, a time or a place from the beginning of the content."""
    if token.lower_ == "that" or token.is_punct or token.is_space:
        return True
    for _ in range(8):
        if token.head == verb:
            ours = token.dep_ == "nsubj" and token.i > verb.i and step(verb, -1).text == ","
            return ours or token.dep_ in _BESIDE  # "It was, said Orlova, “too late”"
        if token.head == token or token.dep_ in ("ccomp", "nsubj", "nsubjpass", "advcl"):
            return False
        token = token.head
    return False
