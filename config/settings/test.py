"""Under pytest: a fixed day, files straight from the sources, a quick password hash, keys of its own in Redis."""

import os
from datetime import date

from config import env
from config.settings.base import *

SECRET_KEY = "only-for-tests"
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]

# Whatever the shell says. A test that needs another day, or the real one, takes the fixture `on_day`.
SYSTEM_DATE = date(2024, 6, 20)
DATABASES["default"] = env.database("DATABASE_URL", server_settings=server_settings(SYSTEM_DATE))

# The processes of one run, and several runs at once, do not read each other's messages.
REDIS_PREFIX = f"test-{env.text('PYTEST_XDIST_TESTRUNUID', default='alone')}-{os.getpid()}"
CACHES["default"]["KEY_PREFIX"] = REDIS_PREFIX
CELERY_BROKER_TRANSPORT_OPTIONS["global_keyprefix"] = f"{REDIS_PREFIX}:"

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
