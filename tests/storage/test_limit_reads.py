"""How far the limits are used, on both engines."""

from taskflow_desktop.domain.moment import DAY, HOUR
from taskflow_desktop.domain.pages import LimitUse
from taskflow_desktop.rules import limits
from taskflow_desktop.storage.limit_reads import limit_use
from taskflow_desktop.storage.migrate import migrate
from tests.support.site import NOW, Site, World, insert, populate, update

NOTHING = LimitUse(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)


def test_an_empty_database_uses_nothing(site: Site) -> None:
    migrate(site.database)
    assert limit_use(site.database) == NOTHING


def test_the_most_of_each_is_found(world: World) -> None:
    site, main = world.site, world.main
    for n in range(2, limits.TASKS_PER_ROOM + 1):
        site.do(main, world.new_task(main, title="가" * (n * 10)))
    for slot, text in ((1, "하나"), (2, "두 번째"), (3, "가장 긴 항목이에요")):
        site.do(main, insert("checklist_item", task_id=1, slot=slot, position=slot, text=text, created_by=main))
    site.do(main, update("checklist_item", 3, removed_at=NOW))
    for slot, size in ((1, 300), (2, 2000)):
        file = {"name": "a.txt", "sha256": "0" * 64, "added_by": main, "complete": 0}
        site.do(main, insert("attachment", task_id=1, slot=slot, size=size, **file))
    site.do(main, insert("memo", task_id=2, text="메모" * 50, saved_by=main))
    assert limit_use(site.database) == LimitUse(
        room_tasks=10,
        full_rooms=1,
        stages=4,
        stage_name=5,
        title=100,
        files=0,  # none of them is there whole
        file_bytes=0,
        items=2,
        item=4,
        memo=100,
        year_tasks=10,
        long_stays=0,
        very_long_stays=0,
    )


def test_stays_are_told_as_the_cards_mark_them(sqlite_site: Site) -> None:
    world = populate(sqlite_site)
    sqlite_site.clock.move(limits.AGE_ALARM - limits.AGE_WARNING)
    sqlite_site.do(world.main, world.new_task(world.main))
    sqlite_site.clock.move(limits.AGE_WARNING - HOUR)
    assert _stays(sqlite_site) == (1, 0)
    sqlite_site.clock.move(HOUR)
    assert _stays(sqlite_site) == (1, 1)
    sqlite_site.do(world.main, update("task", 1, outcome="success"))
    assert _stays(sqlite_site) == (1, 0)


def test_numbers_are_counted_by_the_year(sqlite_site: Site) -> None:
    populate(sqlite_site)
    assert limit_use(sqlite_site.database).year_tasks == 1
    sqlite_site.clock.move(365 * DAY)
    assert limit_use(sqlite_site.database).year_tasks == 0


def _stays(site: Site) -> tuple[int, int]:
    use = limit_use(site.database)
    return use.long_stays, use.very_long_stays
