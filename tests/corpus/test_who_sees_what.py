"""What is stored is seen by those who may see it, and leaves no trace where it is taken out."""

import inspect
from datetime import date
from itertools import product
from typing import Any

import pytest

from corpus.errors import UserError
from corpus.fingerprints import fingerprint
from corpus.incidents import Assignment
from corpus.model import OPERATOR, Decision, Document, Span
from corpus.store import Bounds, HeldQuotation, Store
from tests.corpus.articles import BRIDGE, FERRY, At, add, bridge_and_ferry

# --- who sees what -------------------------------------------------------------------

HIDDEN = "Xylograph"
HIDDEN_TEXT = (
    f"The {HIDDEN} Society met. “We keep {HIDDEN} secrets” said {HIDDEN} Vault. It rained."
)


async def with_a_secret(store: Store) -> dict[str, Any]:
    """Store something of another workspace, and give the arguments that would reach it."""
    await bridge_and_ferry(store)
    told = Assignment(founds=True, title=f"{HIDDEN} meeting", happened=date(2026, 1, 1))
    await add(
        store,
        HIDDEN_TEXT,
        f"{HIDDEN} Gazette",
        id=f"{HIDDEN}-1",
        side=f"{HIDDEN} side",
        workspace="blue",
        incident=told,
        url="https://secret.example/1",
        title=f"{HIDDEN} meets",
    )
    await add(store, BRIDGE, f"{HIDDEN} Mirror", id=f"{HIDDEN}-2", workspace="blue")
    about_theirs = Assignment(about=(await store.incidents(OPERATOR, "bridge"))[0].id)
    await add(
        store,
        f"{HIDDEN} on the bridge at Lower Wick.",
        workspace="blue",
        id=f"{HIDDEN}-3",
        incident=about_theirs,
    )
    await store.decide("blue", Decision("n", f"{HIDDEN}-1", Span(0, 9), HIDDEN, True))
    (incident,) = await store.incidents("blue", HIDDEN, 1)
    quotations = await store.quotations_by("blue", Bounds(f"{HIDDEN} Vault"), 9)
    assert quotations
    ids = [f"{HIDDEN}-{n}" for n in (1, 2, 3)]
    secret = Document("", f"{HIDDEN} Gazette", HIDDEN_TEXT, url="https://secret.example/1")
    return {
        "id": [*ids, incident.id, "b"],
        "ids": [[*ids, "b"]],
        "words": [HIDDEN, f"{HIDDEN} meeting", "xylo", "", "bridge"],
        "limit": [100],
        "print_": [fingerprint(secret), fingerprint(Document("", "", BRIDGE))],
        "keys": [[*(q.id for q in quotations), At(ids[0], 0), At(ids[1], 0)]],
        "names": [[f"{HIDDEN} Vault", "Ada Quill"]],
        "name": [f"{HIDDEN} Vault"],
        "document": [*ids, "b"],
        "documents": [[*ids, "b"]],
        "url": ["https://secret.example/1"],
        "typed": [f"{HIDDEN} Vault", HIDDEN, "v"],
        "sure": [0.0],
        "bounds": [
            Bounds(*each)
            for each in product(
                (f"{HIDDEN} Vault", None),
                (f"{HIDDEN} Gazette", None),
                (f"{HIDDEN} side", None),
                (incident.id, None),
                (None, date(1900, 1, 1)),
            )
        ],
    }


NOT_FOR_READING = {
    *("known", "add", "remove", "forget_workspace", "merge_incidents", "split_incident"),
    *("move_article", "rename_incident", "undo_change", "place_source", "decide"),
}
"""What takes a workspace and changes something; each has tests of its own."""


def reads() -> list[str]:
    public = inspect.getmembers(Store, inspect.iscoroutinefunction)
    return [
        name
        for name, method in public
        if "workspace" in inspect.signature(method).parameters
        and not name.startswith("_")
        and name not in NOT_FOR_READING
    ]


