"""Backups, and what a check found, in words."""

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import tzinfo
from typing import Final

from taskflow_desktop.domain.backups import Backup, BackupKind, RestorePreview
from taskflow_desktop.domain.checks import CheckPart, CheckProgress, CheckReport, FindingCode
from taskflow_desktop.domain.errors import BackupRejected, TaskflowError
from taskflow_desktop.domain.moment import Moment
from taskflow_desktop.ui.format import count, date_and_time, size
from taskflow_desktop.ui.refusals import error_sentence, general_sentence
from taskflow_desktop.ui.text import fill, translate

PEOPLE_SHOWN: Final = 3

_WHY: Final[Mapping[str, Callable[[], str]]] = {
    "missing": lambda: translate("Backup", "The file isn't there any more. Choose another one."),
    "unreadable": lambda: translate("Backup", "The file can't be read. Check its permissions, or choose another one."),
    "empty": lambda: translate("Backup", "The file is empty. Choose another one."),
    "not_a_database": lambda: translate("Backup", "This isn't a Task Flow backup. Choose another file."),
    "truncated": lambda: translate(
        "Backup", "The file breaks off before its end. Copy it again, or choose another one."
    ),
    "corrupt": lambda: translate("Backup", "The file is damaged. Choose another one."),
    "not_ours": lambda: translate("Backup", "This file belongs to another program. Choose another one."),
    "too_new": lambda: translate("Backup", "A newer version of the program made this. Update the program first."),
    "is_the_database": lambda: translate("Backup", "This is the data file itself, not a backup of it. Choose another."),
    "exists": lambda: translate("Backup", "A file of that name is there already. Try again."),
    "no_folder": lambda: translate("Backup", "This folder isn't there. Choose another one."),
    "not_writable": lambda: translate("Backup", "Nothing can be stored in this folder. Choose another one."),
    "disk_full": lambda: translate("Backup", "The disk is full. Make room and try again; the data are as they were."),
    "busy": lambda: translate(
        "Backup", "Another program is using the data all the time. Try again in a moment; the data are as they were."
    ),
    "not_ours_to_replace": lambda: translate("Backup", "What lies in the place of the data isn't Task Flow's."),
    "no_admin": lambda: translate("Backup", "No admin could sign in to what it holds. Choose another one."),
    "not_replaced": lambda: translate(
        "Backup",
        "The present data file is too damaged to be replaced. Close the program everywhere, move the file away and "
        "restore again.",
    ),
    "bad_name": lambda: translate("Backup", "The name of this folder or file can't be used. Choose another one."),
    "cancelled": lambda: translate("Backup", "Cancelled. The data are as they were."),
    "server": lambda: translate("Backup", "These data are backed up on the server."),
}

_FOUND: Final[Mapping[FindingCode, Callable[[], str]]] = {
    FindingCode.DAMAGED: lambda: translate("Check", "damaged in the file"),
    FindingCode.RULE_MISSING: lambda: translate("Check", "rules that aren't in force"),
    FindingCode.EVENT_MISSING: lambda: translate("Check", "history lines that are missing"),
    FindingCode.EVENT_CHANGED: lambda: translate("Check", "history lines that were changed"),
    FindingCode.EVENT_UNSEALED: lambda: translate("Check", "history lines without a number"),
    FindingCode.EVENT_END: lambda: translate("Check", "history that breaks off"),
    FindingCode.EVENT_KIND: lambda: translate("Check", "history lines of an unknown kind"),
    FindingCode.DIFFERS: lambda: translate("Check", "values other than the history says"),
    FindingCode.CONTRADICTS: lambda: translate("Check", "history lines that contradict each other"),
    FindingCode.WITHOUT_HISTORY: lambda: translate("Check", "things without a history"),
    FindingCode.GONE: lambda: translate("Check", "things that are gone"),
    FindingCode.CONTENT: lambda: translate("Check", "contents other than what was stored"),
    FindingCode.VISITS: lambda: translate("Check", "stays in stages that don't follow one another"),
}

