"""The file of the log, which makes room for itself. Loaded late: the standard library's handlers are dear."""

import logging
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

from taskflow_desktop.runtime.own_files import owner_only


class _File(RotatingFileHandler):
    def _open(self) -> TextIOWrapper:
        file = open(self.baseFilename, "ab", opener=owner_only)  # noqa: SIM115 - the handler closes it
        return TextIOWrapper(file, encoding=self.encoding, errors=self.errors)

    def handleError(self, record: logging.LogRecord) -> None:
        """A full disk is no reason to disturb anybody."""


def open_log(path: Path, most_bytes: int, files: int, formatter: logging.Formatter) -> logging.Handler | None:
    """Return a handler that writes to `path` and `files` - 1 older ones, None if the folder cannot be written."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handler = _File(path, maxBytes=most_bytes, backupCount=files - 1, encoding="utf-8", errors="replace")
    except OSError:
        return None
    handler.setFormatter(formatter)
    return handler
