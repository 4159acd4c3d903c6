"""The key of the seal held elsewhere than in a file: a remote service (played here over HTTP), a security module (played by SoftHSM)."""

import base64
import http.server
import json
import os
import subprocess
import threading

import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, utils
from cryptography.x509 import load_pem_x509_certificate
from django.core.exceptions import ImproperlyConfigured
from pkcs11.exceptions import PinIncorrect

from reports.seal import seal, self_made, verify
from tests.reports import samples
from tests.reports.conftest import made

SOFTHSM = "/usr/lib/softhsm/libsofthsm2.so"


@pytest.fixture
def pem(settings, tmp_path):
    """A certificate whose key is elsewhere; the settings know the certificate alone."""
    whole = self_made()
    file = tmp_path / "certificate.pem"
    file.write_bytes(whole[whole.index(b"-----BEGIN CERTIFICATE") :])
    settings.SEAL_CERTIFICATE, settings.SEAL_KEY = str(file), ""
    return whole


@pytest.fixture
def service(pem, settings):
    """A signing service, as the Cloud Signature Consortium describes it; it gives signatures, never its key."""
    key = serialization.load_pem_private_key(pem, None)
    certificate = load_pem_x509_certificate(pem[pem.index(b"-----BEGIN CERTIFICATE") :])
    asked = []

    def answer(path, said):
        if path.endswith("credentials/info"):
            der = certificate.public_bytes(serialization.Encoding.DER)
            return {
                "cert": {"certificates": [base64.b64encode(der).decode()]},
                "key": {"algo": ["1.2.840.113549.1.1.11"]},
                "multisign": 1,
                "SCAL": "2",
            }
        if path.endswith("credentials/authorize"):
            return {"SAD": "oui"} if said.get("PIN") == "1234" else {}
        signed = key.sign(base64.b64decode(said["hash"][0]), padding.PKCS1v15(), utils.Prehashed(hashes.SHA256()))
        return {"signatures": [base64.b64encode(signed).decode()]}

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            said = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            asked.append((self.path, said))
            body = json.dumps(answer(self.path, said)).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args):
            pass

    web = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=web.serve_forever, daemon=True).start()
    settings.SEAL_SIGNER, settings.SEAL_REMOTE_URL = "remote", f"http://127.0.0.1:{web.server_port}"
    settings.SEAL_REMOTE_CREDENTIAL, settings.SEAL_REMOTE_PIN = "cachet", "1234"
    yield asked
    web.shutdown()
    web.server_close()


def sealed():
    return seal(made("letter_selected").content, reason="Scellé", at=samples.AT)


def test_a_remote_service_seals_and_sees_the_digest_only(service):
    assert verify(sealed()).valid
    assert [path.rpartition("/v1/")[2] for path, _said in service] == [
        "credentials/info",
        "credentials/authorize",
        "signatures/signHash",
    ]
    assert max(len(json.dumps(said)) for _path, said in service) < 500


def test_a_remote_service_that_refuses_seals_nothing(service, settings):
    settings.SEAL_REMOTE_PIN = "0000"
    with pytest.raises(Exception, match=r"SAD|signing results"):
        sealed()


def test_an_unknown_holder_is_refused(pem, settings):
    settings.SEAL_SIGNER = "poche"
    with pytest.raises(ImproperlyConfigured):
        sealed()


def test_elsewhere_than_in_a_file_the_certificate_is_asked_for(settings):
    settings.SEAL_SIGNER, settings.SEAL_CERTIFICATE = "remote", ""
    from reports.seal import trusted

    with pytest.raises(ImproperlyConfigured):
        trusted()


@pytest.fixture(scope="module")
def token(tmp_path_factory):
    """A software security module with a key inside, opened once by this process; its certificate in a file."""
    here, whole = tmp_path_factory.mktemp("softhsm"), self_made()
    certificate = whole.index(b"-----BEGIN CERTIFICATE")
    (here / "key.pem").write_bytes(whole[:certificate])
    (here / "certificate.pem").write_bytes(whole[certificate:])
    (here / "tokens").mkdir()
    (here / "softhsm.conf").write_text(f"directories.tokendir = {here / 'tokens'}\n")
    os.environ["SOFTHSM2_CONF"] = str(here / "softhsm.conf")
    for command in (["--init-token", "--free", "--label", "essaim", "--so-pin", "1234"], ["--import", here / "key.pem", "--token", "essaim", "--label", "cachet", "--id", "01"]):  # fmt: skip
        subprocess.run(["softhsm2-util", *command, "--pin", "1234"], check=True, capture_output=True)
    (here / "key.pem").unlink()
    yield here
    del os.environ["SOFTHSM2_CONF"]


@pytest.fixture
def module(token, settings):
    """The settings that leave the seal to the security module."""
    settings.SEAL_CERTIFICATE, settings.SEAL_KEY = str(token / "certificate.pem"), ""
    settings.SEAL_SIGNER, settings.SEAL_PKCS11_MODULE = "pkcs11", SOFTHSM
    settings.SEAL_PKCS11_TOKEN, settings.SEAL_PKCS11_KEY, settings.SEAL_PKCS11_PIN = "essaim", "cachet", "1234"


def test_a_security_module_seals_without_giving_its_key(module):
    assert verify(sealed()).valid


def test_a_security_module_that_refuses_its_code_seals_nothing(module, settings):
    settings.SEAL_PKCS11_PIN = "0000"
    with pytest.raises(PinIncorrect):
        sealed()
