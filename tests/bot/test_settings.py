"""The settings: what the operator's files and the environment say, checked once."""

from pathlib import Path

import pytest

from bot.settings import load
from corpus.errors import UserError


def config(folder: Path, name: str, text: str) -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def refused(folder: Path, **environment: str) -> str:
    with pytest.raises(UserError) as refusal:
        load(config=folder, environment=environment)
    return str(refusal.value)


def test_the_packaged_config_is_sound_and_gives_each_source_the_sides_name() -> None:
    settings = load(environment={})
    names = {side.name for side in settings.sides}
    assert settings.sources
    assert all(source.side in names for source in settings.sources)


def test_a_misspelt_key_is_named_with_its_file_and_the_nearest_key(tmp_path: Path) -> None:
    said = refused(config(tmp_path, "parallax.toml", "[usage]\nkeep_day = 3\n"))
    assert "parallax.toml" in said
    assert "usage.keep_day" in said
    assert "did you mean keep_days" in said


def test_a_misspelt_section_is_named_with_the_nearest(tmp_path: Path) -> None:
    said = refused(config(tmp_path, "parallax.toml", "[limit]\nfile_megabytes = 3\n"))
    assert "did you mean limits" in said


def test_a_misspelt_key_of_a_source_is_named(tmp_path: Path) -> None:
    said = refused(config(tmp_path, "sources.toml", '["Red Post"]\nsied = "pro-kyiv"\n'))
    assert "Red Post.sied" in said
    assert "did you mean side" in said


def test_a_source_on_a_side_that_is_none_gets_the_nearest_side(tmp_path: Path) -> None:
    said = refused(config(tmp_path, "sources.toml", '["Red Post"]\nside = "pro-kiev"\n'))
    assert "did you mean pro-kyiv" in said


def test_a_value_of_the_wrong_kind_is_said_to_be_one(tmp_path: Path) -> None:
    said = refused(config(tmp_path, "parallax.toml", '[limits]\nfile_megabytes = "big"\n'))
    assert "limits.file_megabytes is a whole number" in said


def test_a_file_that_is_no_toml_is_named(tmp_path: Path) -> None:
    assert "sides.toml cannot be read" in refused(config(tmp_path, "sides.toml", "[[["))


def test_a_slip_in_a_variable_is_named_and_a_strangers_variable_is_not_ours(tmp_path: Path) -> None:
    assert "did you mean PARALLAX_DATA" in refused(tmp_path, PARALLAX_DAT="x")
    assert load(environment={"PARALLAX_SOMETHING_ELSE": "x"})


def test_the_folder_named_wins_over_the_environment_and_that_over_the_default(
    tmp_path: Path,
) -> None:
    environment = {"PARALLAX_DATA": str(tmp_path / "a"), "XDG_DATA_HOME": str(tmp_path / "b")}
    assert load(tmp_path, environment=environment).data == tmp_path
    assert load(environment=environment).data == tmp_path / "a"
    del environment["PARALLAX_DATA"]
    assert load(environment=environment).data == tmp_path / "b" / "parallax"


def test_a_token_is_not_printed_with_the_settings() -> None:
    settings = load(environment={"DISCORD_TOKEN": "s3cret"})
    assert settings.discord_token.startswith("s3")
    assert "s3cret" not in repr(settings)
