"""Typing in the last report on paper."""

from datetime import date

from django.db import transaction

from accounts.models import User
from areas.models import Office
from core import audit
from core.calendar import now, today
from core.errors import DomainError, NotAllowedError
from core.saving import checked_save, require_version
from reporting.golive import closing_rows
from reporting.models import PaperClosing
from reporting.perms import may_compile

NOT_YOURS = "Số cuối kỳ trên giấy của {} do chính cơ quan đó hoặc cấp trên của họ nhập."
NOT_YET = "Ngày {:%d/%m/%Y} sau hôm nay; hãy ghi ngày cuối kỳ của báo cáo giấy cuối cùng."
UNKNOWN_ROW = "Cơ quan này không báo cáo hàng {}."


@transaction.atomic
def type_paper_closing(
    *, office: Office, on: date, document: str, values: dict[str, int], by: User, version: int | None = None
) -> PaperClosing:
    """Keep, or correct, what the last paper report of an office closed with; ``version``: of the row corrected."""
    if not may_compile(by, office):
        raise NotAllowedError(NOT_YOURS.format(office))
    if on > today():
        raise DomainError(NOT_YET.format(on), fields={"on": NOT_YET.format(on)})
    rows = dict(closing_rows(office, on))
    if unknown := set(values) - set(rows):
        raise DomainError(UNKNOWN_ROW.format(", ".join(sorted(unknown))))
    closing = PaperClosing.objects.select_for_update().filter(office=office).first()
    if closing is None:
        closing = PaperClosing(office=office)
    else:
        require_version(closing, version or 0)
    closing.on, closing.document, closing.values = on, document, values
    closing.typed_at, closing.typed_by = now(), by
    checked_save(closing)
    audit.record("type_paper_closing", closing, by=by)
    return closing
