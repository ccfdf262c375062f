"""The person's dossier, who answers for it on every day, and its papers."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Self

import pgtrigger
from django.db import models
from django.db.models import Exists, OuterRef, Q

from accounts.enums import Permission
from accounts.scope import Scope, scope_of
from cases.enums import Drug, PaperKind, Route, Sex, Stage
from cases.finding import asked, words_to_keep
from cases.models.cards import keeps_cards
from core import calendar
from core.constraints import ends_after_start, no_overlap
from core.history import tracked
from core.models import Versioned
from core.text import sort_key


class DossierQuerySet(models.QuerySet):
    def visible_to(self, user: Any, permission: Permission = Permission.VIEW_DOSSIER) -> Self:
        """The dossiers whose responsible commune lies, today, in an area of the user's posts, and those
        whom the user's facility cares for today. No post: none."""
        return self.within(scope_of(user, permission))

    def within(self, scope: Scope) -> Self:
        """The dossiers that a scope reaches today."""
        if scope.is_empty:
            return self.none()
        reach = Q()
        if scope.units:
            reach |= Q(card__commune__in=scope.commune_keys)
        if scope.facilities:
            reach |= Exists(
                PlaceOfCare.objects.on(calendar.today()).filter(dossier=OuterRef("pk"), office__in=scope.facilities)
            )
        return self.filter(reach)

    def search(self, text: str) -> Self:
        """Dossiers in which every word typed begins a word of a name, number, paper or telephone, or is the day of
        birth; with or without diacritics, in any order."""
        question = asked(text)
        return self.filter(card__words__matches=question.matches) if question.terms else self


@tracked
class Dossier(Versioned):
    """Hồ sơ: one person, for life (NĐ105/2021 form 05; NĐ116/2021 form 19). What is counted is a typed column."""

    number = models.CharField("số hồ sơ", max_length=40, unique=True)
    full_name = models.CharField("họ và tên", max_length=120)
    other_name = models.CharField("tên gọi khác", max_length=120, blank=True)
    sex = models.CharField("giới tính", max_length=6, choices=Sex.choices)
    birth_date = models.DateField("ngày sinh")
    birth_year_only = models.BooleanField("chỉ biết năm sinh", default=False)
    ethnicity = models.CharField("dân tộc", max_length=40, blank=True)
    occupation = models.CharField("nghề nghiệp", max_length=120, blank=True)
    education = models.CharField("trình độ học vấn", max_length=60, blank=True)
    permanent_address = models.CharField("địa chỉ thường trú", max_length=250, blank=True)
    present_address = models.CharField("nơi ở hiện tại", max_length=250, blank=True)
    stable_residence = models.BooleanField("nơi cư trú ổn định", null=True, blank=True)
    opened_on = models.DateField("ngày lập hồ sơ")
    main_drug = models.CharField("chất ma túy chính", max_length=10, choices=Drug.choices, blank=True)
    route = models.CharField("hình thức sử dụng", max_length=10, choices=Route.choices, blank=True)
    first_used_on = models.DateField("ngày sử dụng lần đầu", null=True, blank=True)
    stage = models.CharField(
        "giai đoạn", max_length=15, choices=Stage.choices, default=Stage.REGISTERED, editable=False
    )
    entered_for = models.CharField("nhập thay cho", max_length=250, blank=True, editable=False)
    search_text = models.TextField(editable=False)
    sort_key = models.CharField(max_length=600, editable=False, db_collation="C")

    objects = DossierQuerySet.as_manager()

    class Meta:
        verbose_name = "hồ sơ"
        verbose_name_plural = "hồ sơ"
        ordering = ["sort_key", "pk"]
        indexes = [
            models.Index(fields=["sort_key", "id"], name="dossier_order"),
            models.Index(fields=["stage"], name="dossier_stage"),
            models.Index(fields=["birth_date"], name="dossier_birth"),
        ]
        constraints = [
            models.CheckConstraint(
                name="dossier_born_before_opened",
                condition=Q(birth_date__lte=models.F("opened_on")) | Q(birth_year_only=True),
                violation_error_message="Ngày sinh phải trước ngày lập hồ sơ.",
            ),
            models.CheckConstraint(
                name="dossier_birth_year_only_is_31_12",
                condition=Q(birth_year_only=False) | Q(birth_date__month=12, birth_date__day=31),
                violation_error_message="Chỉ biết năm sinh thì ngày sinh được ghi là 31/12 của năm đó.",
            ),
        ]
        triggers = keeps_cards("id", changes=("search_text", "sort_key"))

    def __str__(self) -> str:
        return self.number

    @property
    def is_minority(self) -> bool:
        """Dân tộc given and other than Kinh."""
        return bool(self.ethnicity) and self.ethnicity.lower() != "kinh"

    def age_on(self, day: date) -> int:
        """Age in whole years; with only the year known, taken as born on 31/12."""
        had_birthday = (day.month, day.day) >= (self.birth_date.month, self.birth_date.day)
        return day.year - self.birth_date.year - (0 if had_birthday else 1)

    @property
    def codes(self) -> list[str]:
        """The numbers that find the dossier beside its own: of dossiers that became one with it. Those of papers
        are added to its card by the database."""
        return list(self.former_numbers.values_list("number", flat=True))

    def index_words(self, codes: Iterable[str] = ()) -> None:
        """Set the words by which the dossier is found, and the key by which it is sorted. ``codes``: numbers that find
        it beside its own."""
        words = words_to_keep(
            full_name=self.full_name,
            other_name=self.other_name,
            number=self.number,
            codes=codes,
            birth_date=self.birth_date,
            birth_year_only=self.birth_year_only,
        )
        self.search_text = " ".join(words)
        self.sort_key = sort_key(self.full_name)


