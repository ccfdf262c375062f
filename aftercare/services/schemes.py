"""Models of other types: founding, who takes part, how many others are reached, the year's registration."""

from datetime import date

from django.db import transaction
from django.db.models import F

from accounts.enums import Permission
from accounts.models import User
from aftercare.enums import Span
from aftercare.models import Participant, Reach, Scheme, SchemeYear
from aftercare.services.founding import check_goes_on, check_stands, log, refusal, save_dissolution, save_founding
from areas.models import Area
from cases.models import Dossier
from cases.services import acting_for, check_end, check_event_day, check_not_future
from core import audit
from core.errors import DomainError
from core.saving import checked_save, locked, require_version
from core.text import clean

TAKES_PART_ALREADY = "Người này đã tham gia mô hình từ ngày {starts:%d/%m/%Y}, {until}."
LEFT_ALREADY = "Người này đã thôi tham gia mô hình ngày {ends:%d/%m/%Y}."
JOINED_LATER = "Có người tham gia từ ngày {day:%d/%m/%Y}; ngày giải thể phải sau ngày đó."
REACHED_LATER = "Mô hình còn ghi số người được giúp ngày {day:%d/%m/%Y}; ngày giải thể phải sau ngày đó."
MONTH_KNOWN = "Tháng {month:%m/%Y} đã ghi số người {how}; ghi thêm thì một người bị tính hai lần. Hãy sửa dòng đã ghi."
NOT_IN_YEAR = "Năm {year} mô hình không hoạt động: thành lập ngày {starts:%d/%m/%Y}{until}."


@transaction.atomic
def found_scheme(
    *,
    code: str,
    kind: str,
    name: str,
    commune: Area,
    starts: date,
    founding_number: str = "",
    founding_on: date | None = None,
    by: User,
) -> Scheme:
    """Found a model in a commune, by the decision that says so."""
    scheme = Scheme(
        code=clean(code),
        kind=kind,
        name=name,
        commune=commune,
        starts=starts,
        founding_number=founding_number,
        founding_on=founding_on,
    )
    save_founding(scheme)
    log(action="found_scheme", founded=scheme, by=by)
    return scheme


@transaction.atomic
def correct_scheme(
    *,
    scheme: Scheme,
    version: int,
    kind: str,
    name: str,
    founding_number: str = "",
    founding_on: date | None = None,
    by: User,
) -> Scheme:
    """Correct its name, its kind, the decision that founded it."""
    scheme = locked(scheme)
    require_version(scheme, version)
    scheme.kind, scheme.name = kind, name
    scheme.founding_number, scheme.founding_on = founding_number, founding_on
    save_founding(scheme)
    log(action="correct_scheme", founded=scheme, by=by)
    return scheme


@transaction.atomic
def dissolve_scheme(
    *,
    scheme: Scheme,
    version: int,
    ends: date,
    dissolution_number: str = "",
    dissolution_on: date | None = None,
    dissolution_reason: str = "",
    by: User,
) -> Scheme:
    """Dissolve the model; who takes part leaves it that day."""
    scheme = locked(scheme)
    require_version(scheme, version)
    check_goes_on(scheme)
    check_end(scheme.starts, ends)
    joined = Participant.objects.filter(scheme=scheme, starts__gte=ends).order_by("starts").first()
    if joined:
        raise refusal(JOINED_LATER.format(day=joined.starts), "ends")
    reached = Reach.objects.filter(scheme=scheme, on__gte=ends).order_by("on").first()
    if reached:
        raise refusal(REACHED_LATER.format(day=reached.on), "ends")
    Participant.objects.overlapping(ends, None).filter(scheme=scheme).update(ends=ends, version=F("version") + 1)
    save_dissolution(scheme, ends=ends, number=dissolution_number, on=dissolution_on, reason=dissolution_reason)
    log(action="dissolve_scheme", founded=scheme, by=by)
    return scheme


@transaction.atomic
def join_scheme(*, scheme: Scheme, dossier: Dossier, starts: date, by: User) -> Participant:
    """Write down that a person takes part from a day on."""
    scheme = locked(scheme)
    check_event_day(dossier, starts, "starts")
    check_stands(scheme, starts, "starts")
    other = Participant.objects.overlapping(starts, scheme.ends).filter(scheme=scheme, dossier=dossier).first()
    if other:
        until = f"ra ngày {other.ends:%d/%m/%Y}" if other.ends else "chưa ra"
        raise refusal(TAKES_PART_ALREADY.format(starts=other.starts, until=until), "starts")
    part = checked_save(Participant(scheme=scheme, dossier=dossier, starts=starts, ends=scheme.ends))
    _log_person("join_scheme", part, by)
    return part


