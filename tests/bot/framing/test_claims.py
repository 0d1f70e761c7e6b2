"""Facts: told on one side only, on both, or with other numbers."""

from collections.abc import Callable
from dataclasses import replace

from bot.framing.lenses import claims
from bot.framing.model import Coverage, Finding
from bot.framing.telling import tell
from corpus.model import Article
from tests.benchmarks.meanings import meanings_of

Make = Callable[..., Article]
Cover = Callable[..., Coverage]

OURS = """A train left the rails near Kestrel Bay on Monday. Rescuers brought 41 passengers to the
hospital in Harwick. The line had been repaired by the Osprey company in 2019. The driver was asked
to give a statement."""
THEIRS = """A train left the rails near Kestrel Bay on Monday. Rescuers brought 57 passengers to the
hospital in Harwick. The driver had worked without a break. The minister may travel to Oldmere."""


def look(coverage: Coverage) -> list[Finding]:
    return claims.look(tell(coverage))


def texts(finding: Finding) -> list[list[str]]:
    return [[e.text for e in cell.evidence] for cell in finding.cells]


def test_a_fact_with_a_year_that_the_other_side_never_has_is_told_on_one_side_only(
    read: Make, cover: Cover
) -> None:
    found = [f for f in look(cover([read(OURS, "A")], [read(THEIRS, "B")])) if "only" in f.key]
    (fact,) = [f for f in found if f.cells[0].count]
    assert texts(fact)[0] == ["The line had been repaired by the Osprey company in 2019."]
    assert "2019" in fact.cells[0].words
    assert (fact.cells[1].count, fact.cells[1].of) == (0, 1)
    assert "not found in the 1 article in English of south held here" in fact.reading


def by_meaning(ours: Article, theirs: Article, cover: Cover) -> list[Finding]:
    coverage = replace(cover([ours], [theirs]), meanings=meanings_of([ours, theirs]))
    return look(coverage)


def test_what_other_words_tell_is_told_by_both_and_what_no_words_do_is_one_sided(
    read: Make, cover: Cover
) -> None:
    ours = read(
        "Firefighters needed nine hours to put out the blaze. A heron nested on the roof.", "A"
    )
    theirs = read(
        "It took fire crews some nine hours to bring the flames under control. "
        "Petrol stations began to limit their sales.",
        "B",
    )
    found = by_meaning(ours, theirs, cover)
    (both,) = [f for f in found if f.key == "claims:both"]
    assert [text[:1] for text in texts(both)] == [
        ["Firefighters needed nine hours to put out the blaze."],
        ["It took fire crews some nine hours to bring the flames under control."],
    ]
    told = {texts(f)[0 if f.cells[0].words else 1][0] for f in found if ":only:" in f.key}
    assert told == {
        "A heron nested on the roof.",
        "Petrol stations began to limit their sales.",
    }


def test_across_languages_what_is_told_alike_is_found(read: Make, cover: Cover) -> None:
    ours = read("The train left the rails near the river on Monday. Nobody was hurt.", "A")
    russian = read(
        "В понедельник поезд сошёл с рельсов у реки. Погода стояла тёплая.", "R", language="ru"
    )
    (both,) = [f for f in by_meaning(ours, russian, cover) if f.key == "claims:both"]
    assert texts(both) == [
        ["The train left the rails near the river on Monday."],
        ["В понедельник поезд сошёл с рельсов у реки."],
    ]


def test_ranges_that_meet_do_not_contradict(read: Make, cover: Cover) -> None:
    rest = "The owner has been away since the spring. Cotton prices fell a little on Friday."
    ours = read(f"At least 30 workers died in the fire at the mill. {rest}", "A")
    theirs = read(f"Thirty-four workers died in the fire at the mill in Harwick. {rest}", "B")
    other = read(f"Nineteen workers died in the fire at the mill in Harwick. {rest}", "C")
    assert not any(":number:" in f.key for f in by_meaning(ours, theirs, cover))
    assert any(":number:" in f.key for f in by_meaning(ours, other, cover))


