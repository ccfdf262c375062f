"""B93 clubs and their members."""

from datetime import date

from django.db import transaction
from django.db.models import F

from accounts.enums import Permission
from accounts.models import User
from aftercare.models import Attendance, BoardMember, Club, ClubMembership, ClubSession
from aftercare.services.founding import (
    check_goes_on,
    check_stands,
    log,
    refusal,
    save_dissolution,
    save_founding,
)
from areas.models import Area
from cases.models import Dossier
from cases.services import acting_for, check_end, check_event_day
from core import audit
from core.errors import DomainError
from core.saving import checked_save, locked, require_version
from core.text import clean
from core.workdays import DAY

MEMBER_ALREADY = "Người này đã là thành viên từ ngày {starts:%d/%m/%Y}, {until}."
LEFT_ALREADY = "Người này đã ra khỏi câu lạc bộ ngày {ends:%d/%m/%Y}."
WAS_PRESENT = "Người này có mặt ở buổi sinh hoạt ngày {day:%d/%m/%Y}; ngày ra phải sau ngày đó."
MET_LATER = "Câu lạc bộ đã sinh hoạt ngày {day:%d/%m/%Y}; ngày giải thể phải sau ngày đó."
JOINED_LATER = "Có thành viên vào ngày {day:%d/%m/%Y}; ngày giải thể phải sau ngày đó."
APPOINTED_LATER = "Có người vào ban chủ nhiệm ngày {day:%d/%m/%Y}; ngày giải thể phải sau ngày đó."


@transaction.atomic
def found_club(
    *,
    code: str,
    name: str,
    commune: Area,
    starts: date,
    founding_number: str = "",
    founding_on: date | None = None,
    by: User,
) -> Club:
    """Found a B93 club in a commune, by the decision that says so."""
    club = Club(
        code=clean(code),
        name=name,
        commune=commune,
        starts=starts,
        founding_number=founding_number,
        founding_on=founding_on,
    )
    save_founding(club)
    log(action="found_club", founded=club, by=by)
    return club


@transaction.atomic
def correct_club(
    *, club: Club, version: int, name: str, founding_number: str = "", founding_on: date | None = None, by: User
) -> Club:
    """Give the club another name; correct or add the decision that founded it."""
    club = locked(club)
    require_version(club, version)
    club.name, club.founding_number, club.founding_on = name, founding_number, founding_on
    save_founding(club)
    log(action="correct_club", founded=club, by=by)
    return club


@transaction.atomic
def dissolve_club(
    *,
    club: Club,
    version: int,
    ends: date,
    dissolution_number: str = "",
    dissolution_on: date | None = None,
    dissolution_reason: str = "",
    by: User,
) -> Club:
    """Dissolve the club; its members and its board leave it that day."""
    club = locked(club)
    require_version(club, version)
    check_goes_on(club)
    check_end(club.starts, ends)
    session = ClubSession.objects.filter(club=club, on__gte=ends).order_by("on").first()
    if session:
        raise refusal(MET_LATER.format(day=session.on), "ends")
    for rows, sentence in ((ClubMembership.objects, JOINED_LATER), (BoardMember.objects, APPOINTED_LATER)):
        later = rows.filter(club=club, starts__gte=ends).order_by("starts").first()
        if later:
            raise refusal(sentence.format(day=later.starts), "ends")
        rows.overlapping(ends, None).filter(club=club).update(ends=ends, version=F("version") + 1)
    save_dissolution(club, ends=ends, number=dissolution_number, on=dissolution_on, reason=dissolution_reason)
    log(action="dissolve_club", founded=club, by=by)
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
        raise refusal(MEMBER_ALREADY.format(starts=other.starts, until=until), "starts")
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
        raise refusal(WAS_PRESENT.format(day=last.session.on), "ends")
    membership.ends = ends
    checked_save(membership)
    _log_member("leave_club", membership, by)
    return membership


@transaction.atomic
def break_membership(*, membership: ClubMembership, on: date, by: User) -> ClubMembership:
    """The person died, went to prison or was declared missing: a member until that day, and on it as well if they came
    to a session of that very day or joined on it."""
    club = locked(membership.club)
    membership = locked(membership)
    present = Attendance.objects.filter(session__club=club, dossier=membership.dossier, session__on__gte=on)
    last = present.select_related("session").order_by("-session__on").first()
    if last and last.session.on > on:
        raise refusal(WAS_PRESENT.format(day=last.session.on), "ends")
    membership.ends = on + DAY if last or membership.starts == on else on
    if membership.ends <= membership.starts:
        check_end(membership.starts, membership.ends)
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


def _log_member(action: str, membership: ClubMembership, by: User) -> None:
    behalf = acting_for(by, membership.dossier, Permission.WRITE_CLUB)
    audit.record(action, membership, by=by, on_behalf_of=behalf, dossier=membership.dossier_id, club=membership.club_id)
