"""What the event, people, the war and places are called in Russian and Ukrainian, and across."""

from collections.abc import Callable

from bot.framing.lenses import naming
from bot.framing.model import Coverage, Finding
from bot.framing.telling import tell
from corpus.model import Article

Read = Callable[..., Article]
Cover = Callable[..., Coverage]


def _named(coverage: Coverage, key: str) -> Finding | None:
    found = naming.look(tell(coverage))
    return next((f for f in found if f.key == f"naming:{key}"), None)


def _words(coverage: Coverage, key: str = "event") -> list[tuple[str, ...]]:
    found = _named(coverage, key)
    return [cell.words for cell in found.cells] if found else []


def test_one_word_for_the_event_in_two_languages_is_no_difference(read: Read, cover: Cover):
    ours = read("The act of terror shook Harwick. The shooting lasted a minute.", "A")
    theirs = read("После теракта город замолчал.", "B", language="ru")
    found = _named(cover([ours], [theirs]), "event")
    assert found is not None
    assert found.point.endswith("“shooting”")
    assert [cell.words for cell in found.cells] == [("shooting", "act of terror"), ("теракта",)]


def test_a_word_that_is_not_english_is_shown_with_what_it_stands_for(read: Read, cover: Cover):
    ours = read("Покушение на Дрозда сняла камера.", "A", language="ru")
    theirs = read("Ліквідацію Дрозда зняла камера.", "B", language="uk")
    found = _named(cover([ours], [theirs]), "event")
    assert found is not None
    assert "“Покушение” (Russian: assassination attempt)" in found.point
    assert "“Ліквідацію” (Ukrainian: elimination)" in found.point


def test_a_word_that_a_language_lacks_counts_as_its_wider_one_there(read: Read, cover: Cover):
    ours = read("The murder shook Harwick. The murder was brazen.", "A")
    theirs = read("Після вбивства місто принишкло.", "B", language="uk")
    assert _words(cover([ours], [theirs])) == []


def test_events_in_cyrillic_that_are_feared_many_or_somebodys_word_are_none(
    read: Read, cover: Cover
):
    ours = read("После взрыва стало тихо.", "A", language="ru")
    no_event = [
        "Министр назвал случившееся терактом.",
        "Полиция предотвратила теракт.",
        "Угроза диверсии остаётся.",
        "Город привык к обстрелам.",
        "«Это была казнь», — сказал Дрозд.",
        "Орудие убийства не нашли.",
    ]
    theirs = read("После взрыва горел склад. " + " ".join(no_event), "B", language="ru")
    assert _words(cover([ours], [theirs])) == []


def test_the_words_of_both_sides_for_one_army_mirror_each_other(read: Read, cover: Cover):
    ours = read("Захисники міста відбили штурм окупантів.", "A", language="uk")
    theirs = read("Каратели ушли из города под огнём освободителей.", "B", language="ru")
    one = _named(cover([ours], [theirs]), "label")
    other = _named(cover([theirs], [ours], names=("south", "north")), "label")
    assert one is not None
    assert other is not None
    assert [set(c.words) for c in one.cells] == [
        {"Захисники", "окупантів"},
        {"Каратели", "освободителей"},
    ]
    assert one.point == other.point
    assert one.cells == other.cells[::-1]


def test_a_listed_word_in_another_sense_is_no_label(read: Read, cover: Cover):
    ours = read("Режим тишины держался до утра.", "A", language="ru")
    theirs = read("Мост открыт. Дождь шёл весь день.", "B", language="ru")
    assert _words(cover([ours], [theirs]), "label") == []


def test_war_and_special_operation_are_two_names(read: Read, cover: Cover):
    ours = read("Участники СВО получили землю.", "A", language="ru")
    theirs = read("За годы войны село опустело.", "B", language="ru")
    assert _words(cover([ours], [theirs]), "war") == [("СВО",), ("войны",)]


def test_a_russian_place_has_two_forms_whatever_their_case(read: Read, cover: Cover):
    ours = read("В Украине ждут дождей. Поезд в Беларусь отменён.", "A", language="ru")
    theirs = read("На Украине ждут дождей. Поезда из Беларуси нет.", "B", language="ru")
    assert _words(cover([ours], [theirs]), "place:в Украине") == [("В Украине",), ("На Украине",)]
    assert _words(cover([ours], [theirs]), "place:Беларусь") == []


def test_what_a_place_is_called_in_another_language_is_no_choice(read: Read, cover: Cover):
    ours = read("Trains to Kyiv and Belarus ran late.", "A")
    theirs = read("Поезда в Киев и Белоруссию опоздали.", "B", language="ru")
    assert naming.look(tell(cover([ours], [theirs]))) == []


def test_an_event_that_met_somebody_told_of_nowhere_else_is_another(read: Read, cover: Cover):
    shot = "После убийства порт закрыли. Дождь шёл всю ночь. Стрелка ищут."
    ours = read(f"{shot} Ветер стих. Шубина винят в ударе по Калиновому.", "A", language="ru")
    theirs = read(f"{shot} Ветер стих.", "B", language="ru")
    assert _words(cover([ours], [theirs])) == []


def test_an_exchange_beside_a_deed_is_another_event(read: Read, cover: Cover):
    ours = read("Після вбивства порт закрили. Обмін полоненими відклали.", "A", language="uk")
    theirs = read("The killing closed the port. The rain fell.", "B")
    assert _words(cover([ours], [theirs])) == []


def test_what_each_side_calls_the_war_stands_side_by_side(read: Read, cover: Cover):
    ours = [read(f"За годы войны опустело {n}-е село.", f"A{n}", language="ru") for n in range(2)]
    theirs = [read("Участник СВО вернулся.", "B", language="ru")]
    theirs.append(read("Участник парада вернулся.", "C", language="ru"))
    assert _words(cover(ours, theirs), "war") == [("войны",), ("СВО",)]


def test_who_is_spelled_in_two_scripts_is_shown_as_in_english(read: Read, cover: Cover):
    ours = read("The occupiers left the port.", "A"), read("Окупанти пішли.", "B", language="uk")
    theirs = read("The soldiers left the port.", "C"), read("The port is open.", "D")
    assert _words(cover(ours, theirs), "label") == [("occupiers",), ()]


def test_a_terrorist_attack_calls_nobody_a_terrorist(read: Read, cover: Cover):
    ours, theirs = read("The terrorist attack was over.", "A"), read("The attack was over.", "B")
    assert _words(cover([ours], [theirs]), "label") == []


def test_an_earlier_event_in_cyrillic_does_not_name_this_one(read: Read, cover: Cover):
    ours = read("Взрыв слышали все. Казнь 2018-го года забыта.", "A", language="ru")
    theirs = read("Вибух чули всі. Торік місто пережило блокаду.", "B", language="uk")
    assert _words(cover([ours], [theirs])) == []
