"""Where the program keeps things and what it is told at the start: a TOML file of the user, then the command line.

The file is `config.toml` in the user's configuration folder:

    database = "sqlite:////home/kim/.local/share/TaskFlow/taskflow.sqlite3"
    language = "ko"

A file that cannot be understood is put aside under another name, so that nothing a person wrote is lost, and told.
"""

import contextlib
import json
import os
import tempfile
import tomllib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal, get_args
from urllib.parse import quote

import platformdirs

Language = Literal["ko", "en"]

APP_NAME: Final = "TaskFlow"
DESKTOP_ENTRY: Final = "taskflow-desktop"
"""The program's entry in the menus of a Linux desktop, by which it and its services know name and icon."""
FILE_NAME: Final = "config.toml"
DATABASE_NAME: Final = "taskflow.sqlite3"
DEFAULT_LANGUAGE: Final[Language] = "ko"
_LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)


@dataclass(frozen=True, slots=True)
class Folders:
    """The user's own folders. They need not exist yet."""

    config: Path
    data: Path
    log: Path

    @property
    def run(self) -> Path:
        """What holds only while programs run: locks and sockets."""
        return self.data / "run"

    @property
    def config_file(self) -> Path:
        return self.config / FILE_NAME

    @property
    def database_file(self) -> Path:
        """Where a new database on this computer goes unless the person chooses another place."""
        return self.data / DATABASE_NAME


@dataclass(frozen=True, slots=True)
class Config:
    """What is in force. `database` is a URL; "" says that none was chosen yet: the first run."""

    folders: Folders
    database: str = ""
    language: Language = DEFAULT_LANGUAGE


@dataclass(frozen=True, slots=True)
class ConfigProblem:
    """The file could not be used. `set_aside` is where it lies now, None if it could not be moved or is in its place.

    `code` is "unreadable" (no permission, a folder), "broken" (no TOML) or "value" (`detail` names the setting).
    """

    code: Literal["unreadable", "broken", "value"]
    file: Path
    detail: str
    set_aside: Path | None = None


@dataclass(frozen=True, slots=True)
class Loaded:
    config: Config
    problem: ConfigProblem | None = None


def user_folders() -> Folders:
    """Return the folders the system gives this program for its user."""
    return Folders(
        config=Path(platformdirs.user_config_dir(APP_NAME, appauthor=False)),
        data=Path(platformdirs.user_data_dir(APP_NAME, appauthor=False)),
        log=Path(platformdirs.user_log_dir(APP_NAME, appauthor=False)),
    )


def load_config(folders: Folders | None = None, *, database: str | None = None, language: str | None = None) -> Loaded:
    """Return what the file says, overridden by what is given; a file that is missing says nothing.

    Never raises for what is in the file: what cannot be used is told in `problem` and the rest holds.
    ValueError if `language` is not one of ours: the command line said something wrong.
    """
    where = user_folders() if folders is None else folders
    if language is not None and language not in _LANGUAGES:
        raise ValueError(f"language {language!r} is not one of {', '.join(_LANGUAGES)}")
    loaded = _read(where)
    config = loaded.config
    if database is not None:
        config = replace(config, database=database)
    if language is not None:
        config = replace(config, language=language)
    return Loaded(config, loaded.problem)


def save_config(config: Config) -> None:
    """Write the file anew, whole or not at all. OSError if the folder cannot be written."""
    target = config.folders.config_file
    target.parent.mkdir(parents=True, exist_ok=True)
    values = {"database": config.database, "language": config.language}
    text = "".join(f"{key} = {_quoted(value)}\n" for key, value in values.items() if value)
    number, name = tempfile.mkstemp(dir=target.parent, prefix=f".{FILE_NAME}.")
    written = Path(name)
    try:
        with os.fdopen(number, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        written.replace(target)
    except OSError:
        written.unlink(missing_ok=True)
        raise


def sqlite_url(file: Path) -> str:
    """Return the URL of the database in `file`, with what a URL would misread in its name escaped."""
    return f"sqlite:///{quote(file.absolute().as_posix(), safe='/:')}"


def _read(folders: Folders) -> Loaded:
    file, config = folders.config_file, Config(folders)
    try:
        text = file.read_bytes().decode("utf-8-sig")
        values = tomllib.loads(text)
    except FileNotFoundError:
        return Loaded(config)
    except OSError as error:
        return Loaded(config, ConfigProblem("unreadable", file, str(error)))
    except ValueError as error:  # not UTF-8, or no TOML
        return Loaded(config, ConfigProblem("broken", file, str(error), _set_aside(file)))
    wrong = ""
    database, language = values.get("database", ""), values.get("language", DEFAULT_LANGUAGE)
    if isinstance(database, str):
        config = replace(config, database=database)
    else:
        wrong = "database"
    if language in _LANGUAGES:
        config = replace(config, language=language)
    else:
        wrong = "language"
    return Loaded(config, ConfigProblem("value", file, wrong) if wrong else None)


def _set_aside(file: Path) -> Path | None:
    """Move a file out of the way under the first free name; return it, None if that failed."""
    for number in range(1, 100):
        aside = file.with_name(f"{file.stem}.broken-{number}{file.suffix}")
        if not aside.exists():
            with contextlib.suppress(OSError):
                return file.rename(aside)
            return None
    return None


def _quoted(value: str) -> str:
    """Return `value` as a TOML string: JSON's escapes are TOML's, but DEL stays bare there."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
