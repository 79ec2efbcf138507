"""The codes of everything that can be wrong with a file or a row, and the exception of a bad row."""

from enum import StrEnum


class Code(StrEnum):
    """Codes of `BadRow.code` and of `ImportRejected.code`; docs/import.md tells each in words."""

    ENCODING = "E_ENCODING"
    COLUMN_MISSING = "E_COLUMN_MISSING"
    KEY_EMPTY = "E_KEY_EMPTY"
    KEY_DUP = "E_KEY_DUP"
    DATE = "E_DATE"
    STATE = "E_STATE"
    ROLE = "E_ROLE"
    CHANNEL = "E_CHANNEL"
    FLAG = "E_FLAG"
    ROOM_UNKNOWN = "E_ROOM_UNKNOWN"
    TEXT_EMPTY = "E_TEXT_EMPTY"
    TEXT_TOO_LONG = "E_TEXT_TOO_LONG"
    SHAPE = "E_SHAPE"
    TRUNCATED = "E_TRUNCATED"
    PASSWORD = "E_PASSWORD"  # noqa: S105  # a code, not a secret
    EMPTY = "E_EMPTY"
    UNREADABLE = "E_UNREADABLE"
    TOO_LARGE = "E_TOO_LARGE"
    NOT_SUPPORTED = "E_NOT_SUPPORTED"


class RowError(Exception):
    """One row cannot be understood. Never leaves this package: the engine makes a `BadRow` of it."""

    def __init__(self, column: str, code: Code, reason: str) -> None:
        super().__init__(f"{code}: {reason}")
        self.column = column
        self.code = code
        self.reason = reason
