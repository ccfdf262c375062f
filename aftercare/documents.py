"""Forms of post-rehabilitation management (NĐ116/2021, Mẫu 21, 50, 51, 53, 54; the list, Mẫu 52, is a ledger)."""

from typing import Any

from accounts.enums import Role
from aftercare.law import lawful_months
from aftercare.models import Aftercare, ReintegrationPlan
from aftercare.queries import latest_completion
from cases.documents.facts import steps_of
from cases.documents.registry import DocumentForm, Filling, document_forms
from core.calendar import add_months

COMMUNE = (Role.COMMUNE_OFFICER, Role.POLICE_OFFICER)
FOLDER = "aftercare/documents"
DECREE = "NĐ 116/2021/NĐ-CP"


def aftercare_facts(filling: Filling) -> dict[str, Any]:
    """The rehabilitation that was completed, and the term: that of the decision, or, before it is taken, the one that
    it is to set from its day on (typed, else the law's)."""
    on = filling.on
    decided = Aftercare.objects.filter(dossier=filling.dossier, starts__lte=on).order_by("starts").last()
    facts = {"completed": latest_completion(filling.dossier, on), "term": decided, "helper": ""}
    if decided and (decided.ends is None or decided.ends >= on):
        planned = (decided.procedure and decided.procedure.term_ends) or decided.planned_end
        helper = decided.helpers.order_by("starts").last()
        facts |= {"planned_end": planned, "helper": helper.helper if helper else ""}
        return facts
    typed = steps_of(filling).get("decide", {})
    months = int(typed.get("months") or lawful_months(filling.dossier, facts["completed"]))
    term = {"decision_number": typed.get("decision_number", ""), "starts": on, "months": months}
    planned = add_months(on, months)
    return facts | {"term": term, "planned_end": planned, "helper": typed.get("helper", "")}


def reintegration_facts(filling: Filling) -> dict[str, Any]:
    """The same with the latest plan of reintegration, its goals and its reviews up to the day."""
    plans = ReintegrationPlan.objects.filter(dossier=filling.dossier, on__lte=filling.on)
    plan = plans.prefetch_related("goals").order_by("on").last()
    reviews = plan.reviews.filter(on__lte=filling.on) if plan else []
    return {**aftercare_facts(filling), "plan": plan, "reviews": reviews}


def _register(code: int, title: str, article: str = "", symbol: str = "", context: Any = aftercare_facts) -> None:
    document_forms.register(
        DocumentForm(
            f"116-{code}",
            2000 + code * 10,
            title,
            f"{FOLDER}/116-{code}.html",
            COMMUNE,
            f"{DECREE}, {article}" if article else DECREE,
            symbol=symbol,
            context=context,
        )
    )


_register(21, "Kế hoạch tái hòa nhập cộng đồng", context=reintegration_facts)
_register(50, "Văn bản đề nghị áp dụng biện pháp quản lý sau cai nghiện ma túy", "Điều 77", "ĐN")
_register(51, "Quyết định quản lý sau cai nghiện ma túy", "Điều 78", "QĐ")
_register(53, "Thông báo chuyển quản lý người sau cai nghiện ma túy", "Điều 79", "TB")
_register(54, "Giấy xác nhận hoàn thành quản lý sau cai nghiện ma túy", "Điều 81", "GXN")
