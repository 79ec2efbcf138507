"""Signing in on both engines: wrong passwords are counted, and computers remember."""

import traceback
import unicodedata

import pytest
from argon2 import PasswordHasher

from taskflow_desktop.domain.errors import RuleViolation, SignInFailed
from taskflow_desktop.domain.ids import SYSTEM, AgentId
from taskflow_desktop.domain.moment import DAY, HOUR, SECOND
from taskflow_desktop.domain.sign_ins import Token
from taskflow_desktop.rules import limits, texts
from taskflow_desktop.services import agents, passwords, sign_in
from taskflow_desktop.services.change import As
from taskflow_desktop.storage.repository import Repository
from tests.services.conftest import Desk
from tests.support.site import NOW, Site, World, update

PASSWORD = "아주 긴 비밀번호 열두 자"
HASH = passwords.hashed(PASSWORD)
NAME = "agent_main"


@pytest.fixture
def name(desk: Desk) -> str:
    """Who signs in: the main agent, who has a password."""
    return give_password(desk)


def give_password(desk: Desk, password_hash: str = HASH) -> str:
    world = desk.world
    world.site.do(world.admin, update("agent", world.main, password_hash=password_hash))
    world.site.become(SYSTEM)
    found: str = world.site.value("SELECT identifier FROM agent WHERE id = ?", world.main)
    return found


def attempt(repository: Repository, name: str, password: str) -> int | str:
    """Try once; return the seconds to wait from then on, or "in"."""
    try:
        sign_in.sign_in(repository, name, password)
    except SignInFailed as error:
        return error.seconds
    except RuleViolation as error:
        return -int(error.refusal.values["seconds"])
    return "in"


def test_the_right_password_lets_in_by_any_spelling_of_the_name(desk: Desk, name: str) -> None:
    assert sign_in.sign_in(desk.repository, f"  {name.upper()} ", PASSWORD).id == desk.world.main
    assert desk.world.site.value("SELECT count(*) FROM sign_in_failure") == 0


def test_three_wrong_ones_cost_nothing_then_the_wait_begins(desk: Desk, name: str) -> None:
    told = [attempt(desk.repository, name, "틀림") for _ in range(4)]
    assert told == [0, 0, 0, 1]
    assert attempt(desk.repository, name, PASSWORD) in {-1, "in"}  # a server's clock goes on by itself


@pytest.mark.usefixtures("name")
@pytest.mark.parametrize("who", ["nobody", "이런 아이디는 없어요", "x" * 300, ""])
def test_a_name_nobody_has_waits_like_any_other(desk: Desk, who: str) -> None:
    assert [attempt(desk.repository, who, "틀림") for _ in range(4)] == [0, 0, 0, 1]


