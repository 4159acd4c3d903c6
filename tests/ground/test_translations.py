"""Everything that people read exists in French: no message is missing, doubtful, or gone from the code."""

import re
import shutil
import subprocess

import pytest
from django.conf import settings
from django.core.management import call_command

IGNORED = ["var/*", ".venv/*", "tests/*", "bench/*", "docs/*"]


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory):
    """The French catalogue as the code of this moment calls for it, in a copy of the sources."""
    copy = tmp_path_factory.mktemp("sources")
    for name in ("config", "programs", "residences", "hackathons", "startups", "reports", "locale"):
        shutil.copytree(settings.BASE_DIR / name, copy / name, ignore=shutil.ignore_patterns("static", "data", "*.pyc"))
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(copy)
        patch.setattr(settings, "LOCALE_PATHS", [str(copy / "locale")])
        call_command(
            "makemessages", locale=["fr"], no_obsolete=True, no_location=True, verbosity=0, ignore_patterns=IGNORED
        )
    return copy / "locale/fr/LC_MESSAGES/django.po"


def msgids(catalogue, *which):
    """The messages of a catalogue that gettext itself selects."""
    chosen = subprocess.run(["msgattrib", "--no-wrap", *which, catalogue], capture_output=True, text=True, check=True)
    return re.findall(r'^msgid "(.+)"$', chosen.stdout, re.MULTILINE)


def test_no_message_lacks_its_translation(catalogue):
    assert msgids(catalogue, "--untranslated") == []


def test_no_translation_is_doubtful(catalogue):
    assert msgids(catalogue, "--only-fuzzy") == []


def test_the_catalogue_holds_no_message_gone_from_the_code(catalogue):
    kept = settings.BASE_DIR / "locale/fr/LC_MESSAGES/django.po"
    assert sorted(set(msgids(kept)) - set(msgids(catalogue))) == []


def test_the_typography_is_french(catalogue):
    bare = re.compile(r"[^\s\u00a0\u202f/\d][!?;]|[^\u00a0\u202f]»|«[^\u00a0\u202f]|\w'\w")
    texts = re.findall(r'^msgstr(?:\[\d\])? "(.+)"$', catalogue.read_text(), re.MULTILINE)
    assert [text for text in texts if bare.search(re.sub(r"%\(\w+\)s|&\w+;|<[^>]+>|https?:\S+", "x", text))] == []
