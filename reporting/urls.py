from django.urls import path

from reporting.views import dashboard, figures, files, ledgers, reports

app_name = "reporting"

urlpatterns = [
    path("", dashboard.dashboard, name="dashboard"),
    path("so-lieu/<int:office>/", dashboard.unit_figures, name="unit_figures"),
    path("so-lieu/<int:office>/<slug:span>/<str:row>/", dashboard.unit_figure, name="unit_figure"),
    path("so-sach/", ledgers.ledger, name="ledger"),
    path("so-sach/pdf/", ledgers.ledger_as_pdf, name="ledger_pdf"),
    path("so-sach/xlsx/", ledgers.ledger_as_xlsx, name="ledger_xlsx"),
    path("bao-cao/", reports.report_list, name="report_list"),
    path("bao-cao/lap/", reports.report_create, name="report_create"),
    path("bao-cao/<int:pk>/", reports.report_detail, name="report_detail"),
    path("bao-cao/<int:pk>/tong-hop-lai/", reports.report_recompile, name="report_recompile"),
    path("bao-cao/<int:pk>/pdf/", files.report_pdf, name="report_pdf"),
    path("bao-cao/<int:pk>/xlsx/", files.report_xlsx, name="report_xlsx"),
    path("bao-cao/<int:pk>/<str:row>/<str:column>/", figures.report_figure, name="report_figure"),
]
