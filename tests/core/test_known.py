"""Tables as they were known at an instant: one view for each history, and nothing written inside."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import InternalError, connection
from django.utils import timezone

from aftercare.models import ClubRule
from areas.models import Office
from cases.models import Dossier
from core import calendar, known
from core.db import acting_as
from core.errors import DomainError
from core.known import end_of, known_at, recorded_at
from tests.cases import factories

pytestmark = pytest.mark.django_db

DAY = date(2024, 3, 10)
MORNING = datetime(2024, 3, 10, 8, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
HOUR = timedelta(hours=1)


def clock() -> datetime:
    """This moment by the clock of the histories."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT app_clock()")
        return cursor.fetchone()[0]


def occupation(pk: int, instant: datetime) -> str | None:
    with known_at(instant):
        return Dossier.objects.filter(pk=pk).values_list("occupation", flat=True).first()


def change(pk: int, words: str) -> None:
    Dossier.objects.filter(pk=pk).update(occupation=words)


@pytest.fixture
def written() -> int:
    """A dossier entered on the morning of a day."""
    with recorded_at(MORNING):
        return factories.dossier(occupation="một").pk


def test_every_history_has_a_view_with_the_columns_of_its_table():
    with connection.cursor() as cursor:
        columns = "SELECT array_agg(attname::text ORDER BY attname) FROM pg_attribute WHERE attnum > 0 AND"
        columns += " NOT attisdropped AND attrelid = (%s)::regclass"
        for table, _ in (*known._pairs(), *known._once()):
            cursor.execute(columns, [f"known.{table}"])
            found = cursor.fetchone()
            cursor.execute(columns, [f"public.{table}"])
            assert found == cursor.fetchone(), table
        cursor.execute("SELECT count(*) FROM pg_views WHERE schemaname = 'known'")
        assert cursor.fetchone() == (len(known._pairs()) + len(known._once()),)


def test_views_are_read_with_the_rights_of_who_asks(written):
    with acting_as(None), known_at(MORNING):
        assert Dossier.objects.filter(pk=written).exists()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_class WHERE relnamespace = 'known'::regnamespace AND relkind = 'v'")
        every = cursor.fetchone()
        cursor.execute(
            "SELECT count(*) FROM pg_class WHERE relnamespace = 'known'::regnamespace AND relkind = 'v'"
            " AND 'security_invoker=true' = ANY(reloptions)"
        )
        assert cursor.fetchone() == every


def test_a_second_rebuilding_changes_nothing_and_a_lost_view_comes_back():
    def stand() -> list[tuple]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT oid FROM pg_class WHERE relnamespace = 'known'::regnamespace ORDER BY oid")
            return cursor.fetchall()

    before = stand()
    known.rebuild()
    assert stand() == before
    known.drop_views()
    assert stand() == []
    known.rebuild()
    assert len(stand()) == len(before)


def test_what_was_written_before_the_triggers_stood_gets_its_ends(written):
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER known_close ON cases_dossierevent")
    for hour, words in ((3, "ba"), (2, "hai")):
        with recorded_at(MORNING + hour * HOUR):
            change(written, words)
    known.drop_views()
    known.rebuild()
    assert [occupation(written, MORNING + hour * HOUR) for hour in (0, 2, 3, 4)] == ["một", "một", "hai", "hai"]


def test_a_change_is_known_from_its_own_instant(written):
    for hour, words in ((1, "hai"), (2, "ba")):
        with recorded_at(MORNING + hour * HOUR):
            change(written, words)
    moment = timedelta(microseconds=1)
    assert occupation(written, MORNING - moment) is None
    assert occupation(written, MORNING) == occupation(written, MORNING + HOUR - moment) == "một"
    assert occupation(written, MORNING + HOUR) == occupation(written, MORNING + 2 * HOUR - moment) == "hai"
    assert occupation(written, MORNING + 2 * HOUR) == occupation(written, clock()) == "ba"


def test_two_writes_of_one_transaction_bear_their_own_times():
    pk = factories.dossier(occupation="một").pk
    first = clock()
    change(pk, "hai")
    second = clock()
    change(pk, "ba")
    assert [occupation(pk, instant) for instant in (first, second, clock())] == ["một", "hai", "ba"]


def test_of_two_writes_at_one_instant_the_later_is_known(written):
    with recorded_at(MORNING + HOUR):
        change(written, "hai")
        change(written, "ba")
    assert occupation(written, MORNING + HOUR) == "ba"


def test_a_clock_that_goes_back_never_makes_two_of_a_row(written):
    """A training site stands on one day and begins its hours anew every morning."""
    for hour, words in ((3, "hai"), (1, "ba")):
        with recorded_at(MORNING + hour * HOUR):
            change(written, words)
    assert [occupation(written, MORNING + hour * HOUR) for hour in (0, 1, 2, 3)] == ["một", "một", "một", "ba"]
    with known_at(MORNING + 3 * HOUR):
        assert Dossier.objects.filter(pk=written).count() == 1


def test_a_row_that_is_no_more_was_known_before():
    with recorded_at(MORNING):
        rule = ClubRule.objects.create(
            valid_from=date(2024, 1, 1), month_share=50, sessions_a_month=1, attendance_share=50
        )
    with recorded_at(MORNING + HOUR):
        rule.delete()
    for hours, count in ((-1, 0), (0, 1), (1, 0), (2, 0)):
        with known_at(MORNING + hours * HOUR):
            assert ClubRule.objects.filter(valid_from=date(2024, 1, 1)).count() == count


@pytest.mark.parametrize(("at", "is_known"), [("2024-03-10T16:59:59.999999", True), ("2024-03-10T17:00:00", False)])
def test_a_day_ends_at_midnight_in_ho_chi_minh(written, at, is_known):
    with recorded_at(datetime.fromisoformat(at).replace(tzinfo=UTC)):
        change(written, "hai")
    assert occupation(written, end_of(DAY)) == ("hai" if is_known else "một")


def test_what_the_first_prepare_loaded_was_always_known():
    with known_at(datetime(1950, 1, 1, tzinfo=UTC)):
        assert Office.objects.filter(kind="commune", code="00001").exists()
        assert ClubRule.objects.exists()
        assert not Dossier.objects.exists()


def test_nothing_is_written_inside_and_all_is_as_before_afterwards(written):
    with pytest.raises(InternalError, match="read-only"), known_at(MORNING):
        Office.objects.filter(code="00001").update(name="x")
    with pytest.raises(KeyError), known_at(MORNING):
        raise KeyError
    with known_at(MORNING):
        pass
    change(written, "hai")
    assert Dossier.objects.get(pk=written).occupation == "hai"
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('search_path'), current_setting('app.known_at', true)")
        path, instant = cursor.fetchone()
    assert ("known" in path, instant or "") == (False, "")


def test_what_has_not_come_is_refused():
    today = calendar.today()
    assert end_of(today).astimezone(timezone.get_default_timezone()).date() == today
    with pytest.raises(
        DomainError, match="“21/06/2024” chưa đến: chỉ biết được số liệu đã ghi đến hôm nay, 20/06/2024"
    ):
        end_of(date(2024, 6, 21))
    with pytest.raises(DomainError, match="chưa đến"), known_at(end_of(today) + timedelta(microseconds=1)):
        pass
