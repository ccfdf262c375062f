"""The board of a B93 club, and its yearly rating."""

from datetime import date

from django.db import transaction

from accounts.models import User
from aftercare.models import BoardMember, Club, ClubRating
from aftercare.services.founding import check_goes_on, check_stands, log, refusal
from cases.services import check_end, check_not_future
from core.saving import checked_save, locked, require_version
from core.text import clean

BOARD_ENDS_WITH_CLUB = "Câu lạc bộ giải thể ngày {ends:%d/%m/%Y}; ban chủ nhiệm thôi chức chậm nhất ngày đó."
NOT_IN_YEAR = "Năm {year} câu lạc bộ không hoạt động: thành lập ngày {starts:%d/%m/%Y}{until}."


@transaction.atomic
def appoint_to_board(*, club: Club, name: str, role: str, organisation: str, starts: date, by: User) -> BoardMember:
    """Put a person on the board (ban chủ nhiệm) of a club that stands, from a day on."""
    club = locked(club)
    check_goes_on(club)
    member = BoardMember(club=club, name=name, role=role, organisation=organisation, starts=starts)
    return _save_board("appoint_to_board", member, by)


@transaction.atomic
def correct_board_member(
    *,
    member: BoardMember,
    version: int,
    name: str,
    role: str,
    organisation: str,
    starts: date,
    ends: date | None,
    by: User,
) -> BoardMember:
    """Correct what stands of a member of the board, or enter the day on which they left it."""
    locked(member.club)
    member = locked(member)
    require_version(member, version)
    member.name, member.role, member.organisation = name, role, organisation
    member.starts, member.ends = starts, ends
    return _save_board("correct_board_member", member, by)


def _save_board(action: str, member: BoardMember, by: User) -> BoardMember:
    club = member.club
    check_not_future(member.starts, "starts")
    check_stands(club, member.starts, "starts")
    if member.ends:
        check_end(member.starts, member.ends)
    if club.ends and (member.ends is None or member.ends > club.ends):
        raise refusal(BOARD_ENDS_WITH_CLUB.format(ends=club.ends), "ends")
    member.name, member.organisation = clean(member.name), clean(member.organisation)
    checked_save(member)
    log(action=action, founded=club, part=member, by=by, club=club.pk)
    return member


@transaction.atomic
def rate_club(
    *, club: Club, year: int, grade: str, rated_on: date, rater: str, remarks: str = "", by: User
) -> ClubRating:
    """Enter how the club was rated for a year in which it stood (xếp loại cuối năm)."""
    rating = ClubRating(club=locked(club), year=year)
    return _save_rating("rate_club", rating, grade, rated_on, rater, remarks, by)


@transaction.atomic
def correct_rating(
    *, rating: ClubRating, version: int, grade: str, rated_on: date, rater: str, remarks: str = "", by: User
) -> ClubRating:
    """Correct a rating entered wrongly; the year stays."""
    rating = locked(rating)
    require_version(rating, version)
    return _save_rating("correct_rating", rating, grade, rated_on, rater, remarks, by)


def _save_rating(
    action: str, rating: ClubRating, grade: str, rated_on: date, rater: str, remarks: str, by: User
) -> ClubRating:
    club, year = rating.club, rating.year
    check_not_future(rated_on, "rated_on")
    if year < club.starts.year or (club.ends and club.ends <= date(year, 1, 1)):
        until = f", giải thể ngày {club.ends:%d/%m/%Y}" if club.ends else ""
        raise refusal(NOT_IN_YEAR.format(year=year, starts=club.starts, until=until), "year")
    rating.grade, rating.rated_on = grade, rated_on
    rating.rater, rating.remarks = clean(rater), clean(remarks)
    checked_save(rating)
    log(action=action, founded=club, part=rating, by=by, club=club.pk, year=year)
    return rating
