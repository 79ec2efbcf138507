"""A customer's new message is told whoever has the room: once until it is read, and never of long ago."""

import json
from datetime import UTC
from pathlib import Path

import pytest

from taskflow_desktop.domain.enums import AlertKind, Speaker
from taskflow_desktop.domain.ids import SYSTEM, AgentId, RoomId
from taskflow_desktop.domain.imports import ImportChoices
from taskflow_desktop.domain.inside import Alert
from taskflow_desktop.domain.moment import DAY, HOUR, MINUTE, Moment, to_datetime
from taskflow_desktop.domain.requests import NewMessage, RoomHandOver
from taskflow_desktop.rules import limits
from taskflow_desktop.services import handover, rooms
from taskflow_desktop.services.check import check
from taskflow_desktop.services.imports import run_import
from taskflow_desktop.storage import together
from tests.services.conftest import Desk
from tests.support.site import insert

ROOM = RoomId(1)


def alerts(desk: Desk, agent: int, *, unread: bool = True) -> list[Alert]:
    return list(together.alerts(desk.repository.database, AgentId(agent), unread=unread).alerts)


def says(
    desk: Desk, text: str = "배송이 안 왔어요", *, room: int = ROOM, actor: int = SYSTEM, **values: object
) -> None:
    """The customer says something, as another program that follows the conversation writes it."""
    desk.world.site.do(actor, insert("message", room_id=room, speaker="customer", text=text, **values))


def ago(desk: Desk, micros: int) -> int:
    return int(desk.world.site.value("SELECT tf_now()")) - micros


def test_whoever_has_the_room_is_told_once(desk: Desk) -> None:
    world = desk.world
    says(desk)
    says(desk, "언제 오나요?")
    (alert,) = alerts(desk, world.main)
    assert (alert.kind, alert.room_id, alert.task_id) == (AlertKind.MESSAGE, ROOM, None)
    assert (alert.by_name, alert.text, alert.customer) == ("홍길동", "배송이 안 왔어요", "홍길동")
    assert all(not alerts(desk, agent) for agent in (world.other, world.manager, world.admin))


def test_read_in_the_room_or_answered_the_next_one_is_news_again(desk: Desk) -> None:
    world = desk.world
    says(desk, "하나")
    desk.does(world.main, rooms.mark_read, ROOM)
    assert not alerts(desk, world.main)
    says(desk, "둘")
    desk.does(world.main, rooms.write_message, NewMessage(ROOM, Speaker.AGENT, "네"))
    assert not alerts(desk, world.main)
    says(desk, "셋")
    assert [alert.text for alert in alerts(desk, world.main)] == ["셋"]
    assert [alert.text for alert in alerts(desk, world.main, unread=False)] == ["셋", "둘", "하나"]


def test_what_one_writes_down_oneself_is_no_news(desk: Desk) -> None:
    world = desk.world
    desk.does(world.main, rooms.write_message, NewMessage(ROOM, Speaker.CUSTOMER, "전화로 물어봄"))
    assert not alerts(desk, world.main)
    desk.does(world.manager, rooms.write_message, NewMessage(ROOM, Speaker.CUSTOMER, "저한테 전화함"))
    assert [alert.text for alert in alerts(desk, world.main)] == ["저한테 전화함"]


def test_a_waiting_room_is_nobodys(desk: Desk) -> None:
    says(desk, room=desk.world.waiting)
    assert desk.world.site.value("SELECT count(*) FROM alert WHERE kind = 'message'") == 0


def test_somebody_elses_or_closed_it_is_no_news_any_more(desk: Desk) -> None:
    world, site = desk.world, desk.world.site
    says(desk)
    version = site.value("SELECT version FROM room WHERE id = ?", ROOM)
    desk.does(world.main, handover.hand_over, ROOM, version, RoomHandOver(AgentId(world.other), "휴가"))
    assert not alerts(desk, world.main)
    says(desk, "받으셨나요?")
    assert AlertKind.MESSAGE in {alert.kind for alert in alerts(desk, world.other)}
    desk.does(world.other, rooms.close_room, ROOM, site.value("SELECT version FROM room WHERE id = ?", ROOM))
    assert AlertKind.MESSAGE not in {alert.kind for alert in alerts(desk, world.other)}


def test_a_file_is_its_text_or_its_name(desk: Desk) -> None:
    says(desk, "", file_name="영수증.pdf")
    assert alerts(desk, desk.world.main)[0].text == "영수증.pdf"
    desk.does(desk.world.main, rooms.mark_read, ROOM)
    says(desk, "가" * 300)
    assert alerts(desk, desk.world.main)[0].text == "가" * together.ALERT_TEXT


