"""The board of a club and its yearly ratings."""

from aftercare.forms.boards import AppointForm, CorrectBoardForm, CorrectRatingForm, RateForm
from aftercare.perms import writable_club
from aftercare.services import appoint_to_board, correct_board_member, correct_rating, rate_club
from aftercare.views.acts import FoundedAct


class BoardAct(FoundedAct):
    find = writable_club
    page = "aftercare:club_board"
    subject = "club"


class BoardAppoint(BoardAct):
    form_class = AppointForm
    service = appoint_to_board
    heading = "Thêm người vào ban chủ nhiệm"
    done = "Đã ghi vào ban chủ nhiệm."


class BoardCorrect(BoardAct):
    facts = "board"
    subject = "member"
    form_class = CorrectBoardForm
    service = correct_board_member
    heading = "Sửa hoặc ghi thôi chức"
    words = "{row.name}, {row.role_word}"
    done = "Đã sửa ban chủ nhiệm."


class RatingAdd(BoardAct):
    form_class = RateForm
    service = rate_club
    heading = "Xếp loại câu lạc bộ"
    done = "Đã ghi xếp loại."
    submit = "Ghi xếp loại"


class RatingCorrect(BoardAct):
    facts = "ratings"
    subject = "rating"
    form_class = CorrectRatingForm
    service = correct_rating
    heading = "Sửa xếp loại năm {row.year}"
    done = "Đã sửa xếp loại."
