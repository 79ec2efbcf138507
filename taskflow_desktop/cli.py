"""The command line: which arguments there are, and the commands that need no window. No Qt in here."""

import argparse
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from itertools import chain, count, pairwise
from pathlib import Path
from typing import Any, Final, NoReturn, TypeAlias

from taskflow_desktop import __version__
from taskflow_desktop.config import Language
from taskflow_desktop.domain.errors import BackupRejected, ImportRejected, SignInFailed, StorageUnavailable
from taskflow_desktop.domain.ids import SYSTEM
from taskflow_desktop.domain.imports import ImportChoices, ImportCounts, RowCounts
from taskflow_desktop.rules.links import is_link
from taskflow_desktop.wording import speak, told, translate

_LANGUAGES: Final[tuple[Language, ...]] = ("ko", "en")

_WHAT_TO_DO: Final[Mapping[str, Callable[[], str]]] = {
    "corrupt": lambda: translate("CommandLine", "Restore a backup, or choose another file with --database."),
    "locked": lambda: translate("CommandLine", "Close the other program that uses the file and try again."),
    "too_new": lambda: translate("CommandLine", "Update Task Flow and try again."),
    "too_old": lambda: translate(
        "CommandLine", "Open it once with this version of Task Flow, which upgrades it, and try again."
    ),
    "disk_full": lambda: translate("CommandLine", "Make room on the disk and try again."),
    "unreachable": lambda: translate("CommandLine", "Check the network and the server and try again."),
}


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Return the arguments; exits with a usage line if they make no sense. `command` "" is the window.

    `link` is what was given as a link to a task, "" if nothing was. Commands, and all that is said of them, speak the
    language of --language, else the configured one.
    """
    arguments, link = _without_link(arguments)
    if {"-h", "--help", *_COMMANDS} & set(arguments):  # a window that starts needs no words of ours
        speak(_language_of(arguments))
    parser = _Parser(
        prog="taskflow-desktop",
        description=translate("CommandLine", "Rooms, tasks and stages for people who answer customers by chat."),
        epilog=translate("CommandLine", "taskflow-desktop taskflow://TK-2026-A0042 opens the task of this number."),
    )
    words = translate("CommandLine", "show the version and exit")
    parser.add_argument("--version", action="version", version=f"taskflow-desktop {__version__}", help=words)
    words = translate("CommandLine", "a file, or sqlite:///path (default: as configured)")
    parser.add_argument("--database", metavar="URL", help=words)
    words = translate("CommandLine", "open a furnished copy in a temporary place")
    parser.add_argument("--demo", action="store_true", help=words)
    speaks = translate("CommandLine", "language of the program (default: as configured)")
    parser.add_argument("--language", choices=_LANGUAGES, help=speaks)
    words = translate("CommandLine", "open one more window of a database that is open")
    parser.add_argument("--another", action="store_true", help=words)
    parser.set_defaults(command="", link=link)
    commands = parser.add_subparsers(title=translate("CommandLine", "commands"), metavar="", parser_class=_Parser)
    for add in (_add_import, _add_check, _add_backup, _add_restore):
        add(commands).add_argument("--language", choices=_LANGUAGES, default=argparse.SUPPRESS, help=speaks)
    return parser.parse_args(arguments)


def _without_link(arguments: Sequence[str]) -> tuple[list[str], str]:
    """Return the arguments without the link, and the link.

    All that follows `--` and a link belongs to it: what somebody wrote into a link never becomes an option of ours,
    whatever the system that hands it over makes of its quotes.
    """
    if "--" in arguments:
        at = list(arguments).index("--")
        if at + 1 < len(arguments) and is_link(arguments[at + 1]):
            return list(arguments[:at]), " ".join(arguments[at + 1 :])
    links = [each for each in arguments if is_link(each)]
    if not links:
        return list(arguments), ""
    return [each for each in arguments if not is_link(each)], links[-1]


def _language_of(arguments: Sequence[str]) -> Language:
    """The language that the arguments ask for, or the configured one; a wrong one is told when all are read."""
    from taskflow_desktop.config import load_config  # noqa: PLC0415 - a window that starts loads it later

    asked = [given.partition("=")[2] for given in arguments if given.startswith("--language=")]
    asked += [value for given, value in pairwise(arguments) if given == "--language"]
    return next((each for each in _LANGUAGES if each in asked), None) or load_config().config.language


class _Parser(argparse.ArgumentParser):
    """What argparse says by itself, in the language in force."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(add_help=False, **settings)
        self._positionals.title = translate("CommandLine", "arguments")
        self._optionals.title = translate("CommandLine", "options")
        self.add_argument(
            "-h", "--help", action="help", help=translate("CommandLine", "show this help message and exit")
        )

    def format_help(self) -> str:
        return self._in_words(super().format_help())

    def format_usage(self) -> str:
        return self._in_words(super().format_usage())

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        words = translate("CommandLine", "{program}: these arguments can't be used: {message}")
        self.exit(2, told(words, program=self.prog, message=message) + "\n")

    def _in_words(self, text: str) -> str:
        return text.replace("usage: ", translate("CommandLine", "usage: "), 1)


