"""How an act moves a report on: who may, from which stage, and the row that tells of it."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from accounts.models import User
from core import audit
from core.calendar import now
from core.errors import DomainError, NotAllowedError
from core.saving import locked
from reporting.enums import SENT, Stage
from reporting.life import MOVES, WHERE, Move, Side, moves_from
from reporting.models import Report, ReportEvent, Submission
from reporting.perms import may_receive, may_send

NOT_SENDER = "Chỉ {} lập và nộp báo cáo này; bạn xem được nhưng không làm bước “{}” thay."
NOT_RECEIVER = "Bước “{}” là của cơ quan nhận báo cáo; bạn xem được nhưng không làm thay."
OUT_OF_ORDER = "Không thể {label}: báo cáo {where}{last}. Việc làm được bây giờ: {possible}."
NO_REASON = "Hãy ghi lý do, để bên kia biết cần làm gì."


def take(report: Report, act: str, by: User, *, reason: str = "") -> tuple[Report, Move]:
    """The report, locked, after asking whether the act is the user's, in order, and says why; raises
    ``NotAllowedError``, ``DomainError``."""
    move = MOVES[act]
    if move.side == Side.SENDER and not may_send(by, report):
        raise NotAllowedError(NOT_SENDER.format(report.office, move.label))
    if move.side == Side.RECEIVER and not may_receive(by, report):
        raise NotAllowedError(NOT_RECEIVER.format(move.label))
    report = locked(report)
    if report.stage not in move.sources:
        raise DomainError(_out_of_order(report, move))
    if move.needs_reason and not reason.strip():
        raise DomainError(NO_REASON, fields={"reason": NO_REASON})
    return report, move


def arrive(report: Report, move: Move, by: User, *, target: Stage | None = None, reason: str = "") -> datetime:
    """Write the stage, its stamps and the event; returns the time."""
    at = now()
    source, report.stage = report.stage, target or move.target
    _stamp(report, move.act, at, by)
    report.save()
    ReportEvent.objects.create(
        report=report, act=move.act, source=source, target=report.stage, at=at, by=by, reason=reason.strip()
    )
    audit.record(f"{move.act}_report", report, by=by)
    return at


def current(report: Report) -> Submission:
    """The submission that the receiver has before them, locked."""
    return report.submissions.select_for_update(of=("self",)).latest("round")


def clear_stamps(report: Report) -> None:
    """Back with its sender: nothing that was stamped holds any more."""
    for name in ("checked", "submitted", "approved", "locked"):
        setattr(report, f"{name}_at", None)
        setattr(report, f"{name}_by", None)


STAMPS = {"check": "checked", "submit": "submitted", "approve": "approved", "lock": "locked"}


def _stamp(report: Report, act: str, at: datetime, by: Any) -> None:
    if report.stage not in (Stage.CHECKED, *SENT):
        clear_stamps(report)
    elif name := STAMPS.get(act):
        setattr(report, f"{name}_at", at)
        setattr(report, f"{name}_by", by)


def _out_of_order(report: Report, move: Move) -> str:
    last = report.events.select_related("by").last()
    possible = ", ".join(f"“{each.label}”" for each in moves_from(report.stage))
    return OUT_OF_ORDER.format(
        label=f"{move.label[0].lower()}{move.label[1:]}",
        where=WHERE[Stage(report.stage)],
        last=f" ({last.by} {MOVES[last.act].done} lúc {timezone.localtime(last.at):%H:%M ngày %d/%m/%Y})"
        if last and last.act in MOVES
        else "",
        possible=possible or "tổng hợp lại số liệu" if report.stage != Stage.LOCKED else "không còn việc nào",
    )
