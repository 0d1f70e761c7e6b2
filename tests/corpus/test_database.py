"""The database opens, migrates and guards itself; what is wrong with it is said in a sentence."""

import asyncio
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from corpus import database as opening
from corpus.database import FILE, READERS, Database, open_database
from corpus.errors import UserError
from corpus.migrations import HEAD, run
from corpus.schema import answers, feedback, metadata, settings

ROW = {"workspace": "w", "key": "k", "value": "secret words"}
OPEN_IT = """
import asyncio, sys
from pathlib import Path
from corpus.database import open_database
async def main():
    async with await open_database(Path(sys.argv[1])) as database:
        pass
asyncio.run(main())
"""


async def made(folder: Path) -> Path:
    async with await open_database(folder):
        return folder / FILE


async def sentence(folder: Path) -> str:
    with pytest.raises(UserError) as caught:
        await open_database(folder)
    return str(caught.value)


async def write_twice(database: Database) -> None:
    async with database.write() as connection:
        await connection.execute(settings.insert(), ROW)
        await connection.execute(settings.insert(), ROW)


async def test_a_new_folder_is_made_and_gets_the_present_version(tmp_path: Path) -> None:
    async with (
        await open_database(tmp_path / "new" / "folder") as database,
        database.read() as connection,
    ):
        version = await connection.exec_driver_sql("SELECT version_num FROM alembic_version")
        assert version.scalar() == HEAD == run.scripts().get_current_head()


async def test_the_migrations_make_the_tables_that_the_code_speaks_of(tmp_path: Path) -> None:
    engine = sa.create_engine(f"sqlite:///{await made(tmp_path)}", poolclass=sa.NullPool)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


async def test_alembic_is_not_loaded_for_a_database_that_is_up_to_date(tmp_path: Path) -> None:
    await made(tmp_path)
    code = OPEN_IT + "assert not any(name.startswith('alembic') for name in sys.modules)"
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=True)  # noqa: S603, ASYNC221


async def test_two_processes_may_open_a_new_database_at_once(tmp_path: Path) -> None:
    command = [sys.executable, "-c", OPEN_IT, str(tmp_path)]
    both = [await asyncio.create_subprocess_exec(*command) for _ in range(3)]
    assert [await process.wait() for process in both] == [0, 0, 0]


ANSWER = {
    "member": "a keyed hash",
    "command": "quote",
    "arguments": {},
    "shown": [],
    "actions": [],
    "outcome": "answered",
    "items": 1,
    "milliseconds": 1.0,
    "at": 1.0,
}
JUDGED = {"member": "a keyed hash", "verdict": "useful", "at": 1.0}
OWN, SERVER = "dm-80351110224678912", "81384788765712384"


async def test_records_under_a_members_own_number_go_without_a_byte_when_an_old_database_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as old:
        for module in (run, opening):
            old.setattr(module, "HEAD", "0003")
        async with await open_database(tmp_path) as database, database.write() as connection:
            for id, workspace in (("a1", OWN), ("a2", SERVER)):
                whose = {"workspace": workspace}
                await connection.execute(answers.insert(), ANSWER | whose | {"id": id})
                await connection.execute(feedback.insert(), JUDGED | whose | {"answer": id})
    async with await open_database(tmp_path) as database, database.read() as connection:
        for table in (answers, feedback):
            held = (await connection.execute(sa.select(table.c.workspace))).scalars().all()
            assert held == [SERVER]
    assert OWN.encode() not in _bytes(tmp_path)


def _bytes(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.iterdir())


NEXT = f"{int(HEAD) + 1:04}"
BROKEN = f"""
from alembic import op
revision, down_revision = "{NEXT}", "{HEAD}"
def upgrade():
    op.execute("CREATE TABLE half (a)")
    raise RuntimeError("power cut")
"""


async def test_a_migration_that_fails_leaves_nothing_of_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = await made(tmp_path)
    shutil.copytree(Path(run.__file__).parent, tmp_path / "migrations")
    (tmp_path / "migrations" / "versions" / f"v{NEXT}.py").write_text(BROKEN)
    config = run.config()
    config.set_main_option("script_location", str(tmp_path / "migrations"))
    monkeypatch.setattr(run, "config", lambda: config)
    for module in (run, opening):
        monkeypatch.setattr(module, "HEAD", NEXT)
    with pytest.raises(RuntimeError, match="power cut"):
        await open_database(tmp_path)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT * FROM alembic_version").fetchall() == [(HEAD,)]
        assert not connection.execute("SELECT 1 FROM sqlite_master WHERE name='half'").fetchall()


async def test_a_write_that_fails_leaves_nothing_behind(database: Database) -> None:
    with pytest.raises(sa.exc.IntegrityError):
        await write_twice(database)
    async with database.read() as connection:
        assert (await connection.execute(settings.select())).all() == []


async def test_a_reader_cannot_write(database: Database) -> None:
    with pytest.raises(sa.exc.OperationalError):
        async with database.read() as connection:
            await connection.execute(settings.insert(), ROW)


