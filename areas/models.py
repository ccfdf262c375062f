"""The tree of administrative units, whose rows are never rewritten, and the offices that lie in it."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from areas.enums import CARE_OFFICES, Level, OfficeKind
from core.constraints import ends_after_start
from core.history import tracked


class DatedQuerySet(models.QuerySet):
    """Rows with validity [valid_from, valid_to)."""

    def valid_on(self, day: date) -> Self:
        return self.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=day), valid_from__lte=day)


class AreaQuerySet(DatedQuerySet):
    def under(self, area: "Area | int") -> Self:
        """The unit itself and all below it: one join over the closure."""
        return self.filter(ancestor_links__ancestor=area)

    def above(self, area: "Area | int") -> Self:
        """The chain from the unit itself up to its province, lowest first."""
        return self.filter(descendant_links__descendant=area).order_by("descendant_links__distance")


class Area(models.Model):
    """Đơn vị hành chính: one version of a unit. A code may mean another place in the next tree,
    so the key is the row's own; what changes becomes a new row and a succession."""

    code = models.CharField("mã", max_length=5)
    name = models.CharField("tên", max_length=120)
    level = models.CharField("cấp", max_length=10, choices=Level.choices)
    parent = models.ForeignKey(
        "self", verbose_name="thuộc", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    valid_from = models.DateField("có từ ngày")
    valid_to = models.DateField("đến trước ngày", null=True, blank=True)
    latitude = models.FloatField("vĩ độ", null=True, blank=True)
    longitude = models.FloatField("kinh độ", null=True, blank=True)

    objects = AreaQuerySet.as_manager()

    class Meta:
        verbose_name = "đơn vị hành chính"
        verbose_name_plural = "đơn vị hành chính"
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(fields=["code", "valid_from"], name="area_code_once_per_day"),
            ends_after_start("area_days_in_order", starts="valid_from", ends="valid_to"),
        ]

    def __str__(self) -> str:
        return self.name


class AreaLink(models.Model):
    """Closure of the tree: every unit with each unit above it and with itself (distance 0)."""

    ancestor = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="descendant_links")
    descendant = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="ancestor_links")
    distance = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["ancestor", "descendant"], name="area_link_once")]
        indexes = [models.Index(fields=["descendant", "distance"], name="area_link_up")]

    def __str__(self) -> str:
        return f"{self.ancestor_id} > {self.descendant_id}"


class Succession(models.Model):
    """Kế thừa: a unit that ends and a unit that takes its place; a divided unit has several, one the default."""

    predecessor = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="successions")
    successor = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="origins")
    is_default = models.BooleanField("mặc định")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["predecessor", "successor"], name="succession_once"),
            models.UniqueConstraint(
                fields=["predecessor"], condition=Q(is_default=True), name="succession_one_default"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor_id} → {self.successor_id}"


class AreaTree(models.Model):
    """The whole tree as it stands from a day until the next tree begins."""

    starts = models.DateField("có từ ngày", unique=True)

    def __str__(self) -> str:
        return f"{self.starts:%d/%m/%Y}"


class AreaMap(models.Model):
    """The one map of a tree: any unit of it, or of an earlier tree, to the unit that stands for it in this tree.
    It serves visibility and figures alike."""

    tree = models.ForeignKey(AreaTree, on_delete=models.CASCADE, related_name="+")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="maps")
    unit = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tree", "area"], name="area_map_once")]
        indexes = [models.Index(fields=["tree", "unit"], name="area_map_unit")]

    def __str__(self) -> str:
        return f"{self.area_id} = {self.unit_id}"


class OfficeQuerySet(DatedQuerySet):
    def care(self) -> Self:
        return self.filter(kind__in=CARE_OFFICES)


@tracked
class Office(models.Model):
    """Cơ quan: of a commune, district or province, or a facility or clinic. Posts, reports and
    document numbers point to it. It lies in a unit of the tree of its own first day."""

    kind = models.CharField("loại", max_length=10, choices=OfficeKind.choices)
    code = models.CharField("mã", max_length=20)
    name = models.CharField("tên", max_length=200)
    area = models.ForeignKey(Area, verbose_name="đơn vị hành chính", on_delete=models.PROTECT, related_name="offices")
    valid_from = models.DateField("có từ ngày")
    valid_to = models.DateField("đến trước ngày", null=True, blank=True)

    objects = OfficeQuerySet.as_manager()

    class Meta:
        verbose_name = "cơ quan"
        verbose_name_plural = "cơ quan"
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(
                fields=["area", "kind"],
                condition=~Q(kind__in=CARE_OFFICES),
                name="office_one_per_area",
            ),
            models.UniqueConstraint(
                fields=["code"],
                condition=Q(kind__in=CARE_OFFICES),
                name="office_care_code_once",
                violation_error_message="Mã cơ sở này đã có.",
            ),
            ends_after_start("office_days_in_order", starts="valid_from", ends="valid_to"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_care(self) -> bool:
        return self.kind in CARE_OFFICES