_Commands: TypeAlias = "argparse._SubParsersAction[_Parser]"  # noqa: SLF001 - the one name it has


def _add_database(command: argparse.ArgumentParser) -> None:
    words = translate("CommandLine", "which (default: as configured)")
    command.add_argument("--database", metavar="URL", default=argparse.SUPPRESS, help=words)


def _add_import(commands: _Commands) -> argparse.ArgumentParser:
    words = translate("CommandLine", "import rooms and messages from files, without a window")
    bring = commands.add_parser("import", help=words, description=words)
    bring.add_argument("files", nargs="+", type=Path, metavar="FILE")
    words = translate("CommandLine", "where to; made if it does not exist")
    bring.add_argument("--database", metavar="URL", required=True, help=words)
    words = translate("CommandLine", "only say what an import would do")
    bring.add_argument("--dry-run", action="store_true", help=words)
    words = translate("CommandLine", "whose files these are")
    bring.add_argument("--profile", choices=("taskflow", "happytalk", "kakaotalk"), help=words)
    words = translate("CommandLine", "KakaoTalk: which of the names is the agent")
    bring.add_argument("--agent", default="", metavar="NAME", help=words)
    words = translate("CommandLine", "where bad rows go (default: a new import-errors.csv here)")
    bring.add_argument("--errors", type=Path, help=words)
    bring.set_defaults(command="import")
    return bring


def _add_check(commands: _Commands) -> argparse.ArgumentParser:
    look = commands.add_parser(
        "check",
        help=translate("CommandLine", "hold all that is stored against the history; changes nothing"),
        description=translate(
            "CommandLine",
            "Hold all that is stored against the history. Changes nothing, and may run while people work. Exits with 0"
            " if all is sound, 1 if something does not agree, 2 if the database cannot be used.",
        ),
    )
    _add_database(look)
    look.set_defaults(command="check")
    return look


def _add_backup(commands: _Commands) -> argparse.ArgumentParser:
    keep = commands.add_parser(
        "backup",
        help=translate("CommandLine", "copy all data into one checked file, while people work"),
        description=translate("CommandLine", "Copy all data into one file and check it; may run while people work."),
    )
    _add_database(keep)
    words = translate("CommandLine", "a new file, or a folder (default: beside the database)")
    keep.add_argument("--to", type=Path, metavar="FILE", help=words)
    keep.set_defaults(command="backup")
    return keep


def _add_restore(commands: _Commands) -> argparse.ArgumentParser:
    back = commands.add_parser(
        "restore",
        help=translate("CommandLine", "go back to a backup; the present data are backed up first"),
        description=translate(
            "CommandLine",
            "Go back to a backup. The present data are backed up first. Programs that have the database open write"
            " nothing into it any more and ask to sign in again.",
        ),
    )
    back.add_argument("file", type=Path, metavar="FILE")
    _add_database(back)
    words = translate("CommandLine", "only say what is in it and what would be lost")
    back.add_argument("--dry-run", action="store_true", help=words)
    back.add_argument("--yes", action="store_true", help=translate("CommandLine", "do not ask"))
    back.set_defaults(command="restore")
    return back


def run(arguments: argparse.Namespace) -> int:
    """Run the command that `arguments` name.

    Returns 0 if all went well, 1 if a row, file or backup was refused or a check found something, 2 if a check could
    not be made.
    """
    # A console that cannot show a name must not end the import.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        return _COMMANDS[arguments.command](arguments)
    except BackupRejected as error:
        from taskflow_desktop.services import backup_words  # noqa: PLC0415 - only if something is wrong

        _say(backup_words.why(error), error=True)
        if error.detail:
            _say(_without_password(error.detail, arguments.database), error=True)
    except StorageUnavailable as error:
        words = translate("CommandLine", "The database cannot be used ({code}): {detail}")
        _say(told(words, code=error.code, detail=_without_password(error.detail, arguments.database)), error=True)
        what = _WHAT_TO_DO.get(error.code)
        _say(
            what() if what is not None else translate("CommandLine", "Choose another file with --database."), error=True
        )
    except ImportRejected as error:
        _say(_why_not_imported(error), error=True)
    except SignInFailed as error:
        words = translate("CommandLine", "The server does not know this login or its password: {detail}")
        _say(told(words, detail=_without_password(str(error), arguments.database)), error=True)
    except (OSError, ValueError) as error:
        # A name that is too long, an address that is none.
        words = translate("CommandLine", "That cannot be used: {detail}")
        _say(told(words, detail=_without_password(str(error), arguments.database)), error=True)
    return 2 if arguments.command == "check" else 1


