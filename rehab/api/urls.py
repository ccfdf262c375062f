from django.urls import path
from rest_framework.routers import SimpleRouter

from rehab.api import views

router = SimpleRouter()
router.register("episodes", views.EpisodeViewSet)
router.register("facilities", views.FacilityViewSet)

urlpatterns = [
    path("dossiers/<int:pk>/episodes/", views.EpisodesOfDossier.as_view(), name="dossier-episodes"),
    *router.urls,
]
