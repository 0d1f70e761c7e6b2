"""Everything shown as an article's words stands so in its document."""

import asyncio
from collections import Counter
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.reply import Excerpt, Reply, Request
from bot.testing import Asker
from corpus.model import Article

LINES = [
    *(f"compare {words}" for words in ("alder bridge fire", "tarn strike", "cherry harvest")),
    *(f"quote {words}" for words in ("bridge", "thistlewick", "negotiations", "quillfeather")),
    *(f"search {words}" for words in ("bridge fire", "dockers wages", '"power cable"', "мост")),
]


def evidence_in(data: object) -> list[dict[str, object]]:
    """Find every piece of evidence in a reply's data."""
    if isinstance(data, list):
        return [found for each in data for found in evidence_in(each)]
    if not isinstance(data, dict):
        return []
    own = [data] if {"document", "start", "end", "text"} <= data.keys() else []
    return own + [found for each in data.values() for found in evidence_in(each)]


async def check(ask: Asker, reply: Reply) -> int:
    shown = [block for block in reply.blocks if isinstance(block, Excerpt)]
    for excerpt in shown:
        evidence = excerpt.evidence
        article = await ask.app.store.document("operator", evidence.document)
        assert article is not None
        assert evidence.span.of(article.document.text) == evidence.text
        assert evidence.source == article.source.name
        assert all(0 <= start < end <= len(evidence.text) for start, end in excerpt.mark)
    for piece in evidence_in(reply.data):
        article = await ask.app.store.document("operator", str(piece["document"]))
        assert article is not None
        assert article.document.text[piece["start"] : piece["end"]] == piece["text"]
    return len(shown)


@pytest.mark.parametrize("line", LINES)
async def test_every_excerpt_and_every_step_from_it_is_verbatim(ask: Asker, line: str) -> None:
    """Walks two steps deep: every button of the answer, and every button of those."""
    reply = await ask(line)
    shown = await check(ask, reply)
    for number in range(len(reply.actions)):
        further = await ask.follow(reply, number)
        shown += await check(ask, further)
    assert shown or not reply.ok or "harvest" in line


SPEAKERS = ("thistlewick", "quillfeather", "офицер", "officials", "critics", "mayor")
ASKED = st.tuples(
    st.sampled_from(("quote", "search", "verify") * 3 + ("compare",)),
    st.integers(0, 10_000),
    st.integers(0, 10_000),
    st.integers(1, 12),
    st.sampled_from((*SPEAKERS, None, None, None)),
    st.sampled_from((None, None, None, '"', "«", "not", "[…]", "🙂")),
)
"""A command; an article, a word in it and how many; a speaker; and what breaks the words."""


def request_of(
    articles: Sequence[Article], asked: tuple[str, int, int, int, str | None, str | None]
) -> Request:
    """Make a request of an article's own words, at times broken, at times with a speaker."""
    command, which, at, count, speaker, broken = asked
    words = articles[which % len(articles)].document.text.split()
    some = words[at % len(words) :][: count if command == "verify" else min(count, 4)]
    text = " ".join([*some[:1], *([broken] if broken else []), *some[1:]])
    arguments = {
        "quote": {"topic": text, **({"speaker": speaker} if speaker else {})},
        "search": {"words": f'"{text}"' if count % 2 else text},
        "verify": {"text": f"“{text}”" + (f", said {speaker}" if speaker else "")},
        "compare": {"incident": text},
    }
    return Request("operator", "tester", command, arguments[command])


def wrong_in(reply: Reply, articles: Mapping[str, Article]) -> list[object]:
    """Return each span of an answer that is not what stands in the article it names."""
    excerpts = [block.evidence for block in reply.blocks if isinstance(block, Excerpt)]
    pieces = [(e.document, e.source, e.span.start, e.span.end, e.text) for e in excerpts]
    pieces += [
        (p["document"], p["source"], p["start"], p["end"], p["text"])  # type: ignore[misc]
        for p in evidence_in(reply.data)
    ]
    return [
        (document, source, start, end, text)
        for document, source, start, end, text in pieces
        if articles[document].source.name != source
        or articles[document].document.text[start:end] != text
    ]


async def test_every_span_of_hundreds_of_generated_answers_is_verbatim(ask: Asker) -> None:
    found = await ask.app.store.incidents("operator", "", 200)
    ids = sorted({d for incident in found for d in (*incident.about, *incident.mentions)})
    held = await ask.app.store.articles("operator", ids)
    articles = {article.document.id: article for article in held}
    loop, shown = asyncio.get_running_loop(), Counter[str]()

    @settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(ASKED)
    def answered(asked: tuple[str, int, int, int, str | None, str | None]) -> None:
        request = request_of(held, asked)
        reply = asyncio.run_coroutine_threadsafe(ask.app.answer(request), loop).result(30)
        assert wrong_in(reply, articles) == []
        shown[request.command] += len(evidence_in(reply.data))

    await asyncio.to_thread(answered)
    assert set(shown) == {"quote", "search", "verify", "compare"}
    assert sum(shown.values()) > 100
