"""Keyrings by the library's own interface."""

import threading

from keyring.backend import KeyringBackend

from taskflow_desktop.runtime.keychain import SERVICE


class MemoryKeyring(KeyringBackend):
    """Keeps secrets as long as it lives."""

    priority = 1.0

    def __init__(self) -> None:
        super().__init__()
        self.secrets: dict[str, str] = {}
        self.threads: set[int] = set()

    def get_password(self, service: str, username: str) -> str | None:
        assert service == SERVICE
        self.threads.add(threading.get_ident())
        return self.secrets.get(username)

    def set_password(self, service: str, username: str, password: str) -> None:
        assert service == SERVICE
        self.threads.add(threading.get_ident())
        self.secrets[username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.secrets[username]


class FailingKeyring(KeyringBackend):
    """Raises the same error whatever is asked."""

    priority = 1.0

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error

    def get_password(self, service: str, username: str) -> str | None:
        raise self.error

    def set_password(self, service: str, username: str, password: str) -> None:
        raise self.error


class HangingKeyring(KeyringBackend):
    """Says nothing until `goes_on`."""

    priority = 1.0

    def __init__(self) -> None:
        super().__init__()
        self.goes_on = threading.Event()
        self.returned = 0

    def get_password(self, service: str, username: str) -> str | None:
        self.goes_on.wait()
        self.returned += 1
        return "late"

    def set_password(self, service: str, username: str, password: str) -> None:
        self.goes_on.wait()
        self.returned += 1