def test_while_it_runs_no_password_is_looked_at(sqlite_desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    name = give_password(sqlite_desk)
    for _ in range(4):
        attempt(sqlite_desk.repository, name, "틀림")
    looked: list[str] = []
    monkeypatch.setattr(passwords, "fits", lambda stored, password: looked.append(password) or True)
    assert attempt(sqlite_desk.repository, name, PASSWORD) == -1
    assert looked == []
    sqlite_desk.world.site.clock.move(SECOND)
    assert attempt(sqlite_desk.repository, name, PASSWORD) == "in"
    assert looked == [PASSWORD]


def test_success_begins_to_count_from_none(sqlite_desk: Desk) -> None:
    name = give_password(sqlite_desk)
    for _ in range(6):
        attempt(sqlite_desk.repository, name, "틀림")
        sqlite_desk.world.site.clock.move(10 * SECOND)
    assert attempt(sqlite_desk.repository, name, PASSWORD) == "in"
    assert [attempt(sqlite_desk.repository, name, "틀림") for _ in range(4)] == [0, 0, 0, 1]


def test_a_new_password_begins_to_count_from_none(desk: Desk, name: str) -> None:
    for _ in range(4):
        attempt(desk.repository, name, "틀림")
    give_password(desk, passwords.hashed("새로 받은 비밀번호"))
    assert attempt(desk.repository, name, "새로 받은 비밀번호") == "in"


def test_a_wrong_password_a_thousand_times(sqlite_desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """One try a second: few are looked at, nobody else waits, and in the end the right one lets in."""
    name = give_password(sqlite_desk)
    looked: list[bool] = []
    fits = passwords.fits

    def counted(stored: str | None, password: str) -> bool:
        looked.append(True)
        return fits(stored, password)

    monkeypatch.setattr(passwords, "fits", counted)
    clock = sqlite_desk.world.site.clock
    longest = 0
    for n in range(1000):
        told = attempt(sqlite_desk.repository, name, f"틀린 비밀번호 {n}")
        assert told != "in"
        longest = max(longest, abs(int(told)))
        clock.move(SECOND)
    assert longest == limits.SIGN_IN_WAIT_SECONDS
    assert len(looked) == 14  # 3, then after 0, 1, 2, 4 … 256 and 300 s
    assert int(attempt(sqlite_desk.repository, name, PASSWORD)) < 0
    clock.move(limits.SIGN_IN_WAIT_SECONDS * SECOND)
    assert attempt(sqlite_desk.repository, name, PASSWORD) == "in"


def test_the_wait_outlives_the_program(sqlite_desk: Desk) -> None:
    name = give_password(sqlite_desk)
    for _ in range(5):
        attempt(sqlite_desk.repository, name, "틀림")
        sqlite_desk.world.site.clock.move(SECOND)
    assert attempt(Repository(sqlite_desk.world.site.database), name, PASSWORD) == -1


def test_a_clock_that_was_set_back_makes_nobody_wait_for_days(sqlite_desk: Desk) -> None:
    name = give_password(sqlite_desk)
    site = sqlite_desk.world.site
    for _ in range(4):
        attempt(sqlite_desk.repository, name, "틀림")
    site.do(SYSTEM, ("UPDATE sign_in_failure SET last_at = last_at + ?", (3 * DAY,)))
    assert attempt(sqlite_desk.repository, name, PASSWORD) == -1
    site.clock.move(SECOND)
    assert attempt(sqlite_desk.repository, name, PASSWORD) == "in"


def test_a_clock_that_is_set_back_while_the_program_runs_makes_nobody_wait_longer(sqlite_desk: Desk) -> None:
    """The time of the history stands still on this connection until the clock has caught up; a wait does not."""
    name = give_password(sqlite_desk)
    clock = sqlite_desk.world.site.clock
    for _ in range(4):
        attempt(sqlite_desk.repository, name, "틀림")
    clock.move(-HOUR)
    assert attempt(sqlite_desk.repository, name, PASSWORD) == -1
    clock.move(SECOND)
    assert attempt(sqlite_desk.repository, name, PASSWORD) == "in"
    for _ in range(4):
        attempt(sqlite_desk.repository, name, "틀림")
    clock.move(SECOND)
    assert attempt(sqlite_desk.repository, name, PASSWORD) == "in"


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("typed", ["NFC", "NFD"])
def test_the_same_letters_are_the_same_password_however_they_are_typed(
    sqlite_desk: Desk, form: str, typed: str
) -> None:
    made = passwords.hashed(unicodedata.normalize(form, PASSWORD))
    name = give_password(sqlite_desk, made)
    assert attempt(sqlite_desk.repository, name, unicodedata.normalize(typed, PASSWORD)) == "in"


def test_a_hash_of_what_was_typed_before_passwords_were_composed_still_fits() -> None:
    typed = unicodedata.normalize("NFD", PASSWORD)
    assert passwords.fits(PasswordHasher().hash(typed), typed)
    assert not passwords.fits(PasswordHasher().hash(typed), PASSWORD + "x")


LONE = "\ud800비밀번호가 아닌 것"


def test_half_a_letter_is_a_wrong_password_and_stands_in_no_error(sqlite_desk: Desk) -> None:
    name = give_password(sqlite_desk)
    repository, main = sqlite_desk.repository, AgentId(sqlite_desk.world.main)
    for ask in (
        lambda: sign_in.sign_in(repository, name, LONE),
        lambda: sign_in.unlock(repository, main, LONE),
        lambda: sign_in.sign_in(repository, "nobody", LONE),
        lambda: sign_in.sign_in_remembered(repository, LONE),
    ):
        with pytest.raises(SignInFailed) as raised:
            ask()
        told = [*traceback.format_exception(raised.value), *_of_every_error(raised.value)]
        assert not any("아닌 것" in each for each in told)


def _of_every_error(error: BaseException | None) -> list[str]:
    """What errors say of themselves, with those they came of."""
    if error is None:
        return []
    own = [repr(error), str(error), *map(repr, vars(error).values()), repr(getattr(error, "object", ""))]
    return [*own, *_of_every_error(error.__cause__), *_of_every_error(error.__context__)]


def test_half_a_letter_cannot_be_made_a_password(sqlite_desk: Desk) -> None:
    refusal = texts.why_not_password(LONE)
    assert refusal is not None
    assert refusal.code == "password.letters"
    admin, main = sqlite_desk.world.admin, AgentId(sqlite_desk.world.main)
    version = sqlite_desk.repository.agent(main).version
    with pytest.raises(RuleViolation, match=r"password\.letters"):
        agents.reset_password(sqlite_desk.repository, As(AgentId(admin)), main, version, LONE)


def test_a_password_has_as_many_letters_as_one_sees() -> None:
    refusal = texts.why_not_password(unicodedata.normalize("NFD", "한글아홉자비밀번호"))
    assert refusal is not None
    assert refusal.code == "password.short"


def test_names_nobody_has_are_bounded_and_push_nobody_out(
    desk: Desk, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "SIGN_IN_STRANGERS", 5)
    monkeypatch.setattr(passwords, "fits", lambda _stored, _password: False)
    attempt(desk.repository, name, "틀림")
    for n in range(20):
        desk.world.site.clock.move(SECOND)
        attempt(desk.repository, f"stranger-{n}", "틀림")
    kept = {who for (who,) in desk.world.site.database.rows("SELECT identifier FROM sign_in_failure")}
    assert len(kept) == 6
    assert {name, "stranger-19"} <= kept


def test_who_was_deactivated_is_told_the_same_as_for_a_wrong_password(desk: Desk) -> None:
    world = desk.world
    world.site.do(world.admin, update("agent", world.other, password_hash=HASH))
    world.site.do(world.admin, update("agent", world.other, deactivated_at=NOW))
    world.site.become(SYSTEM)
    name = world.site.value("SELECT identifier FROM agent WHERE id = ?", world.other)
    with pytest.raises(SignInFailed):
        sign_in.sign_in(desk.repository, name, PASSWORD)


def test_unlocking_counts_at_the_same_place(desk: Desk, name: str) -> None:
    main = AgentId(desk.world.main)
    with pytest.raises(SignInFailed):
        sign_in.unlock(desk.repository, main, "틀림")
    assert desk.world.site.value("SELECT failures FROM sign_in_failure WHERE identifier = ?", name) == 1
    assert sign_in.unlock(desk.repository, main, PASSWORD).id == main


# over a login of one's own


def test_over_ones_own_login_one_waits_as_at_the_door(postgres_desk: Desk) -> None:
    """Whoever sits at a locked screen is past the server's own question."""
    desk = postgres_desk
    name = give_password(desk)
    desk.world.site.become(desk.world.main)
    assert [attempt(desk.repository, name, "틀림") for _ in range(4)] == [0, 0, 0, 1]
    assert desk.world.site.value("SELECT failures FROM sign_in_failure WHERE identifier = ?", name) == 4
    assert attempt(desk.repository, name, "틀림") in {-1, 2}  # the server's clock goes on by itself
    told = {changing(desk) for _ in range(9)}
    assert "signin.wait" in told
    assert told <= {"password.wrong", "signin.wait"}


def changing(desk: Desk) -> str:
    """What one is told who changes his password without knowing it."""
    with pytest.raises(RuleViolation) as refused:
        desk.does(desk.world.main, agents.change_own_password, "틀림", "새로 정한 비밀번호")
    return refused.value.refusal.code


def test_the_right_one_lets_in_over_ones_own_login(postgres_desk: Desk) -> None:
    desk = postgres_desk
    name = give_password(desk)
    desk.world.site.become(desk.world.main)
    assert attempt(desk.repository, name, "틀림") == 0
    assert sign_in.unlock(desk.repository, AgentId(desk.world.main), PASSWORD).id == desk.world.main
    assert desk.world.site.value("SELECT count(*) FROM sign_in_failure") == 0


@pytest.mark.parametrize("password", [PASSWORD, "틀림"])
def test_over_somebody_elses_login_nobody_signs_in(postgres_desk: Desk, password: str) -> None:
    """All he did would be told in the name of the login; his password is not even looked at."""
    desk = postgres_desk
    name = give_password(desk)
    token = sign_in.remember(desk.repository, AgentId(desk.world.main))
    for actor in (desk.world.other, desk.world.admin):
        desk.world.site.become(actor)
        for enter in (
            lambda: sign_in.sign_in(desk.repository, name, password),
            lambda: sign_in.unlock(desk.repository, AgentId(desk.world.main), password),
            lambda: sign_in.sign_in_remembered(desk.repository, token.secret),
        ):
            with pytest.raises(RuleViolation) as refused:
                enter()
            assert refused.value.refusal.code == "signin.other_login"
    assert desk.world.site.value("SELECT count(*) FROM sign_in_failure") == 0


def test_nobody_writes_down_what_others_typed(postgres_desk: Desk) -> None:
    """By hand one counts for oneself, one by one, and never lowers a count."""
    desk, site = postgres_desk, postgres_desk.world.site
    mine = give_password(desk)
    others = site.value("SELECT identifier FROM agent WHERE id = ?", desk.world.other)
    for who in (mine, others):
        attempt(desk.repository, who, "틀림")
        attempt(desk.repository, who, "틀림")
    row = {"failures": 1, "last_at": NOW}
    for statement in (
        update("sign_in_failure", others, key_column="identifier", **row),
        update("sign_in_failure", others, key_column="identifier", failures=3, last_at=NOW),
        update("sign_in_failure", mine, key_column="identifier", **row),
        update("sign_in_failure", mine, key_column="identifier", failures=3, last_at=1),
        update("sign_in_failure", mine, key_column="identifier", identifier="x", failures=3, last_at=NOW),
        ("DELETE FROM sign_in_failure WHERE identifier = ?", (others,)),
        ("INSERT INTO sign_in_failure (identifier, failures, last_at) VALUES ('x', 1, tf_now())", ()),
    ):
        assert site.verdict(desk.world.main, statement) == "role.system_only", statement


# what a computer remembers


def remembered(desk: Desk, token: Token) -> bool:
    desk.world.site.become(SYSTEM)
    try:
        return sign_in.sign_in_remembered(desk.repository, token.secret).id == desk.world.main
    except SignInFailed:
        return False


@pytest.mark.usefixtures("name")
def test_a_computer_remembers_by_a_secret_the_database_does_not_know(desk: Desk) -> None:
    token = sign_in.remember(desk.repository, AgentId(desk.world.main))
    assert remembered(desk, token)
    stored = desk.world.site.database.rows("SELECT * FROM sign_in_token")
    assert token.secret not in str(stored)
    assert token.secret not in repr(token)
    assert not remembered(desk, Token(token.id, token.secret + "x"))


@pytest.mark.usefixtures("name")
def test_the_next_one_takes_the_place_of_the_one_before(desk: Desk) -> None:
    first = sign_in.remember(desk.repository, AgentId(desk.world.main))
    second = sign_in.remember(desk.repository, AgentId(desk.world.main), instead_of=first.id)
    assert not remembered(desk, first)
    assert remembered(desk, second)


@pytest.mark.usefixtures("name")
def test_signing_out_ends_it_once_and_for_all(desk: Desk) -> None:
    token = sign_in.remember(desk.repository, AgentId(desk.world.main))
    sign_in.forget(desk.repository, token.id)
    sign_in.forget(desk.repository, token.id)
    assert not remembered(desk, token)


def _other_password(world: World, site: Site) -> None:
    site.do(world.main, update("agent", world.main, password_hash="y"))


def _reset(world: World, site: Site) -> None:
    site.do(world.admin, update("agent", world.main, password_hash="z"))


def _deactivated(world: World, site: Site) -> None:
    site.do(world.admin, update("room", world.room, main_agent_id=world.other))
    site.do(world.admin, update("task", world.task, owner_id=world.other))
    site.do(world.admin, update("agent", world.main, deactivated_at=NOW))


@pytest.mark.usefixtures("name")
@pytest.mark.parametrize("change", [_other_password, _reset, _deactivated])
def test_another_password_or_leaving_the_team_ends_it_on_every_computer(desk: Desk, change: object) -> None:
    tokens = [sign_in.remember(desk.repository, AgentId(desk.world.main)) for _ in range(2)]
    assert callable(change)
    change(desk.world, desk.world.site)
    assert [remembered(desk, token) for token in tokens] == [False, False]


@pytest.mark.usefixtures("name")
def test_another_name_or_role_leaves_it(desk: Desk) -> None:
    token = sign_in.remember(desk.repository, AgentId(desk.world.main))
    desk.world.site.do(desk.world.admin, update("agent", desk.world.main, name="새 이름"))
    assert remembered(desk, token)
