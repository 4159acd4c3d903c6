"""The folder that is handed to the public archives: the sealed PDF, its data, its tables, the digest of each, an inventory."""

import csv
import hashlib
import io
import json
from zipfile import ZIP_DEFLATED, ZipFile

from django.http import Http404, HttpResponse
from django.utils.text import slugify
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from programs.models.attachment import kept
from reports.workshoppages import found


@require_safe
def download(request, pk):
    """The archive of a report that is sealed."""
    publication = found(request, pk)
    documents = list(publication.sealed_files().filter(state__in=("ready", "replaced")))
    if not documents:
        raise Http404
    answer = HttpResponse(folder(publication, documents), content_type="application/zip")
    answer["Content-Disposition"] = (
        f'attachment; filename="{slugify(publication.title)[:60] or "rapport"}-archives.zip"'
    )
    answer["Cache-Control"] = "private, no-store"
    return answer


def folder(publication, documents):
    """The archive: a folder a version, then the inventory, the digests as "sha256sum -c" reads them, and what all this is."""
    pieces = [piece for document in documents for piece in contents(document)]
    file, at = io.BytesIO(), localtime(documents[-1].since).timetuple()[:6]
    with ZipFile(file, "w", ZIP_DEFLATED) as box:
        for name, content, _what in pieces:
            add(box, at, name, content)
        add(box, at, _("inventory.csv"), inventory(pieces))
        add(
            box,
            at,
            "sha256.txt",
            "".join(f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content, _what in pieces).encode(),
        )
        add(box, at, _("read-me.txt"), notice(publication, documents).encode())
    return file.getvalue()


def add(box, at, name, content):
    """Put a file in the archive, dated of the last sealing: the same report gives the same archive."""
    from zipfile import ZipInfo

    one = ZipInfo(name, at)
    one.compress_type = ZIP_DEFLATED
    box.writestr(one, content)


def contents(document):
    """The sealed PDF of a version, its data, its tables."""
    folder, data = f"version-{document.version}", kept(document.data_sha256)
    yield f"{folder}/rapport.pdf", kept(document.sha256), _("The report, sealed (PDF/A-3a)")
    yield f"{folder}/donnees.json", data, _("The facts that the report says")
    for n, (title, rows) in enumerate(listed(json.loads(data)), 1):
        yield f"{folder}/tableau-{n:02d}.csv", rows, title


def listed(facts):
    """The tables and charts of the facts as CSV."""
    for section in facts.get("sections", ()):
        for one in section.get("measures", ()):
            yield one["title"], written([["", one["unit"] or "n"], *one["points"]])
        for one in section.get("tables", ()):
            table = one["table"]
            yield (
                one["title"],
                written([table["columns"], *table["rows"], *([table["total"]] if table["total"] else [])]),
            )


def written(rows):
    """Rows as spreadsheets read them in France."""
    file = io.StringIO()
    csv.writer(file, delimiter=";").writerows(rows)
    return b"\xef\xbb\xbf" + file.getvalue().encode()


def inventory(pieces):
    """A line a file: what it is, its weight, its digest."""
    rows = [[_("File"), _("What it is"), _("Bytes"), "SHA-256"]]
    rows += [[name, what, len(content), hashlib.sha256(content).hexdigest()] for name, content, what in pieces]
    return written(rows)


def notice(publication, documents):
    """What the archivist must know."""
    lines = [str(publication), publication.program.name, publication.program.service, ""]
    for one in documents:
        lines.append(_("Version %(n)d, sealed on %(day)s, %(pages)d pages, code %(code)s") % {"n": one.version, "day": f"{localtime(one.since):%d/%m/%Y}", "pages": one.pages, "code": one.code})  # fmt: skip
    lines += [
        "",
        _(
            "Each file is listed in the inventory with its digest. The PDF carries the seal of the platform: any later change breaks it."
        ),
    ]
    return "\n".join(map(str, lines)) + "\n"
