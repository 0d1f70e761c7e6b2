"""Say what each capitalised word of a Russian or Ukrainian text is that stands alone."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.language.apart import Apart
from corpus.language.names.capitals import ADJECTIVE, Word, is_title, key, stems, touch
from corpus.language.names.families import Family, is_family, nominative
from corpus.language.names.naming import Mention, entity_of, is_given, listed
from corpus.model import Span

_AT = {"в", "во", "у", "на", "под", "під"}
_REGION = re.compile(r"[щч]ин(?:а|и|і|у|ою|е|ы|ой)$")
_VERB = re.compile(r"(?:л|ла|ли|[иаіуя]в|ет|ит|ёт|ують|ає|ить|іть|ся|сь)$")


def lone(
    text: str,
    tokens: Sequence[Word],
    named: Sequence[Mention],
    surnames: set[Family],
    language: str,
) -> Iterator[Mention]:
    """Yield the capitalised words that stand alone: surnames, places, and what is unclear."""
    taken = Apart(m.span for m in named)
    small = {word.text for word in tokens if not word.capital}
    around = zip([None, *tokens], tokens, [*tokens[1:], None], strict=False)
    for before, word, after in around:
        span = Span(word.start, word.end)
        if not word.capital or taken.meets(span):
            continue
        mention = _alone(word, _beside(text, before, word, after), surnames, language)
        if mention is not None and not (mention.kind == "other" and word.text.casefold() in small):
            yield mention


@dataclass(frozen=True, slots=True)
class _Beside:
    """The words on both sides, where nothing but a space lies between."""

    before: Word | None
    after: Word | None


def _beside(text: str, before: Word | None, word: Word, after: Word | None) -> _Beside:
    return _Beside(
        before if before is not None and touch(text, before, word) else None,
        after if after is not None and touch(text, word, after) else None,
    )


def _alone(word: Word, beside: _Beside, surnames: set[Family], language: str) -> Mention | None:
    """Say what one capitalised word is, or that it only starts a sentence."""
    span = Span(word.start, word.end)
    same = _bearer(word.text, surnames)
    if same is not None:
        return Mention(span, "person", entity_of(same.form, "person"))
    if beside.after is not None and _closes_place(word, beside.after, language):
        whole = key(f"{word.text} {beside.after.text}")
        return Mention(Span(word.start, beside.after.end), "place", whole)
    if _at_place(word, beside) and not word.text.isupper():
        return Mention(span, "place", key(word.text))
    if _is_surname(word, beside, language):
        return Mention(span, "person", entity_of(nominative(word.text).form, "person"))
    if word.first or _is_no_name(word, language):
        return None
    return Mention(span, "organisation" if word.text.isupper() else "other", key(word.text))


def _bearer(word: str, surnames: set[Family]) -> Family | None:
    """Return the surname of somebody named in full elsewhere, if the word is a case of it."""
    alike = [family for family in surnames if stems(family.form) == stems(word)]
    own = nominative(word)
    return next((f for f in alike if f.form == own.form), alike[0] if alike else None)


def _at_place(word: Word, beside: _Beside) -> bool:
    """Tell a place by a preposition and the ending that it asks for: "в Балашихе"."""
    if word.first or beside.before is None:
        return False
    return beside.before.text.casefold() in _AT and bool(re.search(r"[еіиуюх]$", word.text))


def _is_surname(word: Word, beside: _Beside, language: str) -> bool:
    """Tell a surname by its form, where a title, a verb or a mark beside it leaves no doubt."""
    titled = beside.before is not None and is_title(
        beside.before.text, listed("before_person", language)
    )
    if _is_ranked(word, beside):
        return True
    if not is_family(word.text) or _REGION.search(word.text):
        return False
    if re.search(r"[сц]ь?к(?:а|у|ої|ій)$", word.text) and not titled:
        return False
    if not re.search(r"[сц]ь?к[а-яії]+$", word.text):
        return titled or not word.first
    after = beside.after.text if beside.after is not None else "и"
    adjectival = len(after) > 3 and not _VERB.search(after)
    return titled or not (word.first or adjectival)


def _is_ranked(word: Word, beside: _Beside) -> bool:
    """Tell whoever has a rank: полковник Гук, whose name is formed like no surname."""
    if beside.before is None or not _RANK.fullmatch(beside.before.text):
        return False
    alone = beside.after is None or not beside.after.capital
    return alone and _NOMINATIVE.fullmatch(word.text) is not None


_RANK = re.compile(
    r"(?:под|під|генерал-)?полковник|(?:генерал-)?(?:майор|лейтенант)|генерал|кап[иі]тан|сержант"
    r"|адм[иі]рал|прапорщик|мічман|мичман",
    re.IGNORECASE,
)
_NOMINATIVE = re.compile(r"[А-ЯІЇЄҐЁ][а-яіїєґё’'-]*[бвгґджзклмнпрстфхцчшщьй]")


def _is_no_name(word: Word, language: str) -> bool:
    small = word.text.casefold()
    return bool(
        ADJECTIVE.search(word.text)
        or is_given(word.text)
        or is_title(small, listed("before_person", language))
        or is_title(small, listed("not_names", language))
    )


def _closes_place(word: Word, after: Word, language: str) -> bool:
    """Tell "Волоколамское шоссе": an adjective and a word for a place."""
    closing = listed("closing_place", language)
    near = after.start - word.end == 1 and bool(ADJECTIVE.search(word.text))
    return near and any(stems(after.text) == stems(place) for place in closing)
