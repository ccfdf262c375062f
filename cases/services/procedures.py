"""Taking a step of a legal procedure, and taking one back."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from cases.documents.numbers import number_fault
from cases.models import Dossier, Procedure, Scan, Step
from cases.perms import roles_in
from cases.procedures import gate
from cases.procedures.asks import for_others, missing, stored
from cases.procedures.manifest import NOT_BEGUN, WITHDRAWN, Act, Manifest, Taking, manifests
from cases.procedures.rules import RuleBook, work_calendar
from cases.procedures.scans import NewScan
from cases.services.checks import check_event_day
from cases.services.clocks import sync_clocks
from cases.services.pauses import close_pauses, open_pause, take_back_pauses
from cases.stage import refresh_stages
from core import audit, calendar
from core.errors import ABOVE_FORM, DomainError, StaleVersionError
from core.saving import checked_save, locked

OPEN_ALREADY = "Người này đang có thủ tục “{title}” mở ngày {opened:%d/%m/%Y}, hiện “{state}”. Hãy làm tiếp thủ tục đó."
TOO_EARLY = (
    "Ngày {on:%d/%m/%Y} trước bước liền trước “{act}” ngày {before:%d/%m/%Y}. Hãy kiểm tra lại một trong hai ngày."
)
BEFORE_BEGIN = "Ngày {on:%d/%m/%Y} trước ngày thủ tục bắt đầu {opened:%d/%m/%Y}. Hãy kiểm tra lại ngày."
TAKEN_MEANWHILE = (
    "{who} vừa ghi bước “{act}” lúc {at:%H:%M ngày %d/%m/%Y}. Chưa lưu gì, những gì bạn nhập còn nguyên; hãy xem lại "
    "thủ tục, rồi bấm ghi lần nữa nếu bước của bạn vẫn còn phải ghi."
)
CHANGED_MEANWHILE = "Thủ tục này vừa được cập nhật. Chưa lưu gì; hãy xem lại rồi bấm ghi lần nữa."
NO_PAPER = "Chưa có giấy tờ: {paper}. Bước này chỉ ghi được khi giấy tờ đó đã có."
NO_SCAN = "Hãy đính kèm bản chụp giấy đã ký: {paper}."
NOT_THE_LAST = "Chỉ thu hồi được bước sau cùng, là “{act}” ngày {on:%d/%m/%Y}. Hãy thu hồi bước đó trước."
UNDONE_ALREADY = "Bước này đã được {who} thu hồi lúc {at:%H:%M ngày %d/%m/%Y}."
NEEDS_REASON = "Hãy ghi lý do thu hồi."

TURNED_BACK = ("decided_on", "term_starts", "term_months", "months_remitted")
"""What a step may change of its procedure beside the state, and what taking it back restores."""


@transaction.atomic
def open_procedure(
    *,
    dossier: Dossier,
    kind: str,
    act: str,
    on: date,
    by: User,
    at: datetime | None = None,
    data: dict[str, Any] | None = None,
    papers: tuple[str, ...] = (),
    scans: tuple[NewScan, ...] = (),
) -> Step:
    """Begin a procedure with one of its first acts. Refused while another of the kind is open."""
    manifest = manifests[kind]
    dossier = locked(dossier)
    _check_none_open(dossier, manifest)
    procedure = Procedure(dossier=dossier, kind=kind, state=NOT_BEGUN, opened_on=on)
    return _take(procedure, manifest, act, on, at, data or {}, papers, scans, by)


@transaction.atomic
def resume_procedure(
    *, dossier: Dossier, kind: str, decided_on: date | None, starts: date, months: int | None
) -> Procedure:
    """Take up a procedure that began before this system, in the state in which it goes on: without past steps, with
    the clocks that hang on its term. Without ``decided_on`` each step follows the law of its own day."""
    manifest = manifests[kind]
    _check_none_open(dossier, manifest)
    procedure = Procedure(
        dossier=dossier,
        kind=kind,
        state=manifest.going_on,
        opened_on=starts,
        decided_on=decided_on,
        term_starts=starts if months else None,
        term_months=months,
    )
    checked_save(procedure)
    sync_clocks(procedure, manifest, RuleBook.of(kind), work_calendar())
    procedure.save()
    return procedure


@transaction.atomic
def take_step(
    *,
    procedure: Procedure,
    version: int,
    act: str,
    on: date,
    by: User,
    at: datetime | None = None,
    data: dict[str, Any] | None = None,
    papers: tuple[str, ...] = (),
    scans: tuple[NewScan, ...] = (),
) -> Step:
    """Take the next step. Refused out of order, by the wrong role, without its papers, before its predecessor's day,
    or under a law that does not know it; the second of two officers is told who was first."""
    locked(procedure.dossier)
    procedure = locked(procedure)
    manifest = manifests[procedure.kind]
    _check_version(procedure, version)
    return _take(procedure, manifest, act, on, at, data or {}, papers, scans, by)


@transaction.atomic
def undo_step(*, step: Step, version: int, reason: str, by: User) -> Step:
    """Take back the last step of a procedure, entered wrongly; it stays visible with the reason. What followed from it
    is taken back too."""
    locked(step.procedure.dossier)
    procedure, step = locked(step.procedure), locked(step)
    manifest = manifests[procedure.kind]
    if step.undone_at:
        raise DomainError(UNDONE_ALREADY.format(who=step.undone_by, at=timezone.localtime(step.undone_at)))
    _check_version(procedure, version)
    if not reason.strip():
        raise DomainError(NEEDS_REASON, fields={"reason": NEEDS_REASON})
    last = procedure.steps.standing().last()
    if last != step:
        raise DomainError(NOT_THE_LAST.format(act=manifest.act(last.act).label, on=last.on))
    book = RuleBook.of(procedure.kind)
    act = manifest.act(step.act)
    doing = book.doing(act.slug, procedure, step.on) or step.rule
    if refused := gate.wrong_role(act, doing, roles_in(by, procedure), step.on):
        raise refused
    step.undone_at, step.undone_by, step.undone_reason = calendar.now(), by, reason.strip()
    if act.undo:
        act.undo(Taking(procedure, procedure.dossier, act, step.rule, step.on, step.at, step.data, by, step))
    step.save()
    turn_back(procedure, step)
    sync_clocks(procedure, manifest, book, work_calendar())
    checked_save(procedure)
    audit.record("undo_step", step, by=by, dossier=procedure.dossier_id, act=step.act, reason=reason)
    refresh_stages(Dossier.objects.filter(pk=procedure.dossier_id))
    return step


def _take(
    procedure: Procedure,
    manifest: Manifest,
    slug: str,
    on: date,
    at: datetime | None,
    data: dict[str, Any],
    papers: tuple[str, ...],
    scans: tuple[NewScan, ...],
    by: User,
) -> Step:
    act, dossier = manifest.act(slug), procedure.dossier
    check_event_day(dossier, on, "on")
    book, roles = RuleBook.of(procedure.kind), roles_in(by, procedure)
    refused = gate.refusal(procedure=procedure, manifest=manifest, act=act, book=book, roles=roles, on=on)
    if refused:
        raise refused
    rule, doing = book.governing(slug, procedure, on), book.doing(slug, procedure, on)
    _check_day(procedure, manifest, on)
    _check_complete(act, data, papers, scans, dossier)
    taking = Taking(procedure, dossier, act, rule, on, at, data, by)
    if reasons := [reason for check in act.checks for reason in check(taking)]:
        raise _refused(reasons)
    if faults := number_fault(taking):
        raise DomainError(" ".join(faults.values()), fields=faults)
    source, before = procedure.state, {name: getattr(procedure, name) for name in TURNED_BACK}
    procedure.state = _state_after(procedure, act, data)
    procedure.closed_on = on if procedure.state in manifest.final else None
    if act.decides:
        procedure.decided_on = on
    checked_save(procedure)
    taking.step = step = Step.objects.create(
        procedure=procedure,
        act=slug,
        source=source,
        target=procedure.state,
        on=on,
        at=at,
        data=stored(act, data),
        before=before,
        papers=[*papers, *(scan.paper for scan in scans)],
        rule=rule,
        by=by,
        post_label=by.post_label,
        on_behalf_of=gate.entered_for(doing, roles),
        recorded_at=calendar.now(),
    )
    Scan.objects.bulk_create(scan.row(step) for scan in scans)
    close_pauses(procedure, act, step)
    open_pause(procedure, act, step)
    if act.effect:
        act.effect(taking)
    sync_clocks(procedure, manifest, book, work_calendar())
    procedure.save()
    audit.record(
        "take_step", step, by=by, on_behalf_of=step.on_behalf_of, dossier=dossier.pk, procedure=procedure.kind, act=slug
    )
    refresh_stages(Dossier.objects.filter(pk=dossier.pk))
    return step


def turn_back(procedure: Procedure, step: Step) -> None:
    """State, term and pauses as they were before the step; without its first step a procedure is withdrawn."""
    procedure.state, procedure.closed_on = step.source, None
    for name, value in step.before.items():
        setattr(procedure, name, Procedure._meta.get_field(name).to_python(value))
    if procedure.state == NOT_BEGUN:
        procedure.state, procedure.closed_on = WITHDRAWN, step.on
    take_back_pauses(step)


def _state_after(procedure: Procedure, act: Act, data: dict[str, Any]) -> str:
    """The state to which the act leads; for one that leads back, that in which the act was taken which it answers."""
    if act.back_from:
        return procedure.steps.standing().filter(act=act.back_from).last().source
    return act.target_from(procedure.state, data)


def _check_none_open(dossier: Dossier, manifest: Manifest) -> None:
    running = dossier.procedures.open().filter(kind=manifest.slug).first()
    if running:
        state = manifest.state_label(running.state)
        raise DomainError(OPEN_ALREADY.format(title=manifest.title, opened=running.opened_on, state=state))


def _check_version(procedure: Procedure, version: int) -> None:
    if procedure.version == version:
        return
    last = procedure.steps.select_related("by").last()
    if last is None:
        raise StaleVersionError(CHANGED_MEANWHILE)
    label = manifests[procedure.kind].act(last.act).label
    raise StaleVersionError(TAKEN_MEANWHILE.format(who=last.by, act=label, at=timezone.localtime(last.recorded_at)))


def _check_day(procedure: Procedure, manifest: Manifest, on: date) -> None:
    last = procedure.pk and procedure.steps.standing().last()
    if procedure.pk and not last and on < procedure.opened_on:
        raise _refusal("on", BEFORE_BEGIN.format(on=on, opened=procedure.opened_on))
    if last and on < last.on:
        raise _refusal("on", TOO_EARLY.format(on=on, act=manifest.act(last.act).label, before=last.on))


def _check_complete(
    act: Act, data: dict[str, Any], papers: tuple[str, ...], scans: tuple[NewScan, ...], dossier: Dossier
) -> None:
    faults = missing(act, data) | for_others(act, data, dossier.sex)
    attached = {scan.paper for scan in scans}
    for paper in act.papers:
        if not paper.required or paper.slug in attached:
            continue
        if paper.scan:
            faults[f"scan_{paper.slug}"] = NO_SCAN.format(paper=paper.label)
        elif paper.slug not in papers:
            faults[f"paper_{paper.slug}"] = NO_PAPER.format(paper=paper.label)
    if faults:
        raise DomainError(" ".join(faults.values()), fields=faults)


def _refused(reasons: list[str]) -> DomainError:
    """All reasons at once, each beside the field that it is about."""
    fields: dict[str, str] = {}
    for reason in reasons:
        name = getattr(reason, "field", ABOVE_FORM)
        fields[name] = " ".join(filter(None, [fields.get(name), reason]))
    return DomainError(" ".join(reasons), fields=fields if set(fields) - {ABOVE_FORM} else None)


def _refusal(field: str, sentence: str) -> DomainError:
    return DomainError(sentence, fields={field: sentence})
