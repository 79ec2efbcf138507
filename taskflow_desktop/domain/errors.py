"""The world's errors, which a person can do something about. Everything else is a fault of ours."""

from collections.abc import Mapping


class TaskflowError(Exception):
    """Base of all errors the program explains in words."""


class Refusal:
    """Why something is not allowed: a stable code of ui-spec 9 or the guards, and the numbers its sentence names."""

    __slots__ = ("code", "values")

    def __init__(self, code: str, **values: str | int) -> None:
        self.code = code
        self.values: Mapping[str, str | int] = values

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Refusal) and (self.code, self.values) == (other.code, other.values)

    def __hash__(self) -> int:
        return hash((self.code, tuple(sorted(self.values.items()))))

    def __repr__(self) -> str:
        return f"Refusal({self.code!r}, {dict(self.values)!r})"


class RuleViolation(TaskflowError):
    """A rule refused the change, asked in Python or by a guard of the database."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.code)
        self.refusal = refusal


class Conflict(TaskflowError):
    """Somebody else changed the row since it was read."""


class NotFound(TaskflowError):
    """The row that was named does not exist."""


class StorageUnavailable(TaskflowError):
    """The database cannot be used; `code` says why in one word for the message's choice.

    Codes: missing, read_only, locked, corrupt, too_new, too_old, not_a_database, not_ours, network_folder, disk_full,
    unreachable, replaced.
    """

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code
        self.detail = detail


class BackupRejected(TaskflowError):
    """A backup cannot be made there, or a file cannot be gone back to; `code` says why in one word.

    Codes: missing, unreadable, empty, not_a_database, truncated, corrupt, not_ours, too_new, is_the_database, exists,
    no_folder, not_writable, disk_full, busy, server, not_ours_to_replace, not_replaced, bad_name, no_admin,
    cancelled.
    """

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code
        self.detail = detail


class SignInFailed(TaskflowError):
    """Identifier or password do not match (one message for both); `seconds` until another try is looked at."""

    def __init__(self, detail: str = "", *, seconds: int = 0) -> None:
        super().__init__(detail)
        self.seconds = seconds


class TransferCancelled(TaskflowError):
    """The person gave a file up on its way; nothing of it is stored, or written."""


class ImportRejected(TaskflowError):
    """A file cannot be imported at all. `code` is an importers' E_ code; `line` counts from 1, `byte` from 0."""

    def __init__(self, code: str, detail: str = "", line: int | None = None, byte: int | None = None) -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code
        self.detail = detail
        self.line = line
        self.byte = byte