def _why_not_imported(error: ImportRejected) -> str:
    words = translate("CommandLine", "The file cannot be imported ({code}): {detail}")
    if error.line is not None:
        words = translate("CommandLine", "The file cannot be imported ({code}, line {line}): {detail}")
    elif error.byte is not None:
        words = translate("CommandLine", "The file cannot be imported ({code}, byte {byte}): {detail}")
    return told(words, code=error.code, line=error.line, byte=error.byte, detail=_one_line(error.detail))


def _without_password(text: str, url: str | None) -> str:
    """`text` on one line, nothing of the password of the server at `url` in it."""
    from taskflow_desktop.rules.addresses import without_password  # noqa: PLC0415 - only if something is wrong

    return _one_line(without_password(text, url or ""))


def _configured(arguments: argparse.Namespace) -> str:
    from taskflow_desktop.config import load_config  # noqa: PLC0415 - an import names its database itself

    url = load_config(database=arguments.database).config.database
    arguments.database = url  # what is said of it later leaves its password out
    if not url:
        raise StorageUnavailable("missing", translate("CommandLine", "no database is configured yet"))
    return url


def _check(arguments: argparse.Namespace) -> int:
    from taskflow_desktop.rules.addresses import shown  # noqa: PLC0415
    from taskflow_desktop.services import check, check_words  # noqa: PLC0415
    from taskflow_desktop.storage.database import open_database  # noqa: PLC0415
    from taskflow_desktop.storage.migrate import current_copy  # noqa: PLC0415

    url = _configured(arguments)
    with ExitStack() as stack:
        database = open_database(url, read_only=True)
        stack.callback(database.close)
        report = check.check(stack.enter_context(current_copy(database)))
    _say(shown(url))
    for line in check_words.summary(report):
        _say(f"  {line}")
    for finding in report.findings:
        _say(_one_line(check_words.sentence(finding)))
    if report.findings_total > len(report.findings):
        _say(told(translate("CommandLine", "and {n} more"), n=report.findings_total - len(report.findings)))
    if report.sound:
        _say(translate("CommandLine", "Sound."))
    else:
        _say(told(translate("CommandLine", "Findings: {n}"), n=report.findings_total))
    return 0 if report.sound else 1


def _backup(arguments: argparse.Namespace) -> int:
    from taskflow_desktop.services import backup, backup_words  # noqa: PLC0415
    from taskflow_desktop.storage.database import open_database  # noqa: PLC0415

    with ExitStack() as stack:
        database = open_database(_configured(arguments), must_exist=True, read_only=True)
        stack.callback(database.close)
        _say(backup_words.made(backup.back_up_file(database, arguments.to)))
    return 0


def _restore(arguments: argparse.Namespace) -> int:
    from taskflow_desktop.services import backup_words, restore  # noqa: PLC0415
    from taskflow_desktop.storage.places import sqlite_path  # noqa: PLC0415

    url = _configured(arguments)
    if url.startswith("postgres"):
        raise BackupRejected("server")
    live = sqlite_path(url)
    for line in backup_words.preview(restore.preview(live, arguments.file)):
        _say(line)
    if arguments.dry_run:
        return 0
    if not (arguments.yes or _agreed()):
        _say(translate("CommandLine", "Nothing has changed."), error=True)
        return 1
    kept = restore.restore_file(live, arguments.file).kept
    if kept is not None:
        _say(told(translate("CommandLine", "The data of before are kept in {path}"), path=kept))
    _say(translate("CommandLine", "Restored. Everybody signs in again."))
    return 0


def _agreed() -> bool:
    """Ask whoever sits at the terminal; nobody there agrees to nothing."""
    if not sys.stdin.isatty():
        _say(translate("CommandLine", "Add --yes to go back to it."), error=True)
        return False
    return input(translate("CommandLine", "Go back to this backup? Type yes: ")).strip().lower() == "yes"


