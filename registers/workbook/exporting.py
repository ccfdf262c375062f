"""The register of an area as rows of the workbook: its dossiers with their whole history, the facilities and
clubs that lie in it, and those elsewhere that its dossiers name."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Collate

from accounts.enums import Permission
from accounts.models import User
from accounts.scope import Scope, scope_of
from aftercare.models import Aftercare, Attendance, Club, ClubMembership, ClubSession, Need, Support
from areas.models import Area, AreaLink
from cases.models import Determination, Dossier, IdentityPaper, ListRemoval, Responsibility, UserManagement
from registers.workbook.kinds import Birth
from registers.workbook.sheets import (
    CAI_NGHIEN,
    CHUYEN_NOI,
    CLB,
    CO_SO,
    HO_SO,
    HO_TRO,
    RA_KHOI_DANH_SACH,
    SAU_CAI,
    SINH_HOAT_CLB,
    SU_DUNG,
    THANH_VIEN_CLB,
    XAC_DINH,
    Sheet,
)
from registers.workbook.world import lasting_helpers
from rehab.models import Episode, Facility

Values = dict[str, Any]
_BATCH = 2_000


def may_export(user: User, area: Area) -> bool:
    """Whether the unit of today's tree lies in the area of a post that may export."""
    units = scope_of(user, Permission.EXPORT_REGISTER).units
    return AreaLink.objects.filter(ancestor__in=units, descendant=area).exists()


def dossiers_of(user: User, area: Area) -> QuerySet[Dossier]:
    """The dossiers for which a commune of the area, as it stands today, answers."""
    return Dossier.objects.visible_to(user, Permission.EXPORT_REGISTER).within(_reach(area))


def rows_of(user: User, area: Area) -> Iterator[tuple[Sheet, Iterator[Values]]]:
    """Each sheet with its rows, in an order that does not depend on keys of the database."""
    dossiers = dossiers_of(user, area).values("pk")
    yield CO_SO, _facilities(area, dossiers)
    yield HO_SO, _dossiers(dossiers)
    yield XAC_DINH, _by_day(Determination, dossiers, "on", "result", "agency")
    yield SU_DUNG, _by_day(UserManagement, dossiers, "starts", "decision_number", "ends", "end_reason")
    yield CAI_NGHIEN, _episodes(dossiers)
    yield SAU_CAI, _aftercares(dossiers)
    yield HO_TRO, _support(dossiers)
    yield CHUYEN_NOI, _moves(dossiers)
    yield RA_KHOI_DANH_SACH, _by_day(ListRemoval, dossiers, "on", "reason")
    yield CLB, _clubs(area, dossiers)
    yield THANH_VIEN_CLB, _memberships(dossiers)
    yield SINH_HOAT_CLB, _sessions(area, dossiers)


def _reach(area: Area) -> Scope:
    return Scope(frozenset({area.pk}), frozenset())


def _communes(area: Area) -> QuerySet:
    """Keys of the communes, of whatever tree, that today lie in the area."""
    return _reach(area).communes()


def _in_order(rows: QuerySet, *by: str) -> QuerySet:
    """By codes letter for letter, whatever the language of the database, then by the other fields."""
    codes = {
        f"order_{place}": Collate(F(name), "C") for place, name in enumerate(by) if name.endswith(("code", "number"))
    }
    names = [f"order_{place}" if f"order_{place}" in codes else name for place, name in enumerate(by)]
    return rows.annotate(**codes).order_by(*names, "pk")


def _facilities(area: Area, dossiers: QuerySet) -> Iterator[Values]:
    named = Q(pk__in=Episode.objects.filter(dossier__in=dossiers).values("facility")) | Q(
        pk__in=Aftercare.objects.filter(dossier__in=dossiers, facility__isnull=False).values("facility")
    )
    facilities = Facility.objects.filter(named | Q(office__area__in=_communes(area)))
    for facility in _in_order(facilities.select_related("office__area"), "office__code"):
        yield {
            "code": facility.office.code,
            "name": facility.office.name,
            "kind": facility.kind,
            "commune": facility.office.area.code,
            "capacity": facility.capacity,
        }


def _dossiers(dossiers: QuerySet) -> Iterator[Values]:
    communes = dict(
        Responsibility.objects.filter(dossier__in=dossiers)
        .order_by("dossier", "-starts")
        .values_list("dossier", "commune__code")
    )
    in_use = IdentityPaper.objects.filter(dossier__in=dossiers, replaced_on=None, kind__in=("cccd", "cmnd"))
    papers = dict(in_use.order_by("dossier", "-kind").values_list("dossier", "number"))
    names = [column.name for column in HO_SO.columns if column.name not in ("birth", "paper", "commune")]
    rows = _in_order(Dossier.objects.filter(pk__in=dossiers), "number")
    for dossier in rows.iterator(chunk_size=_BATCH):
        yield {
            **{name: getattr(dossier, name) for name in names},
            "birth": Birth(dossier.birth_date, dossier.birth_year_only),
            "paper": papers.get(dossier.pk),
            "commune": communes[dossier.pk],
        }


