"""Who holds the key of the seal: a file, a security module (PKCS#11), a remote service (Cloud Signature Consortium); by setting."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from asn1crypto import x509
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from pyhanko.keys import load_certs_from_pemder_data
from pyhanko.sign import signers
from pyhanko_certvalidator.registry import SimpleCertificateStore

WAIT = 30  # seconds for a remote service to answer


@asynccontextmanager
async def signer(material) -> AsyncIterator[signers.Signer]:
    """The signer of the settings, for the time of one seal; ``material`` gives the key and the chain of a file."""
    match settings.SEAL_SIGNER:
        case "file":
            key, chain = material()
            yield signers.SimpleSigner(signing_cert=chain[0], signing_key=key, cert_registry=store(chain[1:]))
        case "pkcs11":
            with module() as session:
                yield of_module(session)
        case "remote":
            async with remote() as found:
                yield found
        case other:
            raise ImproperlyConfigured(f"SEAL_SIGNER: file, pkcs11 or remote, not {other}")


def chain() -> list[x509.Certificate]:
    """The certificates of the settings, the sealing one first: what a seal made elsewhere than from a file is trusted by."""
    if not settings.SEAL_CERTIFICATE:
        raise ImproperlyConfigured("SEAL_CERTIFICATE: the certificate whose key seals, and its authorities, in PEM")
    return list(load_certs_from_pemder_data(Path(settings.SEAL_CERTIFICATE).read_bytes()))


def store(certificates) -> SimpleCertificateStore:
    """The authorities that go with a seal."""
    found = SimpleCertificateStore()
    found.register_multiple(certificates)
    return found


# ------------------------------------------------------------------ a security module


def module():
    """A session with the security module, closed after the seal."""
    from pyhanko.config.pkcs11 import TokenCriteria  # needs python-pkcs11, which only those who own a module install
    from pyhanko.sign.pkcs11 import open_pkcs11_session

    token = TokenCriteria(label=settings.SEAL_PKCS11_TOKEN)
    return open_pkcs11_session(settings.SEAL_PKCS11_MODULE, token_criteria=token, user_pin=settings.SEAL_PKCS11_PIN)


def of_module(session) -> signers.Signer:
    """Signs inside the module: the key never leaves it."""
    from pyhanko.sign.pkcs11 import PKCS11Signer

    first, *authorities = chain()
    return PKCS11Signer(session, signing_cert=first, ca_chain=authorities, key_label=settings.SEAL_PKCS11_KEY)


# ------------------------------------------------------------------ a remote service


@asynccontextmanager
async def remote():
    """Signs by a remote service: the digest leaves, never the document."""
    import aiohttp
    from pyhanko.sign.signers.csc_signer import CSCServiceSessionInfo, CSCSigner, fetch_certs_in_csc_credential

    named = CSCServiceSessionInfo(
        settings.SEAL_REMOTE_URL, settings.SEAL_REMOTE_CREDENTIAL, oauth_token=settings.SEAL_REMOTE_TOKEN
    )
    async with aiohttp.ClientSession() as session:
        credential = await fetch_certs_in_csc_credential(session, named, timeout=WAIT)
        yield CSCSigner(session, authorization(session, named, credential), sign_timeout=WAIT)


def authorization(session, named, credential):
    """Asks the service for the right to sign this very digest, with the code of the settings."""
    import aiohttp
    from pyhanko.sign.signers.csc_signer import CSCAuthorizationManager

    class ByCode(CSCAuthorizationManager):
        """One authorization a seal."""

        async def authorize_signature(self, hash_b64s):
            request = self.format_csc_auth_request(hash_b64s=hash_b64s, pin=settings.SEAL_REMOTE_PIN or None)
            url, limit = named.endpoint_url("credentials/authorize"), aiohttp.ClientTimeout(total=WAIT)
            async with session.post(
                url, headers=self.auth_headers, json=request, raise_for_status=True, timeout=limit
            ) as answer:
                return self.parse_csc_auth_response(await answer.json())

    return ByCode(named, credential)
