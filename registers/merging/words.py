"""Rows and choices of a merge as a person reads them."""

from collections import Counter
from datetime import date
from typing import Any

from django.db import models

from cases.enums import Relation
from cases.models import Dossier, LifeEvent, Relative
from cases.queries import units_today
from registers.merging.clashes import Choice, Clash
from registers.merging.relations import WAYS, Way, in_order, own_key

NAMED = ("club", "scheme", "session", "course", "facility", "helper", "listed")
"""What a row is about, where its own name does not say so."""

FIRST_DAYS = ("starts", "on", "recorded_on", "delivered_on", "due_on", "opened_on")
KEPT = "Cùng một việc ghi hai lần: giữ bản của hồ sơ {number}"
CUT = "Hai việc nối nhau: rút ngắn bản của hồ sơ {number} đến ngày {day:%d/%m/%Y}"
IN_USE = "Số đang dùng là {paper}; số kia ghi là số cũ, vẫn tìm được"


def told(row: models.Model) -> str:
    """What the row is, of what and when."""
    parts = [str(row._meta.verbose_name)]
    for field in row._meta.concrete_fields:
        if field.choices and field.name not in ("end_reason", "status") and getattr(row, field.attname):
            parts.append(getattr(row, f"get_{field.name}_display")())
    parts += [str(getattr(row, name)) for name in NAMED if getattr(row, f"{name}_id", None)]
    if getattr(row, "number", None):
        parts.append(f"số {row.number}")
    day = next(
        (getattr(row, name) for name in ("starts", "on", "recorded_on", "due_on", "opened_on") if hasattr(row, name)),
        None,
    )
    if isinstance(day, date):
        ends = getattr(row, "ends", None)
        if hasattr(row, "ends"):
            parts.append(f"{day:%d/%m/%Y} – {ends:%d/%m/%Y}" if ends else f"từ {day:%d/%m/%Y}")
        else:
            parts.append(f"ngày {day:%d/%m/%Y}")
    return ", ".join(parts)


def choice_words(clash: Clash, choice: Choice, survivor: Dossier, absorbed: Dossier) -> str:
    """What choosing it does."""
    mine = choice in (Choice.KEEP_MINE, Choice.CUT_MINE)
    row, other = (clash.mine, clash.theirs) if mine else (clash.theirs, clash.mine)
    number = (survivor if mine else absorbed).number
    if choice in (Choice.CUT_MINE, Choice.CUT_THEIRS):
        return CUT.format(number=number, day=other.starts)
    return IN_USE.format(paper=row.number) if clash.is_paper else KEPT.format(number=number)


def counts(dossier: Dossier) -> list[tuple[str, int]]:
    """How many rows of each table hang on the dossier itself."""
    found = []
    for model in in_order():
        key = own_key(model)
        if key is not None and WAYS[model._meta.label] is Way.MOVES and model._meta.app_label != "registers":
            number = model._base_manager.filter(**{key.name: dossier}).count()
            if number:
                found.append((str(model._meta.verbose_name), number))
    return found


def side_by_side(one: Dossier, other: Dossier) -> list[tuple[str, str, str, bool]]:
    """Label, both values, whether they differ: what two dossiers say of the person, and what was done for them."""
    sides = [_shown(dossier) for dossier in (one, other)]
    return [(label, sides[0][label], sides[1][label], sides[0][label] != sides[1][label]) for label in sides[0]]


def _shown(dossier: Dossier) -> dict[str, str]:
    parents = dict(Relative.objects.filter(dossier=dossier).values_list("relation", "full_name"))
    stay = dossier.responsibilities.select_related("commune").get(ends=None)
    (unit,) = units_today([stay.commune])
    birth = str(dossier.birth_date.year) if dossier.birth_year_only else f"{dossier.birth_date:%d/%m/%Y}"
    papers = [
        f"{row.get_kind_display()} {row.number}{' (cũ)' if row.replaced_on else ''}" for row in dossier.papers.all()
    ]
    rows: dict[str, Any] = {
        "Họ và tên": dossier.full_name,
        "Tên gọi khác": dossier.other_name,
        "Giới tính": dossier.get_sex_display(),
        "Ngày sinh": birth,
        "Giấy tờ": "; ".join(papers),
        "Cha": parents.get(Relation.FATHER, ""),
        "Mẹ": parents.get(Relation.MOTHER, ""),
        "Dân tộc": dossier.ethnicity,
        "Nghề nghiệp": dossier.occupation,
        "Thường trú": dossier.permanent_address,
        "Nơi ở hiện tại": dossier.present_address,
        "Chất ma túy chính": dossier.get_main_drug_display(),
        "Xã quản lý": str(unit),
        "Ngày lập hồ sơ": f"{dossier.opened_on:%d/%m/%Y}",
        "Giai đoạn": dossier.get_stage_display(),
    }
    events = Counter(LifeEvent.objects.filter(dossier=dossier).values_list("kind", flat=True))
    rows["Biến động"] = ", ".join(
        f"{label} ({events[kind]})" for kind, label in LifeEvent.kind.field.choices if events[kind]
    )
    rows["Đã ghi"] = ", ".join(f"{number} {label}" for label, number in counts(dossier))
    return rows