class IntervalQuerySet(models.QuerySet):
    def on(self, day: date) -> Self:
        """Rows that hold on ``day``: [starts, ends)."""
        return self.filter(Q(ends__isnull=True) | Q(ends__gt=day), starts__lte=day)

    def touching(self, day: date) -> Self:
        """Rows that hold on ``day``, or on its eve and were ended on it."""
        return self.filter(Q(ends__isnull=True) | Q(ends__gte=day), starts__lte=day)

    def overlapping(self, starts: date, ends: date | None) -> Self:
        """Rows that share a day with [starts, ends)."""
        rows = self.filter(Q(ends__isnull=True) | Q(ends__gt=starts))
        return rows.filter(starts__lt=ends) if ends else rows


UNBROKEN = pgtrigger.Trigger(
    name="responsibility_unbroken",
    when=pgtrigger.After,
    operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
    timing=pgtrigger.Deferred,
    declare=[("person", "bigint"), ("opened", "date")],
    func="""
        person := CASE WHEN TG_OP = 'DELETE' THEN OLD.dossier_id ELSE NEW.dossier_id END;
        SELECT opened_on INTO opened FROM cases_dossier WHERE id = person;
        IF opened IS NULL THEN RETURN NULL; END IF;
        IF (SELECT count(*) FROM cases_responsibility WHERE dossier_id = person AND ends IS NULL) <> 1
            OR EXISTS (
                SELECT 1 FROM cases_responsibility later
                WHERE later.dossier_id = person AND later.starts <> opened
                  AND NOT EXISTS (
                      SELECT 1 FROM cases_responsibility before
                      WHERE before.dossier_id = person AND before.ends = later.starts
                  )
            )
        THEN
            RAISE EXCEPTION 'responsible communes of dossier % have a gap', person
                USING ERRCODE = 'check_violation';
        END IF;
        RETURN NULL;
    """,
)
"""No gap: the first interval starts when the dossier is opened, each later one where another ends, the last is open."""


