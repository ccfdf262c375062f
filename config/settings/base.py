"""Settings that are the same everywhere; what differs between sites comes through `config.env`."""

from datetime import date, time, timedelta
from pathlib import Path

from celery.schedules import crontab
from csp.constants import NONE, SELF

from config import env

BASE_DIR = Path(__file__).resolve().parent.parent.parent

# --- Site ------------------------------------------------------------------
DEBUG = False
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# The day a training or demonstration site stands on; None is the real day. See core.calendar.
SYSTEM_DATE = env.day("SYSTEM_DATE")

INSTALLED_APPS = [
    "accounts.apps.ManagementSiteConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "config.static.StaticConfig",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "rest_framework",
    "django_filters",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "pgtrigger",
    "pghistory",
    "axes",
    "csp",
    "core.apps.CoreConfig",
    "areas.apps.AreasConfig",
    "accounts.apps.AccountsConfig",
    "cases.apps.CasesConfig",
    "rehab.apps.RehabConfig",
    "aftercare.apps.AftercareConfig",
    "programme.apps.ProgrammeConfig",
    "registers.apps.RegistersConfig",
    "reporting.apps.ReportingConfig",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "core.middleware.ActingMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "accounts.middleware.FirstPasswordMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]

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
            ],
        },
    },
]

# --- Language and time -----------------------------------------------------
LANGUAGE_CODE = "vi"
USE_I18N = True
USE_THOUSAND_SEPARATOR = True
FORMAT_MODULE_PATH = ["config.formats"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

# --- Database --------------------------------------------------------------
# The one role that requests and tasks put on (core.db.acting_as); it owns nothing.
DATABASE_ROLE = env.text("DATABASE_ROLE", default="phuc_hoi_app")


def server_settings(day: date | None) -> dict[str, str]:
    """What every connection tells the server: the fixed day, with which the database stamps its history rows
    (function app_clock), and no just-in-time compilation, which costs seconds on the wide counting statements. Unset,
    "pgtrigger.ignore" makes every trigger of the change history raise and catch an error, and that looks through all
    rows written before: 13,000 rows took 12 s, not 1."""
    return {"jit": "off", "pgtrigger.ignore": "{}", **({"app.system_date": day.isoformat()} if day else {})}


DATABASES = {
    "default": {
        **env.database("DATABASE_URL", server_settings=server_settings(SYSTEM_DATE)),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
}
PGHISTORY_CREATED_AT_FUNCTION = "app_clock()"
PGHISTORY_APPEND_ONLY = True

# --- Redis: cache and broker -----------------------------------------------
REDIS_PREFIX = env.text("REDIS_PREFIX", default="phuc-hoi")
_BROKER_URL, _CACHE_URL = env.redis_addresses("REDIS_URL")
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": _CACHE_URL,
        "KEY_PREFIX": REDIS_PREFIX,
    }
}

# --- Background work -------------------------------------------------------
CELERY_BROKER_URL = _BROKER_URL
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "global_keyprefix": f"{REDIS_PREFIX}:",
    # Longer than any task runs: an unacknowledged message is given out again after this.
    "visibility_timeout": int(timedelta(hours=1).total_seconds()),
}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_SERIALIZER = "json"
# What a task did stands in its row in the database; no second store of results.
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_TIME_LIMIT = int(timedelta(minutes=30).total_seconds())
CELERY_TIMEZONE = TIME_ZONE
# Two queues: what a person waits for, and what may wait for the night; the tasks of the second one stand here.
CELERY_TASK_DEFAULT_QUEUE = "interactive"
CELERY_TASK_QUEUES = {"interactive": {}, "nightly": {}}
CELERY_TASK_ROUTES = {
    f"reporting.{name}": {"queue": "nightly"}
    for name in ("jobs.nightly_job", "jobs.make_up_nightly_job", "tasks.compile_province_task")
} | {f"cases.{name}": {"queue": "nightly"} for name in ("jobs.search_duplicates_job", "tasks.search_duplicates_task")}
# What is done at night, by the name that its runs bear, in this order; made up within the hour when it was missed.
NIGHTLY_JOBS = {"open_reports": time(0, 20), "remind_reports": time(0, 40), "compile_drafts": time(1, 0)}
# The clock: every periodic job of the system stands in this one list.
CELERY_BEAT_SCHEDULE: dict[str, dict] = {
    **{
        name: {
            "task": "reporting.jobs.nightly_job",
            "args": (name,),
            "schedule": crontab(hour=at.hour, minute=at.minute),
            "options": {"expires": 3600},
        }
        for name, at in NIGHTLY_JOBS.items()
    },
    "make up for missed nights": {
        "task": "reporting.jobs.make_up_nightly_job",
        "schedule": crontab(minute=50),
        "options": {"expires": 3600},
    },
    "search for duplicates": {
        "task": "cases.jobs.search_duplicates_job",
        "schedule": crontab(hour=3, minute=20),
        "options": {"expires": 3600},
    },
    "take up lost downloads": {
        "task": "reporting.jobs.sweep_downloads_job",
        "schedule": 30,
        "options": {"expires": 30},
    },
    "take up lost reports": {"task": "reporting.jobs.sweep_reports_job", "schedule": 30, "options": {"expires": 30}},
    "take up lost bulk work": {"task": "cases.jobs.sweep_bulk_job", "schedule": 30, "options": {"expires": 30}},
    "take up lost reforms of units": {
        "task": "accounts.jobs.sweep_reforms_job",
        "schedule": 30,
        "options": {"expires": 30},
    },
    "take up lost workbooks": {
        "task": "registers.jobs.sweep_registers_job",
        "schedule": 30,
        "options": {"expires": 30},
    },
}
CELERY_BEAT_SCHEDULE_FILENAME = env.text("BEAT_SCHEDULE_FILE", default=str(BASE_DIR / ".services" / "beat"))

