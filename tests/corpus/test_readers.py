"""Readers take what they can and refuse the rest, each in one sentence that says what to do."""

import gzip
import json
import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.errors import UserError
from corpus.model import OPERATOR
from corpus.readers import READERS, Given, Reading, Refusal, how_many, parse_date, read, read_index

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


# --- text ---------------------------------------------------------------------------------


def test_plain_text_is_kept_to_the_letter(tmp_path: Path) -> None:
    text = f"\n  {ENGLISH}\n\n\n{ENGLISH} \n"
    document = taken(write(tmp_path / "a.txt", text)).document
    assert (document.text, document.source, document.id) == (text, "Herald", "")


def test_what_the_user_gives_is_kept_with_the_text(tmp_path: Path) -> None:
    given = Given(
        source="Herald",
        side="north",
        published=date(2023, 6, 6),
        url="https://herald.example/a",
        title="Dam gives way",
        workspace="guild",
        country="NO",
        id="h1",
    )
    reading = taken(write(tmp_path / "a.txt", ENGLISH), given)
    assert (reading.source.side, reading.source.country) == ("north", "NO")
    assert reading.source.workspace == reading.document.workspace == "guild"
    assert (reading.document.id, reading.document.title) == ("h1", "Dam gives way")
    assert reading.document.published == date(2023, 6, 6)


def test_front_matter_tells_what_the_user_does_not(tmp_path: Path) -> None:
    head = (
        "---\nsource: Ferry\nside: south\npublished: 2023-06-06\ntitle: 'Dam: gone'\nid: f1\n---\n"
    )
    path = write(tmp_path / "a.md", head + ENGLISH)
    document = taken(path, Given()).document
    assert (document.text, document.source, document.id) == (ENGLISH, "Ferry", "f1")
    assert (document.title, document.published) == ("Dam: gone", date(2023, 6, 6))
    assert taken(path, HERALD).document.source == "Herald"


def test_markdown_without_front_matter_takes_its_heading_for_a_title(tmp_path: Path) -> None:
    document = taken(write(tmp_path / "a.md", f"# Dam gives way\n\n{ENGLISH}")).document
    assert document.title == "Dam gives way"
    assert document.text.startswith("# Dam")


def test_a_rule_of_dashes_is_no_front_matter(tmp_path: Path) -> None:
    text = f"---\n{ENGLISH}\n---\n{ENGLISH}"
    assert taken(write(tmp_path / "a.md", text)).document.text == text


@pytest.mark.parametrize(
    ("text", "language"), [(ENGLISH, "en"), (RUSSIAN, "ru"), (UKRAINIAN, "uk")]
)
def test_letters_tell_the_language(tmp_path: Path, text: str, language: str) -> None:
    assert taken(write(tmp_path / "a.txt", text)).document.language == language


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [ENGLISH, RUSSIAN, UKRAINIAN])
def test_unicode_is_read_with_its_mark_and_without(
    tmp_path: Path, encoding: str, text: str
) -> None:
    assert taken(write(tmp_path / "a.txt", text.encode(encoding))).document.text == text


@pytest.mark.parametrize("text", [RUSSIAN, UKRAINIAN])
@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_windows_1251_is_read(tmp_path: Path, text: str, suffix: str) -> None:
    path = write(tmp_path / f"a{suffix}", text.encode("cp1251"))
    assert taken(path).document.text == text


