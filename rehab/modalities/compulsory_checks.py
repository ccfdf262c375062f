"""What the law asks before an act of compulsory rehabilitation is taken."""

from collections.abc import Iterable
from datetime import date

from cases.models import Clock, Pause, Procedure, Step
from cases.procedures.clocks import days_covered, due
from cases.procedures.manifest import Check, Taking, about, manifests
from cases.procedures.rules import RuleBook, work_calendar
from core.calendar import add_months
from rehab.enums import FACILITY_KINDS, Modality
from rehab.modalities.asks import facility_of
from rehab.modalities.evidence import RELAPSED
from rehab.modalities.parts import aged
from rehab.models import Episode

STATUTE = "statute"
"""Name of the rule that says for how long after the breach a dossier may be made; no act."""
NOT_A_GROUND = (
    "Ngày {on:%d/%m/%Y} tái nghiện trong thời gian quản lý sau cai chưa là căn cứ đối với người dưới 18 tuổi (Luật "
    "PCMT 2021, Điều 33). Hãy hướng dẫn đăng ký cai nghiện tự nguyện."
)
BREACH_LATER = "Ngày vi phạm {breach:%d/%m/%Y} sau ngày phát hiện {on:%d/%m/%Y}. Hãy kiểm tra lại một trong hai ngày."
STATUTE_OVER = (
    "Đã quá thời hiệu {deadline} kể từ ngày vi phạm {breach:%d/%m/%Y} (hết ngày {last:%d/%m/%Y}; {article}); không lập "
    "hồ sơ về lần vi phạm này được nữa."
)
EXCLUDED = (
    "Người này thuộc trường hợp không bị đưa vào cai nghiện bắt buộc: {which} ({article}). Hãy ghi “Dừng vì lý do "
    "khác” và hướng dẫn cai nghiện tự nguyện."
)
IN_SUBSTITUTION = (
    "Người này đang điều trị methadone từ ngày {starts:%d/%m/%Y}; chỉ lập hồ sơ khi đã bị chấm dứt điều trị mà còn sử "
    "dụng ma túy (NĐ 90/2016/NĐ-CP, Điều 3). Hãy ghi kết thúc đợt điều trị trước, nếu đã kết thúc."
)
READING_NOT_OVER = (
    "Thời hạn đọc hồ sơ đến hết ngày {last:%d/%m/%Y} ({article}); chỉ ghi hết thời hạn đọc từ ngày đó, hoặc ghi là "
    "người đó đã đọc hoặc không đọc."
)
NO_SUCH_STEP = "Chưa có bước “{act}”; hãy ghi bước đó trước."
STILL_TIME = "Người này còn được trình diện đến hết ngày {due:%d/%m/%Y} ({article}); chỉ ghi không trình diện sau đó."
NOT_FOR_THIS = "Lý do đã chọn không phải là căn cứ để {what}; căn cứ gồm: {grounds} ({article})."
ONLY_WHILE = "“{ground}” chỉ là căn cứ khi đang ở tình trạng “{state}” ({article}). Hãy chọn lý do khác."
ASKED_TOO_LATE = (
    "Chỉ được đề nghị trong {deadline} kể từ ngày nhận quyết định {received:%d/%m/%Y}, tức đến hết ngày "
    "{last:%d/%m/%Y} ({article}). {way_out}"
)
RATED_MONTHS = 3
BELOW_FAIR = {"average": "Trung bình", "poor": "Kém"}
RATED_BADLY = (
    "Lần xếp loại ngày {on:%d/%m/%Y} là “{rating}”; chỉ được giảm thời hạn khi ít nhất 03 tháng gần nhất xếp loại khá "
    "trở lên ({article})."
)
HALF_NOT_SERVED = (
    "Mới chấp hành {served} ngày, chưa được một nửa thời hạn {whole} ngày; sớm nhất ngày {earliest:%d/%m/%Y} mới được "
    "giảm thời hạn ({article})."
)
REMITS_OUTSIDE = "Chỉ được giảm từ {least} đến {most} tháng {why} ({article}); đã nhập {months} tháng."
TOO_LITTLE_LEFT = (
    "Thời hạn còn lại đến ngày {ends:%d/%m/%Y}, chưa đủ {deadline}, nên không phải tiếp tục chấp hành ({article}). Hãy "
    "ghi “Miễn chấp hành phần thời hạn còn lại”."
)
POSTED_TOO_LATE = (
    "Danh sách niêm yết ngày {posted:%d/%m/%Y}; phải niêm yết ít nhất {deadline}, nên sớm nhất ngày "
    "{first:%d/%m/%Y} mới được đề nghị ({article})."
)
NOTHING_RUNS = "Không có thời gian “{what}” nào đang diễn ra; hãy xem lại các bước đã ghi."
WRONG_FACILITY = "{facility} là cơ sở loại “{kind}”, không tiếp nhận hình thức “{modality}”."
SENT_TOO_LATE = (
    "Quyết định mở phiên họp gửi ngày {sent:%d/%m/%Y}; phải gửi ít nhất {deadline} trước phiên họp, nên phiên họp sớm "
    "nhất là ngày {earliest:%d/%m/%Y} ({article})."
)

