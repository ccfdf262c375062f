from django.contrib.auth.views import LogoutView
from django.urls import path

from accounts.views import own, reforms

app_name = "accounts"

urlpatterns = [
    path("dang-nhap/", own.SignIn.as_view(), name="login"),
    path("dang-xuat/", LogoutView.as_view(), name="logout"),
    path("tai-khoan/", own.profile, name="profile"),
    path("tai-khoan/mat-khau/", own.OwnPassword.as_view(), name="password_change"),
    path("uy-quyen/", own.deputies, name="deputies"),
    path("uy-quyen/<int:pk>/thu-hoi/", own.deputy_withdraw, name="deputy_withdraw"),
    path("sap-xep-don-vi/", reforms.reforms, name="reforms"),
    path("sap-xep-don-vi/mau/<slug:part>/", reforms.reform_blank, name="reform_blank"),
    path("sap-xep-don-vi/<int:pk>/", reforms.reform, name="reform"),
    path("sap-xep-don-vi/<int:pk>/don-vi/<slug:code>/", reforms.reform_unit, name="reform_unit"),
    path("sap-xep-don-vi/<int:pk>/tep/<slug:part>/", reforms.reform_file, name="reform_file"),
    path("sap-xep-don-vi/<int:pk>/anh-huong/", reforms.reform_rows, name="reform_rows"),
    path("sap-xep-don-vi/<int:pk>/kiem-tra-lai/", reforms.reform_check, name="reform_check"),
    path("sap-xep-don-vi/<int:pk>/ap-dung/", reforms.reform_apply, name="reform_apply"),
    path("sap-xep-don-vi/<int:pk>/bo/", reforms.reform_stop, name="reform_stop"),
]
