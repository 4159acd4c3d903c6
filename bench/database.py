"""Databases of the bench's own, made and dropped by it: never those of the platform."""

import os
import secrets
from contextlib import contextmanager

import psycopg
from psycopg.conninfo import make_conninfo

from config import pgserver

NAME, BARE = "essaim_bench", "essaim_bench_floor"


def addresses():
    """Where the application's role and the owner connect, without the name of a database."""
    if "DATABASE_URL" not in os.environ:
        return pgserver.url("app"), pgserver.url("owner"), pgserver.url("postgres")
    owner = os.environ.get("DATABASE_OWNER_URL", os.environ["DATABASE_URL"])
    return os.environ["DATABASE_URL"], owner, owner


@contextmanager
def made():
    """Two empty databases, and settings that lead to the first."""
    app, owner, above = addresses()
    with psycopg.connect(make_conninfo(above, dbname="postgres"), autocommit=True) as server:
        drop(server)
        for name in (NAME, BARE):
            server.execute(f'create database "{name}"' + (" owner owner" if above != owner else ""))
        os.environ.update(
            DATABASE_URL=make_conninfo(app, dbname=NAME), DATABASE_OWNER_URL=make_conninfo(owner, dbname=NAME), DEMO="1",
            SECRET_KEY=os.environ.get("SECRET_KEY", secrets.token_urlsafe(50)), DEBUG="",
        )  # fmt: skip
        try:
            yield make_conninfo(owner, dbname=BARE)
        finally:
            drop(server)


def drop(server):
    for name in (NAME, BARE):
        server.execute(f'drop database if exists "{name}"')
