"""Whose file it is. The profile is also the source that the keys of rooms and messages belong to."""

from enum import StrEnum


class Profile(StrEnum):
    """The systems whose files are understood."""

    TASKFLOW = "taskflow"
    HAPPYTALK = "happytalk"
    KAKAOTALK = "kakaotalk"


class Form(StrEnum):
    """How a file is written."""

    CSV = "csv"
    XLSX = "xlsx"
    JSONL = "jsonl"
    JSON = "json"
    TXT = "txt"


NAME_KEYS: dict[Profile, str] = {
    Profile.TASKFLOW: "Task Flow tables",
    Profile.HAPPYTALK: "HappyTalk archive",
    Profile.KAKAOTALK: "KakaoTalk chat export",
}
"""The English name of each profile, which the screens translate."""
