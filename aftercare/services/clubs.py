"""B93 clubs and their members."""

from datetime import date

from django.db import transaction
from django.db.models import F

from accounts.enums import Permission
from accounts.models import User
from aftercare.models import Attendance, Club, ClubMembership, ClubSession
from areas.models import Area
from cases.models import Dossier
from cases.services import acting_for, check_end, check_event_day, check_not_future, office_acted_for
from core import audit
from core.errors import DomainError
from core.saving import checked_save, locked, require_version
from core.text import clean

COMMUNE_NOT_THEN = "{commune} không có vào ngày {day:%d/%m/%Y}; hãy chọn ngày khác hoặc đơn vị khác."
DISSOLVED = "Câu lạc bộ đã giải thể ngày {ends:%d/%m/%Y}."
NOT_YET = "Câu lạc bộ thành lập ngày {starts:%d/%m/%Y}; ngày {day:%d/%m/%Y} là trước đó."
MEMBER_ALREADY = "Người này đã là thành viên từ ngày {starts:%d/%m/%Y}, {until}."
LEFT_ALREADY = "Người này đã ra khỏi câu lạc bộ ngày {ends:%d/%m/%Y}."
WAS_PRESENT = "Người này có mặt ở buổi sinh hoạt ngày {day:%d/%m/%Y}; ngày ra phải sau ngày đó."
MET_LATER = "Câu lạc bộ đã sinh hoạt ngày {day:%d/%m/%Y}; ngày giải thể phải sau ngày đó."
JOINED_LATER = "Có thành viên vào ngày {day:%d/%m/%Y}; ngày giải thể phải sau ngày đó."


@transaction.atomic
def found_club(*, code: str, name: str, commune: Area, starts: date, by: User) -> Club:
    """Found a B93 club in a commune."""
    check_not_future(starts, "starts")
    if commune.valid_from > starts or (commune.valid_to and commune.valid_to <= starts):
        raise _refusal(COMMUNE_NOT_THEN.format(commune=commune, day=starts), "starts")
    club = checked_save(Club(code=clean(code), name=clean(name), commune=commune, starts=starts))
    _log_club("found_club", club, by)
    return club


@transaction.atomic
def rename_club(*, club: Club, version: int, name: str, by: User) -> Club:
    """Give the club another name."""
    club = locked(club)
    require_version(club, version)
    club.name = clean(name)
    checked_save(club)
    _log_club("rename_club", club, by)
    return club


@transaction.atomic
def dissolve_club(*, club: Club, version: int, ends: date, by: User) -> Club:
    """Dissolve the club; its members leave it that day."""
    club = locked(club)
    require_version(club, version)
    if club.ends:
        raise DomainError(DISSOLVED.format(ends=club.ends))
    check_end(club.starts, ends)
    session = ClubSession.objects.filter(club=club, on__gte=ends).order_by("on").first()
    if session:
        raise _refusal(MET_LATER.format(day=session.on), "ends")
    joined = ClubMembership.objects.filter(club=club, starts__gte=ends).order_by("starts").first()
    if joined:
        raise _refusal(JOINED_LATER.format(day=joined.starts), "ends")
    ClubMembership.objects.overlapping(ends, None).filter(club=club).update(ends=ends, version=F("version") + 1)
    club.ends = ends
    checked_save(club)
    _log_club("dissolve_club", club, by)
    return club


@transaction.atomic
def join_club(*, club: Club, dossier: Dossier, starts: date, by: User) -> ClubMembership:
    """Make a person a member from a day on."""
    club = locked(club)
    check_event_day(dossier, starts, "starts")
    check_stands(club, starts, "starts")
    other = ClubMembership.objects.overlapping(starts, club.ends).filter(club=club, dossier=dossier).first()
    if other:
        until = f"ra ngày {other.ends:%d/%m/%Y}" if other.ends else "chưa ra"
        raise _refusal(MEMBER_ALREADY.format(starts=other.starts, until=until), "starts")
    membership = ClubMembership(club=club, dossier=dossier, starts=starts, ends=club.ends)
    checked_save(membership)
    _log_member("join_club", membership, by)
    return membership


@transaction.atomic
def leave_club(*, membership: ClubMembership, version: int, ends: date, by: User) -> ClubMembership:
    """End a membership, after the last session at which the person was present."""
    club = locked(membership.club)
    membership = locked(membership)
    require_version(membership, version)
    if membership.ends:
        raise DomainError(LEFT_ALREADY.format(ends=membership.ends))
    check_end(membership.starts, ends)
    present = Attendance.objects.filter(session__club=club, dossier=membership.dossier, session__on__gte=ends)
    last = present.select_related("session").order_by("-session__on").first()
    if last:
        raise _refusal(WAS_PRESENT.format(day=last.session.on), "ends")
    membership.ends = ends
    checked_save(membership)
    _log_member("leave_club", membership, by)
    return membership


@transaction.atomic
def rejoin_club(*, membership: ClubMembership, by: User) -> ClubMembership:
    """The leaving was entered wrongly: the person is a member still, for as long as the club stands."""
    locked(membership.club)
    membership = locked(membership)
    membership.ends = membership.club.ends
    checked_save(membership)
    _log_member("rejoin_club", membership, by)
    return membership


def check_stands(club: Club, day: date, field: str) -> None:
    """The club is founded and not dissolved on that day."""
    if day < club.starts:
        raise _refusal(NOT_YET.format(starts=club.starts, day=day), field)
    if club.ends and day >= club.ends:
        raise _refusal(DISSOLVED.format(ends=club.ends), field)


def _refusal(sentence: str, field: str) -> DomainError:
    return DomainError(sentence, fields={field: sentence})


def _log_club(action: str, club: Club, by: User) -> None:
    audit.record(action, club, by=by, on_behalf_of=office_acted_for(by, club.commune, Permission.WRITE_CLUB))


def _log_member(action: str, membership: ClubMembership, by: User) -> None:
    behalf = acting_for(by, membership.dossier, Permission.WRITE_CLUB)
    audit.record(action, membership, by=by, on_behalf_of=behalf, dossier=membership.dossier_id, club=membership.club_id)
