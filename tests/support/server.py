"""A real PostgreSQL server for one test session: own folder, Unix socket only, no durability."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import psycopg
from psycopg import sql

OWNER = "tf_owner"
LOGINS = tuple(f"u{n:02d}" for n in range(1, 61))
"""Logins that exist on the server; an agent acts as the one his identifier names."""


def binaries() -> Path:
    """Return the folder of the server's programs.

    Raises:
        RuntimeError: none is installed. Half of the tests would say nothing without it, so that is a failure.
    """
    asked = shutil.which("pg_config")
    folders = [Path(subprocess.check_output([asked, "--bindir"], text=True).strip())] if asked else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    for folder in folders:
        if (folder / "initdb").exists() and (folder / "pg_ctl").exists():
            return folder
    raise RuntimeError("these tests need PostgreSQL 14 or newer: initdb was not found")


class Server:
    """Starts with the object, stops with `stop`."""

    def __init__(self) -> None:
        self._bin = binaries()
        # A socket's path may have 107 bytes: a short folder, not pytest's.
        self.folder = Path(tempfile.mkdtemp(prefix="tf", dir="/tmp" if os.name == "posix" else None))
        self._count = 0
        # initdb and the server refuse to run as root.
        self._user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.getuid() == 0 else []
        if self._user:
            shutil.chown(self.folder, "postgres", "postgres")
        try:
            self._run("initdb", "-k", "-N", "-A", "trust", "-U", "postgres", "--no-locale", "-E", "UTF8", "-D", "data")
            options = (
                f"-c listen_addresses= -c unix_socket_directories={self.folder} -c fsync=off -c max_connections=60"
            )
            self._run("pg_ctl", "-D", "data", "-l", "log", "-w", "-o", options, "start")
        except BaseException:
            shutil.rmtree(self.folder, ignore_errors=True)
            raise
        # Stops the server when this process closes the pipe, or is killed: no server outlives its tests.
        end = f'cat >/dev/null; "{self._bin}/pg_ctl" -D data -m immediate -w stop >/dev/null; rm -rf "{self.folder}"'
        self._keeper = subprocess.Popen(
            [*self._user, "sh", "-c", end], cwd=self.folder, stdin=subprocess.PIPE, start_new_session=True
        )
        self.admin = psycopg.connect(self.url("postgres"), autocommit=True)
        self._roles()

    def _run(self, program: str, *arguments: str) -> None:
        # pg_ctl's child would hold a pipe open for ever: output goes to a file.
        with (self.folder / "output").open("ab") as output:
            subprocess.run(
                [*self._user, str(self._bin / program), *arguments],
                cwd=self.folder, stdin=subprocess.DEVNULL, stdout=output, stderr=output, check=True,
                env={**os.environ, "LC_ALL": "C", "HOME": str(self.folder)},
            )  # fmt: skip

    def _roles(self) -> None:
        self.admin.execute(f"CREATE ROLE {OWNER} LOGIN")
        self.admin.execute("CREATE ROLE tf_agents NOLOGIN")
        for login in LOGINS:
            self.admin.execute(f"CREATE ROLE {login} LOGIN IN ROLE tf_agents")
        self.admin.execute("CREATE ROLE stranger LOGIN")

    def url(self, database: str, user: str = "postgres") -> str:
        """Return the address of a database for a login."""
        return f"postgresql://{user}@/{database}?host={self.folder}"

    def create(self, template: str = "template1") -> str:
        """Create a database owned by the system's role and return its name."""
        self._count += 1
        name = f"t{self._count}"
        statement = sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE {}")
        self.admin.execute(statement.format(*map(sql.Identifier, (name, OWNER, template))))
        return name

    def drop(self, name: str) -> None:
        """Drop a database and whoever is still connected."""
        self.admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))

    def stop(self) -> None:
        """Stop the server and remove its folder."""
        self.admin.close()
        assert self._keeper.stdin is not None
        self._keeper.stdin.close()
        self._keeper.wait(30)
        shutil.rmtree(self.folder, ignore_errors=True)
