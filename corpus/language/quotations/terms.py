"""Tell whole sentences in marks, titles and names of works from other words in marks."""

from corpus.language.marks import Marked
from corpus.language.quotations.context import Context


def begins(context: Context, mark: Marked) -> bool:
    """Tell whether a marked stretch begins what is said, and does not end a sentence of prose."""
    start = context.paragraph(mark.outer.start).start
    head = context.text[start : mark.outer.start].rstrip()
    if not head or head[-1] in '.!?…:”"»’—–-•*':
        return True
    if head[-1] == ",":
        return context.mark_around(start + len(head.rstrip(", ")) - 1) is not None
    return _follows_heading(head, mark.inner.of(context.text))


def _follows_heading(head: str, words: str) -> bool:
    """Tell a whole sentence in marks after a heading that lost its line break."""
    capital = head.rsplit(None, 1)[-1][0].isupper() and words[:1].isupper()
    return capital and len(words.split()) > 5 and words[-1] in ",?!."


def is_speech(context: Context, mark: Marked) -> bool:
    """Tell whole sentences in marks from words in marks."""
    words = mark.inner.of(context.text).rstrip("'’”\"")
    if not words or not begins(context, mark):
        return False
    if len(words.split()) < 4:
        return words[0].isupper() and words[-1] in ".!?"
    following = context.text[mark.outer.end : mark.outer.end + 1]
    return words[-1] in ".!?…," or (following in ".!?" and words[0].isupper())


def is_title(context: Context, mark: Marked) -> bool:
    """Tell "Green Harbour Plan" and "Cold Tea", a name in marks, from words that somebody used."""
    words = [w for w in mark.inner.of(context.text).split() if w[0].isalpha()]
    capital = len(words) > 1 and words[0][0].isupper()
    return capital and all(w[0].isupper() or len(w) < 4 for w in words)


def is_named(context: Context, mark: Marked) -> bool:
    """Tell a name: the song “…”, a column headlined “…”, known as “…”."""
    if len(mark.inner.of(context.text).split()) > _LONGEST_NAME:
        return False
    index = context.tokens_from(mark.outer.start)
    before = [t.lower_ for t in context.doc[max(0, index - 3) : index]]
    if before[-1:] == ["as"]:
        return "known" in before
    return bool(before) and (before[-1] in _NAMING or before == ["so", "-", "called"])


# fmt: off
_NAMING = frozenset((
    "entitled", "titled", "headlined", "captioned", "named", "dubbed", "nicknamed", "codenamed",
    "hashtag", "slogan", "motto", "word", "phrase", "term", "film", "movie", "song", "album",
    "single", "ballad", "novel", "book", "poem", "play", "painting", "sculpture", "exhibition",
    "series", "episode", "documentary", "podcast", "column", "programme", "show",
))
# fmt: on
"""Words right before the name of a work, or before a word that is spoken of as a word."""


_LONGEST_NAME = 8
"""Words of a name, at most."""


def describes(context: Context, mark: Marked) -> bool:
    """Tell a whole phrase used like an adjective: a “he said, she said” case."""
    doc, index = context.doc, context.tokens_from(mark.outer.start)
    after = context.tokens_from(mark.outer.end)
    if not 0 < index < after < len(doc) or doc[index - 1].lower_ not in ("a", "an", "the"):
        return False
    inside = any(t.tag_ in ("VBD", "VBP", "VBZ", "MD") for t in doc[index:after])
    inside = inside and len(mark.inner.of(context.text).split()) <= _LONGEST_NAME
    return inside and doc[after].pos_ == "NOUN"
