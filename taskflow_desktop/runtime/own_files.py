"""Files that only their owner may read, for `open(…, opener=owner_only)`."""

import os


def owner_only(path: str, flags: int) -> int:
    """Open a file as `open` asks for; one that is made is its owner's alone."""
    return os.open(path, flags, 0o600)
