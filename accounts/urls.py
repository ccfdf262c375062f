from django.contrib.auth.views import LogoutView
from django.urls import path

from accounts import views

app_name = "accounts"

urlpatterns = [
    path("dang-nhap/", views.SignIn.as_view(), name="login"),
    path("dang-xuat/", LogoutView.as_view(), name="logout"),
    path("tai-khoan/", views.profile, name="profile"),
    path("tai-khoan/mat-khau/", views.OwnPassword.as_view(), name="password_change"),
    path("uy-quyen/", views.deputies, name="deputies"),
    path("uy-quyen/<int:pk>/thu-hoi/", views.deputy_withdraw, name="deputy_withdraw"),
]
