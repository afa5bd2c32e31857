"""The portal's settings for tests: the same engines, a faster password hash, files in a temporary folder."""

import os

os.environ["DEVELOPMENT"] = "1"
os.environ["DATABASE_POOL"] = "0"  # a pool would hold connections when the test database is dropped

from sodertorn.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Pages find their static files without `collectstatic`.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
