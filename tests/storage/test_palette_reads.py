"""What the palette searches comes page by page, the same on both engines."""

from taskflow_desktop.storage import palette_reads
from tests.support.site import World, insert


def say(world: World, room: int, text: str) -> None:
    """Have the main agent write into a room."""
    values = {"room_id": room, "speaker": "agent", "author": "김지수", "text": text, "internal": 1}
    world.site.do(world.main, insert("message", **values))


def test_texts_come_in_pages_by_id(world: World) -> None:
    database = world.site.database
    for name in ("가나", "다라", "마바"):
        world.site.insert(world.main, "customer", name=name, phone="010-1234-5678")
    say(world, world.room, "환불 " * 100)
    pages, palette_reads.PAGE = palette_reads.PAGE, 2
    try:
        customers = list(palette_reads.customer_texts(database))
        rooms = list(palette_reads.room_texts(database))
    finally:
        palette_reads.PAGE = pages
    assert [[row[1] for row in page] for page in customers] == [["다라", "마바"], ["홍길동", "가나"]]
    assert [[row[0] for row in page] for page in rooms] == [[world.waiting, world.closed], [world.room]]
    assert len(rooms[1][0][2]) == palette_reads.LAST_TEXT_MAX
    ((task,),) = palette_reads.task_texts(database)
    assert (task[0], task[2]) == (world.task, "배송지 변경")


def test_a_customer_has_the_room_he_spoke_in_last(world: World) -> None:
    nobody = world.site.insert(world.main, "customer", name="새 고객")
    world.site.clock.move()
    say(world, world.closed, "안녕히 계세요")
    found = palette_reads.customers(world.site.database, (nobody, 99, world.customer))
    assert [(each.customer.name, each.rooms, each.newest_room) for each in found] == [
        ("새 고객", 0, None),
        ("홍길동", 3, world.closed),
    ]
    assert palette_reads.customers(world.site.database, ()) == ()
