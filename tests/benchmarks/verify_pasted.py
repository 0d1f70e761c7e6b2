"""Make quotations to verify as members paste them: wrapped, signed, amid chatter, put together."""

import re
import textwrap
from collections.abc import Callable

from corpus.spelling import name_key
from tests.benchmarks.verify_cases import WORD, Case, Said, Sample

VERBATIM = frozenset({"verbatim"})
WRONG = frozenset({"altered", "nothing"})
TWO_WAYS = (
    ("defence", "defense"), ("centre", "center"), ("colour", "color"), ("organis", "organiz"),
    ("neighbour", "neighbor"), ("Kyiv", "Kiev"), ("Zelensky", "Zelenskyy"), ("Kirillov", "Kirilov"),
    ("Alekseyev", "Alexeyev"), ("Lavrov", "Lavroff"), ("Putin", "Poutine"), ("labour", "labor"),
)  # fmt: skip


def _named(of: Sample, least: int = 5) -> tuple[Said, str]:
    """Draw a quotation whose speaker is a person with a name, and the name."""
    names = [s for s in of.said if s.quotation.speaker.name in of.speakers]
    long = [s for s in names if len(s.words.split()) >= least and s.quotation.confidence >= 0.7]
    said = of.chance.choice([s for s in long if not re.search(r"[“”\"«»:;]", s.words)])
    return said, str(said.quotation.speaker.name)


def _plain(of: Sample, least: int) -> str:
    """Draw words without marks in them."""
    long = [s.words for s in of.said if len(s.words.split()) >= least]
    return of.chance.choice([w for w in long if not re.search(r"[“”„«»‘\"…\n\[]", w)])


def in_lines(of: Sample) -> Case:
    """Broken into lines as in a picture, in marks or in none."""
    opened, closed = of.chance.choice(["“”", '""', "«»", "‘’", ("", "")])
    whole = f"{opened}{_plain(of, 8)}{closed}"
    return Case("\n".join(textwrap.wrap(whole, of.chance.randint(28, 50))), VERBATIM)


def answered(of: Sample) -> Case:
    """As a message that somebody answers, each line with its mark."""
    lines = textwrap.wrap(f"“{_plain(of, 8)}”", 40)
    return Case("\n".join(f"> {line}" for line in lines) + "\nis this real?", VERBATIM)


def amid_chatter(of: Sample) -> Case:
    """With words, links and tags around."""
    before = of.chance.choice(
        ["lol look at this:", "Seen on X 😂", "@mod check pls", "so apparently"]
    )
    after = of.chance.choice(["what do you think?", "https://t.example/a?b=“c", "#fake", "smh..."])
    return Case(f"{before} “{_plain(of, 4)}” {after}", VERBATIM)


def signed(of: Sample) -> Case:
    """With the speaker on a line of its own below."""
    said, name = _named(of)
    text = of.chance.choice(["“{}”\n— {}", "“{}.”\n- {}", "{}\n– {}", '"{}"\n\n— {}'])
    return Case(text.format(said.words.rstrip(".,"), name), VERBATIM)


def signed_by_another(of: Sample) -> Case:
    """With another speaker on a line of its own below."""
    said, name = _named(of)
    other = of.chance.choice([n for n in of.speakers if name_key(n) != name_key(name)])
    others = frozenset({"other_speaker"})
    return Case(f"“{said.words.rstrip('.,')}”\n— {other}", others)


def led(of: Sample) -> Case:
    """With the speaker before it, without marks."""
    said, name = _named(of)
    text = of.chance.choice(["{}: {}", "[12:03] {}: {}", "{} said: {}", "According to {}, {}"])
    return Case(text.format(name, said.words.rstrip(",")), VERBATIM)


