"""Cross-tables: the same figures as the forms, cut by two dimensions; refused where they cannot be cut; kept."""

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from core.errors import DomainError, NotAllowedError
from reporting.crosstabs.asking import Question, question
from reporting.crosstabs.counting import TOTAL, cross, listed
from reporting.models import SavedTable
from reporting.services import save_table
from tests.areas.factories import COMMUNE, DISTRICT, NEIGHBOUR, PROVINCE, area
from tests.reporting.world import asked, counted

pytestmark = pytest.mark.django_db

FIRST, LAST = date(2024, 1, 1), date(2024, 6, 20)


def ask(measure: str, rows: str, columns: str, code: str = DISTRICT, **filters: str) -> Question:
    return question(
        measure=measure, rows=rows, columns=columns, starts=FIRST, ends=LAST, unit=area(code).pk, filters=filters
    )


def table(found: Question, code: str = DISTRICT):
    unit = area(code)
    return cross(found, unit, list(unit.children.filter(valid_to__isnull=False)) or [unit])


def told(found: Question, code: str = DISTRICT) -> dict[tuple[str, str], int]:
    result = table(found, code)
    rows, columns = dict(result.rows), dict(result.columns)
    return {(rows[row], columns[column]): count for (row, column), count in result.counts.items()}


def test_people_on_the_list_by_age_and_sex(world):
    assert told(ask("listed_now", "age", "sex")) == {
        ("Từ 30", "Nam"): 1,
        ("16 đến dưới 18", "Nữ"): 1,
        ("Từ 30", "Nữ"): 1,
    }
    assert told(ask("listed_now", "drug", "people", sex="f")) == {("Khác, chưa rõ", "Kinh (và chưa rõ)"): 2}


def test_by_unit_the_columns_are_those_of_the_form(world):
    found = table(ask("listed_now", "unit", "sex"))
    form = counted(asked(world.district, "03-BCN")).cells
    assert form["11.02"]["total"] == told(ask("rehab_in", "modality", "sex"))["Tại gia đình", "Nam"]
    assert {words: found.row_sum(row) for row, words in found.rows} == {"Phường Phúc Xá": 2, "Phường Trúc Bạch": 1}


def test_treatment_in_a_facility_counts_where_the_person_lives(world):
    assert told(ask("rehab_out", "reason", "month")) == {
        ("11.03a hoàn thành, được cấp giấy xác nhận", "01/2024"): 1,
        ("21.03b tự ý chấm dứt, bỏ trốn", "05/2024"): 1,
    }
    assert told(ask("rehab_now", "modality", "sex", PROVINCE), PROVINCE)["Bắt buộc tại cơ sở", "Nam"] == 1


def test_a_count_is_its_list_and_the_sums_too(world):
    unit, children = area(DISTRICT), [area(COMMUNE), area(NEIGHBOUR)]
    found = ask("listed_now", "age", "sex")
    numbers = lambda row, column: [  # noqa: E731 - said thrice below
        one.number for one in listed(found, unit, children, row=row, column=column)
    ]
    assert numbers("c", "f") == ["HS-0002"]
    assert numbers("c", "m") == []
    assert numbers(TOTAL, "f") == ["HS-0002", "HS-0004"]
    assert numbers(TOTAL, TOTAL) == ["HS-0001", "HS-0002", "HS-0004"]
    assert table(found).total == 3


@pytest.mark.parametrize(
    ("measure", "rows", "columns", "field", "words"),
    [
        ("listed_now", "month", "sex", "rows", "không chia được theo tháng"),
        ("listed_now", "sex", "reason", "columns", "không có lý do"),
        ("listed_now", "modality", "sex", "rows", "không chia theo hình thức"),
        ("rehab_now", "reason", "sex", "rows", "không có lý do"),
        ("listed_now", "sex", "sex", "columns", "hai chiều khác nhau"),
    ],
)
def test_what_cannot_be_cut_is_refused_beside_its_field(measure, rows, columns, field, words):
    with pytest.raises(DomainError, match=words) as refusal:
        ask(measure, rows, columns)
    assert set(refusal.value.fields) == {field}


def test_the_days_must_be_in_order():
    with pytest.raises(DomainError, match="phải trước hoặc bằng"):
        question(measure="listed_now", rows="age", columns="sex", starts=LAST, ends=FIRST, unit=1, filters={})


def test_the_page_its_list_and_its_workbook(world, as_user):
    client = as_user(world.district)
    query = {**ask("listed_now", "age", "sex").as_query()}
    html = client.get(reverse("reporting:crosstab"), query).content.decode()
    assert "16 đến dưới 18" in html
    page = client.get(reverse("reporting:crosstab_list"), {**query, "row": "c", "column": "f"}).content.decode()
    assert "HS-0002" in page
    assert "HS-0001" not in page
    answer = client.get(reverse("reporting:crosstab_xlsx"), query)
    rows = [[cell.value for cell in row] for row in load_workbook(BytesIO(answer.content)).active]
    assert rows[-1] == ["Cộng", 1, 2, 3]


def test_a_unit_out_of_reach_is_not_counted(world, as_user):
    query = ask("listed_now", "age", "sex", PROVINCE).as_query()
    client = as_user(world.commune)
    assert client.get(reverse("reporting:crosstab_list"), {**query, "row": "*", "column": "*"}).status_code == 404
    assert client.get(reverse("reporting:crosstab_xlsx"), query).status_code == 404
    assert "table" not in (client.get(reverse("reporting:crosstab"), query).context or {})
    assert as_user(world.facility_officer).get(reverse("reporting:crosstab")).status_code == 403


def test_a_table_is_kept_for_the_office_and_no_further(world, as_user):
    query = ask("listed_now", "age", "sex").as_query()
    client = as_user(world.district)
    save = f"{reverse('reporting:crosstab_save')}?" + "&".join(f"{name}={value}" for name, value in query.items())
    client.post(save, {"name": "Tuổi và giới"})
    kept = SavedTable.objects.get()
    assert kept.asked == query
    assert "Tuổi và giới" in client.get(reverse("reporting:crosstab")).content.decode()
    assert "Tuổi và giới" not in as_user(world.commune).get(reverse("reporting:crosstab")).content.decode()
    with pytest.raises(DomainError, match="đã có bảng mang tên này"):
        save_table(office=kept.office, name="Tuổi và  giới", asked=ask("listed_now", "age", "sex"), by=world.district)
    with pytest.raises(NotAllowedError):
        save_table(office=kept.office, name="Khác", asked=ask("listed_now", "age", "sex"), by=world.commune)
    assert as_user(world.commune).post(reverse("reporting:crosstab_drop", args=[kept.pk])).status_code == 404
    client.post(reverse("reporting:crosstab_drop", args=[kept.pk]))
    assert not SavedTable.objects.exists()
