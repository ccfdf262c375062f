from django.urls import path

from registers.views import merging, pairs

app_name = "pairs"

urlpatterns = [
    path("", pairs.pair_list, name="pair_list"),
    path("cap/<int:pk>/", pairs.pair_detail, name="pair_detail"),
    path("nhap-lam-mot/<int:pk>/", merging.merge_choose, name="merge_choose"),
    path("nhap-lam-mot/<int:pk>/voi/<int:other>/", merging.merge, name="merge"),
    path("lan-nhap/<int:pk>/", merging.merge_detail, name="merge_detail"),
    path("lan-nhap/<int:pk>/hoan-tac/", merging.merge_undo, name="merge_undo"),
]