@transaction.atomic
def leave_scheme(*, participant: Participant, version: int, ends: date, by: User) -> Participant:
    """The person takes part no longer."""
    locked(participant.scheme)
    participant = locked(participant)
    require_version(participant, version)
    if participant.ends:
        raise DomainError(LEFT_ALREADY.format(ends=participant.ends))
    check_end(participant.starts, ends)
    participant.ends = ends
    checked_save(participant)
    _log_person("leave_scheme", participant, by)
    return participant


@transaction.atomic
def rejoin_scheme(*, participant: Participant, by: User) -> Participant:
    """The leaving was entered wrongly: the person takes part still, for as long as the model stands."""
    locked(participant.scheme)
    participant = locked(participant)
    participant.ends = participant.scheme.ends
    checked_save(participant)
    _log_person("rejoin_scheme", participant, by)
    return participant


@transaction.atomic
def record_reach(*, scheme: Scheme, span: str, on: date, people: int, content: str = "", by: User) -> Reach:
    """Enter how many persons without a dossier were reached, in a month or at one event."""
    reach = Reach(scheme=locked(scheme), span=span, on=on, people=people, content=content)
    return _save_reach("record_reach", reach, by)


@transaction.atomic
def correct_reach(
    *, reach: Reach, version: int, span: str, on: date, people: int, content: str = "", by: User
) -> Reach:
    """Correct a number entered wrongly."""
    locked(reach.scheme)
    reach = locked(reach)
    require_version(reach, version)
    reach.span, reach.on, reach.people, reach.content = span, on, people, content
    return _save_reach("correct_reach", reach, by)


def _save_reach(action: str, reach: Reach, by: User) -> Reach:
    """A month is told by its first day that the model stood; it is counted as a whole or event by event."""
    scheme = reach.scheme
    check_not_future(reach.on, "on")
    check_stands(scheme, reach.on, "on")
    month = reach.on.replace(day=1)
    others = Reach.objects.filter(scheme=scheme, on__year=month.year, on__month=month.month).exclude(pk=reach.pk)
    if reach.span == Span.MONTH:
        reach.on = max(month, scheme.starts)
        if others.exists():
            how = "cả tháng" if others.filter(span=Span.MONTH).exists() else "theo từng buổi"
            raise refusal(MONTH_KNOWN.format(month=month, how=how), "on")
    elif others.filter(span=Span.MONTH).exists():
        raise refusal(MONTH_KNOWN.format(month=month, how="cả tháng"), "on")
    reach.content = clean(reach.content)
    checked_save(reach)
    log(action=action, founded=scheme, part=reach, by=by, scheme=scheme.pk, people=reach.people)
    return reach


@transaction.atomic
def register_scheme(*, scheme: Scheme, year: int, registered_on: date, document: str = "", by: User) -> SchemeYear:
    """Register it as the unit's model of a year in which it stands."""
    scheme = locked(scheme)
    check_not_future(registered_on, "registered_on")
    check_stands(scheme, registered_on, "registered_on")
    if scheme.ends and scheme.ends <= date(year, 1, 1):
        until = f", giải thể ngày {scheme.ends:%d/%m/%Y}"
        raise refusal(NOT_IN_YEAR.format(year=year, starts=scheme.starts, until=until), "year")
    row = SchemeYear(scheme=scheme, year=year, registered_on=registered_on, document=clean(document))
    checked_save(row)
    log(action="register_scheme", founded=scheme, part=row, by=by, scheme=scheme.pk, year=year)
    return row


@transaction.atomic
def evaluate_scheme(
    *,
    scheme_year: SchemeYear,
    version: int,
    evaluated_on: date,
    grade: str,
    evaluator: str = "",
    remarks: str = "",
    by: User,
) -> SchemeYear:
    """Enter, or correct, how the model of the year was evaluated at its end."""
    row = locked(scheme_year)
    require_version(row, version)
    check_not_future(evaluated_on, "evaluated_on")
    row.evaluated_on, row.grade = evaluated_on, grade
    row.evaluator, row.remarks = clean(evaluator), clean(remarks)
    checked_save(row)
    log(action="evaluate_scheme", founded=row.scheme, part=row, by=by, scheme=row.scheme_id, year=row.year)
    return row


def _log_person(action: str, part: Participant, by: User) -> None:
    behalf = acting_for(by, part.dossier, Permission.WRITE_CLUB)
    audit.record(action, part, by=by, on_behalf_of=behalf, dossier=part.dossier_id, scheme=part.scheme_id)
