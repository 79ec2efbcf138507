"""What else can be done with the stages: templates, a flow from a file and into one."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from taskflow_desktop.domain.errors import TaskflowError
from taskflow_desktop.domain.stages import FlowSketch
from taskflow_desktop.rules.stages import why_not_sketch
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.details.asking import Asking
from taskflow_desktop.ui.dialogs.files import AskFiles, NativeFiles
from taskflow_desktop.ui.refusals import error_sentence, sentence
from taskflow_desktop.ui.settings.flow_templates import TemplatesDialog
from taskflow_desktop.ui.settings.stages_editor import StagesEditor
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.widgets.buttons import Button
from taskflow_desktop.ui.widgets.reason_menu import Entry, ReasonMenuPopover


class StagesMenu(QObject):
    """A button that opens a menu.

    Signals:
        taken: FlowSketch that is to be put into the draft.
        told: words and kind ("ok" or "bad") of how it went.
    """

    taken = Signal(object)
    told = Signal(str, str)

    def __init__(self, session: Session, editor: StagesEditor, files: AskFiles | None = None) -> None:
        super().__init__(editor)
        self._session, self._editor = session, editor
        self._files = files if files is not None else NativeFiles()
        self._reading: Asking[FlowSketch] = Asking(editor)
        self._writing: Asking[None] = Asking(editor)
        self._failing: Asking[TaskflowError] = Asking(editor)
        self._read_name = self._written_name = ""
        self.button = Button(translate("Stages", "Templates and files"), trailing="chevron-down", small=True)
        self.button.clicked.connect(self.open)

    @Slot()
    def open(self) -> ReasonMenuPopover:
        """Open the menu under the button."""
        refusal = why_not_sketch(FlowSketch("", self._editor.draft.sketch))
        entries = (
            Entry(translate("Stages", "Start from a template…"), "layout-template", self.choose_template),
            Entry(translate("Stages", "Take from a file…"), "import", self.choose_file),
            Entry(
                translate("Stages", "Save to a file…"),
                "upload",
                self.choose_target,
                refusal=sentence(refusal) if refusal is not None else "",
            ),
        )
        popover = ReasonMenuPopover(self.button, translate("Stages", "Templates and files"), entries)
        popover.open_for(self.button)
        return popover

    def choose_template(self) -> None:
        """Offer the templates."""
        dialog = TemplatesDialog(self._editor.window())
        dialog.taken.connect(self.taken)
        dialog.open()

    def choose_file(self) -> None:
        """Ask for a file and take its flow."""
        self._files.open_files(
            self._editor.window(),
            translate("Stages", "Take stages from a file"),
            translate("Stages", "Flow files (*.json)"),
            chosen=self._read,
        )

    def choose_target(self) -> None:
        """Ask where to and write the stages as they are shown."""
        name = fill(translate("Stages", "{site} stages.json"), site=self._site()).strip()
        self._files.save_file(
            self._editor.window(),
            translate("Stages", "Save stages to a file"),
            name,
            chosen=self._write,
            filters=translate("Stages", "Flow files (*.json)"),
        )

    def _site(self) -> str:
        """The name of the site as a file can be called."""
        kept = "".join(c for c in self._session.site_name if c.isalnum() or c in " -_")
        return kept.strip()[:60]

    def _read(self, paths: tuple[Path, ...]) -> None:
        if paths:
            self._read_name = paths[0].stem
            self._session.commands.flow.read_file(
                paths[0], done=self._reading.again(self._taken), failed=self._failing.again(self._failed)
            )

    def _taken(self, sketch: FlowSketch) -> None:
        self.taken.emit(replace(sketch, name=sketch.name or self._read_name))

    def _write(self, paths: tuple[Path, ...]) -> None:
        if not paths:
            return
        self._written_name = paths[0].name
        self._session.commands.flow.write_file(
            paths[0],
            FlowSketch(self._session.site_name, self._editor.draft.sketch),
            done=self._writing.again(self._done),
            failed=self._failing.again(self._failed),
        )

    def _done(self, _nothing: None) -> None:
        self.told.emit(fill(translate("Stages", "Saved to “{file}”."), file=self._written_name), "ok")

    def _failed(self, error: TaskflowError) -> None:
        self.told.emit(error_sentence(error), "bad")
