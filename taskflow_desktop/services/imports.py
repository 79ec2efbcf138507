"""Importing a file of another system: the same code for the dry run (rolled back) and for the import (in chunks)."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path

from taskflow_desktop.domain.errors import ImportRejected
from taskflow_desktop.domain.ids import SYSTEM, AgentId
from taskflow_desktop.domain.imports import (
    BAD_ROWS_SHOWN,
    ImportBadRow,
    ImportChoices,
    ImportPreview,
    ImportProgress,
    ImportReport,
)
from taskflow_desktop.importers.engine import detect, people
from taskflow_desktop.importers.errors import Code
from taskflow_desktop.importers.profiles import Profile
from taskflow_desktop.importers.records import BadRow
from taskflow_desktop.importers.report import BadRows
from taskflow_desktop.rules import permissions
from taskflow_desktop.services.change import refuse
from taskflow_desktop.services.import_run import ImportRun
from taskflow_desktop.storage.repository import Repository


class _RollBack(Exception):  # not an error: it ends a dry run
    pass


def preview_import(
    repository: Repository,
    actor: AgentId,
    paths: Sequence[Path],
    *,
    profile: str | None = None,
    agent_name: str = "",
    on_progress: Callable[[ImportProgress], None] | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> ImportPreview:
    """Run the whole import in a transaction that is rolled back, and say what it would do.

    An embedded database is copied for it: the trial locks nobody out, however large the file.

    Raises:
        ImportRejected: the files cannot be imported at all.
        RuleViolation: the actor may not import.
    """
    _check_actor(repository, actor)
    detected = detect(paths, profile=Profile(profile) if profile else None)
    warnings: tuple[str, ...] = ()
    bad = BadRows()
    with repository.database.private_copy() as copied:
        trial = Repository(copied)
        run = ImportRun(
            trial,
            actor,
            detected,
            choices=ImportChoices(agent_name=agent_name),
            on_progress=on_progress,
            cancelled=cancelled,
        )
        try:
            with bad, trial.transaction(actor):
                try:
                    run.all_chunks(bad, nullcontext)
                except ImportRejected as error:
                    if error.code != Code.TRUNCATED:
                        raise
                    warnings = (error.code,)
                raise _RollBack
        except _RollBack:
            pass
    return ImportPreview(
        paths=tuple(paths),
        profile=detected.profile,
        form=detected.form,
        encoding=" · ".join(detected.encodings),
        counts=run.tally.counts(),
        people=people(detected),
        unmapped=run.unmapped(),
        first_at=run.first_at,
        last_at=run.last_at,
        bad_rows=tuple(map(_bad_row, bad.first[:BAD_ROWS_SHOWN])),
        warnings=warnings,
    )


def run_import(
    repository: Repository,
    actor: AgentId,
    paths: Sequence[Path],
    choices: ImportChoices,
    *,
    profile: str | None = None,
    errors_file: Path | None = None,
    reasons: Mapping[str, str] | None = None,
    on_progress: Callable[[ImportProgress], None] | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> ImportReport:
    """Import the files, a chunk per transaction; what is written stays if it is cancelled or the file breaks off.

    Bad rows are written to `errors_file` if there are any, with the words of `reasons` for their codes.

    Raises:
        ImportRejected: the files cannot be imported at all.
        RuleViolation: the actor may not import.
    """
    _check_actor(repository, actor)
    detected = detect(paths, profile=Profile(profile) if profile else None)
    run = ImportRun(repository, actor, detected, choices=choices, on_progress=on_progress, cancelled=cancelled)
    truncated = False
    with BadRows() as bad:
        try:
            run.all_chunks(bad, lambda: repository.transaction(actor))
        except ImportRejected as error:
            if error.code != Code.TRUNCATED:
                raise
            truncated = True
        if bad.total and errors_file is not None:
            bad.save(errors_file, detected, reasons=reasons)
    return ImportReport(
        counts=run.tally.counts(),
        bad_rows_total=bad.total,
        bad_rows=tuple(map(_bad_row, bad.first[:BAD_ROWS_SHOWN])),
        errors_file=errors_file if bad.total else None,
        cancelled=run.stopped,
        truncated=truncated,
        created_agents=run.created_agents,
    )


def _check_actor(repository: Repository, actor: AgentId) -> None:
    if actor != SYSTEM:
        refuse(permissions.why_not_import(repository.agent(actor)))


def _bad_row(row: BadRow) -> ImportBadRow:
    return ImportBadRow(row.file, row.line, row.column, row.code, row.reason)
