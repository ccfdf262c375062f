"""A cross-table as it is asked for: refused in words where it cannot be counted."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from core.errors import DomainError
from reporting.crosstabs.terms import DIMENSIONS, FILTERS, MEASURES, Dimension, Measure

NO_MONTH = "“{}” là số tại một thời điểm nên không chia được theo tháng; hãy chọn chiều khác."
NO_REASON = "“{}” không có lý do để chia; hãy chọn chiều khác."
NO_MODALITY = "“{}” không chia theo hình thức cai nghiện; hãy chọn chiều khác."
SAME = "Hàng và cột phải là hai chiều khác nhau."
BACKWARDS = "Từ ngày {:%d/%m/%Y} phải trước hoặc bằng đến ngày {:%d/%m/%Y}."


@dataclass(frozen=True)
class Question:
    """What is counted, by which two dimensions, between which days, of whom. ``unit``: key of the area."""

    measure: Measure
    rows: Dimension
    columns: Dimension
    starts: date
    ends: date
    unit: int
    filters: dict[str, str] = field(default_factory=dict)

    def as_query(self) -> dict[str, Any]:
        """The address's part that asks the same again."""
        return {
            "measure": self.measure.slug,
            "rows": self.rows.slug,
            "columns": self.columns.slug,
            "starts": f"{self.starts:%d/%m/%Y}",
            "ends": f"{self.ends:%d/%m/%Y}",
            "unit": self.unit,
            **self.filters,
        }


def question(
    *, measure: str, rows: str, columns: str, starts: date, ends: date, unit: int, filters: dict[str, str]
) -> Question:
    """The question, or ``DomainError`` beside the field at fault."""
    asked = MEASURES[measure]
    if starts > ends:
        raise _refusal("ends", BACKWARDS.format(starts, ends))
    if rows == columns:
        raise _refusal("columns", SAME)
    for name, slug in (("rows", rows), ("columns", columns)):
        if slug == "month" and not asked.day:
            raise _refusal(name, NO_MONTH.format(asked.label))
        if slug == "reason" and not (asked.details or (len(asked.codes()) > 1 and asked.slug != "rehab_now")):
            raise _refusal(name, NO_REASON.format(asked.label))
        if slug == "modality" and len(asked.groups) == 1:
            raise _refusal(name, NO_MODALITY.format(asked.label))
    kept = {name: value for name, value in filters.items() if name in FILTERS and value}
    return Question(asked, DIMENSIONS[rows], DIMENSIONS[columns], starts, ends, unit, kept)


def _refusal(field_name: str, sentence: str) -> DomainError:
    return DomainError(sentence, fields={field_name: sentence})
