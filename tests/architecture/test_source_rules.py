"""What the source may not do, read from its syntax trees."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "taskflow_desktop"
LABELS = "ui/widgets/labels.py"
STYLE = "ui/style.py"
# Where Korean is what the code works on (sounds, keys, headers and dialects of foreign files), not words it shows.
KOREAN_AS_DATA = ("rules/hangul.py", "wording.py", "ui/widgets/keys.py", "importers/", "storage/search.py")


LANGUAGE_NAMES = frozenset({"한국어"})  # a language is named in itself, whatever the screens speak


def sources() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        yield path.relative_to(PACKAGE).as_posix(), ast.parse(path.read_text(encoding="utf-8"), str(path))


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def called(call: ast.Call) -> str:
    """The last name of what is called: `exec` of `box.exec()`."""
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def found(rule: "Rule") -> list[str]:
    return [f"{name}:{node.lineno}" for name, tree in sources() for node in rule(name, tree)]


class Rule:
    """A rule gives the nodes that break it."""

    def __call__(self, name: str, tree: ast.Module) -> Iterator[ast.expr]:
        raise NotImplementedError


class NoExec(Rule):
    """Dialogs and menus are opened, never executed; only the application has an event loop."""

    def __call__(self, name: str, tree: ast.Module) -> Iterator[ast.expr]:
        for call in calls(tree):
            if called(call) == "exec" and isinstance(call.func, ast.Attribute):
                owner = call.func.value
                application = isinstance(owner, ast.Name) and owner.id in {"app", "application", "QApplication"}
                if not (application and name == "bootstrap.py"):
                    yield call


class NoLambdaConnection(Rule):
    """A lambda that holds self leaks the widget and runs in the emitter's thread."""

    def __call__(self, name: str, tree: ast.Module) -> Iterator[ast.expr]:
        del name
        for call in calls(tree):
            wrapped = (arg for arg in call.args if isinstance(arg, ast.Lambda) or _is_partial(arg))
            if called(call) in {"connect", "singleShot"} and next(wrapped, None) is not None:
                yield call


def _is_partial(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and called(node) == "partial"


class KeptTextInOnePlace(Rule):
    """JSON that was kept is read where every failure is one error; what comes with the program, or is imported, is not.

    A list of lists, nested deeply enough, would otherwise keep a page from being opened ever again.
    """

    def __call__(self, name: str, tree: ast.Module) -> Iterator[ast.expr]:
        if name.startswith(("importers/", "services/demo", "rules/flow_", "rules/json_text")):
            return
        for call in calls(tree):
            by = call.func.value if isinstance(call.func, ast.Attribute) else None
            if isinstance(by, ast.Name) and by.id == "json" and called(call) in {"load", "loads"}:
                yield call


class LabelsInOnePlace(Rule):
    """Labels, tooltips and message boxes are made where they are made plain."""

    def __call__(self, name: str, tree: ast.Module) -> Iterator[ast.expr]:
        if name != LABELS:
            yield from (call for call in calls(tree) if called(call) in {"QLabel", "setToolTip", "QMessageBox"})


class OneStylesheet(Rule):
    def __call__(self, name: str, tree: ast.Module) -> Iterator[ast.expr]:
        if name != STYLE:
            yield from (call for call in calls(tree) if called(call) == "setStyleSheet")


class NoEventPumping(Rule):
    def __call__(self, name: str, tree: ast.Module) -> Iterator[ast.expr]:
        del name
        yield from (call for call in calls(tree) if called(call) == "processEvents")


class NoHangulInCode(Rule):
    """Korean words live in the catalogue."""

    def __call__(self, name: str, tree: ast.Module) -> Iterator[ast.expr]:
        if name.startswith(KOREAN_AS_DATA):
            return
        documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
        docs = {
            id(statement.value)
            for node in ast.walk(tree)
            if isinstance(node, documented)
            for statement in node.body
            if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
        }
        for node in ast.walk(tree):
            if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or id(node) in docs:
                continue
            if node.value not in LANGUAGE_NAMES and any(
                "가" <= letter <= "힣" or "ㄱ" <= letter <= "ㅣ" for letter in node.value
            ):
                yield node


class NoLiteralColours(Rule):
    """Colours are tokens of the theme."""

    _HOMES = ("ui/theme.py", "ui/stage_colours.py")

    def __call__(self, name: str, tree: ast.Module) -> Iterator[ast.expr]:
        if not name.startswith("ui/") or name in self._HOMES:
            return
        for call in calls(tree):
            literal = bool(call.args) and all(isinstance(arg, ast.Constant) for arg in call.args)
            if called(call) in {"QColor", "fromRgb"} and literal:
                yield call


RULES = (
    NoExec(),
    NoLambdaConnection(),
    KeptTextInOnePlace(),
    LabelsInOnePlace(),
    OneStylesheet(),
    NoEventPumping(),
    NoHangulInCode(),
    NoLiteralColours(),
)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: type(rule).__name__)
def test_the_source_keeps(rule: Rule) -> None:
    assert found(rule) == []


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        (NoExec(), "dialog.exec()"),
        (NoExec(), "app.exec()"),
        (NoLambdaConnection(), "button.clicked.connect(lambda: self.act())"),
        (NoLambdaConnection(), "QTimer.singleShot(0, lambda: None)"),
        (NoLambdaConnection(), "button.clicked.connect(partial(self.act, 1))"),
        (KeptTextInOnePlace(), "kept = json.loads(text)"),
        (LabelsInOnePlace(), "QLabel('x')"),
        (LabelsInOnePlace(), "QtWidgets.QLabel('x')"),
        (LabelsInOnePlace(), "row.setToolTip(name)"),
        (OneStylesheet(), "self.setStyleSheet('color: red')"),
        (NoEventPumping(), "app.processEvents()"),
        (NoHangulInCode(), "label('저장')"),
        (NoHangulInCode(), "label(f'{n}건')"),
        (NoLiteralColours(), "QColor('#ff0000')"),
        (NoLiteralColours(), "QColor(1, 2, 3)"),
    ],
)
def test_each_rule_finds_its_breach(rule: Rule, code: str) -> None:
    assert len(list(rule("ui/somewhere.py", ast.parse(code)))) >= 1


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        (NoExec(), "exec('code')"),
        (NoHangulInCode(), "def f():\n    '저장'\n"),
        (NoHangulInCode(), "x = 1  # 저장"),
        (NoLambdaConnection(), "button.clicked.connect(self.act)"),
        (KeptTextInOnePlace(), "kept = from_json(text)"),
        (NoLiteralColours(), "QColor(value)"),
    ],
)
def test_each_rule_lets_the_rest_alone(rule: Rule, code: str) -> None:
    assert list(rule("ui/somewhere.py", ast.parse(code))) == []
