from django.urls import path

from registers.views import exports, imports

app_name = "registers"

urlpatterns = [
    path("", imports.import_list, name="import_list"),
    path("mau/", exports.blank_workbook, name="blank_workbook"),
    path("nhap/<int:pk>/", imports.import_detail, name="import_detail"),
    path("nhap/<int:pk>/ghi/", imports.import_approve, name="import_approve"),
    path("nhap/<int:pk>/huy/", imports.import_stop, name="import_stop"),
    path("nhap/<int:pk>/hoan-tac/", imports.import_undo, name="import_undo"),
    path("nhap/<int:pk>/tep/", imports.import_file, name="import_file"),
    path("nhap/<int:pk>/tep-danh-dau/", imports.import_marked, name="import_marked"),
    path("xuat/", exports.export_list, name="export_list"),
    path("xuat/<int:pk>/", exports.export_detail, name="export_detail"),
    path("xuat/<int:pk>/tep/", exports.export_file, name="export_file"),
]
