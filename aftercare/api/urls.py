from django.urls import path
from rest_framework.routers import SimpleRouter

from aftercare.api import views

router = SimpleRouter()
router.register("aftercares", views.AftercareViewSet)
router.register("helpers", views.HelperViewSet)
router.register("clubs", views.ClubViewSet)
router.register("schemes", views.SchemeViewSet)

urlpatterns = [
    path("clubs/<int:pk>/sessions/", views.SessionsOfClub.as_view(), name="club-sessions"),
    *router.urls,
]