_PARTS: Final[Mapping[CheckPart, Callable[[], str]]] = {
    CheckPart.FILE: lambda: translate("Check", "Looking at the file"),
    CheckPart.HISTORY: lambda: translate("Check", "Looking at the history"),
    CheckPart.TASKS: lambda: translate("Check", "Looking at tasks"),
    CheckPart.ROOMS: lambda: translate("Check", "Looking at rooms"),
    CheckPart.SITE: lambda: translate("Check", "Looking at people and settings"),
}


def why(error: TaskflowError) -> str:
    """Return why a backup could not be made or gone back to, and what to do."""
    if isinstance(error, BackupRejected):
        words = _WHY.get(error.code)
        return words() if words is not None else general_sentence()
    return error_sentence(error)


def kind(backup: Backup) -> str:
    """Return why a backup was made."""
    return {
        BackupKind.MANUAL: lambda: translate("Backup", "By hand"),
        BackupKind.DAILY: lambda: translate("Backup", "Automatic"),
        BackupKind.BEFORE_RESTORE: lambda: translate("Backup", "Before a restore"),
        BackupKind.ELSEWHERE: lambda: translate("Backup", "Another file"),
    }[backup.kind]()


def filters() -> str:
    """Return which files a dialog offers as backups."""
    return translate("Backup", "Backups (*.tfbackup *.sqlite3 *.db)") + ";;" + translate("Backup", "All (*)")


def line(backup: Backup, now: Moment, zone: tzinfo) -> str:
    """Return a backup in one line: when, why, how large."""
    words = fill(
        translate("Backup", "{time} · {kind} · {size}"),
        time=date_and_time(backup.made_at, now, zone),
        kind=kind(backup),
        size=size(backup.size),
    )
    if backup.other is None:
        return words
    site = backup.other or translate("Backup", "without a name")
    return fill(translate("Backup", "{backup} · other data: {site}"), backup=words, site=site)


def lost(found: RestorePreview, now: Moment, zone: tzinfo) -> str:
    """Return what of the present data would no longer be there."""
    if found.damaged:
        return translate("Backup", "The present data are damaged. They are kept beside the backups as they are.")
    if found.lost.since is None:
        return translate("Backup", "Everything that is there now is in the backup too.")
    template = translate(
        "Backup", "%n change(s) since {time} will no longer be there ({people}).", "", found.lost.changes
    )
    return fill(
        template,
        time=date_and_time(found.lost.since, now, zone),
        people=people(found.lost.people),
    )


def people(names: tuple[str, ...]) -> str:
    """Return some names, and how many more there are."""
    shown = ", ".join(names[:PEOPLE_SHOWN])
    more = len(names) - PEOPLE_SHOWN
    if more > 0:
        return fill(translate("Backup", "{names} and {n} more"), names=shown, n=count(more))
    return shown or translate("Backup", "the system")


def progress(found: CheckProgress) -> str:
    """Return what a check is looking at."""
    words = _PARTS[found.part]()
    if not found.total:
        return fill(translate("Check", "{part}…"), part=words)
    return fill(
        translate("Check", "{part} · {done} of {total}"), part=words, done=count(found.done), total=count(found.total)
    )


def looked_at(report: CheckReport) -> str:
    """Return how much a check looked at."""
    counts = report.counts
    return fill(
        translate("Check", "{events} history lines, {tasks} tasks, {files} files and {rooms} rooms agree."),
        events=count(counts.events),
        tasks=count(counts.tasks),
        files=count(counts.files),
        rooms=count(counts.rooms),
    )


def findings(report: CheckReport) -> str:
    """Return what a check found, kind by kind."""
    kinds = Counter(finding.code for finding in report.findings)
    one = translate("Check", "{kind} ({n})")
    return ", ".join(fill(one, kind=_FOUND[code](), n=count(number)) for code, number in kinds.most_common())
