"""The sheet of a clinic's morning: one line for each patient, as it stands and as it was typed."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from rehab.clinic import Patient
from rehab.doses import in_words
from rehab.enums import DoseKind
from rehab.services import DoseRow

NOT_A_NUMBER = "“{typed}” không phải là số mg."
STORED = "đang lưu: {words}"
NOTHING = "chưa ghi"


@dataclass
class Line:
    """What stands in one patient's line; ``stored`` tells what is saved, where that is something else."""

    patient: Patient
    kind: str
    mg: str
    days_home: str
    error: str = ""
    stored: str = ""

    @property
    def key(self) -> int:
        return self.patient.episode.pk

    @property
    def is_held(self) -> bool:
        """Whether "all taken" leaves the line to a decision: days were missed, or no dose is ordered."""
        proposal = self.patient.proposal
        return self.patient.mg is None or bool(proposal and proposal.needs_decision)


def stored_lines(patients: list[Patient]) -> list[Line]:
    """The sheet as it is saved; where nothing is, with the dose ordered."""
    return [Line(patient, *_stored(patient)) for patient in patients]


def typed_lines(patients: list[Patient], typed: Mapping[str, str]) -> list[Line]:
    """The sheet as it was typed. A patient who is not on it stays as saved."""
    lines = []
    for patient in patients:
        key = patient.episode.pk
        found = [typed.get(f"{name}_{key}", "").strip() for name in ("kind", "mg", "home")]
        lines.append(Line(patient, *(found if f"kind_{key}" in typed else _stored(patient))))
    return lines


def compare(lines: list[Line]) -> None:
    """Somebody saved meanwhile: what they wrote stands beside what was typed, and where nothing was typed it stays."""
    for line in lines:
        kind, mg, days_home = _stored(line.patient)
        if not line.kind:
            line.kind, line.mg, line.days_home = kind, mg, days_home
        elif (line.kind, line.mg) != (kind, mg):
            line.stored = STORED.format(words=_words(line.patient))


def rows_of(lines: list[Line]) -> list[DoseRow]:
    """What the sheet says, for the service; a line that cannot be read gets its error."""
    rows = []
    for line in lines:
        kind = line.kind if line.kind in DoseKind.values else ""
        mg = None
        if line.mg and kind in DoseKind.given():
            mg = _number(line.mg)
            if mg is None:
                line.error = NOT_A_NUMBER.format(typed=line.mg)
        days = int(line.days_home) if line.days_home.isdecimal() else 0
        rows.append(DoseRow(line.key, kind, mg, days))
    return rows


def blame(lines: list[Line], faults: Mapping[str, str]) -> bool:
    """Put each refusal beside its line; whether any was."""
    for line in lines:
        line.error = line.error or faults.get(f"mg_{line.key}") or faults.get(f"home_{line.key}") or ""
    return any(line.error for line in lines)


def _stored(patient: Patient) -> tuple[str, str, str]:
    dose = patient.dose
    mg = dose.mg if dose and dose.mg else patient.mg
    return (
        dose.kind if dose else "",
        in_words(mg) if mg else "",
        str(dose.days_home) if dose and dose.days_home else "1",
    )


def _words(patient: Patient) -> str:
    dose = patient.dose
    if dose is None:
        return NOTHING
    return f"{dose.get_kind_display()} {in_words(dose.mg)} mg" if dose.mg else dose.get_kind_display()


def _number(typed: str) -> Decimal | None:
    try:
        found = Decimal(typed.replace(",", "."))
    except InvalidOperation:
        return None
    return found.quantize(Decimal("0.01")) if found.is_finite() and abs(found) < 10000 else None
