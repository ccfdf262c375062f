"""Cai nghiện tự nguyện tại cơ sở (L2021 art. 31; NĐ116/2021 art. 35-39; L2025 art. 33, 34).

Two ways in. The commune registers the person for a facility, which from then on sees the dossier. Or the person comes
to the gate of the facility, which takes the file itself (``apply``; NĐ116 art. 35: form 22 and ID). A dossier is closed
to a facility by default, and an officer cannot look for one: at the desk they type the exact number of the dossier or
CCCD and the year of birth from the papers handed in, every such question is written into the log, and an exact answer
opens this one form for half an hour (``rehab.services.take_file``). Only the officer of that very facility may take it,
and only for that facility; what they see from then on is this dossier, by a place of care that ends with the procedure.
Whoever has no dossier is sent to their commune, which opens it and registers them. The commune learns of it by the copy
of the contract (art. 36): it owes the entry in its register on the day on which the copy was sent.
"""

from collections.abc import Iterable
from pathlib import Path

from cases.procedures.manifest import NOT_BEGUN, Act, Ask, Manifest, Paper, Taking, manifests
from cases.procedures.rules import RuleBook
from cases.procedures.standing import term_is_over
from rehab.enums import EpisodeEnd, FacilityKind, Modality
from rehab.modalities.asks import facility_ask, facility_of
from rehab.modalities.compulsory_checks import takes
from rehab.modalities.evidence import USED, use_known, use_of
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
    own_facility,
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
GO_HOME, AT_HOME = "go_home", "at_home"
PROVINCE_DECIDES = "province_decide"

PUBLIC_IS_DECIDED = (
    "{facility} là cơ sở công lập: từ ngày {since:%d/%m/%Y} do {decider} quyết định ({article}), không ký hợp đồng. "
    "Hãy ghi bước “Quyết định tiếp nhận vào cơ sở công lập”."
)
PRIVATE_HAS_CONTRACT = (
    "{facility} không phải cơ sở công lập nên không cần quyết định này. Hãy ghi bước “Ký hợp đồng cai nghiện”."
)
PUBLIC_DOES_ALL = (
    "{facility} là cơ sở công lập, phải làm đủ các giai đoạn của quy trình ({article}); chỉ cơ sở ngoài công lập mới "
    "được chuyển người cai nghiện về gia đình, cộng đồng sau giai đoạn c."
)
BREACHES = (
    ("abandoned", "Tự ý chấm dứt cai nghiện"),
    (USED, "Sử dụng ma túy trong thời gian cai nghiện"),
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
GUARDIAN = Ask("guardian", "Cha, mẹ hoặc người giám hộ (nếu dưới 18 tuổi)", required=False)
ENTRY_CHECKS = (aged(TITLE, 12), guardian_named, found_addicted, not_in_facility, takes(MODALITY))


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


def is_private(taking: Taking) -> Iterable[str]:
    """A public facility does all five stages itself (L2025 art. 29, 30)."""
    episode = taking.procedure.episode
    if episode.facility.kind == FacilityKind.PUBLIC:
        yield PUBLIC_DOES_ALL.format(facility=episode.facility, article=taking.rule.article)


def registered(taking: Taking) -> None:
    """The facility sees the person, who has registered."""
    registers(taking)
    told_facility(taking)


def unregistered(taking: Taking) -> None:
    """Neither of it."""
    registered_back(taking)
    told_back(taking)


def _facility(taking: Taking) -> Facility:
    return facility_of(taking.procedure.steps.standing().first().data["facility"])


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
            AT_HOME: "Đã qua các giai đoạn a, b, c; cai nghiện tiếp tại gia đình, cộng đồng",
            "violated": "Chấm dứt do tự ý bỏ hoặc vi phạm",
            "stopped": "Đã dừng",
        },
        final=frozenset({"completed", "refused", AT_HOME, "violated", "stopped"}),
        going_on="in_rehab",
        ages=(12, 200),
        rules_files=(Path(__file__).parent / "voluntary_facility.toml",),
        acts=(
            Act(
                "register",
                "Tiếp nhận đăng ký",
                sources=(NOT_BEGUN,),
                target="registered",
                asks=(facility_ask(MODALITY, "Cơ sở cai nghiện"), GUARDIAN),
                papers=(REGISTRATION, ID_COPY),
                checks=ENTRY_CHECKS,
                effect=registered,
                undo=unregistered,
                words="Từ bước này cơ sở được chọn thấy hồ sơ.",
            ),
            Act(
                "apply",
                "Nhận hồ sơ cai nghiện tự nguyện tại cơ sở",
                sources=(NOT_BEGUN,),
                target="registered",
                asks=(facility_ask(MODALITY, "Cơ sở cai nghiện"), GUARDIAN),
                papers=(REGISTRATION, ID_COPY),
                checks=(*ENTRY_CHECKS, own_facility),
                effect=registered,
                undo=unregistered,
                words="Người đến thẳng cơ sở nộp bản đăng ký và giấy tờ tùy thân. Từ bước này cơ sở thấy hồ sơ; "
                "sau khi ký hợp đồng, cơ sở gửi bản sao cho UBND cấp xã.",
            ),
            Act(
                "contract",
                "Ký hợp đồng cai nghiện",
                sources=("registered",),
                target="agreed",
                asks=(Ask("decision_number", "Số hợp đồng"), MONTHS),
                papers=(Paper("form_28", "Hợp đồng đã ký (Mẫu 28)", scan=True, document="116-28"),),
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
            Act(
                "send_copy",
                "Gửi bản sao hợp đồng cho UBND cấp xã",
                sources=("agreed", "in_rehab"),
                words="Xã nơi cư trú nhận được việc phải làm: ghi vào Sổ đăng ký cai nghiện.",
            ),
            Act(
                "enter_ledger",
                "Nhận bản sao hợp đồng, ghi Sổ đăng ký cai nghiện",
                sources=("agreed", "in_rehab"),
                asks=(Ask("ledger_number", "Số thứ tự trong sổ"),),
                due_after=("send_copy",),
            ),
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
                foretold=(stages_complete, essential_stages),
                offered=term_is_over,
                effect=over(EpisodeEnd.COMPLETED),
                undo=over_back,
                words="Giao cho người cai nghiện, người giám hộ và UBND cấp xã.",
            ),
            Act(
                GO_HOME,
                "Chuyển về gia đình, cộng đồng cai nghiện tiếp",
                sources=("in_rehab",),
                target=AT_HOME,
                asks=(REASON,),
                meets=("complete",),
                checks=(is_private, stages_complete, essential_stages),
                foretold=(stages_complete, essential_stages),
                effect=over(EpisodeEnd.CONVERTED),
                undo=over_back,
                words="Cơ sở ngoài công lập đã làm các giai đoạn a, b, c; xã ghi “Tiếp nhận từ cơ sở” ở thủ tục cai "
                "nghiện tại gia đình, cộng đồng, thời hạn chạy tiếp.",
            ),
            Act(
                "violate",
                "Tự ý chấm dứt hoặc vi phạm, chấm dứt",
                sources=("agreed", "in_rehab"),
                target="violated",
                asks=(Ask("breach", "Hành vi", "choice", choices=BREACHES), REASON),
                checks=(use_known,),
                prefills=use_of,
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
