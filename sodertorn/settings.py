"""Settings, read from the environment; a missing one stops the start with its name.

DATABASE_URL, REDIS_URL and SECRET_KEY must be set. `make run` and the tests set them to
the embedded services; production sets them to its own, and SITE_URL, ALLOWED_HOSTS, EMAIL_URL and
DEFAULT_FROM_EMAIL too. DEVELOPMENT=1 turns on what must never be in production: the mail page,
the demo accounts and the example year.
"""

from datetime import timedelta
from pathlib import Path

import environ
from csp.constants import NONE, SELF

from sodertorn.addresses import broker_url, cache_url, database_settings
from sodertorn.database import PREPARED, ReadsPreparedCursor

BASE_DIR = Path(__file__).resolve().parent.parent

env = environ.Env()

DEVELOPMENT = env.bool("DEVELOPMENT", default=False)


def while_developing(default: object) -> object:
    """Return the default; in production there is none, so a start without the variable stops."""
    return default if DEVELOPMENT else env.NOTSET


DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
SITE_URL = env.str("SITE_URL", default=while_developing("http://127.0.0.1:8000"))
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=while_developing(["127.0.0.1", "localhost"]))
CSRF_TRUSTED_ORIGINS = [SITE_URL] if SITE_URL.startswith("https://") else []
# Mail in development, static files as collected and the scheduler's notes lie outside the code.
STATE_DIR = Path(env.str("STATE_DIR", default=str(BASE_DIR / "var")))

INSTALLED_APPS = [
    "sodertorn",
    "reports",
    "remisser",
    "budget",
    "programs",
    "meetings",
    "records",
    "members",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
    "django_htmx",
    "django_prose_editor",
    "js_lib_bootstrap5",
    "pghistory",
    "pgtrigger",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "sodertorn.middleware.PermissionsPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "sodertorn.middleware.HistoryMiddleware",
    "sodertorn.access.AccessMiddleware",
    "sodertorn.middleware.RequestMiddleware",
]

ROOT_URLCONF = "sodertorn.urls"
WSGI_APPLICATION = "sodertorn.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "sodertorn.context.portal",
            ],
            "builtins": ["members.templatetags.swedish", "records.templatetags.once"],
        },
    }
]

# --- Data -------------------------------------------------------------------------------------
DATABASES = {
    "default": {
        **database_settings(env.db_url("DATABASE_URL")),
        "CONN_MAX_AGE": 0,
        "OPTIONS": {
            "cursor_factory": ReadsPreparedCursor,
            **PREPARED,
            **({"pool": {"min_size": 1, "max_size": 4, "timeout": 10}} if env.bool("DATABASE_POOL", True) else {}),
        },
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
REDIS_URL = env.str("REDIS_URL")
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": env.str("CACHE_URL", default=cache_url(REDIS_URL)),
        "KEY_PREFIX": "portal",
    }
}
SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
MEDIA_ROOT = STATE_DIR / "files"

# --- Background work --------------------------------------------------------------------------------
CELERY_BROKER_URL = broker_url(env.str("CELERY_BROKER_URL", default=REDIS_URL))
CELERY_RESULT_BACKEND = None
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 900,  # longer than the longest hard limit
    "unacked_restore_interval": 5,
    "unacked_restore_throttle": 1,
    "socket_keepalive": True,
    "health_check_interval": 25,
    "socket_timeout": 5,
    "socket_connect_timeout": 2,
}
CELERY_TASK_TIME_LIMIT = 300
CELERY_TASK_SOFT_TIME_LIMIT = 240
CELERY_WORKER_MAX_TASKS_PER_CHILD = 50
CELERY_WORKER_MAX_MEMORY_PER_CHILD = 400_000
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TIMEZONE = "Europe/Stockholm"
# A message that nobody took before the next one came is dropped, so that they do not pile up.
CELERY_BEAT_SCHEDULE = {
    name: {"task": f"records.tasks.{task}", "schedule": timedelta(seconds=every), "options": {"expires": every - 5}}
    for name, task, every in (
        ("reconcile-jobs", "reconcile_jobs", 30),
        ("deliver-letters", "deliver_waiting_letters", 60),
        ("heartbeat", "beat_heart", 60),
        ("forget-sent-forms", "forget_sent_forms", 86_400),
    )
}
CELERY_BEAT_SCHEDULE_FILENAME = str(STATE_DIR / "beat-schedule")

