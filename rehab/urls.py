from django.urls import path

from rehab.views import care, discharges, doses, episodes, facilities, mornings

app_name = "rehab"

urlpatterns = [
    path("ho-so/<int:pk>/cai-nghien/them/", episodes.EpisodeStart.as_view(), name="episode_start"),
    path("ho-so/<int:pk>/cai-nghien/them-tai-co-so/", episodes.CareEpisodeStart.as_view(), name="care_episode_start"),
    path("ho-so/<int:pk>/cai-nghien/<int:fact>/", episodes.EpisodeCorrect.as_view(), name="episode_correct"),
    path("ho-so/<int:pk>/cai-nghien/<int:fact>/ket-thuc/", episodes.EpisodeEnd.as_view(), name="episode_end"),
    path(
        "ho-so/<int:pk>/cai-nghien/<int:fact>/lieu-duy-tri/",
        episodes.EpisodeMaintenance.as_view(),
        name="episode_maintenance",
    ),
    path("ho-so/<int:pk>/cai-nghien/<int:fact>/theo-doi/", episodes.episode_follow, name="episode_follow"),
    path("ho-so/<int:pk>/methadone/lieu/them/", doses.DoseOrderAdd.as_view(), name="dose_order_add"),
    path("ho-so/<int:pk>/methadone/lieu/<int:fact>/", doses.DoseOrderCorrect.as_view(), name="dose_order_correct"),
    path(
        "ho-so/<int:pk>/methadone/lieu/<int:fact>/xoa/", doses.DoseOrderWithdraw.as_view(), name="dose_order_withdraw"
    ),
    path("ho-so/<int:pk>/methadone/nuoc-tieu/them/", doses.UrineTestAdd.as_view(), name="urine_test_add"),
    path("ho-so/<int:pk>/methadone/nuoc-tieu/<int:fact>/", doses.UrineTestCorrect.as_view(), name="urine_test_correct"),
    path(
        "ho-so/<int:pk>/methadone/nuoc-tieu/<int:fact>/xoa/",
        doses.UrineTestWithdraw.as_view(),
        name="urine_test_withdraw",
    ),
    path("cai-nghien/methadone/buoi-sang/", mornings.morning, name="morning"),
    path("cai-nghien/co-so-cua-toi/", care.my_facility, name="my_facility"),
    path("cai-nghien/co-so-cua-toi/<int:pk>/", care.my_facility, name="facility_desk"),
    path("cai-nghien/co-so-cua-toi/<int:pk>/tiep-nhan/", care.admission_find, name="admission_find"),
    path("cai-nghien/co-so-cua-toi/<int:pk>/tiep-nhan/<str:token>/", care.admit, name="admit"),
    path(
        "cai-nghien/co-so-cua-toi/<int:pk>/tiep-nhan/<str:token>/tu-nguyen/", care.voluntary_file, name="voluntary_file"
    ),
    path("cai-nghien/sap-ra/", discharges.discharges, name="discharges"),
    path("cai-nghien/co-so/", facilities.facility_list, name="facility_list"),
    path("cai-nghien/co-so/them/", facilities.facility_create, name="facility_create"),
    path("cai-nghien/co-so/<int:pk>/", facilities.facility_edit, name="facility_edit"),
]
