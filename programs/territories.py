"""The official geographic code: made into one shipped file from its open source, loaded from it by COPY."""

import csv
import gzip
import io
import json
import subprocess
import tarfile
import tempfile
from collections import Counter
from pathlib import Path

from django.db import connection, transaction

from programs.models.organization import luhn
from programs.models.territory import Territory, fold

PACKAGE = "@etalab/decoupage-administratif@6.0.0"
YEAR = 2026
SHIPPED = Path(__file__).parent / "data" / "territoires.csv.gz"
COLUMNS = [
    "kind", "code", "name", "siren", "departement", "region", "epci", "population", "year", "postcodes", "absorbed",
]  # fmt: skip
LOADED = [
    "id", "kind", "code", "name", "siren", "departement", "departement_name", "region", "epci", "population",
    "search", "words", "year",
]  # fmt: skip
SPELLED = {"CC": "communaute de communes", "CA": "communaute d agglomeration", "CU": "communaute urbaine"}


# --- build


def download(package=PACKAGE):
    """The tables of the source package, by name: communes, epci, departements, regions."""
    with tempfile.TemporaryDirectory() as directory:
        command = ["npm", "pack", "--silent", "--pack-destination", directory, package]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        with tarfile.open(next(Path(directory).glob("*.tgz"))) as archive:
            names = ("communes", "epci", "departements", "regions")
            return {name: json.load(archive.extractfile(f"package/data/{name}.json")) for name in names}


def rows(tables):
    """Every territory of the source as a row of the shipped file, in a stable order.

    Left out: delegated and associated communes, municipal arrondissements, and the "régions" that only repeat an
    overseas collectivity.
    """
    communes = sorted((c for c in tables["communes"] if c["type"] == "commune-actuelle"), key=lambda c: c["code"])
    grouping = {member["code"]: epci["code"] for epci in tables["epci"] for member in epci["membres"]}
    yield from (row("region", r, communes) for r in tables["regions"] if r["zone"] != "com")
    for departement in tables["departements"]:
        yield row("collectivite" if departement["zone"] == "com" else "departement", departement, communes)
    yield from epci_rows(tables["epci"], communes)
    yield from (commune_row(commune, grouping.get(commune["code"], "")) for commune in communes)


def row(kind, place, communes):
    """A région, département or overseas collectivity: its population is that of its communes."""
    field = "region" if kind == "region" else "departement"
    population = sum(c.get("population", 0) for c in communes if c[field] == place["code"])
    region = "" if kind in ("region", "collectivite") else place["region"]
    return line(kind, place["code"], place["nom"], region=region, population=population or "")


def epci_rows(groupings, communes):
    """Groupings, each in the département where most of its inhabitants live."""
    by_code = {commune["code"]: commune for commune in communes}
    for epci in sorted(groupings, key=lambda epci: epci["code"]):
        shares = Counter()
        for member in epci["membres"]:
            commune = by_code[member["code"]]
            shares[commune["departement"], commune["region"]] += commune.get("population", 0)
        departement, region = shares.most_common(1)[0][0]
        place = {"departement": departement, "region": region, "population": shares.total()}
        yield line("epci", epci["code"], epci["nom"], siren=epci["code"], **place)


def commune_row(commune, epci):
    """A commune, with the codes of those that it has absorbed."""
    return line(
        "commune", commune["code"], commune["nom"], siren=commune.get("siren", ""), epci=epci,
        departement=commune["departement"], region="" if commune["zone"] == "com" else commune["region"],
        population=commune.get("population", ""), postcodes=" ".join(commune.get("codesPostaux", [])),
        absorbed=" ".join(sorted(commune.get("anciensCodes", []))),
    )  # fmt: skip


def line(kind, code, name, **more):
    """A row of the shipped file; raises ValueError when its SIREN is not one."""
    if (siren := more.get("siren")) and not (len(siren) == 9 and luhn(siren)):
        raise ValueError(f"{kind} {code}: {siren} is not a SIREN")
    return {"kind": kind, "code": code, "name": " ".join(name.split()), "year": YEAR, **more}


