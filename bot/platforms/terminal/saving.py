"""Keep the files of an answer in a folder."""

from pathlib import Path

from bot.reply import Attachment, Reply
from corpus.errors import UserError


def save(reply: Reply, folder: Path) -> list[Path]:
    """Write a reply's files into `folder`, which is made if need be; return where they are.

    Raises UserError if they cannot be written there.
    """
    files = [block for block in reply.blocks if isinstance(block, Attachment)]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return [_written(file, folder / Path(file.name).name) for file in files]
    except OSError as error:
        raise UserError(f"Nothing can be kept in {folder}: {error.strerror}.") from None


def _written(file: Attachment, path: Path) -> Path:
    path.write_bytes(file.content)
    return path
