from rest_framework.routers import SimpleRouter

from reporting.api import views

router = SimpleRouter()
router.register("reports", views.ReportViewSet)

urlpatterns = router.urls
