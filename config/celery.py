"""The Celery app. Tasks started by an act live in `tasks.py`, those started by the clock in `jobs.py`."""

from celery import Celery

app = Celery("phuc_hoi")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.autodiscover_tasks(related_name="jobs")
