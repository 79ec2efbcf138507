"""What a person looked at in statistics, as it is kept between two runs."""

import json

from taskflow_desktop.domain.enums import Channel
from taskflow_desktop.domain.ids import AgentId
from taskflow_desktop.domain.statistics import Period, StatisticsFilter
from taskflow_desktop.rules.json_text import from_json


def to_text(where: StatisticsFilter) -> str:
    """Return a filter as one line of text."""
    channel = where.channel.value if where.channel is not None else None
    return json.dumps({"period": where.period.value, "agent": where.agent_id, "channel": channel})


def from_text(text: str) -> StatisticsFilter:
    """Return the filter kept as `text`; whatever in it cannot be understood is left out."""
    try:
        kept = from_json(text) if text else {}
    except ValueError:
        kept = {}
    kept = kept if isinstance(kept, dict) else {}
    agent = kept.get("agent")
    return StatisticsFilter(
        next((each for each in Period if each.value == kept.get("period")), Period.DAYS_14),
        AgentId(agent) if isinstance(agent, int) and not isinstance(agent, bool) else None,
        next((each for each in Channel if each.value == kept.get("channel")), None),
    )
