"""Backups and what speaks against them as plain sentences, for the command line."""

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from taskflow_desktop.domain.backups import Backup, DataFacts, RestorePreview
from taskflow_desktop.domain.errors import BackupRejected
from taskflow_desktop.domain.moment import Moment, to_datetime
from taskflow_desktop.wording import told, translate

_PEOPLE_SHOWN = 5
_OBEYED = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})

_WHY: Final[Mapping[str, Callable[[], str]]] = {
    "missing": lambda: translate("CommandLine", "There is no such file."),
    "unreadable": lambda: translate("CommandLine", "The file cannot be read. Check its permissions."),
    "empty": lambda: translate("CommandLine", "The file is empty."),
    "not_a_database": lambda: translate("CommandLine", "The file is no backup of Task Flow."),
    "truncated": lambda: translate(
        "CommandLine", "The file breaks off: it was not copied to its end. Copy it again, or take another backup."
    ),
    "corrupt": lambda: translate("CommandLine", "The file is damaged. Take another backup."),
    "not_ours": lambda: translate("CommandLine", "The file belongs to another program."),
    "too_new": lambda: translate(
        "CommandLine", "A newer version of Task Flow made this backup. Update Task Flow and try again."
    ),
    "is_the_database": lambda: translate("CommandLine", "This is the database itself, not a backup of it."),
    "exists": lambda: translate(
        "CommandLine", "There is a file of that name already, which is not written over. Name another one."
    ),
    "no_folder": lambda: translate("CommandLine", "There is no such folder."),
    "not_writable": lambda: translate(
        "CommandLine", "Nothing can be written there. Check the permissions, or choose another place."
    ),
    "disk_full": lambda: translate("CommandLine", "The disk is full. Make room and try again; nothing has changed."),
    "busy": lambda: translate(
        "CommandLine", "Other programs use the data all the time. Close them and try again; nothing has changed."
    ),
    "not_ours_to_replace": lambda: translate(
        "CommandLine", "What lies where the data should be is not Task Flow's. Move it away, then restore again."
    ),
    "no_admin": lambda: translate("CommandLine", "No admin could sign in to what it holds. Take another backup."),
    "not_replaced": lambda: translate(
        "CommandLine",
        "The present data file is too damaged to be replaced. Close Task Flow everywhere, move the file away and"
        " restore again.",
    ),
    "bad_name": lambda: translate(
        "CommandLine", "A name in this path cannot be used. Choose another folder or file name."
    ),
    "cancelled": lambda: translate("CommandLine", "Cancelled; nothing has changed."),
    "server": lambda: told(
        translate(
            "CommandLine",
            "These data are on a PostgreSQL server, whose own backup is used:\n{commands}\nAsk whoever looks after the"
            " server; restore only while nobody is signed in.",
        ),
        commands=_SERVER,
    ),
}

_SERVER: Final = (
    "  pg_dump --format=custom --file=taskflow.dump NAME_OF_THE_DATABASE\n"
    "  pg_restore --clean --if-exists --dbname=NAME_OF_THE_DATABASE taskflow.dump"
)


def plain(text: str) -> str:
    """`text` on one line and without what a terminal obeys: codes for colours, titles, directions, new lines."""
    return "".join("\N{REPLACEMENT CHARACTER}" if unicodedata.category(each) in _OBEYED else each for each in text)


def why(error: BackupRejected) -> str:
    """Return why a backup cannot be made or gone back to, and what to do."""
    known = _WHY.get(error.code)
    if known is not None:
        return known()
    return told(translate("CommandLine", "That did not work ({error})."), error=plain(str(error)))


def made(backup: Backup) -> str:
    """Return that a backup was made, where, and how large it is."""
    words = translate("CommandLine", "Backed up and checked: {path} ({bytes} bytes)")
    return told(words, path=plain(str(backup.path)), bytes=backup.size)


def preview(found: RestorePreview) -> list[str]:
    """Return what a backup holds and what would be lost by going back to it, a line for each thing."""
    facts, zone = found.facts, ZoneInfo(found.facts.time_zone)
    version = translate("CommandLine", "  version: {version}")
    if facts.upgraded:
        version = translate("CommandLine", "  version: {version} (is brought up to date)")
    lines = [
        told(translate("CommandLine", "backup: {path}"), path=plain(str(found.backup.path))),
        told(translate("CommandLine", "  made: {time}"), time=_when(found.backup.made_at, zone)),
        *_facts(facts, zone),
        told(version, version=facts.schema),
    ]
    if facts.broken is not None:
        words = translate("CommandLine", "  history: changed from event {event} on; run the check after the restore")
        lines.append(told(words, event=facts.broken))
    if found.damaged:
        return [*lines, translate("CommandLine", "present data: damaged; a copy of the file is kept")]
    if found.present is None:
        return [*lines, translate("CommandLine", "present data: none")]
    lines += [translate("CommandLine", "present data:"), *_facts(found.present, zone)]
    if not found.same_site:
        lines.append(translate("CommandLine", "This is a backup of OTHER data than the present ones."))
    return lines + _lost(found, zone)


def _lost(found: RestorePreview, zone: ZoneInfo) -> list[str]:
    lost, lines = found.lost, []
    if lost.since is None:
        lines.append(translate("CommandLine", "Nothing of the present data would be lost."))
    else:
        words = translate(
            "CommandLine",
            "no longer there afterwards: {changes} changes since {time}, among them {rooms} new rooms, {tasks} new"
            " tasks, {messages} messages",
        )
        lines.append(
            told(
                words,
                changes=lost.changes,
                time=_when(lost.since, zone),
                rooms=lost.rooms,
                tasks=lost.tasks,
                messages=lost.messages,
            )
        )
        more = len(lost.people) - _PEOPLE_SHOWN
        words = translate("CommandLine", "  by {names}")
        if more > 0:
            words = translate("CommandLine", "  by {names} and {n} more")
        lines.append(told(words, names=_names(lost.people[:_PEOPLE_SHOWN]), n=more))
    if lost.revived:
        lines.append(told(translate("CommandLine", "could sign in again: {names}"), names=_names(lost.revived)))
    if lost.old_passwords:
        words = translate("CommandLine", "passwords of then hold again for: {names}")
        lines.append(told(words, names=_names(lost.old_passwords)))
    return lines


def _names(names: Sequence[str]) -> str:
    return ", ".join(plain(name) for name in names)


def _facts(facts: DataFacts, zone: ZoneInfo) -> list[str]:
    last = translate("CommandLine", "none")
    if facts.last_at is not None:
        by = plain(facts.last_by) or translate("CommandLine", "the system")
        last = told(translate("CommandLine", "{time} by {name}"), time=_when(facts.last_at, zone), name=by)
    site = plain(facts.site_name) or translate("CommandLine", "without a name")
    return [
        told(translate("CommandLine", "  site: {site}"), site=site),
        told(
            translate("CommandLine", "  rooms: {rooms}, tasks: {tasks}, messages: {messages}, agents: {agents}"),
            rooms=facts.rooms,
            tasks=facts.tasks,
            messages=facts.messages,
            agents=facts.agents,
        ),
        told(translate("CommandLine", "  last change: {last}, number {number}"), last=last, number=facts.events),
        told(translate("CommandLine", "  size: {bytes} bytes"), bytes=facts.size),
    ]


def _when(moment: Moment, zone: ZoneInfo) -> str:
    when: datetime = to_datetime(moment, zone)
    return f"{when:%Y-%m-%d %H:%M}"
