"""Where a report stands, as its page tells it: what may be done now and by whom, what blocks it, what came before."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from core.calendar import today
from reporting.blockers import Blocker, blockers_of
from reporting.enums import EDITABLE, SENT, UNDER_REVIEW, Stage
from reporting.life import MOVES, Side, moves_from
from reporting.models import CellRemark, Report, ReportEvent, Submission
from reporting.perms import may_receive, may_send, receiver_of

ASKING = frozenset({"submit", "withdraw", "return"})
"""Acts with a form of their own."""
TOLD = {"begin": "đã bắt đầu xem xét"}
WAY = (
    ("compiled", "Tổng hợp"),
    ("checked", "Kiểm tra"),
    ("submitted", "Nộp"),
    ("approved", "Duyệt"),
    ("locked", "Khóa"),
)
REACHED = {
    Stage.OPENED: 0,
    Stage.COMPILED: 1,
    Stage.RETURNED: 1,
    Stage.CHECKED: 2,
    Stage.SUBMITTED: 3,
    Stage.RESUBMITTED: 3,
    Stage.APPROVED: 4,
    Stage.LOCKED: 5,
}


@dataclass(frozen=True)
class Button:
    """An act that the user may take now."""

    label: str
    address: str
    asks: bool
    is_main: bool


@dataclass(frozen=True)
class Standing:
    """What the page of a report tells of its life."""

    way: list[tuple[str, bool]]
    buttons: list[Button]
    blockers: list[Blocker]
    receiver: Any
    submission: Submission | None
    remarks: list[CellRemark]
    events: list[tuple[ReportEvent, str]]
    days_left: int | None
    is_sender: bool
    may_remark: bool

    @property
    def is_printing(self) -> bool:
        """The paper of what was sent is being made."""
        return self.submission is not None and self.submission.is_unfinished


def standing_of(report: Report, user: Any) -> Standing:
    """Everything but the figures. The list of blockers is the one that refuses a submission."""
    sends, receives = may_send(user, report), may_receive(user, report)
    submission = report.submissions.select_related("receiver", "submitted_by", "outcome_by", "scan").last()
    open_stage = report.stage in (Stage.COMPILED, Stage.CHECKED)
    blockers = blockers_of(report) if open_stage and report.is_done else []
    reviewed = submission is not None and report.stage in UNDER_REVIEW
    return Standing(
        way=[(label, place < REACHED[Stage(report.stage)]) for place, (_, label) in enumerate(WAY)],
        buttons=_buttons(report, submission, blocked=bool(blockers), sends=sends, receives=receives),
        blockers=blockers,
        receiver=receiver_of(report),
        submission=submission,
        remarks=list(submission.remarks.select_related("by", "answered_by")) if submission else [],
        events=[(event, _told(event)) for event in report.events.select_related("by").order_by("-at", "-pk")],
        days_left=(report.due_on - today()).days if report.due_on and report.stage not in SENT else None,
        is_sender=sends,
        may_remark=reviewed and receives,
    )


def _buttons(
    report: Report, submission: Submission | None, *, blocked: bool, sends: bool, receives: bool
) -> list[Button]:
    found = []
    begun = submission is not None and submission.began_at is not None
    if report.is_unfinished or (report.stage in EDITABLE and not report.is_done):
        return found
    if report.stage in UNDER_REVIEW and receives and not begun:
        found.append(Button("Bắt đầu xem xét", _address(report, "begin"), asks=False, is_main=False))
    if report.stage == Stage.COMPILED and sends and report.is_nil and not blocked:
        address = reverse("reporting:report_submit_nil", args=[report.pk])
        found.append(Button("Nộp “Không phát sinh”", address, asks=True, is_main=True))
    for move in moves_from(report.stage):
        mine = sends if move.side == Side.SENDER else receives
        if not mine or (move.act == "withdraw" and begun) or (move.act == "submit" and blocked):
            continue
        is_main = move.act in ("check", "submit", "approve", "lock")
        found.append(Button(move.label, _address(report, move.act), move.act in ASKING, is_main))
    return found


def _address(report: Report, act: str) -> str:
    return reverse(f"reporting:report_{act}", args=[report.pk])


def _told(event: ReportEvent) -> str:
    return TOLD.get(event.act) or MOVES[event.act].done


def next_number(report: Report) -> str:
    """The number that follows the last one of the office in the year, with its symbol; empty for the first."""
    last = (
        Submission.objects.filter(report__office=report.office, signed_on__year=today().year)
        .order_by("submitted_at")
        .values_list("number", flat=True)
        .last()
    )
    if last is None:
        return ""
    first, _, symbol = last.partition("/")
    return f"{int(first) + 1:02d}/{symbol}"