PREGNANT = ("pregnant",)
"""What is a ground for women alone."""
EXCLUSIONS = (
    ("no_capacity", "không có năng lực trách nhiệm hành chính"),
    ("pregnant", "phụ nữ mang thai có chứng nhận của bệnh viện"),
    ("sole_carer", "người duy nhất đang nuôi con dưới 36 tháng tuổi"),
)
"""L2025 art. 35; Luật Xử lý vi phạm hành chính art. 96."""


def last_step(procedure: Procedure, act: str) -> Step | None:
    """The last step of an act that stands."""
    return procedure.steps.standing().filter(act=act).last()


def of_age_by_request(title: str, least: int, way_out: str) -> Check:
    """Old enough by the last day on which the request may be made: at the finding nobody is sent away who will be of
    age when it is made."""

    def check(taking: Taking) -> Iterable[str]:
        rule = RuleBook.of(taking.procedure.kind).governing("make", taking.procedure, taking.on)
        last = taking.on if rule is None or rule.amount is None else due(rule, taking.on, None, work_calendar()).on
        if taking.dossier.age_on(last) < least:
            yield from aged(title, least, way_out=way_out)(taking)

    return check


@about("breach_on")
def breach_before_finding(taking: Taking) -> Iterable[str]:
    """A breach is found on its day or later."""
    if taking.data["breach_on"] > taking.on:
        yield BREACH_LATER.format(breach=taking.data["breach_on"], on=taking.on)


@about("ground")
def ground_in_force(taking: Taking) -> Iterable[str]:
    """Some grounds came later: a rule of their own says since when."""
    ground = taking.data["ground"]
    if ground == RELAPSED and RuleBook.of(taking.procedure.kind).at(RELAPSED, taking.on) is None:
        yield NOT_A_GROUND.format(on=taking.on)


def within_statute(taking: Taking) -> Iterable[str]:
    """The dossier is made before the breach is barred by time, under the law that governs it."""
    rule = RuleBook.of(taking.procedure.kind).governing(STATUTE, taking.procedure, taking.on)
    found = last_step(taking.procedure, "find")
    if rule is None or found is None:
        return
    breach = date.fromisoformat(found.data["breach_on"])
    last = work_calendar().months_later(breach, rule.amount)
    if taking.on > last:
        yield STATUTE_OVER.format(deadline=rule.deadline, breach=breach, last=last, article=rule.article)


@about("exclusions")
def not_excluded(taking: Taking) -> Iterable[str]:
    """Nobody whom the law spares."""
    for which in taking.data.get("exclusions") or ():
        yield EXCLUDED.format(which=dict(EXCLUSIONS)[which], article=taking.rule.article)


