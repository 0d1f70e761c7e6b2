"""who: one name, side by side: where it stands, how it is spelled, what each side calls it."""

from bot.reply import Excerpt, Table
from bot.testing import Asker

STRANGER = (
    "Odo Thistlewick accused nobody. Baker Hedda Thistlewick opened her shop in Harl on Sunday, "
    "and people queued from six in the morning to see what Hedda Thistlewick had baked."
)


async def test_each_side_is_shown_with_how_many_of_its_articles_name_somebody(ask: Asker) -> None:
    reply = await ask("who thistlewick")
    assert (reply.data["name"], reply.data["kind"]) == ("Odo Thistlewick", "person")
    sides = {side["side"]: side for side in reply.data["sides"]}
    assert list(sides) == ["Blue", "Red", None]
    assert sides["Red"]["articles"] == 2
    assert sides["Red"]["of"] == 4
    assert {"text": "Thistlewick", "count": 3} in sides["Red"]["spellings"]
    assert sides["Red"]["quoted"] >= 3
    (table,) = [block for block in reply.blocks if isinstance(block, Table)][:1]
    silent = [row for row in table.rows if row[1].startswith("in 0 of")]
    assert all(row[2:] == ("", "") for row in silent)


async def test_what_somebody_is_called_stands_word_for_word_in_the_article(ask: Asker) -> None:
    reply = await ask("who thistlewick")
    called = [each for side in reply.data["sides"] for each in side["called"]]
    assert {"Mayor"} <= {each["text"] for each in called}
    for each in called:
        evidence = each["evidence"]
        article = await ask.app.store.document("operator", evidence["document"])
        assert article is not None
        start, end = each["mark"]
        assert article.document.text[evidence["start"] : evidence["end"]] == evidence["text"]
        assert evidence["text"][start:end] == each["text"]
    assert any(isinstance(block, Excerpt) for block in reply.blocks)


async def test_words_on_both_sides_of_she_said_are_quoted_once(ask: Asker) -> None:
    before = await ask("who Odo Thistlewick")
    said = (
        "The bridge at Harl was shut again on Sunday, and boats waited on both sides of it. "
        '"The bridge," Mayor Odo Thistlewick said, "is shut and will stay shut until the spring."'
    )
    await ask(f"ingest side:red source:'Red Post' {said}", admin=True)
    after = await ask("who Odo Thistlewick")
    quoted = [{s["side"]: s["quoted"] for s in each.data["sides"]} for each in (before, after)]
    assert quoted[1]["Red"] == quoted[0]["Red"] + 1


async def test_any_spelling_and_script_finds_one_and_the_same(ask: Asker) -> None:
    plain = await ask("who Odo Thistlewick")
    for spelling in ("THISTLEWICK’S", "Mayor Thistlewick", "O. Thistlewick", "Тистлевик"):
        reply = await ask(f"who {spelling}")
        assert not reply.ok or reply.data["documents"] == plain.data["documents"]


async def test_two_people_of_one_surname_are_offered_and_not_mixed(ask: Asker) -> None:
    await ask(f"ingest side:red source:'Red Post' {STRANGER}", admin=True)
    reply = await ask("who thistlewick")
    assert not reply.ok
    assert {each["name"] for each in reply.data["choices"]} == {
        "Odo Thistlewick",
        "Hedda Thistlewick",
    }
    hedda = await ask("who Hedda Thistlewick")
    assert hedda.data["articles"] == 1


async def test_a_foreigner_written_by_ear_is_found_by_the_name_at_home(ask: Asker) -> None:
    english = "Inspector George Walker came to Harl on Sunday, and George Walker saw the bridge."
    russian = "Инспектор Джордж Уокер приехал в Харл в воскресенье. Джордж Уокер осмотрел мост."
    await ask(f"ingest side:red source:'Red Post' {english}", admin=True)
    await ask(f"ingest side:blue source:'Blue Mail' {russian}", admin=True)
    reply = await ask("who George Walker")
    assert (reply.data["name"], reply.data["articles"]) == ("George Walker", 2)


async def test_a_place_is_found_with_the_incidents_it_stands_in(ask: Asker) -> None:
    reply = await ask("who Harl")
    assert reply.data["articles"] > 1
    assert reply.data["incidents"]
    assert any(action.command == "compare" for action in reply.actions)


async def test_a_name_that_nobody_bears_is_said_to_be_nobodys(ask: Asker) -> None:
    reply = await ask("who Zebulon Quux")
    assert not reply.ok
    assert "Nobody and nothing here is called" in reply.data["error"]


async def test_names_are_completed_from_those_held(ask: Asker) -> None:
    found = await ask.app.suggest("operator", "who", "name", "odo thistl")
    assert [choice.value for choice in found] == ["Odo Thistlewick"]
    assert await ask.app.suggest("operator", "who", "name", "")


async def test_another_team_sees_no_name_of_ours(ask: Asker) -> None:
    await ask(f"ingest side:red source:'Red Post' {STRANGER}", workspace="green", admin=True)
    reply = await ask("who Hedda Thistlewick")
    assert not reply.ok or "Hedda" not in reply.data["name"]
