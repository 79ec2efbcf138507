"""The team as a list: order, search, narrow changes."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from taskflow_desktop.domain.entities import Agent
from taskflow_desktop.domain.enums import Role
from taskflow_desktop.domain.ids import AgentId
from taskflow_desktop.models.team import TeamModel


def agent(key: int, name: str, role: Role = Role.AGENT, *, active: bool = True, identifier: str | None = "x") -> Agent:
    return Agent(AgentId(key), name, identifier, role, active, can_sign_in=identifier is not None, version=1)


TEAM = (
    agent(1, "나리"), agent(2, "가람", Role.ADMIN), agent(3, "다온", Role.MANAGER), agent(4, "가온", active=False),
    agent(5, "마루", identifier=None),
)  # fmt: skip


def said(who: Agent) -> str:
    return f"{who.name}!"


@pytest.fixture
def model(qapp: QApplication) -> TeamModel:
    del qapp
    made = TeamModel(said)
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    made.show_team(TEAM)
    return made


def names(model: TeamModel) -> list[Any]:
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_roles_then_names_and_who_left_at_the_end(model: TeamModel) -> None:
    assert names(model) == ["가람", "다온", "나리", "마루", "가온"]
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "가람!"


def test_who_changes_keeps_his_row_and_is_told_alone(model: TeamModel) -> None:
    changed: list[int] = []
    model.dataChanged.connect(lambda first, _: changed.append(first.row()))
    model.modelReset.connect(lambda: changed.append(-1))
    model.show_team([agent(1, "나리", Role.ADMIN), *TEAM[1:]])
    assert changed == [2]
    assert names(model) == ["가람", "다온", "나리", "마루", "가온"]
    model.search("ㄴㄹ")
    assert names(model) == ["나리"]
    model.search("")
    assert names(model) == ["가람", "나리", "다온", "마루", "가온"]


def test_somebody_new_comes_in_order(model: TeamModel) -> None:
    model.show_team([*TEAM, agent(6, "가나", Role.MANAGER)])
    assert names(model)[1] == "가나"
    assert model.row_of(6) == 1
    assert model.row_of(99) is None