def build(tables, target=SHIPPED):
    """Write the shipped file, the same bytes for the same source; return how many territories of each kind."""
    text, kinds = io.StringIO(), Counter()
    writer = csv.DictWriter(text, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    for entry in rows(tables):
        writer.writerow(entry)
        kinds[entry["kind"]] += 1
    target.write_bytes(gzip.compress(text.getvalue().encode(), mtime=0))
    return kinds


# --- load


def read(source=SHIPPED):
    """The rows of the shipped file."""
    with gzip.open(source, "rt", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def prepared(entries):
    """The rows as the table holds them, plus the codes absorbed: identifier, département's name, searched words.

    Names take the apostrophe of print: the official code writes that of typewriters.
    """
    entries = [{**entry, "name": entry["name"].replace("'", "’")} for entry in entries]
    names = {e["code"]: e["name"] for e in entries if e["kind"] in ("departement", "collectivite")}
    for entry in entries:
        departement = names.get(entry["departement"], "")
        found = {"id": f"{entry['kind']}-{entry['code']}", "departement_name": departement}
        search, words = fold(entry["name"]), searched_words(entry, departement)
        columns = {**entry, **found, "search": search, "words": words, "population": entry["population"] or None}
        yield [columns[name] for name in LOADED] + [entry["absorbed"]]


def searched_words(entry, departement):
    """All that may be typed to find a territory, as PostgreSQL reads a tsvector: words and spaces."""
    spelled = SPELLED.get(entry["name"].split()[0], "") if entry["kind"] == "epci" else ""
    codes = [entry["code"].lower(), entry["departement"].lower(), entry["postcodes"]]
    words = [fold(entry["name"]), spelled, fold(departement), *codes]
    return " ".join(words)


def load(source=SHIPPED):
    """Bring the table to the file: new and changed rows written, vanished ones kept with their end and successor.

    Idempotent, in one transaction, with the rights of the application's role. Returns how many rows changed.
    """
    columns, table = ", ".join(LOADED), Territory._meta.db_table
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMP TABLE fresh AS SELECT {columns}, ''::text AS absorbed FROM {table} WITH NO DATA")
        with cursor.copy(f"COPY fresh ({columns}, absorbed) FROM STDIN") as copy:
            for values in prepared(read(source)):
                copy.write_row(values)
        cursor.execute("CREATE UNIQUE INDEX ON fresh (id)")  # else it is read whole for each row of the other,
        cursor.execute("ANALYZE fresh")  # as soon as one of the two is believed small
        changed = upsert(cursor, table) + retire(cursor, table)
        cursor.execute("DROP TABLE fresh")
    return changed


def upsert(cursor, table):
    """Insert the new territories and refresh the changed ones; those found again are current again."""
    columns, updates = ", ".join(LOADED), ", ".join(f"{name} = excluded.{name}" for name in LOADED)
    kept, new = (", ".join(f"{place}.{name}" for name in LOADED) for place in ("kept", "excluded"))
    cursor.execute(
        f"INSERT INTO {table} AS kept ({columns}) SELECT {columns} FROM fresh "
        f"ON CONFLICT (id) DO UPDATE SET {updates}, until = NULL, merged_into_id = NULL "
        f"WHERE ({kept}, kept.until) IS DISTINCT FROM ({new}, NULL)"
    )
    return cursor.rowcount


def retire(cursor, table):
    """Give an end to the territories that left the code, and to communes the largest one that absorbed them."""
    cursor.execute(
        f"UPDATE {table} AS gone SET until = gone.year, merged_into_id = (SELECT fresh.id FROM fresh WHERE "
        "gone.kind = 'commune' AND gone.code = ANY(string_to_array(fresh.absorbed, ' ')) "
        "ORDER BY fresh.population DESC NULLS LAST, fresh.id LIMIT 1) "
        "WHERE until IS NULL AND NOT EXISTS (SELECT FROM fresh WHERE fresh.id = gone.id)"
    )
    return cursor.rowcount
