"""By what of the register itself the list of dossiers can be narrowed."""

from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

import django_filters
from django.db.models import CharField, Exists, F, OuterRef, Q
from django.db.models.fields.json import KT
from django.db.models.functions import Cast
from django.utils import timezone

from accounts.models import User
from areas.models import Area
from cases.enums import Drug, PaperKind, Sex, Stage
from cases.filter_registry import ENTRY, PERSON, PLACE, STEPS, WAY, DossierPredicate, Dossiers, dossier_predicates
from cases.filters import ANY, NOT_KNOWN, DayFilter, OfferedFilter, UnitFilter
from cases.models import CaseOfficer, Clock, Dossier, IdentityPaper, Procedure, Responsibility, Step
from cases.procedures.manifest import manifests
from cases.queries import communes_in, units_to_filter
from cases.worklist import LATE, MONTH, SPANS, TODAY, WEEK
from core import calendar
from core.models import AuditEvent

ADULT = 18
ME, OTHERS, BEHALF, FILE = "me", "others", "behalf", "file"
NOBODY = "nobody"
LOOKED = "^(view|print|download|fetch)"
"""Acts of the log that change nothing of a dossier."""

DOSSIER, OWN_KEY = Dossier._meta.label_lower, Cast(OuterRef("pk"), CharField(max_length=40))
"""How the log names the dossier of the outer query."""

NO_PAPER, NO_CCCD = "none", "no_cccd"
_choice = partial(django_filters.ChoiceFilter, empty_label=ANY)
_offered = partial(OfferedFilter, empty_label=ANY)


def _years_ago(years: int) -> date:
    """Whoever was born on this day or before is at least so many years old today."""
    return calendar.add_months(calendar.today(), -12 * years)


def _at_least(dossiers: Dossiers, years: Any, user: User) -> Dossiers:
    return dossiers.filter(birth_date__lte=_years_ago(int(years)))


def _at_most(dossiers: Dossiers, years: Any, user: User) -> Dossiers:
    return dossiers.filter(birth_date__gt=_years_ago(int(years) + 1))


def _minor(dossiers: Dossiers, value: str, user: User) -> Dossiers:
    born = {"birth_date__gt": _years_ago(ADULT)}
    return dossiers.filter(**born) if value == "yes" else dossiers.exclude(**born)


def _of_people(dossiers: Dossiers, value: str, user: User) -> Dossiers:
    kinh, unknown = Q(ethnicity__iexact="kinh"), Q(ethnicity="")
    return dossiers.filter({"kinh": kinh, "unknown": unknown}.get(value, ~kinh & ~unknown))


def _in_unit(dossiers: Dossiers, unit: Area, user: User) -> Dossiers:
    return dossiers.filter(card__commune__in=list(communes_in(unit).values_list("area", flat=True)))


def _offer_units(asked: django_filters.Filter, user: User) -> None:
    asked.queryset = units_to_filter(user)


def _moved_in(dossiers: Dossiers, day: date, user: User) -> Dossiers:
    came = Responsibility.objects.filter(dossier=OuterRef("pk"), ends=None, starts__gte=day)
    return dossiers.filter(Exists(came.exclude(starts=F("dossier__opened_on"))))


def _in_charge(dossiers: Dossiers, value: str, user: User) -> Dossiers:
    named = CaseOfficer.objects.on(calendar.today()).filter(dossier=OuterRef("pk"))
    if value == ME:
        return dossiers.filter(Exists(named.filter(officer=user)))
    return dossiers.filter(Exists(named.exclude(officer=user)) if value == OTHERS else ~Exists(named))


def _papers(dossiers: Dossiers, value: str, user: User) -> Dossiers:
    papers = IdentityPaper.objects.filter(dossier=OuterRef("pk"))
    if value == NO_CCCD:
        papers = papers.filter(kind=PaperKind.CCCD, replaced_on=None)
    return dossiers.filter(~Exists(papers))


def _owed() -> Any:
    """The deadlines running for the dossier of the outer query; what a person only may ask for is nobody's work."""
    rights = [Q(procedure__kind=kind.slug, act=act.slug) for kind in manifests for act in kind.acts if not act.is_duty]
    open_ones = Clock.objects.open().filter(procedure__dossier=OuterRef("pk"))
    return open_ones.exclude(Q(*rights, _connector=Q.OR)) if rights else open_ones


def _due(dossiers: Dossiers, value: str, user: User) -> Dossiers:
    today = calendar.today()
    if value == LATE:
        return dossiers.filter(Exists(_owed().late(today, calendar.now())))
    days = {TODAY: 0, WEEK: 7, MONTH: 30}[value]
    return dossiers.filter(Exists(_owed().filter(due_on__range=(today, today + timedelta(days=days)))))


def _step(dossiers: Dossiers, value: str, user: User) -> Dossiers:
    kind, _, act = value.partition(":")
    return dossiers.filter(Exists(_owed().filter(procedure__kind=kind, act=act)))


def _offer_steps(asked: django_filters.Filter, user: User) -> None:
    asked.extra["choices"] = [
        (kind.title, [(f"{kind.slug}:{act.slug}", act.label) for act in kind.acts if act.is_duty]) for kind in manifests
    ]


