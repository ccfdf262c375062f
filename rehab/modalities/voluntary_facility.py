"""Cai nghiện tự nguyện tại cơ sở (L2021 art. 31; NĐ116/2021 art. 35-39; L2025 art. 33, 34)."""

from collections.abc import Iterable
from pathlib import Path

from cases.procedures.manifest import NOT_BEGUN, Act, Ask, Manifest, Paper, Taking, manifests
from cases.procedures.rules import RuleBook
from rehab.enums import EpisodeEnd, FacilityKind, Modality
from rehab.modalities.asks import facility_ask, facility_of
from rehab.modalities.compulsory_checks import last_step, takes
from rehab.modalities.facility_effects import admitted, admitted_back, over, over_back, told_back, told_facility
from rehab.modalities.parts import (
    DECISION_NUMBER,
    ID_COPY,
    MONTHS,
    PLAN_ASKS,
    REASON,
    REGISTRATION,
    STAGE_ASKS,
    STOP_ASKS,
    aged,
    essential_stages,
    found_addicted,
    guardian_named,
    months_lawful,
    not_in_facility,
    registered_back,
    registers,
    stage_dates,
    stages_complete,
    term_over,
)
from rehab.models import Facility

SLUG = "voluntary_facility"
TITLE = "Cai nghiện tự nguyện tại cơ sở"
MODALITY = Modality.FACILITY_VOLUNTARY
PROVINCE_DECIDES = "province_decide"

PUBLIC_IS_DECIDED = (
    "{facility} là cơ sở công lập: từ ngày {since:%d/%m/%Y} do {decider} quyết định ({article}), không ký hợp đồng. "
    "Hãy ghi bước “Quyết định tiếp nhận vào cơ sở công lập”."
)
PRIVATE_HAS_CONTRACT = (
    "{facility} không phải cơ sở công lập nên không cần quyết định này. Hãy ghi bước “Ký hợp đồng cai nghiện”."
)
BREACHES = (
    ("abandoned", "Tự ý chấm dứt cai nghiện"),
    ("used", "Sử dụng ma túy trong thời gian cai nghiện"),
    ("contract", "Vi phạm hợp đồng, nội quy"),
)
BENEFICIARIES = (
    ("invalid", "Thương binh"),
    ("toxin", "Nhiễm chất độc hóa học từ 81 %"),
    ("poor", "Hộ nghèo"),
    ("elderly", "Người cao tuổi cô đơn"),
    ("orphan", "Trẻ em mồ côi"),
    ("disabled", "Người khuyết tật nặng, đặc biệt nặng"),
    ("province", "Theo nghị quyết của tỉnh"),
)


def contract_suffices(taking: Taking) -> Iterable[str]:
    """Into a public facility nobody goes by contract since somebody else decides on it."""
    rule = RuleBook.of(SLUG).governing(PROVINCE_DECIDES, taking.procedure, taking.on)
    facility = _facility(taking)
    if rule and facility.kind == FacilityKind.PUBLIC:
        yield PUBLIC_IS_DECIDED.format(
            facility=facility, since=rule.valid_from, decider=rule.decider, article=rule.article
        )


def is_public(taking: Taking) -> Iterable[str]:
    """Only the admission to a public facility is decided on."""
    facility = _facility(taking)
    if facility.kind != FacilityKind.PUBLIC:
        yield PRIVATE_HAS_CONTRACT.format(facility=facility)


def registered(taking: Taking) -> None:
    """The facility sees the person, who has registered."""
    registers(taking)
    told_facility(taking)


def unregistered(taking: Taking) -> None:
    """Neither of it."""
    registered_back(taking)
    told_back(taking)


def _facility(taking: Taking) -> Facility:
    return facility_of(last_step(taking.procedure, "register").data["facility"])


