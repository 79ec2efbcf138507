"""The palette finds what is in the database now, answers the newest question only, and follows changes."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from taskflow_desktop.domain.changes import ChangeSet
from taskflow_desktop.domain.enums import Channel
from taskflow_desktop.domain.found import PaletteFound, PaletteScope
from taskflow_desktop.domain.ids import EventSeq
from taskflow_desktop.domain.requests import NewRoom, NewTask
from taskflow_desktop.runtime import palette_search
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.storage import palette_reads
from taskflow_desktop.storage.database import open_database
from tests.runtime.conftest import OpenSession
from tests.support.site import ScriptedClock, Site, World

Ask = Callable[..., PaletteFound]
ALL = PaletteScope.ALL


def is_whole(found: PaletteFound) -> bool:
    return found.whole


@pytest.fixture
def session(open_session: OpenSession, file_world: World) -> Session:
    return open_session(file_world.main)


@pytest.fixture
def ask(qtbot: QtBot, session: Session) -> Ask:
    def asked(text: str, scope: PaletteScope = ALL, **how: bool) -> PaletteFound:
        with qtbot.waitSignal(session.palette.found, check_params_cb=is_whole) as answer:
            session.palette.ask(text, scope, **how)
        found: PaletteFound = answer.args[0]
        assert (found.text, found.scope) == (text, scope)
        return found

    return asked


def test_tasks_rooms_and_customers_are_found(ask: Ask) -> None:
    (task,) = ask("ㅂㅅㅈ").tasks
    assert task.title == "배송지 변경"
    for number in ("1", "a1", "A0001", "0001", "tk-2", task.number):
        assert ask(number, PaletteScope.TASKS).tasks == (task,)
    found = ask("홍길ㄷ")
    assert found.tasks == ()
    assert {room.customer_name for room in found.rooms} == {"홍길동"}
    assert found.totals[PaletteScope.ROOMS] == 3
    (customer,) = found.customers
    assert (customer.customer.name, customer.rooms) == ("홍길동", 3)
    assert customer.newest_room is not None
    assert ask("없는 것").totals == {PaletteScope.TASKS: 0, PaletteScope.ROOMS: 0, PaletteScope.CUSTOMERS: 0}


def test_a_scope_is_searched_alone_and_tasks_only_while_there_are_any(ask: Ask) -> None:
    everything = ask("", PaletteScope.ROOMS)
    assert len(everything.rooms) == 3
    assert everything.tasks == everything.customers == ()
    assert ask("배송", tasks=False).tasks == ()
    assert len(ask("").tasks) == 1


def test_changes_are_followed(qtbot: QtBot, session: Session, ask: Ask, file_world: World) -> None:
    assert ask("새로").tasks == ()
    done: list[object] = []
    session.commands.create_task(NewTask(room_id=file_world.room, title="새로 생긴 일"), done=done.append)
    session.commands.open_room(NewRoom("", Channel.PHONE, customer_name="나새로"), done=done.append)
    qtbot.waitUntil(lambda: len(done) == 2)
    assert [task.title for task in ask("새로").tasks] == ["새로 생긴 일"]
    assert [room.customer_name for room in ask("나새로").rooms] == ["나새로"]
    assert [each.customer.name for each in ask("ㄴㅅㄹ").customers] == ["나새로"]


def test_a_customer_who_comes_later_is_found_by_telephone_and_mail(
    qtbot: QtBot, session: Session, ask: Ask, tmp_path: Path, file_world: World
) -> None:
    """Another program wrote him down."""
    assert ask("7777").customers == ()
    database = open_database(str(tmp_path / "site.db"), durable=False)
    site = Site(database, ScriptedClock())
    person = {"name": "새손님", "phone": "010-7777-8888", "email": "new@x.kr"}
    customer = site.insert(file_world.main, "customer", **person)
    values = {"customer_id": customer, "title": "", "channel": "phone", "state": "received"}
    site.insert(file_world.main, "room", main_agent_id=file_world.main, **values)
    database.close()
    qtbot.waitUntil(lambda: len(ask("새손님").customers) == 1)
    assert ask("7777").customers == ask("new@x").customers == ask("새손님").customers


def test_only_the_newest_question_is_answered(qtbot: QtBot, session: Session) -> None:
    answers: list[PaletteFound] = []
    session.palette.found.connect(answers.append)
    for text in ("ㅂ", "배", "배송"):
        session.palette.ask(text, ALL)
    qtbot.waitUntil(lambda: bool(answers) and answers[-1].whole)
    assert {answer.text for answer in answers} == {"배송"}
    answers.clear()
    session.palette.ask("홍", ALL)
    session.palette.forget()
    with qtbot.waitSignal(session.palette.found):
        session.palette.ask("길", ALL)
    assert {answer.text for answer in answers} == {"길"}


def test_the_newest_answer_before_all_is_read_and_a_whole_answer_follows(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(palette_search, "_STEP_S", 0.0)
    monkeypatch.setattr(palette_reads, "PAGE", 1)
    palette = session.palette
    texts = palette_search._Texts
    read, steps = texts.read, iter((0.0, 10.0))

    def step(self: palette_search._Texts, stopped: Callable[[], bool]) -> None:
        monkeypatch.setattr(palette_search, "_STEP_S", next(steps, 10.0))
        read(self, stopped)

    monkeypatch.setattr(texts, "read", step)
    answers: list[PaletteFound] = []
    palette.found.connect(answers.append)
    palette.ask("배송", ALL)
    qtbot.waitUntil(lambda: bool(answers) and answers[-1].whole)
    first, last = answers[0], answers[-1]
    assert (first.whole, first.nothing) == (False, True)
    assert [task.title for task in last.tasks] == ["배송지 변경"]


def test_an_import_has_all_read_anew(qtbot: QtBot, session: Session, ask: Ask) -> None:
    assert len(ask("배송").tasks) == 1
    session.hub.publish(ChangeSet(EventSeq(0), reload=True))
    assert len(ask("배송").tasks) == 1
