"""The dossier page is put together from panels; the apps above add theirs."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import F

from accounts.enums import Permission
from accounts.models import User
from cases.documents.registry import document_forms
from cases.models import Background, Dossier, HealthProfile, Photo
from cases.officers import in_charge
from cases.perms import rights_on
from cases.procedures.manifest import manifests
from cases.procedures.reading import cards_of, may_answer, openings_for, taker_of
from cases.proposals import proposals_for
from cases.queries import residences_of, units_today
from cases.stage import is_on_addict_list
from cases.timeline import timeline_of
from core import calendar
from core.registry import Registry


def always(user: User, dossier: Dossier) -> bool:
    return True


@dataclass(frozen=True)
class DossierPanel:
    """One block of the page: what it shows (``get_context``) and to whom (``is_visible``). The template extends
    ``components/panel.html`` and gets ``dossier``, ``rights`` (what the user may do with this dossier) and the
    context. ``aside``: it stands in the narrow column; ``deferred``: the page asks for it once it is shown."""

    slug: str
    order: int
    title: str
    template_name: str
    get_context: Callable[[Dossier, User], dict[str, Any]]
    is_visible: Callable[[User, Dossier], bool] = always
    aside: bool = False
    deferred: bool = False


dossier_panels: Registry[DossierPanel] = Registry()
ISSUING = {Permission.WRITE_DOSSIER, Permission.WRITE_DETERMINATION, Permission.RUN_FACILITY}
"""Who issues any document at all; which ones is asked of each form."""


def _procedures(dossier: Dossier, user: User) -> dict[str, Any]:
    procedures = list(dossier.procedures.all())
    return {
        "cards": cards_of(dossier, user, [row for row in procedures if row.closed_on is None]),
        "closed": [(row, manifests[row.kind]) for row in procedures if row.closed_on],
        "openings": openings_for(dossier, user),
    }


def _identity(dossier: Dossier, user: User) -> dict[str, Any]:
    return {"age": dossier.age_on(calendar.today()), "has_photo": Photo.objects.filter(dossier=dossier).exists()}


def _papers(dossier: Dossier, user: User) -> dict[str, Any]:
    return {"papers": dossier.papers.order_by(F("replaced_on").desc(nulls_first=True), "pk")}


def _documents(dossier: Dossier, user: User) -> dict[str, Any]:
    titles = {form.slug: form.title for form in document_forms}
    documents = list(dossier.documents.defer("pdf"))
    for document in documents:
        document.title = titles.get(document.form, document.form)
    return {"documents": documents, "may_issue": bool(rights_on(user, dossier) & ISSUING)}


def _responsibility(dossier: Dossier, user: User) -> dict[str, Any]:
    rows = list(dossier.responsibilities.select_related("commune__parent").order_by("-starts"))
    return {
        "responsibilities": rows,
        "unit_today": units_today([rows[0].commune])[0],
        "waiting": dossier.transfers.waiting().select_related("target").first(),
        "residences": residences_of(dossier),
        "places": dossier.places_of_care.select_related("office").order_by("-starts"),
        "in_charge": in_charge([dossier]).get(dossier.pk),
    }


def _proposals(dossier: Dossier, user: User) -> dict[str, Any]:
    standing = proposals_for(dossier)
    kinds = {opening.manifest.slug for opening in openings_for(dossier, user)} if standing else set()
    rows = []
    for row in standing:
        opens = not row.proposal.kind or row.proposal.kind in kinds
        taken = taker_of(*row.proposal.step, user) if row.proposal.step else (opens, "")
        may = may_answer(row, dossier, user)
        rows.append({"standing": row, "may_open": taken[0], "taker": taken[1], "may_answer": may})
    return {"standing": rows}


def _has_proposals(user: User, dossier: Dossier) -> bool:
    return bool(proposals_for(dossier))


def _determinations(dossier: Dossier, user: User) -> dict[str, Any]:
    return {
        "determinations": dossier.determinations.order_by("-on"),
        "removals": dossier.removals.order_by("-on"),
        "is_on_list": is_on_addict_list(dossier, calendar.today()),
    }


def _user_management(dossier: Dossier, user: User) -> dict[str, Any]:
    rows = list(dossier.user_managements.order_by("-starts"))
    running = next((row for row in rows if row.ends is None), None)
    found = running and dossier.determinations.addicted().filter(on__gte=running.starts).first()
    return {"managements": rows, "running": running, "found_addicted": found}


def _drug_tests(dossier: Dossier, user: User) -> dict[str, Any]:
    return {"tests": dossier.drug_tests.order_by("-on", "-pk")}


def _life(dossier: Dossier, user: User) -> dict[str, Any]:
    return {"events": dossier.life_events.order_by("-starts", "-pk")}


def _background(dossier: Dossier, user: User) -> dict[str, Any]:
    return {
        "background": Background.objects.filter(dossier=dossier).first(),
        "relatives": dossier.relatives.all(),
        "drug_uses": dossier.drug_uses.all(),
        "past_rehabs": dossier.past_rehabs.all(),
    }


def _health(dossier: Dossier, user: User) -> dict[str, Any]:
    return {"health": HealthProfile.objects.filter(dossier=dossier).first()}


def _may_see_health(user: User, dossier: Dossier) -> bool:
    return user.may(Permission.VIEW_HEALTH) and Permission.VIEW_HEALTH in rights_on(user, dossier)


def _timeline(dossier: Dossier, user: User) -> dict[str, Any]:
    return {"entries": timeline_of(dossier)}


dossier_panels.register(
    DossierPanel("procedures", 15, "Thủ tục và thời hạn", "cases/panels/procedures.html", _procedures)
)
dossier_panels.register(
    DossierPanel(
        "proposals",
        12,
        "Đề xuất bước tiếp theo",
        "cases/panels/proposals.html",
        _proposals,
        is_visible=_has_proposals,
    )
)
dossier_panels.register(DossierPanel("identity", 10, "Thông tin chung", "cases/panels/identity.html", _identity))
dossier_panels.register(
    DossierPanel(
        "determinations",
        20,
        "Xác định tình trạng nghiện và danh sách",
        "cases/panels/determinations.html",
        _determinations,
    )
)
dossier_panels.register(
    DossierPanel(
        "user_management",
        30,
        "Quản lý người sử dụng trái phép",
        "cases/panels/user_management.html",
        _user_management,
    )
)
dossier_panels.register(
    DossierPanel("drug_tests", 35, "Xét nghiệm ma túy", "cases/panels/drug_tests.html", _drug_tests)
)
dossier_panels.register(
    DossierPanel("background", 80, "Nhân thân và quá trình sử dụng", "cases/panels/background.html", _background)
)
dossier_panels.register(
    DossierPanel("health", 90, "Sức khỏe", "cases/panels/health.html", _health, is_visible=_may_see_health)
)
dossier_panels.register(DossierPanel("life", 115, "Biến động", "cases/panels/life.html", _life, aside=True))
dossier_panels.register(
    DossierPanel(
        "responsibility",
        110,
        "Nơi quản lý, nơi cư trú",
        "cases/panels/responsibility.html",
        _responsibility,
        aside=True,
    )
)
dossier_panels.register(
    DossierPanel("documents", 115, "Văn bản", "cases/panels/documents.html", _documents, aside=True)
)
dossier_panels.register(
    DossierPanel("papers", 120, "Giấy tờ tùy thân", "cases/panels/papers.html", _papers, aside=True)
)
dossier_panels.register(
    DossierPanel("timeline", 190, "Diễn biến", "cases/panels/timeline.html", _timeline, aside=True, deferred=True)
)
