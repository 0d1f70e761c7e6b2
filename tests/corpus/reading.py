"""Texts, a page and a feed to be read, and what a reader makes of a file."""

from pathlib import Path

from corpus.readers import Given, Reading, Refusal, read

ENGLISH = "The dam gave way before dawn on Tuesday, and “nobody” has said who was on watch."
RUSSIAN = "Плотина не выдержала перед рассветом во вторник, и никто не сказал, кто дежурил ночью."
UKRAINIAN = "Дамба не витримала перед світанком у вівторок, і ніхто не сказав, хто її чергував."
HERALD = Given(source="Herald")
PAGE = f"""<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Dam gives way | Ferry</title>
<meta property="og:site_name" content="Ferry"><link rel="canonical"
href="https://ferry.example/dam"><meta property="article:published_time" content="2023-06-06">
</head><body><nav><a href="/">Home</a></nav><article><h1>Dam gives way</h1>
{"".join(f"<p>{n}. {ENGLISH} {ENGLISH}</p>" for n in ("One", "Two", "Three", "Four"))}
</article><footer>Imprint</footer></body></html>"""
ENTRY = f"<p>{ENGLISH}</p><p>{ENGLISH} {ENGLISH}</p>"
FEED = f"""<?xml version="1.0" encoding="utf-8"?><rss version="2.0"
xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Ferry</title>
<item><title>Dam gives way</title><link>https://ferry.example/dam</link>
<pubDate>Tue, 06 Jun 2023 06:00:00 GMT</pubDate><description>Short.</description>
<content:encoded><![CDATA[{ENTRY}<script>x()</script>]]></content:encoded></item>
<item><title>Teaser</title><description>Read it on our site.</description></item></channel></rss>"""


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def taken(path: Path, given: Given = HERALD) -> Reading:
    (reading,) = read(path, given)
    assert isinstance(reading, Reading), str(reading)
    return reading


def refused(path: Path, given: Given = HERALD, limit: int = 20_000_000) -> str:
    (refusal,) = read(path, given, limit=limit)
    assert isinstance(refusal, Refusal)
    assert str(path) in refusal.where
    assert refusal.why.endswith(".")
    assert "\n" not in refusal.why
    return refusal.why
