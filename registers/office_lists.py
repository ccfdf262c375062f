"""What an officer does with a list of police or health: hand it in, say how it is read, decide row by row."""

import hashlib
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from accounts.enums import Permission
from accounts.models import User
from accounts.scope import scope_of
from areas.enums import Level
from areas.models import Area
from areas.queries import area_on
from cases.enums import Stage
from cases.models import Dossier
from cases.perms import rights_on
from cases.services import add_paper, register_dossier, update_dossier
from cases.transfers import reaches
from core import audit, calendar
from core.db import acting_as
from core.errors import DomainError, NotAllowedError
from core.saving import locked
from registers.enums import RowDecision, RowOutcome
from registers.lists.comparing import COMPARED, compare, read_lines
from registers.lists.importing import table_of
from registers.lists.layout import Layout
from registers.models import OfficeList, OfficeListRow
from registers.workbook.kinds import Birth, CellFault, Paper
from registers.workbook.sheets import HO_SO

MAY_NOT = "Chức danh của bạn không được đối chiếu danh sách."
MAY_NOT_WRITE = "Chức danh của bạn được xem hồ sơ này nhưng không được sửa; hãy báo cán bộ quản lý hồ sơ."
MAY_NOT_OPEN = "Chức danh của bạn không được lập hồ sơ ở {commune}."
TOO_LONG = "Danh sách có {rows} dòng; mỗi lần đối chiếu nhiều nhất {most} dòng. Hãy chia danh sách."
NOTHING_TO_MATCH = "Phải có cột số CCCD, hoặc số hồ sơ, hoặc cả họ tên và ngày sinh; hãy chọn cột."
COMPARED_ALREADY = "Danh sách này đã được đối chiếu."
DECIDED = "Dòng này đã được xử lý: {decision}."
NOT_DIFFERENT = "Chỗ này không khác nhau, hoặc đã được lấy rồi."
NO_REASON = "Hãy ghi lý do bỏ qua."
NOT_ONLY_THERE = "Dòng này đã có hồ sơ, không lập thêm."
NO_COMMUNE = "Không có xã nào mang mã {code} ngày {day:%d/%m/%Y}."
UNREADABLE = "Dòng này thiếu hoặc không đọc được: {columns}. Hãy lập hồ sơ trên trang hồ sơ."

MOST_ROWS = 5_000
LIST_KEPT = timedelta(days=30)
FEW = 5
"""Fewer than so many matches elsewhere are not counted out: a short list would tell of whom they are."""


@transaction.atomic
def hand_in_list(*, content: bytes, name: str, source: str, by: User) -> OfficeList:
    """Keep a list to be compared; its columns are chosen next."""
    if not by.may(Permission.COMPARE_LIST):
        raise NotAllowedError(MAY_NOT)
    rows = len(table_of(content).rows)
    if rows > MOST_ROWS:
        sentence = TOO_LONG.format(rows=rows, most=MOST_ROWS)
        raise DomainError(sentence, fields={"file": sentence})
    found = OfficeList.objects.create(
        name=name[:200],
        source=source,
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        requested_by=by,
        requested_at=calendar.now(),
    )
    audit.record("hand_in_list", found, by=by, file=found.name, sha256=found.sha256, source=source)
    return found


@transaction.atomic
def compare_list(*, office_list: OfficeList, layout: Layout, by: User) -> OfficeList:
    """Hold the list against the dossiers of one's own area. Nothing of the register changes."""
    office_list = locked(office_list)
    if office_list.compared_at or office_list.content is None:
        raise DomainError(COMPARED_ALREADY, code="compared")
    known = {name for name in layout.columns.values() if name}
    if not (known & {"paper", "number"} or {"full_name", "birth"} <= known):
        raise DomainError(NOTHING_TO_MATCH)
    lines = read_lines(table_of(bytes(office_list.content)), layout)
    elsewhere = compare(lines, by)
    OfficeListRow.objects.bulk_create(
        [
            OfficeListRow(
                office_list=office_list,
                number=line.number,
                values=line.text,
                outcome=line.outcome,
                dossier=line.dossier,
                matched_by=line.matched_by,
                differing=line.differing,
            )
            for line in lines
        ],
        batch_size=1_000,
    )
    counts: dict[str, Any] = {str(o): sum(line.outcome == o for line in lines) for o in RowOutcome}
    office_list.layout, office_list.compared_at = layout.as_dict(), calendar.now()
    office_list.counts = counts | {"elsewhere": elsewhere if elsewhere >= FEW else None}
    office_list.save()
    audit.record("compare_list", office_list, by=by, rows=len(lines), elsewhere=elsewhere, **counts)
    return office_list


@transaction.atomic
def fetch_result(*, office_list: OfficeList, by: User) -> QuerySet[OfficeListRow]:
    """The rows for the workbook that goes back to whose list it was; each time it is taken is recorded."""
    if not by.may(Permission.COMPARE_LIST):
        raise NotAllowedError(MAY_NOT)
    audit.record("fetch_list_result", office_list, by=by, sha256=office_list.sha256)
    return office_list.rows.all()


