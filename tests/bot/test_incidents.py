"""Incidents as members see them and admins arrange them: lists, times, and what is undone."""

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from bot.reply import Attachment, Reply, Request, Text
from bot.testing import Asker


def words_of(reply: Reply) -> str:
    return "\n".join(block.text for block in reply.blocks if isinstance(block, Text))


async def take(ask: Asker, text: str, source: str, **arguments: Any) -> Reply:
    given = {"text": text, "source": source, **arguments}
    return await ask.app.answer(Request("operator", "m", "ingest", given, admin=True))


async def ids(ask: Asker) -> dict[str, list[str]]:
    """The ids of the articles about each incident."""
    return {i["id"]: [d["id"] for d in i["documents"]] for i in (await ask("incidents")).data}


async def bridge_and_another(ask: Asker) -> tuple[str, str]:
    held = await ids(ask)
    bridge = next(id for id, documents in held.items() if len(documents) == 5)
    return bridge, next(id for id in held if id != bridge)


# --- incidents ----------------------------------------------------------------------------


async def test_what_one_side_alone_covers_is_told_with_what_was_counted(ask: Asker) -> None:
    reply = await ask("incidents cherry")
    assert reply.data[0]["blind_spot"]
    assert "Blind spot: only Red; nothing found among the 2 sources held here of Blue." in (
        words_of(reply)
    )


async def test_what_both_sides_cover_is_no_blind_spot(ask: Asker) -> None:
    bridge, _ = await bridge_and_another(ask)
    incident = next(i for i in (await ask("incidents")).data if i["id"] == bridge)
    assert not incident["blind_spot"]
    assert incident["sources"] == {"Red": 2, "Blue": 2, "": 1}


async def test_an_incident_lists_its_days_people_and_places(ask: Asker) -> None:
    bridge, _ = await bridge_and_another(ask)
    incident = next(i for i in (await ask("incidents")).data if i["id"] == bridge)
    assert date.fromisoformat(incident["date"])
    assert any("Thistlewick" in name for name in incident["people"])


async def test_a_month_that_somebody_recalls_does_not_date_an_undated_incident(ask: Asker) -> None:
    told = "Двадцять рибалок Лозового Гаю повернулися з полону, повідомила Зоряна Вільшанська."
    recalled = (
        "Двадцать рыбаков Лозового Гая вернулись из плена. «Список передали в феврале, – сообщила "
        "Зоряна Вильшанская. – Ответа не было»."
    )
    plainly = told + " Список передали в лютому."
    for number, text in enumerate((recalled, told, told + " Їх оглядають лікарі.", plainly)):
        await take(ask, text, f"Paper {number}", published="2026-04-02")
    (held,) = (await ask("incidents Вільшанська")).data
    assert (held["date"], held["until"]) == ("2026-04-02", None)
    assert len(held["documents"]) == 4


async def test_one_incident_told_in_three_languages_is_no_blind_spot_of_any(ask: Asker) -> None:
    """The town has another name in Russian; only who leads it is named by all."""
    told = {
        "uk": "Обстріл Надрічного: двоє загиблих.\n\nЗагинули двоє людей, ще семеро в лікарні, "
        "повідомив голова громади Любомир Качур. Снаряди влучили в школу. «Діти були в укритті», "
        "— сказав він. Прокуратура розпочала провадження. Пенсіонер Юхим Рогоза втратив дружину.",
        "en": "Shelling kills two at a bus stop in Nadrichne.\n\nArtillery fire hit a bus stop and "
        "a school on Monday. Liubomyr Kachur, who heads the council, said the shells came from "
        "across the river. Prosecutors opened a case. Eight people were wounded.",
        "ru": "Взрыв в Приречном: версии.\n\nДва человека погибли и девять пострадали при взрыве в "
        "Приречном. Кто стрелял, пока неизвестно. Минобороны обвинение отвергло. Любомир Качур "
        "показал осколки снаряда. Наблюдатели просят допустить их в город.",
    }
    for language, text in told.items():
        await take(ask, text, f"Paper {language}", published="2026-05-18")
    assert [len(i["documents"]) for i in (await ask("incidents Качур")).data] == [3]