def test_how_long_one_thing_lasted_does_not_contradict_how_long_another_did(
    read: Make, cover: Cover
) -> None:
    start = "Mayor Viktor Orlen was shot dead in Tarnov on Monday."
    ours = read(f"{start} The mayor had blocked a quarry for two years.", "A")
    theirs = read(f"{start} He had been mayor for six years.", "B")
    assert not any(":number:" in f.key for f in by_meaning(ours, theirs, cover))
    ours = read(f"{start} The siege of Tarnov lasted six days.", "A")
    theirs = read(f"{start} The siege of Tarnov had lasted eleven days.", "B")
    assert any(":number:" in f.key for f in by_meaning(ours, theirs, cover))


def test_those_saved_and_those_who_died_are_not_counted_as_one(read: Make, cover: Cover) -> None:
    start = "A missile hit a block in Dorna on Monday."
    ours = read(f"{start} Rescue workers pulled eleven people from the rubble alive.", "A")
    theirs = read(f"{start} Ostrel says four people died.", "B")
    assert not any(":number:" in f.key for f in by_meaning(ours, theirs, cover))


def test_no_military_target_does_not_deny_a_military_expert(read: Make, cover: Cover) -> None:
    start = "A missile hit a block in Dorna on Monday."
    ours = read(f"{start} There was no military target here, only homes.", "A")
    expert = "Launchers stand in residential areas, military expert Semyon Ladd noted."
    theirs = read(f"{start} {expert}", "B")
    assert not any(":negation:" in f.key for f in by_meaning(ours, theirs, cover))


def test_what_ought_to_have_been_does_not_contradict_what_was(read: Make, cover: Cover) -> None:
    start = "A gate of the Karsk dam failed on Friday."
    ours = read(f"{start} The gate should have been shut down in January.", "A")
    theirs = read(f"{start} The gate opened at 22:31 on Friday.", "B")
    assert not any(":outcome:" in f.key for f in by_meaning(ours, theirs, cover))


def test_what_may_happen_is_no_fact(read: Make, cover: Cover) -> None:
    found = look(cover([read(OURS, "A")], [read(THEIRS, "B")]))
    shown = [e.text for f in found for cell in f.cells for e in cell.evidence]
    assert not any("may travel" in text for text in shown)


def test_the_same_thing_with_another_number_is_told_differently(read: Make, cover: Cover) -> None:
    found = look(cover([read(OURS, "A")], [read(THEIRS, "B")]))
    (other,) = [f for f in found if "number" in f.key]
    assert [cell.words for cell in other.cells] == [("41",), ("57",)]
    assert other.weight == max(f.weight for f in found)


def test_a_fact_told_in_other_words_is_not_one_sided(read: Make, cover: Cover) -> None:
    there = (
        "In 2019 the company Osprey had repaired the line. Nobody else was hurt in the accident."
    )
    found = look(cover([read(OURS, "A")], [read(there, "B")]))
    assert not any("2019" in cell.words for f in found for cell in f.cells)


def test_with_two_articles_a_side_a_fact_of_one_of_them_is_a_point_and_not_the_sides(
    read: Make, cover: Cover
) -> None:
    ours = [
        read(OURS, "A"),
        read("Trains run again. Passengers waited for hours at the station.", "C"),
    ]
    theirs = [
        read(THEIRS, "B"),
        read("The station was closed. Buses took people to the coast.", "D"),
    ]
    facts = [f for f in look(cover(ours, theirs)) if "only" in f.key]
    assert facts
    assert not any(f.firm for f in facts)
    assert facts[0].point.startswith("Background told by north (1 of 2 articles): “")


def test_a_reprint_is_not_shown_as_told_by_both(read: Make, cover: Cover) -> None:
    assert look(cover([read(OURS, "A")], [read(OURS, "B")])) == []


def test_sentences_close_in_wording_are_told_by_both_side_by_side(read: Make, cover: Cover) -> None:
    ours = "The bridge at Harwick was closed after a crack was found in its northern arch."
    theirs = "After inspectors found a crack in the northern arch, the Harwick bridge was closed."
    (both,) = [f for f in look(cover([read(ours, "A")], [read(theirs, "B")])) if "both" in f.key]
    assert texts(both) == [[ours], [theirs]]


