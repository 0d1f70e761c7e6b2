"""Find marked speech that no cue of its own attributes: interrupted, or standing by itself."""

from dataclasses import replace

from corpus.language.context import Attribution, Context
from corpus.language.marks import Marked
from corpus.language.terms import is_name, is_speech


def interrupted(context: Context, place: int, last: Attribution | None) -> Attribution | None:
    """Find the second half of “…,” said Orlova, “…”."""
    mark = context.marks[place]
    follows = last is not None and place and last.content == context.marks[place - 1].inner
    if last is None or not follows or not _interrupted(context, last, mark):
        return None
    return replace(last, content=mark.inner, kind="direct")


def loose(context: Context, mark: Marked) -> Attribution | None:
    """Find speech that stands by itself; who speaks is found when all else is known."""
    if not is_speech(context, mark) or is_name(context, mark) or _has_own_cue(context, mark):
        return None
    return Attribution(mark.inner, "loose", None, "other", None, 0.95)


def _has_own_cue(context: Context, mark: Marked) -> bool:
    """Tell a sentence that goes on after the marks: who spoke stands there, unread."""
    following = context.text[mark.outer.end : mark.outer.end + 3].strip()
    return context.text[mark.inner.end - 1] == "," or following[:1].islower()


def _interrupted(context: Context, last: Attribution, mark: Marked) -> bool:
    """Tell “…,” said Orlova, who was there, “…”: nothing but the attribution in between."""
    if last.cue is None or last.cue.start < last.content.end:
        return False
    gap = context.text[last.cue.end : mark.outer.start]
    return gap.rstrip()[-1:] in ",—–:" and not any(stop in gap for stop in ".!?;\n")
