"""In what light sides show an actor, and the frames they tell in, from what was made beforehand."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.framing.lenses import frames, portrayal
from bot.framing.model import Coverage
from bot.framing.telling import tell
from corpus.model import Article, Frame, Impressions, Portrayal, Span, Tone

Make = Callable[..., Article]
Cover = Callable[..., Coverage]
TEXT = " ".join(f"Ada Quill spoke to the court of mile {n} again." for n in range(10))


def made(article: Article, tones: Sequence[Tone | None]) -> Article:
    """Note a tone for each sentence about Ada Quill."""
    found = []
    for sentence, tone in zip(article.annotations.sentences, tones, strict=True):
        start = article.document.text.index("Ada Quill", sentence.start)
        found.append(Portrayal(Span(start, start + 9), sentence, "quill", tone))
    return replace(article, impressions=Impressions(tuple(found)))


def test_many_sentences_in_a_bad_light_against_none_are_shown(read: Make, cover: Cover) -> None:
    bad, plain = ["negative"] * 8 + [None] * 2, [None] * 10
    coverage = cover([made(read(TEXT, "A"), bad)], [made(read(TEXT, "B"), plain)])
    (found,) = portrayal.look(tell(coverage))
    assert found.key == "portrayal:quill:negative:own"
    assert "in a bad light" in found.point
    assert "“Ada Quill”" in found.point
    assert "north 8 of 10; south 0 of 10" in found.reading
    assert len(found.cells[0].evidence) == 3


def test_a_few_are_not(read: Make, cover: Cover) -> None:
    bad, plain = ["negative"] * 2 + [None] * 8, [None] * 10
    coverage = cover([made(read(TEXT, "A"), bad)], [made(read(TEXT, "B"), plain)])
    assert portrayal.look(tell(coverage)) == []


def test_articles_not_looked_at_yet_are_not_counted(read: Make, cover: Cover) -> None:
    bad = made(read(TEXT, "A"), ["negative"] * 10)
    assert portrayal.look(tell(cover([bad], [read(TEXT, "B")]))) == []
    assert frames.look(tell(cover([bad], [read(TEXT, "B")]))) == []


def test_a_frame_is_a_candidate_with_its_sentence(read: Make, cover: Cover) -> None:
    one, other = read(TEXT, "A"), read(TEXT, "B")
    sentence = one.annotations.sentences[3]
    told = replace(one, impressions=Impressions(frames=(Frame("conflict", sentence),)))
    (found,) = frames.look(tell(cover([told], [replace(other, impressions=Impressions())])))
    assert found.key == "frames:conflict"
    assert found.cells[0].evidence[0].text == "Ada Quill spoke to the court of mile 3 again."
    assert (found.cells[0].count, found.cells[1].count) == (1, 0)