def _by_day(model: type, dossiers: QuerySet, day: str, *fields: str) -> Iterator[Values]:
    rows = _in_order(model.objects.filter(dossier__in=dossiers), "dossier__number", day)
    for number, *values in rows.values_list("dossier__number", day, *fields).iterator(chunk_size=_BATCH):
        yield {"number": number, **dict(zip((day, *fields), values, strict=True))}


def _episodes(dossiers: QuerySet) -> Iterator[Values]:
    fields = ("modality", "decision_number", "decided_on", "starts", "months", "ends", "end_reason", "maintenance_on")
    rows = _in_order(Episode.objects.filter(dossier__in=dossiers), "dossier__number", "starts")
    for number, facility, *values in rows.values_list("dossier__number", "facility__office__code", *fields):
        yield {"number": number, "facility": facility, **dict(zip(fields, values, strict=True))}


def _aftercares(dossiers: QuerySet) -> Iterator[Values]:
    helpers = dict(
        lasting_helpers()
        .filter(aftercare__dossier__in=dossiers)
        .order_by("aftercare", "starts", "pk")
        .values_list("aftercare", "helper")
    )
    fields = ("decision_number", "starts", "months", "ends", "end_reason")
    rows = _in_order(Aftercare.objects.filter(dossier__in=dossiers), "dossier__number", "starts")
    for pk, number, facility, *values in rows.values_list("pk", "dossier__number", "facility__office__code", *fields):
        yield {
            "number": number,
            "facility": facility,
            "helper": helpers.get(pk),
            **dict(zip(fields, values, strict=True)),
        }


def _support(dossiers: QuerySet) -> Iterator[Values]:
    """A row for every need, met or not, and for every support that met none; the same key once."""
    needs = Need.objects.filter(dossier__in=dossiers).values_list(
        "dossier__number", "kind", "recorded_on", "support__delivered_on", "support__amount"
    )
    others = Support.objects.filter(dossier__in=dossiers, need=None).values_list(
        "dossier__number", "kind", "delivered_on", "amount"
    )
    found = {tuple(key): amount for *key, amount in needs}
    found |= {(number, kind, None, delivered): amount for number, kind, delivered, amount in others}
    for key in sorted(found, key=lambda key: (key[0], key[2] or key[3], key[3] or key[2], key[1], key[2] is None)):
        number, kind, recorded, delivered = key
        yield {
            "number": number,
            "kind": kind,
            "recorded_on": recorded,
            "delivered_on": delivered,
            "amount": found[key],
        }


def _moves(dossiers: QuerySet) -> Iterator[Values]:
    moves = Responsibility.objects.filter(dossier__in=dossiers, starts__gt=F("dossier__opened_on"))
    rows = _in_order(moves, "dossier__number", "starts").values_list("dossier__number", "starts", "commune__code")
    for number, day, code in rows:
        yield {"number": number, "on": day, "commune": code}


def _named_clubs(area: Area, dossiers: QuerySet) -> QuerySet[Club]:
    named = ClubMembership.objects.filter(dossier__in=dossiers).values("club")
    return Club.objects.filter(Q(pk__in=named) | Q(commune__in=_communes(area)))


def _clubs(area: Area, dossiers: QuerySet) -> Iterator[Values]:
    for club in _in_order(_named_clubs(area, dossiers).select_related("commune"), "code"):
        yield {
            "club": club.code,
            "name": club.name,
            "commune": club.commune.code,
            "starts": club.starts,
            "ends": club.ends,
        }


def _memberships(dossiers: QuerySet) -> Iterator[Values]:
    rows = _in_order(ClubMembership.objects.filter(dossier__in=dossiers), "club__code", "dossier__number", "starts")
    for club, number, starts, ends in rows.values_list("club__code", "dossier__number", "starts", "ends"):
        yield {"club": club, "number": number, "starts": starts, "ends": ends}


def _sessions(area: Area, dossiers: QuerySet) -> Iterator[Values]:
    """All sessions of clubs in the area, and elsewhere those attended; of those present, the exported dossiers."""
    present: dict[int, list[str]] = defaultdict(list)
    attendances = Attendance.objects.filter(dossier__in=dossiers)
    for session, number in attendances.values_list("session", "dossier__number"):
        present[session].append(number)
    sessions = ClubSession.objects.filter(
        Q(club__commune__in=_communes(area)) | Q(pk__in=attendances.values("session"))
    )
    rows = _in_order(sessions, "club__code", "on").values_list("pk", "club__code", "on", "topic")
    for pk, club, day, topic in rows:
        yield {"club": club, "on": day, "topic": topic, "present": tuple(sorted(present[pk]))}
