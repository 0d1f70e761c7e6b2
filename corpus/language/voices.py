"""Choose who speaks where no word near the marks says so, and say how likely that is.

The weights are learned. Everybody who spoke or was mentioned shortly before, or is in the
sentence right after, is weighed by where that was; the chance is the share of the best
among all, nobody included.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from corpus.language import cues
from corpus.language.context import Attribution
from corpus.language.figures import Figure, Mention, Scene, Speech
from corpus.language.weighing import chances
from corpus.model import Span

BACK = 8
"""Sentences back to which whoever is mentioned may be the speaker."""
HEARD = 6
"""Speeches back that count."""

_FIRST = re.compile(r"\b(?:I|[Mm]y|[Mm]e|we|We|[Oo]ur|us)\b")
_HE, _SHE = re.compile(r"\b[Hh](?:e|im|is)\b"), re.compile(r"\b(?:[Ss]he|[Hh]ers?)\b")


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who may speak: by a mention, or going on from a speech; and the features."""

    figure: Figure
    mention: Mention
    speech: Speech | None
    features: dict[str, float]


def voice(scene: Scene, one: Attribution) -> tuple[Voice | None, float]:
    """Return who is likeliest to speak words in marks without a cue, and how likely."""
    return choice(scene, one, voices(scene, one))


def choice(_scene: Scene, _one: Attribution, found: Sequence[Voice]) -> tuple[Voice | None, float]:
    """Return the likeliest voice with its chance; the trainer puts its own in this place."""
    likely = chances("voices", [v.features for v in found])
    return max(zip(found, likely, strict=True), key=lambda v: v[1], default=(None, 0.0))


def voices(scene: Scene, one: Attribution) -> list[Voice]:
    """Return everybody who may speak, in the order of their last mention."""
    place = one.content.start - 1
    here = scene.context.sentence_index(place)
    near = [m for m in scene.before(place) if not m.marked and here - m.sentence <= BACK]
    latest: dict[str, Mention] = {m.figure.key: m for m in near}
    spoken: dict[str, Speech] = {s.mention.figure.key: s for s in scene.speeches[-HEARD:]}
    ahead = _ahead(scene, one)
    for key in _others(scene, one):
        latest.pop(key, None), spoken.pop(key, None)
    seen = dict.fromkeys([*latest, *spoken, *(m.figure.key for m in ahead)])
    view = _View(scene, one, near, scene.speeches[-HEARD:], ahead)
    return [_voice(view, key, latest.get(key), spoken.get(key)) for key in seen]


def _others(scene: Scene, one: Attribution) -> set[str]:
    """Return who does not speak: whoever asked what this answers, two who spoke at once before.

    “No.” after “Will he play?” he asked; “So be it.” after she said it was late and he, early.
    """
    if not scene.speeches:
        return set()
    last = scene.speeches[-1]
    text, spoke = (
        scene.context.text,
        {
            s.mention.figure.key
            for s in scene.speeches[-HEARD:]
            if s.mention.sentence == last.mention.sentence
        },
    )
    answers = len(one.content.of(text).split()) <= _SHORT
    asked = answers and "?" in last.one.content.of(text)[-3:]
    return spoke if len(spoke) > 1 or asked else set()


_SHORT = 3
"""Words of an answer."""


@dataclass(frozen=True, slots=True)
class _View:
    """What is seen from words in marks: who was mentioned and who spoke before, who comes after."""

    scene: Scene
    one: Attribution
    near: list[Mention]
    speeches: list[Speech]
    ahead: list[Mention]


def _ahead(scene: Scene, one: Attribution) -> list[Mention]:
    """Return who is mentioned in the sentence right after, in the same paragraph."""
    end = one.content.end + 1
    index = scene.context.sentence_index(min(end + 1, len(scene.context.text) - 1))
    sentence = scene.context.sentences[index]
    if sentence.start < end - 1:
        return []
    found = scene.within(sentence)
    return [m for m in found if not m.marked and m.paragraph == scene.paragraph(end - 1)]


def _voice(view: _View, key: str, mention: Mention | None, speech: Speech | None) -> Voice:
    """Describe one who may speak."""
    after = next((m for m in view.ahead if m.figure.key == key), None)
    last, goes_on = _shown(view, key, mention, speech, after)
    features = {
        **_of_mention(view, key, mention, after),
        **_of_speech(view, key, speech),
        **_of_words(view, last.figure),
    }
    return Voice(last.figure, last, speech if goes_on else None, features)


def _shown(
    view: _View, key: str, mention: Mention | None, speech: Speech | None, after: Mention | None
) -> tuple[Mention, bool]:
    """Return the mention that shows best who speaks, and whether it is that of a speech.

    That is the speech, where it stands in the same paragraph, else the last lead, else the last.
    """
    paragraph = view.scene.paragraph(view.one.content.start - 1)
    if speech is not None and (mention is None or speech.mention.paragraph == paragraph):
        return speech.mention, True
    if speech is not None and mention is not None and speech.mention.sentence == mention.sentence:
        return speech.mention, True
    leads = [m for m in view.near if m.figure.key == key and m.part in ("main", "subject")]
    clear = [m for m in leads if mention is not None and mention.sentence - m.sentence < 2]
    if clear or mention is not None:
        return (clear[-1] if clear else mention or clear[-1]), False
    assert after is not None  # noqa: S101 nobody is looked at who is neither before nor after
    return after, False


