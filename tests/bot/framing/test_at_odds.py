"""What two sides state of one thing so that both cannot be right."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from bot.framing.lenses import claims
from bot.framing.model import Coverage, Finding
from bot.framing.telling import tell
from corpus.model import Article
from tests.benchmarks.meanings import meanings_of

Make = Callable[..., Article]
Cover = Callable[..., Coverage]

OURS = "The ferry Osprey ran onto rocks. Divers went down at dawn. A heron nested on the quay."
THEIRS = "Cotton prices fell a little. The harbour stayed shut. Snow lay on the town hall."


def contradictions(coverage: Coverage) -> list[Finding]:
    found = claims.look(tell(coverage))
    return [f for f in found if not f.key.startswith(("claims:only:", "claims:both"))]


@pytest.fixture
def between(read: Make, cover: Cover) -> Callable[..., list[Finding]]:
    def between(
        ours: str, theirs: str, ours_on: int = 5, theirs_on: int = 5, more: str = ""
    ) -> list[Finding]:
        here = [read(f"{OURS} {ours}", "A", published=date(2031, 3, ours_on))]
        there = [read(f"{THEIRS} {theirs}", "B", published=date(2031, 3, theirs_on))]
        there += [read(f"Rain fell. {more}", "C")] if more else []
        found = contradictions(cover(here, there))
        mirrored = contradictions(cover(there, here, names=("south", "north")))
        assert [(f.key, f.weight, f.cells[::-1]) for f in mirrored] == [
            (f.key, f.weight, f.cells) for f in found
        ]
        return found

    return between


Between = Callable[..., list[Finding]]

CONTRADICT = {
    "another toll": (
        "number",
        ("Twelve people were killed in the collision.", "12", "Twelve"),
        ("The accident cost the lives of many: 15 people died.", "15"),
    ),
    "another number aboard": (
        "number",
        ("The ferry had 212 people on board.", "212"),
        ("Boats reached Lorn with 180 of the 220 on board.", "220"),
    ),
    "another age": (
        "number",
        ("The pilot, Barnaby Thimble, 41, was asked for a statement.", "41"),
        ("Police took Barnaby Thimble, 47, to the station.", "47"),
    ),
    "alive and dead": (
        "outcome",
        ("Barnaby Thimble survived the night.", "survived"),
        ("The pilot Barnaby Thimble died before noon.", "died"),
    ),
    "done and not done": (
        "negation",
        ("Barnaby Thimble attacked Agnes Marrow on the bridge.", "attacked"),
        ("A witness saw it all. Barnaby Thimble did not attack Agnes Marrow.", "attack"),
    ),
    "held and free": (
        "outcome",
        ("Police arrested Barnaby Thimble at the quay.", "arrested"),
        ("Barnaby Thimble is still at large.", "at large"),
    ),
    "an office kept and lost": (
        "outcome",
        ("Barnaby Thimble resigned before noon.", "resigned"),
        ("Barnaby Thimble remains chairman of the line.", "remains"),
    ),
    "taken and held against an attack": (
        "outcome",
        ("French troops have captured the village of Harwick.", "captured"),
        ("British forces repelled an attack on Harwick.", "repelled"),
    ),
    "an accident and no accident": (
        "intent",
        ("It was an accident, the harbour master said.", "accident"),
        ("The sinking was sabotage, a sailor said.", "sabotage"),
    ),
    "by a stone and by a bullet": (
        "cause",
        ("Barnaby Thimble was killed by a stone.", "stone"),
        ("Barnaby Thimble was killed by a bullet.", "bullet"),
    ),
    "in the night and in the afternoon": (
        "time",
        ("The ferry Osprey sank at 3.30 p.m. on the rocks.", "3.30 p.m", "3.30 p.m."),
        ("The ferry Osprey sank at 3.30 a.m. on the rocks.", "3.30 a.m", "3.30 a.m."),
    ),
    "whose missile": (
        "agent",
        ("A French missile hit the ferry Osprey.", "hit", "French"),
        ("A British missile fell on the ferry Osprey.", "British"),
    ),
    "did and refused to": (
        "negation",
        ("Barnaby Thimble met Agnes Marrow.", "met"),
        ("Barnaby Thimble refused to meet Agnes Marrow.", "meet"),
    ),
    "none of so many": (
        "number",
        ("Seven sailors were killed on the rocks.", "Seven"),
        ("Nobody was killed in the collision.", "Nobody was killed"),
    ),
    "lives lost, and so many who drowned": (
        "number",
        ("She sank with the loss of 31 lives.", "31"),
        ("Thirty-four passengers drowned on the rocks.", "Thirty-four"),
    ),
    "so many carried": (
        "number",
        ("The ferry was carrying 300 people.", "300"),
        ("The ferry had 212 people on board.", "212"),
    ),
    "another crowd": (
        "number",
        ("About 9,000 people marched through Harwick for the ferry.", "About 9,000"),
        ("Some 700 people took part in the march for the ferry in Harwick.", "Some 700"),
    ),
    "another size": (
        "number",
        ("The hole in the ferry Osprey was nine metres long.", "nine metres"),
        ("A hole of two metres was found in the ferry Osprey.", "two metres"),
    ),
    "another delay": (
        "number",
        ("The search for the ferry Osprey was halted for five hours.", "five hours"),
        ("Fog delayed the search for the ferry Osprey by ninety minutes.", "ninety minutes"),
    ),
    "once and twice": (
        "number",
        ("Two explosions shook the ferry Osprey.", "Two"),
        ("Only a single explosion shook the ferry Osprey.", "Only a single explosion"),
    ),
    "another crew": (
        "number",
        ("The ferry Osprey had a crew of 22.", "22"),
        ("The 19 sailors are in good health.", "19"),
    ),
    "another cargo": (
        "number",
        ("The ferry was carrying 900 tonnes of salt.", "900 tonnes"),
        ("She was loaded with 600 tons.", "600 tons"),
    ),
    "how far out": (
        "number",
        ("She was 30 nautical miles off the coast of Norway.", "30 nautical miles"),
        ("Boats reached her nine miles from the shore of Norway.", "nine miles"),
    ),
    "so many in the dark": (
        "number",
        ("Two million homes lost power.", "Two million"),
        ("Around 800,000 customers were affected.", "Around 800,000"),
    ),
    "shells that fell": (
        "number",
        ("Five shells fell on the ferry Osprey.", "Five"),
        ("A single shell strayed and hit the ferry Osprey.", "A single shell"),
    ),
    "so many villages under water": (
        "number",
        ("Sixty villages are under water.", "Sixty"),
        ("About 20 villages have been partly flooded.", "About 20"),
    ),
    "a gap and a breach": (
        "number",
        ("Divers saw a gap of 90 metres in the ferry Osprey.", "90 metres"),
        ("The breach in the ferry Osprey is two metres wide.", "two metres"),
    ),
    "another strength": (
        "number",
        ("A magnitude 6.1 earthquake shook the coast.", "magnitude 6.1"),
        ("The 5.4-magnitude earthquake cracked walls.", "5.4-magnitude"),
    ),
}


@pytest.mark.parametrize("which", CONTRADICT)
def test_one_thing_told_otherwise_is_shown_with_both_sentences(
    which: str, between: Between
) -> None:
    kind, (ours, *words), (theirs, *others) = CONTRADICT[which]
    (found,) = between(ours, theirs)
    assert found.key.startswith(f"claims:{kind}:")
    assert found.cells[0].words[0] in words
    assert found.cells[1].words[0] in others
    assert found.cells[0].evidence[0].text in ours
    assert found.cells[1].evidence[0].text in theirs


AGREE = {
    "all aboard and some of them": (
        "The ferry had 84 people on board.",
        "Only 58 of those on board were brought ashore alive.",
    ),
    "at least": ("At least 12 people were killed.", "Fifteen people were killed on the rocks."),
    "other people": ("Three officers were killed.", "Twelve people were killed on the rocks."),
    "a part": (
        "Five people were killed in Harwick.",
        "Across Norway 12 people were killed that night. In Harwick nobody slept.",
    ),
    "a place named before": (
        "Twelve people were killed in the flood.",
        "Two people were killed there on Monday.",
    ),
    "another time": (
        "Twelve people were killed on the rocks.",
        "In 2019, 15 people were killed on the same rocks.",
    ),
    "somebody's own words": (
        "Twelve people were killed on the rocks.",
        "“Fifteen people were killed,” said Agnes Marrow.",
    ),
    "accusations": (
        "Oldmere says that Vardia attacked the ferry.",
        "Vardia says that Oldmere attacked the ferry.",
    ),
    "some of all": (
        "Sixteen sailors were killed on the rocks.",
        "Forty people were killed on the rocks.",
    ),
    "one dead and two of others": (
        "Agnes Marrow was shot dead and two managers, both from Oldmere, were wounded.",
        "One sailor was killed and nobody else died: 1 dead, two hurt.",
    ),
    "a capital and its country": (
        "Paris attacked the ferry Osprey.",
        "France attacked the ferry Osprey.",
    ),
    "a wider and a narrower word for a cause": (
        "Barnaby Thimble was killed by a missile.",
        "Barnaby Thimble was killed by a rocket.",
    ),
    "some and not all": (
        "Two of the rockets were shot down.",
        "The rockets hit the ferry.",
    ),
    "not said to be so": (
        "Barnaby Thimble may be arrested.",
        "Barnaby Thimble is still at large.",
    ),
    "not ruled out": (
        "Police have not ruled out sabotage on the ferry Osprey.",
        "The fire on the ferry Osprey was deliberate.",
    ),
    "saved and lost": ("Boats saved 212 lives.", "She sank with the loss of 31 lives."),
    "how deep and how wide": (
        "The hole in the ferry Osprey was nine metres wide.",
        "The hole in the ferry Osprey was two metres deep.",
    ),
    "all who died and the elderly of them": (
        "Four people died on the rocks.",
        "Two elderly people died of cold.",
    ),
    "a cell with a number": (
        "Four people died on the rocks.",
        "A sailor died in prison No. 3 in Harwick.",
    ),
    "so many dead, and an authority": (
        "The authority in Harwick is alive and well.",
        "The authority in Harwick speaks of fourteen dead.",
    ),
    "who is told of a death": (
        "Agnes Thimble survived the night.",
        "The navy told his mother, Agnes Thimble, that he had died.",
    ),
    "fired and fallen": (
        "Thirty missiles were fired at the ferry Osprey.",
        "Two missiles hit the ferry Osprey.",
    ),
    "a range": ("Three or four people were killed.", "Four people were killed on the rocks."),
    "what is only supposed": (
        "Twelve people were killed on the rocks.",
        "If the ferry had sunk, 40 people would have been killed.",
    ),
}


@pytest.mark.parametrize("which", AGREE)
def test_what_may_both_be_right_is_no_contradiction(which: str, between: Between) -> None:
    assert between(*AGREE[which]) == []


def test_a_toll_that_rises_from_day_to_day_is_no_contradiction(between: Between) -> None:
    early, late = "Twelve people were killed.", "By then 15 people had been killed."
    assert between(early, late, ours_on=5, theirs_on=6) == []
    assert between(early, late, ours_on=6, theirs_on=5) != []


def test_who_was_alive_may_be_dead_a_day_later(between: Between) -> None:
    alive, dead = "Barnaby Thimble survived the night.", "Barnaby Thimble died before noon."
    assert between(alive, dead, ours_on=5, theirs_on=6) == []
    assert between(alive, dead, ours_on=6, theirs_on=5) != []


def test_who_was_held_may_be_free_a_day_later(between: Between) -> None:
    held, free = "Police arrested Barnaby Thimble.", "Barnaby Thimble has been released."
    assert between(held, free, ours_on=5, theirs_on=6) == []


def test_what_another_article_of_the_side_tells_alike_is_no_contradiction_of_sides(
    between: Between,
) -> None:
    assert between("Twelve people died.", "15 people died.", more="Twelve people died.") == []


def test_another_day_of_one_deed_is_told_differently(between: Between) -> None:
    found = between(
        "Gunmen shot Agnes Marrow on Monday near the ferry.",
        "Gunmen shot Agnes Marrow on Tuesday near the ferry.",
    )
    assert [f.key.split(":")[1] for f in found] == ["date"]


def test_how_many_are_held_is_told_of_a_night_or_of_all_and_no_contradiction(
    between: Between,
) -> None:
    assert between("Police arrested 46 people.", "More than 200 people were arrested.") == []


RUSSIAN = "Паром «Скопа» налетел на скалы у берега. На рассвете к нему спустились водолазы."
UKRAINIAN = "Пором «Скопа» наскочив на скелі біля берега. Гавань не працює."


def across(ours: str, theirs: str, read: Make, cover: Cover) -> list[str]:
    here = read(f"{RUSSIAN} {ours}", "A", language="ru")
    there = read(f"{UKRAINIAN} {theirs}", "B", language="uk")
    english = read(f"{OURS} Twelve people were killed.", "C")
    coverage = cover([here], [there], [english])
    meanings = meanings_of([here, there, english])
    found = contradictions(replace(coverage, meanings=meanings))
    return [
        f"{cell.side}: {', '.join(cell.words)}" for f in found for cell in f.cells if cell.count
    ]


def test_another_toll_is_found_across_languages(read: Make, cover: Cover) -> None:
    told = across("Двенадцать человек погибли.", "Загинуло 15 людей.", read, cover)
    assert sorted(told) == [
        "east: Twelve",
        "north: Двенадцать",
        "south: 15",
        "south: 15",
    ]


def test_a_toll_that_has_risen_to_a_number_is_that_number_and_no_bound(
    read: Make, cover: Cover
) -> None:
    risen = "Число погибших выросло до 12."
    told = across(risen, "Кількість загиблих зросла до дев’яти.", read, cover)
    assert sorted(set(told)) == ["east: Twelve", "north: 12", "south: дев’яти"]
    assert across(risen, "Кількість загиблих зросла до 12.", read, cover) == []
    assert across("Там может быть до 9 погибших.", "Загинуло 12 людей.", read, cover) == []


def test_what_may_both_be_right_in_russian_and_ukrainian_is_no_contradiction(
    read: Make, cover: Cover
) -> None:
    ours = "По меньшей мере десять человек погибли. Трое полицейских ранены."
    for theirs in (
        "Загинули дванадцять людей.",
        "По всій Норвегії загинуло 15 людей.",
        "Там загинуло 15 людей.",
        "Загинули четверо дітей.",
        "У 2019 році тут загинуло 15 людей.",
        "П’ятнадцять людей не загинули.",
    ):
        assert across(ours, theirs, read, cover) == []


def test_a_contradiction_is_headed_by_what_a_reader_asks(between: Between) -> None:
    (found,) = between("Twelve people died.", "15 people died on the rocks.")
    assert found.point == "How many were killed: “15”, “Twelve”"