async def test_a_place_is_listed_in_the_nominative_where_an_article_has_it_so(ask: Asker) -> None:
    told = "Клавдия Ясенева сгорела на пароме под Киевом. Над Киевом стоял дым. "
    await take(ask, told, "Paper 1", published="2026-04-02", title="Пожар на пароме")
    (held,) = (await ask("incidents Ясенева")).data
    assert held["places"] == ["Киевом"]
    await take(ask, f"{told} Киев скорбит.", "Paper 2", published="2026-04-02", title="Пожар")
    (held,) = (await ask("incidents Ясенева")).data
    assert held["places"] == ["Киев"]


async def test_a_title_names_whom_it_happened_to_though_one_article_recalls_their_words(
    ask: Asker,
) -> None:
    told = "Rodion Plumtree, the mayor of Ostervale, was stabbed at the fish market on 4 May 2026."
    more = (
        " Plumtree had told friends in March that he was being followed by a grey van.",
        " Envoy Silas Hartwick said the talks would go on. Doctors operated on Plumtree all night.",
        " Envoy Silas Hartwick said nothing had been signed. Plumtree is out of danger.",
    )
    for number, last in enumerate(more):
        title = {"title": "Mayor stabbed at fish market"}
        await take(ask, told + last, f"Paper {number}", published="2026-05-05", **title)
    titles = [incident["title"] for incident in (await ask("incidents plumtree")).data]
    assert titles == ["Mayor stabbed at fish market (Rodion Plumtree)"]


async def test_a_title_names_nobody_who_is_named_but_once(ask: Asker) -> None:
    body = "Riot police cleared a camp in Veldt before dawn, and 40 students were arrested."
    await take(ask, body, "Paper", published="2026-05-05", title="Police clear camp in Veldt")
    (incident,) = (await ask("incidents veldt")).data
    assert incident["title"] == "Police clear camp in Veldt"


async def test_what_a_team_adds_to_an_incident_is_no_news_to_others(ask: Asker) -> None:
    before = await ask.app.store.stamp("elsewhere")
    told = (
        "Alder Bridge burned on 3 March 2026. Fire chief Ulla Pepperstone found no trace of arson."
    )
    given = {"text": told, "source": "Team paper", "published": "2026-03-04"}
    reply = await ask.app.answer(Request("team", "m", "ingest", given, admin=True))
    bridge, _ = await bridge_and_another(ask)
    assert reply.ok
    seen = await ask.app.store.incident("team", bridge)
    assert seen
    assert len(seen.about) == 6
    assert await ask.app.store.stamp("elsewhere") == before


# --- timeline -----------------------------------------------------------------------------


async def test_a_timeline_shows_days_by_side_and_who_was_first(ask: Asker) -> None:
    reply = await ask("timeline alder bridge fire")
    picture = next(block for block in reply.blocks if isinstance(block, Attachment))
    assert Image.open(BytesIO(picture.content)).width == 920
    assert "First here:" in picture.description
    assert sum(n for day in reply.data["days"] for n in day["sides"].values()) == 5
    assert len(reply.data["first"]) == 5


async def test_a_timeline_without_any_date_says_what_to_do(ask: Asker) -> None:
    await take(ask, "The lighthouse at Gull Point went dark; keeper Orla Wickstone fell.", "Tern")
    reply = await ask("timeline lighthouse")
    assert "option published" in reply.data["error"]


# --- arranging ----------------------------------------------------------------------------


async def test_merged_incidents_answer_under_both_ids_and_undo_parts_them(ask: Asker) -> None:
    before = await ids(ask)
    bridge, other = await bridge_and_another(ask)
    reply = await ask(f"incident merge {other} into:{bridge}", admin=True)
    assert reply.ok, reply.data
    assert set((await ids(ask))[bridge]) == {*before[bridge], *before[other]}
    assert (await ask(f"compare {other}")).data["incident"]["id"] == bridge
    assert (await ask(f"incident undo {bridge}", admin=True)).ok
    assert await ids(ask) == before


