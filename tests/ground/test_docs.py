"""The documentation follows the code: every machine, every command."""

from io import StringIO

from django.conf import settings
from django.core.management import call_command


def test_the_page_of_the_workflows_is_that_of_the_code():
    printed = StringIO()
    call_command("workflows", format="table", stdout=printed)
    kept = (settings.BASE_DIR / "docs/workflows.md").read_text()
    assert kept.partition("## ")[2].strip() == printed.getvalue().partition("## ")[2].strip()
