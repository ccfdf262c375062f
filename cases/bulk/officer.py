"""Bulk act: give dossiers to an officer of their commune."""

from datetime import date
from typing import Any

from django.db.models import QuerySet

from accounts.enums import Permission
from accounts.models import User
from areas.models import Area
from cases.bulk.registry import BulkAct, Change, Given, bulk_acts
from cases.forms.officers import OfficerForm
from cases.models import CaseOfficer, Dossier, IndexCard
from cases.officers import officers_of
from cases.queries import units_today
from cases.services.officers import assign_officer, take_back_officer
from core import calendar

NOBODY = "chưa có ai phụ trách"
GIVEN = "{officer} từ {starts:%d/%m/%Y}"


def _form(data: Any, user: User, dossiers: QuerySet[Dossier]) -> OfficerForm:
    communes = IndexCard.objects.filter(dossier__in=dossiers).values("commune")
    units = {unit.pk for unit in units_today(Area.objects.filter(pk__in=communes))}
    return OfficerForm(data, officers=officers_of(units, calendar.today()))


def _apply(dossier: Dossier, given: Given, by: User) -> Change:
    last = dossier.case_officers.select_related("officer").order_by("starts").last()
    was = _told(last)
    row = assign_officer(dossier=dossier, by=by, **given)
    return Change(
        before=GIVEN.format(officer=last.officer, starts=last.starts) if last and last.ends is None else NOBODY,
        after=GIVEN.format(officer=row.officer, starts=row.starts),
        seen={"last": was},
        made={"key": row.pk, "officer": row.officer_id, "starts": row.starts.isoformat(), "before": was},
    )


def _told(row: CaseOfficer | None) -> dict[str, Any] | None:
    return row and {"key": row.pk, "officer": row.officer_id, "ends": row.ends and row.ends.isoformat()}


def _undo(dossier: Dossier, made: dict[str, Any], by: User) -> None:
    take_back_officer(dossier=dossier, by=by, **{**made, "starts": date.fromisoformat(made["starts"])})


bulk_acts.register(
    BulkAct(
        slug="officer",
        order=10,
        title="Đổi cán bộ phụ trách",
        words="Giao các hồ sơ đã chọn cho một cán bộ của xã đang quản lý hồ sơ.",
        permission=Permission.WRITE_DOSSIER,
        form=_form,
        apply=_apply,
        undo=_undo,
        undo_words="Hoàn tác trả hồ sơ về người phụ trách trước đó, nếu từ đó chưa giao cho ai khác.",
    )
)