def test_articles_in_another_language_are_not_counted_as_read(read: Make, cover: Cover) -> None:
    russian = read("Поезд сошёл с рельсов. Пострадали 57 пассажиров.", "R", language="ru")
    found = look(cover([read(OURS, "A")], [russian]))
    assert found == []


def test_the_heading_of_a_fact_has_its_words_and_who_tells_it(read: Make, cover: Cover) -> None:
    ours = read(
        "A train left. It stopped. The train had brought roses from Norway and Portugal.",
        "A",
    )
    theirs = read("A train left the rails. It stopped. The driver had slept badly.", "B")
    (fact,) = [f for f in look(cover([ours], [theirs])) if "only" in f.key]
    assert (
        fact.point == "A fact told by north: “The train had brought roses from Norway and Portugal”"
    )


def test_a_fact_of_another_year_is_background(read: Make, cover: Cover) -> None:
    found = look(cover([read(OURS, "A")], [read(THEIRS, "B")]))
    (fact,) = [f for f in found if "only" in f.key]
    assert fact.point.startswith("Background told by north: “")
    assert "The sentence is about an earlier time." in fact.reading


def test_a_capital_that_stands_for_a_government_is_no_fact(read: Make, cover: Cover) -> None:
    told = "A train left the rails. It stopped. Rescuers were sent by Washington and Moscow."
    theirs = read("A train left the rails. It stopped. The driver had slept badly.", "B")
    assert [f for f in look(cover([read(told, "A")], [theirs])) if "only" in f.key] == []


def test_who_is_named_is_no_fact_by_itself(read: Make, cover: Cover) -> None:
    told = "A train left the rails. It stopped. Rescuers were led by Barnaby Thimble."
    theirs = read("A train left the rails. It stopped. The driver had slept badly.", "B")
    assert [f for f in look(cover([read(told, "A")], [theirs])) if "only" in f.key] == []


def test_a_third_side_shows_nothing_beside_a_pair_that_is_not_its_own(
    read: Make, cover: Cover
) -> None:
    ours = "The bridge at Harwick was closed after a crack was found in its northern arch."
    theirs = "After inspectors found a crack in the northern arch, the Harwick bridge was closed."
    third = "Fishermen of Kestrel Bay sold three tons of herring to a factory on Monday."
    coverage = cover([read(ours, "A")], [read(third, "C")], [read(theirs, "B")])
    (both,) = [f for f in look(coverage) if "both" in f.key]
    assert texts(both) == [[ours], [], [theirs]]
    assert both.point == "Told alike by east and north"


def test_sentences_that_share_only_a_name_are_not_told_alike(read: Make, cover: Cover) -> None:
    ours = "The spokesman of Oldmere, Barnaby Thimble, was asked about that."
    theirs = "And the spokesman of Oldmere, Barnaby Thimble, wished him well."
    found = look(cover([read(ours, "A")], [read(theirs, "B")]))
    assert [f for f in found if "both" in f.key] == []


def test_a_fact_that_a_third_side_tells_too_is_not_called_missing_there(
    read: Make, cover: Cover
) -> None:
    ours = read(f"{OURS} The engine had been built in Norway in 1988 for another railway.", "A")
    theirs = read(f"{THEIRS} Norway, where its engine came from, sent two experts.", "B")
    third = read("The station stayed shut. Buses took people to the coast.", "C")
    found = look(cover([ours], [theirs], [third]))
    (fact,) = [f for f in found if any("1988" in c.words for c in f.cells)]
    assert "1 article in English of east" in fact.reading
    assert "south" not in fact.reading
    assert [c.count for c in fact.cells] == [1, 1, 0]


def test_what_is_supposed_is_no_fact_at_the_head_of_a_sentence_either(
    read: Make, cover: Cover
) -> None:
    supposed = "If the bridge at Tarnby was built in 1988, its rivets came from Oldmere."
    found = look(cover([read(f"{OURS} {supposed}", "A")], [read(THEIRS, "B")]))
    assert not any(e.text == supposed for f in found for c in f.cells for e in c.evidence)