def several(of: Sample) -> Case:
    """Three in a message: one as it stands, one made up, one with a word more."""
    real, another = _plain(of, 5), _plain(of, 8).split()
    language = "en"
    invented = " ".join(of.word(language) for _ in range(8))
    another.insert(len(another) // 2, "marmalade")
    text = f"He said “{real}” and then “{invented}”. Also “{' '.join(another)}” – true?"
    return Case(text, VERBATIM, (frozenset({"nothing"}), frozenset({"altered"})))


def in_brackets(of: Sample) -> Case:
    """A word put in, in brackets."""
    words = _plain(of, 6).split()
    words.insert(of.chance.randrange(len(words)), "[sic]")
    return Case(f"“{' '.join(words)}”", VERBATIM)


def for_brackets(of: Sample) -> Case:
    """A word within replaced by one in brackets."""
    words = _plain(of, 8).split()
    words[of.chance.randrange(2, len(words) - 2)] = "[they]"
    return Case(f"“{' '.join(words)}”", frozenset({"truncated"}))


def spelled_otherwise(of: Sample) -> Case:
    """British for American, one spelling of a name for another."""
    ways = [pair for one, other in TWO_WAYS for pair in ((one, other), (other, one))]
    held = [(s.words, w) for s in of.said for w in ways if re.search(rf"\b{w[0]}", s.words)]
    if not held:
        return in_lines(of)
    words, (one, other) = of.chance.choice(held)
    changed = re.sub(rf"\b{one}", other, words)
    return Case(f"“{changed}”", VERBATIM)


def unseen(of: Sample) -> Case:
    """With characters that nobody sees."""
    words = _plain(of, 5)
    at = of.chance.randrange(len(words))
    hidden = of.chance.choice(["\u200b", "\u00ad", "\ufeff", "\u2060"])
    return Case(f"“{words[:at]}{hidden}{words[at:]}”".replace(" ", "\u00a0", 1), VERBATIM)


def spliced(of: Sample) -> Case:
    """Half of one and half of another, with and without a sign between them."""
    one, other = of.some(8), of.some(8)
    while other.article.article.document.id == one.article.article.document.id:
        other = of.some(8)
    joint = of.chance.choice([" ", ", and ", " … ", " [...] ", ". "])
    first, second = one.words.split()[:7], other.words.split()[-7:]
    return Case(f"“{' '.join(first)}{joint}{' '.join(second)}”", WRONG)


def misspelt(of: Sample) -> Case:
    """Two letters of a word exchanged."""
    words = _plain(of, 6)
    found = [m for m in WORD.finditer(words) if len(m.group()) > 5 and m.group().islower()]
    if not found:
        return misspelt(of)
    at = of.chance.choice(found).start() + 2
    while words[at] == words[at + 1]:
        at += 1
    changed = f"{words[:at]}{words[at + 1]}{words[at]}{words[at + 2 :]}"
    return Case(f"“{changed}”", frozenset({"altered"}))


def reordered(of: Sample) -> Case:
    """Two words that stand beside each other exchanged."""
    words = _plain(of, 7).split()
    at = of.chance.randrange(1, len(words) - 2)
    while words[at].casefold() == words[at + 1].casefold():
        at -= 1
    words[at], words[at + 1] = words[at + 1], words[at]
    return Case(f"“{' '.join(words)}”", frozenset({"altered"}))


def reworded(of: Sample) -> Case:
    """Told anew: every second longer word another."""
    said = of.some(8)
    language = said.article.article.document.language
    words = [of.word(language) if n % 2 else w for n, w in enumerate(said.words.split())]
    return Case(f"“{' '.join(words)}”", frozenset({"nothing", "altered"}))


PASTED: tuple[tuple[Callable[[Sample], Case], int], ...] = (
    (in_lines, 5),
    (answered, 2),
    (amid_chatter, 4),
    (signed, 3),
    (signed_by_another, 3),
    (led, 4),
    (several, 3),
    (in_brackets, 3),
    (for_brackets, 3),
    (spelled_otherwise, 2),
    (unseen, 2),
    (spliced, 4),
    (misspelt, 2),
    (reordered, 3),
    (reworded, 3),
)
"""The makers, and how many cases each makes beside a hundred of the others."""
