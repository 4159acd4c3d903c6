"""A text that someone typed makes a document read nothing, embed nothing, and shows to the letter."""

import http.server
import threading
from dataclasses import fields, is_dataclass, replace
from itertools import cycle, repeat

import pikepdf
import pytest
from weasyprint import HTML

from reports import brand
from reports.data import Paper
from reports.fetcher import Fetcher, Forbidden
from reports.pdf import context_of, html_of, render
from tests.reports import samples
from tests.reports.conftest import opened

CANARY = "canari-8f3a"


@pytest.fixture
def server():
    """A web server that remembers what was asked of it."""
    asked = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *args):
            pass

    web = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    web.asked, web.url = asked, f"http://127.0.0.1:{web.server_port}"
    beat = {"poll_interval": 0.01}  # seconds before it sees that it is stopped
    threading.Thread(target=web.serve_forever, kwargs=beat, daemon=True).start()
    yield web
    web.shutdown()
    web.server_close()


def vectors(url, file):
    """Ways to make a printer read something."""
    return (
        f'<img src="{url}/a">', f"<img src='{file}'>", f'<link rel=stylesheet href="{url}/b">', f'<link rel=attachment href="{file}">',
        f'</style><style>@import url("{url}/c")</style>', f"<style>*{{background:url({url}/d)}}</style>", f'<object data="{url}/e"></object>',
        f'<embed src="{file}">', f'<svg><image href="{url}/f"/></svg>', f'<svg><use href="{url}/g#a"/></svg>', f'" style="background:url({url}/h)',
        "' onload='x", f'<base href="{url}/">', f'<a href="{file}">x</a>', f"<iframe src='{url}/i'></iframe>", "{% include 'settings.py' %}{{ doc.service }}",
        f"]]></title><img src={url}/j>", f'<meta name="dcterms.created" content="x"><img srcset="{url}/k 2x">',
    )  # fmt: skip


def poisoned(value, poison):
    """The same facts, each of their texts replaced by the next poison (closed lists of codes and identifiers apart)."""
    kept = {"light", "silence", "outcome", "proposal", "decision", "verdict", "stage", "local_zone", "code"}
    if is_dataclass(value):
        return replace(
            value,
            **{
                f.name: poisoned(getattr(value, f.name), poison) for f in fields(value) if f.init and f.name not in kept
            },
        )
    if isinstance(value, tuple):
        return tuple(poisoned(one, poison) for one in value)
    return next(poison) if isinstance(value, str) else value


def unpacked(stream):
    """The bytes of a stream of a PDF, images apart."""
    return b"" if stream.get("/Subtype") == "/Image" else stream.read_bytes()


@pytest.fixture
def poison(server, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text(CANARY)
    return vectors(server.url, secret.as_uri())


@pytest.mark.parametrize(
    "name",
    [
        "receipt",
        "dossier",
        "letter_rejected",
        "final_report",
        "minutes_short",
        "project_sheet",
        "agreement",
        "yearly",
        "plain_summary",
    ],
)
def test_hostile_texts_read_nothing_and_embed_nothing(name, poison, server):
    made = render(poisoned(samples.ALL[name](), cycle(poison)))
    pdf = opened(made.content)
    assert server.asked == []
    assert {name.partition("-")[0] for name in pdf.attachments} <= {"donnees.json", "tableau"}
    assert [
        obj
        for obj in pdf.objects
        if isinstance(obj, pikepdf.Stream) and CANARY.encode() in obj.read_raw_bytes() + unpacked(obj)
    ] == []


def test_the_same_vectors_unescaped_are_read_by_an_ordinary_printer(poison, server):
    HTML(string="".join(poison)).render()
    assert len(server.asked) >= 4


def test_the_same_vectors_unescaped_are_refused_by_ours(poison, server):
    with pytest.raises(Forbidden):
        HTML(string="".join(poison), url_fetcher=Fetcher("etat", {})).render()
    assert server.asked == []


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/",
        "https://example.org/",
        "file:///etc/passwd",
        "data:text/plain,x",
        "ftp://example.org/",
        "font:../../etc/passwd",
        "font:Arial",
        "brand:x",
        "picture:x",
        "print:print.css",
    ],
)
def test_the_fetcher_refuses_whatever_is_not_on_its_list(url):
    with pytest.raises(Forbidden):
        Fetcher("etat", {}).fetch(url)


@pytest.mark.parametrize("name", brand.FONTS["etat"])
def test_the_fetcher_gives_the_fonts_of_the_theme(name):
    assert Fetcher("etat", {}).fetch(f"font:{name}").read()[:4] == b"wOF2"


def test_the_brand_is_not_for_another_theme():
    with pytest.raises(Forbidden):
        Fetcher("neutre", {}).fetch("brand:marianne")


def test_the_brand_block_is_found_in_the_package():
    assert sorted(brand.marks()) == ["devise", "marianne"]


@pytest.mark.parametrize("kind", ["receipt", "dossier", "letter_rejected", "final_report", "minutes_short"])
def test_typed_markup_shows_to_the_letter(kind):
    data = poisoned(samples.ALL[kind](), repeat("<img src=x>"))
    html = html_of(data, context_of(data, "etat", "0" * 64, {}))
    assert isinstance(data, Paper)
    assert "<img src=x>" not in html
    assert "&lt;img src=x&gt;" in html
