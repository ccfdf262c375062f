"""What an officer says of a list in a layout of its own: which column is which. Remembered for their unit."""

from django.db import transaction

from accounts.enums import Permission
from accounts.models import User
from accounts.scope import scope_of
from areas.enums import Level
from areas.models import Area
from core import audit, calendar
from core.dispatch import send_after_commit
from core.errors import DomainError, NotAllowedError
from core.saving import locked
from core.text import tokens
from registers.enums import ImportState
from registers.lists.guessing import find_heading_row, guess_columns
from registers.lists.layout import Layout
from registers.lists.table import Table, fingerprint
from registers.models import ListLayout, RegisterImport
from registers.tasks import import_register_task
from registers.workbook.sheets import HO_SO

NO_UNIT = "Chức danh của bạn không thuộc đơn vị nào nên không nhập được danh sách."
MAPPED_ALREADY = "Danh sách này đã được ghép cột."
MISSING = "Chưa có cột nào là {columns}; hãy chọn cột hoặc ghi giá trị chung."
TWICE = "“{column}” được chọn cho hai cột."


def guessed_layout(table: Table, heading_row: int | None = None) -> Layout:
    """What the headings and cells themselves say."""
    heading_row = heading_row or find_heading_row(table)
    return Layout(heading_row, guess_columns(table, heading_row))


def layout_for(table: Table, by: User, heading_row: int | None = None) -> Layout:
    """How the unit read a list of these headings last; else what the headings and cells themselves say."""
    heading_row = heading_row or find_heading_row(table)
    headings = table.headings(heading_row)
    guessed = guess_columns(table, heading_row)
    kept = ListLayout.objects.filter(unit=own_unit(by), fingerprint=fingerprint(headings)).first()
    if kept is None:
        return Layout(heading_row, guessed, _own_defaults(by, guessed))
    columns = {place: kept.columns.get(_key(heading), "") for place, heading in headings.items()}
    return Layout(heading_row, columns, kept.defaults, kept.number_prefix)


def _own_defaults(by: User, columns: dict[int, str]) -> dict[str, str]:
    """A commune's list is of the commune; it is entered today."""
    defaults = {}
    unit = own_unit(by)
    if "commune" not in columns.values() and unit.level == Level.COMMUNE:
        defaults["commune"] = unit.code
    if "opened_on" not in columns.values():
        defaults["opened_on"] = f"{calendar.today():%d/%m/%Y}"
    return defaults


def own_unit(by: User) -> Area:
    """The unit whose officers share a layout."""
    unit = Area.objects.filter(pk__in=scope_of(by, Permission.IMPORT_REGISTER).units).order_by("code").first()
    if unit is None:
        raise NotAllowedError(NO_UNIT)
    return unit


def _key(heading: str) -> str:
    return " ".join(tokens(heading))


def check_layout(layout: Layout) -> None:
    """Every column that must be filled is there, once, or has a value for all rows."""
    chosen = [name for name in layout.columns.values() if name]
    for name in dict.fromkeys(chosen):
        if chosen.count(name) > 1:
            raise DomainError(TWICE.format(column=HO_SO[name].heading))
    has = {*chosen, *layout.defaults, *(["number"] if layout.number_prefix else [])}
    missing = [column.heading for column in HO_SO.columns if column.required and column.name not in has]
    if missing:
        raise DomainError(MISSING.format(columns=", ".join(f"“{heading}”" for heading in missing)))


@transaction.atomic
def map_list(*, work: RegisterImport, table: Table, layout: Layout, by: User) -> RegisterImport:
    """Say how the list is read: it is then judged as a register workbook is."""
    work = locked(work)
    if work.state != ImportState.MAPPING:
        raise DomainError(MAPPED_ALREADY, code="mapped")
    check_layout(layout)
    headings = table.headings(layout.heading_row)
    ListLayout.objects.update_or_create(
        unit=own_unit(by),
        fingerprint=fingerprint(headings),
        defaults={
            "columns": {_key(headings[place]): name for place, name in layout.columns.items() if place in headings},
            "defaults": layout.defaults,
            "number_prefix": layout.number_prefix,
            "kept_at": calendar.now(),
            "kept_by": by,
        },
    )
    work.state, work.layout = ImportState.WAITING, layout.as_dict()
    work.save()
    audit.record("map_list", work, by=by, columns=sorted(filter(None, layout.columns.values())))
    send_after_commit(import_register_task, work)
    return work