def test_english_with_the_quotation_marks_of_windows_is_read(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", ENGLISH.encode("cp1252"))
    assert taken(path).document.text == ENGLISH


def test_line_ends_become_line_feeds_and_stray_nuls_go(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", f"{ENGLISH}\r\n{ENGLISH[:9]}\x00{ENGLISH[9:]}\r")
    assert taken(path).document.text == f"{ENGLISH}\n{ENGLISH}\n"


def test_a_day_to_come_is_kept_as_it_was_given(tmp_path: Path) -> None:
    path = write(tmp_path / "a.md", f"---\nsource: Ferry\npublished: 2062-02-07\n---\n{ENGLISH}")
    assert taken(path).document.published == date(2062, 2, 7)


# --- what is refused ----------------------------------------------------------------------


def test_a_text_that_names_no_source_is_refused(tmp_path: Path) -> None:
    assert "option source" in refused(write(tmp_path / "a.txt", ENGLISH), Given())


def test_who_only_looks_needs_no_source(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", ENGLISH)
    assert taken(path, Given(source_needed=False)).document.text == ENGLISH


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    assert "no such file" in refused(tmp_path / "a.txt")


@pytest.mark.parametrize(
    "content", [b"", b" \n\t ", b"\xef\xbb\xbf", b"?! ... 12", "🙂🙂".encode()]
)
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_a_text_without_words_is_refused(tmp_path: Path, content: bytes, name: str) -> None:
    assert "article" in refused(write(tmp_path / name, content))


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7 text",
        b"PK\x03\x04 text",
        b"\x89PNG\r\n",
        b"MZ\x90\x00\x03\x00\x00",
        bytes(range(256)),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_a_binary_file_is_refused(tmp_path: Path, content: bytes, name: str) -> None:
    assert "not text" in refused(write(tmp_path / name, content))


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.html.gz", "a.rss"])
def test_a_huge_file_is_refused(tmp_path: Path, name: str) -> None:
    content = b"word " * 10_000
    path = write(tmp_path / name, gzip.compress(content) if name.endswith("gz") else content)
    assert "longer than 0.04 MB" in refused(path, limit=40_000)


@pytest.mark.parametrize(
    "content",
    [
        (RUSSIAN * 3).encode()[:-2],
        ENGLISH.encode("utf-16")[:-1],
        bytes(range(0x80, 0x100)) * 4,
        b"\xff\xfe" + b"\x00\xd8" * 8,
    ],
)
def test_an_undecodable_file_is_refused(tmp_path: Path, content: bytes) -> None:
    assert "save it again as UTF-8" in refused(write(tmp_path / "a.txt", content))


@pytest.mark.parametrize(
    "when", ["yesterday", "2026-02-30", "2026", "soon", "07/02/2026", "31 June 2023"]
)
def test_a_date_that_is_none_is_refused(tmp_path: Path, when: str) -> None:
    path = write(tmp_path / "a.md", f"---\nsource: Ferry\npublished: {when}\n---\n{ENGLISH}")
    assert when in refused(path)
    with pytest.raises(UserError, match="2026-02-07"):
        parse_date(when)


@pytest.mark.parametrize(
    "when",
    [
        "2026-02-07",
        "2026-02-07T23:30:00+03:00",
        "20260207",
        "2026/2/7",
        "7 February 2026",
        "Feb. 7th, 2026",
        "Sat, 07 Feb 2026 10:00:00 GMT",
        "07.02.2026",
        "7 февраля 2026 г.",
        "7 лютого 2026 року",
    ],
)
def test_a_date_is_read_in_its_common_forms(when: str) -> None:
    assert parse_date(when) == date(2026, 2, 7)


def test_a_date_with_a_month_of_more_than_twelve_days_can_only_be_read_one_way() -> None:
    assert parse_date("02/14/2026") == parse_date("14/02/2026") == date(2026, 2, 14)


@pytest.mark.parametrize(
    "head", ["title: a: b", "source: [a, b]", "title: '\\", "url: javascript:x()"]
)
def test_front_matter_that_cannot_be_used_is_refused(tmp_path: Path, head: str) -> None:
    refused(write(tmp_path / "a.md", f"---\nlanguage: en\n{head}\n---\n{ENGLISH}"))


def test_a_language_that_is_not_read_here_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "a.md", f"---\nlanguage: de\n---\n{ENGLISH}")
    assert "en, ru or uk" in refused(path)


@pytest.mark.parametrize("name", ["a.docx", "a", "a.csv"])
def test_an_unknown_kind_of_file_is_refused(tmp_path: Path, name: str) -> None:
    refused(write(tmp_path / name, ENGLISH))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", ENGLISH)
    path.chmod(0)
    assert "permissions" in refused(path)


def test_a_link_that_leads_in_a_circle_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.symlink_to(path)
    refused(path)


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert "ordinary file" in refused(tmp_path / "a.txt")


# --- pages --------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["a.html", "a.HTM", "a.html.gz"])
def test_a_page_gives_its_article_and_tells_of_it(tmp_path: Path, name: str) -> None:
    content = gzip.compress(PAGE.encode()) if name.endswith("gz") else PAGE
    document = taken(write(tmp_path / name, content), Given()).document
    assert (document.source, document.url) == ("Ferry", "https://ferry.example/dam")
    assert (document.title, document.published) == ("Dam gives way", date(2023, 6, 6))
    assert "Three. The dam" in document.text
    assert "Home" not in document.text
    assert "Imprint" not in document.text


def test_a_page_in_windows_1251_is_read_by_what_it_declares(tmp_path: Path) -> None:
    page = PAGE.replace("utf-8", "windows-1251").replace(ENGLISH, RUSSIAN)
    document = taken(write(tmp_path / "a.html", page.encode("cp1251"))).document
    assert RUSSIAN in document.text
    assert document.language == "ru"


@pytest.mark.parametrize("charset", ["hex", "undefined", "no-such-thing", "utf-16"])
def test_a_page_that_declares_nonsense_is_read_all_the_same(tmp_path: Path, charset: str) -> None:
    page = PAGE.replace('charset="utf-8"', f'charset="{charset}"')
    assert "Three. The dam" in taken(write(tmp_path / "a.html", page)).document.text


def test_an_article_told_in_several_boxes_is_put_together(tmp_path: Path) -> None:
    told = [f"<p>{n}. {ENGLISH} {ENGLISH}</p>" for n in "ABCDEFGHIJKLMNOP"]
    boxes = (f'<div class="story">{"".join(told[i : i + 8])}</div><aside>x</aside>' for i in (0, 8))
    page = f"<html><body><h1>Dam</h1><main>{''.join(boxes)}</main></body></html>"
    text = taken(write(tmp_path / "a.html", page)).document.text
    assert all(f"{n}. The dam" in text for n in "ABCDEFGHIJKLMNOP")


@pytest.mark.parametrize(
    "page", ["<html></html>", "<p>Hello</p>", "words", "<nav><a>Home</a></nav>"]
)
def test_a_page_without_an_article_is_refused(tmp_path: Path, page: str) -> None:
    assert "no article" in refused(write(tmp_path / "a.html", page))


@pytest.mark.parametrize(
    ("said", "source"),
    [
        ("The Ferry | News from the river", "The Ferry"),
        ("Copyright 2014", "ferry.example"),
        ("https://ferry.example", "ferry.example"),
        ("Everything about ferries, dams and whatever else floats on rivers", "ferry.example"),
    ],
)
def test_a_slogan_or_a_notice_is_not_taken_for_the_sites_name(
    tmp_path: Path, said: str, source: str
) -> None:
    page = PAGE.replace('content="Ferry"', f'content="{said}"')
    assert page != PAGE
    assert taken(write(tmp_path / "a.html", page), Given()).document.source == source


def test_a_damaged_gzip_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "a.html.gz", gzip.compress(PAGE.encode())[:-40])
    assert "damaged" in refused(path)


# --- JSONL --------------------------------------------------------------------------------


def test_one_broken_line_costs_that_line(tmp_path: Path) -> None:
    rows = [
        json.dumps({"id": 7, "text": ENGLISH, "source": "Ferry", "date": "2023-06-06"}),
        '{"text": ',
        "",
        "[1]",
        '{"source": "Ferry"}',
        json.dumps({"text": ENGLISH, "source": "Ferry", "published": "soon"}),
        '{"text": "half a \\ud800 letter", "source": "Ferry"}',
        "[" * 20_000,
        json.dumps({"text": RUSSIAN, "url": "https://www.ferry.example/a"}),
    ]
    path = write(tmp_path / "a.jsonl", "\n".join(rows))
    found = list(read(path))
    good = [r.document for r in found if isinstance(r, Reading)]
    bad = [r for r in found if isinstance(r, Refusal)]
    assert [(d.id, d.source, d.text) for d in good] == [
        ("7", "Ferry", ENGLISH),
        ("", "ferry.example", RUSSIAN),
    ]
    assert good[0].published == date(2023, 6, 6)
    assert [r.where for r in bad] == [f"{path}, line {n}" for n in (2, 4, 5, 6, 7, 8)]


def test_a_huge_line_costs_that_line(tmp_path: Path) -> None:
    row = json.dumps({"text": ENGLISH})
    path = write(tmp_path / "a.jsonl", f'{row}\n{row[:-2] + " more" * 100}"}}\n{row}\n')
    kinds = [type(found) for found in read(path, HERALD, limit=300)]
    assert kinds == [Reading, Refusal, Reading]


def test_jsonl_in_utf_16_is_read(tmp_path: Path) -> None:
    row = json.dumps({"text": RUSSIAN}, ensure_ascii=False)
    path = write(tmp_path / "a.jsonl", f"{row}\n{row}\n".encode("utf-16"))
    assert [r.document.text for r in read(path, HERALD) if isinstance(r, Reading)] == [RUSSIAN] * 2


def test_an_empty_jsonl_is_refused(tmp_path: Path) -> None:
    assert "empty" in refused(write(tmp_path / "a.jsonl", "\n\n"))


# --- feeds --------------------------------------------------------------------------------


def test_a_feed_gives_its_articles_and_names_its_teasers(tmp_path: Path) -> None:
    reading, refusal = read(write(tmp_path / "a.rss", FEED))
    assert isinstance(reading, Reading)
    assert reading.document.text == f"{ENGLISH}\n\n{ENGLISH} {ENGLISH}"
    assert (reading.source.name, reading.document.published) == ("The Ferry", date(2023, 6, 6))
    assert reading.document.url == "https://ferry.example/dam"
    assert isinstance(refusal, Refusal)
    assert "teaser" in refusal.why


def test_a_file_that_is_no_feed_is_refused(tmp_path: Path) -> None:
    assert "not a feed" in refused(write(tmp_path / "a.xml", "<note>words</note>"))


# --- folders and indexes ------------------------------------------------------------------


def test_a_folder_is_read_through_and_one_bad_file_costs_that_file(tmp_path: Path) -> None:
    (tmp_path / "in" / "deeper").mkdir(parents=True)
    (tmp_path / ".hidden").mkdir()
    write(tmp_path / "a.txt", ENGLISH)
    write(tmp_path / "b.bin", b"\x00\x01")
    write(tmp_path / "in" / "deeper" / "c.txt", RUSSIAN)
    write(tmp_path / ".hidden" / "d.txt", ENGLISH)
    write(tmp_path / "README.md", "About this folder.")
    (tmp_path / "in" / "loop").symlink_to(tmp_path)
    first, second, third = read(tmp_path, HERALD)
    assert isinstance(first, Reading)
    assert isinstance(second, Refusal)
    assert "b.bin" in second.where
    assert isinstance(third, Reading)
    assert third.document.text == RUSSIAN


def test_a_folder_without_files_is_refused(tmp_path: Path) -> None:
    assert "nothing to read" in refused(tmp_path)


def test_files_are_counted_ahead_where_each_holds_one_article(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", ENGLISH)
    write(tmp_path / "b.bin", b"\x00\x01")
    assert how_many(tmp_path) == 2
    write(tmp_path / "c.jsonl", "{}")
    assert how_many(tmp_path) is None


def test_a_folder_too_deep_is_named(tmp_path: Path) -> None:
    path = tmp_path.joinpath(*["d"] * 30)
    path.mkdir(parents=True)
    write(path / "a.txt", ENGLISH)
    (refusal,) = read(tmp_path, HERALD)
    assert isinstance(refusal, Refusal)
    assert "too deep" in refusal.why


def test_an_index_tells_of_each_file(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", ENGLISH)
    write(tmp_path / "b.txt", UKRAINIAN)
    index = write(
        tmp_path / "index.csv",
        "file,source,country,side,published,language,url,title,id\n"
        'a.txt,Herald,NO,north,2023-06-06,en,https://herald.example/a,"Dam, gone",h1\n'
        "b.txt,Ferry,,,,,,,\n",
    )
    first, second = read_index(index, Given(side="south"))
    assert isinstance(first, Reading)
    assert isinstance(second, Reading)
    assert (first.source.name, first.source.side, first.source.country) == ("Herald", "north", "NO")
    assert (first.document.title, first.document.id) == ("Dam, gone", "h1")
    assert (second.source.side, second.document.language) == ("south", "uk")
    assert second.document.workspace == OPERATOR


def test_a_bad_row_costs_that_row(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", ENGLISH)
    rows = ["a.txt,Herald,2023-06-06", "gone.txt,Herald,", ",Herald,", "a.txt,Herald,soon"]
    index = write(tmp_path / "i.csv", "\n".join(["file,source,published", *rows]))
    found = list(read_index(index))
    assert [type(f) for f in found] == [Reading, Refusal, Refusal, Refusal]
    assert [str(f).split(": ")[0] for f in found[1:]] == [
        str(tmp_path / "gone.txt"),
        f"{index}, line 4",
        f"{index}, line 5",
    ]


@pytest.mark.parametrize("content", ["", "name,source\na.txt,Herald\n", b"\x00\x01\x02"])
def test_an_index_that_is_none_is_refused(tmp_path: Path, content: str | bytes) -> None:
    (refusal,) = read_index(write(tmp_path / "i.csv", content))
    assert isinstance(refusal, Refusal)


def test_a_missing_index_is_refused(tmp_path: Path) -> None:
    (refusal,) = read_index(tmp_path / "i.csv")
    assert isinstance(refusal, Refusal)
    assert "no such file" in refusal.why


# --- whatever comes -----------------------------------------------------------------------

SUFFIXES = [suffix for reader in READERS for suffix in reader.suffixes]
PIECES = [
    b"---\n",
    b"title: ",
    b"<p>",
    b"</p>",
    b"<rss><channel><item>",
    b'{"text": "',
    b'"}',
    b"\n",
]
SCRIPTS = [b"\xff\xfe", b"\xef\xbb\xbf", RUSSIAN.encode(), RUSSIAN.encode("cp1251"), PAGE.encode()]
pieces = st.sampled_from([*PIECES, *SCRIPTS])
content = st.lists(st.binary(max_size=30) | pieces, max_size=8).map(b"".join)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(content, st.sampled_from(SUFFIXES), st.booleans())
def test_no_bytes_crash_a_reader(tmp_path: Path, content: bytes, suffix: str, packed: bool) -> None:
    path = write(tmp_path / f"a{suffix}", gzip.compress(content) if packed else content)
    for found in read(path, HERALD):
        if isinstance(found, Reading):
            found.document.text.encode()
            assert "\x00" not in found.document.text
        else:
            assert found.why.endswith(".")
