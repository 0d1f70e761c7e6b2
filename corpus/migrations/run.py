"""Carry a database to the present version; loaded only when there is something to carry."""

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from corpus.migrations import HEAD


def migrate(path: Path, timeout: float) -> None:
    """Apply what is missing, each migration in one transaction with its version.

    The write lock is taken before the version is read, so that two processes that open a
    database at once each find what the other has done.
    """
    engine = _engine(path, timeout)
    try:
        while not _step(engine):
            pass
    finally:
        engine.dispose()


def known(version: str) -> bool:
    """Tell whether a migration leads from `version` to the present one."""
    return any(script.revision == version for script in scripts().walk_revisions())


def scripts() -> ScriptDirectory:
    """Return the migrations as Alembic sees them."""
    return ScriptDirectory.from_config(config())


def _step(engine: sa.Engine) -> bool:
    """Apply the next migration, if there is one, and tell whether that was all."""
    with engine.begin() as connection:
        if _version(connection) == HEAD:
            return True
        settings = config()
        settings.attributes["connection"] = connection
        command.upgrade(settings, "+1")
        return _version(connection) == HEAD


def _version(connection: sa.Connection) -> str | None:
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    query = sa.text("SELECT version_num FROM alembic_version")
    return connection.execute(query).scalar()


def config() -> Config:
    """Point Alembic to the migrations, which are part of this package."""
    settings = Config()
    settings.set_main_option("script_location", "corpus:migrations")
    return settings


def _engine(path: Path, timeout: float) -> sa.Engine:
    url = sa.URL.create("sqlite", database=str(path))
    engine = sa.create_engine(url, connect_args={"timeout": timeout}, poolclass=sa.NullPool)
    sa.event.listen(engine, "connect", _prepared)
    sa.event.listen(engine, "begin", _begin)
    return engine


def _prepared(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    # The driver would commit before each CREATE TABLE, and half a migration could stay.
    connection.isolation_level = None
    # What a migration drops is gone from the file, as what we drop is.
    connection.execute("PRAGMA secure_delete=ON")


def _begin(connection: sa.Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