def only_here(office_list: OfficeList, by: User) -> QuerySet[Dossier]:
    """Dossiers under management in one's own area that the list does not have."""
    listed = office_list.rows.filter(dossier__isnull=False).values("dossier")
    return Dossier.objects.visible_to(by).exclude(stage=Stage.ENDED).exclude(pk__in=listed).order_by("sort_key", "pk")


@transaction.atomic
def take_field(*, row: OfficeListRow, name: str, by: User) -> OfficeListRow:
    """Take over one value of the list into the dossier, as its own page would: same rights, rules and log."""
    row = locked(row)
    if row.dossier is None or name not in COMPARED or name not in row.differing or name in row.taken:
        raise DomainError(NOT_DIFFERENT)
    dossier = Dossier.objects.visible_to(by).filter(pk=row.dossier_id).first()
    if dossier is None or Permission.WRITE_DOSSIER not in rights_on(by, dossier):
        raise NotAllowedError(MAY_NOT_WRITE)
    value = _read(row, name)
    if isinstance(value, Paper):
        add_paper(dossier=dossier, kind=value.kind, number=value.number, by=by)
    else:
        update_dossier(dossier=dossier, version=dossier.version, data=_data({name: value}), by=by)
    row.taken = [*row.taken, name]
    row.decided_by, row.decided_at = by, calendar.now()
    row.save()
    audit.record("take_from_list", row, by=by, dossier=dossier.number, field=name)
    return row


@transaction.atomic
def open_from_row(*, row: OfficeListRow, commune_code: str, by: User) -> OfficeListRow:
    """Open a dossier for a person only the list knows, in a commune of one's own area, today."""
    row, today = locked(row), calendar.today()
    _require_undecided(row)
    if row.outcome == RowOutcome.MATCHED:
        raise DomainError(NOT_ONLY_THERE)
    commune = area_on(commune_code, today)
    if commune is None:
        raise DomainError(NO_COMMUNE.format(code=commune_code, day=today), fields={"commune": commune_code})
    if not reaches(by, commune):
        raise NotAllowedError(MAY_NOT_OPEN.format(commune=commune))
    missing = [HO_SO[name].heading for name in ("full_name", "sex", "birth") if not _readable(row, name)]
    if missing:
        raise DomainError(UNREADABLE.format(columns=", ".join(missing)))
    values = {name: _read(row, name) for name in COMPARED if _readable(row, name)}
    paper = values.pop("paper", None)
    papers = [{"kind": paper.kind, "number": paper.number}] if paper else []
    dossier = register_dossier(by=by, data={**_data(values), "opened_on": today}, commune=commune, papers=papers)
    row.dossier, row.decision, row.decided_by, row.decided_at = dossier, RowDecision.OPENED, by, calendar.now()
    row.save()
    audit.record("open_from_list", row, by=by, dossier=dossier.number)
    return row


@transaction.atomic
def ignore_row(*, row: OfficeListRow, reason: str, by: User) -> OfficeListRow:
    """Decide that nothing follows from a row."""
    row = locked(row)
    _require_undecided(row)
    if not reason.strip():
        raise DomainError(NO_REASON, fields={"reason": NO_REASON})
    row.decision, row.reason = RowDecision.IGNORED, reason.strip()[:250]
    row.decided_by, row.decided_at = by, calendar.now()
    row.save()
    audit.record("ignore_list_row", row, by=by, reason=row.reason)
    return row


def expire_lists() -> int:
    """Throw away rows and files of lists whose time is over."""
    with acting_as(None):
        old = OfficeList.objects.filter(requested_at__lt=calendar.now() - LIST_KEPT, content__isnull=False)
        OfficeListRow.objects.filter(office_list__in=old).delete()
        return old.update(content=None)


def _require_undecided(row: OfficeListRow) -> None:
    if row.decision:
        raise DomainError(DECIDED.format(decision=row.get_decision_display()), code="decided")


def own_commune(by: User) -> str:
    """The code of the one commune in which the user opens dossiers; empty for a wider area."""
    units = Area.objects.filter(pk__in=scope_of(by, Permission.WRITE_DOSSIER).units)
    found = list(units.values_list("level", "code"))
    return found[0][1] if len(found) == 1 and found[0][0] == Level.COMMUNE else ""


def _readable(row: OfficeListRow, name: str) -> bool:
    try:
        return bool(_read(row, name))
    except CellFault:
        return False


def _read(row: OfficeListRow, name: str) -> Any:
    text = row.values.get(name, "")
    return HO_SO[name].kind.read(text) if text else None


def _data(values: dict[str, Any]) -> dict[str, Any]:
    """Fields of the dossier for columns of the workbook."""
    data = dict(values)
    birth: Birth | None = data.pop("birth", None)
    if birth:
        data |= {"birth_date": birth.day, "birth_year_only": birth.year_only}
    return data
