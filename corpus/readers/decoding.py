"""Turn the bytes of a file into text, or say why they are none."""

import codecs
import gzip
import re
import zlib
from pathlib import Path

from corpus.errors import UserError
from corpus.readers.given import plain

LIMIT = 20_000_000
HOW_LONGER = "split it, or raise file_megabytes in parallax.toml."
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UTF32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_NOT_TEXT = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\x1f\x8b": "a compressed file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x7fELF": "a program",
    b"SQLite format 3\x00": "a database",
}
_CONTROL = frozenset(range(32)) - {0, *b"\t\n\v\f\r\x1b"}
_CYRILLIC_WORD = re.compile(r"\b[А-ЯЁІЇЄҐ]?[а-яёіїєґ'’-]+\b|\b[А-ЯЁІЇЄҐ]+\b")


def load(path: Path, limit: int = LIMIT) -> bytes:
    """Read the file, unpacked if it is gzip, unless it is longer than `limit` bytes."""
    with path.open("rb") as file:
        if path.suffix.lower() != ".gz":
            content = file.read(limit + 1)
        else:
            content = _unpacked(gzip.GzipFile(fileobj=file), limit)
    if len(content) > limit:
        raise UserError(f"it is longer than {megabytes(limit)}; {HOW_LONGER}")
    if not content.strip():
        raise UserError("it is empty; give a file that holds an article.")
    return content


def decode(content: bytes, *, declared: str | None = None) -> str:
    """Return the text of `content`: UTF-8, UTF-16 or Windows-1251, line ends as line feeds.

    `declared` is what a page says of itself: it is believed, and broken bytes in it
    become U+FFFD as in a browser, since a page is never all of one piece.
    """
    return plain(_decoded(content, declared))


def megabytes(size: int) -> str:
    """Say a size as a person would."""
    return f"{size / 1_000_000:g} MB" if size >= 10_000 else f"{size:,} bytes"


def _unpacked(packed: gzip.GzipFile, limit: int) -> bytes:
    try:
        return packed.read(limit + 1)
    except (OSError, EOFError, zlib.error):
        raise UserError("it is damaged: it does not unpack; save the page again.") from None


def _decoded(content: bytes, declared: str | None) -> str:
    encoding = _marked(content)
    if encoding:
        return _strict(content, encoding)
    _refuse_binary(content)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        if declared:
            return content.decode(declared, "replace")
        return _single_byte(content, error)


def _marked(content: bytes) -> str | None:
    if content.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if content.startswith(_UTF32):
        return "utf-32"
    if content.startswith(_UTF16):
        return "utf-16"
    return _unmarked_utf16(content[:4000])


def _unmarked_utf16(head: bytes) -> str | None:
    """Tell UTF-16 without its mark: every ASCII character has a NUL on one fixed side."""
    even, odd = head[::2].count(0), head[1::2].count(0)
    if min(even, odd) > 0 or max(even, odd) < len(head) / 20:
        return None
    encoding = "utf-16-le" if odd else "utf-16-be"
    text = head[: len(head) // 2 * 2].decode(encoding, "replace")
    return encoding if sum(c.isalpha() or c.isspace() for c in text) > len(text) * 0.8 else None


def _strict(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        name = encoding.removesuffix("-sig").upper()
        why = f"it begins as {name} and is broken further on; save it again as UTF-8."
        raise UserError(why) from None


def _refuse_binary(content: bytes) -> None:
    for magic, what in _NOT_TEXT.items():
        if content.startswith(magic):
            raise UserError(f"it is {what}, not text; save the article as text or HTML.")
    odd = sum(byte in _CONTROL for byte in content[:100_000])
    nuls = content[:100_000].count(0)
    if odd * 100 > min(len(content), 100_000) or nuls * 20 > min(len(content), 100_000):
        raise UserError("it is a binary file, not text; save the article as text or HTML.")


def _single_byte(content: bytes, error: UnicodeDecodeError) -> str:
    if _mostly_utf8(content):
        why = f"byte {error.start:,} is not UTF-8 while the rest is; save it again as UTF-8."
        raise UserError(why)
    for encoding in ("cp1251", "cp1252"):
        text = _try(content, encoding)
        if text is not None and _reads_as(text, encoding):
            return text
    raise UserError("its letters cannot be told; save it again as UTF-8.")


def _mostly_utf8(content: bytes) -> bool:
    """Tell UTF-8 with a few broken bytes from text in another encoding."""
    text = content.decode("utf-8", "replace")
    whole = sum(c > "\x7f" and c != "\ufffd" for c in text)
    return whole > 4 * text.count("\ufffd")


def _try(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _reads_as(text: str, encoding: str) -> bool:
    """Tell whether the words that are not ASCII look like words of that encoding.

    Windows-1251 gives words wholly of Cyrillic letters in one case pattern, and more than
    a letter long; Windows-1252, where it is English, gives a few accents in Latin words.
    """
    words = [w for w in re.findall(r"[^\W\d_][\w'’-]*", text) if not w.isascii()]
    if encoding == "cp1252":
        accents = sum(c > "\x7f" and c.isalpha() for c in text)
        odd = sum(c > "\x7f" and not c.isalpha() and c not in "‘’“”–—…•«»€£§©®°\xa0·" for c in text)
        return accents + odd * 20 < 0.05 * sum(c.isalpha() for c in text)
    cyrillic = [w for w in words if _CYRILLIC_WORD.fullmatch(w) and _speakable(w)]
    return len(cyrillic) > 0.9 * len(words) and len(words) > 0


def _speakable(word: str) -> bool:
    """Tell whether a word has vowels as words do; a run of consonants is no word."""
    vowels = sum(c in "аеёиоуыэюяіїє" for c in word.casefold())
    return len(word) < 3 or vowels * 6 >= len(word)
