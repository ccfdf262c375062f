from django.urls import path

from registers.views import exports, imports, mapping, office_lists

app_name = "registers"

urlpatterns = [
    path("", imports.import_list, name="import_list"),
    path("mau/", exports.blank_workbook, name="blank_workbook"),
    path("nhap/<int:pk>/", imports.import_detail, name="import_detail"),
    path("nhap/<int:pk>/ghi/", imports.import_approve, name="import_approve"),
    path("nhap/<int:pk>/ghep-cot/", mapping.import_map, name="import_map"),
    path("nhap/<int:pk>/huy/", imports.import_stop, name="import_stop"),
    path("nhap/<int:pk>/hoan-tac/", imports.import_undo, name="import_undo"),
    path("nhap/<int:pk>/tep/", imports.import_file, name="import_file"),
    path("nhap/<int:pk>/tep-danh-dau/", imports.import_marked, name="import_marked"),
    path("xuat/", exports.export_list, name="export_list"),
    path("xuat/<int:pk>/", exports.export_detail, name="export_detail"),
    path("xuat/<int:pk>/tep/", exports.export_file, name="export_file"),
    path("doi-chieu/", office_lists.office_lists, name="office_lists"),
    path("doi-chieu/<int:pk>/", office_lists.office_list, name="office_list"),
    path("doi-chieu/<int:pk>/ghep-cot/", office_lists.office_list_map, name="office_list_map"),
    path("doi-chieu/<int:pk>/ket-qua/", office_lists.office_list_result, name="office_list_result"),
    path("doi-chieu/dong/<int:pk>/lay/", office_lists.row_take, name="list_row_take"),
    path("doi-chieu/dong/<int:pk>/lap-ho-so/", office_lists.row_open, name="list_row_open"),
    path("doi-chieu/dong/<int:pk>/bo-qua/", office_lists.row_ignore, name="list_row_ignore"),
]