def not_in_substitution(taking: Taking) -> Iterable[str]:
    """No patient in substitution treatment (NĐ90/2016 art. 3)."""
    running = Episode.objects.on(taking.on).filter(dossier=taking.dossier, modality=Modality.METHADONE).first()
    if running:
        yield IN_SUBSTITUTION.format(starts=running.starts)


@about("outcome")
def reading_over(taking: Taking) -> Iterable[str]:
    """Who neither read nor declined may still read; on the last day it is noted that they did not."""
    notified = last_step(taking.procedure, "notify")
    if taking.data["outcome"] != "over" or taking.rule.amount is None or notified is None:
        return
    last = due(taking.rule, notified.on, None, work_calendar()).on
    if taking.on < last:
        yield READING_NOT_OVER.format(last=last, article=taking.rule.article)


def in_time_after(act: str, way_out: str = "", *, unless: str = "") -> Check:
    """A wish that may be uttered only so long after another step; the rule says how long. In the state ``unless`` it
    may be uttered at any time."""

    @about("on")
    def check(taking: Taking) -> Iterable[str]:
        since = last_step(taking.procedure, act)
        if since is None or taking.rule.amount is None or taking.procedure.state == unless:
            return
        last = due(taking.rule, since.on, None, work_calendar()).on
        if taking.on > last:
            yield ASKED_TOO_LATE.format(
                deadline=taking.rule.deadline,
                received=since.on,
                last=last,
                article=taking.rule.article,
                way_out=way_out,
            ).strip()

    return check


def asked_for(act: str, field: str, value: str, label: str) -> Check:
    """The step that asked for this one stands; one request serves once."""

    def check(taking: Taking) -> Iterable[str]:
        asked = False
        for step in taking.procedure.steps.standing():
            if step.act == act and step.data.get(field) == value:
                asked = True
            elif step.act == taking.act.slug:
                asked = False
        if not asked:
            yield NO_SUCH_STEP.format(act=label)

    return check


def ground_fits(grounds: dict[str, tuple[tuple[str, str], ...]], only_in: dict[str, str]) -> Check:
    """The ground is one of those for what is asked or done; some are grounds in one state only (``only_in``)."""

    @about("ground")
    def check(taking: Taking) -> Iterable[str]:
        chosen, wanted = taking.data["ground"], taking.data.get("request", taking.act.slug)
        manifest, words = manifests[taking.procedure.kind], dict(grounds[wanted])
        if chosen not in words:
            what = manifest.act(wanted).label.lower()
            yield NOT_FOR_THIS.format(what=what, grounds="; ".join(words.values()).lower(), article=taking.rule.article)
        elif only_in.get(chosen, taking.procedure.state) != taking.procedure.state:
            state = manifest.state_label(only_in[chosen])
            yield ONLY_WHILE.format(ground=words[chosen], state=state, article=taking.rule.article)

    return check


@about("on")
def time_to_report_over(taking: Taking) -> Iterable[str]:
    """Nobody is late before the last day to report is over."""
    clock = Clock.objects.open().filter(procedure=taking.procedure, act="report_back", due_on__gte=taking.on).first()
    if clock:
        yield STILL_TIME.format(due=clock.due_on, article=clock.rule.article)


def runs(kind: str, what: str) -> Check:
    """The stretch that the act ends has begun."""

    def check(taking: Taking) -> Iterable[str]:
        if not taking.procedure.pauses.filter(kind=kind, ends__isnull=True).exists():
            yield NOTHING_RUNS.format(what=what)

    return check


