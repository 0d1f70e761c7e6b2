"""How each point of a comparison is found, in a line each; docs/method.md tells it in full."""

from bot.reply import Next, Reply, Table, Text

METHODS = (
    ("claims", "facts one side tells, or tells differently, sentence held against sentence"),
    ("actors", "who did it: named, declared unknown, or left out; who is accused, by whom"),
    ("sourcing", "whose words are carried, by name or not, and with which verb"),
    ("certainty", "what is stated as fact, hedged, denied or alleged in the outlet's own voice"),
    ("naming", "what the event, the people and the places are called"),
    ("portrayal", "how the people named come off in the sentences about them; often silent"),
    ("wording", "judging words, words in scare quotes, words that a side prefers"),
    ("frames", "candidates for frames and narratives, each with the sentence; you decide"),
)
"""Each lens by its name, and what it looks at."""

PROMISES = (
    "Counts are articles out of those held here that the lens can read. “Not found” speaks of "
    "these alone.",
    "“Changes if … is left out”: the difference rests on one article. Chance is reckoned with "
    "from four articles a side on, false discoveries held to 5 %.",
    "Firm is what articles dealt anew, whatever their side, would seldom part in. The rest are "
    "points: told in the articles counted, and perhaps in no other of their side.",
    "Portrayal and frames are read in English alone, all else in Russian and Ukrainian too, less "
    "surely. Wording is compared within each language.",
    "Facts are compared by what sentences mean; of articles that came in just now, by their words "
    "and in English.",
    "Quoted words and the outlet's own voice are kept apart. Sides are names that your team "
    "gave; swapping them mirrors the answer.",
)


def method() -> Reply:
    """Explain the lenses, and how to read a finding."""
    return Reply(
        "help",
        (
            Text("How a comparison is made", "title"),
            Table(("", ""), METHODS),
            *(Text(promise, "note") for promise in PROMISES),
        ),
        {"method": dict(METHODS)},
        (Next("All commands", "help"),),
    )