# --- Who may do what ----------------------------------------------------------------------------
AUTH_USER_MODEL = "members.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "start"
ACCOUNT_ADAPTER = "sodertorn.accounts.adapters.InvitedOnlyAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
# Only the demo accounts have a password; in production the login page has no field for one.
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"] if DEVELOPMENT else ["email*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # the invitation proves the address
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 180
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 3
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if SITE_URL.startswith("https://") else "http"
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=0)
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1  # steps of 30 s that a phone's clock may be off (RFC 6238, 5.2)
MFA_ADAPTER = "sodertorn.accounts.adapters.KeysAdapter"
# The secretariat and administrators reach nothing until they have added a key or an app (ASVS 6.3.3).
REQUIRE_SECOND_FACTOR = env.bool("REQUIRE_SECOND_FACTOR", default=not DEVELOPMENT)
ACCOUNT_RATE_LIMITS = {"request_login_code": "20/m/ip,3/m/key,10/h/key"}
ACCOUNT_FORMS = {
    "request_login_code": "sodertorn.accounts.forms.AddressForm",
    "confirm_login_code": "sodertorn.accounts.forms.MailedCodeForm",
    "reauthenticate": "sodertorn.accounts.forms.PasswordForm",
}
MFA_FORMS = {
    "authenticate": "sodertorn.accounts.forms.AppCodeForm",
    "authenticate_webauthn": "sodertorn.accounts.forms.SecondStepKeyForm",
    "reauthenticate": "sodertorn.accounts.forms.AppCodeAgainForm",
    "reauthenticate_webauthn": "sodertorn.accounts.forms.KeyAgainForm",
    "login_webauthn": "sodertorn.accounts.forms.KeyLoginForm",
    "activate_totp": "sodertorn.accounts.forms.AddAppForm",
    "add_webauthn": "sodertorn.accounts.forms.AddKeyForm",
    "edit_webauthn": "sodertorn.accounts.forms.KeyNameForm",
}
MFA_TOTP_ISSUER = "Södertörnsportalen"

# --- Mail -----------------------------------------------------------------------------------------
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default=while_developing("Södertörns kansli <kansli@example.se>"))
EMAIL_TIMEOUT = 20
if DEVELOPMENT:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = STATE_DIR / "mail"
else:
    vars().update(env.email_url("EMAIL_URL"))

# --- Language and time ------------------------------------------------------------------------------
LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", "Svenska")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Stockholm"
USE_THOUSAND_SEPARATOR = False  # it would print the year as 2 026
FORMAT_MODULE_PATH = ["members.formats"]

# --- Look -------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = Path(env.str("STATIC_ROOT", default=str(STATE_DIR / "static")))
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "sodertorn.assets.FontFinder",
]
# Production packs every file once, when its image is made; that takes too long at a first `make run`.
PACKED, HASHED, PLAIN = (
    "whitenoise.storage.CompressedManifestStaticFilesStorage",
    "django.contrib.staticfiles.storage.ManifestStaticFilesStorage",
    "django.contrib.staticfiles.storage.StaticFilesStorage",
)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": PLAIN if DEBUG else HASHED if DEVELOPMENT else PACKED},
}
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"

# --- Safety -----------------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
CSRF_FAILURE_VIEW = "sodertorn.errors.csrf_failure"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440  # bytes; a larger form answers 413
if not DEVELOPMENT:
    SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_REDIRECT_EXEMPT = [r"^halsa/"]
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME = "__Host-sessionid"
    CSRF_COOKIE_NAME = "__Host-csrftoken"

# --- History --------------------------------------------------------------------------------------
PGHISTORY_APPEND_ONLY = True
# Triggers are declared in the models and put in place after every `migrate`, not written into migrations.
PGTRIGGER_MIGRATIONS = False
PGTRIGGER_INSTALL_ON_MIGRATE = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="INFO")},
    "loggers": {name: {"level": "WARNING"} for name in ("pgtrigger", "pikepdf", "fontTools", "weasyprint")},
}
