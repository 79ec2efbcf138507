"""The settings that are not about people."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from scenes.desk import ADMIN, Desk, rest, scene, until
from taskflow_desktop.domain.enums import AlertKind
from taskflow_desktop.domain.stages import FlowPlan, StageWish
from taskflow_desktop.rules.flow_templates import templates
from taskflow_desktop.ui.alerts.choices import AlertChoices, keep_alert_choices
from taskflow_desktop.ui.settings.alerts_page import AlertsSettings
from taskflow_desktop.ui.settings.database_page import DatabasePage
from taskflow_desktop.ui.settings.dialog import SettingsDialog, SettingsPage
from taskflow_desktop.ui.settings.flow_page import FlowPage
from taskflow_desktop.ui.settings.flow_templates import TemplatesDialog
from taskflow_desktop.ui.settings.limits_page import LimitsPage
from taskflow_desktop.ui.settings.restore_dialog import RestoreDialog
from taskflow_desktop.ui.settings.restore_parts import ConfirmRestore
from taskflow_desktop.ui.settings.stage_removal import StageRemovalDialog
from taskflow_desktop.ui.settings.stages_page import StagesPage
from taskflow_desktop.ui.state import Preferences


@scene(person=ADMIN)
def settings(desk: Desk) -> QWidget:
    """The settings, at Task Flow for an admin."""
    dialog = SettingsDialog(desk.session, Preferences(desk.folder), desk.window)
    dialog.open_at(SettingsPage.FLOW)
    page = dialog.widget(SettingsPage.FLOW)
    assert isinstance(page, FlowPage)
    until(lambda: bool(page.figures[0].text()))
    return dialog


@scene()
def alert_settings(desk: Desk) -> QWidget:
    """What one is told of and when not, with quiet hours."""
    keep_alert_choices(desk.session.own, AlertChoices().with_kind(AlertKind.MESSAGE, told=False))
    dialog = SettingsDialog(desk.session, Preferences(desk.folder), desk.window)
    dialog.open_at(SettingsPage.ALERTS)
    page = dialog.widget(SettingsPage.ALERTS)
    assert isinstance(page, AlertsSettings)
    page.quiet.click()
    page.quiet.setFocus(Qt.FocusReason.TabFocusReason)
    return dialog


def _stages(desk: Desk) -> tuple[SettingsDialog, StagesPage]:
    dialog = SettingsDialog(desk.session, Preferences(desk.folder), desk.window)
    dialog.open_at(SettingsPage.STAGES)
    page = dialog.widget(SettingsPage.STAGES)
    assert isinstance(page, StagesPage)
    until(lambda: bool(page.editor.loads))
    return dialog, page


@scene(person=ADMIN)
def stages(desk: Desk) -> QWidget:
    """The stages with the colours of one open."""
    dialog, page = _stages(desk)
    page.editor.list.rows[3].colour.click()
    rest(200)
    return dialog


@scene(person=ADMIN)
def stages_changed(desk: Desk) -> QWidget:
    """A draft with a new stage, one that goes, names that are alike, and another admin's changes."""
    dialog, page = _stages(desk)
    editor = page.editor
    editor.add.click()
    editor.list.rows[-1].name.line.setText(editor.draft.stages[0].name)
    editor.list.rows[0].name.line.setFocus()
    keys = [stage.key for stage in editor.draft.stages]
    editor.set_draft(editor.draft.without(keys[2], keys[1]))
    editor.edited.emit()
    flow = desk.session.flow
    wishes = [StageWish(stage.id, stage.name, stage.colour) for stage in flow.active_stages]
    theirs = FlowPlan(flow.design, (StageWish(wishes[0].stage_id, "접수", wishes[0].colour), *reversed(wishes[1:])))
    desk.session.commands.flow.save_stages(theirs)
    until(page.notes.conflict.isVisible)
    rest(200)
    return dialog