@tracked
class Responsibility(models.Model):
    """Xã quản lý: the commune that answers for the dossier on each day. A move starts a new interval."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="responsibilities")
    commune = models.ForeignKey("areas.Area", verbose_name="xã quản lý", on_delete=models.PROTECT, related_name="+")
    starts = models.DateField("từ ngày")
    ends = models.DateField("đến trước ngày", null=True, blank=True)

    objects = IntervalQuerySet.as_manager()

    class Meta:
        verbose_name = "xã quản lý"
        verbose_name_plural = "xã quản lý"
        ordering = ["starts"]
        constraints = [
            ends_after_start("responsibility_days_in_order"),
            no_overlap(
                "responsibility_one_at_a_time",
                "dossier",
                message="Mỗi ngày chỉ một xã quản lý hồ sơ.",
            ),
            models.UniqueConstraint(fields=["dossier"], condition=Q(ends__isnull=True), name="responsibility_one_open"),
        ]
        indexes = [models.Index(fields=["commune"], condition=Q(ends__isnull=True), name="responsibility_now")]
        triggers = [UNBROKEN, *keeps_cards("dossier_id", changes=("dossier_id", "commune_id", "ends"))]

    def __str__(self) -> str:
        return f"{self.dossier_id}: {self.starts:%d/%m/%Y}"


KEPT_WORDS = "quản lý trong thời gian lập hồ sơ"
CLOSED = "closed"
"""Reason of a place of care where nobody is any more ("closed:7": by this procedure)."""


@tracked
class PlaceOfCare(models.Model):
    """Nơi điều trị: the facility or clinic that cares for the person, day by day. Written by the
    services of rehab and aftercare, and the reason why the facility sees the dossier."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="places_of_care")
    office = models.ForeignKey("areas.Office", verbose_name="cơ sở", on_delete=models.PROTECT, related_name="+")
    reason = models.CharField("theo", max_length=60)
    starts = models.DateField("từ ngày")
    ends = models.DateField("đến trước ngày", null=True, blank=True)

    objects = IntervalQuerySet.as_manager()

    class Meta:
        verbose_name = "nơi điều trị"
        verbose_name_plural = "nơi điều trị"
        ordering = ["starts"]
        constraints = [
            ends_after_start("care_days_in_order"),
            models.UniqueConstraint(fields=["dossier", "reason"], name="care_one_per_reason"),
        ]
        indexes = [models.Index(fields=["office", "starts"], name="care_office")]

    def __str__(self) -> str:
        return f"{self.dossier_id} @ {self.office_id}"

    @property
    def standing(self) -> str:
        """In words, where the facility sees the dossier without treating the person; "" where it treats."""
        kind, *more = self.reason.split(":")
        if kind == CLOSED:
            return "đã rời cơ sở, còn xem hồ sơ để giao, sửa giấy tờ"
        if kind != "procedure":
            return ""
        return KEPT_WORDS if "custody" in more else "chưa hoặc không còn điều trị; xem hồ sơ vì thủ tục đang làm"


@tracked
class IdentityPaper(models.Model):
    """Giấy tờ tùy thân: a person may have had several numbers; all are kept and all find the dossier."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="papers")
    kind = models.CharField("loại", max_length=10, choices=PaperKind.choices)
    number = models.CharField("số", max_length=20)
    issued_on = models.DateField("ngày cấp", null=True, blank=True)
    issued_by = models.CharField("nơi cấp", max_length=120, blank=True)
    replaced_on = models.DateField("thay bằng giấy khác từ ngày", null=True, blank=True)

    class Meta:
        verbose_name = "giấy tờ tùy thân"
        verbose_name_plural = "giấy tờ tùy thân"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "number"],
                name="paper_once",
                violation_error_message="Số giấy tờ này đã thuộc một hồ sơ khác.",
            ),
            models.UniqueConstraint(
                fields=["dossier", "kind"],
                condition=Q(replaced_on__isnull=True),
                name="paper_one_current_per_kind",
                violation_error_message="Mỗi loại giấy tờ chỉ có một số đang dùng.",
            ),
        ]
        triggers = keeps_cards("dossier_id", changes=("dossier_id", "number"))

    def __str__(self) -> str:
        return self.get_kind_display()
