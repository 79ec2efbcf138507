"""Writing a file of the person's: all of it or nothing, what was there before stays until then."""

import os
import tempfile
from pathlib import Path

from taskflow_desktop.domain.errors import Refusal, RuleViolation


def write_whole(path: Path, content: bytes) -> None:
    """Write `content` to `path`. Refused: file.unwritable."""
    written = ""
    try:
        handle, written = tempfile.mkstemp(prefix=f".{path.stem[:32]}-", suffix=".tmp", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(written).replace(path)
    except OSError:
        if written:
            Path(written).unlink(missing_ok=True)
        raise RuleViolation(Refusal("file.unwritable")) from None
