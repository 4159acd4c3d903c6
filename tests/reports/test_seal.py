"""The seal: it says who and when, and breaks at the first change."""

from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from asn1crypto import cms, x509
from asn1crypto.keys import PrivateKeyInfo
from cryptography import x509 as crypto
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.core.exceptions import ImproperlyConfigured
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.timestamps import DummyTimeStamper, TimestampRequestError
from pyhanko_certvalidator.registry import SimpleCertificateStore

from reports.seal import RESERVED, Verdict, own_file, seal, self_made, verify
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


def authority(links=3):
    """An authority that dates, under as many authorities as the real ones have, all of whose certificates it embeds."""
    now, keys, chain, above = datetime(2026, 1, 1, tzinfo=UTC), [], [], None
    for n in range(links):
        key = rsa.generate_private_key(public_exponent=65537, key_size=4096 if n == 0 else 2048)
        name = crypto.Name([crypto.NameAttribute(crypto.NameOID.COMMON_NAME, f"Horodatage {n}")])
        issuer = above or (name, key)
        made = crypto.CertificateBuilder(issuer[0], name, key.public_key(), n + 1, now, now + timedelta(days=9000))
        if n == links - 1:
            made = made.add_extension(
                crypto.ExtendedKeyUsage([crypto.ExtendedKeyUsageOID.TIME_STAMPING]), critical=True
            )
        chain.append(made.sign(issuer[1], hashes.SHA256()).public_bytes(Encoding.DER))
        keys, above = [*keys, key], (name, key)
    found, store = [x509.Certificate.load(one) for one in chain], SimpleCertificateStore()
    store.register_multiple(found[:-1])
    private = keys[-1].private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return DummyTimeStamper(found[-1], PrivateKeyInfo.load(private), certs_to_embed=store)


def token(signature):
    """The name of what goes with a signature without being signed."""
    return signature.signer_info["unsigned_attrs"][0]["type"].native


def test_a_seal_dated_by_an_authority_holds_its_token_and_stays_valid(private, monkeypatch):
    monkeypatch.setattr("reports.seal.timestamper", authority)
    content = seal(made("letter_selected").content, reason="Scellé", at=samples.AT)
    signature = PdfFileReader(BytesIO(content)).embedded_signatures[-1]
    taken = len(cms.ContentInfo.load(signature.pkcs7_content).dump())
    assert 2 * taken < RESERVED // 2  # two digits a byte: as much room again for the chain of a real seal
    assert (verify(content).valid, token(signature)) == (True, "signature_time_stamp_token")
    changed = bytearray(content)
    changed[3000] ^= 1
    assert not verify(bytes(changed)).valid


def test_an_authority_that_does_not_answer_seals_nothing(private, settings):
    settings.SEAL_TIMESTAMP_URL = "http://127.0.0.1:9/"
    with pytest.raises(TimestampRequestError):
        seal(made("letter_selected").content, reason="Scellé", at=samples.AT)
