"""Of a server's address nothing is told that could be a password, however it was mistyped."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskflow_desktop.rules.addresses import is_server, is_unknown, shown, without_password

SECRET = "GEHEIM123"


@pytest.mark.parametrize(
    ("url", "told"),
    [
        (f"postgresql://kim:{SECRET}@db.ondam.local:5432/taskflow", "postgresql://db.ondam.local:5432/taskflow"),
        (f"postgres://kim:{SECRET}@db/taskflow?sslmode=require", "postgresql://db/taskflow"),
        (f"postgresql:///taskflow?password={SECRET}", "postgresql://…"),
        (f"postgresql://kim:{SECRET}@[bad/db", "postgresql://…"),
        (f"postgresql://kim:{SECRET} x@db/taskflow", "postgresql://…"),
        (f"postgresql://kim:12/{SECRET}@db/taskflow", "postgresql://…"),
        (f"postgresql://kim:12?{SECRET}@db/taskflow", "postgresql://…"),
        (f"postgresql://kim:12#{SECRET}@db/taskflow", "postgresql://…"),
        (f"postgresql://kim:@{SECRET}@db/taskflow", "postgresql://…"),
        (f"postgresql:kim:{SECRET}", "postgresql://…"),
        (f"postgressql://kim:{SECRET}@db/taskflow", "postgressql://…"),
        ("sqlite:////home/kim/taskflow.sqlite3", "sqlite:////home/kim/taskflow.sqlite3"),
        ("/home/kim/taskflow.sqlite3", "/home/kim/taskflow.sqlite3"),
        (r"C:\\Users\\kim\\taskflow.sqlite3", r"C:\\Users\\kim\\taskflow.sqlite3"),
    ],
)
def test_only_host_and_database_are_shown(url: str, told: str) -> None:
    assert shown(url) == told
    assert SECRET not in shown(url)
    assert SECRET not in without_password(f'the driver said "{url}", {SECRET}', url) or not is_server(url)
    assert is_unknown(url) == url.startswith("postgressql")


@given(st.text(max_size=20))
def test_a_password_of_any_letters_is_never_shown(odd: str) -> None:
    url = f"postgresql://kim:{SECRET}{odd}{SECRET}@db/taskflow"
    assert SECRET not in shown(url)
    assert SECRET not in without_password(f"{url}, {SECRET}{odd}{SECRET}", url)