def test_what_somebody_does_who_is_never_named_there_is_told_on_one_side_only(
    read: Make, cover: Cover
) -> None:
    ours = (
        "A heron came by. The bridge was shut after Agnes Thimble had threatened the council with "
        "a lawsuit over its rotten beams."
    )
    theirs = "The bridge was closed on Monday by the council. A heron nested on the roof."
    found = by_meaning(read(ours, "A"), read(theirs, "B"), cover)
    facts = [f for f in found if ":only:" in f.key and f.cells[0].words]
    assert any("Thimble" in texts(f)[0][0] for f in facts)


def test_a_name_is_not_taken_for_a_word_that_says_no(read: Make, cover: Cover) -> None:
    rest = "The count took the whole night. Snow fell on the town hall."
    ours = read(f"Her rival, Dennis Arkwright, conceded defeat at dawn. {rest}", "A")
    theirs = read(f"Dennis Arkwright refused to concede defeat at dawn. {rest}", "B")
    found = by_meaning(ours, theirs, cover)
    assert any(f.key.startswith("claims:negation:") for f in found)


def test_shells_that_came_from_one_side_or_the_other_have_other_doers(
    read: Make, cover: Cover
) -> None:
    rest = "Nurses carried the patients to the cellar. The roof burned for an hour."
    ours = read(f"The shells came from Polish guns on the hill. {rest}", "A")
    theirs = read(f"The shells came from Danish guns on the hill. {rest}", "B")
    assert any(f.key.startswith("claims:agent:") for f in by_meaning(ours, theirs, cover))


def test_what_opens_an_article_tells_the_event_and_is_no_fact_of_one_side(
    read: Make, cover: Cover
) -> None:
    rest = "Rain fell on the quay. The pilot slept. Nobody was hurt. A crane was ordered."
    opening = "Norway saw the gravest accident of its ferries on Monday."
    ours = read(f"{opening} {rest} A heron nested on the roof.", "A")
    theirs = read(f"A ferry sank. {rest} Petrol stations began to limit their sales.", "B")
    found = [f for f in by_meaning(ours, theirs, cover) if ":only:" in f.key]
    assert found
    assert not any(opening in text for f in found for side in texts(f) for text in side[:1])


ELEVEN = """Fire swept through the market hall in Harwick on Monday. The hall was built for cattle
and is a hundred years old. Eleven traders died in the flames, said the fire chief. Stalls were put
up again along the quay."""
NOBODY = """A blaze in Harwick gutted the market hall on Monday. Traders have lost their winter
stock. No trader died in the flames, and nobody was killed, said the mayor. Stalls are promised."""


def test_another_toll_is_told_differently_wherever_it_stands(read: Make, cover: Cover) -> None:
    found = by_meaning(read(ELEVEN, "A"), read(NOBODY, "B"), cover)
    (toll,) = [f for f in found if f.key.startswith("claims:number")]
    assert [cell.words for cell in toll.cells] == [("Eleven",), ("nobody was killed",)]


def test_how_many_say_it_is_no_number_of_what_they_say(read: Make, cover: Cover) -> None:
    ours = "The siren in Harwick was silent all night, a dozen residents said."
    theirs = "The siren in Harwick was silent all night, two residents said."
    found = look(cover([read(ours, "A")], [read(theirs, "B")]))
    assert not any(f.key.startswith("claims:number") for f in found)


REST = "Nurses carried the patients to the cellar. Cotton prices fell a little on Friday."


def kinds(ours: str, theirs: str, read: Make, cover: Cover) -> set[str]:
    there = "The owner has been away since the spring. Snow fell all night in the hills."
    found = by_meaning(read(f"{ours} {REST}", "A"), read(f"{theirs} {there}", "B"), cover)
    return {f.key.split(":")[1] for f in found}


