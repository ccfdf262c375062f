"""Sessions of a club, and the roll call."""

from collections.abc import Collection
from datetime import date

from django.db import transaction

from accounts.models import User
from aftercare.enums import Activity, SessionKind
from aftercare.models import Attendance, Club, ClubSession
from aftercare.queries import members_on
from aftercare.services.founding import check_stands, log, refusal
from cases.models import Dossier
from cases.services import check_not_future
from core.saving import checked_save, locked, require_version
from core.text import clean

SECOND_THAT_DAY = "Câu lạc bộ đã có buổi sinh hoạt ngày {day:%d/%m/%Y}; hãy mở buổi đó để sửa."
NOT_MEMBERS = "Ngày {day:%d/%m/%Y} chưa là thành viên hoặc đã ra khỏi câu lạc bộ: {numbers}."


@transaction.atomic
def hold_session(
    *,
    club: Club,
    on: date,
    topic: str,
    present: Collection[Dossier],
    kind: str = SessionKind.CLUB,
    activities: Collection[str] = (),
    by: User,
) -> ClubSession:
    """Enter a session with its roll call: what it was about, and who of the members of that day was present."""
    session = ClubSession(club=locked(club), on=on, topic=topic, kind=kind, activities=activities)
    return _call_roll("hold_session", session, present, by)


@transaction.atomic
def change_session(
    *,
    session: ClubSession,
    version: int,
    on: date,
    topic: str,
    present: Collection[Dossier],
    kind: str = SessionKind.CLUB,
    activities: Collection[str] = (),
    by: User,
) -> ClubSession:
    """Correct a session: its day, what it was about, who was present."""
    locked(session.club)
    session = locked(session)
    require_version(session, version)
    session.on, session.topic, session.kind, session.activities = on, topic, kind, activities
    return _call_roll("change_session", session, present, by)


def _call_roll(action: str, session: ClubSession, present: Collection[Dossier], by: User) -> ClubSession:
    """The club is locked, so that of two officers who enter the same session at once the second is told."""
    club, day = session.club, session.on
    check_not_future(day, "on")
    check_stands(club, day, "on")
    if ClubSession.objects.filter(club=club, on=day).exclude(pk=session.pk).exists():
        raise refusal(SECOND_THAT_DAY.format(day=day), "on")
    chosen = {dossier.pk: dossier for dossier in present}
    _check_members(club, day, chosen)
    session.topic = clean(session.topic)
    session.activities = [activity.value for activity in Activity if activity in session.activities]
    checked_save(session)
    before = set(Attendance.objects.filter(session=session).values_list("dossier", flat=True))
    Attendance.objects.filter(session=session).exclude(dossier__in=chosen).delete()
    Attendance.objects.bulk_create(Attendance(session=session, dossier_id=pk) for pk in chosen if pk not in before)
    log(action=action, founded=club, part=session, by=by, club=club.pk, present=len(chosen))
    return session


def _check_members(club: Club, day: date, chosen: dict[int, Dossier]) -> None:
    members = set(members_on(club, day).values_list("pk", flat=True))
    strangers = sorted(dossier.number for pk, dossier in chosen.items() if pk not in members)
    if strangers:
        raise refusal(NOT_MEMBERS.format(day=day, numbers=", ".join(strangers)), "present")
