"""Money for rehabilitation and aftercare, by source and by use."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q

from core.history import tracked
from programme.enums import Measure
from programme.models.ground import OfOffice


def _money(label: str) -> models.PositiveBigIntegerField:
    return models.PositiveBigIntegerField(f"{label} (đồng)", default=0)


@tracked
class Budget(OfOffice):
    """Kinh phí hoạt động của một năm (TT05/2011 art. 3), in đồng: what was allotted, or what was spent; by source and
    by use, each adding up to the total. ``at_facilities``: that of rehabilitation facilities (group 26, else 18)."""

    year = models.PositiveSmallIntegerField("năm", validators=[MinValueValidator(2011)])
    at_facilities = models.BooleanField("tại cơ sở cai nghiện", default=False)
    measure = models.CharField("số liệu", max_length=8, choices=Measure.choices, default=Measure.SPENT)
    total = _money("tổng kinh phí")
    central = _money("ngân sách trung ương")
    province = _money("ngân sách tỉnh")
    district = _money("ngân sách huyện")
    commune = _money("ngân sách xã")
    contributions = _money("đóng góp của người cai nghiện, gia đình")
    sponsors = _money("tài trợ, nguồn khác")
    rehab = _money("cai nghiện")
    aftercare = _money("quản lý sau cai")
    support = _money("hỗ trợ")
    running = _money("chi hoạt động bộ máy")

    class Meta:
        verbose_name = "kinh phí"
        verbose_name_plural = "kinh phí"
        ordering = ["-year", "office__code", "at_facilities", "measure"]
        constraints = [
            models.UniqueConstraint(
                fields=["office", "year", "at_facilities", "measure"],
                name="budget_once",
                violation_error_message="Cơ quan đã nhập số liệu này của năm đó; hãy sửa bản đã nhập.",
            ),
            models.CheckConstraint(
                name="budget_sources_add_up",
                condition=Q(
                    total=F("central")
                    + F("province")
                    + F("district")
                    + F("commune")
                    + F("contributions")
                    + F("sponsors")
                ),
                violation_error_message="Các nguồn cộng lại phải đúng bằng tổng kinh phí.",
            ),
            models.CheckConstraint(
                name="budget_uses_add_up",
                condition=Q(total=F("rehab") + F("aftercare") + F("support") + F("running")),
                violation_error_message="Các khoản sử dụng cộng lại phải đúng bằng tổng kinh phí.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.office_id} {self.year} {self.measure}"


SOURCES = ("central", "province", "district", "commune", "contributions", "sponsors")
USES = ("rehab", "aftercare", "support", "running")
