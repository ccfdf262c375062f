"""The rest of forms 05 (NĐ105) and 19 (NĐ116), section by section."""

from django import forms

from cases.models import Background, DrugUse, HealthProfile, PastRehab, Relative
from core.forms import DayField, FactForm, VersionedForm


class BackgroundForm(VersionedForm, FactForm):
    groups = (
        ("Gốc gác, liên hệ", ("birthplace", "nationality", "religion", "phone", "social_networks")),
        (
            "Việc làm, gia đình",
            ("work_status", "workplace", "marital_status", "policy_group", "family_violence", "informant"),
        ),
        (
            "Tiền án và xử lý hành chính (số lần)",
            (
                "drug_convictions",
                "drug_sanctions",
                "other_convictions",
                "other_sanctions",
                "sanction_decisions",
            ),
        ),
        ("Sử dụng ma túy", ("first_detected_on", "frequency", "dose", "notes")),
    )

    class Meta:
        model = Background
        fields = [
            "birthplace",
            "nationality",
            "religion",
            "phone",
            "social_networks",
            "workplace",
            "work_status",
            "marital_status",
            "policy_group",
            "informant",
            "drug_convictions",
            "drug_sanctions",
            "other_convictions",
            "other_sanctions",
            "sanction_decisions",
            "first_detected_on",
            "frequency",
            "dose",
            "family_violence",
            "notes",
        ]
        field_classes = {"first_detected_on": DayField}


class HealthForm(VersionedForm, FactForm):
    groups = (
        ("Bệnh", ("hiv", "tuberculosis", "hepatitis", "asthma", "other_diseases")),
        ("Tâm thần", ("mental_illness", "psychotic_signs", "family_history")),
        ("Thể trạng", ("height_cm", "weight_kg", "pulse", "blood_pressure")),
    )

    class Meta:
        model = HealthProfile
        fields = [
            "hiv",
            "tuberculosis",
            "hepatitis",
            "asthma",
            "other_diseases",
            "mental_illness",
            "psychotic_signs",
            "family_history",
            "height_cm",
            "weight_kg",
            "pulse",
            "blood_pressure",
        ]


class RelativeForm(FactForm):
    class Meta:
        model = Relative
        fields = ["relation", "full_name", "birth_year", "paper_number", "occupation", "address"]


class DrugUseForm(FactForm):
    class Meta:
        model = DrugUse
        fields = [
            "substance",
            "age_first_use",
            "age_first_injection",
            "months_total",
            "days_last_month",
            "times_a_day",
            "way",
            "money_a_day",
        ]


class PastRehabForm(FactForm):
    class Meta:
        model = PastRehab
        fields = ["year", "place", "duration", "method", "relapse_reason"]


class VersionOnlyForm(VersionedForm, forms.Form):
    """The version that a page of rows was opened with."""
