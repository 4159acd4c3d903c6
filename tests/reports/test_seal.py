"""The seal: it says who and when, and breaks at the first change."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from reports.seal import Verdict, own_file, seal, self_made, verify
from tests.reports import samples
from tests.reports.conftest import made


@pytest.fixture
def private(settings, tmp_path):
    """A machine that makes its own certificate."""
    settings.VAR = tmp_path
    return tmp_path


@pytest.fixture
def sealed(private):
    return seal(made("letter_selected").content, reason="Scellé", at=samples.AT)


def test_a_seal_is_valid_at_the_hour_of_the_decision(sealed):
    verdict = verify(sealed)
    assert verdict.valid
    assert verdict.at == samples.AT


def test_the_sealed_file_begins_with_the_file(sealed):
    assert sealed.startswith(made("letter_selected").content)


def test_one_changed_byte_breaks_the_seal(sealed):
    changed = bytearray(sealed)
    changed[3000] ^= 1
    assert not verify(bytes(changed)).valid


def test_something_added_at_the_end_breaks_the_seal(sealed):
    assert not verify(sealed + b"\n% more").valid


def test_a_file_without_a_seal_has_none(private):
    assert verify(made("letter_selected").content) == Verdict()


@pytest.mark.parametrize("content", [b"", b"hello", b"%PDF-1.7\ntrailer <<>>"])
def test_a_file_that_is_no_pdf_has_no_seal(content, private):
    assert verify(content) == Verdict()


def test_the_seal_of_another_machine_is_not_trusted(sealed, settings, tmp_path):
    settings.VAR = tmp_path / "other"
    verdict = verify(sealed)
    assert (verdict.intact, verdict.trusted) == (True, False)


def test_a_former_certificate_is_still_trusted(sealed, settings, tmp_path, private):
    settings.SEAL_FORMER = str(own_file())
    settings.VAR = tmp_path / "other"
    assert verify(sealed).valid


def test_the_certificate_is_made_once_and_kept_from_others(private):
    first = own_file().read_bytes()
    assert own_file().read_bytes() == first
    assert own_file().stat().st_mode & 0o077 == 0


def test_production_refuses_to_seal_with_its_own_making(private, settings):
    settings.PRIVATE = settings.DEMO = settings.DEBUG = False
    with pytest.raises(ImproperlyConfigured):
        seal(made("letter_selected").content, reason="Scellé", at=samples.AT)


def test_the_certificate_of_the_settings_seals(settings, tmp_path):
    file = tmp_path / "service.pem"
    file.write_bytes(self_made())
    settings.PRIVATE = settings.DEMO = False
    settings.SEAL_CERTIFICATE = settings.SEAL_KEY = str(file)
    assert verify(seal(made("letter_selected").content, reason="Scellé", at=samples.AT)).valid


def test_a_timestamp_authority_is_asked_only_when_named(settings):
    from reports.seal import timestamper

    settings.SEAL_TIMESTAMP_URL = "https://horodatage.example/"
    assert timestamper().url == "https://horodatage.example/"