def test_the_check_knows_them(desk: Desk) -> None:
    says(desk)
    desk.world.site.become(SYSTEM)
    assert check(desk.repository.database).findings == ()


Said = tuple[str, int]
"""Who said something, how long ago in microseconds."""


def conversation(desk: Desk, folder: Path, *said: Said, room: str = "r1", closed: bool = False, tags: str = "") -> None:
    """Import a file with a room of the main agent, and what was said in it."""

    def moment(age: int) -> str:
        return to_datetime(Moment(ago(desk, age)), UTC).isoformat()

    first, last = max(age for _, age in said), min(age for _, age in said)
    lines: list[dict[str, object]] = [
        {"format": "taskflow-rooms/1"},
        {
            "type": "room", "room_key": room, "title": "", "customer_key": "c", "customer_name": "이수민",
            "channel": "kakao", "agent": "김지수", "state": "closed" if closed else "", "opened_at": moment(first),
            "closed_at": moment(last) if closed else "", "last_message_at": moment(last), "tags": tags,
            "category": "", "order_number": "", "memo": "",
        },
    ]  # fmt: skip
    for role, age in said:
        lines.append(
            {
                "type": "message", "room_key": room, "message_key": f"{role}{age}", "sent_at": moment(age),
                "role": role, "author": "", "text": f"{role} {age // MINUTE}", "internal": False, "file_name": "",
            }
        )  # fmt: skip
    path = folder / "rooms.jsonl"
    path.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), "utf-8")
    desk.world.site.become(desk.world.admin)
    run_import(desk.repository, AgentId(desk.world.admin), [path], ImportChoices())


def told(desk: Desk) -> list[str]:
    """The texts of all message alerts of the main agent, read or not, newest first."""
    return [alert.text for alert in alerts(desk, desk.world.main, unread=False) if alert.kind is AlertKind.MESSAGE]


def test_a_file_of_today_tells_how_it_stands(sqlite_desk: Desk, tmp_path: Path) -> None:
    """Once for a whole conversation, with the newest of what the customer said since the last answer."""
    desk, m = sqlite_desk, MINUTE
    said: list[Said] = [("customer", 90 * m), ("agent", 80 * m), ("customer", 70 * m), ("customer", 60 * m)]
    conversation(desk, tmp_path, *said)
    assert told(desk) == ["customer 60"]
    (alert,) = alerts(desk, desk.world.main)
    room = RoomId(alert.room_id or 0)
    desk.does(desk.world.main, rooms.mark_read, room)
    assert not alerts(desk, desk.world.main)
    conversation(desk, tmp_path, *said, tags="VIP")
    assert told(desk) == ["customer 60"], "what was read is no news because its room has a tag"
    conversation(desk, tmp_path, *said, ("customer", 5 * m))
    assert told(desk) == ["customer 5", "customer 60"]
    conversation(desk, tmp_path, *said, ("customer", 5 * m), ("agent", 4 * m))
    assert not alerts(desk, desk.world.main)
    assert told(desk) == ["customer 5", "customer 60"]


@pytest.mark.parametrize(
    ("age", "news"),
    [(0, True), (limits.ALERT_MESSAGE_AGE - HOUR, True), (limits.ALERT_MESSAGE_AGE + HOUR, False), (-HOUR, True)],
)
def test_what_is_older_than_a_day_is_no_news(desk: Desk, tmp_path: Path, age: int, news: bool) -> None:
    conversation(desk, tmp_path, ("customer", age))
    assert bool(told(desk)) is news


def test_a_closed_room_and_what_was_answered_tell_nothing(desk: Desk, tmp_path: Path) -> None:
    conversation(desk, tmp_path, ("customer", MINUTE), closed=True)
    conversation(desk, tmp_path, ("agent", MINUTE), ("customer", 2 * MINUTE), room="r2")
    assert told(desk) == []


def test_an_import_of_old_rooms_tells_nothing(desk: Desk, tmp_path: Path) -> None:
    """A room of somebody of the team, open, and the newest message never answered."""
    conversation(desk, tmp_path, *(("customer", (100 + n) * DAY) for n in range(50)))
    site = desk.world.site
    assert (
        site.value("SELECT unread FROM room WHERE main_agent_id = ? AND source_id IS NOT NULL", desk.world.main) == 50
    )
    assert site.value("SELECT count(*) FROM alert WHERE kind = 'message'") == 0
