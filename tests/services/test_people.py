"""The first admin and signing in."""

import pytest

from taskflow_desktop.domain.enums import Role
from taskflow_desktop.domain.errors import RuleViolation, SignInFailed
from taskflow_desktop.services import people, sign_in
from taskflow_desktop.storage.repository import Repository
from tests.support.site import Site

GOOD = {"name": "한유진", "identifier": "yujin.han", "password": "아주 긴 비밀번호 열두 자"}


def test_first_admin_signs_in(sqlite_site: Site) -> None:
    repository = Repository(sqlite_site.database)
    assert people.needs_first_admin(repository)
    made = people.create_first_admin(repository, **GOOD, site_name="온담스토어").value
    assert (made.role, made.identifier, made.can_sign_in) == (Role.ADMIN, "yujin.han", True)
    assert repository.setting(people.SITE_NAME) == "온담스토어"
    assert sign_in.sign_in(repository, " YUJIN.han ", GOOD["password"]) == made


@pytest.mark.parametrize(("identifier", "password"), [("yujin.han", "틀린비밀번호"), ("nobody", GOOD["password"])])
def test_wrong_name_and_wrong_password_are_told_alike(sqlite_site: Site, identifier: str, password: str) -> None:
    repository = Repository(sqlite_site.database)
    people.create_first_admin(repository, **GOOD)
    with pytest.raises(SignInFailed):
        sign_in.sign_in(repository, identifier, password)


def test_there_is_only_one_first_admin(sqlite_site: Site) -> None:
    repository = Repository(sqlite_site.database)
    people.create_first_admin(repository, **GOOD)
    with pytest.raises(RuleViolation) as error:
        people.create_first_admin(repository, **{**GOOD, "identifier": "second"})
    assert error.value.refusal.code == "role.admin_only"
    assert not people.needs_first_admin(repository)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"name": " "}, "name.empty"),
        ({"identifier": "Yu Jin"}, "identifier.bad"),
        ({"identifier": ""}, "identifier.bad"),
        ({"password": "123456789"}, "password.short"),
    ],
)
def test_bad_input_makes_nobody(sqlite_site: Site, change: dict[str, str], code: str) -> None:
    repository = Repository(sqlite_site.database)
    with pytest.raises(RuleViolation) as error:
        people.create_first_admin(repository, **{**GOOD, **change})
    assert error.value.refusal.code == code
    assert repository.agents() == ()


def test_password_is_kept_as_argon2_only(sqlite_site: Site) -> None:
    repository = Repository(sqlite_site.database)
    people.create_first_admin(repository, **GOOD)
    assert sqlite_site.value("SELECT password_hash FROM agent").startswith("$argon2id$")
