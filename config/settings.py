"""Settings, driven by the environment: without any, the private machine of a developer or of the demonstration."""

import os
import secrets
from pathlib import Path

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from psycopg.conninfo import conninfo_to_dict

from config import broker, pgserver

BASE_DIR = Path(__file__).resolve().parent.parent
VAR = Path(os.environ.get("VAR_DIR", BASE_DIR / "var"))
DEBUG = os.environ.get("DEBUG") == "1"
DEMO = os.environ.get("DEMO") == "1"
PRIVATE = "DATABASE_URL" not in os.environ  # nobody set anything: this machine serves itself


def private_secret():
    """The key of a private machine, made once and kept; production must set SECRET_KEY."""
    file = VAR / "secret_key"
    if not file.exists():
        VAR.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(50))
    return file.read_text()


SECRET_KEY = os.environ.get("SECRET_KEY") or (private_secret() if PRIVATE else "")
if not PRIVATE and len(SECRET_KEY) < 32:
    raise ImproperlyConfigured("DATABASE_URL is set, so this is production: set SECRET_KEY too, 32 characters or more")
SECRET_KEY_FALLBACKS = [key for key in os.environ.get("SECRET_KEY_FALLBACKS", "").split(",") if key]
SITE_URL = os.environ.get("SITE_URL", f"http://localhost:{os.environ.get('PORT', '8000')}")
SITE_NAME = os.environ.get("SITE_NAME", "Essaim")
ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [SITE_URL]
HTTPS = SITE_URL.startswith("https://")

INSTALLED_APPS = [
    "programs",  # first: its templates dress those of the accounts library
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "dsfr",
    "widget_tweaks",
    "django_htmx",
    "django_tables2",
    "django_filters",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "residences",
    "hackathons",
    "startups",
    "reports",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "programs.middleware.Received",
    "programs.middleware.SecondFactor",
    "programs.middleware.Refusals",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
FORM_RENDERER = "programs.controls.Controls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "programs.context.site",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static", "programs.templatetags.essaim"],
        },
    },
]


def database(url, **more):
    """A psycopg address as Django's dictionary."""
    parts = {key.upper(): value for key, value in conninfo_to_dict(url).items()}
    known = {key: parts.pop(key) for key in ("USER", "PASSWORD", "HOST", "PORT") if key in parts}
    name, options = parts.pop("DBNAME"), {key.lower(): value for key, value in parts.items()}
    options.setdefault("options", "-c jit=off")  # compiling a query of ours costs more than what it saves
    return {"ENGINE": "django.db.backends.postgresql", "NAME": name, **known, "OPTIONS": options, **more}


# Two roles: the application's owns nothing, the owner's migrates (docs/operations.md).
APP_URL = os.environ.get("DATABASE_URL") or pgserver.url("app")
OWNER_URL = os.environ.get("DATABASE_OWNER_URL") or (pgserver.url("owner") if PRIVATE else APP_URL)
TEST_DATABASE = f"test_essaim{os.environ.get('TEST_SUFFIX', '')}"
DATABASES = {
    "default": database(APP_URL, CONN_MAX_AGE=60, CONN_HEALTH_CHECKS=True, TEST={"MIRROR": "owner"}),
    "owner": database(OWNER_URL, TEST={"NAME": TEST_DATABASE, "DEPENDENCIES": []}),
}

CELERY_BROKER_URL = os.environ.get("BROKER_URL") or broker.URL
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "programs_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},  # past that a third is dropped, be it counters of attempts or heartbeats
    }
}

AUTH_USER_MODEL = "programs.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [  # CNIL, 2022: length and a common list, with throttled attempts
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator", "OPTIONS": {"user_attributes": ["email", "name"]}},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]  # fmt: skip
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "programs.accounts.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_FORMS = {"signup": "programs.forms.accounts.SignupForm"}
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_CONFIRM_EMAIL_ON_GET = False
ACCOUNT_CHANGE_EMAIL = True  # one address at a time
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_RATE_LIMITS = {
    "login_failed": "10/15m/key,100/15m/ip",
    "alert": "20/h/ip",
    "apply": "20/h/ip",
    "verify": "120/h/ip",
    "project_contact": "5/h/ip",
}
API_CALLS, API_REFUSALS = 120, 60  # calls in an hour: with one token; without any, from one address
MFA_ADAPTER = "programs.accounts.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = SITE_NAME
MFA_TOTP_TOLERANCE = 1  # a phone whose clock is half a minute off
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
CSRF_FAILURE_VIEW = "programs.views.errors.csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
CSRF_COOKIE_HTTPONLY = True
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
TRUSTED_PROXY = os.environ.get("TRUSTED_PROXY") == "1"  # a front server that stamps and forwards every request
if TRUSTED_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}

LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", "français")]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/Paris"
USE_TZ = True
FORMAT_MODULE_PATH = ["config.formats"]
USE_THOUSAND_SEPARATOR = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
MEDIA_ROOT = VAR / "files"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": os.environ.get("STATIC_STORAGE", "programs.storage.Hashed")},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 2**20
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 2**20
UPLOAD_MAX_BYTES = 20 * 2**20
DSFR_USE_INTEGRITY_CHECKSUMS = False  # hashed static files no longer match the package's own sums
DSFR_MARK_OPTIONAL_FIELDS = True
DJANGO_TABLES2_TEMPLATE = "programs/_table.html"
SILENCED_SYSTEM_CHECKS = []

