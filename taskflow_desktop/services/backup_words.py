"""Backups and what speaks against them as plain sentences, for the command line."""

import unicodedata
from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from taskflow_desktop.domain.backups import Backup, DataFacts, RestorePreview
from taskflow_desktop.domain.errors import BackupRejected
from taskflow_desktop.domain.moment import Moment, to_datetime

_PEOPLE_SHOWN = 5
_OBEYED = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})

_WHY = {
    "missing": "There is no such file.",
    "unreadable": "The file cannot be read. Check its permissions.",
    "empty": "The file is empty.",
    "not_a_database": "The file is no backup of Task Flow.",
    "truncated": "The file breaks off: it was not copied to its end. Copy it again, or take another backup.",
    "corrupt": "The file is damaged. Take another backup.",
    "not_ours": "The file belongs to another program.",
    "too_new": "A newer version of Task Flow made this backup. Update Task Flow and try again.",
    "is_the_database": "This is the database itself, not a backup of it.",
    "exists": "There is a file of that name already, which is not written over. Name another one.",
    "no_folder": "There is no such folder.",
    "not_writable": "Nothing can be written there. Check the permissions, or choose another place.",
    "disk_full": "The disk is full. Make room and try again; nothing has changed.",
    "busy": "Other programs use the data all the time. Close them and try again; nothing has changed.",
    "not_ours_to_replace": "What lies where the data should be is not Task Flow's. Move it away, then restore again.",
    "no_admin": "No admin could sign in to what it holds. Take another backup.",
    "not_replaced": (
        "The present data file is too damaged to be replaced. Close Task Flow everywhere, move the file away and"
        " restore again."
    ),
    "bad_name": "A name in this path cannot be used. Choose another folder or file name.",
    "cancelled": "Cancelled; nothing has changed.",
    "server": (
        "These data are on a PostgreSQL server, whose own backup is used:\n"
        "  pg_dump --format=custom --file=taskflow.dump NAME_OF_THE_DATABASE\n"
        "  pg_restore --clean --if-exists --dbname=NAME_OF_THE_DATABASE taskflow.dump\n"
        "Ask whoever looks after the server; restore only while nobody is signed in."
    ),
}


def plain(text: str) -> str:
    """`text` on one line and without what a terminal obeys: codes for colours, titles, directions, new lines."""
    return "".join("\N{REPLACEMENT CHARACTER}" if unicodedata.category(each) in _OBEYED else each for each in text)


def why(error: BackupRejected) -> str:
    """Return why a backup cannot be made or gone back to, and what to do."""
    return _WHY.get(error.code, f"That did not work ({plain(str(error))}).")


def made(backup: Backup) -> str:
    """Return that a backup was made, where, and how large it is."""
    return f"Backed up and checked: {plain(str(backup.path))} ({backup.size} bytes)"


def preview(found: RestorePreview) -> list[str]:
    """Return what a backup holds and what would be lost by going back to it, a line for each thing."""
    facts, zone = found.facts, ZoneInfo(found.facts.time_zone)
    lines = [
        f"backup: {plain(str(found.backup.path))}",
        f"  made: {_when(found.backup.made_at, zone)}",
        *_facts(facts, zone),
        f"  version: {facts.schema}{' (is brought up to date)' if facts.upgraded else ''}",
    ]
    if facts.broken is not None:
        lines.append(f"  history: changed from event {facts.broken} on; run the check after the restore")
    if found.damaged:
        return [*lines, "present data: damaged; a copy of the file is kept"]
    if found.present is None:
        return [*lines, "present data: none"]
    lines += ["present data:", *_facts(found.present, zone)]
    if not found.same_site:
        lines.append("This is a backup of OTHER data than the present ones.")
    lost = found.lost
    if lost.since is None:
        lines.append("Nothing of the present data would be lost.")
    else:
        lines.append(
            f"no longer there afterwards: {lost.changes} changes since {_when(lost.since, zone)},"
            f" among them {lost.rooms} new rooms, {lost.tasks} new tasks, {lost.messages} messages"
        )
        more = len(lost.people) - _PEOPLE_SHOWN
        lines.append(f"  by {_names(lost.people[:_PEOPLE_SHOWN])}{f' and {more} more' if more > 0 else ''}")
    if lost.revived:
        lines.append(f"could sign in again: {_names(lost.revived)}")
    if lost.old_passwords:
        lines.append(f"passwords of then hold again for: {_names(lost.old_passwords)}")
    return lines


def _names(names: Sequence[str]) -> str:
    return ", ".join(plain(name) for name in names)


def _facts(facts: DataFacts, zone: ZoneInfo) -> list[str]:
    last = (
        f"{_when(facts.last_at, zone)} by {plain(facts.last_by) or 'the system'}"
        if facts.last_at is not None
        else "none"
    )
    return [
        f"  site: {plain(facts.site_name) or 'without a name'}",
        f"  rooms: {facts.rooms}, tasks: {facts.tasks}, messages: {facts.messages}, agents: {facts.agents}",
        f"  last change: {last}, number {facts.events}",
        f"  size: {facts.size} bytes",
    ]


def _when(moment: Moment, zone: ZoneInfo) -> str:
    when: datetime = to_datetime(moment, zone)
    return f"{when:%Y-%m-%d %H:%M}"
