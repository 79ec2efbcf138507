"""The page of the stages in an open window, and what tests do with it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from taskflow_desktop.domain.entities import Flow
from taskflow_desktop.domain.stages import FlowPlan, StageWish
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.dialogs.files import Chosen
from taskflow_desktop.ui.settings.stage_removal import StageRemovalDialog
from taskflow_desktop.ui.settings.stage_row import StageRow
from taskflow_desktop.ui.settings.stages_editor import StagesEditor
from taskflow_desktop.ui.settings.stages_page import StagesPage
from taskflow_desktop.ui.widgets.reason_bubble import ReasonBubble
from taskflow_desktop.ui.widgets.surface import scroll_area
from tests.ui.board.desk import Desk, show_in_window


class Files:
    """Answers the questions for files at once."""

    def __init__(self) -> None:
        self.answer: Path | None = None
        self.names: list[str] = []

    def open_files(self, parent: QWidget, title: str, filters: str, *, chosen: Chosen, accept: str = "") -> None:
        if self.answer is not None:
            chosen((self.answer,))

    def save_file(self, parent: QWidget, title: str, name: str, *, chosen: Chosen, filters: str = "") -> None:
        self.names.append(name)
        if self.answer is not None:
            chosen((self.answer,))

    def folder(self, parent: QWidget, title: str, start: Path, *, chosen: Chosen) -> None:
        raise AssertionError("no folder is asked for")


class Place:
    """The page of one admin in a window of its own."""

    def __init__(self, qtbot: QtBot, desk: Desk, agent: int | None = None, width: int = 775) -> None:
        self.qtbot, self.desk = qtbot, desk
        self.files = Files()
        self.session: Session = desk.enter(agent or desk.world.admin)
        self.page = StagesPage(self.session, self.files)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll_area(self.page), 1)
        column.addWidget(self.page.bar)
        self.window = show_in_window(qtbot, whole, width, 680)
        loads = desk.site.value("SELECT count(*) FROM task") > 0
        self.wait(lambda: bool(self.editor.loads) == loads and self.editor.draft.base.cursor > 0)

    @property
    def editor(self) -> StagesEditor:
        return self.page.editor

    @property
    def rows(self) -> tuple[StageRow, ...]:
        return self.editor.list.rows

    @property
    def names(self) -> list[str]:
        """What the fields say."""
        return [row.name.full_text() for row in self.rows]

    @property
    def saved(self) -> list[str]:
        """The names of the stages in the data, in their order."""
        query = "SELECT name FROM stage WHERE archived_at IS NULL ORDER BY position, id"
        return [name for (name,) in self.desk.site.database.rows(query)]

    def wait(self, true: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(true()), timeout=5000)

    def save(self) -> None:
        """Press the button and wait until it is stored."""
        self.page.bar.save.click()
        self.wait(lambda: self.page.bar.words == "저장했어요. 모든 상담사 화면에 반영됐어요.")

    def bubble(self) -> str:
        """What the reason bubble on screen says, "" without one."""
        shown = [each.text for each in self.window.findChildren(ReasonBubble) if each.isVisible()]
        return shown[0] if shown else ""

    def removal(self, at: int) -> StageRemovalDialog:
        """Press the bin of a row; the dialog it opens."""
        self.rows[at].remove.click()
        return next(each for each in self.window.findChildren(StageRemovalDialog) if each.isVisible())

    def remove(self, at: int, into: int | None) -> None:
        """Remove a stage; another takes its tasks."""
        key = self.rows[into].key if into is not None else None
        dialog = self.removal(at)
        if dialog.choice is not None:
            dialog.choice.choose(key)
            dialog.choice.chosen.emit(key)
        dialog.accept_button.click()

    def other_saves(self, change: Callable[[list[StageWish]], list[StageWish]]) -> None:
        """Have another admin save other stages, and wait until it is heard of here."""
        admins = self.desk.site.value("SELECT count(*) FROM agent WHERE identifier = 'u50'")
        if not admins:
            self.desk.site.insert(
                self.desk.world.admin, "agent", name="한유진", role="admin", identifier="u50", password_hash="x"
            )
        other = self.desk.enter(self.desk.site.value("SELECT id FROM agent WHERE identifier = 'u50'"))
        answers: list[Flow] = []
        wishes = [StageWish(stage.id, stage.name, stage.colour) for stage in other.flow.active_stages]
        plan = FlowPlan(other.flow.design, tuple(change(wishes)))
        other.commands.flow.save_stages(plan, done=answers.append)
        self.wait(lambda: answers)
        design = answers[0].design
        self.wait(lambda: self.session.flow.design == design)
