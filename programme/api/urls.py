from django.urls import path

from programme.api import views

urlpatterns = [
    path("courses/", views.Courses.as_view(), name="course-list"),
    path("events/", views.Events.as_view(), name="event-list"),
    path("providers/", views.Providers.as_view(), name="provider-list"),
]
