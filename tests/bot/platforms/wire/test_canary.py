"""The internals of simcord that our Discord leans on are as they were when it was pinned."""

from importlib.metadata import version

import discord
from simcord.backend import Backend
from simcord.backend.models import Interaction
from simcord.builders import GuildHandle
from simcord.env import Env
from simcord.gateway import FakeGateway
from simcord.http.router import _ROUTES, dispatch

from tests.bot.platforms.wire.gateway import Session
from tests.bot.platforms.wire.server import Now

ROUTES = {
    ("POST", "interactions/{interaction_id}/{token}/callback"),
    ("POST", "webhooks/{webhook_id}/{token}"),
    ("PATCH", "webhooks/{webhook_id}/{token}/messages/@original"),
    ("DELETE", "webhooks/{webhook_id}/{token}/messages/@original"),
    ("POST", "channels/{channel_id}/messages"),
    ("POST", "channels/{channel_id}/typing"),
    ("PUT", "applications/{application_id}/commands"),
    ("GET", "users/@me"),
}


def test_simcord_is_the_version_that_this_was_written_for() -> None:
    assert version("simcord") == "3.2.1"


def test_its_routes_answer_where_ours_hand_on() -> None:
    known = {(method, "/".join(path)) for method in _ROUTES for path, _ in _ROUTES[method]}
    assert not ROUTES - known
    assert dispatch(Backend(clock=Now()), "GET", "/users/@me")["bot"]


def test_its_actors_wait_and_tell_by_the_methods_that_ours_replace() -> None:
    hooks = ("_begin_operation", "_end_operation", "_notify_dispatch_observers", "_settle_internal")
    assert all(callable(getattr(Env, hook)) for hook in hooks)
    assert {"_mark_mutation", "create_guild", "create_user"} <= set(dir(Env))
    assert callable(GuildHandle.add_member)


def test_an_interaction_has_the_states_that_ours_looks_at() -> None:
    asked = Backend(clock=Now()).new_interaction(2, 1, 1, None)
    assert isinstance(asked, Interaction)
    assert (asked.responded, asked.deferred, asked.loading) == (False, False, False)
    assert asked.token
    assert asked.initial_response_deadline
    assert asked.followup_ids == []


def test_its_gate_hands_events_to_whatever_stands_for_the_connection() -> None:
    backend = Backend(clock=Now())
    session = Session("s", 0, 1, discord.Intents(guilds=True), None)
    FakeGateway(backend, session).feed("MESSAGE_CREATE", {"guild_id": "1", "content": "secret"})
    FakeGateway(backend, session).feed("GUILD_DELETE", {"id": "1"})
    assert [event for event, _ in session.sent] == ["GUILD_DELETE"]
