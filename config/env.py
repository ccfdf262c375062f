"""The only reader of the environment. Every setting that differs between sites is asked for here."""

import os
from datetime import date
from urllib.parse import parse_qs, urlencode, urlsplit, urlunsplit

from django.core.exceptions import ImproperlyConfigured
from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict


def text(name: str, *, default: str | None = None) -> str:
    """The value of `name`; without a default it has to be set and not empty."""
    value = os.environ.get(name, "").strip() or default
    if value is None:
        raise ImproperlyConfigured(f'Chưa đặt biến môi trường {name} (máy phát triển: eval "$(make -s services)").')
    return value


def flag(name: str, *, default: bool) -> bool:
    value = text(name, default="yes" if default else "no").lower()
    if value not in {"1", "0", "yes", "no", "true", "false", "on", "off"}:
        raise ImproperlyConfigured(f"{name}={value}: chỉ nhận yes hoặc no.")
    return value in {"1", "yes", "true", "on"}


def number(name: str, *, default: int) -> int:
    value = text(name, default=str(default))
    if not value.isdecimal():
        raise ImproperlyConfigured(f"{name}={value}: phải là số nguyên không âm.")
    return int(value)


def listing(name: str, *, default: str | None = None) -> list[str]:
    """Values parted by commas."""
    return [part.strip() for part in text(name, default=default).split(",") if part.strip()]


def day(name: str) -> date | None:
    """A day as YYYY-MM-DD, None when not set."""
    value = text(name, default="")
    try:
        return date.fromisoformat(value) if value else None
    except ValueError as error:
        raise ImproperlyConfigured(f"{name}={value}: phải là ngày dạng YYYY-MM-DD.") from error


def database(name: str, *, server_settings: dict[str, str]) -> dict:
    """Django's database entry from a libpq address, e.g. postgresql://user:word@host:5432/name.

    A socket folder is given as ?host=/folder. `server_settings` are set at the start of every connection.
    """
    try:
        given = conninfo_to_dict(text(name))
    except ProgrammingError as error:
        raise ImproperlyConfigured(f"{name} không phải là địa chỉ PostgreSQL hợp lệ.") from error
    options = {key: value for key, value in given.items() if key not in {"dbname", "user", "password", "host", "port"}}
    switches = " ".join(f"-c {key}={value}" for key, value in server_settings.items())
    if merged := " ".join(filter(None, [options.get("options"), switches])):
        options["options"] = merged
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": given.get("dbname", "phuc_hoi"),
        "USER": given.get("user", ""),
        "PASSWORD": given.get("password", ""),
        "HOST": given.get("host", ""),
        "PORT": given.get("port", ""),
        "OPTIONS": options,
    }


def redis_addresses(name: str) -> tuple[str, str]:
    """Addresses of broker and cache from one redis://host:port/n, rediss://… or unix:///path?db=n.

    The cache takes the database after the broker's, since emptying a cache empties its whole database.
    """
    given = urlsplit(text(name))
    if given.scheme == "unix":
        query = {key: values[-1] for key, values in parse_qs(given.query).items()}
        base = int(query.pop("db", 0))
        place = f"://{given.netloc}{given.path}?"
        broker = "redis+socket" + place + urlencode({**query, "virtual_host": base})
        return broker, "unix" + place + urlencode({**query, "db": base + 1})
    if given.scheme in {"redis", "rediss"}:
        base = int(given.path.strip("/") or 0)
        return urlunsplit(given._replace(path=f"/{base}")), urlunsplit(given._replace(path=f"/{base + 1}"))
    raise ImproperlyConfigured(f"{name} phải bắt đầu bằng redis://, rediss:// hoặc unix://.")
