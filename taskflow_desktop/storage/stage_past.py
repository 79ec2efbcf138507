"""How the stages' finished visits went lately: what cards age against, and the average stay of a column.

Both read the index `visit_by_stage` alone, stage by stage, so that a long history costs nothing.
"""

from collections.abc import Sequence

from taskflow_desktop.domain.entities import StagePast
from taskflow_desktop.domain.ids import StageId
from taskflow_desktop.domain.moment import Micros, Moment
from taskflow_desktop.rules import ageing, limits
from taskflow_desktop.storage.database import Database
from taskflow_desktop.storage.rows import marks

_NEWEST = (
    "SELECT stage_id, left_at - entered_at AS length FROM stage_visit"
    " WHERE stage_id = ? AND left_at >= ? AND revoked = 0"
    f" ORDER BY left_at DESC, entered_at DESC LIMIT {limits.AGE_VISITS_MAX}"
)


def pasts(database: Database, stage_ids: Sequence[StageId], now: Moment) -> dict[StageId, StagePast]:
    """The past of each of these stages (at most limits.STAGES_MAX), by one query."""
    if not stage_ids:
        return {}
    since = ageing.past_begins(now)
    each = (f"SELECT stage_id, length FROM ({_NEWEST}) AS newest_{place}" for place in range(len(stage_ids)))
    values = [value for stage_id in stage_ids for value in (stage_id, since)]
    lengths: dict[StageId, list[Micros]] = {stage_id: [] for stage_id in stage_ids}
    for stage_id, length in database.rows(" UNION ALL ".join(each), values):
        lengths[StageId(stage_id)].append(Micros(length))
    return {stage_id: ageing.past_of(found) for stage_id, found in lengths.items()}


def average_stays(database: Database, stage_ids: Sequence[StageId], now: Moment) -> dict[StageId, Micros]:
    """How long the visits lasted on average that ended in the same days, of the stages that have any."""
    if not stage_ids:
        return {}
    found = database.rows(
        "SELECT stage_id, avg(left_at - entered_at) FROM stage_visit"
        f" WHERE stage_id IN ({marks(stage_ids)}) AND left_at >= ? AND revoked = 0 GROUP BY stage_id",
        (*stage_ids, ageing.past_begins(now)),
    )
    return {StageId(stage_id): Micros(int(average)) for stage_id, average in found}
