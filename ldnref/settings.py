"""Every setting. What differs between machines comes from the environment and nowhere else."""

from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from psycopg import IsolationLevel

from ldnref import environment

BASE_DIR = Path(__file__).resolve().parent.parent
# All that running the site makes: the secret key, the database, the collected static files.
VAR_DIR = BASE_DIR / "var"

# From the environment.

DEBUG = environment.read(
    "DEBUG",
    environment.boolean,
    default=False,
    write="true or false",
)
SECRET_KEY = environment.secret_key("SECRET_KEY", kept_in=VAR_DIR / "secret_key")
HOST = environment.read(
    "HOST",
    environment.listening_host,
    default="127.0.0.1",
    write="the address to listen on, as in 127.0.0.1 or 0.0.0.0",
)
PORT = environment.read(
    "PORT",
    environment.port,
    default=8000,
    write="a number from 1 to 65535",
)
SITE_URL = environment.read(
    "SITE_URL",
    environment.site_url,
    default=environment.local_url(HOST, PORT),
    write="the scheme and host that visitors type, without a path, as in https://ldn.example.org",
)
ALLOWED_HOSTS = environment.read(
    "ALLOWED_HOSTS",
    environment.allowed_hosts,
    default=["localhost", "127.0.0.1", "[::1]", environment.host_of(SITE_URL)],
    write="host names without a port, with commas between, as in ldn.example.org,localhost",
)
CONTENT_DIR = environment.read(
    "CONTENT_DIR",
    environment.folder,
    default=BASE_DIR / "content",
    write="the path of a folder that exists",
)
DATABASE: dict[str, Any] = environment.read(
    "DATABASE_URL",
    environment.database,
    default={"ENGINE": environment.SQLITE, "NAME": VAR_DIR / "db.sqlite3"},
    write="sqlite:////path/to/file or postgres://user:password@host:5432/name",
)

# The same everywhere.

INSTALLED_APPS = [
    "ldnref",
    "django_htmx",
    "csp",
    "django.contrib.staticfiles",
]

# Nobody signs in and nothing is posted: no session, no CSRF token, and so never a cookie.
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "ldnref.compression.brotli_middleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "ldnref.urls"
WSGI_APPLICATION = "ldnref.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["ldnref.context.site"]},
    }
]

OPTIONS: dict[str, dict[str, Any]] = {
    environment.SQLITE: {
        "init_command": (
            # Readers go on while the loader writes, and the loader while they read.
            "PRAGMA journal_mode=WAL;"
            # With WAL a power cut can lose the last load but never harm the file.
            "PRAGMA synchronous=NORMAL;"
        ),
        # Seconds: a second loader waits for the first rather than fail.
        "timeout": 20,
    },
    # All queries of a request see the same load, as they do on SQLite.
    environment.POSTGRESQL: {"isolation_level": IsolationLevel.REPEATABLE_READ},
}

DATABASES = {
    "default": {
        **DATABASE,
        # One request, one snapshot: a load in the meantime does not mix into a page.
        "ATOMIC_REQUESTS": True,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": OPTIONS[DATABASE["ENGINE"]] | DATABASE.get("OPTIONS", {}),
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "en-us"
TIME_ZONE = "UTC"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
WHITENOISE_ALLOW_ALL_ORIGINS = False

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],
        "worker-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
# An address here can say what somebody suffers from: no other site is told of it.
SECURE_REFERRER_POLICY = "no-referrer"
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if SITE_URL.startswith("https://") else 0

# What visitors search for stands in query strings, so no log line holds one.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"no_query_strings": {"()": "ldnref.logs.NoQueryStrings"}},
    "formatters": {"plain": {"format": "%(levelname)s %(name)s: %(message)s"}},
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "filters": ["no_query_strings"],
            "formatter": "plain",
        }
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "INFO" if DEBUG else "WARNING"},
        # A 404 is the visitor's business, a 500 is ours.
        "django.request": {"level": "ERROR"},
        "django.server": {"handlers": ["stderr"], "propagate": False},
    },
}
