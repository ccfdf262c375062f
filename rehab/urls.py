from django.urls import path

from rehab.views import care, episodes, facilities

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
    path("cai-nghien/co-so-cua-toi/", care.my_facility, name="my_facility"),
    path("cai-nghien/co-so-cua-toi/<int:pk>/", care.my_facility, name="facility_desk"),
    path("cai-nghien/co-so-cua-toi/<int:pk>/tiep-nhan/", care.admission_find, name="admission_find"),
    path("cai-nghien/co-so-cua-toi/<int:pk>/tiep-nhan/<str:token>/", care.admit, name="admit"),
    path("cai-nghien/co-so/", facilities.facility_list, name="facility_list"),
    path("cai-nghien/co-so/them/", facilities.facility_create, name="facility_create"),
    path("cai-nghien/co-so/<int:pk>/", facilities.facility_edit, name="facility_edit"),
]
