"""What may be said of the address of a database: it can hold a server's password."""

from urllib.parse import unquote, urlsplit

_SERVER = ("postgresql:", "postgres:")


def is_server(url: str) -> bool:
    """True for the address of a server, False for that of a file."""
    return url.startswith(_SERVER)


def is_unknown(url: str) -> bool:
    """True for an address of a kind that this program does not know: a slip of the pen, and no name of a file."""
    return "://" in url and not is_server(url) and not url.startswith("sqlite:")


def shown(url: str) -> str:
    """Return `url` without login, password and options; of one that is not understood only what kind it is."""
    if not is_server(url) and not is_unknown(url):
        return url
    if not _understood(url):
        return url.partition(":")[0] + "://…"
    parts = urlsplit(url)
    port = f":{parts.port}" if parts.port else ""
    return f"postgresql://{parts.hostname or ''}{port}{parts.path}"


def without_password(text: str, url: str) -> str:
    """Return what a server or its driver said about `url`, nothing of its password in it."""
    if not is_server(url):
        return text
    if not _understood(url):
        # What was meant as a password may be taken for anything.
        return "the address of the server is not understood"
    secret = urlsplit(url).password or ""
    for word in (url, secret, unquote(secret)):
        if word:
            text = text.replace(word, shown(url) if word == url else "…")
    return text


def _understood(url: str) -> bool:
    """False if a part of it may be something else than it looks: a password with signs that should be escaped."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return False
    told = f"{parts.path}{parts.query}{parts.fragment}"
    strange = not url.startswith(("postgresql://", "postgres://"))
    odd = strange or any(sign <= " " for sign in url) or parts.netloc.count("@") > 1 or "@" in told
    return not odd and "password" not in parts.query and not parts.fragment
