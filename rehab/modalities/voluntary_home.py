"""Cai nghiện tự nguyện tại gia đình, cộng đồng (L2021 art. 30; NĐ116/2021 art. 28-34; L2025 art. 32)."""

from pathlib import Path

from cases.procedures.manifest import NOT_BEGUN, Act, Ask, Manifest, Paper, manifests
from rehab.enums import EpisodeEnd, Modality
from rehab.modalities.common import (
    DECISION_NUMBER,
    ID_COPY,
    MONTHS,
    PLAN_ASKS,
    REASON,
    REGISTRATION,
    RESULT_SHEET,
    STAGE_ASKS,
    STOP_ASKS,
    aged,
    begins,
    begun_back,
    ended_back,
    ends,
    found_addicted,
    months_lawful,
    not_in_facility,
    stages_complete,
    term_over,
)

SLUG = "voluntary_home"
TITLE = "Cai nghiện tự nguyện tại gia đình, cộng đồng"
BREACHES = (
    ("not_done", "Không thực hiện cai nghiện"),
    ("abandoned", "Tự ý chấm dứt cai nghiện"),
    ("used", "Sử dụng ma túy trong thời gian cai nghiện"),
)

manifests.register(
    Manifest(
        slug=SLUG,
        order=30,
        title=TITLE,
        states={
            "registered": "Đã đăng ký, chờ quyết định",
            "in_rehab": "Đang cai nghiện",
            "completed": "Đã hoàn thành",
            "refused": "Không được chấp nhận",
            "violated": "Chấm dứt do vi phạm",
            "stopped": "Đã dừng",
        },
        final=frozenset({"completed", "refused", "violated", "stopped"}),
        going_on="in_rehab",
        rules_file=Path(__file__).parent / "voluntary_home.toml",
        acts=(
            Act(
                "register",
                "Tiếp nhận đăng ký",
                sources=(NOT_BEGUN,),
                target="registered",
                asks=(
                    Ask(
                        "place",
                        "Nơi cai nghiện",
                        "choice",
                        choices=((Modality.HOME.value, "Tại gia đình"), (Modality.COMMUNITY.value, "Tại cộng đồng")),
                    ),
                    Ask("guardian", "Cha, mẹ hoặc người giám hộ (nếu dưới 18 tuổi)", required=False),
                ),
                papers=(REGISTRATION, RESULT_SHEET, ID_COPY),
                checks=(aged(TITLE, 12), found_addicted, not_in_facility),
                words="Người nghiện đăng ký tại UBND xã nơi cư trú.",
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
                "Quyết định (tiếp nhận) cai nghiện tự nguyện",
                sources=("registered",),
                target="in_rehab",
                asks=(DECISION_NUMBER, MONTHS),
                papers=(Paper("form_24", "Quyết định (biên bản tiếp nhận) đã ký", scan=True, document="116-24"),),
                due_after=("register",),
                decides=True,
                checks=(months_lawful, not_in_facility),
                effect=begins(),
                undo=begun_back,
                words="Thời hạn tính từ ngày quyết định (từ 01/07/2026: ngày lập biên bản tiếp nhận).",
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
                "assign_carer",
                "Phân công người theo dõi, giúp đỡ",
                sources=("in_rehab",),
                asks=(Ask("carer", "Người được phân công"), Ask("organisation", "Thuộc tổ chức", required=False)),
            ),
            Act(
                "plan",
                "Lập kế hoạch cai nghiện cá nhân",
                sources=("in_rehab",),
                asks=PLAN_ASKS,
                documents=("116-20",),
            ),
            Act("stage", "Ghi kết quả một giai đoạn", sources=("in_rehab",), asks=STAGE_ASKS),
            Act(
                "transfer",
                "Chuyển nơi quản lý cai nghiện",
                sources=("in_rehab",),
                asks=(Ask("to", "Chuyển đến (xã, huyện, tỉnh)"), REASON),
                papers=(Paper("form_25", "Giấy chuyển quản lý (Mẫu 25)", document="116-25"),),
                words="Sau khi ghi bước này, chuyển hồ sơ bằng nút “Chuyển xã quản lý”; thủ tục tiếp tục ở xã mới.",
            ),
            Act(
                "remind",
                "Nhắc nhở vi phạm lần thứ nhất",
                sources=("in_rehab",),
                asks=(Ask("breach", "Hành vi", "choice", choices=BREACHES), REASON),
            ),
            Act(
                "review",
                "Kiểm điểm vi phạm lần thứ hai",
                sources=("in_rehab",),
                asks=(Ask("breach", "Hành vi", "choice", choices=BREACHES), REASON),
            ),
            Act(
                "support",
                "Chi hỗ trợ một lần",
                sources=("in_rehab", "completed"),
                asks=(Ask("amount", "Số tiền (đồng)", "number"),),
                checks=(stages_complete,),
            ),
            Act(
                "complete",
                "Xác nhận hoàn thành cai nghiện",
                sources=("in_rehab",),
                target="completed",
                asks=(Ask("certificate_number", "Số giấy xác nhận"),),
                papers=(Paper("form_26a", "Giấy xác nhận hoàn thành (Mẫu 26a)", document="116-26a"),),
                from_end=True,
                checks=(term_over, stages_complete),
                effect=ends(EpisodeEnd.COMPLETED),
                undo=ended_back,
            ),
            Act(
                "violate",
                "Lập biên bản vi phạm, chấm dứt",
                sources=("registered", "in_rehab"),
                target="violated",
                asks=(Ask("breach", "Hành vi", "choice", choices=BREACHES), REASON),
                papers=(Paper("form_27", "Biên bản vi phạm (Mẫu 27)", document="116-27"),),
                meets=("complete", "decide"),
                effect=ends(EpisodeEnd.ABANDONED),
                undo=ended_back,
            ),
            Act(
                "stop",
                "Dừng vì lý do khác",
                sources=("registered", "in_rehab"),
                target="stopped",
                asks=STOP_ASKS,
                meets=("complete", "decide"),
                effect=ends(),
                undo=ended_back,
            ),
        ),
    )
)