DEFAULT_FROM_EMAIL = os.environ.get("DEFAULT_FROM_EMAIL", "Essaim <ne-pas-repondre@essaim.example>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
MAILBOX = VAR / "mails"
if "EMAIL_HOST" in os.environ:
    EMAIL_HOST = os.environ["EMAIL_HOST"]
    EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "587"))
    EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
    EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
    EMAIL_USE_TLS = os.environ.get("EMAIL_USE_TLS", "1") == "1"
else:
    EMAIL_BACKEND = os.environ.get("EMAIL_BACKEND", "programs.mailing.Mailbox")  # one file a message, under var/mails

# What a confirmed dossier becomes, by the outcome of its programme.
PROJECTS = {"residence": "residences.Residence", "camp": "hackathons.Camp", "startup": "startups.Startup"}
# What each application knows of people, and what becomes of it (programs/personal.py).
PERSONAL = [
    "programs.personal.HOLDINGS",
    "programs.recruitpersonal.HOLDINGS",
    "residences.personal.HOLDINGS",
    "hackathons.personal.HOLDINGS",
    "startups.personal.HOLDINGS",
]
# Who moves what hangs on a machine that is neither a call nor a dossier.
MOVERS = dict.fromkeys(("camp", "registration"), "hackathons.moves.move") | {
    "matching": "hackathons.matching.proposals.move",
    "position": "programs.turningaway.move",
}
# Who says which files go with the mails of a machine.
JOINED = {"registration": "hackathons.tickets.joined", "applicant": "programs.interviews.joined"}
# Who carries out each kind of effect of the outbox.
EFFECTS = {
    "mail": "programs.mailing.deliver",
    "move": "programs.moves.move",
    "alert": "programs.spreading.deliver",
    "document": "reports.tasks.produce",
    "resend": "programs.deliveries.send_again",
    "embargo": "programs.embargo.deliver",
    "link": "programs.links.deliver",
    "recall": "programs.recruitreminders.deliver",
    "task": "programs.longwork.perform",
}
# Who does each kind of long work.
LONG_WORK = {
    "step": "programs.bulk.take_step",
    "message": "programs.bulk.send_message",
    "export": "programs.archives.spreadsheet",
    "archive": "reports.batches.archive",
    "simulate": "programs.assignment.proposals.simulate",
    "give": "programs.assignment.proposals.give",
    "opendata": "reports.opendata.making.perform",
}
SITE_THEME = os.environ.get("SITE_THEME", "etat")
# What one document may take: seconds of work, bytes of memory above its worker's. Past that it fails alone, and says so.
DOCUMENT_SECONDS = int(os.environ.get("DOCUMENT_SECONDS", "400"))
DOCUMENT_MEMORY = int(os.environ.get("DOCUMENT_MEMORY_MB", "1500")) * 2**20
# The seal of final reports: PEM files; without them, a private machine makes its own (docs/operations.md).
SEAL_CERTIFICATE = os.environ.get("SEAL_CERTIFICATE", "")  # the sealing certificate first, then its authorities
SEAL_KEY = os.environ.get("SEAL_KEY", "")
SEAL_KEY_PASSWORD = os.environ.get("SEAL_KEY_PASSWORD", "")
SEAL_SIGNER = os.environ.get(
    "SEAL_SIGNER", "file"
)  # who holds the key: file, pkcs11 (a security module), remote (a CSC service)
SEAL_PKCS11_MODULE = os.environ.get("SEAL_PKCS11_MODULE", "")  # the library of the module
SEAL_PKCS11_TOKEN = os.environ.get("SEAL_PKCS11_TOKEN", "")
SEAL_PKCS11_KEY = os.environ.get("SEAL_PKCS11_KEY", "")  # the label of the key
SEAL_PKCS11_PIN = os.environ.get("SEAL_PKCS11_PIN", "")
SEAL_REMOTE_URL = os.environ.get("SEAL_REMOTE_URL", "")  # of the service, before "/csc/v1"
SEAL_REMOTE_CREDENTIAL = os.environ.get("SEAL_REMOTE_CREDENTIAL", "")
SEAL_REMOTE_TOKEN = os.environ.get("SEAL_REMOTE_TOKEN", "")
SEAL_REMOTE_PIN = os.environ.get("SEAL_REMOTE_PIN", "")
SEAL_FORMER = os.environ.get("SEAL_FORMER", "")  # certificates that served before
SEAL_TIMESTAMP_URL = os.environ.get("SEAL_TIMESTAMP_URL", "")  # RFC 3161

# What the pages of the law say of who publishes the site.
PUBLISHER = {
    "name": os.environ.get("PUBLISHER_NAME", "Secrétariat général pour la modernisation de l’action publique (SGMAP)"),
    "address": os.environ.get("PUBLISHER_ADDRESS", "64-70, allée de Bercy, 75012 Paris"),
    "phone": os.environ.get("PUBLISHER_PHONE", "01 00 00 00 00"),
    "email": os.environ.get("PUBLISHER_EMAIL", "contact@essaim.example"),
    "director": os.environ.get("PUBLISHER_DIRECTOR", "le secrétaire général"),
    "dpo": os.environ.get("PUBLISHER_DPO", "dpo@essaim.example"),
    "host": os.environ.get("PUBLISHER_HOST", ""),  # empty: the publisher hosts the site itself
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": os.environ.get("LOG_LEVEL", "WARNING")},
}
