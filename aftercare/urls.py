from django.urls import path

from aftercare.views import boards, clubs, handover, persons, sessions

app_name = "aftercare"

urlpatterns = [
    path("cho-quan-ly-sau-cai/", handover.handover, name="handover"),
    path("cho-quan-ly-sau-cai/theo-nam/", handover.completions, name="completions"),
    path("ho-so/<int:pk>/khong-quan-ly/", handover.QueueLeave.as_view(), name="queue_leave"),
    path("ho-so/<int:pk>/khong-quan-ly/<int:fact>/", handover.QueueReturn.as_view(), name="queue_return"),
    path("ho-so/<int:pk>/sau-cai/them/", persons.AftercareOpen.as_view(), name="aftercare_open"),
    path("ho-so/<int:pk>/sau-cai/<int:fact>/", persons.AftercareCorrect.as_view(), name="aftercare_correct"),
    path("ho-so/<int:pk>/sau-cai/<int:fact>/theo-doi/", persons.aftercare_follow, name="aftercare_follow"),
    path("ho-so/<int:pk>/sau-cai/<int:fact>/ket-thuc/", persons.AftercareEnd.as_view(), name="aftercare_end"),
    path("ho-so/<int:pk>/sau-cai/<int:fact>/nguoi-giup-do/", persons.HelperAssign.as_view(), name="helper_assign"),
    path("ho-so/<int:pk>/nhu-cau/them/", persons.NeedRecord.as_view(), name="need_record"),
    path("ho-so/<int:pk>/nhu-cau/<int:fact>/", persons.NeedCorrect.as_view(), name="need_correct"),
    path("ho-so/<int:pk>/ho-tro/them/", persons.SupportRecord.as_view(), name="support_record"),
    path("ho-so/<int:pk>/ho-tro/<int:fact>/", persons.SupportCorrect.as_view(), name="support_correct"),
    path("ho-so/<int:pk>/clb/", persons.ClubJoin.as_view(), name="club_join"),
    path("clb/", clubs.club_list, name="club_list"),
    path("clb/them/", clubs.club_found, name="club_found"),
    path("clb/<int:pk>/", clubs.club_detail, name="club_detail"),
    path("clb/<int:pk>/sua/", clubs.club_correct, name="club_correct"),
    path("clb/<int:pk>/giai-the/", clubs.club_dissolve, name="club_dissolve"),
    path("clb/<int:pk>/thanh-vien/", clubs.club_members, name="club_members"),
    path("clb/<int:pk>/thanh-vien/them/", clubs.member_add, name="member_add"),
    path("clb/<int:pk>/thanh-vien/<int:fact>/ra/", clubs.member_leave, name="member_leave"),
    path("clb/<int:pk>/ban-chu-nhiem/", clubs.club_board, name="club_board"),
    path("clb/<int:pk>/ban-chu-nhiem/them/", boards.board_appoint, name="board_appoint"),
    path("clb/<int:pk>/ban-chu-nhiem/<int:fact>/", boards.board_correct, name="board_correct"),
    path("clb/<int:pk>/xep-loai/them/", boards.rating_add, name="rating_add"),
    path("clb/<int:pk>/xep-loai/<int:fact>/", boards.rating_correct, name="rating_correct"),
    path("clb/<int:pk>/buoi/them/", sessions.session_hold, name="session_hold"),
    path("clb/<int:pk>/buoi/<int:fact>/", sessions.session_change, name="session_change"),
]
