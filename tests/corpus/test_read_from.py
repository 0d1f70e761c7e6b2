"""Pages, lines of JSON, feeds, folders and indexes are read article by article."""

import gzip
import json
from datetime import date
from pathlib import Path

import pytest

from corpus.model import OPERATOR
from corpus.readers import Given, Reading, Refusal, how_many, read, read_index
from tests.corpus.reading import (
    ENGLISH,
    FEED,
    HERALD,
    PAGE,
    RUSSIAN,
    UKRAINIAN,
    refused,
    taken,
    write,
)

# --- pages ---------------------------------------------------------------------------


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


# --- JSONL ---------------------------------------------------------------------------


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


# --- feeds ---------------------------------------------------------------------------


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


# --- folders and indexes -------------------------------------------------------------


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
