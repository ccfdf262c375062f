"""Episodes of rehabilitation and substitution treatment."""

from typing import Any, Self

from django.db import models
from django.db.models import Q

from accounts.enums import Permission
from cases.models import Dossier, Procedure
from cases.models.dossier import IntervalQuerySet
from core.constraints import both_or_neither, ends_after_start, no_overlap
from core.history import tracked
from core.models import Versioned
from rehab.enums import ABOLISHED_ON, AT_FACILITY, EpisodeEnd, Modality
from rehab.models.facilities import Facility


class EpisodeQuerySet(IntervalQuerySet):
    def visible_to(self, user: Any, permission: Permission = Permission.VIEW_DOSSIER) -> Self:
        """The episodes of the dossiers visible to the user."""
        return self.filter(dossier__in=Dossier.objects.visible_to(user, permission))

    def completed(self) -> Self:
        return self.filter(end_reason=EpisodeEnd.COMPLETED)


@tracked
class Episode(Versioned):
    """Đợt cai nghiện hoặc điều trị thay thế: one modality from a day to a day, decided under the law of its day.
    ``decider``: who decided, where it was entered by hand from its paper."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="episodes")
    modality = models.CharField("hình thức", max_length=20, choices=Modality.choices)
    facility = models.ForeignKey(
        Facility, verbose_name="cơ sở", null=True, blank=True, on_delete=models.PROTECT, related_name="episodes"
    )
    decision_number = models.CharField("số quyết định", max_length=60, blank=True)
    decided_on = models.DateField("ngày quyết định", null=True, blank=True)
    decider = models.CharField("người quyết định", max_length=200, blank=True)
    starts = models.DateField("ngày bắt đầu")
    months = models.PositiveSmallIntegerField("số tháng", null=True, blank=True)
    planned_end = models.DateField("ngày dự kiến kết thúc", null=True, blank=True)
    ends = models.DateField("ngày kết thúc", null=True, blank=True)
    end_reason = models.CharField("lý do kết thúc", max_length=12, choices=EpisodeEnd.choices, blank=True)
    procedure = models.OneToOneField(
        Procedure, verbose_name="thủ tục", null=True, blank=True, on_delete=models.PROTECT, related_name="episode"
    )
    maintenance_on = models.DateField("ngày đạt liều duy trì", null=True, blank=True)

    objects = EpisodeQuerySet.as_manager()

    class Meta:
        verbose_name = "đợt cai nghiện"
        verbose_name_plural = "đợt cai nghiện"
        ordering = ["starts"]
        indexes = [models.Index(fields=["facility", "starts"], name="episode_facility")]
        constraints = [
            ends_after_start("episode_days_in_order"),
            both_or_neither(
                "episode_end_has_reason",
                "ends",
                "end_reason",
                message="Ngày kết thúc và lý do kết thúc phải đi cùng nhau.",
            ),
            no_overlap(
                "episode_one_rehab_at_a_time",
                "dossier",
                condition=~Q(modality=Modality.METHADONE),
                message="Người này đang trong một đợt cai nghiện khác vào thời gian đó.",
            ),
            no_overlap(
                "episode_one_methadone_at_a_time",
                "dossier",
                condition=Q(modality=Modality.METHADONE),
                message="Người này đang trong một đợt điều trị methadone khác vào thời gian đó.",
            ),
            models.CheckConstraint(
                name="episode_facility_as_modality",
                condition=Q(modality__in=AT_FACILITY, facility__isnull=False)
                | (~Q(modality__in=AT_FACILITY) & Q(facility__isnull=True)),
                violation_error_message="Hình thức tại cơ sở phải có cơ sở; "
                "hình thức tại gia đình, cộng đồng thì không.",
            ),
            models.CheckConstraint(
                name="episode_expelled_only_methadone",
                condition=Q(modality=Modality.METHADONE) | ~Q(end_reason=EpisodeEnd.EXPELLED),
                violation_error_message="Chỉ điều trị methadone mới có lý do “Bị chấm dứt điều trị”.",
            ),
            models.CheckConstraint(
                name="episode_maintenance_only_methadone",
                condition=Q(maintenance_on__isnull=True)
                | Q(modality=Modality.METHADONE, maintenance_on__gte=models.F("starts")),
                violation_error_message="Ngày đạt liều duy trì chỉ có ở methadone và không trước ngày bắt đầu.",
            ),
            models.CheckConstraint(
                name="episode_community_compulsory_abolished",
                condition=~Q(modality=Modality.COMMUNITY_COMPULSORY) | Q(starts__lt=ABOLISHED_ON),
                violation_error_message="Cai nghiện bắt buộc tại cộng đồng đã bãi bỏ từ 01/01/2022.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_modality_display()} {self.starts:%d/%m/%Y}"

    @property
    def is_followed(self) -> bool:
        """Whether a procedure that still runs writes its end: then nobody writes it by hand."""
        return self.procedure is not None and self.procedure.closed_on is None
