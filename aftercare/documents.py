"""Forms of post-rehabilitation management (NĐ116/2021, Mẫu 50, 51, 53, 54; the list, Mẫu 52, is a ledger)."""

from typing import Any

from accounts.enums import Role
from aftercare.law import lawful_months
from aftercare.models import Aftercare
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


def _register(code: int, title: str, article: str, symbol: str) -> None:
    document_forms.register(
        DocumentForm(
            f"116-{code}",
            2000 + code * 10,
            title,
            f"{FOLDER}/116-{code}.html",
            COMMUNE,
            f"{DECREE}, {article}",
            symbol=symbol,
            context=aftercare_facts,
        )
    )


_register(50, "Văn bản đề nghị áp dụng biện pháp quản lý sau cai nghiện ma túy", "Điều 77", "ĐN")
_register(51, "Quyết định quản lý sau cai nghiện ma túy", "Điều 78", "QĐ")
_register(53, "Thông báo chuyển quản lý người sau cai nghiện ma túy", "Điều 79", "TB")
_register(54, "Giấy xác nhận hoàn thành quản lý sau cai nghiện ma túy", "Điều 81", "GXN")
