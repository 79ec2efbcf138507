"""Files on this computer as they really are: missing, unreadable, growing, no files at all."""

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from taskflow_desktop.domain.errors import RuleViolation
from taskflow_desktop.rules import limits
from taskflow_desktop.services.file_sources import PathSource

CHUNK = limits.ATTACHMENT_PART_BYTES


def refused(call: Callable[[], object]) -> str:
    with pytest.raises(RuleViolation) as error:
        call()
    return error.value.refusal.code


def read(path: Path) -> bytes:
    return b"".join(PathSource(path).chunks(CHUNK))


def test_a_file_is_read_in_even_chunks(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(os.urandom(2 * CHUNK + 7))
    assert [len(chunk) for chunk in PathSource(path).chunks(CHUNK)] == [CHUNK, CHUNK, 7]
    assert read(path) == path.read_bytes()


def test_size_and_verdict_are_known_before_a_byte_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(b"abc")
    source = PathSource(path)
    assert source.why_not() is None
    assert source.size == 3


@pytest.mark.parametrize("kind", ["folder", "missing", "below a file", "pipe", "link to nothing"])
def test_what_is_no_file(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "it"
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "link to nothing":
        path.symlink_to(tmp_path / "gone")
    elif kind == "below a file":
        path.write_bytes(b"x")
        path = path / "child"
    code = {"folder": "file.folder", "pipe": "file.unreadable"}.get(kind, "file.vanished")
    refusal = PathSource(path).why_not()
    assert refusal is not None
    assert refusal.code == code
    assert refused(lambda: read(path)) in {code, "file.unreadable"}


def test_a_device_that_never_ends_is_not_read() -> None:
    path = Path("/dev/zero")
    if not stat.S_ISCHR(path.stat().st_mode):
        pytest.skip("no such device here")
    assert refused(lambda: read(path)) == "file.unreadable"


def test_a_name_with_a_null_is_not_readable() -> None:
    refusal = PathSource(Path("a\x00b")).why_not()
    assert refusal is not None
    assert refusal.code == "file.unreadable"


def test_a_file_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "secret.txt"
    path.write_bytes(b"x")
    path.chmod(0)
    if os.access(path, os.R_OK):  # root reads everything

        def denied(*_: object) -> int:
            raise PermissionError(13, "denied")

        monkeypatch.setattr(os, "open", denied)
    assert refused(lambda: read(path)) == "file.unreadable"


def test_a_file_that_vanishes_after_it_was_chosen(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x")
    source = PathSource(path)
    assert source.why_not() is None
    path.unlink()
    assert refused(lambda: list(source.chunks(CHUNK))) == "file.vanished"


def test_a_file_that_grows_past_the_limit_while_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "log.txt"
    with path.open("wb") as file:
        file.truncate(limits.ATTACHMENT_BYTES)
    chunks = PathSource(path).chunks(CHUNK)
    next(chunks)
    with path.open("ab") as file:
        file.write(b"x")
    with pytest.raises(RuleViolation) as error:
        list(chunks)
    assert error.value.refusal.code == "file.too_large"
    assert error.value.refusal.values["size"] == limits.ATTACHMENT_BYTES + 1


@pytest.mark.parametrize("change", ["grows", "shrinks", "is written anew"])
def test_a_file_that_is_still_being_written(tmp_path: Path, change: str) -> None:
    path = tmp_path / "log.txt"
    path.write_bytes(bytes(3 * CHUNK))
    chunks = PathSource(path).chunks(CHUNK)
    next(chunks)
    if change == "grows":
        with path.open("ab") as file:
            file.write(b"x")
    elif change == "shrinks":
        os.truncate(path, CHUNK)
    else:
        path.write_bytes(bytes(3 * CHUNK))
        os.utime(path, (1, 1))
    assert refused(lambda: list(chunks)) == "file.changing"
