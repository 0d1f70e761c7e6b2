"""Everything shown as an article's words stands so in its document."""

import pytest

from bot.reply import Excerpt, Reply
from bot.testing import Asker

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
        further = await ask.app.follow("operator", "tester", reply.id or "", number)
        shown += await check(ask, further)
    assert shown or not reply.ok or "harvest" in line
