"""The board of a club, and its yearly rating."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from aftercare.models import BoardMember, ClubRating
from aftercare.queries import board_of
from aftercare.services import (
    appoint_to_board,
    correct_board_member,
    correct_rating,
    dissolve_club,
    rate_club,
)
from core.calendar import today
from core.errors import DomainError, StaleVersionError
from core.models import AuditEvent
from tests.accounts.factories import officer
from tests.aftercare import factories
from tests.refusals import refused

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
FOUNDED, LEFT = date(2022, 1, 1), date(2024, 3, 10)


@pytest.fixture
def clerk():
    return officer()


@pytest.fixture
def club(clerk):
    return factories.club(clerk)


def appointed(club, by, role="chair", starts=FOUNDED, name="Phạm Thị Chủ") -> BoardMember:
    return appoint_to_board(club=club, name=name, role=role, organisation="Hội Phụ nữ", starts=starts, by=by)


def corrected(member, by, version=1, **changes) -> BoardMember:
    given = {
        name: changes.get(name, getattr(member, name)) for name in ("name", "role", "organisation", "starts", "ends")
    }
    return correct_board_member(member=member, version=version, by=by, **given)


def rated(club, by, year=2023, grade="good", on=date(2023, 12, 20)) -> ClubRating:
    return rate_club(club=club, year=year, grade=grade, rated_on=on, rater=" UBND  phường ", by=by)


def test_a_board_has_one_chair_at_a_time(club, clerk):
    chair = appointed(club, clerk, name=" Phạm  Thị Chủ ")
    assert chair.name == "Phạm Thị Chủ"
    with pytest.raises(DomainError, match="đã có chủ nhiệm khác"):
        appointed(club, clerk, starts=LEFT)
    corrected(chair, clerk, ends=LEFT)
    following = appointed(club, clerk, starts=LEFT, name="Lê Văn Sau")
    member = appointed(club, clerk, role="member", starts=FOUNDED)
    assert list(board_of(club)) == [following, member, chair]
    assert AuditEvent.objects.get(action="correct_board_member").details == {"club": club.pk}


def test_who_is_on_the_board_is_so_while_the_club_stands(club, clerk):
    assert refused(lambda: appointed(club, clerk, starts=FOUNDED - DAY), "starts")
    assert refused(lambda: appointed(club, clerk, starts=today() + DAY), "starts")
    chair = appointed(club, clerk)
    assert refused(lambda: corrected(chair, clerk, ends=FOUNDED), "ends")
    assert refused(lambda: corrected(chair, clerk, ends=today() + DAY), "ends")
    with pytest.raises(StaleVersionError):
        corrected(chair, clerk, version=4)
    assert refused(lambda: dissolve_club(club=club, version=1, ends=date(2022, 1, 1), by=clerk), "ends")
    dissolve_club(club=club, version=1, ends=LEFT, by=clerk)
    chair.refresh_from_db()
    assert (chair.ends, chair.version) == (LEFT, 2)
    with pytest.raises(DomainError, match="giải thể"):
        appointed(club, clerk, role="member")
    assert "10/03/2024" in refused(lambda: corrected(chair, clerk, version=2, ends=None), "ends")
    assert corrected(chair, clerk, version=2, ends=LEFT - DAY).ends == LEFT - DAY


def test_a_club_is_not_dissolved_before_somebody_joined_its_board(club, clerk):
    appointed(club, clerk, starts=LEFT)
    assert refused(lambda: dissolve_club(club=club, version=1, ends=LEFT, by=clerk), "ends")
    dissolve_club(club=club, version=1, ends=LEFT + DAY, by=clerk)


def test_a_club_is_rated_once_for_each_year_in_which_it_stood(club, clerk):
    rating = rated(club, clerk)
    assert rating.rater == "UBND phường"
    assert AuditEvent.objects.get(action="rate_club").details == {"club": club.pk, "year": 2023}
    with pytest.raises(DomainError, match="đã được xếp loại năm này"):
        rated(club, clerk)
    assert refused(lambda: rated(club, clerk, year=2021, on=date(2022, 1, 5)), "year")
    with pytest.raises(DomainError, match="không được trước năm"):
        rated(club, clerk, year=2024)
    assert refused(lambda: rated(club, clerk, year=2024, on=today() + DAY), "rated_on")
    rated(club, clerk, year=2022, on=date(2023, 1, 5))
    dissolve_club(club=club, version=1, ends=date(2024, 1, 1), by=clerk)
    assert refused(lambda: rated(club, clerk, year=2024, on=today()), "year")


def test_a_rating_is_corrected_by_who_saw_its_last_version(club, clerk):
    rating = rated(club, clerk)
    changes = {"grade": "weak", "rated_on": date(2023, 12, 21), "rater": "UBND quận", "remarks": "ít buổi", "by": clerk}
    assert correct_rating(rating=rating, version=1, **changes).get_grade_display() == "Yếu"
    with pytest.raises(StaleVersionError):
        correct_rating(rating=rating, version=1, **changes)


def test_the_board_and_the_ratings_are_kept_on_one_page(client, club, clerk):
    client.force_login(clerk)

    def at(name, *more):
        return reverse(f"aftercare:{name}", args=[club.pk, *more])

    typed = {"name": "Phạm Thị Chủ", "role": "chair", "organisation": "Công an phường", "starts": "05/01/2022"}
    assert client.post(at("board_appoint"), typed).status_code == 302
    member = BoardMember.objects.get()
    again = client.post(at("board_appoint"), typed)
    assert "đã có chủ nhiệm khác" in again.content.decode()
    left = {**typed, "ends": "10/03/2024", "version": "1"}
    assert client.post(at("board_correct", member.pk), left).status_code == 302
    rating = {"year": "2023", "grade": "weak", "rated_on": "20/12/2023", "rater": "UBND phường", "remarks": ""}
    assert client.post(at("rating_add"), rating).status_code == 302
    change = at("rating_correct", ClubRating.objects.get().pk)
    assert client.post(change, {**rating, "grade": "good", "version": "1"}).status_code == 302
    content = client.get(at("club_board")).content.decode()
    assert all(words in content for words in ("Công an phường", "05/01/2022 – 10/03/2024", "Tốt", "2023"))
    assert "2.023" not in content
