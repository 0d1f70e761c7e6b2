"""Readers take what they can and refuse the rest, each in one sentence that says what to do."""

import gzip
import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.cleaning import clean
from corpus.errors import UserError
from corpus.language import annotate
from corpus.readers import READERS, Given, Reading, parse_date, read
from tests.corpus.reading import ENGLISH, HERALD, PAGE, RUSSIAN, UKRAINIAN, refused, taken, write

# --- text ----------------------------------------------------------------------------


def test_plain_text_is_kept_to_the_letter(tmp_path: Path) -> None:
    text = f"\n  {ENGLISH}\n\n\n{ENGLISH} \n"
    document = clean(taken(write(tmp_path / "a.txt", text)).document)
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


def test_a_headline_in_front_matter_may_have_a_colon(tmp_path: Path) -> None:
    head = "---\nsource: Ferry\ntitle: Mayor: the bridge stays\n---\n"
    document = taken(write(tmp_path / "a.md", head + ENGLISH), Given()).document
    assert (document.title, document.source) == ("Mayor: the bridge stays", "Ferry")
    assert document.text == ENGLISH


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


@pytest.mark.parametrize("unseen", ["\u200b", "\ufeff", "\u2060", "\u00ad"])
def test_what_nobody_sees_stays_in_the_text_and_hides_no_name(tmp_path: Path, unseen: str) -> None:
    text = f"{ENGLISH} The dam is shut, said Ada Halb{unseen} on Monday."
    document = clean(taken(write(tmp_path / "a.txt", text)).document)
    assert document.text == text
    assert "Ada Halb" in {name.span.of(text) for name in annotate(document).names}


def test_a_day_to_come_is_kept_as_it_was_given(tmp_path: Path) -> None:
    path = write(tmp_path / "a.md", f"---\nsource: Ferry\npublished: 2062-02-07\n---\n{ENGLISH}")
    assert taken(path).document.published == date(2062, 2, 7)


# --- what is refused -----------------------------------------------------------------


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
    "head", ["title: {a: b", "source: [a, b]", "title: '\\", "url: javascript:x()"]
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


# --- whatever comes ------------------------------------------------------------------

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
