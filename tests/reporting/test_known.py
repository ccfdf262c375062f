"""Figures as they were known: on the command line, on the page, and after every one of random writes."""

import json
import re
from datetime import date, datetime
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.enums import Role
from cases.enums import DeterminationResult
from cases.models import Determination, Dossier
from cases.services import move_dossier, record_determination, withdraw_fact
from core.known import known_at
from core.models import AuditEvent
from reporting.compile import Cell, compile_form, drill
from reporting.known import WRONG_INSTANT
from reporting.layout import forms_on
from tests.accounts.factories import officer
from tests.areas.factories import COMMUNE, NEIGHBOUR, area
from tests.core.test_known import clock
from tests.reporting.comparing import Ask
from tests.reporting.histories import histories, people
from tests.reporting.random_writes import write_at_random
from tests.reporting.scenes import scene
from tests.reporting.world import AGENCY, World, asked, counted
from tests.reporting.worlds import world as register_in_database

pytestmark = pytest.mark.django_db

REFERENCE = {
    "areas_area": "rows with validity that are never rewritten (ADR 0008)",
    "areas_arealink": "follows from areas_area",
    "areas_areamap": "follows from the successions of a tree, loaded with it",
    "areas_areatree": "a tree is added and never changed",
    "areas_succession": "loaded with its tree and never changed",
}
"""Tables that the figures read as they stand today, and why that is right on any day."""

HERE = Ask("PL-TK", "2024-05", area=COMMUNE)
THERE = Ask("PL-TK", "2024-05", area=NEIGHBOUR)
ON_THE_LINE = ("PL-TK", "--area", COMMUNE, "--period", "2024-05")
TODAY, YESTERDAY = "2024-06-20", "2024-06-19"


def cells(ask: Ask = HERE) -> dict[str, Cell]:
    return compile_form(*ask.resolve()).cells


def command(*words: str) -> dict:
    out = StringIO()
    call_command(*words, "--json", stdout=out)
    return json.loads(out.getvalue())


def found_addicted(world: World, on: date = date(2024, 5, 2)) -> Determination:
    return record_determination(
        dossier=world.cuong, on=on, result=DeterminationResult.ADDICTED, agency=AGENCY, by=world.district
    )


@pytest.mark.parametrize("code", ["PL-XA", "PL-TK", "04-BCN", "02-BCN"])
def test_every_table_that_the_figures_read_has_a_history_or_never_changes(world, code):
    """The statements as the database gets them: of a form at the end of the year, and of a list behind it."""
    form = forms_on(date(2023, 12, 31))[code]
    place = {"facility": world.facility.office.code} if code == "02-BCN" else {"area": "01"}
    found = Ask(code, "2023-12" if code == "02-BCN" else "2023", **place).resolve()
    with CaptureQueriesContext(connection) as statements:
        compile_form(*found)
        drill(*found, code=next(row.code for row in form.rows if row.code.endswith(".04")))
    tables = {model._meta.db_table: model for model in apps.get_models()}
    read = {word for query in statements for word in re.findall(r"\w+", query["sql"]) if word in tables}
    assert len(read) > 12
    assert {name for name in read if not hasattr(tables[name], "pgh_event_model")} <= REFERENCE.keys()


def test_the_whole_world_as_known_now_is_the_world(world):
    """Row by row, in every table that has a history."""
    with known_at(clock()), connection.cursor() as cursor:
        for model in apps.get_models():
            if hasattr(model, "pgh_event_model"):
                table = model._meta.db_table
                columns = ", ".join(f'"{field.column}"' for field in model._meta.concrete_fields)
                cursor.execute(
                    f"SELECT count(*) FROM (SELECT {columns} FROM public.{table}) present"
                    f" FULL JOIN (SELECT {columns} FROM known.{table}) past ON past.id = present.id"
                    f" WHERE past::text IS DISTINCT FROM present::text"
                )
                assert cursor.fetchone() == (0,), table


def test_an_entry_that_came_late_was_not_known(world):
    sent, before = cells(), clock()
    found_addicted(world)
    assert cells()["33.02"]["total"] == sent["33.02"]["total"] + 1
    with known_at(before):
        assert cells() == sent
        assert "HS-0003" not in [row.number for row in drill(*HERE.resolve(), code="33.02")]
    assert "HS-0003" in [row.number for row in drill(*HERE.resolve(), code="33.02")]


