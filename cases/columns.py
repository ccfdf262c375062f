"""What a list of dossiers can show of each, column by column; the apps above add theirs. The page, the API and exports
read the same cells."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from accounts.enums import Permission
from accounts.models import User
from accounts.perms import may_any
from cases.enums import PaperKind
from cases.models import Dossier, IdentityPaper
from cases.officers import in_charge
from cases.queries import communes_of
from core import calendar
from core.registry import Registry

Cells = Mapping[int, str]
NAME, NUMBER, OTHER_NAME, STAGE = "name", "number", "other_name", "stage"


@dataclass(frozen=True)
class ListColumn:
    """``cells``: what stands in it, by key of the dossier, for all rows of a page in at most one statement; ``sort``:
    the fields of the dossier by which the list can be put in its order; ``standard``: shown to who has chosen none."""

    slug: str
    order: int
    label: str
    cells: Callable[[Sequence[Dossier]], Cells]
    sort: tuple[str, ...] = ()
    standard: bool = False
    permission: Permission = Permission.VIEW_DOSSIER


list_columns: Registry[ListColumn] = Registry()


def columns_for(user: User) -> list[ListColumn]:
    """Those that the user may see."""
    return [column for column in list_columns if may_any(user, column.permission)]


def chosen_columns(user: User, slugs: Iterable[str]) -> list[ListColumn]:
    """Those named that the user may see, in their usual order, always with the name; the usual ones when none is."""
    wanted = set(slugs)
    own = columns_for(user)
    chosen = [column for column in own if column.slug in wanted]
    if not chosen:
        return [column for column in own if column.standard]
    return chosen if chosen[0].slug == NAME else [list_columns[NAME], *chosen]


def told(say: Callable[[Dossier], str]) -> Callable[[Sequence[Dossier]], Cells]:
    """A column of what the dossier says by itself."""
    return lambda dossiers: {dossier.pk: say(dossier) for dossier in dossiers}


def _born(dossier: Dossier) -> str:
    return f"{dossier.birth_date:%Y}" if dossier.birth_year_only else f"{dossier.birth_date:%d/%m/%Y}"


def _communes(dossiers: Sequence[Dossier]) -> Cells:
    return {key: area.name for key, area in communes_of(dossiers).items()}


def _officers(dossiers: Sequence[Dossier]) -> Cells:
    return {key: str(found) for key, found in in_charge(dossiers).items()}


def _cccd(dossiers: Sequence[Dossier]) -> Cells:
    papers = IdentityPaper.objects.filter(dossier__in=dossiers, kind=PaperKind.CCCD, replaced_on=None)
    return dict(papers.values_list("dossier_id", "number"))


for column in (
    ListColumn(NAME, 0, "Họ và tên", told(lambda row: row.full_name), ("sort_key",), standard=True),
    ListColumn(OTHER_NAME, 5, "Tên gọi khác", told(lambda row: row.other_name)),
    ListColumn(NUMBER, 10, "Số hồ sơ", told(lambda row: row.number), ("number",), standard=True),
    ListColumn("year", 20, "Năm sinh", told(lambda row: f"{row.birth_date:%Y}"), ("birth_date",), standard=True),
    ListColumn("born", 21, "Ngày sinh", told(_born), ("birth_date",)),
    ListColumn("age", 22, "Tuổi", told(lambda row: str(row.age_on(calendar.today()))), ("-birth_date",)),
    ListColumn("sex", 30, "Giới tính", told(lambda row: row.get_sex_display()), ("sex",), standard=True),
    ListColumn("people", 35, "Dân tộc", told(lambda row: row.ethnicity), ("ethnicity",)),
    ListColumn("cccd", 38, "Số CCCD", _cccd),
    ListColumn("commune", 40, "Xã quản lý", _communes, standard=True),
    ListColumn("officer", 42, "Cán bộ phụ trách", _officers),
    ListColumn("address", 45, "Thường trú", told(lambda row: row.permanent_address)),
    ListColumn("present", 46, "Nơi ở hiện tại", told(lambda row: row.present_address)),
    ListColumn("occupation", 50, "Nghề nghiệp", told(lambda row: row.occupation)),
    ListColumn("drug", 60, "Chất chính", told(lambda row: row.get_main_drug_display()), ("main_drug",), standard=True),
    ListColumn("opened", 70, "Ngày lập", told(lambda row: f"{row.opened_on:%d/%m/%Y}"), ("opened_on",)),
    ListColumn("entered_for", 75, "Nhập thay cho", told(lambda row: row.entered_for)),
    ListColumn(STAGE, 90, "Giai đoạn", told(lambda row: row.get_stage_display()), ("stage",), standard=True),
):
    list_columns.register(column)
