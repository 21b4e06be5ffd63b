"""What the environment may say, and the sentence for each value that it may not."""

import ipaddress
import os
import re
import secrets
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from environs import Env, EnvError

Value = TypeVar("Value")

HOST_NAME = re.compile(r"[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?", re.IGNORECASE)
ALLOWED_HOST = re.compile(r"\*|\.?[a-z0-9_.-]+|\[[0-9a-f:.]+\]", re.IGNORECASE)
SQLITE = "django.db.backends.sqlite3"
POSTGRESQL = "django.db.backends.postgresql"
SHORTEST_SECRET = 50

env = Env()


def read(name: str, parse: Callable[[str], Value], default: Value, write: str) -> Value:
    """The parsed variable; an empty one counts as unset, as most tools that set them mean it."""
    if not os.environ.get(name, "").strip():
        return default
    try:
        return parse(name)
    except (EnvError, ValueError):
        shown = without_password(os.environ[name])
        raise ImproperlyConfigured(f"{name} is {shown!r}: write {write}.") from None


def without_password(value: str) -> str:
    return re.sub(r"(?<=://).*(?=@)", "***", value)


def text(name: str) -> str:
    return os.environ[name].strip()


def boolean(name: str) -> bool:
    return env.bool(name)


def port(name: str) -> int:
    number = env.int(name)
    if not 1 <= number <= 65535:
        raise ValueError
    return number


def listening_host(name: str) -> str:
    value = text(name)
    if not HOST_NAME.fullmatch(value):
        ipaddress.ip_address(value)
    return value


def site_url(name: str) -> str:
    url = urlsplit(text(name))
    has_more = url.path not in ("", "/") or url.query or url.fragment or url.username
    if url.scheme not in ("http", "https") or not url.hostname or has_more:
        raise ValueError
    # Reading the port raises ValueError when it is not a number that a port can have.
    _ = url.port
    return f"{url.scheme}://{url.netloc}"


def local_url(host: str, port: int) -> str:
    """Where a browser on this machine finds a server that listens on the host."""
    reached = "127.0.0.1" if host in ("0.0.0.0", "::") else host
    return f"http://{socket_address(reached, port)}"


def socket_address(host: str, port: int) -> str:
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def host_of(url: str) -> str:
    host = urlsplit(url).hostname or ""
    return f"[{host}]" if ":" in host else host


def allowed_hosts(name: str) -> list[str]:
    hosts = [entry.strip() for entry in text(name).split(",") if entry.strip()]
    if not hosts or not all(ALLOWED_HOST.fullmatch(entry) for entry in hosts):
        raise ValueError
    return hosts


def folder(name: str) -> Path:
    path = Path(text(name)).expanduser().resolve()
    if not path.is_dir():
        raise ValueError
    return path


def database(name: str) -> dict[str, Any]:
    config = dict(env.dj_db_url(name))
    # A database in memory would be a different, empty one in each process of the server.
    if config["ENGINE"] not in (SQLITE, POSTGRESQL) or config["NAME"] in ("", ":memory:"):
        raise ValueError
    return config


def secret_key(name: str, kept_in: Path) -> str:
    """The given key, or one that is made once and kept, so that a clean checkout runs."""
    key = os.environ.get(name, "").strip()
    if not key:
        return kept_secret(kept_in)
    if len(key) < SHORTEST_SECRET:
        raise ImproperlyConfigured(
            f"{name} has {len(key)} characters: write at least {SHORTEST_SECRET} random ones, "
            "or leave it unset and one is made."
        )
    return key


def kept_secret(path: Path) -> str:
    try:
        if not path.exists():
            make_secret(path)
        return path.read_text().strip()
    except OSError as problem:
        raise ImproperlyConfigured(
            f"SECRET_KEY is not set and cannot be kept in {path} ({problem.strerror}): "
            f"set SECRET_KEY to {SHORTEST_SECRET} random characters or more."
        ) from None


def make_secret(path: Path) -> None:
    path.parent.mkdir(exist_ok=True)
    with tempfile.NamedTemporaryFile("w", dir=path.parent) as draft:
        draft.write(secrets.token_urlsafe(SHORTEST_SECRET))
        draft.flush()
        # A link appears whole or not at all, and never replaces the key of a faster process.
        with suppress(FileExistsError):
            os.link(draft.name, path)
