"""DraftShelf: half-typed texts that the database does not take now, in a file of the user's own."""

import contextlib
import hashlib
import json
import os
import secrets
import threading
from pathlib import Path
from typing import Final

from taskflow_desktop.domain.ids import AgentId
from taskflow_desktop.rules.json_text import from_json

_RESERVE: Final = 256 * 1024
"""Bytes the file holds in any case: on a full disk there is still room for what is typed."""


class DraftShelf:
    """What lies here was not stored when it should have been: disk full, file locked, server gone.

    Asked from any thread.
    """

    def __init__(self, folder: Path, url: str, kind: str = "") -> None:
        """`kind` names what lies here if it is something else than half-typed texts."""
        name = hashlib.sha256(url.encode()).hexdigest()[:16] + kind
        self._path = folder / f"not-stored-{name}.json"
        self._lock = threading.Lock()
        self._texts: dict[str, dict[str, str]] | None = None
        self._unwritten = False

    def texts(self, agent_id: AgentId) -> dict[str, str]:
        """The texts of an agent by place."""
        with self._lock:
            return dict(self._all().get(str(agent_id), {}))

    def reserve(self) -> None:
        """Take the room on the disk while there is some."""
        with self._lock, contextlib.suppress(OSError):
            if not self._path.exists():
                self._replace(self._written())

    def put(self, agent_id: AgentId, place: str, text: str) -> bool:
        """Keep a text; '' forgets the place. Return False if the disk takes nothing at all."""
        with self._lock:
            own = self._all().setdefault(str(agent_id), {})
            if own.get(place, "") == text and not self._unwritten:
                return True
            if text:
                own[place] = text
            else:
                own.pop(place, None)
            self._unwritten = not self._write()
            return not self._unwritten

    def _all(self) -> dict[str, dict[str, str]]:
        if self._texts is None:
            self._texts = self._read()
        return self._texts

    def _read(self) -> dict[str, dict[str, str]]:
        try:
            found = from_json(self._path.read_bytes())
        except (OSError, ValueError):
            return {}
        if not isinstance(found, dict):
            return {}
        return {
            who: {place: text for place, text in own.items() if isinstance(text, str) and text}
            for who, own in found.items()
            if isinstance(own, dict)
        }

    def _written(self) -> bytes:
        # ASCII with escapes: a lone surrogate is kept as well.
        return json.dumps(self._texts or {}).encode().ljust(_RESERVE)

    def _write(self) -> bool:
        content = self._written()
        try:
            self._replace(content)
        except OSError:
            try:
                with self._path.open("r+b") as file:
                    file.write(content)
                    file.truncate()
                    file.flush()
                    os.fsync(file.fileno())
            except OSError:
                return False
        return True

    def _replace(self, content: bytes) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        beside = self._path.with_name(f"{self._path.name}.{secrets.token_hex(4)}")
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(self._path)
        except BaseException:
            with contextlib.suppress(OSError):
                beside.unlink()
            raise