def _procedure(dossiers: Dossiers, kind: str, user: User) -> Dossiers:
    return dossiers.filter(Exists(Procedure.objects.open().filter(dossier=OuterRef("pk"), kind=kind)))


def _offer_procedures(asked: django_filters.Filter, user: User) -> None:
    asked.extra["choices"] = [(kind.slug, kind.title) for kind in manifests]


def _entered_by(dossiers: Dossiers, value: str, user: User) -> Dossiers:
    if value == BEHALF:
        return dossiers.exclude(entered_for="")
    opened = AuditEvent.objects.filter(object_type=DOSSIER, object_id=OWN_KEY, action="register")
    if value == FILE:
        return dossiers.filter(~Exists(opened))
    mine = Exists(opened.filter(actor=user))
    return dossiers.filter(mine if value == ME else ~mine & Exists(opened))


def _changed_since(dossiers: Dossiers, day: date, user: User) -> Dossiers:
    """On the day or later something was written of the dossier: by a file, which tells it of each dossier in the
    history alone; in a procedure; or by anybody who did more than look."""
    moment = timezone.make_aware(datetime.combine(day, time.min))
    written = Dossier.pgh_event_model.objects.filter(pgh_obj=OuterRef("pk"), pgh_created_at__gte=moment)
    stepped = Step.objects.filter(procedure__dossier=OuterRef("pk"), recorded_at__gte=moment)
    acts = AuditEvent.objects.filter(at__gte=moment).exclude(action__regex=LOOKED)
    told = acts.filter(object_type=DOSSIER, object_id=OWN_KEY)
    told_of_fact = acts.alias(of=KT("details__dossier")).filter(details__has_key="dossier", of=OWN_KEY)
    return dossiers.filter(Exists(written) | Exists(stepped) | Exists(told) | Exists(told_of_fact))


def _field(lookup: str) -> Any:
    return lambda dossiers, value, user: dossiers.filter(**{lookup: value})


def _number(label: str) -> django_filters.Filter:
    return django_filters.NumberFilter(label=label, min_value=0, max_value=130)


for predicate in (
    DossierPredicate("stage", 10, WAY, _choice(label="Giai đoạn", choices=Stage.choices), _field("stage")),
    DossierPredicate("drug", 90, PERSON, _choice(label="Chất chính", choices=Drug.choices), _field("main_drug")),
    DossierPredicate("opened_from", 40, WAY, DayFilter(label="Lập từ ngày"), _field("opened_on__gte")),
    DossierPredicate("opened_to", 41, WAY, DayFilter(label="Lập đến ngày"), _field("opened_on__lte")),
    DossierPredicate("due", 50, STEPS, _choice(label="Có bước đến hạn", choices=SPANS), _due),
    DossierPredicate("step", 51, STEPS, _offered(label="Bước phải làm"), _step, for_user=_offer_steps),
    DossierPredicate(
        "procedure",
        52,
        STEPS,
        _offered(label="Thủ tục đang chạy"),
        _procedure,
        for_user=_offer_procedures,
    ),
    DossierPredicate("sex", 70, PERSON, _choice(label="Giới tính", choices=Sex.choices), _field("sex")),
    DossierPredicate("age_from", 71, PERSON, _number("Tuổi từ"), _at_least),
    DossierPredicate("age_to", 72, PERSON, _number("Tuổi đến"), _at_most),
    DossierPredicate(
        "minor", 73, PERSON, _choice(label="Chưa đủ 18 tuổi", choices=[("yes", "Có"), ("no", "Không")]), _minor
    ),
    DossierPredicate(
        "people",
        80,
        PERSON,
        _choice(label="Dân tộc", choices=[("kinh", "Kinh"), ("minority", "Dân tộc khác"), ("unknown", NOT_KNOWN)]),
        _of_people,
    ),
    DossierPredicate(
        "papers",
        95,
        PERSON,
        _choice(label="Giấy tờ", choices=[(NO_PAPER, "Chưa có giấy tờ nào"), (NO_CCCD, "Chưa có CCCD đang dùng")]),
        _papers,
    ),
    DossierPredicate(
        "unit",
        100,
        PLACE,
        UnitFilter(label="Địa bàn", queryset=Area.objects.none(), empty_label=ANY),
        _in_unit,
        for_user=_offer_units,
    ),
    DossierPredicate(
        "officer",
        105,
        PLACE,
        _choice(
            label="Cán bộ phụ trách",
            choices=[(ME, "Tôi phụ trách"), (OTHERS, "Người khác phụ trách"), (NOBODY, "Chưa có")],
        ),
        _in_charge,
    ),
    DossierPredicate("moved_since", 110, PLACE, DayFilter(label="Chuyển đến từ ngày"), _moved_in),
    DossierPredicate(
        "entered",
        120,
        ENTRY,
        _choice(
            label="Người nhập",
            choices=[
                (ME, "Tôi lập"),
                (OTHERS, "Người khác lập"),
                (BEHALF, "Huyện nhập thay xã"),
                (FILE, "Nhập từ tệp"),
            ],
        ),
        _entered_by,
    ),
    DossierPredicate("changed_since", 121, ENTRY, DayFilter(label="Có thay đổi từ ngày"), _changed_since),
):
    dossier_predicates.register(predicate)
