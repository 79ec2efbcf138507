"""The user's file, the command line over it, and files that nobody can read."""

import os
import stat
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskflow_desktop import config as module
from taskflow_desktop.config import Config, Folders, load_config, save_config, sqlite_url, user_folders
from taskflow_desktop.storage.places import sqlite_path


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return Folders(config=tmp_path / "settings", data=tmp_path / "data", log=tmp_path / "log")


def _write(folders: Folders, content: str | bytes) -> None:
    folders.config.mkdir(parents=True, exist_ok=True)
    folders.config_file.write_bytes(content.encode() if isinstance(content, str) else content)


def test_no_file_is_the_first_run(folders: Folders) -> None:
    loaded = load_config(folders)

    assert loaded.problem is None
    assert loaded.config == Config(folders, database="", language="ko")
    assert not folders.config.exists()  # reading makes nothing


def test_what_was_saved_is_read_again(folders: Folders) -> None:
    saved = Config(folders, database='sqlite:///C:/고객 "센터"\\x', language="en")

    save_config(saved)

    assert load_config(folders).config == saved
    assert [entry.name for entry in folders.config.iterdir()] == ["config.toml"]  # no temporary file stays


@given(database=st.text(alphabet=st.characters(blacklist_categories=["Cs"]), min_size=1))
def test_any_text_survives_the_file(tmp_path_factory: pytest.TempPathFactory, database: str) -> None:
    place = tmp_path_factory.mktemp("any")
    folders = Folders(place, place, place)

    save_config(Config(folders, database=database))

    loaded = load_config(folders)
    assert loaded.problem is None
    assert loaded.config.database == database


def test_the_command_line_wins(folders: Folders) -> None:
    _write(folders, 'database = "sqlite:////a"\nlanguage = "ko"\n')

    config = load_config(folders, database="sqlite:////b", language="en").config

    assert (config.database, config.language) == ("sqlite:////b", "en")
    assert load_config(folders).config.database == "sqlite:////a"  # the file is as it was


def test_a_language_nobody_speaks_is_refused_on_the_command_line(folders: Folders) -> None:
    with pytest.raises(ValueError, match="'fr'"):
        load_config(folders, language="fr")


@pytest.mark.parametrize(
    "content",
    [
        "database = ",
        "= = =",
        "database = 'a'\ndatabase = 'b'",
        b"\xff\xfe\x00",
        b'language = "\xb0\xed"',
        b"\x00" * 40,
    ],
    ids=["no value", "signs", "twice", "utf-16", "cp949", "zeros"],
)
def test_a_broken_file_is_set_aside_and_told(folders: Folders, content: str | bytes) -> None:
    _write(folders, content)

    loaded = load_config(folders)

    assert loaded.config == Config(folders)
    assert loaded.problem is not None
    assert loaded.problem.code == "broken"
    assert loaded.problem.set_aside == folders.config / "config.broken-1.toml"
    assert not folders.config_file.exists()
    assert loaded.problem.set_aside.read_bytes() == (content.encode() if isinstance(content, str) else content)


def test_a_second_broken_file_does_not_replace_the_first(folders: Folders) -> None:
    for text in ("one =", "two ="):
        _write(folders, text)
        load_config(folders)

    assert (folders.config / "config.broken-1.toml").read_text() == "one ="
    assert (folders.config / "config.broken-2.toml").read_text() == "two ="


@pytest.mark.parametrize(
    ("content", "name"),
    [("database = 5\nlanguage = 'en'", "database"), ("language = 'fr'", "language"), ("language = []", "language")],
)
def test_a_wrong_value_is_told_and_the_rest_holds(folders: Folders, content: str, name: str) -> None:
    _write(folders, content)

    loaded = load_config(folders)

    assert loaded.problem is not None
    assert (loaded.problem.code, loaded.problem.detail) == ("value", name)
    assert loaded.config.language == ("en" if "'en'" in content else "ko")
    assert folders.config_file.exists()


def test_a_folder_in_place_of_the_file_is_told(folders: Folders) -> None:
    folders.config_file.mkdir(parents=True)

    loaded = load_config(folders)

    assert loaded.config == Config(folders)
    assert loaded.problem is not None
    assert loaded.problem.code == "unreadable"


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="the permission binds nobody here")
def test_a_folder_without_permission_raises_and_leaves_nothing(folders: Folders) -> None:
    folders.config.mkdir(parents=True)
    folders.config.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        with pytest.raises(OSError, match="Permission"):
            save_config(Config(folders, database="x"))
        assert list(folders.config.iterdir()) == []
    finally:
        folders.config.chmod(stat.S_IRWXU)


def test_a_file_in_place_of_the_folder_raises(folders: Folders) -> None:
    folders.config.parent.mkdir(parents=True, exist_ok=True)
    folders.config.write_text("in the way")

    with pytest.raises(OSError, match="settings"):
        save_config(Config(folders, database="x"))
    assert folders.config.read_text() == "in the way"


def test_a_failed_write_keeps_the_old_file(folders: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    save_config(Config(folders, database="old"))

    def full(_: int) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr(module.os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        save_config(Config(folders, database="new"))
    assert load_config(folders).config.database == "old"
    assert [entry.name for entry in folders.config.iterdir()] == ["config.toml"]


def test_the_folders_are_the_users_own() -> None:
    folders = user_folders()

    assert folders.database_file == folders.data / "taskflow.sqlite3"
    assert all(path.is_absolute() and "TaskFlow" in path.parts for path in (folders.config, folders.data)), folders


@pytest.mark.parametrize("name", ["a b.sqlite3", "고객 100%.sqlite3", "a#b?c.sqlite3"])
def test_the_url_of_a_file_names_that_file(tmp_path: Path, name: str) -> None:
    assert sqlite_path(sqlite_url(tmp_path / name)) == tmp_path / name