def _of_mention(
    view: _View, key: str, mention: Mention | None, after: Mention | None
) -> dict[str, float]:
    """Describe how somebody was mentioned before, and is after."""
    scene, place = view.scene, view.one.content.start - 1
    here, paragraph = scene.context.sentence_index(place), scene.paragraph(place)
    before = [m for m in view.near if m.sentence == _sentence_before(view)]
    people = {m.figure.key for m in before}
    ours = mention is not None and mention.sentence == _sentence_before(view)
    same = ours and mention is not None and mention.paragraph == paragraph
    leads = any(m.figure.key == key and m.part == "main" for m in before)
    near = not any(m.figure.key == key for m in view.near)
    return {
        "never mentioned": mention is None,
        "sentences": log(1 + here - mention.sentence) if mention else 0.0,
        "before, in the paragraph": same,
        "before, in the paragraph above": ours and not same,
        "leads before, in the paragraph": same and leads,
        "leads before, in the paragraph above": ours and not same and leads,
        "alone before, and leads": leads and len(people) == 1,
        "alone before, not to lead": ours and not leads and len(people) == 1,
        "latest": bool(view.near) and view.near[-1].figure.key == key,
        "possessor": mention is not None and mention.part == "possessor",
        "whose words": ours and _whose_words(scene, mention),
        "was asked": ours and _was_asked(scene, mention),
        "leads before a colon": leads
        and scene.context.text[max(0, place - 4) : place].rstrip()[-1:] == ":",
        "opens the paragraph": _opens(view, key, paragraph),
        "mentions": log(1 + sum(m.figure.key == key for m in view.near)),
        "after": after is not None,
        "leads after": after is not None and after.part == "main",
        "alone after": after is not None and len({m.figure.key for m in view.ahead}) == 1,
        "after, and nobody before": after is not None and near,
    }


def _whose_words(scene: Scene, mention: Mention | None) -> bool:
    """Tell Orlova of "Orlova's answer was short"."""
    if mention is None or mention.part != "possessor":
        return False
    what = scene.context.doc[mention.token].head
    return what.lemma_ in cues.nouns() or cues.speaker_nouns().get(what.lemma_) == "document"


def _was_asked(scene: Scene, mention: Mention | None) -> bool:
    """Tell Orlova of "Orlova was asked whether …" and "Asked whether …, Orlova …"."""
    if mention is None:
        return False
    verb = scene.context.doc[mention.token].head
    asked = (verb, *(c for c in verb.children if c.dep_ == "advcl"))
    return any(t.tag_ == "VBN" and t.lemma_ in ("ask", "press", "question") for t in asked)


def _sentence_before(view: _View) -> int:
    """Return the index of the sentence that ends right before the marks."""
    text, place = view.scene.context.text, view.one.content.start - 2
    while place > 0 and text[place].isspace():
        place -= 1
    return view.scene.context.sentence_index(max(0, place))


def _opens(view: _View, key: str, paragraph: int) -> bool:
    """Tell whom the first words of the paragraph are about."""
    first = next((m for m in view.near if m.paragraph == paragraph), None)
    return first is not None and first.figure.key == key and first.part in ("main", "subject")


def _of_speech(view: _View, key: str, speech: Speech | None) -> dict[str, float]:
    """Describe whether somebody spoke last, or last but one, and what came in between."""
    scene, place = view.scene, view.one.content.start - 1
    last = view.speeches[-1] if view.speeches else None
    mine = last is not None and speech is last
    end = max(last.one.content.end, last.one.cue.end if last.one.cue else 0) if last else 0
    between = scene.context.text[end:place]
    lines = len([line for line in between.split("\n") if line.strip()]) - 1
    apart = scene.paragraph(place) - scene.paragraph(max(0, end - 1)) > 0
    others = any(m.place > end and m.figure.key != key for m in view.near)
    asked = (
        last is not None and last.one.content.of(scene.context.text).rstrip("”\"'’ ")[-1:] == "?"
    )
    other = not mine and speech is not None and speech in view.speeches[-3:]
    prose = len(between.split()) > 3
    return {
        "spoke last": mine,
        "spoke last, in the paragraph": mine and not apart,
        "spoke last, right before": mine and not apart and not prose,
        "spoke last, in the paragraph, others since": mine and not apart and others,
        "spoke last, in the paragraph, nobody since": mine and not apart and not others,
        "spoke last, another paragraph": mine and apart and lines < 2,
        "spoke last, another paragraph, others since": mine and apart and others,
        "spoke last, not in marks": mine and last is not None and last.one.kind not in _MARKED,
        "spoke last, far": mine and lines >= 2,
        "spoke last, and asked": mine and asked,
        "spoke before another": other,
        "spoke before another who asked": other and asked,
        "spoke before another, paragraph alone": other and _is_alone(view),
        "spoke last, paragraph alone": mine and _is_alone(view),
        "another spoke, in the paragraph": not mine and last is not None and not apart,
    }


_MARKED = ("direct", "loose")


def _is_alone(view: _View) -> bool:
    """Tell marks that are a paragraph by themselves."""
    text, content = view.scene.context.text, view.one.content
    paragraph = Span(text.rfind("\n", 0, content.start) + 1, content.end)
    return not text[paragraph.start : content.start - 1].strip() and text[
        content.end + 1 : content.end + 2
    ] in ("\n", "")


def _of_words(view: _View, figure: Figure) -> dict[str, float]:
    """Describe whether the words in marks speak of somebody."""
    text = view.one.content.of(view.scene.context.text)
    gender = view.scene.gender(figure)
    named = any(n.entity == figure.key for n in view.scene.context.names_in(view.one.content))
    first = _FIRST.search(text) is not None
    he, she = _HE.search(text) is not None, _SHE.search(text) is not None
    return {
        "named in the words": named,
        "he in the words of a man": he and gender == "male",
        "she in the words of a woman": she and gender == "female",
        "he or she in others' words": (he and gender == "female") or (she and gender == "male"),
        "nobody named": figure.entity is None,
        "one word": figure.entity is not None and not figure.whole,
        "nobody named says I": figure.entity is None and first,
    }
