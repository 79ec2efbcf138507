"""The flows that are offered to begin with (product.md rule 10), in the language of whoever chooses."""

import json
from functools import cache
from typing import Literal

from taskflow_desktop import assets
from taskflow_desktop.domain.stages import FlowSketch, StageSketch

_NAMES = ("default", "inquiry", "exchange", "delivery", "b2b")


@cache
def template(name: str, language: Literal["ko", "en"]) -> FlowSketch:
    """Return the template of the file flows/`name`.json. FileNotFoundError if there is none."""
    held = json.loads(assets.read_text(f"flows/{name}.json"))
    stages = tuple(StageSketch(stage["name"][language], stage["colour"]) for stage in held["stages"])
    return FlowSketch(held["name"][language], stages)


def templates(language: Literal["ko", "en"]) -> tuple[FlowSketch, ...]:
    """Return all templates, the default flow first."""
    return tuple(template(name, language) for name in _NAMES)
