"""What the forms are filled in with, as words: the person, the register, the steps of the procedure, the law."""

import re
from datetime import date
from typing import Any

from areas.letterhead import inside_words
from areas.queries import chain_above, unit_for
from cases.documents.registry import DECREES, LAW_OF_2025, Filling
from cases.enums import PaperKind, Relation
from cases.models import Background, Dossier, Relative
from cases.procedures.asks import ask_kinds, stored
from cases.procedures.manifest import manifests

LAW_OF_2021_NAME = "Luật Phòng, chống ma túy ngày 30 tháng 3 năm 2021"
LAW_OF_2025_NAME = "Luật Phòng, chống ma túy số 120/2025/QH15"
SHORT_NAMES = (
    ("Luật PCMT", "Luật Phòng, chống ma túy số"),
    ("Luật XLVPHC", "Luật Xử lý vi phạm hành chính"),
    ("NĐ ", "Nghị định số "),
    ("PL ", "Pháp lệnh số "),
    ("TT ", "Thông tư số "),
    ("TTLT ", "Thông tư liên tịch số "),
)


def person_of(dossier: Dossier) -> dict[str, str]:
    """The person's block, in words; empty where nothing is known. Nothing of health."""
    background = Background.objects.filter(dossier=dossier).first() or Background(nationality="")
    papers = {paper.kind: paper for paper in dossier.papers.filter(replaced_on=None)}
    paper = next((papers[kind] for kind in PaperKind.values if kind in papers), None)
    birth = dossier.birth_date
    return {
        "name": dossier.full_name,
        "other_name": dossier.other_name,
        "sex": dossier.get_sex_display(),
        "born": f"{birth.year}" if dossier.birth_year_only else f"{birth:%d/%m/%Y}",
        "paper_number": paper.number if paper else "",
        "paper_day": f"{paper.issued_on:%d/%m/%Y}" if paper and paper.issued_on else "",
        "paper_by": paper.issued_by if paper else "",
        "ethnicity": dossier.ethnicity,
        "religion": background.religion,
        "nationality": background.nationality,
        "birthplace": background.birthplace,
        "permanent": dossier.permanent_address,
        "present": dossier.present_address,
        "occupation": dossier.occupation,
        "workplace": background.workplace,
        "education": dossier.education,
        "phone": background.phone,
        "social_networks": background.social_networks,
        "drug": dossier.get_main_drug_display() if dossier.main_drug else "",
        "route": dossier.get_route_display() if dossier.route else "",
        "first_used": f"{dossier.first_used_on:%d/%m/%Y}" if dossier.first_used_on else "",
        "first_detected": f"{background.first_detected_on:%d/%m/%Y}" if background.first_detected_on else "",
        "frequency": background.frequency,
        "dose": background.dose,
        "drug_convictions": _count(background.drug_convictions),
        "drug_sanctions": _count(background.drug_sanctions),
        "other_convictions": _count(background.other_convictions),
        "other_sanctions": _count(background.other_sanctions),
        "sanction_decisions": background.sanction_decisions,
        "marital": background.get_marital_status_display() if background.marital_status else "",
    }


def _count(number: int | None) -> str:
    return "" if number is None else f"{number:02d}"


def family_of(dossier: Dossier) -> list[tuple[str, Relative | None]]:
    """Father, mother, spouse and whoever else is known; the first three also when nobody is."""
    rows = list(dossier.relatives.all())
    found: list[tuple[str, Relative | None]] = []
    for relation in Relation:
        mine = [row for row in rows if row.relation == relation]
        if not mine and relation in (Relation.FATHER, Relation.MOTHER, Relation.SPOUSE):
            found.append((relation.label, None))
        found += [(relation.label, row) for row in mine]
    return found


def register_of(dossier: Dossier, on: date) -> dict[str, Any]:
    """The latest test, determination and management of the person up to a day, and all rehabilitation told of."""
    return {
        "test": dossier.drug_tests.filter(on__lte=on).last(),
        "determination": dossier.determinations.filter(on__lte=on).order_by("on").last(),
        "management": dossier.user_managements.filter(starts__lte=on).order_by("starts").last(),
        "managements": list(dossier.user_managements.filter(starts__lte=on)),
        "past_rehabs": list(dossier.past_rehabs.all()),
    }


def steps_of(filling: Filling) -> dict[str, dict[str, Any]]:
    """By act, the day of its last standing step and what was asked, in words; and what is filled in beforehand."""
    found: dict[str, dict[str, Any]] = {}
    if filling.procedure is None:
        return found
    manifest = manifests[filling.procedure.kind]
    for step in filling.procedure.steps.standing():
        act = manifest.act(step.act)
        words = {
            ask.slug: ask_kinds[ask.kind].words(ask, step.data[ask.slug]) for ask in act.asks if ask.slug in step.data
        }
        found[step.act] = {**words, "on": step.on}
    if filling.typed:
        data = stored(manifest.act(filling.act), filling.typed)
        asks = {ask.slug: ask for ask in manifest.act(filling.act).asks}
        words = {slug: ask_kinds[asks[slug].kind].words(asks[slug], value) for slug, value in data.items()}
        found[filling.act] = {**found.get(filling.act, {}), **words}
    return found


def basis_of(filling: Filling, article: str) -> list[str]:
    """The law and the article in force, in the words of a căn cứ."""
    day = (filling.procedure and filling.procedure.decided_on) or filling.on
    law = LAW_OF_2025_NAME if day >= LAW_OF_2025 else LAW_OF_2021_NAME
    cited = [in_words(part) for part in article.split(";") if part.strip()]
    return [law, *(words for words in cited if not words.endswith(law))]


def in_words(article: str) -> str:
    """Điều 30 Nghị định số 116/2021/NĐ-CP … from “NĐ 116/2021/NĐ-CP, Điều 30”."""
    text, _, place = article.strip().partition(", ")
    for short, full in SHORT_NAMES:
        text = re.sub(rf"^{re.escape(short)}", full, text)
    for decree in DECREES.values():
        if text == f"Nghị định số {decree.number}":
            text = f"{decree.name} {decree.about}"
    return f"{place} {text}".strip()


def places_of(filling: Filling) -> dict[str, str]:
    """The commune that answers for the person on the day, and what lies above it."""
    stay = filling.dossier.responsibilities.on(filling.on).select_related("commune").first()
    unit = stay and (unit_for(stay.commune, filling.on) or stay.commune)
    chain = list(chain_above(unit)) if unit else []
    return {area.level: inside_words(area.name) for area in chain}
