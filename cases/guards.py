"""What the apps above may hold against an act on a dossier."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from cases.models import Determination, Dossier, DrugTest, LifeEvent, ListRemoval, Responsibility, UserManagement
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
