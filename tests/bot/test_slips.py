"""At the command line each slip gets one sentence and a status, and costs nothing already in."""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from bot.__main__ import main
from corpus import database

STORY = "A kiln burst in Loam on Friday. Nobody was hurt, the fire brigade said."
Printed = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def data(prepared: Path, config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with articles in it, and a config that takes files up to one megabyte."""
    shutil.copytree(prepared, tmp_path / "data")
    shutil.copytree(config, tmp_path / "config")
    (tmp_path / "config" / "parallax.toml").write_text("[limits]\nfile_megabytes = 1\n")
    monkeypatch.setenv("PARALLAX_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("PARALLAX_CONFIG", str(tmp_path / "config"))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "data"


def sentence(shown: Printed, *arguments: str, status: int = 1) -> str:
    """The one sentence that a person gets, on one line where it is not a terminal."""
    assert main(arguments) == status
    (line,) = shown.readouterr().err.splitlines()
    assert line.endswith((".", "?"))
    return line


def failed(shown: Printed, *arguments: str, status: int = 1) -> Any:
    """The one object that a script gets when something is wrong."""
    assert main([*arguments, "--json"]) == status
    (line,) = shown.readouterr().out.splitlines()
    answer = json.loads(line)
    assert answer["ok"] is False
    assert answer["error"]
    return answer


def held(shown: Printed) -> int:
    """Count the articles that are in."""
    shown.readouterr()
    assert main(["stats", "--json"]) == 0
    count: int = json.loads(shown.readouterr().out)["data"]["corpus"]["articles"]
    return count


# --- files --------------------------------------------------------------------------------

BAD_FILES = {
    "missing.txt": (None, "no such file"),
    "empty.txt": (b"", "is empty"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(300), "a picture"),
    "binary.txt": (bytes(range(256)) * 40, "binary"),
    "huge.txt": (b"Word and more. " * 70_000, "raise file_megabytes in parallax.toml"),
    "mixed.txt": ("Ünïcödé ".encode() * 40 + b"\xff\xfe\xff", "save it again as UTF-8"),
    "page.html": (b"<html><body><a href='/'>home</a></body></html>", "no article is found"),
    "lines.jsonl": (b"{broken\n", "not JSON"),
    "matter.md": (b"---\ntitle: [a: b\n---\nText.", "not YAML"),
    "story.docx": (b"PK\x03\x04", "its kind is not read"),
    "table.csv": (b"a,b\n1,2\n", "--index"),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_is_named_with_what_to_do_and_costs_nothing_that_is_in(
    name: str, tmp_path: Path, capsys: Printed
) -> None:
    content, why = BAD_FILES[name]
    if content is not None:
        (tmp_path / name).write_bytes(content)
    answer = failed(capsys, "ingest", name, "--source", "Loam Letter")
    assert name in answer["error"]
    assert why in answer["error"]
    assert held(capsys) == 8


def test_a_folder_without_anything_to_read_is_refused(tmp_path: Path, capsys: Printed) -> None:
    (tmp_path / "nothing").mkdir()
    assert "nothing to read in it" in failed(capsys, "ingest", "nothing")["error"]


def test_what_is_refused_for_one_reason_is_told_together(tmp_path: Path, capsys: Printed) -> None:
    for name in "abcdefg":
        (tmp_path / f"{name}.txt").write_text("")
    assert main(["ingest", *(f"{name}.txt" for name in "abcdefg")]) == 1
    shown = " ".join(capsys.readouterr().out.split())
    assert "a.txt, b.txt, c.txt, d.txt, e.txt and 2 more: it is empty" in shown


def test_a_broken_line_costs_itself_when_a_file_is_read(tmp_path: Path, capsys: Printed) -> None:
    (tmp_path / "some.jsonl").write_text('{broken\n{"text": "A kiln burst in Loam."}\n')
    assert main(["read", "some.jsonl", "--json"]) == 1
    bad, good = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert "line 1" in bad["error"]
    assert good["text"] == "A kiln burst in Loam."


# --- questions ----------------------------------------------------------------------------

ODD = {
    "empty": "",
    "spaces": "   ",
    "only punctuation": "?!… — ,,,",
    "emoji": "🔥🌉😀",
    "right to left": "جسر النار",
    "2,000 characters": "lorem " * 333,
}


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD.keys())
def test_an_odd_question_is_answered_with_what_would_work(odd: str, capsys: Printed) -> None:
    error = failed(capsys, "ask", odd)["error"]
    assert error.endswith(".")
    assert len(error) < 250


def test_a_question_that_is_too_long_is_asked_to_be_shorter(capsys: Printed) -> None:
    assert "few words that matter" in failed(capsys, "ask", "lorem " * 333)["error"]
    assert "at most 300" in failed(capsys, "search", "lorem " * 333)["error"]


SLIPS = {
    "": "parallax demo",
    "comprae alder": "Did you mean compare?",
    "quote bridge --sorce red": "Did you mean --source?",
    "quote bridge --source": "--source needs a value",
    "ingest x --language fr": "en, ru or uk",
    "ask": "ask needs the text",
    "stats now": "no use for “now”",
}


@pytest.mark.parametrize("line", SLIPS)
def test_a_slip_in_the_line_itself_is_named_with_the_nearest(line: str, capsys: Printed) -> None:
    assert SLIPS[line] in sentence(capsys, *line.split(), status=2)
    if line:
        assert SLIPS[line] in failed(capsys, *line.split(), status=2)["error"]


def test_words_after_a_command_are_read_as_in_a_chat(capsys: Printed) -> None:
    assert main(["quote", "bridge", "--json"]) == 0
    capsys.readouterr()
    assert main(["feedback", "wrong", "1", "not", "his", "--json"]) == 0
    given = json.loads(capsys.readouterr().out)["data"]
    assert given["verdict"] == "wrong"
    assert main(["review", "uphold", "1", "--json"]) == 0


def test_the_steps_of_an_answer_are_lines_for_a_shell(capsys: Printed) -> None:
    assert main(["incidents"]) == 0
    steps = [line for line in capsys.readouterr().out.splitlines() if "parallax compare" in line]
    id = steps[0].split()[-1]
    assert main(["compare", id, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["data"]["incident"]["id"] == id


def test_a_page_that_is_none_says_how_many_there_are(capsys: Printed) -> None:
    assert "3 incidents fill 1 page" in failed(capsys, "incidents", "--page", "9")["error"]


def test_help_on_a_misspelt_command_offers_the_nearest(capsys: Printed) -> None:
    assert "did you mean compare?" in failed(capsys, "help", "compar")["error"]


# --- settings, token ----------------------------------------------------------------------


def test_a_misspelt_key_is_named_with_its_file_and_the_nearest(
    tmp_path: Path, capsys: Printed
) -> None:
    (tmp_path / "config" / "parallax.toml").write_text("[limits]\nfile_megabyte = 3\n")
    said = sentence(capsys, "sources")
    assert "parallax.toml: unknown key limits.file_megabyte; did you mean file_megabytes?" in said


def test_a_config_file_that_is_nearly_one_of_ours_is_named(tmp_path: Path, capsys: Printed) -> None:
    (tmp_path / "config" / "source.toml").write_text("")
    assert "did you mean sources.toml?" in sentence(capsys, "sources")


@pytest.mark.parametrize(("token", "said"), [("", "no Discord token"), ("abc", "Developer Portal")])
def test_no_token_or_one_that_cannot_be_one_ends_the_bot_at_once(
    token: str, said: str, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", token)
    assert said in sentence(capsys, "discord", status=2)


# --- the data folder ----------------------------------------------------------------------

COMMANDS = ["sources", "ask search bridge", "ingest story.txt --source x", "doctor"]


@pytest.fixture
def story(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(STORY)


@pytest.mark.usefixtures("story")
@pytest.mark.parametrize("command", COMMANDS)
def test_a_database_of_a_newer_version_is_left_alone(
    command: str, data: Path, capsys: Printed
) -> None:
    with closing(sqlite3.connect(data / database.FILE)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    before = (data / database.FILE).read_bytes()
    assert "newer Parallax" in sentence(capsys, *command.split())
    assert (data / database.FILE).read_bytes() == before


@pytest.mark.usefixtures("story")
@pytest.mark.parametrize("command", COMMANDS)
def test_a_database_that_another_holds_is_waited_for_and_then_named(
    command: str, data: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    monkeypatch.setattr(database, "PATIENCE", 0.1)
    with closing(sqlite3.connect(data / database.FILE, isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        assert "Another program holds" in sentence(capsys, *command.split())
    assert held(capsys) == 8


@pytest.mark.usefixtures("story")
@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("place", [0.0, 0.3])
def test_a_damaged_database_is_named_and_kept(
    place: float, command: str, data: Path, capsys: Printed
) -> None:
    file = data / database.FILE
    content = bytearray(file.read_bytes())
    start = int(len(content) * place)
    content[start : start + len(content) // 2] = b"\xa5" * (len(content) // 2)
    file.write_bytes(content)
    assert "is damaged: put back a copy" in sentence(capsys, *command.split())
    assert len(file.read_bytes()) == len(content)


def test_an_article_that_was_written_over_is_told_as_damage(data: Path, capsys: Printed) -> None:
    with closing(sqlite3.connect(data / database.FILE)) as connection:
        connection.execute("UPDATE texts SET annotations = x'00ff00ff'")
        connection.commit()
    assert "damaged" in failed(capsys, "compare", "alder bridge fire")["error"]


@pytest.mark.parametrize("how", ["missing", "a file", "rubbish"])
def test_an_index_that_is_gone_or_damaged_is_made_anew_by_itself(
    how: str, data: Path, capsys: Printed
) -> None:
    if how != "rubbish":
        shutil.rmtree(data / "index")
    if how == "a file":
        (data / "index").write_text("rubbish")
    if how == "rubbish":
        for file in (data / "index").iterdir():
            file.write_bytes(b"rubbish")
    assert main(["search", "bridge", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["data"]["passages"]
    assert main(["doctor", "--json"]) == 0
    words = next(
        part
        for part in json.loads(capsys.readouterr().out)["data"]["parts"]
        if part["name"] == "words"
    )
    assert words["said"].startswith("8 of 8")


def test_doctor_counts_what_an_earlier_analysis_annotated(data: Path, capsys: Printed) -> None:
    for held, told in ((None, "all articles are annotated"), (0, "8 articles annotated by an ea")):
        with closing(sqlite3.connect(data / "parallax.db")) as connection, connection:
            connection.execute("UPDATE texts SET analysis = coalesce(?, analysis)", [held])
        assert main(["doctor", "--json"]) == 0
        parts = json.loads(capsys.readouterr().out)["data"]["parts"]
        (said,) = [part["said"] for part in parts if part["name"] == "analysis"]
        assert said.startswith(told)


def test_a_data_folder_that_is_a_file_is_named(tmp_path: Path, capsys: Printed) -> None:
    (tmp_path / "file").write_text("")
    assert "is not a folder" in sentence(capsys, "--data", "file", "sources")