@about("on")
def half_served(taking: Taking) -> Iterable[str]:
    """Half of the term decided has been served; days of escape are none, days of custody in a facility are some."""
    procedure = taking.procedure
    pauses = list(procedure.pauses.filter(ends__isnull=False))
    gone = days_covered(pause for pause in pauses if pause.effect == Pause.Effect.PROLONGS)
    before = days_covered(pause for pause in pauses if pause.effect == Pause.Effect.SHORTENS)
    served = (taking.on - procedure.term_starts).days - gone + before
    whole = (add_months(procedure.term_starts, procedure.term_months) - procedure.term_starts).days
    missing = -(-whole // 2) - served
    if missing > 0:
        earliest = date.fromordinal(taking.on.toordinal() + missing)
        yield HALF_NOT_SERVED.format(served=served, whole=whole, earliest=earliest, article=taking.rule.article)


@about("rated")
def rated_well(taking: Taking) -> Iterable[str]:
    """None of the ratings recorded in the latest three months is below "khá"."""
    since = add_months(taking.on, -RATED_MONTHS)
    reviews = taking.procedure.steps.standing().filter(act="review", on__gt=since, data__rating__in=BELOW_FAIR)
    if bad := reviews.last():
        yield RATED_BADLY.format(on=bad.on, rating=BELOW_FAIR[bad.data["rating"]], article=taking.rule.article)


@about("months")
def remits_lawfully(taking: Taking) -> Iterable[str]:
    """As many months as the rule allows: its first pair, or its second with merit."""
    merit = bool(taking.data.get("merit"))
    least, most = taking.rule.months(again=merit) or (0, taking.procedure.term_months)
    if not least <= taking.data["months"] <= most:
        why = "khi lập công" if merit else "khi có tiến bộ"
        yield REMITS_OUTSIDE.format(
            least=least, most=most, why=why, article=taking.rule.article, months=taking.data["months"]
        )


def remission_told(taking: Taking) -> str:
    """How many months may be remitted, without merit and with."""
    usual, merit = (taking.rule.months(again=again) for again in (False, True))
    if not usual:
        return ""
    with_merit = "; có lập công: từ {} đến {} tháng".format(*merit) if merit else ""
    return f"Được giảm từ {usual[0]} đến {usual[1]} tháng{with_merit} ({taking.rule.article})"


def enough_left(taking: Taking) -> Iterable[str]:
    """After a suspension the rest is served only when it is long enough."""
    ends, months = taking.procedure.term_ends, taking.rule.amount
    if ends and months and add_months(taking.on, months) > ends:
        yield TOO_LITTLE_LEFT.format(ends=ends, deadline=taking.rule.deadline, article=taking.rule.article)


@about("on")
def posted_long_enough(taking: Taking) -> Iterable[str]:
    """The list with this proposal was posted for so many working days before it is proposed (NĐ116/2021 art. 58)."""
    if taking.rule.amount is None:
        return
    posted = None
    for step in taking.procedure.steps.standing().filter(act__in=("post", "propose")):
        if step.data["proposal"] == taking.data["proposal"]:
            posted = step if step.act == "post" else None
    if posted is None:
        yield NO_SUCH_STEP.format(act=manifests[taking.procedure.kind].act("post").label)
        return
    first = due(taking.rule, posted.on, None, work_calendar()).on
    if taking.on < first:
        yield POSTED_TOO_LATE.format(
            posted=posted.on, deadline=taking.rule.deadline, first=first, article=taking.rule.article
        )


def takes(modality: Modality) -> Check:
    """The facility named takes the modality."""

    @about("facility")
    def check(taking: Taking) -> Iterable[str]:
        facility = facility_of(taking.data.get("facility"))
        if facility and facility.kind not in FACILITY_KINDS[modality]:
            yield WRONG_FACILITY.format(facility=facility, kind=facility.get_kind_display(), modality=modality.label)

    return check


@about("on")
def hearing_announced(taking: Taking) -> Iterable[str]:
    """The decision to open the hearing was sent so long before it (PL01/2022)."""
    if taking.rule.at_least is None:
        return
    sent = last_step(taking.procedure, "send_opening")
    if sent is None:
        yield NO_SUCH_STEP.format(act="Gửi quyết định mở phiên họp")
        return
    earliest = work_calendar().after(sent.on, taking.rule.at_least)
    if taking.on < earliest:
        yield SENT_TOO_LATE.format(
            sent=sent.on,
            deadline=f"{taking.rule.at_least:02d} ngày làm việc",
            earliest=earliest,
            article=taking.rule.article,
        )