async def test_a_split_gives_the_articles_an_incident_that_the_machine_leaves_alone(
    ask: Asker,
) -> None:
    bridge, _ = await bridge_and_another(ask)
    reply = await ask(f"incident split {bridge} articles:grey-wire-bridge", admin=True)
    assert (await ids(ask))[reply.data["incident"]] == ["grey-wire-bridge"]
    held = await ask.app.store.document("operator", "blue-mail-bridge")
    assert held is not None
    await take(ask, held.document.text.replace("the", "that"), "Echo", published="2026-03-07")
    assert (await ids(ask))[reply.data["incident"]] == ["grey-wire-bridge"]
    assert (await ask(f"incident undo {reply.data['incident']}", admin=True)).ok
    assert "grey-wire-bridge" in (await ids(ask))[bridge]


async def test_an_article_is_moved_and_moved_back(ask: Asker) -> None:
    before = await ids(ask)
    _, other = await bridge_and_another(ask)
    await ask(f"incident move {other} articles:grey-wire-bridge", admin=True)
    assert "grey-wire-bridge" in (await ids(ask))[other]
    await ask(f"incident undo {other}", admin=True)
    assert await ids(ask) == before


async def test_a_new_title_stays_until_it_is_undone(ask: Asker) -> None:
    bridge, _ = await bridge_and_another(ask)
    old = (await ask(f"compare {bridge}")).data["incident"]["title"]
    await ask(f'incident rename {bridge} title:"The night of the bridge"', admin=True)
    await take(ask, "The Alder bridge fire is out, fire chief Pepperstone said.", "Echo")
    assert (await ask(f"compare {bridge}")).data["incident"]["title"] == "The night of the bridge"
    await ask(f"incident undo {bridge}", admin=True)
    assert (await ask(f"compare {bridge}")).data["incident"]["title"] == old


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("incident merge {0}", "Say into as well"),
        ("incident merge {0} into:{0}", "one incident already"),
        ("incident split {0} articles:nothing", "no such article"),
        ("incident rename {0}", "Say title as well"),
        ("incident undo {0}", "Nothing was done"),
    ],
)
async def test_a_slip_in_arranging_changes_nothing(ask: Asker, line: str, said: str) -> None:
    before = await ids(ask)
    bridge, _ = await bridge_and_another(ask)
    assert said in (await ask(line.format(bridge), admin=True)).data["error"]
    assert await ids(ask) == before


async def test_only_admins_arrange_and_none_arranges_the_operators(ask: Asker) -> None:
    bridge, _ = await bridge_and_another(ask)
    assert "those who manage" in (await ask(f"incident undo {bridge}")).data["error"]
    theirs = await ask(f"incident rename {bridge} title:Ours", workspace="guild-1", admin=True)
    assert "the operator's" in theirs.data["error"]


async def test_articles_are_suggested_by_title_one_after_the_other(ask: Asker) -> None:
    offered = await ask.app.suggest("operator", "incident", "articles", "red-post-bridge,grey-w")
    assert [choice.value for choice in offered] == ["red-post-bridge,grey-wire-bridge"]


# --- mentions -----------------------------------------------------------------------------


async def test_a_comparison_can_be_asked_to_add_mentions(ask: Asker) -> None:
    bridge, _ = await bridge_and_another(ask)
    text = (
        "The harbour at Quern was dredged on Tuesday. Nobody minds the noise. The fire on the "
        "Alder bridge, which mayor Thistlewick called a warning, is remembered in Quern as well."
    )
    await take(ask, text, "Red Post", side="Red", published="2026-06-01", title="Quern is dredged")
    mentions = next(i for i in (await ask("incidents")).data if i["id"] == bridge)["mentions"]
    if mentions:  # what recalls is measured elsewhere
        added = mentions[0]["id"]
        plain, more = await ask(f"compare {bridge}"), await ask(f"compare {bridge} mentions:yes")
        assert added not in str(plain.data["sides"])
        assert added in str(more.data["sides"])
        quoted = {
            e["text"]
            for f in more.data["findings"]
            for c in f["cells"]
            for e in c["evidence"]
            if e["document"] == added
        }
        assert not any("dredged" in words for words in quoted)
