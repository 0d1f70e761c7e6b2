"""The command line: what scripts and people at a terminal get."""

import io
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from bot.__main__ import main

ARTICLES = Path(__file__).parent / "corpus"


@pytest.fixture
def data(prepared: Path, config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with the articles in it, named by the environment."""
    shutil.copytree(prepared, tmp_path / "data")
    monkeypatch.setenv("PARALLAX_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("PARALLAX_CONFIG", str(config))
    monkeypatch.delenv("DISCORD_TOKEN", raising=False)
    return tmp_path / "data"


def printed(capsys: pytest.CaptureFixture[str]) -> Any:
    """The one JSON object that was printed."""
    (line,) = capsys.readouterr().out.splitlines()
    return json.loads(line)


@pytest.mark.usefixtures("data")
def test_ask_prints_one_json_object_for_scripts(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "compare alder bridge fire", "--json"]) == 0
    answer = printed(capsys)
    assert (answer["ok"], answer["command"]) == (True, "compare")
    assert answer["data"]["findings"]
    assert "error" not in answer


@pytest.mark.usefixtures("data")
def test_what_cannot_be_answered_has_an_error_and_a_status(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["ask", "quote bridge source:Bleu", "--json"]) == 1
    answer = printed(capsys)
    assert answer["ok"] is False
    assert "Blue Gazette" in answer["error"]


@pytest.mark.usefixtures("data")
def test_every_command_is_a_subcommand(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["quote", "thistlewick", "bridge", "--side", "red", "--json"]) == 0
    assert {q["evidence"]["side"] for q in printed(capsys)["data"]["quotations"]} == {"Red"}


@pytest.mark.usefixtures("data")
def test_incidents_for_scripts_have_the_ids_that_were_ingested(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["incidents", "--json"]) == 0
    found = printed(capsys)["data"]
    ids = {document["id"] for incident in found for document in incident["documents"]}
    assert ids == {path.stem for path in ARTICLES.glob("*.md")}
    assert all({"id", "title", "date", "documents", "mentions"} <= set(i) for i in found)


def test_one_bad_file_costs_itself_alone(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.txt").write_text("A kiln burst in Loam on Friday. Nobody was hurt.")
    (folder / "bad.txt").write_bytes(b"\x00\x01\x02" * 50)
    (folder / "empty.txt").write_text("")
    options = ["--source", "Loam Letter", "--side", "blue", "--published", "2026-07-03", "--json"]
    assert main(["ingest", str(folder), *options]) == 1
    answer = printed(capsys)
    assert len(answer["data"]["added"]) == 1
    assert {Path(r["where"]).name for r in answer["data"]["refused"]} == {"bad.txt", "empty.txt"}
    assert "bad.txt" in answer["error"]
    assert main(["ask", "search kiln", "--json", "--data", str(data)]) == 0
    assert printed(capsys)["data"]["passages"][0]["evidence"]["side"] == "Blue"


@pytest.mark.usefixtures("data")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["ingest"], "Name the files"),
        (["ingest", "nowhere.txt", "--source", "x"], "no such file"),
        (["ingest", "x", "--published", "yesterday"], "date"),
        (["ingest", "x", "--side", "bleu"], "Blue"),
        (["read", "nowhere.txt"], "no such file"),
    ],
)
def test_a_misused_command_says_what_to_do_in_one_sentence(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*arguments, "--json"]) == 1
    assert said.casefold() in printed(capsys)["error"].casefold()


@pytest.mark.usefixtures("data")
def test_a_misspelt_key_in_the_config_ends_it_before_it_begins(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "parallax.toml").write_text("[answers]\nfinding = 3\n")
    assert main(["--config", str(tmp_path), "sources"]) == 1
    assert "did you mean findings" in capsys.readouterr().err.replace("\n", " ")


@pytest.mark.usefixtures("data")
def test_discord_without_a_token_says_where_it_goes(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["discord"]) == 2
    assert "DISCORD_TOKEN" in capsys.readouterr().err


def test_read_prints_what_is_understood_with_exact_spans(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["read", str(ARTICLES / "blue-gazette-bridge.md"), "--json"]) == 0
    told = printed(capsys)
    text = told["text"]
    spans = [*told["names"], *(q["content"] for q in told["quotations"])]
    spans += [q[part] for q in told["quotations"] for part in ("speaker", "cue") if q[part]]
    assert told["quotations"]
    assert told["passages"]
    assert all(span["text"] == text[span["start"] : span["end"]] for span in spans if span["text"])
    assert {"title", "language", "removed"} <= set(told)


def test_read_gives_a_speaker_whole_with_the_name_and_the_role_beside_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text(
        "“The bridge is shut,” said Anna Tolland, a spokeswoman for the road department. "
        "The council's treasurer, Ida Bloom, warned of debts. She said the fund was empty.\n"
    )
    assert main(["read", str(tmp_path / "a.txt"), "--json"]) == 0
    assert [q["speaker"]["text"] for q in printed(capsys)["quotations"]] == [
        "Anna Tolland, a spokeswoman for the road department",
        "The council's treasurer, Ida Bloom",
        "She",
    ]


def test_read_shows_a_person_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(ARTICLES / "blue-gazette-bridge.md")]) == 0
    shown = capsys.readouterr().out
    assert "Ulla Pepperstone" in shown
    assert "Set aside" in shown


@pytest.mark.usefixtures("data")
def test_chat_answers_piped_lines_and_ends_well(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = "quote bridge\n1\nmore\nwrong 1 not his\n\nincidents\nquit\nnever read\n"
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    assert main(["chat"]) == 0
    shown = capsys.readouterr().out
    assert "Quotations" in shown
    assert "Context" in shown
    assert "Noted. The item is marked" in shown
    assert "3 incidents" in shown


@pytest.mark.usefixtures("data")
def test_chat_ingests_a_file_by_its_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    story = tmp_path / "kiln.txt"
    story.write_text("A kiln burst in Loam on Friday. Nobody was hurt.")
    line = f'ingest {story} source:"Loam Letter" side:red\nsearch kiln\n'
    monkeypatch.setattr("sys.stdin", io.StringIO(line))
    assert main(["chat"]) == 0
    shown = capsys.readouterr().out
    assert "1 article added" in shown
    assert "Loam Letter · Red" in shown


@pytest.mark.usefixtures("data")
def test_the_files_of_an_answer_are_kept_in_a_folder(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["mydata", "--save", str(tmp_path / "kept")]) == 0
    kept = json.loads((tmp_path / "kept" / "parallax-mydata.json").read_text(encoding="utf-8"))
    assert kept.keys() == {"answers", "feedback"}
    (tmp_path / "a-file").write_text("", encoding="utf-8")
    assert main(["mydata", "--save", str(tmp_path / "a-file")]) == 1
    assert "Nothing can be kept in" in capsys.readouterr().err
