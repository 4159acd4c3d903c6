"""The platform's seal (PAdES): who made a document, and that nothing in it has changed since."""

import asyncio
import io
import os
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import NamedTuple

from asn1crypto import cms, x509
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from pyhanko.keys import load_certs_from_pemder_data, load_private_key_from_pemder_data
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import signers, timestamps
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.validation import async_validate_pdf_signature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from reports import signers as holders

FIELD = "Cachet"
RESERVED = 49_152  # digits for the signature, its certificates and the token of an authority: fixed, so that a file’s length does not vary


class Verdict(NamedTuple):
    """What a seal says: the file is whole, its signer is ours, since when."""

    sealed: bool = False
    intact: bool = False
    trusted: bool = False
    signer: str = ""
    at: datetime | None = None

    @property
    def valid(self) -> bool:
        return self.sealed and self.intact and self.trusted


class Dated(signers.PdfSigner):
    """Signs at the hour of the decision, not at the hour of the worker."""

    def __init__(self, at: datetime, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.at = at

    def init_signing_session(self, *args, **kwargs):
        session = super().init_signing_session(*args, **kwargs)
        session.system_time = self.at
        return session


def seal(pdf: bytes, reason: str, at: datetime) -> bytes:
    """The PDF certified by the platform: any later change, even an annotation, breaks the seal."""
    meta = signers.PdfSignatureMetadata(
        field_name=FIELD, reason=reason, name=settings.SITE_NAME, md_algorithm="sha256", certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES, subfilter=SigSeedSubFilter.PADES,
    )  # fmt: skip
    return finished(signed(pdf, meta, at))


def finished(work):
    """The outcome of what pyHanko does in turns, on a thread of its own: the caller's may already have a loop."""
    with ThreadPoolExecutor(1) as alone:
        return alone.submit(asyncio.run, work).result()


async def signed(pdf: bytes, meta: signers.PdfSignatureMetadata, at: datetime) -> bytes:
    """The PDF signed by who holds the key, for as long as it takes."""
    async with holders.signer(material) as signer:
        made = Dated(at, meta, signer=signer, timestamper=timestamper())
        return (
            await made.async_sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf)), bytes_reserved=RESERVED)
        ).getvalue()


def verify(pdf: bytes) -> Verdict:
    """Whether this PDF carries our seal, whole and unchanged; never raises on a bad file."""
    try:
        found = PdfFileReader(io.BytesIO(pdf)).embedded_signatures
        if not found:
            return Verdict()
        return judged(found[-1])
    except Exception:  # a hostile file may break its reader anywhere
        return Verdict()


def judged(signature) -> Verdict:
    """The verdict on one signature, its certificate judged at the hour it claims."""
    at = signature.self_reported_timestamp
    context = ValidationContext(trust_roots=trusted(), allow_fetching=False, moment=at or datetime.now(UTC))
    status = finished(async_validate_pdf_signature(signature, signer_validation_context=context))
    whole = status.coverage == SignatureCoverageLevel.ENTIRE_FILE and nothing_hidden(signature)
    name = status.signing_cert.subject.native.get("common_name", "")
    return Verdict(True, status.intact and status.valid and whole, status.trusted, name, at)


def nothing_hidden(signature) -> bool:
    """Whether the room kept for the signature holds it and zeros only: it is the one place that a signature does not cover."""
    content = signature.pkcs7_content
    signed = cms.ContentInfo.load(content).dump()
    first, size, last, _rest = (int(n) for n in signature.byte_range)
    signature.reader.stream.seek(first + size)
    room = signature.reader.stream.read(last - first - size)
    return room == b"<%s>" % content.hex().upper().encode() and content == signed.ljust(len(content), b"\0")


# ------------------------------------------------------------------ the certificate


def timestamper() -> timestamps.TimeStamper | None:
    """The authority that dates seals (RFC 3161), when the settings name one."""
    return timestamps.HTTPTimeStamper(settings.SEAL_TIMESTAMP_URL) if settings.SEAL_TIMESTAMP_URL else None


def trusted() -> list[x509.Certificate]:
    """The certificates that a seal may come from: ours, its authority, and those that served before."""
    former = Path(settings.SEAL_FORMER).read_bytes() if settings.SEAL_FORMER else b""
    own = material()[1] if settings.SEAL_SIGNER == "file" else holders.chain()
    return [*own, *(load_certs_from_pemder_data(former) if former else [])]


def material():
    """The key and the chain of certificates, the sealing one first: of the settings, else of this machine's own making, never in production."""
    if settings.SEAL_CERTIFICATE:
        return loaded(settings.SEAL_CERTIFICATE, settings.SEAL_KEY)
    if not (settings.PRIVATE or settings.DEMO or settings.DEBUG):
        raise ImproperlyConfigured(
            "SEAL_CERTIFICATE and SEAL_KEY: a service open to the public needs a certificate to seal its reports"
        )
    own = own_file()
    return loaded(str(own), str(own))


@cache
def loaded(certificate: str, key: str):
    """The key and the certificates of these PEM files."""
    password = settings.SEAL_KEY_PASSWORD.encode() or None
    return load_private_key_from_pemder_data(Path(key).read_bytes(), password), list(
        load_certs_from_pemder_data(Path(certificate).read_bytes())
    )


def own_file() -> Path:
    """The certificate and key that this machine made for itself, once; of two workers at once, one wins."""
    file = settings.VAR / "seal" / "seal.pem"
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, made = tempfile.mkstemp(dir=file.parent)  # readable by its owner only
        with os.fdopen(handle, "wb") as stream:
            stream.write(self_made())
        try:
            with suppress(FileExistsError):  # the other worker was first
                os.link(made, file)
        finally:
            os.unlink(made)  # it holds the key
    return file


def self_made() -> bytes:
    """A key and its self-signed certificate, in PEM: they prove integrity, not identity."""
    from cryptography import x509 as crypto
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import rsa

    key = rsa.generate_private_key(public_exponent=65537, key_size=3072)
    words = f"{settings.SITE_NAME} (cachet de démonstration)"
    name = crypto.Name([crypto.NameAttribute(crypto.NameOID.COMMON_NAME, words)])
    usage = crypto.KeyUsage(True, True, False, False, False, False, False, False, False)  # signs, cannot be denied
    builder = crypto.CertificateBuilder(name, name, key.public_key(), crypto.random_serial_number())
    builder = builder.not_valid_before(datetime(2020, 1, 1, tzinfo=UTC))  # a demonstration lives in other times
    builder = builder.not_valid_after(datetime(2050, 1, 1, tzinfo=UTC)).add_extension(usage, critical=True)
    made = builder.sign(key, hashes.SHA256())
    pem, pkcs8, bare = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    return key.private_bytes(pem, pkcs8, bare) + made.public_bytes(pem)
