"""Quản lý sau cai nghiện ma túy (L2021 art. 40; NĐ116/2021 art. 77-81; L2025 art. 42)."""

from collections.abc import Iterable
from pathlib import Path

from aftercare.enums import PROCEDURE, AftercareEnd
from aftercare.law import lawful_months
from aftercare.models import Aftercare
from aftercare.queries import latest_completion
from aftercare.services import correct_aftercare, end_aftercare, open_aftercare, withdraw_aftercare
from cases.enums import DeterminationResult, RemovalReason
from cases.models import ListRemoval, Pause, Procedure
from cases.procedures.manifest import NOT_BEGUN, Act, Ask, Manifest, Paper, PauseOpening, Taking, manifests
from cases.services import remove_from_list, withdraw_fact
from cases.stage import is_on_addict_list
from core.errors import DomainError
from rehab.enums import ABOLISHED_ON

TITLE = "Quản lý sau cai nghiện"

NOT_COMPLETED = (
    "Đến ngày {on:%d/%m/%Y} người này chưa hoàn thành đợt cai nghiện hoặc điều trị nào (Luật PCMT 2021, Điều 40). "
    "Hãy ghi hoàn thành đợt cai nghiện trước."
)
RUNS = (
    "Người này đang được quản lý sau cai theo quyết định ngày {starts:%d/%m/%Y}; hãy bấm “Theo dõi theo thủ tục” ở "
    "quyết định đó, hoặc ghi kết thúc trước."
)
OTHER_TERM = (
    "Thời hạn {months} tháng không đúng: người này hoàn thành “{what}” nên thời hạn quản lý sau cai là {lawful} tháng "
    "({article})."
)
TERM_NOT_OVER = (
    "Thời hạn quản lý sau cai đến ngày {ends:%d/%m/%Y} mới hết; chưa cấp giấy xác nhận được ngày {on:%d/%m/%Y}."
)
STILL_AWAY = "Chưa ghi ngày người này có mặt trở lại, nên chưa biết ngày hết thời hạn; hãy ghi bước “Có mặt trở lại”."
HAS_RELAPSED = (
    "Ngày {on:%d/%m/%Y} người này được xác định có nghiện trong thời hạn quản lý; hãy ghi bước “Kết thúc vì tái "
    "nghiện”."
)
NOT_RELAPSED = (
    "Từ ngày {since:%d/%m/%Y} đến ngày {on:%d/%m/%Y} chưa có kết quả xác định “có nghiện”. Dương tính mới là sử dụng "
    "lại, chưa phải tái nghiện: hãy đề nghị xác định tình trạng nghiện trước (Luật PCMT 2021, Điều 27)."
)
NO_AFTERCARE = "Không còn tìm thấy quyết định quản lý sau cai của thủ tục này; hãy xem mục “Quản lý sau cai”."

NUMBER = Ask("decision_number", "Số quyết định")
REASON = Ask("reason", "Lý do", "long")
ENDS = (AftercareEnd.IMPRISONED, AftercareEnd.DEAD, AftercareEnd.OTHER)
OPEN_STATES = ("managed", "away")


def has_completed(taking: Taking) -> Iterable[str]:
    """Aftercare follows a completed rehabilitation or substitution treatment."""
    if latest_completion(taking.dossier, taking.on) is None:
        yield NOT_COMPLETED.format(on=taking.on)


def none_runs(taking: Taking) -> Iterable[str]:
    """One decision at a time: one entered by hand or imported is taken up, not decided again."""
    running = Aftercare.objects.filter(dossier=taking.dossier, ends__isnull=True).first()
    if running:
        yield RUNS.format(starts=running.starts)


def term_lawful(taking: Taking) -> Iterable[str]:
    """Two years for an adult after compulsory rehabilitation, else one; before 2022 from one to two years."""
    completed = latest_completion(taking.dossier, taking.on)
    months, rule = taking.data.get("months"), taking.rule
    lawful = completed and lawful_months(taking.dossier, completed)
    if lawful and months != lawful and taking.on >= ABOLISHED_ON:
        what = completed.get_modality_display().lower()
        yield OTHER_TERM.format(months=months, what=what, lawful=lawful, article=rule.article)


def term_over_clean(taking: Taking) -> Iterable[str]:
    """The certificate is given when the term is over and the person was not found addicted in it."""
    procedure = taking.procedure
    if procedure.term_ends is None:
        yield STILL_AWAY
    elif taking.on < procedure.term_ends:
        yield TERM_NOT_OVER.format(ends=procedure.term_ends, on=taking.on)
    if found := _relapse(taking):
        yield HAS_RELAPSED.format(on=found.on)


def relapsed(taking: Taking) -> Iterable[str]:
    """A relapse is a determination, not a test."""
    if _relapse(taking) is None:
        yield NOT_RELAPSED.format(since=taking.procedure.term_starts, on=taking.on)


def _relapse(taking: Taking):
    found = taking.dossier.determinations.filter(result=DeterminationResult.ADDICTED)
    return found.filter(on__gte=taking.procedure.term_starts, on__lte=taking.on).order_by("on").first()


def _begin(taking: Taking) -> None:
    procedure, data = taking.procedure, taking.data
    procedure.term_starts, procedure.term_months = taking.on, data["months"]
    open_aftercare(
        dossier=taking.dossier,
        starts=taking.on,
        months=data["months"],
        decision_number=data["decision_number"],
        helper=data["helper"],
        procedure=procedure,
        by=taking.by,
    )


def _begun_back(taking: Taking) -> None:
    withdraw_aftercare(aftercare=_aftercare(taking.procedure), reason=taking.step.undone_reason, by=taking.by)


def _serve(taking: Taking) -> None:
    """The certificate ends aftercare, and takes the person off the list of addicts (L2021 art. 43)."""
    _end(taking, AftercareEnd.TERM_SERVED)
    if is_on_addict_list(taking.dossier, taking.on):
        remove_from_list(dossier=taking.dossier, on=taking.on, reason=RemovalReason.CLEAN, by=taking.by)


def _served_back(taking: Taking) -> None:
    removed = ListRemoval.objects.filter(dossier=taking.dossier, on=taking.on, reason=RemovalReason.CLEAN).first()
    if removed:
        withdraw_fact(fact=removed, version=removed.version, reason=taking.step.undone_reason, by=taking.by)
    _ended_back(taking)


def _relapse_ends(taking: Taking) -> None:
    _end(taking, AftercareEnd.RELAPSED)


def _stop(taking: Taking) -> None:
    _end(taking, AftercareEnd(taking.data["reason"]))


def _end(taking: Taking, reason: AftercareEnd) -> None:
    found = _aftercare(taking.procedure)
    end_aftercare(aftercare=found, version=found.version, ends=taking.on, reason=reason, by=taking.by)


def _ended_back(taking: Taking) -> None:
    found = _aftercare(taking.procedure)
    correct_aftercare(aftercare=found, version=found.version, data={"ends": None, "end_reason": ""}, by=taking.by)


def _aftercare(procedure: Procedure) -> Aftercare:
    found = Aftercare.objects.filter(procedure=procedure).first()
    if found is None:
        raise DomainError(NO_AFTERCARE)
    return found


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
                checks=(has_completed, none_runs, term_lawful),
                effect=_begin,
                undo=_begun_back,
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
                effect=_serve,
                undo=_served_back,
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
                effect=_relapse_ends,
                undo=_ended_back,
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
                effect=_stop,
                undo=_ended_back,
            ),
        ),
    )
)
