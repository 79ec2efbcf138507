"""The one reader of the program's resource files: icons, fonts, stylesheet, translations, samples."""

from importlib import resources
from pathlib import Path


def read_bytes(path: str) -> bytes:
    """Return the bytes of the resource at `path`, e.g. "icons/clock.svg". FileNotFoundError if there is none."""
    target = resources.files("taskflow_desktop").joinpath("resources", *path.split("/"))
    return target.read_bytes()


def read_text(path: str) -> str:
    """Return the UTF-8 text of the resource at `path`. FileNotFoundError if there is none."""
    return read_bytes(path).decode("utf-8")


def file(path: str) -> Path | None:
    """Return where the resource at `path` lies, for what reads files only; None if there is none."""
    here = resources.files("taskflow_desktop").joinpath("resources", *path.split("/"))
    return here if isinstance(here, Path) and here.is_file() else None


def names(folder: str) -> tuple[str, ...]:
    """Return the names of the files in a resource folder, sorted."""
    here = resources.files("taskflow_desktop").joinpath("resources", *folder.split("/"))
    return tuple(sorted(entry.name for entry in here.iterdir() if entry.is_file()))
