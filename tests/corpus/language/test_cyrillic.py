"""Who says what in Russian and Ukrainian, with and without quotation marks."""

from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.language import annotate
from corpus.model import Document, Language

Line = tuple[str, str, str | None, str | None]


def said(text: str, language: Language) -> list[Line]:
    """Return kind, content, the speaker's words and name of what is found."""
    found = annotate(Document("d", "s", text, language=language)).quotations
    return [
        (q.kind, q.span.of(text), q.speaker.span and q.speaker.span.of(text), q.speaker.name)
        for q in found
    ]


RUSSIAN = [
    (
        "Вчера полковник Гук продал баржу. Он называет дело «местью чаек».",
        [("mixed", "дело «местью чаек»", "Он", "Гук")],
    ),
    (
        "Киев якобы готовит праздник, утверждает лоцман Тихон Лопухов.",
        [("indirect", "Киев якобы готовит праздник", "лоцман Тихон Лопухов", "Тихон Лопухов")],
    ),
    (
        "«Маяк цел, — передаёт газета «Волна» слова лоцмана Дарьи Мельниковой, — но погас».",
        [
            ("direct", "Маяк цел,", "лоцмана Дарьи Мельниковой", "Дарьи Мельниковой"),
            ("direct", "но погас", "лоцмана Дарьи Мельниковой", "Дарьи Мельниковой"),
        ],
    ),
    (
        "Заявил об этом на причале лоцман Тихон Лопухов: «Маяк погас».",
        [("direct", "Маяк погас", "лоцман Тихон Лопухов", "Тихон Лопухов")],
    ),
    (
        "В порту сообщили, что канат «перетёрся», а причину назвать отказались.",
        [("mixed", "канат «перетёрся»", "порту", None)],
    ),
    (
        "В отчёте порта говорится, что груз пропал.",
        [("indirect", "груз пропал", "отчёте порта", None)],
    ),
    (
        "Смотритель вину отрицает и называет дело «местью чаек».",
        [("mixed", "дело «местью чаек»", "Смотритель", None)],
    ),
    (
        "«Груз цел», — уточнили в портовой службе.",
        [("direct", "Груз цел", "портовой службе", None)],
    ),
    (
        "Маяк погас в полночь. Об этом сообщил смотритель Тихон Лопухов.",
        [("indirect", "Маяк погас в полночь", "смотритель Тихон Лопухов", "Тихон Лопухов")],
    ),
    (
        "Рыбаки, которые вернулись утром, жалуются, что сети пусты.",
        [("indirect", "сети пусты", "Рыбаки", None)],
    ),
    (
        "Лоцман пообещал вернуться к ужину.",
        [("indirect", "вернуться к ужину", "Лоцман", None)],
    ),
    (
        "Капитан Тихон Лопухов обвинил кока в том, что суп остыл.",
        [("indirect", "кока в том, что суп остыл", "Капитан Тихон Лопухов", "Тихон Лопухов")],
    ),
    (
        "В гавани признали, что канат перетёрся.",
        [("indirect", "канат перетёрся", "гавани", None)],
    ),
    (
        "Критик назвал пьесу «мокрым порохом».",
        [("mixed", "пьесу «мокрым порохом»", "Критик", None)],
    ),
    (
        "«Мне не видно берега, — вздохнула Дарья Мельникова. — Подождём».",
        [
            ("direct", "Мне не видно берега,", "Дарья Мельникова", "Дарья Мельникова"),
            ("direct", "Подождём", "Дарья Мельникова", "Дарья Мельникова"),
        ],
    ),
    (
        "Как говорится в отчёте, груз пропал.",
        [("indirect", "груз пропал", "отчёте", None)],
    ),
    (
        "Говорят, по ночам там звонит колокол.",
        [("indirect", "по ночам там звонит колокол", None, None)],
    ),
    (
        "Депутат Дарья Мельникова потребовала отставки смотрителя.",
        [("indirect", "отставки смотрителя", "Депутат Дарья Мельникова", "Дарья Мельникова")],
    ),
    (
        "Эксперты предупреждают о росте цен.",
        [("indirect", "о росте цен", "Эксперты", None)],
    ),
    (
        "Лоцман Тихон Лопухов уверен: канат порвётся.",
        [("indirect", "канат порвётся", "Лоцман Тихон Лопухов", "Тихон Лопухов")],
    ),
    (
        "Капитан призвал рыбаков «не дразнить чаек».",
        [("mixed", "рыбаков «не дразнить чаек»", "Капитан", None)],
    ),
    (
        "Лопухов, по словам его помощника, туда не поедет.",
        [
            (
                "indirect",
                "Лопухов, по словам его помощника, туда не поедет",
                "его помощника",
                None,
            )
        ],
    ),
    (
        "«Там были одни подшипники», — рассказал РБК источник в порту.",
        [("direct", "Там были одни подшипники", "источник", None)],
    ),
    (
        "«Я везу зерно», — цитирует его «Вечерний Вельск».",
        [
            ("direct", "Я везу зерно", "его", None),
            ("term", "Вечерний Вельск", None, None),
        ],
    ),
]
UKRAINIAN = [
    (
        "Наголосила на цьому й лоцманка Марта Коваль: маяк не згасав.",
        [("indirect", "маяк не згасав", "лоцманка Марта Коваль", "Марта Коваль")],
    ),
    (
        "Капітан Остап Вареник каже, мовляв, сіті порожні.",
        [("indirect", "сіті порожні", "Капітан Остап Вареник", "Остап Вареник")],
    ),
    (
        "— Та де там маяк, — махає рукою лоцман Остап Вареник.",
        [("direct", "Та де там маяк,", "лоцман Остап Вареник", "Остап Вареник")],
    ),
    (
        "Маяк, на його переконання, «ще постоїть».",
        [("mixed", "Маяк, на його переконання, «ще постоїть»", "його", None)],
    ),
    (
        "Маяк згас опівночі. Про це повідомив доглядач Тихін Лопух.",
        [("indirect", "Маяк згас опівночі", "доглядач Тихін Лопух", "Тихін Лопух")],
    ),
    (
        "Лоцман вимагає відкрити шлюз і запевняє, що води досить.",
        [
            ("indirect", "відкрити шлюз", "Лоцман", None),
            ("indirect", "води досить", "Лоцман", None),
        ],
    ),
    (
        "Газета «Синій чайник» пише, що вантаж зник.",
        [
            ("term", "Синій чайник", None, None),
            ("indirect", "вантаж зник", "Газета «Синій чайник»", "Синій чайник"),
        ],
    ),
    (
        "Колеги жартують: вогонь її боїться.",
        [("indirect", "вогонь її боїться", "Колеги", None)],
    ),
    (
        "Її начальник сподівається, що вона очолить загін.",
        [("indirect", "вона очолить загін", "Її начальник", None)],
    ),
    (
        "„Берега не видно“, — зітхає штурманка.",
        [("direct", "Берега не видно", "штурманка", None)],
    ),
]


