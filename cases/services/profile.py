"""The rest of forms 05 (NĐ105) and 19 (NĐ116): background, relatives, drugs used, rehab before, health."""

from collections import Counter
from typing import Any

from django.db import models, transaction

from accounts.enums import Permission
from accounts.models import User
from cases.enums import Substance
from cases.models import Background, Dossier, DrugUse, HealthProfile, PastRehab, Relative
from cases.services.checks import acting_for
from core import audit
from core.errors import DomainError
from core.saving import checked_save, locked, require_version

Rows = list[dict[str, Any]]

TWICE = "Chất “{substance}” được ghi hai lần; hãy gộp thành một dòng."


def save_background(*, dossier: Dossier, version: int, data: dict[str, Any], by: User) -> Background:
    """Keep the background; ``version`` 0: none was there when the form was opened."""
    return _save_sheet(Background, dossier, version, data, by, Permission.WRITE_DOSSIER)


def save_health(*, dossier: Dossier, version: int, data: dict[str, Any], by: User) -> HealthProfile:
    """Keep the health sheet, which has a right of its own (Luật 64/2006 on HIV)."""
    return _save_sheet(HealthProfile, dossier, version, data, by, Permission.WRITE_HEALTH)


def save_relatives(*, dossier: Dossier, version: int, rows: Rows, by: User) -> None:
    """Keep the relatives as listed; ``version`` is the dossier's."""
    _save_rows(Relative, dossier, version, rows, by)


def save_drug_uses(*, dossier: Dossier, version: int, rows: Rows, by: User) -> None:
    """Keep the grid of drugs used as listed, each drug once; ``version`` is the dossier's."""
    _check_each_once(dossier, rows)
    _save_rows(DrugUse, dossier, version, rows, by)


def save_past_rehabs(*, dossier: Dossier, version: int, rows: Rows, by: User) -> None:
    """Keep the rehabs before the dossier as listed; ``version`` is the dossier's."""
    _save_rows(PastRehab, dossier, version, rows, by)


def _check_each_once(dossier: Dossier, rows: Rows) -> None:
    present = dict(dossier.drug_uses.values_list("pk", "substance"))
    for place, row in enumerate(rows):
        present.pop(row.get("id"), None)
        if not row.get("remove"):
            present[f"row {place}"] = row["substance"]
    for substance, times in Counter(present.values()).items():
        if times > 1:
            raise DomainError(TWICE.format(substance=Substance(substance).label))


@transaction.atomic
def _save_sheet(model, dossier: Dossier, version: int, data: dict[str, Any], by: User, permission: Permission):
    dossier = locked(dossier)
    sheet = model.objects.filter(dossier=dossier).first()
    if sheet is None:
        sheet = model(dossier=dossier)
    else:
        require_version(sheet, version)
    for field, value in data.items():
        setattr(sheet, field, value)
    checked_save(sheet)
    audit.record(
        f"save_{model._meta.model_name}",
        sheet,
        by=by,
        on_behalf_of=acting_for(by, dossier, permission),
        dossier=dossier.pk,
    )
    return sheet


@transaction.atomic
def _save_rows(model: type[models.Model], dossier: Dossier, version: int, rows: Rows, by: User) -> None:
    """Rows that name an ``id`` of the dossier are changed, or taken out when marked ``remove``; the others are
    added. A row that is not listed stays."""
    dossier = locked(dossier)
    require_version(dossier, version)
    known = {row.pk: row for row in model._default_manager.filter(dossier=dossier)}
    for values in rows:
        row = known.get(values.get("id")) or model(dossier=dossier)
        if values.get("remove"):
            if row.pk:
                row.delete()
            continue
        for field in values.keys() - {"id", "remove"}:
            setattr(row, field, values[field])
        checked_save(row)
    checked_save(dossier)
    audit.record(f"save_{model._meta.model_name}s", dossier, by=by, on_behalf_of=acting_for(by, dossier))