@scene(person=ADMIN)
def stages_template(desk: Desk) -> QWidget:
    """The templates to choose from."""
    dialog, page = _stages(desk)
    page.menu.choose_template()
    choice = dialog.findChild(TemplatesDialog)
    choice.buttons[1].setChecked(True)
    return choice


@scene(person=ADMIN)
def stages_taken(desk: Desk) -> QWidget:
    """A template put in place of stages that hold tasks."""
    dialog, page = _stages(desk)
    page.menu.taken.emit(templates("ko")[3])
    rest(200)
    return dialog


@scene(person=ADMIN)
def stages_menu(desk: Desk) -> QWidget:
    """What else can be done with the stages."""
    dialog, page = _stages(desk)
    page.menu.open()
    return dialog


@scene(person=ADMIN)
def stage_removal(desk: Desk) -> QWidget:
    """Removing a stage that holds tasks."""
    dialog, page = _stages(desk)
    page.editor.list.rows[3].remove.click()
    removal = dialog.findChild(StageRemovalDialog)
    removal.choice.choose(page.editor.draft.stages[1].key)
    removal.choice.chosen.emit(removal.choice.key)
    return removal


@scene()
def settings_look(desk: Desk) -> QWidget:
    """The settings that everybody has, with those a demo leaves out."""
    desk.session.demo = False
    dialog = SettingsDialog(desk.session, Preferences(desk.folder), desk.window)
    dialog.open_at(SettingsPage.LOOK)
    return dialog


@scene()
def settings_language(desk: Desk) -> QWidget:
    """Another language was chosen: it is there at one request."""
    dialog = settings_look(desk)
    choice = dialog.widget(SettingsPage.LOOK).language_choice
    other = next(each for each in choice.segments() if not each.isChecked())
    QTest.mouseClick(other, Qt.MouseButton.LeftButton)
    rest(300)
    return dialog


@scene(person=ADMIN)
def settings_limits(desk: Desk) -> QWidget:
    """The limits with their present use."""
    dialog = SettingsDialog(desk.session, Preferences(desk.folder), desk.window)
    dialog.open_at(SettingsPage.LIMITS)
    page = dialog.widget(SettingsPage.LIMITS)
    assert isinstance(page, LimitsPage)
    until(lambda: bool(page.uses[0].text()))
    return dialog


def _database(desk: Desk) -> tuple[SettingsDialog, DatabasePage]:
    """The page with two backups, as if this were no demo."""
    desk.session.demo = False
    for _ in range(2):
        made: list[object] = []
        desk.session.backups.back_up(done=made.append)
        until(lambda made=made: bool(made))
    dialog = SettingsDialog(desk.session, Preferences(desk.folder), desk.window)
    dialog.open_at(SettingsPage.DATABASE)
    page = dialog.widget(SettingsPage.DATABASE)
    until(lambda: bool(page.where.text()))
    return dialog, page


@scene(person=ADMIN)
def settings_database(desk: Desk) -> QWidget:
    """Where the data lie, after a backup and a check."""
    dialog, page = _database(desk)
    page.back_up.click()
    until(lambda: not page.back_up.refusal)
    page.check.button.click()
    until(page.check.outcome.isVisible)
    return dialog


@scene(person=ADMIN)
def settings_restore(desk: Desk) -> QWidget:
    """A backup to be restored, and what would be lost."""
    _, page = _database(desk)
    session = desk.session
    session.commands.switch_flow(False)
    until(lambda: not session.flow.on)
    page.restore.click()
    next(iter(page.dialog.choices)).click()
    until(page.dialog.table.isVisible)
    assert isinstance(page.dialog, RestoreDialog)
    return page.dialog


@scene(person=ADMIN)
def settings_restore_sure(desk: Desk) -> QWidget:
    """The question before it is done."""
    dialog = settings_restore(desk)
    dialog.go.click()
    assert isinstance(dialog.confirm, ConfirmRestore)
    return dialog.confirm
