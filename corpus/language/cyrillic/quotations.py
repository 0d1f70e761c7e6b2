"""Find the quotations of Russian and Ukrainian texts, with their speakers."""

from collections.abc import Iterator, Sequence

from corpus.language.apart import Apart, meeting
from corpus.language.cyrillic.clauses import without_marks
from corpus.language.cyrillic.cues import Found
from corpus.language.cyrillic.direct import dialogue, in_marks
from corpus.language.cyrillic.page import Page
from corpus.language.cyrillic.pointing import going_on, pointing_back
from corpus.language.cyrillic.pronouns import identified
from corpus.language.cyrillic.speakers import NOBODY
from corpus.language.marks import Marked, marked
from corpus.language.pipeline import Parsed
from corpus.model import Name, Quotation, QuotationKind, Span, Speaker


def quotations(parsed: Parsed, names: Sequence[Name]) -> tuple[Quotation, ...]:
    """Return the quotations of a Russian or Ukrainian text, in order, none overlapping."""
    marks = marked(parsed.text)
    ordered = tuple(sorted(names, key=lambda n: n.span))
    page = Page(parsed.text, parsed.language, ordered, marks)
    found = [f for mark in marks for f in in_marks(page, mark)]
    found += dialogue(page)
    found += [f for s in parsed.sentences for f in without_marks(page, s)]
    found += pointing_back(page, parsed.sentences)
    kept = _apart(found)
    taken = Apart(f.content for f in kept)
    direct = sorted((f for f in kept if f.kind == "direct"), key=lambda f: f.content)
    loose = [m for m in marks if not taken.meets(m.inner)]
    kept += [going_on(page, direct, m) or _loose(page, m) for m in loose]
    read = _finished(page, parsed.sentences, sorted(kept, key=_read_at))
    return tuple(sorted(read, key=lambda q: q.span))


def _apart(found: list[Found]) -> list[Found]:
    """Keep direct speech first, then what does not overlap."""
    kept, taken = list[Found](), Apart()
    cues: set[Span | None] = {None}
    for one in sorted(found, key=lambda f: (f.kind != "direct", -f.confidence, f.content)):
        spoken = one.kind != "direct" and one.cue is not None and one.cue in cues
        if spoken or taken.meets(one.content):
            continue
        kept.append(one)
        taken.add(one.content)
        cues.add(one.cue if one.kind == "direct" else None)
    return kept


def _read_at(found: Found) -> Span:
    """Order by where a reader meets the speaker, else the words."""
    return found.cue or found.content


def _loose(page: Page, mark: Marked) -> Found:
    """Tell a name or a term in marks from speech that nobody is said to have spoken."""
    words = mark.inner.of(page.text)
    count = len(words.split())
    introduced = page.text[: mark.outer.start].rstrip().endswith(":") and words[:1].isupper()
    speech = count > 5 or (count > 3 and (introduced or words[-1] in ".!?…,"))
    kind: QuotationKind = "direct" if speech else "term"
    return Found(mark.inner, kind, NOBODY, None, "other", 0.4 if speech else 0.8)


def _finished(page: Page, sentences: Sequence[Span], found: list[Found]) -> Iterator[Quotation]:
    """Resolve pronouns and add the sentences around."""
    last: tuple[Speaker, int] | None = None
    for one in found:
        who = identified(page, one.speaker, last)
        if who.span is not None:
            last = who, who.span.start
        spans = [s for s in (one.content, one.cue, who.span) if s is not None]
        around = _around(sentences, spans)
        sure = one.confidence if who is one.speaker else min(one.confidence, 0.7)
        yield Quotation(one.content, one.kind, who, one.cue, one.cue_class, around, sure)


def _around(sentences: Sequence[Span], spans: Sequence[Span]) -> Span:
    """Return the sentences that hold all of these."""
    whole = Span(min(s.start for s in spans), max(s.end for s in spans))
    near = sentences[meeting(sentences, whole)]
    first = min([whole.start, *(s.start for s in near)])
    return Span(first, max([whole.end, *(s.end for s in near)]))
