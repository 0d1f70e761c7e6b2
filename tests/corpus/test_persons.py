"""People of several articles: who is one, who is two, and whose a bare surname is."""

from hypothesis import given
from hypothesis import strategies as st

from corpus.language import annotate_many
from corpus.model import Article, Document, Language, Source
from corpus.persons import resolved, together


def _articles(*texts: str) -> list[Article]:
    documents = [Document(str(n), "Tin Heron Courier", text) for n, text in enumerate(texts)]
    notes = annotate_many(documents)
    return [
        Article(d, Source("Tin Heron Courier"), n) for d, n in zip(documents, notes, strict=True)
    ]


def _people(article: Article) -> dict[str, str]:
    text = article.document.text
    return {n.span.of(text): n.entity for n in article.annotations.names if n.kind == "person"}


IVAN = "The harbour master, Ivan Petrov, closed the port. Petrov gave no reason."
OLEG = "The mayor, Oleg Petrov, opened the fair. Petrov was cheered."
BARE = "Mr Petrov said the port would stay closed."


def test_a_bare_surname_is_its_only_bearers():
    full, bare = map(_people, resolved(_articles(IVAN, BARE)))
    assert bare["Petrov"] == full["Ivan Petrov"] == full["Petrov"]


def test_two_people_of_one_surname_stay_two_in_two_articles():
    one, other, bare = map(_people, resolved(_articles(IVAN, OLEG, BARE)))
    assert one["Petrov"] == one["Ivan Petrov"] != other["Oleg Petrov"] == other["Petrov"]
    assert bare["Petrov"] not in (one["Petrov"], other["Petrov"])


def test_a_surname_that_one_article_has_beside_a_namesake_is_not_the_namesake_s():
    beside = "President Petrov opened the fair. Ivana Petrov, a painter, was there."
    both, bare = map(_people, resolved(_articles(beside, BARE)))
    assert both["Petrov"] == bare["Petrov"] != both["Ivana Petrov"]


def test_whoever_speaks_is_resolved_as_well():
    _, bare = resolved(_articles(IVAN, BARE))
    assert bare.annotations.quotations[0].speaker.entity == _people(bare)["Petrov"]


def test_the_order_of_articles_makes_no_difference():
    ahead = [_people(a) for a in resolved(_articles(IVAN, OLEG, BARE))]
    back = [_people(a) for a in reversed(resolved(_articles(BARE, OLEG, IVAN)))]
    assert ahead == back


def test_the_commonest_form_of_a_given_name_stands_for_all():
    assert together(["orlov ivan", "orlov ivan", "orlov i", "orlov"]) == {
        "orlov ivan": "orlov ivan",
        "orlov i": "orlov ivan",
        "orlov": "orlov ivan",
    }


ENTITIES = st.lists(
    st.sampled_from(["orlov", "orlov i", "orlov ivan", "orlov ihor", "orlov oleh", "petrov ivan"])
)


@given(ENTITIES)
def test_who_stands_for_all_stands_for_himself(entities: list[str]):
    same = together(entities)
    assert set(same) == set(entities)
    assert all(same[whose] == whose for whose in same.values())


def _told(*texts: tuple[str, Language]) -> list[dict[str, str]]:
    documents = [
        Document(str(n), "Wire", text, language=lang) for n, (text, lang) in enumerate(texts)
    ]
    notes = annotate_many(documents)
    held = [Article(d, Source("Wire"), n) for d, n in zip(documents, notes, strict=True)]
    return [_people(article) for article in resolved(held)]


def test_a_foreigner_written_by_ear_in_cyrillic_is_one_person():
    english, russian, ukrainian = _told(
        ("Inspector George Walker came on Monday. Walker saw the bridge.", "en"),
        ("Инспектор Джордж Уокер приехал в понедельник. Уокер осмотрел мост.", "ru"),
        ("Інспектор Джордж Вокер приїхав у понеділок. Вокер оглянув міст.", "uk"),
    )
    assert len({*english.values(), *russian.values(), *ukrainian.values()}) == 1


def test_a_silent_letter_does_not_make_two_of_one_woman():
    english, russian = _told(
        ("Danielle Bell led the mission. Bell saw the site.", "en"),
        ("Главу миссии зовут Даниэль Белл. Даниэль Белл осмотрела место.", "ru"),
    )
    assert {*english.values()} == {*russian.values()}


def test_whoever_may_be_either_of_two_stays_apart_from_both():
    both, russian = _told(
        ("Inspector Jane Walker met Inspector Jayne Walcker on Monday.", "en"),
        ("Инспектор Джейн Уокер приехала в понедельник.", "ru"),
    )
    assert not {*both.values()} & {*russian.values()}


def test_people_whose_given_names_differ_stay_two_across_scripts():
    english, russian = _told(
        ("Boris Johnson spoke on Monday. Johnson left.", "en"),
        ("Майк Джонсон выступил в понедельник. Джонсон уехал.", "ru"),
    )
    assert not {*english.values()} & {*russian.values()}
