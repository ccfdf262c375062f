"""How a person comes into substitution treatment: by the commune's decision, straight to the clinic, from another."""

from cases.procedures.manifest import NOT_BEGUN, Act, Ask, Paper
from rehab.enums import Modality, Phase
from rehab.modalities.asks import facility_ask
from rehab.modalities.methadone_checks import was_sent_here
from rehab.modalities.methadone_effects import (
    admitted,
    admitted_back,
    applied,
    applied_back,
    received,
    received_back,
    told,
    told_back,
)
from rehab.modalities.parts import (
    DECISION_NUMBER,
    ID_COPY,
    REASON,
    REGISTRATION,
    RESULT_SHEET,
    found_addicted,
    guardian_named,
    own_facility,
    registered_back,
    registers,
)

OPIOIDS = (("heroin", "Heroin"), ("opium", "Thuốc phiện"), ("other", "Chất khác"))
APPLICATION = Paper("application", "Đơn đăng ký điều trị")

ENTRY = (
    Act(
        "register",
        "Tiếp nhận đăng ký tại UBND xã",
        sources=(NOT_BEGUN,),
        target="registered",
        asks=(Ask("guardian", "Cha, mẹ hoặc người giám hộ (nếu dưới 18 tuổi)", required=False),),
        papers=(REGISTRATION, RESULT_SHEET, ID_COPY),
        checks=(found_addicted, guardian_named),
        effect=registers,
        undo=registered_back,
        words="Người nghiện đăng ký điều trị bằng thuốc thay thế tại UBND xã nơi cư trú.",
    ),
    Act(
        "enter_ledger",
        "Ghi Sổ đăng ký cai nghiện",
        sources=("registered",),
        asks=(Ask("ledger_number", "Số thứ tự trong sổ"),),
        due_after=("register",),
    ),
    Act(
        "decide",
        "Quyết định điều trị bằng thuốc thay thế",
        sources=("registered",),
        target="decided",
        asks=(DECISION_NUMBER, facility_ask(Modality.METHADONE, "Cơ sở điều trị")),
        papers=(Paper("form_24", "Quyết định đã ký", scan=True, document="116-24"),),
        due_after=("register",),
        effect=told,
        undo=told_back,
        words="Cơ sở được chọn thấy hồ sơ từ ngày quyết định.",
    ),
    Act(
        "refuse",
        "Không chấp nhận đăng ký",
        sources=("registered",),
        target="refused",
        asks=(REASON,),
        meets=("decide",),
    ),
    Act(
        "apply",
        "Nhận hồ sơ điều trị tại cơ sở",
        sources=(NOT_BEGUN, "decided"),
        target="applied",
        asks=(facility_ask(Modality.METHADONE, "Cơ sở điều trị"),),
        papers=(APPLICATION, ID_COPY),
        checks=(found_addicted, own_facility),
        effect=applied,
        undo=applied_back,
        words="Người nghiện nộp hồ sơ thẳng tại cơ sở, hoặc đến theo quyết định của UBND xã.",
    ),
    Act(
        "admit",
        "Tiếp nhận vào điều trị, khởi liều",
        sources=("applied",),
        target=Phase.INDUCTION.value,
        asks=(Ask("opioid", "Chất dạng thuốc phiện đang nghiện", "choice", choices=OPIOIDS),),
        due_after=("apply",),
        effect=admitted,
        undo=admitted_back,
        words="Đợt điều trị bắt đầu từ ngày này, không có thời hạn.",
    ),
    Act(
        "decline",
        "Cơ sở không tiếp nhận",
        sources=("applied",),
        target="declined",
        asks=(REASON,),
        meets=("admit",),
        effect=told,
        undo=told_back,
    ),
    Act(
        "not_come",
        "Không đến cơ sở điều trị",
        sources=("decided",),
        target="not_come",
        asks=(REASON,),
        effect=told,
        undo=told_back,
    ),
    Act(
        "receive",
        "Nhận người bệnh chuyển đến",
        sources=(NOT_BEGUN,),
        target_by="phase",
        asks=(
            facility_ask(Modality.METHADONE, "Cơ sở điều trị"),
            Ask("phase", "Đang ở giai đoạn", "choice", choices=tuple(Phase.choices)),
        ),
        papers=(Paper("transfer_slip", "Phiếu chuyển của cơ sở cũ"),),
        checks=(own_facility, was_sent_here),
        effect=received,
        undo=received_back,
        words="Đợt điều trị mới bắt đầu tại cơ sở này; đợt ở cơ sở cũ đã kết thúc.",
    ),
)
