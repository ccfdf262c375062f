"""Quản lý sau cai nghiện ma túy (L2021 art. 40; NĐ116/2021 art. 77-81; L2025 art. 42)."""

from pathlib import Path

from aftercare.enums import PROCEDURE, AftercareEnd
from aftercare.steps import (
    begins,
    begun_back,
    ended_back,
    ends_relapsed,
    has_completed,
    has_relapsed,
    may_begin,
    none_runs,
    relapsed,
    served_back,
    serves,
    stops,
    term_lawful,
    term_of,
    term_over_clean,
)
from cases.models import Pause
from cases.procedures.manifest import NOT_BEGUN, Act, Ask, Manifest, Paper, PauseOpening, about, manifests
from cases.procedures.standing import term_is_over

TITLE = "Quản lý sau cai nghiện"
NUMBER = Ask("decision_number", "Số quyết định")
REASON = Ask("reason", "Lý do", "long")
ENDS = (AftercareEnd.IMPRISONED, AftercareEnd.DEAD, AftercareEnd.OTHER)
OPEN_STATES = ("managed", "away")

manifests.register(
    Manifest(
        slug=PROCEDURE,
        order=90,
        title=TITLE,
        states={
            "reported": "Đã về trình diện, chờ lập hồ sơ",
            "proposed": "Đã lập hồ sơ, chờ quyết định",
            "managed": "Đang quản lý sau cai",
            "away": "Vắng mặt không báo (không tính vào thời hạn)",
            "served": "Đã hết thời hạn, được xác nhận",
            "relapsed": "Kết thúc vì tái nghiện",
            "stopped": "Đã kết thúc vì lý do khác",
            "refused": "Không áp dụng",
        },
        final=frozenset({"served", "relapsed", "stopped", "refused"}),
        going_on="managed",
        ages=(12, 200),
        rules_files=(Path(__file__).parent / "procedure.toml",),
        acts=(
            Act(
                "report",
                "Ghi nhận người hoàn thành cai nghiện về trình diện",
                sources=(NOT_BEGUN,),
                target="reported",
                papers=(Paper("completion", "Giấy xác nhận (chứng nhận) hoàn thành cai nghiện"),),
                checks=(has_completed, none_runs),
                offered=may_begin,
                words="Người hoàn thành cai nghiện trình diện tại UBND và Công an xã nơi cư trú.",
            ),
            Act(
                "propose",
                "Lập hồ sơ đề nghị quản lý sau cai",
                sources=(NOT_BEGUN, "reported"),
                target="proposed",
                papers=(
                    Paper("form_50", "Văn bản đề nghị (Mẫu 50)", document="116-50"),
                    Paper("form_30", "Bản tóm tắt lý lịch (Mẫu 30)", document="116-30"),
                    Paper("completion_copy", "Bản sao giấy xác nhận hoàn thành cai nghiện"),
                ),
                due_after=("report",),
                checks=(has_completed, none_runs),
                offered=may_begin,
            ),
            Act(
                "decide",
                "Quyết định quản lý sau cai",
                sources=("proposed",),
                target="managed",
                asks=(
                    NUMBER,
                    Ask("months", "Thời hạn (tháng)", "number"),
                    Ask("helper", "Tổ chức, cá nhân được giao quản lý, giúp đỡ"),
                ),
                papers=(Paper("form_51", "Quyết định quản lý sau cai đã ký (Mẫu 51)", scan=True, document="116-51"),),
                due_after=("propose",),
                decides=True,
                checks=(has_completed, none_runs, about("months")(term_lawful)),
                prefills=term_of,
                effect=begins,
                undo=begun_back,
                words="01 năm; 02 năm đối với người từ đủ 18 tuổi chấp hành xong cai nghiện bắt buộc.",
            ),
            Act(
                "refuse",
                "Không áp dụng quản lý sau cai",
                sources=("reported", "proposed"),
                target="refused",
                asks=(REASON,),
                meets=("propose", "decide"),
            ),
            Act(
                "enlist",
                "Đưa vào danh sách quản lý sau cai",
                sources=("managed",),
                asks=(Ask("list_number", "Số thứ tự trong danh sách"),),
                words="Công an xã lập danh sách (Mẫu 52), in ở mục “Sổ sách”, Sổ 04-SCN.",
            ),
            Act(
                "absent",
                "Vắng mặt không báo",
                sources=("managed",),
                target="away",
                asks=(Ask("remark", "Diễn biến", "long", required=False),),
                opens=PauseOpening("absence", Pause.Effect.PROLONGS),
                words="Thời gian vắng mặt không khai báo không tính vào thời hạn quản lý.",
            ),
            Act("back", "Có mặt trở lại", sources=("away",), target="managed", closes=("absence",)),
            Act(
                "moved",
                "Ghi nhận chuyển nơi cư trú",
                sources=("managed",),
                asks=(Ask("to", "Chuyển đến (xã, huyện, tỉnh)"),),
            ),
            Act(
                "transfer",
                "Thông báo chuyển nơi quản lý",
                sources=("managed",),
                asks=(Ask("to", "Chuyển đến (xã, huyện, tỉnh)"), REASON),
                papers=(Paper("form_53", "Thông báo chuyển quản lý (Mẫu 53)", document="116-53"),),
                due_after=("moved",),
                words="Sau khi ghi bước này, chuyển hồ sơ bằng nút “Chuyển xã quản lý”; thời hạn còn lại tính tiếp.",
            ),
            Act(
                "serve",
                "Xác nhận hết thời hạn quản lý sau cai",
                sources=("managed",),
                target="served",
                asks=(Ask("certificate_number", "Số giấy xác nhận"),),
                papers=(Paper("form_54", "Giấy xác nhận (Mẫu 54)", document="116-54"),),
                from_end=True,
                meets=("transfer",),
                checks=(term_over_clean,),
                offered=term_is_over,
                effect=serves,
                undo=served_back,
                words="Người này cũng được đưa ra khỏi danh sách người nghiện.",
            ),
            Act(
                "relapse",
                "Kết thúc vì tái nghiện",
                sources=OPEN_STATES,
                target="relapsed",
                asks=(Ask("remark", "Diễn biến", "long", required=False),),
                meets=("serve", "transfer"),
                closes=("absence",),
                checks=(relapsed,),
                offered=has_relapsed,
                effect=ends_relapsed,
                undo=ended_back,
                words="Tiếp theo là lập hồ sơ đề nghị cai nghiện bắt buộc.",
            ),
            Act(
                "stop",
                "Kết thúc vì lý do khác",
                sources=OPEN_STATES,
                target="stopped",
                asks=(
                    Ask("reason", "Lý do", "choice", choices=tuple((end.value, end.label) for end in ENDS)),
                    Ask("remark", "Ghi chú", "long", required=False),
                ),
                meets=("serve", "transfer"),
                closes=("absence",),
                effect=stops,
                undo=ended_back,
            ),
        ),
    )
)
