"""Find who says what a cue verb says where the parser has another for its subject."""

from spacy.tokens import Token

from corpus.language import cues
from corpus.language.phrases import kind_of_noun, own_subject, step
from corpus.language.subjects import is_there, subject

_RELATIVE = ("who", "which", "that", "whom")
_OPENS_PHRASE = ("DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM")


def speaker_of(verb: Token) -> Token | None:
    """Return who speaks, a name after "co-author" and "editor-in-chief" included."""
    found = _speaker(verb)
    return None if found is None else _over_hyphens(found)


def _over_hyphens(noun: Token) -> Token:
    """Go on to the name from "co" of "co-author Ada Tarn" and "Acme" of "Acme co-head …"."""
    doc, last = noun.doc, noun.i
    if noun.pos_ == "PROPN" and last + 2 < len(doc) and doc[last + 1].pos_ in ("NOUN", "ADJ"):
        last += doc[last + 2].text == "-"
    while last + 2 < len(doc) and doc[last + 1].text == "-" and not doc[last + 1].whitespace_:
        last += 2
    name = last
    while name + 1 < len(doc) and doc[name + 1].pos_ == "PROPN":
        name += 1
    return doc[name] if last > noun.i + 1 and name > last else noun


def _speaker(verb: Token) -> Token | None:
    """Return the subject, or who stands between commas beside the verb.

    In "A letter like that, lawyers pointed out, is worth little" the parser may take the
    letter for the subject, and in "The tide, says Orlova, is late" the tide.
    """
    if (pronoun := _pronoun_before(verb)) is not None:
        return pronoun
    found = _with(verb) or subject(verb) or _busy(verb) or _from(verb) or _before_past(verb)
    found = found and (_behind_object(verb, found) or found)
    after = inverted(verb)
    if after is not None:
        return after
    if found is None and (named := _apposed(verb) or _behind(verb)) is not None:
        return named
    before = _wedged(verb)
    return before if before is not None and (found is None or found.i < before.i) else found


def _behind_object(verb: Token, found: Token) -> Token | None:
    """Return "a source" in "They have not ruled out arson at the mill, a source said".

    The parser may take what the clause before is about for who says it, and who does for the same.
    """
    before = step(found.left_edge, -1) if found.left_edge.i > verb.sent.start else found
    clause = next((c for c in verb.lefts if c.dep_ == "ccomp" and c.i < found.i), None)
    if clause is None or before.is_punct or not (before == clause or clause.is_ancestor(before)):
        return None
    apposed = [t for t in found.rights if t.dep_ == "appos" and step(t.left_edge, -1).text == ","]
    return apposed[-1] if apposed else None


def _pronoun_before(verb: Token) -> Token | None:
    """Return "he" in "In his memoir, “Cold Lanes”, he says …", whatever the parser hangs it on."""
    before = step(verb, -1) if verb.i > verb.sent.start else verb
    ours = before.lower_ in ("he", "she", "they") and before.head == verb
    return before if ours and verb.tag_ in ("VBD", "VBZ", "VBP") else None


_TENSES = ("VBD", "VBZ", "VBP", "MD")


def _busy(verb: Token) -> Token | None:
    """Return who "Orlova, holding a map, said …" is about, whom the parser hangs from "holding"."""
    above = [verb.head] if verb.dep_ == "dep" and verb.head.i < verb.i else []
    for doing in (*verb.lefts, *above):
        begins = doing.i == 0 or step(doing, -1).text != ","
        if doing.tag_ == "VBG" and not begins and step(verb, -1).text == ",":
            return own_subject(doing)
    return None


def _with(verb: Token) -> Token | None:
    """Return "mayor" in "…, with the mayor, Ada Tarn, calling it a trap"."""
    if verb.dep_ != "advcl" or verb.tag_ != "VBG" or verb.i <= verb.head.i + 3:
        return None
    beside = (c for c in verb.head.rights if c.lower_ == "with" and c.right_edge.i == verb.i - 2)
    return next((c for b in beside for c in b.children if c.dep_ == "pobj"), None)


def _before_past(verb: Token) -> Token | None:
    """Return "voters" in "Voters interviewed here said …", read as if voters interviewed."""
    past = verb.head.tag_ in ("VBN", "VBD") and verb.head.i < verb.i
    return own_subject(verb.head) if verb.dep_ == "dep" and past else None


