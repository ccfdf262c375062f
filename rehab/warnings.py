"""What is saved, and yet worth a second look: sentences for the page."""

from datetime import date

from rehab.enums import Modality
from rehab.models import Episode
from rehab.queries import overlapping_unlike
from rehab.rules import place_of, until

BESIDE = "Trong thời gian này người đó cũng có đợt “{other}”, bắt đầu {starts:%d/%m/%Y}, {until}. Đã lưu; hãy kiểm tra."
UNUSUAL_LENGTH = "Thời hạn {months} tháng khác thường với hình thức “{modality}” (thường {least}–{most} tháng). Đã lưu."
DECIDED_LATE = "Ngày quyết định {decided:%d/%m/%Y} sau ngày bắt đầu {starts:%d/%m/%Y}. Đã lưu; hãy kiểm tra."

LAW_OF_2025 = date(2026, 7, 1)
"""Luật 120/2025/QH15: 24 months, from the second time on 36 (art. 29)."""


def usual_months(modality: str, starts: date, age: int) -> tuple[int, int] | None:
    """The least and the most months that law knows for an episode begun on that day; methadone has no term."""
    if modality == Modality.METHADONE:
        return None
    if starts >= LAW_OF_2025:
        return 24, 36
    if modality == Modality.FACILITY_COMPULSORY and age >= 18:
        return 12, 24
    return 6, 12


def warnings_about(episode: Episode) -> list[str]:
    """Methadone beside another episode, an unusual length, a decision after the start."""
    found = []
    other = overlapping_unlike(episode)
    if other:
        found.append(BESIDE.format(other=place_of(other), starts=other.starts, until=until(other)))
    usual = usual_months(episode.modality, episode.starts, episode.dossier.age_on(episode.starts))
    if usual and episode.months and not usual[0] <= episode.months <= usual[1]:
        found.append(
            UNUSUAL_LENGTH.format(
                months=episode.months, modality=episode.get_modality_display(), least=usual[0], most=usual[1]
            )
        )
    if episode.decided_on and episode.decided_on > episode.starts:
        found.append(DECIDED_LATE.format(decided=episode.decided_on, starts=episode.starts))
    return found
