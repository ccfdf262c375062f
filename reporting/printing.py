"""Making the paper of a submission: what was frozen, with its number, signer and code. Known by the task only."""

import hashlib

from core.claims import Claim, Tell
from core.db import acting_as
from core.dispatch import bring_to_end
from reporting.enums import ReportState
from reporting.models import Submission
from reporting.pdf import render_submission

PRINTING = "Đang dựng bản in PDF"
UNEXPECTED = "Có lỗi ngoài dự kiến khi dựng bản in. Số liệu đã nộp vẫn nguyên. Hãy báo người quản trị mã {}."


def print_submission(claim: Claim, tell: Tell) -> None:
    """Bring a claimed submission to its end: printed, or failed with a reason that a person can read."""
    bring_to_end(claim, lambda: _print(claim, tell), UNEXPECTED.format(f"NOP-{claim.pk}"))


def _print(claim: Claim, tell: Tell) -> None:
    tell(30, PRINTING)
    with acting_as(None):
        pdf = render_submission(Submission.objects.select_related("report__office__area").get(pk=claim.pk))
    with acting_as(None):
        claim.write(
            state=ReportState.DONE,
            pdf=pdf,
            pdf_sha256=hashlib.sha256(pdf).hexdigest(),
            progress=100,
            progress_label="",
        )