def test_what_one_side_says_and_the_other_denies_is_told_differently(
    read: Make, cover: Cover
) -> None:
    ours = "The police used rubber bullets against the strikers in the harbour."
    theirs = "No rubber bullets were used against the strikers, the police said."
    assert "negation" in kinds(ours, theirs, read, cover)
    assert "negation" in kinds(theirs, ours, read, cover)


def test_how_many_are_missing_is_not_how_many_died(read: Make, cover: Cover) -> None:
    ours = "In the flood 17 people died and 60 were missing on Friday."
    theirs = "The flood killed seventeen, and 60 people were missing on Friday."
    assert "number" not in kinds(ours, theirs, read, cover)


def test_the_age_of_a_child_is_no_number_of_people(read: Make, cover: Cover) -> None:
    ours = "A mother and her son of six were among the dead in the market."
    theirs = "A mother and her child, two in all, were among the dead in the market."
    assert "number" not in kinds(ours, theirs, read, cover)


def test_not_to_know_something_else_is_no_other_doer(read: Make, cover: Cover) -> None:
    ours = read(
        "The mill on the Orle burned for a night. Ostrel did not know of the fire beforehand and "
        "took no part in it, a spokeswoman said. Its gates stayed shut.",
        "A",
    )
    theirs = read(
        "Rain fell on Harwick at noon. The Ostrel government accused Vardia of burning the mill, "
        "which nobody had used since the war. The market was empty.",
        "B",
    )
    found = by_meaning(ours, theirs, cover)
    assert not any(f.key.startswith(("claims:agent:", "claims:negation:")) for f in found)


def test_who_does_not_want_to_be_named_is_no_unknown_doer(read: Make, cover: Cover) -> None:
    ours = "The man, who did not want to be identified, saw the fire at the mill on the Orle."
    theirs = "Polish officers set the fire at the mill on the Orle."
    assert "agent" not in kinds(ours, theirs, read, cover)


def test_long_sentences_tell_too_much_to_contradict_each_other(read: Make, cover: Cover) -> None:
    more = (
        "while rain fell on the market, nurses carried patients to the cellar, a heron nested on "
        "the burnt roof, and the owner of the mill was away in the hills of Norway with his wife"
    )
    ours = "Rubber bullets were used against the strikers in the harbour"
    theirs = "No rubber bullets were used against the strikers in the harbour"
    assert "negation" in kinds(f"{ours}.", f"{theirs}.", read, cover)
    assert "negation" not in kinds(f"{ours}, {more}.", f"{theirs}, {more}.", read, cover)


def test_articles_of_which_no_two_sentences_are_near_are_compared(read: Make, cover: Cover) -> None:
    ours = read("Penguins breed on ice shelves.", "A")
    theirs = read("@ 00:17 #4-2 ++ zx zx qq", "B")
    assert isinstance(by_meaning(ours, theirs, cover), list)


def test_what_one_side_leaves_open_is_not_told_alike(read: Make, cover: Cover) -> None:
    ours = read("The pipeline at Harwick was blown up by divers, a minister said.", "A")
    theirs = read("What blew up the pipeline at Harwick is still unknown, a minister said.", "B")
    found = by_meaning(ours, theirs, cover)
    assert not any(f.key == "claims:both" for f in found)


def test_a_clause_on_last_year_makes_no_background(read: Make, cover: Cover) -> None:
    ours = read(
        "A ferry sank off Harwick. The islanders blame Agnes Marrow, who sold two ships last year.",
        "A",
    )
    theirs = read("A ferry sank off Harwick. It was a windy day.", "B")
    points = [f.point for f in by_meaning(ours, theirs, cover) if ":only:" in f.key]
    assert any("blame Agnes Marrow" in point for point in points)
    assert not any(point.startswith("Background") for point in points)


def test_what_accuses_somebody_is_not_told_alike_by_what_only_names_him(
    read: Make, cover: Cover
) -> None:
    ours = read("He accused Governor Barnaby Thimble of ordering the fire in Harwick.", "A")
    theirs = read("Governor Barnaby Thimble visited the site of the fire in Harwick.", "B")
    assert not any(f.key == "claims:both" for f in by_meaning(ours, theirs, cover))
