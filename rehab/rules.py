"""What the law and the register say of an episode, asked before it is written."""

from cases.services import check_end, check_event_day, check_not_future
from core.errors import DomainError
from rehab.enums import ABOLISHED_ON, AT_FACILITY, FACILITY_KINDS, EpisodeEnd, Modality
from rehab.models import Episode
from rehab.queries import overlapping_alike

ABOLISHED = "Cai nghiện bắt buộc tại cộng đồng đã bãi bỏ từ {day:%d/%m/%Y} (Nghị định 116/2021/NĐ-CP, Điều 86)."
NEEDS_FACILITY = "Hình thức “{modality}” phải có cơ sở tiếp nhận."
NO_FACILITY = "Hình thức “{modality}” không ở cơ sở nào; hãy bỏ trống ô cơ sở."
WRONG_FACILITY = "{facility} là cơ sở loại “{kind}”, không tiếp nhận hình thức “{modality}”."
FACILITY_CLOSED = "{facility} chưa hoạt động hoặc đã ngừng hoạt động vào ngày {day:%d/%m/%Y}."
NEEDS_REASON = "Hãy chọn lý do kết thúc."
NEEDS_END = "Đã chọn lý do kết thúc thì phải ghi ngày kết thúc."
ONLY_METHADONE = "Lý do “{reason}” chỉ có ở điều trị methadone."
NO_MAINTENANCE = "Chỉ điều trị methadone mới có ngày đạt liều duy trì."
MAINTENANCE_OUTSIDE = (
    "Ngày đạt liều duy trì {on:%d/%m/%Y} phải từ ngày bắt đầu {starts:%d/%m/%Y} đến trước ngày kết thúc."
)
OVERLAP = "Người này đã có đợt “{other}”, bắt đầu {starts:%d/%m/%Y}, {until}. {way_out}"
END_OTHER_FIRST = "Hãy ghi ngày kết thúc của đợt đó trước."
START_LATER = "Đợt này chỉ có thể bắt đầu từ ngày {day:%d/%m/%Y}."
END_EARLIER = "Đợt này phải ghi ngày kết thúc, chậm nhất là {day:%d/%m/%Y}."


def check_episode(episode: Episode) -> None:
    """Refuse an episode that cannot lawfully be as it is filled in."""
    check_event_day(episode.dossier, episode.starts, "starts")
    check_not_future(episode.decided_on, "decided_on")
    _check_place(episode)
    _check_end(episode)
    _check_maintenance(episode)
    _check_overlap(episode)


def _check_place(episode: Episode) -> None:
    modality, facility = Modality(episode.modality), episode.facility
    if modality == Modality.COMMUNITY_COMPULSORY and episode.starts >= ABOLISHED_ON:
        raise _refusal(ABOLISHED.format(day=ABOLISHED_ON), "modality")
    if modality not in AT_FACILITY:
        if facility:
            raise _refusal(NO_FACILITY.format(modality=modality.label), "facility")
        return
    if facility is None:
        raise _refusal(NEEDS_FACILITY.format(modality=modality.label), "facility")
    if facility.kind not in FACILITY_KINDS[modality]:
        sentence = WRONG_FACILITY.format(facility=facility, kind=facility.get_kind_display(), modality=modality.label)
        raise _refusal(sentence, "facility")
    office = facility.office
    if episode.starts < office.valid_from or (office.valid_to and episode.starts >= office.valid_to):
        raise _refusal(FACILITY_CLOSED.format(facility=facility, day=episode.starts), "facility")


def _check_end(episode: Episode) -> None:
    if not episode.ends:
        if episode.end_reason:
            raise _refusal(NEEDS_END, "ends")
        return
    check_end(episode.starts, episode.ends)
    if not episode.end_reason:
        raise _refusal(NEEDS_REASON, "end_reason")
    if episode.end_reason == EpisodeEnd.EXPELLED and episode.modality != Modality.METHADONE:
        raise _refusal(ONLY_METHADONE.format(reason=EpisodeEnd.EXPELLED.label), "end_reason")


def _check_maintenance(episode: Episode) -> None:
    on = episode.maintenance_on
    if on is None:
        return
    if episode.modality != Modality.METHADONE:
        raise _refusal(NO_MAINTENANCE, "maintenance_on")
    check_not_future(on, "maintenance_on")
    if on < episode.starts or (episode.ends and on >= episode.ends):
        raise _refusal(MAINTENANCE_OUTSIDE.format(on=on, starts=episode.starts), "maintenance_on")


def _check_overlap(episode: Episode) -> None:
    other = overlapping_alike(episode)
    if other is None:
        return
    if other.starts > episode.starts:
        way_out = END_EARLIER.format(day=other.starts)
    elif other.ends:
        way_out = START_LATER.format(day=other.ends)
    else:
        way_out = END_OTHER_FIRST
    sentence = OVERLAP.format(other=place_of(other), starts=other.starts, until=until(other), way_out=way_out)
    raise _refusal(sentence, "starts")


def place_of(episode: Episode) -> str:
    """The modality, with the facility where there is one."""
    modality = episode.get_modality_display()
    return f"{modality} – {episode.facility}" if episode.facility else modality


def until(episode: Episode) -> str:
    """Words for the end of an episode."""
    return f"kết thúc {episode.ends:%d/%m/%Y}" if episode.ends else "chưa kết thúc"


def _refusal(sentence: str, field: str) -> DomainError:
    return DomainError(sentence, fields={field: sentence})
