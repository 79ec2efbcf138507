"""Fills a world so that every table has a row: imported things, a message, and all that a task can hold."""

import hashlib
from dataclasses import dataclass

from taskflow_desktop.domain.ids import SYSTEM
from tests.support.site import World, insert, update

FILE = "첨부 내용".encode()


@dataclass(frozen=True)
class Furnished:
    """A world and the ids of what was added. All inside the task belongs to its owner."""

    world: World
    source: int
    imported: int  # a room from the source, of the main agent
    message: int
    imported_message: int
    item: int
    attachment: int
    review: int  # asked of the helper by the owner
    handover: int  # of the room of `helped`, to the helper, by the manager
    helped: int  # a room that was handed to the helper
    alert: int  # of the helper
    token: int  # of the main agent


def attach(world: World, actor: int, content: bytes, *, slot: int, name: str = "계약서.pdf", task: int = 1) -> int:
    """Attach a file in parts, as one operation each: row, parts, completion. Returns its id."""
    site = world.site
    digest = hashlib.sha256(content).hexdigest()
    row = {"task_id": task, "slot": slot, "name": name, "size": len(content), "sha256": digest, "added_by": actor}
    key = site.insert(actor, "attachment", **row)
    step = 256 * 1024
    for n, start in enumerate(range(0, len(content), step)):
        site.do(actor, insert("attachment_part", attachment_id=key, n=n, bytes=content[start : start + step]))
    site.do(actor, update("attachment", key, complete=1))
    return key


def furnish(world: World) -> Furnished:
    """Add a row to each table that `populate` leaves empty."""
    site, main = world.site, world.main
    source = site.insert(SYSTEM, "source", name="옛 프로그램")
    site.do(SYSTEM, insert("agent_alias", source_id=source, remote_key="a1", agent_id=world.helper))
    imported = site.insert(
        SYSTEM, "room", source_id=source, remote_key="r1", customer_id=world.customer, title="옛 방", channel="kakao",
        state="answered", main_agent_id=main,
    )  # fmt: skip
    imported_message = site.insert(
        SYSTEM, "message", room_id=imported, remote_key="m1", speaker="customer", text="안녕하세요"
    )
    message = site.insert(main, "message", room_id=world.room, speaker="customer", text="언제 와요?")
    item = site.insert(
        main, "checklist_item", task_id=world.task, slot=1, position=1, text="주소 확인", created_by=main
    )
    attachment = attach(world, main, FILE, slot=1)
    site.do(main, insert("memo", task_id=world.task, text="메모", saved_by=main))
    site.do(main, insert("draft", agent_id=main, place="memo/1", text="쓰던 글"))
    site.do(main, insert("looked", agent_id=main, place="task/1", seq=1))
    site.do(main, insert("own_setting", agent_id=main, key="board/sort", value="newest"))
    site.do(SYSTEM, insert("sign_in_failure", identifier="nobody", failures=1, last_at=1))
    token = site.insert(SYSTEM, "sign_in_token", agent_id=main, hash="0" * 64)
    review = site.insert(main, "review", task_id=world.task, agent_id=world.helper, asked_by=main, message="봐 주세요")
    helped = site.insert(
        main, "room", customer_id=world.customer, channel="phone", title="넘긴 방", state="received", main_agent_id=main
    )
    site.do(world.manager, update("room", helped, main_agent_id=world.helper))
    handover = site.insert(
        world.manager, "handover", room_id=helped, from_id=main, to_id=world.helper, by_id=world.manager, reason="교대"
    )
    alert = site.value("SELECT min(id) FROM alert WHERE agent_id = ?", world.helper)
    return Furnished(
        world, source, imported, message, imported_message, item, attachment, review, handover, helped, alert, token
    )
