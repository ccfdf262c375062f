"""What the apps above may hold against an act on a dossier."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from cases.models import (
    Determination,
    Dossier,
    DrugTest,
    LifeEvent,
    ListRemoval,
    Responsibility,
    Transfer,
    UserManagement,
)
from cases.procedures.manifest import manifests
from core.registry import Registry


@dataclass(frozen=True)
class OpeningGuard:
    """``first_day`` gives the first day of an app's events of a dossier: it cannot be opened after that day."""

    slug: str
    order: int
    label: str
    first_day: Callable[[Dossier], date | None]

    def reasons(self, dossier: Dossier, opened_on: date) -> list[str]:
        first = self.first_day(dossier)
        if first is None or first >= opened_on:
            return []
        return [f"Đã có {self.label} ngày {first:%d/%m/%Y}, trước ngày lập hồ sơ {opened_on:%d/%m/%Y}."]


opening_guards: Registry[OpeningGuard] = Registry()


def _first(rows, field: str) -> date | None:
    return rows.order_by(field).values_list(field, flat=True).first()


opening_guards.register(
    OpeningGuard(
        "determination",
        10,
        "kết quả xác định tình trạng nghiện",
        lambda dossier: _first(Determination.objects.filter(dossier=dossier), "on"),
    )
)
opening_guards.register(
    OpeningGuard(
        "drug_test",
        15,
        "kết quả xét nghiệm ma túy",
        lambda dossier: _first(DrugTest.objects.filter(dossier=dossier), "on"),
    )
)
opening_guards.register(
    OpeningGuard(
        "user_management",
        20,
        "quyết định quản lý người sử dụng",
        lambda dossier: _first(UserManagement.objects.filter(dossier=dossier), "starts"),
    )
)
opening_guards.register(
    OpeningGuard(
        "removal",
        30,
        "lần đưa ra khỏi danh sách",
        lambda dossier: _first(ListRemoval.objects.filter(dossier=dossier), "on"),
    )
)
opening_guards.register(
    OpeningGuard(
        "life_event", 35, "biến động", lambda dossier: _first(LifeEvent.objects.filter(dossier=dossier), "starts")
    )
)
opening_guards.register(
    OpeningGuard(
        "move",
        40,
        "lần chuyển nơi quản lý",
        lambda dossier: _first(Responsibility.objects.filter(dossier=dossier, ends__isnull=False), "ends"),
    )
)


@dataclass(frozen=True)
class JoiningGuard:
    """``reasons`` says why two dossiers cannot become one now: what is under way about one of them and would break."""

    slug: str
    order: int
    reasons: Callable[[Dossier, Dossier], list[str]]


joining_guards: Registry[JoiningGuard] = Registry()
SAME_PROCEDURE_OPEN = (
    "Cả hai hồ sơ đang có thủ tục “{kind}” chưa khép lại, mà một người chỉ có một thủ tục cùng loại đang làm; hãy thu "
    "hồi các bước của thủ tục lập nhầm, hoặc làm cho xong một thủ tục, rồi nhập lại."
)


def _same_procedure_open(one: Dossier, other: Dossier) -> list[str]:
    kinds = set(one.procedures.open().values_list("kind", flat=True))
    both = sorted(kinds.intersection(other.procedures.open().values_list("kind", flat=True)))
    return [SAME_PROCEDURE_OPEN.format(kind=manifests[kind].title) for kind in both]


TRANSFER_WAITS = (
    "Hồ sơ {number} đang chờ trả lời một lần chuyển giữa hai xã; hãy trả lời hoặc rút lần chuyển ấy trước, vì nhập làm "
    "một có thể đổi xã quản lý."
)


def _transfer_waits(one: Dossier, other: Dossier) -> list[str]:
    waiting = Transfer.objects.waiting().filter(dossier__in=[one, other]).select_related("dossier")
    return [TRANSFER_WAITS.format(number=transfer.dossier.number) for transfer in waiting]


joining_guards.register(JoiningGuard("procedures", 10, _same_procedure_open))
joining_guards.register(JoiningGuard("transfers", 20, _transfer_waits))