def _from(verb: Token) -> Token | None:
    """Return who "There has been crowing from Vardia about …" comes from."""
    beside = (c for c in verb.rights if is_there(verb) and c.lower_ in ("from", "by", "among"))
    return next((c for b in beside for c in b.children if c.dep_ == "pobj"), None)


def _apposed(verb: Token) -> Token | None:
    """Return "mayor" in "In a note, seen by Orbit, the mayor, Ada Tarn, wrote …"."""
    if verb.i < verb.sent.start + 4 or step(verb, -1).text != "," or verb.tag_ not in _PAST_NOW:
        return None
    name = step(verb, -2)
    noun, apart = name.head, name.tag_ == "NNP" and name.dep_ == "appos"
    begins = noun.left_edge.i > verb.sent.start and step(noun.left_edge, -1).text == ","
    return noun if apart and begins and kind_of_noun(noun) in ("person", "official") else None


_PAST_NOW = ("VBD", "VBZ")


def _behind(verb: Token) -> Token | None:
    """Return the last noun of the phrase in "…, said the firm's newly named head"."""
    doc, rest = verb.doc, verb.doc[verb.i + 1 : min(verb.i + 12, verb.sent.end)]
    after = verb.i > verb.sent.start and doc[verb.i - 1].text in _CLOSES
    after = after and verb.lemma_ != "tell"  # "…, told the Orbit": to whom
    if not after or verb.tag_ not in ("VBD", "VBZ") or not len(rest):
        return None
    end = next((t.i for t in rest if t.is_punct or t.pos_ in ("ADP", "SCONJ", "AUX")), rest[-1].i)
    phrase = doc[verb.i + 1 : end]
    if doc[end].tag_ in _TENSES:
        return None  # "…, said fame was dull": it begins what is said
    nouns = [t for t in phrase if t.pos_ in ("NOUN", "PROPN")]
    return nouns[-1] if nouns and phrase[0].pos_ in _OPENS_PHRASE else None


_CLOSES = (",", '"', "”", "»", "’", "'")


def _wedged(verb: Token) -> Token | None:
    """Return the head of a bare noun phrase between a comma and a verb before a comma."""
    doc, sentence = verb.doc, verb.sent
    after = next((t for t in doc[verb.i + 1 : verb.i + 5] if t.text == ","), None)
    comma = next((t for t in reversed(doc[sentence.start : verb.i]) if t.is_punct), None)
    if after is None or comma is None or comma.text != "," or verb.i - comma.i < 2:
        return None
    between = doc[comma.i + 1 : verb.i]
    if any(t.pos_ in ("CCONJ", "VERB", "SCONJ") or t.lower_ in _RELATIVE for t in between):
        return None
    hearers = doc[verb.i + 1 : after.i]
    if any(t.pos_ in ("VERB", "AUX", "SCONJ") for t in hearers):
        return None
    nouns = [t for t in between if t.pos_ in ("NOUN", "PROPN", "PRON")]
    return nouns[-1] if nouns and between[0].pos_ in _OPENS_PHRASE else None


def inverted(verb: Token) -> Token | None:
    """Return the speaker of "The tide, says Orlova, is late"."""
    doc = verb.doc
    if verb.i < 2 or verb.tag_ not in ("VBZ", "VBD") or doc[verb.i - 1].text != ",":
        return None
    forms = cues.verbs().get(verb.lemma_, {})
    if "clause" not in forms or "complement" in forms:
        return None
    if any(c.dep_ == "aux" for c in verb.children) or doc[verb.i - 2].text in '"”’»':
        return None
    after = next((t for t in doc[verb.i + 1 : verb.i + 9] if t.is_punct), None)
    phrase = list(doc[verb.i + 1 : after.i]) if after is not None and after.text == "," else []
    small = any(t.pos_ in ("VERB", "AUX", "ADP", "SCONJ", "ADV", "PRON") for t in phrase)
    if not phrase or small or not _goes_on(verb):
        return None
    nouns = [t for t in phrase if t.pos_ in ("NOUN", "PROPN")]
    return nouns[-1] if nouns else None


def _goes_on(verb: Token) -> bool:
    """Tell whether the words before the comma are no clause by themselves."""
    before = verb.doc[verb.sent.start : verb.i]
    return not any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in before)