# --- Work that outlives a request (core.claims) ----------------------------
# A worker tells every few seconds that it lives; work without a sign of life is given to another.
# One that was sent and has not been begun may still stand in a long queue: it is sent again only after a while.
CLAIM_HEARTBEAT_SECONDS = env.number("CLAIM_HEARTBEAT_SECONDS", default=3)
CLAIM_STALE_SECONDS = env.number("CLAIM_STALE_SECONDS", default=15)
CLAIM_LOST_SECONDS = env.number("CLAIM_LOST_SECONDS", default=60)
CLAIM_ATTEMPTS = 5

# --- Downloads of reports -----------------------------------------------------
DOWNLOAD_WIDTH = env.number("DOWNLOAD_WIDTH", default=8)  # papers of one download with the workers at a time
DOWNLOAD_KEPT_DAYS = env.number("DOWNLOAD_KEPT_DAYS", default=7)

# --- Việc cần làm ----------------------------------------------------------
# A step of law late by more than so many days is shown to the office above the commune too.
ESCALATE_AFTER_DAYS = env.number("ESCALATE_AFTER_DAYS", default=5)

# --- Sign-in ---------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
LOGIN_URL = "accounts:login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "accounts:login"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "accounts.validators.MinimumLength", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
SESSION_COOKIE_AGE = int(timedelta(hours=10).total_seconds())
SESSION_COOKIE_HTTPONLY = True

# Five failures of one account from one address lock that pair for a quarter of an hour;
# an office behind one address is not locked out by one colleague.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "accounts.views.own.locked_out"
AXES_RESET_ON_SUCCESS = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
# How many proxies of ours stand before the web process and write X-Forwarded-For.
AXES_IPWARE_PROXY_COUNT = env.number("TRUSTED_PROXIES", default=0) or None
AXES_IPWARE_META_PRECEDENCE_ORDER = ["HTTP_X_FORWARDED_FOR"] if AXES_IPWARE_PROXY_COUNT else ["REMOTE_ADDR"]

# --- What a page may load: our own files and nothing else ------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"

# --- Files -----------------------------------------------------------------
STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
# A clinic's morning is one form: three fields for each of up to a thousand patients.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 4000
MEDIA_ROOT = env.text("MEDIA_ROOT", default=str(BASE_DIR / "media"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
}

# Our files are for our own pages only.
WHITENOISE_ALLOW_ALL_ORIGINS = False

# --- API -------------------------------------------------------------------
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.SessionAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_FILTER_BACKENDS": ["django_filters.rest_framework.DjangoFilterBackend"],
    "DEFAULT_PAGINATION_CLASS": "core.drf.Pages",
    "EXCEPTION_HANDLER": "core.drf.answer_error",
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Phục Hồi",
    "DESCRIPTION": "Tra cứu hồ sơ, đợt cai nghiện, quản lý sau cai, câu lạc bộ và báo cáo (chỉ đọc).",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_PERMISSIONS": ["rest_framework.permissions.IsAuthenticated"],
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "REDOC_DIST": "SIDECAR",
    "ENUM_NAME_OVERRIDES": {"SchemeKindEnum": "aftercare.enums.SchemeKind"},
}

# --- Log -------------------------------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": env.text("LOG_LEVEL", default="INFO")},
    # The first two tell of every glyph and CSS property, the third of every sign-in; a lock-out is still told.
    "loggers": {
        "fontTools": {"level": "WARNING"},
        "weasyprint": {"level": "ERROR"},
        "axes": {"level": "WARNING"},
    },
}
