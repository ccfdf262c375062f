"""What forms 05 (NĐ105) and 19 (NĐ116) ask beyond the counted fields."""

from django.db import models

from cases.enums import MaritalStatus, PastRehabPlace, Relation, Substance, WorkStatus
from cases.models.cards import keeps_cards
from cases.models.dossier import Dossier
from core.history import tracked
from core.models import Versioned


@tracked
class Background(Versioned):
    """Nhân thân: origin, work, family situation, convictions and first use (NĐ105 form 05)."""

    dossier = models.OneToOneField(Dossier, on_delete=models.PROTECT, related_name="background")
    birthplace = models.CharField("quê quán", max_length=250, blank=True)
    nationality = models.CharField("quốc tịch", max_length=60, blank=True, default="Việt Nam")
    religion = models.CharField("tôn giáo", max_length=60, blank=True)
    workplace = models.CharField("nơi làm việc, học tập", max_length=250, blank=True)
    work_status = models.CharField("việc làm", max_length=12, choices=WorkStatus.choices, blank=True)
    marital_status = models.CharField("hôn nhân", max_length=10, choices=MaritalStatus.choices, blank=True)
    phone = models.CharField("điện thoại", max_length=40, blank=True)
    social_networks = models.CharField("mạng xã hội", max_length=250, blank=True)
    policy_group = models.CharField("đối tượng chính sách", max_length=120, blank=True)
    informant = models.CharField("người báo tin", max_length=120, blank=True)
    drug_convictions = models.PositiveSmallIntegerField("tiền án về ma túy", null=True, blank=True)
    drug_sanctions = models.PositiveSmallIntegerField("xử lý hành chính về ma túy", null=True, blank=True)
    other_convictions = models.PositiveSmallIntegerField("tiền án khác", null=True, blank=True)
    other_sanctions = models.PositiveSmallIntegerField("xử lý hành chính khác", null=True, blank=True)
    sanction_decisions = models.TextField("các quyết định xử lý", blank=True)
    first_detected_on = models.DateField("ngày bị phát hiện lần đầu", null=True, blank=True)
    frequency = models.CharField("tần suất sử dụng", max_length=120, blank=True)
    dose = models.CharField("liều lượng", max_length=120, blank=True)
    family_violence = models.BooleanField("có bạo lực gia đình", null=True, blank=True)
    notes = models.TextField("ghi chú", blank=True)

    class Meta:
        verbose_name = "nhân thân"
        verbose_name_plural = "nhân thân"
        triggers = keeps_cards("dossier_id", changes=("dossier_id", "phone"))

    def __str__(self) -> str:
        return f"{self.dossier_id}"


@tracked
class Relative(models.Model):
    """Thân nhân: parents, spouse, children, guardian."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="relatives")
    relation = models.CharField("quan hệ", max_length=10, choices=Relation.choices)
    full_name = models.CharField("họ và tên", max_length=120)
    birth_year = models.PositiveSmallIntegerField("năm sinh", null=True, blank=True)
    paper_number = models.CharField("số giấy tờ", max_length=20, blank=True)
    occupation = models.CharField("nghề nghiệp", max_length=120, blank=True)
    address = models.CharField("địa chỉ", max_length=250, blank=True)

    class Meta:
        verbose_name = "thân nhân"
        verbose_name_plural = "thân nhân"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.get_relation_display()


@tracked
class HealthProfile(Versioned):
    """Sức khỏe: under a right of its own (HIV status is confidential, Luật 64/2006)."""

    dossier = models.OneToOneField(Dossier, on_delete=models.PROTECT, related_name="health")
    hiv = models.BooleanField("HIV", null=True, blank=True)
    tuberculosis = models.BooleanField("lao", null=True, blank=True)
    hepatitis = models.BooleanField("bệnh gan, mật", null=True, blank=True)
    asthma = models.BooleanField("hen", null=True, blank=True)
    other_diseases = models.CharField("bệnh khác", max_length=250, blank=True)
    mental_illness = models.CharField("bệnh tâm thần", max_length=250, blank=True)
    psychotic_signs = models.BooleanField("biểu hiện loạn thần", null=True, blank=True)
    family_history = models.CharField("tiền sử gia đình", max_length=250, blank=True)
    height_cm = models.PositiveSmallIntegerField("chiều cao (cm)", null=True, blank=True)
    weight_kg = models.PositiveSmallIntegerField("cân nặng (kg)", null=True, blank=True)
    pulse = models.PositiveSmallIntegerField("mạch (lần/phút)", null=True, blank=True)
    blood_pressure = models.CharField("huyết áp", max_length=12, blank=True)

    class Meta:
        verbose_name = "sức khỏe"
        verbose_name_plural = "sức khỏe"

    def __str__(self) -> str:
        return f"{self.dossier_id}"


@tracked
class DrugUse(models.Model):
    """Một dòng của bảng chất ma túy đã dùng (NĐ116 form 19)."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="drug_uses")
    substance = models.CharField("chất", max_length=16, choices=Substance.choices)
    age_first_use = models.PositiveSmallIntegerField("tuổi dùng lần đầu", null=True, blank=True)
    age_first_injection = models.PositiveSmallIntegerField("tuổi tiêm chích lần đầu", null=True, blank=True)
    months_total = models.PositiveSmallIntegerField("tổng thời gian (tháng)", null=True, blank=True)
    days_last_month = models.PositiveSmallIntegerField("số ngày trong tháng qua", null=True, blank=True)
    times_a_day = models.PositiveSmallIntegerField("số lần mỗi ngày", null=True, blank=True)
    way = models.CharField("cách dùng", max_length=60, blank=True)
    money_a_day = models.PositiveIntegerField("tiền mỗi ngày (đồng)", null=True, blank=True)

    class Meta:
        verbose_name = "chất đã dùng"
        verbose_name_plural = "chất đã dùng"
        constraints = [models.UniqueConstraint(fields=["dossier", "substance"], name="drug_use_once")]

    def __str__(self) -> str:
        return self.get_substance_display()


@tracked
class PastRehab(models.Model):
    """Lần cai nghiện trước khi lập hồ sơ, do người đó khai (NĐ116 form 19); never counted."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="past_rehabs")
    year = models.PositiveSmallIntegerField("năm")
    place = models.CharField("địa điểm", max_length=10, choices=PastRehabPlace.choices)
    duration = models.CharField("thời gian", max_length=60, blank=True)
    method = models.CharField("phương pháp", max_length=120, blank=True)
    relapse_reason = models.CharField("lý do tái nghiện", max_length=250, blank=True)

    class Meta:
        verbose_name = "lần cai trước"
        verbose_name_plural = "lần cai trước"
        ordering = ["year"]

    def __str__(self) -> str:
        return f"{self.year}"
