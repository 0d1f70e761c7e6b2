"""The router: what typed lines mean."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands import COMMANDS
from bot.router import route


@pytest.mark.parametrize(
    ("line", "command", "arguments"),
    [
        ("how do they frame the Alder bridge fire?", "compare", {"incident": "Alder bridge fire"}),
        ("compare alder bridge fire", "compare", {"incident": "alder bridge fire"}),
        (
            "compare alder fire between red and blue",
            "compare",
            {"incident": "alder fire", "between": "red and blue"},
        ),
        (
            "Compare the Red Post and the Blue Post on the alder fire",
            "compare",
            {"between": "Red Post and the Blue Post", "incident": "alder fire"},
        ),
        (
            "what has Marek said about the bridge?",
            "quote",
            {"speaker": "Marek", "topic": "bridge"},
        ),
        ("What did Marek say?", "quote", {"speaker": "Marek"}),
        ("tell me what Marek said about fire", "quote", {"speaker": "Marek", "topic": "fire"}),
        ("quotes by Marek on fire", "quote", {"speaker": "Marek", "topic": "fire"}),
        ("/quote marek bridge", "quote", {"topic": "marek bridge"}),
        ("quote marek --side red page:2", "quote", {"topic": "marek", "side": "red", "page": "2"}),
        (
            'search "safe bridge" source:"Red Post"',
            "search",
            {"words": '"safe bridge"', "source": "Red Post"},
        ),
        ("who is Marek?", "who", {"name": "Marek"}),
        ("кто такой Марек?", "who", {"name": "Марек"}),
        ("who marek", "who", {"name": "marek"}),
        ("who shot Marek", "search", {"words": "who shot Marek"}),
        ("which incidents do you have?", "incidents", {}),
        ("what happened in Alder?", "incidents", {"words": "Alder"}),
        (
            "wrong 2 not his words",
            "feedback",
            {"verdict": "wrong", "item": "2", "why": "not his words"},
        ),
        ("useful", "feedback", {"verdict": "useful"}),
        ("review uphold 3", "review", {"decision": "uphold", "report": "3"}),
        ("forget me", "mydata", {"action": "erase"}),
        ("hello", "help", {}),
        ("what is a lens?", "help", {"about": "method"}),
        ("how does this work?", "help", {"about": "method"}),
        (
            "Who is quoted most on the alder fire?",
            "compare",
            {"lens": "sourcing", "incident": "alder fire"},
        ),
        (
            "who is blamed for the alder fire?",
            "compare",
            {"lens": "actors", "incident": "alder fire"},
        ),
        ("what is Marek accused of?", "search", {"words": "what is Marek accused of"}),
        ("почему сгорел мост?", "search", {"words": "почему сгорел мост"}),
        ("чому згорів міст?", "search", {"words": "чому згорів міст"}),
        ("что сказал Марек о пожаре?", "quote", {"speaker": "Марек", "topic": "пожаре"}),
        ("що сказав Марек про пожежу?", "quote", {"speaker": "Марек", "topic": "пожежу"}),
        ("как они освещают пожар на мосту?", "compare", {"incident": "пожар на мосту"}),
        ("як вони висвітлюють пожежу на мосту?", "compare", {"incident": "пожежу на мосту"}),
        (
            "порівняй пожежу між red та blue",
            "compare",
            {"incident": "пожежу", "between": "red та blue"},
        ),
        ("сравни пожар", "compare", {"incident": "пожар"}),
    ],
)
def test_a_line_is_understood(line: str, command: str, arguments: dict[str, Any]) -> None:
    routed = route(line, COMMANDS)
    assert (routed.command, routed.arguments, routed.sure) == (command, arguments, True)


def test_a_misspelt_command_stays_as_typed_so_that_the_nearest_can_be_offered() -> None:
    routed = route("comprae alder fire", COMMANDS)
    assert (routed.command, routed.sure) == ("comprae", False)


def test_what_no_rule_knows_becomes_help_about_it() -> None:
    routed = route("purple monday dishes", COMMANDS)
    assert (routed.command, routed.arguments) == ("help", {"about": "purple monday dishes"})


def test_a_colon_in_a_word_that_names_no_option_stays_in_the_words() -> None:
    routed = route("search ratio 3:1 https://red-post.example/a", COMMANDS)
    assert routed.arguments == {"words": "ratio 3:1 https://red-post.example/a"}


@given(st.text(max_size=400))
def test_any_text_is_routed_to_some_command(text: str) -> None:
    assert isinstance(route(text, COMMANDS).command, str)
