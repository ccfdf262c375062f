"""The sender's part: confirm, submit, withdraw, attach the signed paper, answer remarks."""

import hashlib
import re
from datetime import date

from django.db import transaction

from accounts.models import User
from cases.procedures.scans import NewScan
from core import audit
from core.calendar import now, today
from core.dispatch import send_after_commit, sweep
from core.errors import DomainError, NotAllowedError
from core.saving import checked_save, locked
from reporting.blockers import blockers_of
from reporting.enums import Outcome, Stage
from reporting.freezing import freeze
from reporting.models import CellRemark, Report, SignedScan, Submission
from reporting.moving import NOT_SENDER, arrive, current, take
from reporting.perms import may_send, receiver_of
from reporting.tasks import print_submission_task

NUMBER = re.compile(r"\d{1,6}/BC(-[\w&.]+)*", re.UNICODE)
WRONG_NUMBER = "Số, ký hiệu “{}” chưa đúng; viết như 05/BC-UBND (số thứ tự, gạch chéo, BC, chữ viết tắt của cơ quan)."
NUMBER_TAKEN = "Số {} của năm {} đã dùng cho {} {}; hãy lấy số tiếp theo trong sổ văn bản đi."
SIGNED_LATER = "Ngày ký {:%d/%m/%Y} sau hôm nay; hãy ghi ngày ký trên văn bản."
SIGNED_BEFORE = "Ngày ký {:%d/%m/%Y} trước khi hết kỳ số liệu ({:%d/%m/%Y}); báo cáo chỉ ký sau ngày đó."
MISSING = "Hãy ghi {}."
CHANGED = (
    "Số liệu trong hồ sơ đã thay đổi từ khi tổng hợp ({}). Hãy bấm “Tổng hợp lại”, kiểm tra lại rồi nộp, để số nộp đi "
    "đúng là số đã kiểm tra."
)
BEGUN = "{} đã bắt đầu xem xét lúc {:%H:%M ngày %d/%m/%Y} nên không rút lại được; hãy đề nghị nơi nhận trả lại báo cáo."
HAS_SCAN = "Lần nộp này đã có bản ký. Bản đã gắn không thay được."
ANSWERED = "Ý kiến này đã được trả lời."
NOT_RETURNED = "Chỉ trả lời ý kiến khi báo cáo đang bị trả lại hoặc đang sửa."
PRINT_FAILED = "Đã thử {times} lần mà chưa dựng được bản in. Số liệu đã nộp vẫn nguyên; hãy báo người quản trị."


@transaction.atomic
def check_report(*, report: Report, by: User) -> Report:
    """The officer who made it has looked at it."""
    report, move = take(report, "check", by)
    arrive(report, move, by)
    return report


@transaction.atomic
def submit_report(
    *, report: Report, number: str, signed_on: date, signer: str, signer_title: str, by: User
) -> Submission:
    """Freeze the report with the facts behind it and send it to the office above. Refused with everything that blocks
    it (``reporting.blockers``), and when the dossiers have changed since it was compiled."""
    report, move = take(report, "submit", by)
    number = " ".join(number.split())
    _check_paper(report, number, signed_on, signer, signer_title)
    if blocked := blockers_of(report):
        raise DomainError(" ".join(blocker.sentence for blocker in blocked))
    at = now()
    frozen = freeze(report, at=at)
    if changed := [row for row, cell in frozen.record["cells"].items() if cell != report.cells.get(row)]:
        raise DomainError(CHANGED.format(f"{len(changed)} hàng, trong đó {changed[0]}"))
    last = report.submissions.order_by("round").last()
    arrive(report, move, by, target=Stage.RESUBMITTED if last else Stage.SUBMITTED)
    submission = checked_save(
        Submission(
            report=report,
            round=last.round + 1 if last else 1,
            receiver=receiver_of(report),
            submitted_at=report.submitted_at,
            submitted_by=by,
            number=number,
            signed_on=signed_on,
            signer=" ".join(signer.split()),
            signer_title=" ".join(signer_title.split()),
            content=frozen.content,
            digest=frozen.digest,
            code=frozen.code,
        )
    )
    send_after_commit(print_submission_task, submission)
    return submission


@transaction.atomic
def withdraw_report(*, report: Report, reason: str, by: User) -> Report:
    """Take the report back, until the receiver has begun with it."""
    report, move = take(report, "withdraw", by, reason=reason)
    submission = current(report)
    if submission.began_at:
        raise DomainError(BEGUN.format(submission.receiver or "Nơi nhận", submission.began_at))
    at = arrive(report, move, by, reason=reason)
    submission.outcome, submission.outcome_at, submission.outcome_by = Outcome.WITHDRAWN, at, by
    submission.reason = reason.strip()
    submission.save()
    return report


@transaction.atomic
def attach_signed_scan(*, submission: Submission, paper: NewScan, by: User) -> SignedScan:
    """Keep the scan of the signed and stamped paper with what was sent; once."""
    if not may_send(by, submission.report):
        raise NotAllowedError(NOT_SENDER.format(submission.report.office, "Gắn bản đã ký"))
    submission = locked(submission)
    if SignedScan.objects.filter(submission=submission).exists():
        raise DomainError(HAS_SCAN)
    scan = SignedScan.objects.create(
        submission=submission,
        name=paper.name[:200],
        content_type=paper.content_type,
        content=paper.content,
        sha256=hashlib.sha256(paper.content).hexdigest(),
        added_at=now(),
        added_by=by,
    )
    audit.record("attach_signed_scan", submission.report, by=by)
    return scan


@transaction.atomic
def answer_remark(*, remark: CellRemark, answer: str, by: User) -> CellRemark:
    """What the sender did about a remark; the reviewer reads it beside the figure of the next round."""
    report = remark.submission.report
    if not may_send(by, report):
        raise NotAllowedError(NOT_SENDER.format(report.office, "Trả lời ý kiến"))
    remark = locked(remark)
    if locked(report).is_sent:
        raise DomainError(NOT_RETURNED)
    if remark.answer:
        raise DomainError(ANSWERED)
    if not answer.strip():
        sentence = MISSING.format("câu trả lời")
        raise DomainError(sentence, fields={"answer": sentence})
    remark.answer, remark.answered_at, remark.answered_by = answer.strip(), now(), by
    remark.save()
    return remark


def sweep_submissions() -> int:
    """Take up papers whose worker is gone."""
    return sweep(Submission, print_submission_task, PRINT_FAILED)


def _check_paper(report: Report, number: str, signed_on: date, signer: str, signer_title: str) -> None:
    faults = {}
    if not NUMBER.fullmatch(number):
        faults["number"] = WRONG_NUMBER.format(number)
    if signed_on > today():
        faults["signed_on"] = SIGNED_LATER.format(signed_on)
    elif signed_on < report.ends:
        faults["signed_on"] = SIGNED_BEFORE.format(signed_on, report.ends)
    if not signer.strip():
        faults["signer"] = MISSING.format("họ tên người ký")
    if not signer_title.strip():
        faults["signer_title"] = MISSING.format("chức vụ người ký")
    taken = (
        Submission.objects.filter(report__office=report.office, number=number, signed_on__year=signed_on.year)
        .exclude(report=report)
        .select_related("report")
        .first()
    )
    if taken:
        faults["number"] = NUMBER_TAKEN.format(
            number, signed_on.year, taken.report.get_form_display(), taken.report.window.title.lower()
        )
    if faults:
        raise DomainError(" ".join(faults.values()), fields=faults)
