"""What of the register itself ends when a person dies, goes to prison or is declared missing."""

from datetime import date

from django.db.models import Q, QuerySet

from cases.endings import Ended, Ending, endings
from cases.enums import RemovalReason, UserManagementEnd
from cases.models import Dossier, LifeEventKind, PlaceOfCare, Procedure
from cases.procedures.manifest import BROKEN_OFF, manifests
from cases.services.breaking_off import break_off, mend
from cases.services.care import set_place_of_care
from cases.services.management import change_user_management, end_user_management
from cases.services.register import remove_from_list
from cases.services.withdrawals import withdraw_fact
from cases.stage import on_addict_list
from core.workdays import DAY

MANAGEMENT_REASONS = {
    LifeEventKind.DEAD: UserManagementEnd.DEAD,
    LifeEventKind.IMPRISONED: UserManagementEnd.IMPRISONED,
    LifeEventKind.MISSING: UserManagementEnd.OTHER_MEASURE,
}
LIST_REASONS = {
    LifeEventKind.DEAD: RemovalReason.DEAD_OR_MISSING,
    LifeEventKind.IMPRISONED: RemovalReason.IMPRISONED,
    LifeEventKind.MISSING: RemovalReason.DEAD_OR_MISSING,
}


def _managements(ended: Ended) -> list[str]:
    return [
        f"Quyết định ngày {row.starts:%d/%m/%Y}: kết thúc, lý do “{MANAGEMENT_REASONS[ended.kind].label}”."
        for row in ended.dossier.user_managements.filter(ends__isnull=True)
    ]


def _end_managements(ended: Ended) -> None:
    for row in ended.dossier.user_managements.filter(ends__isnull=True):
        reason = MANAGEMENT_REASONS[ended.kind]
        last = ended.last_day(row.starts)
        end_user_management(management=row, version=row.version, ends=last, reason=reason, by=ended.by)
        ended.note(row)


def _managements_back(ended: Ended) -> None:
    rows = ended.dossier.user_managements.filter(ends__in=ended.days, end_reason=MANAGEMENT_REASONS[ended.kind])
    for row in ended.own(rows):
        change_user_management(
            management=row,
            version=row.version,
            decision_number=row.decision_number,
            starts=row.starts,
            ends=None,
            reason="",
            by=ended.by,
        )


def _list(ended: Ended) -> list[str]:
    return [f"Đưa ra, lý do “{LIST_REASONS[ended.kind].label}”."] if _is_listed(ended) else []


def _leave_list(ended: Ended) -> None:
    if _is_listed(ended):
        row = remove_from_list(dossier=ended.dossier, on=ended.on, reason=LIST_REASONS[ended.kind], by=ended.by)
        ended.note(row)


def _list_back(ended: Ended) -> None:
    for row in ended.own(ended.dossier.removals.filter(on=ended.on, reason=LIST_REASONS[ended.kind])):
        withdraw_fact(fact=row, version=row.version, reason=ended.reason, by=ended.by)


def _is_listed(ended: Ended) -> bool:
    return Dossier.objects.filter(on_addict_list(ended.on), pk=ended.dossier.pk).exists()


def _procedures(ended: Ended) -> list[str]:
    found = []
    for row in ended.dossier.procedures.open():
        manifest = manifests[row.kind]
        found.append(f"{manifest.title}, hiện “{manifest.state_label(row.state)}”: khép lại, mọi thời hạn dừng.")
    return found


def _break_off(ended: Ended) -> None:
    for row in ended.dossier.procedures.open():
        break_off(procedure=row, cause=ended.kind, on=ended.on, by=ended.by)
        for place in _places_of(row).filter(ends__isnull=True):
            _keep_place(place, _last_day(ended, place))


def _mend(ended: Ended) -> None:
    for row in ended.dossier.procedures.filter(state=BROKEN_OFF, closed_on=ended.on):
        mend(procedure=row, reason=ended.reason, by=ended.by)
        for place in _places_of(row):
            if place.ends == _last_day(ended, place):
                _keep_place(place, None)


def _last_day(ended: Ended, place: PlaceOfCare) -> date:
    return max(ended.on, place.starts + DAY)


def _places_of(procedure: Procedure) -> QuerySet[PlaceOfCare]:
    """Where a procedure lets a facility see the person."""
    name = f"procedure:{procedure.pk}"
    return PlaceOfCare.objects.filter(Q(reason=name) | Q(reason__startswith=f"{name}:"), dossier=procedure.dossier)


def _keep_place(place: PlaceOfCare, ends: date | None) -> None:
    set_place_of_care(dossier=place.dossier, office=place.office, reason=place.reason, starts=place.starts, ends=ends)


endings.register(Ending("management", 10, "Quản lý người sử dụng", _managements, _end_managements, _managements_back))
endings.register(Ending("list", 20, "Danh sách người nghiện", _list, _leave_list, _list_back))
endings.register(Ending("procedures", 90, "Thủ tục", _procedures, _break_off, _mend))