async def test_what_was_removed_leaves_no_byte_in_the_file_or_its_log(
    database: Database, tmp_path: Path
) -> None:
    async with database.write() as connection:
        await connection.execute(settings.insert(), ROW)
    async with database.write() as connection:
        await connection.execute(settings.delete())
    assert await database.forget_traces()
    left = b"".join(path.read_bytes() for path in tmp_path.iterdir())  # noqa: ASYNC240
    assert b"secret words" not in left


async def test_a_newer_version_is_named_and_left_alone(tmp_path: Path) -> None:
    path = await made(tmp_path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num='9999'")
    assert "newer Parallax" in await sentence(tmp_path)


async def test_somebody_elses_database_is_left_alone(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / FILE)) as connection, connection:
        connection.execute("CREATE TABLE recipes (name)")
    assert "not made by Parallax" in await sentence(tmp_path)


@pytest.mark.parametrize("keep", [0.5, 0.0])
async def test_a_damaged_file_is_named(tmp_path: Path, keep: float) -> None:
    path = await made(tmp_path)
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * keep)] or b"these are the wrong bytes" * 400)
    assert "damaged" in await sentence(tmp_path)


async def test_damage_in_the_middle_is_named_when_it_is_met(tmp_path: Path) -> None:
    path = await made(tmp_path)
    async with await open_database(tmp_path) as database, database.write() as connection:
        rows = [{**ROW, "key": f"{n}", "value": "x" * 900} for n in range(400)]
        await connection.execute(settings.insert(), rows)
    content = path.read_bytes()
    middle = len(content) - 100_000
    path.write_bytes(content[:middle] + b"\xff" * 60_000 + content[middle + 60_000 :])
    async with await open_database(tmp_path) as database:
        assert not await database.sound()
        with pytest.raises(UserError, match="damaged"):
            async with database.read() as connection:
                await connection.execute(settings.select())


async def test_a_database_that_another_program_holds_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "PATIENCE", 0.1)
    path = await made(tmp_path)
    with closing(sqlite3.connect(path, isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        async with await open_database(tmp_path) as database:
            with pytest.raises(UserError, match="Another program holds"):
                async with database.write() as connection:
                    await connection.execute(settings.insert(), ROW)
        holder.execute("ROLLBACK")
        holder.execute("PRAGMA journal_mode=DELETE")
        holder.execute("BEGIN EXCLUSIVE")
        assert "Another program holds" in await sentence(tmp_path)


async def test_a_file_in_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("hello")
    assert "is not a folder" in await sentence(tmp_path / "file")
    assert "is not a folder" in await sentence(tmp_path / "file" / "below")


async def test_a_folder_in_place_of_the_file_is_named(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    assert "cannot be written" in await sentence(tmp_path)


@pytest.fixture
def plain_user() -> Iterator[Path]:
    """Give a folder of our own, and become somebody whom file rights bind."""
    with tempfile.TemporaryDirectory() as name:
        root = os.geteuid() == 0
        if root:
            os.chown(name, 65534, 65534)
            os.seteuid(65534)
        yield Path(name)
        if root:
            os.seteuid(0)


async def test_a_read_only_place_is_named(plain_user: Path) -> None:
    path = await made(plain_user / "data")
    path.chmod(0o444)
    assert "cannot be written" in await sentence(path.parent)
    path.chmod(0o644)
    path.parent.chmod(0o555)
    assert "cannot be written" in await sentence(path.parent)
    assert "cannot be made" in await sentence(path.parent / "new")
    path.parent.chmod(0o755)


KEPT_ALONE = {"answers", "incident_changes", "outbox", "stamps", "watches"}
"""Tables of a workspace whose rows no answer that is said again is made from."""


async def test_a_change_of_what_a_workspace_is_shown_stamps_it(tmp_path: Path) -> None:
    """A new table needs triggers as in v0002, or its place among KEPT_ALONE."""
    path = await made(tmp_path)
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute("SELECT tbl_name FROM sqlite_master WHERE type = 'trigger'")
        stamped = [name for (name,) in found]
    tables = {name for name, table in metadata.tables.items() if "workspace" in table.c}
    assert {name for name in tables if stamped.count(name) < 3} == KEPT_ALONE


async def test_a_reader_that_is_given_up_in_the_middle_serves_whoever_comes_next(
    database: Database,
) -> None:
    long = (
        "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 200000) "
        "SELECT count(*) FROM n"
    )

    async def count(database: Database) -> int:
        async with database.read() as connection:
            return (await connection.exec_driver_sql(long)).scalar_one()

    for _ in range(READERS):
        given_up = asyncio.create_task(count(database))
        await asyncio.sleep(0.01)
        given_up.cancel()
        await asyncio.gather(given_up, return_exceptions=True)
    assert await asyncio.gather(*(count(database) for _ in range(READERS))) == [200000] * READERS
