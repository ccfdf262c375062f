from rest_framework.routers import SimpleRouter

from cases.api import views

router = SimpleRouter()
router.register("dossiers", views.DossierViewSet)
router.register("determinations", views.DeterminationViewSet)

urlpatterns = router.urls
