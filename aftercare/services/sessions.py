"""Sessions of a club, and the roll call."""

from collections.abc import Collection
from datetime import date

from django.db import transaction

from accounts.enums import Permission
from accounts.models import User
from aftercare.models import Attendance, Club, ClubSession
from aftercare.queries import members_on
from aftercare.services.clubs import check_stands
from cases.models import Dossier
from cases.services import check_not_future, office_acted_for
from core import audit
from core.errors import DomainError
from core.saving import checked_save, locked, require_version
from core.text import clean

SECOND_THAT_DAY = "Câu lạc bộ đã có buổi sinh hoạt ngày {day:%d/%m/%Y}; hãy mở buổi đó để sửa."
NOT_MEMBERS = "Ngày {day:%d/%m/%Y} chưa là thành viên hoặc đã ra khỏi câu lạc bộ: {numbers}."


@transaction.atomic
def hold_session(*, club: Club, on: date, topic: str, present: Collection[Dossier], by: User) -> ClubSession:
    """Enter a session with its roll call: who of the members of that day was present."""
    session = ClubSession(club=locked(club), on=on)
    return _call_roll("hold_session", session, topic, present, by)


@transaction.atomic
def change_session(
    *, session: ClubSession, version: int, on: date, topic: str, present: Collection[Dossier], by: User
) -> ClubSession:
    """Correct a session: its day, its topic, who was present."""
    locked(session.club)
    session = locked(session)
    require_version(session, version)
    session.on = on
    return _call_roll("change_session", session, topic, present, by)


def _call_roll(action: str, session: ClubSession, topic: str, present: Collection[Dossier], by: User) -> ClubSession:
    club, day = session.club, session.on
    check_not_future(day, "on")
    check_stands(club, day, "on")
    if ClubSession.objects.filter(club=club, on=day).exclude(pk=session.pk).exists():
        sentence = SECOND_THAT_DAY.format(day=day)
        raise DomainError(sentence, fields={"on": sentence})
    chosen = {dossier.pk: dossier for dossier in present}
    _check_members(club, day, chosen)
    session.topic = clean(topic)
    checked_save(session)
    before = set(Attendance.objects.filter(session=session).values_list("dossier", flat=True))
    Attendance.objects.filter(session=session).exclude(dossier__in=chosen).delete()
    Attendance.objects.bulk_create(Attendance(session=session, dossier_id=pk) for pk in chosen if pk not in before)
    behalf = office_acted_for(by, club.commune, Permission.WRITE_CLUB)
    audit.record(action, session, by=by, on_behalf_of=behalf, club=club.pk, present=len(chosen))
    return session


def _check_members(club: Club, day: date, chosen: dict[int, Dossier]) -> None:
    members = set(members_on(club, day).values_list("pk", flat=True))
    strangers = sorted(dossier.number for pk, dossier in chosen.items() if pk not in members)
    if strangers:
        sentence = NOT_MEMBERS.format(day=day, numbers=", ".join(strangers))
        raise DomainError(sentence, fields={"present": sentence})