def _import(arguments: argparse.Namespace) -> int:
    # Only here: a window that starts does not need the importers.
    from taskflow_desktop.services import imports  # noqa: PLC0415
    from taskflow_desktop.storage.database import open_database  # noqa: PLC0415
    from taskflow_desktop.storage.migrate import migrate  # noqa: PLC0415
    from taskflow_desktop.storage.places import sqlite_path  # noqa: PLC0415
    from taskflow_desktop.storage.repository import Repository  # noqa: PLC0415

    errors = None
    if not arguments.dry_run:
        try:
            errors = _errors_file(arguments.errors, arguments.files)
        except OSError as error:
            # Said before anything is stored: the bad rows must not get lost.
            words = translate(
                "CommandLine", "Bad rows could not be written ({error}). Name another file with --errors."
            )
            _say(told(words, error=error), error=True)
            return 1
    with ExitStack() as stack:
        url = arguments.database
        if arguments.dry_run and not url.startswith("postgres") and not sqlite_path(url).exists():
            # What does not exist is not made by a trial.
            url = str(Path(stack.enter_context(tempfile.TemporaryDirectory()), "trial.sqlite3"))
        database = open_database(url)
        stack.callback(database.close)
        migrate(database)
        repository = Repository(database)
        if arguments.dry_run:
            preview = imports.preview_import(
                repository, SYSTEM, arguments.files, profile=arguments.profile, agent_name=arguments.agent
            )
            _say(f"{preview.profile} ({preview.form}{', ' + preview.encoding if preview.encoding else ''})")
            _say_counts(preview.counts)
            for agent in preview.unmapped:
                words = translate("CommandLine", "unknown agent: {name} ({rooms} rooms)")
                _say(told(words, name=_one_line(agent.name), rooms=agent.rooms))
            for row in preview.bad_rows:
                _say(_one_line(f"{row.file}:{row.line}: {row.column}: {row.code} {row.reason}"), error=True)
            return 1 if preview.counts.rooms.bad or preview.counts.messages.bad or preview.warnings else 0
        report = imports.run_import(
            repository,
            SYSTEM,
            arguments.files,
            ImportChoices(agent_name=arguments.agent),
            profile=arguments.profile,
            errors_file=errors,
        )
        _say_counts(report.counts)
        if report.created_agents:
            _say(told(translate("CommandLine", "new agents, who cannot sign in yet: {n}"), n=report.created_agents))
        if report.bad_rows_total:
            words = translate("CommandLine", "{n} rows were refused: {path}")
            _say(told(words, n=report.bad_rows_total, path=report.errors_file), error=True)
        if report.truncated:
            _say(translate("CommandLine", "the file breaks off; what was read before is stored"), error=True)
        return 1 if report.bad_rows_total or report.truncated else 0


def _errors_file(asked: Path | None, inputs: Sequence[Path]) -> Path:
    """The file for bad rows: as asked, or the first free name here. OSError if it cannot be written or is an input."""
    numbered = (Path(f"import-errors-{n}.csv") for n in count(2))
    path = asked or next(p for p in chain([Path("import-errors.csv")], numbered) if not p.exists())
    if any(path.resolve() == given.resolve() for given in inputs):
        raise FileExistsError(told(translate("CommandLine", "{path} is one of the files to import"), path=path))
    existed = path.exists()
    with path.open("a"):
        pass
    if not existed:
        path.unlink()
    return path


def _say_counts(counts: ImportCounts) -> None:
    _say(
        _counted(
            translate("CommandLine", "rooms: {new} new, {changed} changed, {same} same, {skipped} skipped, {bad} bad"),
            counts.rooms,
        )
    )
    _say(
        _counted(
            translate(
                "CommandLine", "messages: {new} new, {changed} changed, {same} same, {skipped} skipped, {bad} bad"
            ),
            counts.messages,
        )
    )


def _counted(words: str, counts: RowCounts) -> str:
    return told(
        words,
        new=counts.new,
        changed=counts.changed,
        same=counts.same,
        skipped=counts.skipped,
        bad=counts.bad,
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _say(text: str, *, error: bool = False) -> None:
    from taskflow_desktop.services.backup_words import plain  # noqa: PLC0415 - the window says nothing here

    # Names and file contents are somebody's text: a terminal must not obey it.
    print("\n".join(map(plain, text.split("\n"))), file=sys.stderr if error else sys.stdout)


_COMMANDS = {"import": _import, "check": _check, "backup": _backup, "restore": _restore}