@pytest.mark.parametrize(("text", "lines"), RUSSIAN)
def test_russian_attribution_is_read(text: str, lines: list[Line]) -> None:
    assert said(text, "ru") == lines


@pytest.mark.parametrize(("text", "lines"), UKRAINIAN)
def test_ukrainian_attribution_is_read(text: str, lines: list[Line]) -> None:
    assert said(text, "uk") == lines


def test_a_pronoun_is_whoever_fits_it_in_gender() -> None:
    text = (
        "Директор Павел Громов открыл музей. Художница Дарья Мельникова заявила, что рада. "
        "Он добавил, что вход свободный. Она уточнила, что до вечера."
    )
    names = [name for *_, name in said(text, "ru")]
    assert names == ["Дарья Мельникова", "Павел Громов", "Дарья Мельникова"]


@pytest.mark.parametrize(
    "text",
    [
        "Адвокат Громова заявил, что уйдёт.",
        "После встречи с Громовым заявил, что уйдёт, кто-то третий.",
        "Павел Громов и Пётр Сычёв спорили. Он сказал, что уйдёт.",
    ],
)
def test_nobody_is_named_who_may_not_have_spoken(text: str) -> None:
    assert [name for *_, name in said(text, "ru")] == [None]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Того, кто рассчитывал уйти, остановили.", "ru"),
        ("Доставили подозреваемых в краже.", "ru"),
        ("Мер не сказав, коли відкриють міст.", "uk"),
    ],
)
def test_what_nobody_said_is_not_attributed(text: str, language: Language) -> None:
    assert said(text, language) == []


def test_time_is_in_proportion_to_the_number_of_quotations() -> None:
    line = "«Мост {} закроют», — сообщил министр Тихон Лопухов. Он добавил, что пойдёт паром.\n"

    def seconds(lines: int) -> float:
        text = "".join(map(line.format, range(lines)))
        start = process_time()
        annotate(Document("d", "s", text, language="ru"))
        return process_time() - start

    assert seconds(480) < 8 * max(seconds(120), 0.03)  # four times as much; 16 if each met each


PIECES = ["—", "«", "»", "„", "“", ",", ".", ":", "что", "сказал", "Громов", "она", "об этом"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_broken_text_costs_no_crash_and_no_overlap(parts: list[str]) -> None:
    text = " ".join(parts)
    found = annotate(Document("d", "s", text, language="ru")).quotations
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    ("text", "language", "lines"),
    [
        (
            "В ведомстве заявили, что спор решён, и пообещали вернуть «каждую лодку».",
            "ru",
            [("indirect", "спор решён"), ("mixed", "вернуть «каждую лодку»")],
        ),
        (
            "В порту считают, что маяк спасут, но сроков не называют.",
            "ru",
            [("indirect", "маяк спасут")],
        ),
        (
            "Покупець, власник парку «Сонний ліс», сказав, що нічого не бачив.",
            "uk",
            [("term", "Сонний ліс"), ("indirect", "нічого не бачив")],
        ),
        ("В записке лоцмана было написано: «Ждите меня».", "ru", [("direct", "Ждите меня")]),
        ("«Мы закрыты», сказал директор.", "ru", [("direct", "Мы закрыты")]),
    ],
)
def test_where_content_ends_and_what_is_a_name(
    text: str, language: Language, lines: list[tuple[str, str]]
) -> None:
    assert [line[:2] for line in said(text, language)] == lines
