"""What the law says of the length of aftercare."""

from datetime import date

from cases.models import Dossier
from rehab.enums import ABOLISHED_ON, COMPULSORY
from rehab.models import Episode

OTHER_TERM = (
    "Theo Luật Phòng, chống ma túy 2021 (Điều 40), thời hạn quản lý sau cai của người này là {months} tháng. "
    "Đã lưu; hãy kiểm tra."
)


def lawful_months(dossier: Dossier, completed: Episode | None) -> int:
    """Two years for an adult after compulsory rehabilitation, else one (L2021 art. 40)."""
    is_adult = completed is not None and dossier.age_on(completed.ends) >= 18
    return 24 if is_adult and completed.modality in COMPULSORY else 12


def term_warnings(dossier: Dossier, completed: Episode | None, on: date, months: int) -> list[str]:
    """A term other than the law's, since that law; before it one to two years were free to choose."""
    lawful = lawful_months(dossier, completed)
    if on < ABOLISHED_ON or months == lawful:
        return []
    return [OTHER_TERM.format(months=lawful)]
