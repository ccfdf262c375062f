"""What is saved, and yet worth a second look: sentences for the page."""

from rehab.lengths import Lengths
from rehab.models import Episode
from rehab.queries import overlapping_unlike
from rehab.rules import place_of, until

BESIDE = "Trong thời gian này người đó cũng có đợt “{other}”, bắt đầu {starts:%d/%m/%Y}, {until}. Đã lưu; hãy kiểm tra."
UNUSUAL_LENGTH = "Thời hạn {months} tháng khác thường với hình thức “{modality}” (thường {least}–{most} tháng). Đã lưu."
DECIDED_LATE = "Ngày quyết định {decided:%d/%m/%Y} sau ngày bắt đầu {starts:%d/%m/%Y}. Đã lưu; hãy kiểm tra."


def warnings_about(episode: Episode) -> list[str]:
    """Methadone beside another episode, an unusual length, a decision after the start."""
    found = []
    other = overlapping_unlike(episode)
    if other:
        found.append(BESIDE.format(other=place_of(other), starts=other.starts, until=until(other)))
    usual = Lengths().usual(episode.modality, episode.starts, episode.dossier.age_on(episode.starts))
    if usual and episode.months and not usual[0] <= episode.months <= usual[1]:
        found.append(
            UNUSUAL_LENGTH.format(
                months=episode.months, modality=episode.get_modality_display(), least=usual[0], most=usual[1]
            )
        )
    if episode.decided_on and episode.decided_on > episode.starts:
        found.append(DECIDED_LATE.format(decided=episode.decided_on, starts=episode.starts))
    return found