@pytest.mark.parametrize("name", reads())
async def test_nothing_of_another_workspace_ever_comes_back(store: Store, name: str) -> None:
    choices = await with_a_secret(store)
    method = getattr(Store, name)
    wanted = [p for p in inspect.signature(method).parameters if p not in ("self", "workspace")]
    assert set(wanted) <= set(choices), "say what would reach another's things by this argument"
    calls: list[dict[str, Any]] = [{}]
    for parameter in wanted:
        calls = [{**call, parameter: each} for call in calls for each in choices[parameter]]
    seen_by_blue = ""
    for call in calls:
        for workspace in ("green", OPERATOR):
            shown = repr(await getattr(store, name)(workspace, **call))
            assert HIDDEN.casefold() not in shown.casefold()
            assert "blue" not in shown
        seen_by_blue += repr(await getattr(store, name)("blue", **call))
    assert seen_by_blue.strip("0[]{}None")


async def test_nobody_takes_out_what_is_anothers(store: Store) -> None:
    await with_a_secret(store)
    assert not await store.remove("green", f"{HIDDEN}-1")
    assert not await store.remove(OPERATOR, f"{HIDDEN}-1")
    assert not await store.remove("blue", "b")
    assert await store.forget_workspace("green") == 0
    assert await store.article_count() == 4


async def test_the_operator_may_add_what_a_workspace_holds_under_another_id(
    store: Store,
) -> None:
    await with_a_secret(store)
    with pytest.raises(UserError):
        await add(store, FERRY * 2, id=f"{HIDDEN}-1")
    assert (await add(store, HIDDEN_TEXT)).state == "added"


# --- what leaves ---------------------------------------------------------------------


async def test_a_workspace_that_is_forgotten_leaves_no_byte(store: Store) -> None:
    await with_a_secret(store)
    assert await store.forget_workspace("blue") == 2
    await store.applied(await store.last_change())
    assert await store.forget_traces()
    folder = store.database.path.parent
    left = b"".join(path.read_bytes() for path in folder.iterdir())
    assert HIDDEN.casefold().encode() not in left.lower()
    assert b"blue" not in left
    held = await store.incidents(OPERATOR)
    assert {incident.title for incident in held} == {"Bridge falls", "Ferry aground"}


async def test_the_index_is_told_what_came_and_what_left(store: Store) -> None:
    await add(store, BRIDGE, id="b")
    await add(store, FERRY, id="f", workspace="green")
    await store.remove(OPERATOR, "b")
    changes = await store.outbox(0, 10)
    assert [(c.workspace, c.document, c.kind) for c in changes] == [
        ("green", "f", "add"),
        (OPERATOR, "b", "remove"),
    ]
    assert await store.last_change() == changes[-1].seq == 3
    assert await store.outbox(changes[0].seq, 10) == changes[1:]
    pairs = [(change.workspace, change.document) for change in changes]
    assert [a.document.id for a in await store.indexable(pairs)] == ["f"]


async def test_removals_are_dropped_once_applied_and_their_places_are_not_given_again(
    store: Store,
) -> None:
    await add(store, BRIDGE, id="b")
    await store.remove(OPERATOR, "b")
    last = await store.last_change()
    await store.applied(last)
    assert await store.outbox(0, 10) == []
    assert await store.last_change() == last
    await add(store, FERRY)
    assert (await store.outbox(last, 10))[0].seq == last + 1


async def test_an_id_of_a_quotation_is_never_given_again(store: Store) -> None:
    await add(store, BRIDGE, id="b")
    (before,) = await store.quotations_by(OPERATOR, Bounds(), 9)
    await store.remove(OPERATOR, "b")
    await add(store, FERRY, id="b")
    (after,) = await store.quotations_by(OPERATOR, Bounds(), 9)
    assert isinstance(after, HeldQuotation)
    assert before.id != after.id
    assert await store.quotations(OPERATOR, [before.id]) == []


async def test_a_decision_is_replaced_and_leaves_with_its_document(store: Store) -> None:
    await with_a_secret(store)
    changed = Decision("n", f"{HIDDEN}-1", Span(0, 9), HIDDEN, False)
    await store.decide("blue", changed)
    assert await store.decisions("blue") == [changed]
    assert await store.remove("blue", f"{HIDDEN}-1")
    assert await store.decisions("blue") == []
