"""The official forms that the system fills in from a dossier: which there are, who issues them, under which decree.
Each app registers those of its own procedures."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from accounts.enums import Role
from areas.models import Office
from cases.models import Dossier, Procedure, Rule, Step
from core.registry import Registry


@dataclass(frozen=True)
class Decree:
    """A decree of 2021 with forms in its annex, all in force from 01/01/2022."""

    number: str
    day: str
    about: str

    @property
    def name(self) -> str:
        return f"Nghị định số {self.number} {self.day} của Chính phủ"


DECREES = {
    "105": Decree(
        "105/2021/NĐ-CP",
        "ngày 04 tháng 12 năm 2021",
        "quy định chi tiết và hướng dẫn thi hành một số điều của Luật Phòng, chống ma túy",
    ),
    "109": Decree(
        "109/2021/NĐ-CP",
        "ngày 08 tháng 12 năm 2021",
        "quy định cơ sở y tế đủ điều kiện xác định tình trạng nghiện ma túy và hồ sơ, trình tự, thủ tục xác định "
        "tình trạng nghiện ma túy",
    ),
    "116": Decree(
        "116/2021/NĐ-CP",
        "ngày 21 tháng 12 năm 2021",
        "quy định chi tiết một số điều của Luật Phòng, chống ma túy, Luật Xử lý vi phạm hành chính về cai nghiện ma "
        "túy và quản lý sau cai nghiện ma túy",
    ),
}
FORMS_SINCE = date(2022, 1, 1)
"""First day of the forms of the three decrees."""
LAW_OF_2025 = date(2026, 7, 1)
"""First day of Luật Phòng, chống ma túy 120/2025/QH15, whose decree with new forms is not known."""


@dataclass(frozen=True)
class Filling:
    """What a form is filled in from: the person, the procedure and step, and the rule in force on the day. ``typed``:
    what the officer already fills in of the act ``act``, which is taken only when the paper is signed."""

    dossier: Dossier
    procedure: Procedure | None
    step: Step | None
    on: date
    rule: Rule | None
    role: Role
    office: Office
    act: str = ""
    typed: dict[str, Any] = field(default_factory=dict)


def nothing_more(filling: Filling) -> dict[str, Any]:
    return {}


@dataclass(frozen=True)
class DocumentForm:
    """One official form. ``roles``: who issues it where no rule in force on the day says so; ``article``: its legal
    basis then; ``symbol``: the kind of document in its number ("QĐ"; with a hyphen the whole sign), empty for a form
    without number; ``signer``: who signs a form that no office issues (the person); ``context``: what it needs beyond
    the person, the steps and the register."""

    slug: str
    order: int
    title: str
    template_name: str
    roles: tuple[Role, ...]
    article: str
    symbol: str = ""
    signer: str = ""
    context: Callable[[Filling], dict[str, Any]] = nothing_more

    @property
    def decree(self) -> Decree:
        return DECREES[self.slug.partition("-")[0]]

    @property
    def code(self) -> str:
        """Its number in the annex of the decree: 24, 26a, 04."""
        return self.slug.partition("-")[2]

    @property
    def name(self) -> str:
        """Mẫu số 24. Quyết định …"""
        return f"Mẫu số {self.code}. {self.title}"

    @property
    def is_personal(self) -> bool:
        """Written by the person, not issued by an office."""
        return bool(self.signer)


document_forms: Registry[DocumentForm] = Registry()