def test_a_correction_does_not_change_what_was_known(world):
    sent, before = cells(), clock()
    Dossier.objects.filter(pk=world.an.pk).update(sex="female", main_drug="opium")
    now = cells()
    assert (now["33.06a"]["female"], now["33.06b"]["total"]) == (1, sent["33.06b"]["total"] - 1)
    with known_at(before):
        assert cells() == sent


def test_what_was_withdrawn_was_known(world):
    fact = found_addicted(world)
    sent, before = cells(), clock()
    withdraw_fact(fact=fact, version=fact.version, reason="Ghi nhầm người", by=world.district)
    assert cells()["33.02"]["total"] == sent["33.02"]["total"] - 1
    with known_at(before):
        assert cells() == sent


def test_a_move_entered_late_leaves_the_person_where_it_was(world):
    here, there, before = cells(), cells(THERE), clock()
    move_dossier(dossier=world.an, to=area(NEIGHBOUR), on=date(2024, 5, 15), by=world.district)
    assert cells()["33.04"]["total"] == here["33.04"]["total"] - 1
    assert cells(THERE)["33.04"]["total"] == there["33.04"]["total"] + 1
    with known_at(before):
        assert (cells(), cells(THERE)) == (here, there)


def test_the_command_line_answers_as_of_a_day_and_of_an_instant(world):
    before, sent = clock(), cells()
    found_addicted(world)
    for asked_for in (TODAY, clock().isoformat()):
        answer = command("compile_report", *ON_THE_LINE, "--known-on", asked_for)
        assert (answer["known_on"], answer["cells"]) == (asked_for, cells())
        assert command("drill_report", "PL-TK", "33.02", *ON_THE_LINE[1:], "--known-on", asked_for)["count"] == 1
    earlier = before.isoformat()
    assert command("compile_report", *ON_THE_LINE, "--known-on", earlier)["cells"] == sent
    assert command("drill_report", "PL-TK", "33.02", *ON_THE_LINE[1:], "--known-on", earlier)["count"] == 0
    assert command("compile_report", *ON_THE_LINE)["known_on"] is None


def test_before_the_first_record_nothing_is_counted(world):
    answer = command("compile_report", *ON_THE_LINE, "--known-on", YESTERDAY)
    assert not any(cell["total"] for cell in answer["cells"].values())
    assert all(check["holds"] for check in answer["checks"])
    of_facility = ("--facility", world.facility.office.code, "--period", "2024-05", "--known-on", YESTERDAY)
    assert not any(cell["total"] for cell in command("compile_report", "02-BCN", *of_facility)["cells"].values())


@pytest.mark.parametrize(
    ("asked_for", "sentence"),
    [
        ("2024-06-21", "“21/06/2024” chưa đến"),
        ("2024-06-21T00:00:00+07:00", "“00:00 21/06/2024” chưa đến"),
        ("20/06/2024", WRONG_INSTANT.format("20/06/2024")),
        ("hôm qua", WRONG_INSTANT.format("hôm qua")),
    ],
)
def test_a_wrong_instant_ends_the_command_with_a_sentence(world, capsys, asked_for, sentence):
    errors = StringIO()
    with pytest.raises(SystemExit) as caught:
        call_command("compile_report", *ON_THE_LINE, "--known-on", asked_for, stderr=errors)
    assert caught.value.code == 2
    assert sentence in errors.getvalue()
    assert errors.getvalue().count("\n") == 1


def page_of(report, day: str = "") -> str:
    return reverse("reporting:report_known", args=[report.pk]) + (f"?ngay={day}" if day else "")


