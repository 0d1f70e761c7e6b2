"""Who is named: the kinds, the spans, and one entity for all mentions of one."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.language.names.finding import names
from corpus.language.names.naming import person_entity
from corpus.language.pipeline import parse
from corpus.model import Language, Name


def _names(text: str, language: Language = "en") -> dict[str, Name]:
    """Return the names of a text, by the words they stand in."""
    return {name.span.of(text): name for name in names(parse(text, language))}


def test_a_city_is_a_place_even_where_the_parser_sees_a_person():
    found = _names("The minister accused Kyiv of delay. Kiev denied it.")
    assert found["Kyiv"].kind == found["Kiev"].kind == "place"
    assert found["Kyiv"].entity == found["Kiev"].entity


def test_a_possessive_is_no_part_of_the_name():
    found = _names("The speech was about Ukraine's army and Sergei Lavrov’s answer.")
    assert {"Ukraine", "Sergei Lavrov"} <= set(found)


def test_titles_are_left_out_and_a_bare_surname_is_the_same_person():
    text = "Lt Gen Igor Kirillov was in the house. Neighbours knew Kirillov well."
    found = _names(text)
    assert found["Igor Kirillov"].kind == "person"
    assert found["Igor Kirillov"].entity == found["Kirillov"].entity


def test_spellings_and_scripts_share_an_entity():
    english = _names("President Volodymyr Zelenskyy met President Vladimir Putin.")
    russian = _names("Вчера о Владимире Зеленском и Путине говорили все.", "ru")
    ukrainian = _names("Учора президента Володимира Зеленського бачили в Києві.", "uk")
    assert english["Volodymyr Zelenskyy"].entity == russian["Владимире Зеленском"].entity
    assert english["Volodymyr Zelenskyy"].entity == ukrainian["Володимира Зеленського"].entity


def test_two_people_of_one_surname_stay_two():
    text = (
        "Vitali Klitschko spoke in Berlin. Klitschko was late. Later, Wladimir Klitschko boxed. "
        "The crowd cheered Klitschko."
    )
    found = names(parse(text))
    entities = [name.entity for name in found if name.kind == "person"]
    assert entities[0] == entities[1] != entities[2] == entities[3]


@pytest.mark.parametrize(
    "text",
    [
        "President Tarn came at noon. Ada Tarn spoke. Tarn left.",
        "Ada Tarn spoke at noon. President Tarn listened. Tarn left.",
        "Ms Anna Tarn spoke at noon. Mr Tarn listened. Tarn left.",
        "Tarn met reporters with Anna Tarn on Monday. Tarn left.",
        "Tarn met reporters. With him came his sister, Ada Tarn. Tarn left.",
        "Tarn was angry, and he said so. Anna Tarn was calm. Tarn left.",
        "Tarn shut the gate. It rained. It was late. All slept. It froze. Ada Tarn sat. Tarn sat.",
    ],
)
def test_a_surname_that_may_be_another_s_does_not_take_the_full_name(text):
    found = [name.entity for name in names(parse(text)) if name.kind == "person"]
    assert len(found) == 3
    assert found.count("tarn") == 2


@pytest.mark.parametrize(
    "text",
    [
        "Tarn shuts the gate\n\nAda Tarn said on Monday that she had shut it. Tarn left.",
        "Tarn shuts the gate. It rained. It was late. All slept. Foreign Minister Ada Tarn, who "
        "has shut many, went home. Tarn left.",
        "Tarn shuts the gate. It rained. It was late. All slept. It rained. The mayor, Ada Tarn, "
        "went home. Tarn left.",
        "President Ada Tarn spoke. President Tarn left. Tarn was tired.",
        "Ada Tarn, a limnologist, spoke. Dr Tarn left. Tarn was tired.",
    ],
)
def test_a_surname_of_a_headline_or_after_the_full_name_takes_it(text):
    found = {name.entity for name in names(parse(text)) if name.kind == "person"}
    assert len(found) == 1
    assert found != {"tarn"}


def test_a_relative_does_not_take_the_surname_over():
    text = "Ada Tarn spoke. Tarn was calm. Her brother Abel Tarn came too. Tarn went on."
    found = [name.entity for name in names(parse(text)) if name.kind == "person"]
    assert found[0] == found[1] == found[3] != found[2]


def test_of_two_of_a_family_neither_is_meant_by_the_surname_alone():
    text = "Ada Tarn spoke. Her brother Abel Tarn came too. Tarn went on."
    found = [name.entity for name in names(parse(text)) if name.kind == "person"]
    assert len(set(found)) == 3
    assert found[2] == "tarn"


def test_a_department_is_no_person_whatever_it_is_for():
    found = _names("The Justice Department said so. Justice Ada Tarn disagreed.")
    assert found["Justice Department"].kind == "organisation"
    assert found["Ada Tarn"].kind == "person"


def test_a_country_before_a_name_is_no_part_of_it():
    found = _names(
        "Former special envoy to Ukraine Kurt Halber shifted his account. Halber said so."
    )
    assert found["Kurt Halber"].kind == "person"
    assert found["Halber"].entity == found["Kurt Halber"].entity


def test_a_ship_is_not_the_man_or_the_city_whose_name_it_bears():
    found = _names("The frigate Admiral Makarov sank. Stepan Makarov, a baker, was told of it.")
    assert found["Admiral Makarov"].kind == "other"
    assert found["Admiral Makarov"].entity != found["Stepan Makarov"].entity
    russian = _names("Крейсер «Москва» вышел из порта. В Москве молчали.", "ru")
    assert russian["Москва"].kind == "other"
    assert russian["Москве"].kind == "place"


def test_a_surname_that_is_a_common_word_is_one_only_as_a_name():
    text = "Frank Rich spoke to Hedda Long. Rich countries wait. Long said it takes long, to Rich."
    found = [n.span for n in names(parse(text)) if n.kind == "person"]
    assert [span.of(text) for span in found] == ["Frank Rich", "Hedda Long", "Long", "Rich"]


def test_an_initial_stands_for_the_given_name_that_the_text_has():
    text = "I. Petrov and O. Petrov came. Ivan Petrov spoke, Oleg Petrov listened to Ivan Petrov."
    people = [name.entity for name in names(parse(text)) if name.kind == "person"]
    assert people == [people[0], people[1], people[0], people[1], people[0]]
    assert people[0] != people[1]


def test_a_korean_name_begins_with_the_surname():
    found = _names("Kim Jong-un spoke. Kim left. Kim Yo-jong stayed.")
    assert found["Kim Jong-un"].entity != found["Kim Yo-jong"].entity
    assert found["Kim"].entity == found["Kim Jong-un"].entity


def test_people_of_one_surname_in_two_texts_are_two():
    assert (
        _names("We met Joe Biden.")["Joe Biden"].entity
        == _names("Джо Байден приехал.", "ru")["Джо Байден"].entity
    )
    assert (
        _names("We met Joe Biden.")["Joe Biden"].entity
        != _names("We met Hunter Biden.")["Hunter Biden"].entity
    )


def test_a_month_and_a_weekday_are_no_names():
    assert not _names("It rained on Monday and in May, but it was warm.")


def test_the_kremlin_and_moscow_stay_a_body_and_a_place():
    found = _names("The Kremlin said nothing, and Moscow waited.")
    assert found["Kremlin"].kind == "organisation"
    assert found["Moscow"].kind == "place"


def test_peoples_are_groups():
    found = _names("Ukrainian officials spoke to the Russians.")
    assert found["Ukrainian"].kind == found["Russians"].kind == "group"


@pytest.mark.parametrize("form", ["Песков", "Пескова", "Пескову", "Песковым"])
def test_case_endings_fold_in_russian(form: str):
    text = f"Журналисты увидели, как Дмитрий {form} вышел."
    found = _names(text, "ru")
    assert found[f"Дмитрий {form}"].entity == person_entity("Dmitry Peskov")


def test_a_womans_surname_keeps_its_ending():
    found = _names("На вопросы ответила Мария Захарова. Слова Захаровой повторили.", "ru")
    assert found["Мария Захарова"].entity == person_entity("Maria Zakharova")
    assert found["Захаровой"].entity == person_entity("Maria Zakharova")


def test_the_first_word_of_a_sentence_is_no_name():
    assert not _names("Выстрелы слышали соседи. Неизвестный скрылся.", "ru")
    assert not _names("Постріли чули сусіди. Нападник утік.", "uk")


def test_a_place_is_told_by_its_preposition():
    found = _names("Взрыв услышали и в Балашихе, и на Волоколамском шоссе.", "ru")
    assert found["Балашихе"].kind == "place"
    assert found["Волоколамском шоссе"].kind == "place"


def test_names_of_several_words_are_known_in_any_case():
    found = _names("Про це повідомили у Службі безпеки України.", "uk")
    assert found["Службі безпеки України"].entity == _names("It was the SBU.")["SBU"].entity


WORDS = (
    "Moscow the Kyiv's Igor Kirillov General \n Putin, «Киев» Пескова в Москве. “ US us I O'Neill"
)


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.sampled_from(WORDS.split(" ")) | st.text(max_size=6), max_size=12).map(" ".join),
    st.sampled_from(["en", "ru", "uk"]),
)
def test_names_lie_in_the_text_in_order_and_apart(text: str, language: Language):
    found = names(parse(text, language))
    for name in found:
        assert 0 <= name.span.start < name.span.end <= len(text)
        assert name.entity
    for one, other in pairwise(found):
        assert one.span.end <= other.span.start


def test_a_meeting_of_republicans_is_no_person():
    found = names(parse("The Republican National Convention came to the town in July."))
    assert "person" not in {name.kind for name in found}
