"""The Celery application. Tasks live in each package's `tasks.py`."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sodertorn.settings")

app = Celery("sodertorn")
app.set_default()  # in every thread: who sends work by name asks for the current application
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
