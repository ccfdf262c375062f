"""Opening a dossier and correcting its counted fields."""

from typing import Any

from django.db import connection, transaction

from accounts.models import User
from areas.enums import Level
from areas.models import Area
from cases.guards import opening_guards
from cases.models import Dossier, FormerNumber, Responsibility
from cases.services.checks import acting_for, check_not_future, office_acted_for
from cases.services.papers import add_paper
from cases.stage import refresh_stages
from core import audit
from core.errors import DomainError
from core.saving import checked_save, locked, require_version
from core.text import clean

NUMBER_TAKEN = "Số hồ sơ {number} đã có."
NUMBER_TAKEN_ELSEWHERE = "Số hồ sơ {number} đã được dùng ở nơi khác; hãy chọn số khác."
NOT_A_COMMUNE = "Xã quản lý phải là một xã, phường hoặc thị trấn."
COMMUNE_NOT_THEN = "{commune} không tồn tại vào ngày {day:%d/%m/%Y}; hãy chọn đơn vị có hiệu lực ngày đó."
BORN_AFTER_OPENING = "Ngày sinh phải trước ngày lập hồ sơ."
USED_BEFORE_BIRTH = "Ngày sử dụng lần đầu phải sau ngày sinh."


@transaction.atomic
def register_dossier(
    *, by: User, data: dict[str, Any], commune: Area, papers: list[dict[str, Any]] | None = None
) -> Dossier:
    """Open a person's dossier in a commune (NĐ105/2021 form 05). ``data`` holds fields of ``Dossier``; an empty
    ``number`` is given by the system; ``papers`` are dicts of ``kind``, ``number``, ``issued_on``, ``issued_by``."""
    dossier = Dossier(**_cleaned({"number": "", **data}), entered_for=office_acted_for(by, commune))
    check_commune(commune, dossier.opened_on, field="commune")
    dossier.number = dossier.number or _next_number(commune, dossier)
    _check_fields(dossier, by)
    dossier.index_words()
    checked_save(dossier)
    checked_save(Responsibility(dossier=dossier, commune=commune, starts=dossier.opened_on))
    for paper in papers or []:
        add_paper(dossier=dossier, by=by, **paper)
    audit.record("register", dossier, by=by, on_behalf_of=dossier.entered_for)
    refresh_stages(Dossier.objects.filter(pk=dossier.pk))
    dossier.refresh_from_db()
    return dossier


@transaction.atomic
def update_dossier(*, dossier: Dossier, version: int, data: dict[str, Any], by: User) -> Dossier:
    """Correct the counted fields. A changed opening day moves the first responsible commune's first day with it."""
    dossier = locked(dossier)
    require_version(dossier, version)
    opened_before = dossier.opened_on
    data = _cleaned(data)
    changed = sorted(field for field, value in data.items() if getattr(dossier, field) != value)
    for field in changed:
        setattr(dossier, field, data[field])
    _check_fields(dossier, by)
    if dossier.opened_on != opened_before:
        _check_opening(dossier)
    dossier.index_words(dossier.codes)
    checked_save(dossier)
    if dossier.opened_on != opened_before:
        _move_opening(dossier)
    audit.record("update", dossier, by=by, on_behalf_of=acting_for(by, dossier), fields=changed)
    return dossier


def check_commune(commune: Area, day: Any, *, field: str) -> None:
    """The unit is a commune of the tree of that day."""
    sentence = ""
    if commune.level != Level.COMMUNE:
        sentence = NOT_A_COMMUNE
    elif commune.valid_from > day or (commune.valid_to and commune.valid_to <= day):
        sentence = COMMUNE_NOT_THEN.format(commune=commune, day=day)
    if sentence:
        raise DomainError(sentence, fields={field: sentence})


def _cleaned(data: dict[str, Any]) -> dict[str, Any]:
    return {field: clean(value) if isinstance(value, str) else value for field, value in data.items()}


def _check_fields(dossier: Dossier, by: User) -> None:
    check_not_future(dossier.opened_on, "opened_on")
    check_not_future(dossier.birth_date, "birth_date")
    check_not_future(dossier.first_used_on, "first_used_on")
    faults = {}
    if dossier.birth_date > dossier.opened_on and not dossier.birth_year_only:
        faults["birth_date"] = BORN_AFTER_OPENING
    if dossier.first_used_on and dossier.first_used_on.year < dossier.birth_date.year:
        faults["first_used_on"] = USED_BEFORE_BIRTH
    other = Dossier.objects.filter(number=dossier.number).exclude(pk=dossier.pk)
    merged = FormerNumber.objects.filter(number=dossier.number).exclude(dossier=dossier.pk).select_related("dossier")
    if dossier.number and merged.exists():
        other = Dossier.objects.filter(former_numbers__in=merged)
    if dossier.number and other.exists():
        seen = other.visible_to(by).exists()
        faults["number"] = (NUMBER_TAKEN if seen else NUMBER_TAKEN_ELSEWHERE).format(number=dossier.number)
    if faults:
        raise DomainError(" ".join(faults.values()), fields=faults)


def _check_opening(dossier: Dossier) -> None:
    reasons = [reason for guard in opening_guards for reason in guard.reasons(dossier, dossier.opened_on)]
    if reasons:
        raise DomainError(" ".join(reasons), fields={"opened_on": " ".join(reasons)})


def _move_opening(dossier: Dossier) -> None:
    first = dossier.responsibilities.select_related("commune").earliest("starts")
    check_commune(first.commune, dossier.opened_on, field="opened_on")
    first.starts = dossier.opened_on
    checked_save(first)


def _next_number(commune: Area, dossier: Dossier) -> str:
    """The next free number of the commune and year; two clerks at once wait for each other."""
    stem = f"{commune.code}-{dossier.opened_on:%Y}-"
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"dossier number {stem}"])
    former = FormerNumber.objects.filter(number__startswith=stem).values_list("number", flat=True)
    taken = [*Dossier.objects.filter(number__startswith=stem).values_list("number", flat=True), *former]
    places = [int(tail) for tail in (number.removeprefix(stem) for number in taken) if tail.isdecimal()]
    return f"{stem}{max(places, default=0) + 1:04d}"