manifests.register(
    Manifest(
        slug=SLUG,
        order=40,
        title=TITLE,
        states={
            "registered": "Đã đăng ký, chờ cơ sở",
            "agreed": "Đã ký hợp đồng hoặc có quyết định, chờ vào cơ sở",
            "in_rehab": "Đang cai nghiện",
            "completed": "Đã hoàn thành",
            "refused": "Không được tiếp nhận",
            "violated": "Chấm dứt do tự ý bỏ hoặc vi phạm",
            "stopped": "Đã dừng",
        },
        final=frozenset({"completed", "refused", "violated", "stopped"}),
        going_on="in_rehab",
        ages=(12, 200),
        rules_file=Path(__file__).parent / "voluntary_facility.toml",
        acts=(
            Act(
                "register",
                "Tiếp nhận đăng ký",
                sources=(NOT_BEGUN,),
                target="registered",
                asks=(
                    facility_ask(MODALITY, "Cơ sở cai nghiện"),
                    Ask("guardian", "Cha, mẹ hoặc người giám hộ (nếu dưới 18 tuổi)", required=False),
                ),
                papers=(REGISTRATION, ID_COPY),
                checks=(aged(TITLE, 12), guardian_named, found_addicted, not_in_facility, takes(MODALITY)),
                effect=registered,
                undo=unregistered,
                words="Từ bước này cơ sở được chọn thấy hồ sơ.",
            ),
            Act(
                "contract",
                "Ký hợp đồng cai nghiện",
                sources=("registered",),
                target="agreed",
                asks=(Ask("decision_number", "Số hợp đồng"), MONTHS),
                papers=(Paper("form_28", "Hợp đồng đã ký (Mẫu 28)", scan=True),),
                decides=True,
                checks=(contract_suffices, months_lawful),
            ),
            Act(
                PROVINCE_DECIDES,
                "Quyết định tiếp nhận vào cơ sở công lập",
                sources=("registered",),
                target="agreed",
                asks=(DECISION_NUMBER, MONTHS),
                papers=(Paper("decision", "Quyết định tiếp nhận", scan=True),),
                decides=True,
                checks=(is_public, months_lawful),
            ),
            Act(
                "refuse",
                "Không tiếp nhận",
                sources=("registered", "agreed"),
                target="refused",
                asks=(REASON,),
                effect=over(),
                undo=over_back,
            ),
            Act("send_copy", "Gửi bản sao hợp đồng cho UBND cấp xã", sources=("agreed", "in_rehab")),
            Act(
                "admit",
                "Tiếp nhận vào cơ sở",
                sources=("agreed",),
                target="in_rehab",
                checks=(not_in_facility,),
                effect=admitted(MODALITY),
                undo=admitted_back,
                words="Thời hạn tính từ ngày vào cơ sở.",
            ),
            Act(
                "plan",
                "Lập kế hoạch cai nghiện cá nhân",
                sources=("in_rehab",),
                asks=PLAN_ASKS,
                documents=("116-20",),
            ),
            Act("stage", "Ghi kết quả một giai đoạn", sources=("in_rehab",), asks=STAGE_ASKS, checks=(stage_dates,)),
            Act(
                "support",
                "Hỗ trợ chi phí cai nghiện",
                sources=("in_rehab", "completed"),
                asks=(
                    Ask("beneficiary", "Đối tượng", "choice", choices=BENEFICIARIES),
                    Ask("amount", "Số tiền (đồng)", "number"),
                ),
            ),
            Act(
                "complete",
                "Xác nhận hoàn thành cai nghiện",
                sources=("in_rehab",),
                target="completed",
                asks=(Ask("certificate_number", "Số giấy xác nhận"),),
                papers=(Paper("form_26b", "Giấy xác nhận hoàn thành (Mẫu 26b)", document="116-26b"),),
                from_end=True,
                checks=(term_over, stages_complete, essential_stages),
                effect=over(EpisodeEnd.COMPLETED),
                undo=over_back,
                words="Giao cho người cai nghiện, người giám hộ và UBND cấp xã.",
            ),
            Act(
                "violate",
                "Tự ý chấm dứt hoặc vi phạm, chấm dứt",
                sources=("agreed", "in_rehab"),
                target="violated",
                asks=(Ask("breach", "Hành vi", "choice", choices=BREACHES), REASON),
                meets=("complete",),
                effect=over(EpisodeEnd.ABANDONED),
                undo=over_back,
            ),
            Act(
                "stop",
                "Dừng vì lý do khác",
                sources=("registered", "agreed", "in_rehab"),
                target="stopped",
                asks=STOP_ASKS,
                meets=("complete",),
                effect=over(),
                undo=over_back,
            ),
        ),
    )
)