def test_the_page_puts_what_was_known_beside_today(world, commune_report, as_user):
    client = as_user(world.commune)
    opened = client.get(page_of(commune_report)).content.decode()
    assert "Đã biết đến hết ngày" in opened
    assert "<table" not in opened
    same = client.get(page_of(commune_report, "20/06/2024")).content.decode()
    assert "Không ô nào khác" in same
    assert "differs" not in same
    shown = client.get(page_of(commune_report, YESTERDAY))
    text = shown.content.decode()
    assert shown.context["differing"] > 0
    assert text.count('class="num differs"') == shown.context["differing"]
    assert "Đến hết ngày 19/06/2024 hệ thống chưa ghi hồ sơ nào; hồ sơ đầu tiên được ghi ngày 20/06/2024." in text
    short = client.get(page_of(commune_report, f"{YESTERDAY}&chi_khac=on"))
    lines = [pairs for table in short.context["tables"] for _, lines in table.blocks for _, pairs in lines]
    assert lines
    assert all(any(pair.differs for pair in pairs) for pairs in lines)
    assert short.content.decode().count('class="num differs"') == shown.context["differing"]
    told = AuditEvent.objects.filter(action="view_known", object_id=str(commune_report.pk))
    assert [event.details["day"] for event in told.order_by("pk")] == [TODAY, YESTERDAY, YESTERDAY]


def test_a_known_figure_opens_the_dossiers_that_were_known(world, commune_report, as_user):
    client = as_user(world.commune)
    report = counted(asked(world.commune, "PL-TK", period="2024-05"))
    found_addicted(world)
    shown = client.get(page_of(report, "20/06/2024")).content.decode()
    address = reverse("reporting:report_figure", args=[report.pk, "33.02", "total"])
    assert f"{address}?biet=20/06/2024" in shown
    today = client.get(address, {"biet": "20/06/2024"})
    assert today.context["count"] == 1
    assert "như đã biết đến hết ngày 20/06/2024" in today.content.decode()
    assert client.get(address, {"biet": "19/06/2024"}).context["count"] == 0
    for wrong in ("21/06/2024", "hôm qua", ""):
        assert client.get(address, {"biet": wrong}).status_code == 404
    assert (
        f'action="{page_of(report)}"'
        in client.get(reverse("reporting:report_detail", args=[report.pk])).content.decode()
    )
    told = AuditEvent.objects.filter(action="view_figure", object_id=str(report.pk)).order_by("pk")
    assert [event.details["known_on"] for event in told] == [TODAY, YESTERDAY]


def test_a_province_with_facilities_shows_columns_that_were_not_known_yet_empty(world, as_user):
    report = counted(asked(world.province, "04-BCN"))
    table = as_user(world.province).get(page_of(report, YESTERDAY)).context["tables"][-1]
    assert [heading.note for heading in table.section.headings][4:] == [world.facility.office.code]
    pairs = [pairs[4] for _, lines in table.blocks for line, pairs in lines if line.code == "22.04"]
    assert [(pair.known.text, pair.today.text) for pair in pairs] == [("–", "1")]


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("21/06/2024", "chưa đến: chỉ biết được số liệu đã ghi đến hôm nay, 20/06/2024."),
        ("1/6/24", "đủ bốn chữ số"),
        ("31/04/2024", "Không có ngày 31/04/2024"),
    ],
)
def test_a_wrong_day_is_refused_beside_its_box(world, commune_report, as_user, day, sentence):
    shown = as_user(world.commune).get(page_of(commune_report, day))
    assert sentence in " ".join(shown.context["form"].errors["ngay"])
    assert "<table" not in shown.content.decode()


def test_whoever_may_see_the_report_may_see_it_as_known(world, commune_report, as_user):
    for user in (world.district, world.province, officer(Role.POLICE_OFFICER)):
        assert as_user(user).get(page_of(commune_report, TODAY)).status_code == 200
    for user in (world.neighbour, world.other_district, world.facility_officer):
        assert as_user(user).get(page_of(commune_report, TODAY)).status_code == 404
    assert as_user(officer(Role.HEALTH_OFFICER)).get(page_of(commune_report)).status_code == 403


@histories(examples=4)
def test_every_state_that_a_register_went_through_can_be_asked_for_again(rng):
    """Random writes, straight into the tables; after each the figures are noted with the instant. At the end every
    instant gives its figures again."""
    played = scene(rng, asks=2)
    with register_in_database(people(rng, played)):
        noted: list[tuple[datetime, list[dict[str, Cell]]]] = []
        for _ in range(5):
            noted.append((clock(), [cells(ask) for ask in played.asks]))
            write_at_random(rng)
        for instant, found in noted:
            with known_at(instant):
                assert [cells(ask) for ask in played.asks] == found
