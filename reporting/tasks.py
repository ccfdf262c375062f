"""Background work started by an act."""

from celery import shared_task

from core.dispatch import work_on
from reporting.models import Report, Submission
from reporting.printing import print_submission
from reporting.production import produce


@shared_task(soft_time_limit=1200)
def compile_report_task(report_id: int) -> None:
    """Compile a report that waits."""
    work_on(Report, report_id, produce)


@shared_task(soft_time_limit=1200)
def print_submission_task(submission_id: int) -> None:
    """Print the paper of what was sent."""
    work_on(Submission, submission_id, print_submission)
