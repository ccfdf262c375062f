"""Forms of rehabilitation (NĐ116/2021), voluntary and compulsory."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from accounts.enums import Role
from areas.enums import Level
from cases.documents.facts import places_of, steps_of
from cases.documents.registry import DocumentForm, Filling, document_forms
from cases.models import Procedure
from cases.procedures.rules import RuleBook
from core.calendar import add_months
from rehab.enums import AT_HOME, COMPULSORY, Modality
from rehab.modalities.parts import RESULTS, STAGES
from rehab.models import Episode

COMMUNE = (Role.COMMUNE_OFFICER, Role.POLICE_OFFICER)
ABOVE = (Role.DISTRICT_OFFICER, Role.PROVINCE_OFFICER)
FACILITY = (Role.FACILITY_OFFICER,)
EVERYWHERE = (*COMMUNE, *FACILITY)
ENTRY = (*ABOVE, Role.POLICE_OFFICER, Role.FACILITY_OFFICER)
POLICE_SINCE = date(2025, 3, 1)
"""First day without Labour offices of the districts (NĐ02/2025)."""
FOLDER = "rehab/documents"
DECREE = "NĐ 116/2021/NĐ-CP"


def _episodes(filling: Filling) -> list[Episode]:
    """The episodes begun up to the day, the latest first."""
    return list(
        Episode.objects.filter(dossier=filling.dossier, starts__lte=filling.on)
        .select_related("facility__office")
        .order_by("-starts")
    )


def _where(episode: Episode | None) -> str:
    if episode is None:
        return ""
    return episode.facility.office.name if episode.facility else episode.get_modality_display()


def _stages(procedure: Procedure | None) -> list[tuple[str, dict[str, str]]]:
    """The five stages, each with what was last recorded of it."""
    done: dict[str, dict[str, str]] = {}
    for step in procedure.steps.standing().filter(act="stage") if procedure else ():
        starts = step.data.get("starts")
        done[step.data["stage"]] = {
            "starts": f"{date.fromisoformat(starts):%d/%m/%Y}" if starts else "",
            "on": f"{step.on:%d/%m/%Y}",
            "result": dict(RESULTS).get(step.data.get("result"), ""),
            "remark": step.data.get("remark", ""),
        }
    return [(label, done.get(slug, {})) for slug, label in STAGES]


def episode_facts(filling: Filling, modalities: Iterable[Modality] = tuple(Modality)) -> dict[str, Any]:
    """The episode of the procedure, else the latest one of the modalities; all, by where they were; the stages done."""
    episodes = _episodes(filling)
    own = next((found for found in episodes if filling.procedure and found.procedure_id == filling.procedure.pk), None)
    latest = next((found for found in episodes if found.modality in modalities), None)
    episode = own or (None if filling.procedure else latest)
    return {
        "episode": episode,
        "episode_place": _where(episode),
        "ended": (episode and episode.ends) or (filling.procedure and filling.procedure.term_ends),
        "stages": _stages(filling.procedure),
        "past": episodes,
        "at_home": [found for found in episodes if found.modality in AT_HOME],
        "compulsory": [found for found in episodes if found.modality in COMPULSORY],
        "substitution": [found for found in episodes if found.modality == Modality.METHADONE],
    }


def home_facts(filling: Filling) -> dict[str, Any]:
    """The same for what is done at home or in the community; before the decision is taken, with the term that it is
    to set from its day on."""
    facts = episode_facts(filling, AT_HOME)
    months = facts["episode"] is None and steps_of(filling).get("decide", {}).get("months")
    if months:
        ends = add_months(filling.on, int(months))
        facts["term"] = {"months": months, "starts": filling.on, "planned_end": ends}
    return {"term": facts["episode"], **facts}


def facility_facts(filling: Filling) -> dict[str, Any]:
    """The same for voluntary rehabilitation in a facility."""
    return episode_facts(filling, (Modality.FACILITY_VOLUNTARY,))


def registration_facts(filling: Filling) -> dict[str, Any]:
    """Where the person registers, and who does it for a minor: at the commune, or straight at a facility."""
    wanted = _registration(filling)
    place = wanted.get("place") or ("Tại cơ sở cai nghiện" if wanted.get("facility") else "")
    return {**episode_facts(filling), "place": place, "wanted": wanted}


def contract_facts(filling: Filling) -> dict[str, Any]:
    """The same for the contract with a facility."""
    return {**facility_facts(filling), "wanted": _registration(filling)}


def _registration(filling: Filling) -> dict[str, Any]:
    steps = steps_of(filling)
    return steps.get("register") or steps.get("apply") or {}


def compulsory_facts(filling: Filling) -> dict[str, Any]:
    """The same for compulsory rehabilitation; with the ground, the court, its decision and the time served."""
    facts, steps, on = episode_facts(filling, COMPULSORY), steps_of(filling), filling.on
    episode = facts["episode"]
    decided, found = steps.get("court_decide", {}), steps.get("find", {})
    ends = (filling.procedure and filling.procedure.term_ends) or (episode and episode.planned_end)
    places = places_of(filling)
    return {
        **facts,
        "episode_place": facts["episode_place"] or decided.get("facility", ""),
        "decision_number": decided.get("decision_number") or (episode and episode.decision_number),
        "decided_on": decided.get("on") or (episode and episode.decided_on),
        "months": decided.get("months") or (episode and episode.months),
        "remitted": filling.procedure.months_remitted if filling.procedure else 0,
        "served": f"{(on - episode.starts).days} ngày" if episode else "",
        "left": f"{max((ends - on).days, 0)} ngày" if ends else "",
        "is_minor": filling.dossier.age_on(on) < 18,
        "ground": ". ".join(words for words in (found.get("ground"), found.get("remark")) if words),
        "relief": (steps.get("propose") or steps.get("post") or {}).get("proposal", ""),
        "receiver": _receiver(places, on),
        "court": _court(places),
        "maker": f"Ủy ban nhân dân {places.get(Level.COMMUNE, '')}",
        "reading": _deadline(filling, "read"),
        "supplementing": _deadline(filling, "supplement"),
    }


def _court(places: dict[str, str]) -> str:
    """The court of the district; since 01/07/2025 that of a region, whose name is not kept here."""
    return f"Tòa án nhân dân {places[Level.DISTRICT]}" if Level.DISTRICT in places else ""


def _receiver(places: dict[str, str], on: date) -> str:
    """Who checks the dossier: until 28/02/2025 the Labour office of the district."""
    if on < POLICE_SINCE and Level.DISTRICT in places:
        return f"Trưởng phòng Lao động - Thương binh và Xã hội {places[Level.DISTRICT]}"
    return ""


def _deadline(filling: Filling, step: str) -> str:
    """The deadline of a step by the rule in force; empty where there is none."""
    if filling.procedure is None:
        return ""
    rule = RuleBook.of(filling.procedure.kind).at(step, filling.on)
    return rule.deadline if rule else ""


def _register(slug: str, title: str, roles: tuple[Role, ...], article: str, **more: Any) -> None:
    number = int(slug.partition("-")[2].rstrip("ab"))
    order = 2000 + number * 10 + slug.endswith("b")
    template = f"{FOLDER}/{slug}.html"
    more.setdefault("context", episode_facts)
    document_forms.register(
        DocumentForm(slug, order, title, template, roles, f"{DECREE}, {article}" if article else DECREE, **more)
    )


_register("116-20", "Kế hoạch cai nghiện ma túy cá nhân", EVERYWHERE, "")
_register(
    "116-22",
    "Bản đăng ký cai nghiện ma túy tự nguyện",
    EVERYWHERE,
    "Điều 28",
    signer="NGƯỜI ĐĂNG KÝ",
    context=registration_facts,
)
_register(
    "116-24",
    "Quyết định cai nghiện ma túy tự nguyện tại gia đình, cộng đồng",
    COMMUNE,
    "Điều 30",
    context=home_facts,
    symbol="QĐ",
)
_register(
    "116-25",
    "Thông báo chuyển quản lý người cai nghiện ma túy tự nguyện",
    COMMUNE,
    "Điều 32",
    context=home_facts,
    symbol="TB",
)
_register(
    "116-26a",
    "Giấy xác nhận hoàn thành cai nghiện ma túy tự nguyện tại gia đình, cộng đồng",
    COMMUNE,
    "Điều 32",
    context=home_facts,
    symbol="GXN",
)
_register(
    "116-26b",
    "Giấy xác nhận hoàn thành cai nghiện ma túy tự nguyện tại cơ sở cai nghiện",
    FACILITY,
    "Điều 38",
    context=facility_facts,
    symbol="GXN",
)
_register(
    "116-28",
    "Hợp đồng cai nghiện ma túy tự nguyện tại cơ sở cai nghiện",
    FACILITY,
    "Điều 36",
    context=contract_facts,
    symbol="HĐ-CNTN",
)
_register("116-27", "Biên bản vi phạm", COMMUNE, "Điều 33", symbol="BB-VPHC")
_register(
    "116-29",
    "Văn bản đề nghị áp dụng biện pháp đưa vào cơ sở cai nghiện bắt buộc",
    COMMUNE,
    "Điều 41",
    symbol="ĐN",
    context=compulsory_facts,
)
_register("116-30", "Bản tóm tắt lý lịch", COMMUNE, "Điều 41", context=compulsory_facts)
_register(
    "116-32",
    "Thông báo về việc lập hồ sơ đề nghị đưa vào cơ sở cai nghiện bắt buộc",
    COMMUNE,
    "Điều 42",
    symbol="TB",
    context=compulsory_facts,
)
_register(
    "116-33",
    "Thông báo về việc bổ sung hồ sơ đề nghị đưa vào cơ sở cai nghiện bắt buộc",
    ABOVE,
    "Điều 43",
    symbol="TB",
    context=compulsory_facts,
)
_register(
    "116-34",
    "Văn bản chuyển hồ sơ đề nghị Tòa án xem xét, quyết định đưa vào cơ sở cai nghiện bắt buộc",
    ABOVE,
    "Điều 43",
    symbol="ĐN",
    context=compulsory_facts,
)
_register(
    "116-40",
    "Biên bản bàn giao người có quyết định đưa vào cơ sở cai nghiện bắt buộc",
    ENTRY,
    "Điều 54",
    symbol="BB",
    context=compulsory_facts,
)
_register(
    "116-43",
    "Văn bản đề nghị giảm thời hạn, tạm đình chỉ, miễn chấp hành thời gian còn lại",
    FACILITY,
    "Điều 58",
    symbol="ĐN",
    context=compulsory_facts,
)
_register(
    "116-44",
    "Danh sách người được đề nghị giảm thời hạn, tạm đình chỉ, miễn chấp hành thời gian còn lại",
    FACILITY,
    "Điều 58",
    context=compulsory_facts,
)
_register(
    "116-45",
    "Lệnh đưa người đang cai nghiện bắt buộc ra khỏi cơ sở",
    FACILITY,
    "Điều 59",
    symbol="L",
    context=compulsory_facts,
)
_register(
    "116-46",
    "Giấy chứng nhận đã chấp hành xong quyết định đưa vào cơ sở cai nghiện bắt buộc",
    FACILITY,
    "Điều 62",
    symbol="GCN",
    context=compulsory_facts,
)
