"""Say whom "он", "вона" or "капитан" stands for in a Russian or Ukrainian text."""

from dataclasses import replace

from corpus.language.cyrillic.forms import Form, gender, gender_of, oblique
from corpus.language.cyrillic.page import Page
from corpus.language.cyrillic.speakers import called_in
from corpus.model import Name, Span, Speaker

REACH = 500
"""Characters back to which a pronoun may refer."""

_GENDERS: dict[str, Form] = dict.fromkeys(("он", "его", "він", "його", "ним", "нього"), "m")
_GENDERS |= dict.fromkeys(("она", "её", "ее", "вона", "її"), "f")
_GENDERS |= dict.fromkeys(("они", "их", "вони", "їх", "їхній"), "p")

Last = tuple[Speaker, int]


def identified(page: Page, speaker: Speaker, last: Last | None) -> Speaker:
    """Name whom a pronoun, or a role by itself, stands for, if nobody else can be meant."""
    if speaker.span is None or speaker.name is not None:
        return speaker
    said = speaker.span.of(page.text)
    wanted = _GENDERS.get(said.lower())
    if wanted is not None:
        return _whom(page, speaker, wanted, last)
    return _by_role(page, speaker, said) if said.isalpha() and said.islower() else speaker


def _whom(page: Page, speaker: Speaker, wanted: Form, last: Last | None) -> Speaker:
    """Let a pronoun be the last who spoke, or the only one named before whom it fits."""
    start = speaker.span.start if speaker.span else 0
    near = last if last and start - last[1] <= REACH else None
    if wanted == "p":
        several = near is not None and near[0].kind in ("collective", "official", "institution")
        return replace(speaker, kind=near[0].kind if near and several else "collective")
    if near is not None and not _alike(page, near[0], wanted):
        near = None
    fitting = [n for n in _before(page, start) if _may_be(page, n, wanted)]
    nearest = fitting[-1] if fitting else None
    if near is not None and (nearest is None or nearest.span.start <= near[1]):
        return replace(speaker, kind=near[0].kind, name=near[0].name, entity=near[0].entity)
    if nearest is None or oblique(nearest.span.of(page.text)):
        return speaker
    spoke = near is not None and near[0].entity == nearest.entity
    if not (spoke or (near is None and len({n.entity for n in fitting}) == 1)):
        return speaker
    called = called_in(page, nearest.entity)
    return replace(speaker, kind="person", name=called, entity=nearest.entity)


def _alike(page: Page, speaker: Speaker, wanted: Form) -> bool:
    """Tell whether who spoke last may be "he" or "she"."""
    if speaker.kind not in ("person", "official"):
        return False
    whose = gender(page.forms(speaker.entity)) if speaker.entity else None
    return (whose or (gender_of(speaker.name) if speaker.name else None)) in (None, wanted)


def _before(page: Page, place: int) -> list[Name]:
    within = page.names_in(Span(max(0, place - REACH), place))
    return [name for name in within if name.kind == "person"]


def _may_be(page: Page, name: Name, wanted: Form) -> bool:
    whose = gender(page.forms(name.entity))
    return whose is None or whose == wanted


def _by_role(page: Page, speaker: Speaker, said: str) -> Speaker:
    """Name "капитан" by the only one whom the text calls so: "Капитан Демьян Цвиркун"."""
    start = speaker.span.start if speaker.span else 0
    bearers = page.called(said.lower(), before=start)
    if len(bearers) != 1:
        return speaker
    entity = bearers.pop()
    return replace(speaker, kind="person", name=called_in(page, entity), entity=entity)
