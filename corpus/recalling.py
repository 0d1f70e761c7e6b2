"""Find the sentences of an article that recall an incident which it is not about."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.fingerprints import Fingerprint, rarity
from corpus.model import Annotations, Document, Span
from corpus.spelling import words

PROFILE_NAMES, PROFILE_WORDS, CHIEF = 5, 25, 2
"""Names and other words that an incident is known by, and how many of the names are chief."""
RECALL_NAMED, RECALL_UNNAMED = 9.0, 16.0
"""Rarity that a sentence must share with an incident to recall it, by name and without."""


@dataclass(frozen=True, slots=True)
class Known:
    """An incident that may be recalled, with the fingerprints of articles about it."""

    id: str
    members: tuple[Fingerprint, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """An incident that an article recalls, and the sentences where it does."""

    incident: str
    passages: tuple[Span, ...]


def mentions(
    document: Document,
    annotations: Annotations,
    print_: Fingerprint,
    known: Sequence[Known],
    about: str | None,
) -> tuple[Mention, ...]:
    """Return the incidents that sentences of the article recall, with those sentences.

    What sets an incident apart from the others, and from the one the article is `about`, tells
    that it is meant. The sentences on the latter itself are counted too.
    """
    del print_
    sentences = [(s, set(words(s.of(document.text), document.language))) for s in annotations.sentences]
    if not sentences:
        return ()
    profiles = {each.id: _profile(each) for each in known}
    told = set(profiles[about].all) if about in profiles else set()
    spread = Counter(token for profile in profiles.values() for token in profile.all)
    common = {token for token, n in spread.items() if n > 1 + len(profiles) / 4}
    found = []
    for id, profile in sorted(profiles.items()):
        hidden = common if id == about else common | told
        recalling = tuple(span for span, tokens in sentences if _recalls(tokens, profile, hidden))
        if recalling:
            found.append(Mention(id, recalling))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Profile:
    """What an incident is known by: its heaviest names and its heaviest other words."""

    names: tuple[str, ...]
    plain: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        return self.names + self.plain


def _profile(incident: Known) -> _Profile:
    names = Counter[str]()
    plain = Counter[str]()
    for member in incident.members:
        names.update(member.names)  # Counter.update adds up the weights
        plain.update({t: w for t, w in member.words.items() if t not in member.names})
    return _Profile(
        tuple(token for token, _ in names.most_common(PROFILE_NAMES)),
        tuple(token for token, _ in plain.most_common(PROFILE_WORDS)),
    )


def _recalls(sentence: set[str], profile: _Profile, common: set[str]) -> bool:
    """Tell whether a sentence has one of an incident's chief names and more of it, or much."""
    shared = [token for token in profile.all if token in sentence and token not in common]
    weight = sum(map(rarity, shared))
    named = any(token in shared for token in profile.names[:CHIEF])
    return weight >= (RECALL_NAMED if named else RECALL_UNNAMED) and len(shared) > 1
