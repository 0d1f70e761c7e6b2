"""Who did what to whom in Russian and Ukrainian, and whether the text says who did it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.language.agency import actions
from corpus.language.names.finding import names
from corpus.language.pipeline import parse
from corpus.model import Action, Span
from corpus.spelling import language_of


def _actions(text: str) -> dict[str, Action]:
    """Return the actions of a text by the words that tell them."""
    parsed = parse(text, language_of(text))
    return {action.cue.of(text): action for action in actions(parsed, names(parsed), ())}


def _words(text: str, span: Span | None) -> str | None:
    return span.of(text) if span else None


@pytest.mark.parametrize(
    ("text", "cue", "agent", "patient"),
    [
        ("Российские войска обстреляли школу.", "обстреляли", "Российские войска", "школу"),
        ("Школу обстреляли российские войска.", "обстреляли", "российские войска", "Школу"),
        ("Мост взорван украинским спецназом.", "взорван", "украинским спецназом", "Мост"),
        ("Росіяни вдарили по лікарні вночі.", "вдарили", "Росіяни", "лікарні"),
        ("Порт обстріляли російські військові.", "обстріляли", "російські військові", "Порт"),
        ("Склад знищено українськими дронами.", "знищено", "українськими дронами", "Склад"),
        ("После обстрела Ивановки украинской артиллерией сгорел клуб.", "обстрела",
         "украинской артиллерией", "Ивановки"),
    ],
)  # fmt: skip
def test_cases_and_agreement_tell_who_did_it_in_any_order(text, cue, agent, patient):
    action = _actions(text)[cue]
    assert action.agency == "named"
    assert (_words(text, action.agent), _words(text, action.patient)) == (agent, patient)


@pytest.mark.parametrize(
    "text",
    [
        "Кто стоит за убийством судьи, неизвестно.",
        "Неустановленные лица обстреляли автобус.",
        "Хто скинув бомбу на міст, досі не з’ясовано.",
        "Полиция ищет водителя, который сбил ребёнка.",
        "Відповідальність за вибух у порту ніхто на себе не взяв.",
    ],
)
def test_a_doer_whom_the_text_does_not_know_is_declared_unknown(text: str):
    assert [action.agency for action in _actions(text).values()] == ["unknown"]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Генерал убит в центре города.", "убит"),
        ("Генерала убили в центре города.", "убили"),
        ("Женщину ранило осколком.", "ранило"),
        ("Полковника вбито біля дому.", "вбито"),
        ("Ракета попала в школу.", "попала"),
        ("Обстрел вокзала длился всю ночь.", "Обстрел"),
    ],
)
def test_a_verb_without_a_subject_a_weapon_and_a_noun_leave_the_doer_out(text: str, cue: str):
    assert _actions(text)[cue].agency == "left_out"


@pytest.mark.parametrize(
    "text",
    [
        "Слідчі затримали підозрюваного у вбивстві мера, обставини невідомі.",
        "Личность погибшего при обстреле не установлена.",
        "Причины взрыва неизвестны, пострадавших нет.",
        "Неизвестно, сколько людей погибло после удара по рынку.",
    ],
)
def test_what_else_is_not_known_declares_no_doer_unknown(text: str):
    assert "unknown" not in {action.agency for action in _actions(text).values()}


def test_a_weapon_that_has_an_owner_names_somebody():
    text = "Ракета, выпущенная из Ростова, попала в школу."
    assert _actions(text)["попала"].agency == "named"
    assert _actions("Украинский дрон ударил по школе.")["ударил"].agency == "named"


@pytest.mark.parametrize(
    "text",
    [
        "Если враг обстреляет мост, колонна уйдёт.",
        "Штаб боится, что порт могут атаковать.",
        "Цены ударили по карману пенсионеров.",
        "Морози вдарили на початку листопада.",
        "Реформа стала ударом по надеждам вкладчиков.",
    ],
)
def test_what_is_only_supposed_or_a_figure_of_speech_is_no_deed(text: str):
    assert _actions(text) == {}


def test_what_is_said_not_to_be_done_is_negated():
    assert _actions("Армия не обстреливала город.")["обстреливала"].negated
    assert _actions("Москва ни обвинила Киев, ни оправдала.")["обвинила"].negated


def test_an_accusation_has_who_accuses_and_who_is_accused():
    text = "Москва обвинила Киев в ударе по школе."
    action = _actions(text)["обвинила"]
    assert (_words(text, action.agent), _words(text, action.patient)) == ("Москва", "Киев")
    assert _actions("Міністра звинуватили у змові.")["звинуватили"].agency == "left_out"


def test_a_deed_is_one_event_in_all_languages():
    told = ("The army shelled the town.", "Армия обстреляла город.", "Армія обстріляла місто.")
    assert {action.event for text in told for action in _actions(text).values()} == {"shell"}


@pytest.mark.parametrize(
    ("one", "other"), [("Россия", "Украина"), ("Російські", "Українські"), ("Киев", "Ереван")]
)
def test_one_name_put_for_another_changes_no_agency(one: str, other: str):
    text = {
        "Россия": "Россия атаковала порт, сообщили в полиции.",
        "Російські": "Російські війська обстріляли міст.",
        "Киев": "Киев обвинил соседей в поджоге.",
    }[one]
    before, after = _actions(text), _actions(text.replace(one, other))
    assert [a.agency for a in before.values()] == [a.agency for a in after.values()]
    assert before


_ODD = ["Кто", "убил", "по", "удар", "Киев", ",", "«", "».", "их", "і", "обстріл", "не", "\n"]


@settings(deadline=None, max_examples=50)
@given(st.lists(st.sampled_from(_ODD), max_size=20).map(" ".join))
def test_odd_text_costs_nothing(text: str):
    assert all(action.cue.of(text) for action in _actions(text).values())
