"""What after rehabilitation ends when a person dies, goes to prison or is declared missing."""

from aftercare.enums import AftercareEnd
from aftercare.models import Aftercare, ClubMembership, Participant
from aftercare.services import (
    break_membership,
    correct_aftercare,
    end_aftercare,
    leave_scheme,
    rejoin_club,
    rejoin_scheme,
)
from cases.endings import Ended, Ending, endings
from cases.models import LifeEventKind

REASONS = {
    LifeEventKind.DEAD: AftercareEnd.DEAD,
    LifeEventKind.IMPRISONED: AftercareEnd.IMPRISONED,
    LifeEventKind.MISSING: AftercareEnd.OTHER,
}


def _aftercares(ended: Ended) -> list[str]:
    found = []
    for row in Aftercare.objects.filter(dossier=ended.dossier, ends__isnull=True).prefetch_related("helpers"):
        found.append(f"Quyết định ngày {row.starts:%d/%m/%Y}: kết thúc, lý do “{REASONS[ended.kind].label}”.")
        found += [f"{helper.helper} thôi giúp đỡ." for helper in row.helpers.all() if helper.ends is None]
    return found


def _end_aftercares(ended: Ended) -> None:
    for row in Aftercare.objects.filter(dossier=ended.dossier, ends__isnull=True):
        last = ended.last_day(row.starts)
        end_aftercare(aftercare=row, version=row.version, ends=last, reason=REASONS[ended.kind], by=ended.by)
        ended.note(row)


def _aftercares_back(ended: Ended) -> None:
    rows = Aftercare.objects.filter(dossier=ended.dossier, ends__in=ended.days, end_reason=REASONS[ended.kind])
    for row in ended.own(rows):
        correct_aftercare(aftercare=row, version=row.version, data={"ends": None, "end_reason": ""}, by=ended.by)


def _memberships(ended: Ended) -> list[str]:
    rows = ClubMembership.objects.filter(dossier=ended.dossier, ends__isnull=True).select_related("club")
    return [f"{row.club.name}: ra khỏi câu lạc bộ." for row in rows]


def _leave_clubs(ended: Ended) -> None:
    for row in ClubMembership.objects.filter(dossier=ended.dossier, ends__isnull=True).select_related("club"):
        break_membership(membership=row, on=ended.on, by=ended.by)
        ended.note(row)


def _clubs_back(ended: Ended) -> None:
    rows = ClubMembership.objects.filter(dossier=ended.dossier, ends__in=ended.days).select_related("club")
    for row in ended.own(rows):
        rejoin_club(membership=row, by=ended.by)


def _participants(ended: Ended) -> list[str]:
    rows = Participant.objects.filter(dossier=ended.dossier, ends__isnull=True).select_related("scheme")
    return [f"{row.scheme.name}: thôi tham gia." for row in rows]


def _leave_schemes(ended: Ended) -> None:
    for row in Participant.objects.filter(dossier=ended.dossier, ends__isnull=True).select_related("scheme"):
        last = ended.last_day(row.starts)
        leave_scheme(participant=row, version=row.version, ends=last, by=ended.by)
        ended.note(row)


def _schemes_back(ended: Ended) -> None:
    rows = Participant.objects.filter(dossier=ended.dossier, ends__in=ended.days).select_related("scheme")
    for row in ended.own(rows):
        rejoin_scheme(participant=row, by=ended.by)


endings.register(Ending("aftercare", 40, "Quản lý sau cai", _aftercares, _end_aftercares, _aftercares_back))
endings.register(Ending("clubs", 50, "Câu lạc bộ B93", _memberships, _leave_clubs, _clubs_back))
endings.register(Ending("schemes", 51, "Mô hình sau cai khác", _participants, _leave_schemes, _schemes_back))
