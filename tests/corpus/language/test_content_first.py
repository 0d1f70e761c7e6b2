"""Russian and Ukrainian attribution that follows what is said: Мост закрыт, сообщил мэр."""

import pytest

from corpus.language import annotate
from corpus.model import Document, Language


def _said(text: str, language: Language) -> list[tuple[str, str]]:
    found = annotate(Document("", "", text, language=language)).quotations
    return [
        (q.span.of(text), q.speaker.span.of(text) if q.speaker.span else "")
        for q in found
        if q.kind == "indirect"
    ]


@pytest.mark.parametrize(
    ("language", "text", "content", "speaker"),
    [
        ("ru", "Мост закрыт на месяц, сообщил мэр Титов.", "Мост закрыт на месяц", "мэр Титов"),
        ("ru", "Склад сгорел, уточнили в МЧС.", "Склад сгорел", "МЧС"),
        ("uk", "Це пожежа, повідомили містянам рятувальники.", "Це пожежа", "рятувальники"),
        ("uk", "Старий міст, кажуть люди, не впав.", "Старий міст, кажуть люди, не впав", "люди"),
        ("ru", "Мост цел, говорят жители, но закрыт.", "Мост цел", "жители"),
    ],
)
def test_words_before_a_cue_and_its_subject_are_the_subjects(
    language: Language, text: str, content: str, speaker: str
) -> None:
    assert _said(text, language) == [(content, speaker)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Ответив на вопросы, сказал тост посол Ковтун."),
        ("ru", "Мэр приехал, рассказал о планах и уехал."),
        ("ru", "Мэр, который вчера вернулся, сообщил журналистам о планах."),
        ("ru", "Когда мост открыли, заявил протест депутат Лещин."),
        ("uk", "Генерал, якого шукали, визнав провину."),
    ],
)
def test_what_only_leads_up_to_the_verb_is_nobodys_speech(language: Language, text: str) -> None:
    assert _said(text, language) == []
