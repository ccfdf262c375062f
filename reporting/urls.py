from django.urls import path

from reporting.views import (
    by_units,
    changes,
    crosstabs,
    dashboard,
    downloads,
    figures,
    files,
    golive,
    known,
    ledgers,
    life,
    narratives,
    owed,
    planning,
    plans,
    reports,
)

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
    path("bao-cao/tinh-hinh-nop/", owed.owed, name="owed"),
    path("bao-cao/lich-nop/", owed.schedule, name="schedule"),
    path("bao-cao/viec-ban-dem/", owed.job_runs, name="job_runs"),
    path("bao-cao/<int:pk>/nop-khong-phat-sinh/", owed.report_submit_nil, name="report_submit_nil"),
    path("bao-cao/tai-ve/", downloads.bundle_list, name="bundle_list"),
    path("bao-cao/tai-ve/<int:pk>/", downloads.bundle_detail, name="bundle_detail"),
    path("bao-cao/tai-ve/<int:pk>/tep/", downloads.bundle_file, name="bundle_file"),
    path("bao-cao/<int:pk>/", reports.report_detail, name="report_detail"),
    path("bao-cao/<int:pk>/tong-hop-lai/", reports.report_recompile, name="report_recompile"),
    path("bao-cao/<int:pk>/da-biet/", known.report_known, name="report_known"),
    path("bao-cao/<int:pk>/quy-doi/", by_units.report_by_units, name="report_by_units"),
    path("bao-cao/<int:pk>/pdf/", files.report_pdf, name="report_pdf"),
    path("bao-cao/<int:pk>/xlsx/", files.report_xlsx, name="report_xlsx"),
    path("bao-cao/bang-cheo/", crosstabs.crosstab, name="crosstab"),
    path("bao-cao/bang-cheo/danh-sach/", crosstabs.crosstab_list, name="crosstab_list"),
    path("bao-cao/bang-cheo/xlsx/", crosstabs.crosstab_xlsx, name="crosstab_xlsx"),
    path("bao-cao/bang-cheo/luu/", crosstabs.crosstab_save, name="crosstab_save"),
    path("bao-cao/bang-cheo/<int:pk>/bo/", crosstabs.crosstab_drop, name="crosstab_drop"),
    path("bao-cao/so-giay/", golive.paper_closings, name="paper_closings"),
    path("bao-cao/so-giay/<int:office>/", golive.paper_closing, name="paper_closing"),
    path("bao-cao-tong-ket/", narratives.narrative_list, name="narrative_list"),
    path("bao-cao-tong-ket/lap/", narratives.narrative_open, name="narrative_open"),
    path("bao-cao-tong-ket/<int:pk>/", narratives.narrative_detail, name="narrative_detail"),
    path("bao-cao-tong-ket/<int:pk>/muc/<slug:part>/", narratives.narrative_section, name="narrative_section"),
    path("bao-cao-tong-ket/<int:pk>/noi-nhan/", narratives.narrative_letter, name="narrative_letter"),
    path("bao-cao-tong-ket/<int:pk>/ban-hanh/", narratives.narrative_issue, name="narrative_issue"),
    path("bao-cao-tong-ket/<int:pk>/tep/<slug:ending>/", narratives.narrative_file, name="narrative_file"),
    *(
        path(f"bao-cao-tong-ket/<int:pk>/{act}/", narratives.narrative_act, {"act": act}, name=f"narrative_{name}")
        for act, name in (("tong-hop-lai", "redraft"), ("dung-tep", "print"), ("ban-thay-the", "new_edition"))
    ),
    path("bao-cao/kiem-tra-van-ban/", changes.paper_check, name="paper_check"),
    *(
        path(f"bao-cao/<int:pk>/{act}/", life.report_act, {"act": act}, name=f"report_{name}")
        for act, name in (
            ("kiem-tra-xong", "check"),
            ("xem-xet", "begin"),
            ("duyet", "approve"),
            ("khoa", "lock"),
        )
    ),
    *(
        path(f"bao-cao/<int:pk>/{act}/", life.report_reason, {"act": act}, name=f"report_{name}")
        for act, name in (("rut-lai", "withdraw"), ("tra-lai", "return"))
    ),
    path("bao-cao/<int:pk>/doi-chieu/", changes.report_reconcile, name="report_reconcile"),
    path("bao-cao/<int:pk>/nop/", life.report_submit, name="report_submit"),
    path("bao-cao/<int:pk>/y-kien/", life.report_remark, name="report_remark"),
    path("bao-cao/<int:pk>/y-kien/<int:remark>/tra-loi/", life.report_answer, name="report_answer"),
    path("bao-cao/<int:pk>/lan-nop/<int:round>/pdf/", life.submission_pdf, name="submission_pdf"),
    path("bao-cao/<int:pk>/lan-nop/<int:round>/ban-ky/", life.submission_scan, name="submission_scan"),
    path("bao-cao/<int:pk>/lan-nop/<int:round>/gan-ban-ky/", life.submission_attach, name="submission_attach"),
    path("bao-cao/<int:pk>/lan-nop/<int:round>/so-lan-truoc/", changes.submission_diff, name="submission_diff"),
    path("bao-cao/<int:pk>/lan-nop/<int:round>/thay-doi/", changes.submission_changes, name="submission_changes"),
    path("bao-cao/ke-hoach/", plans.plan_list, name="plan_list"),
    path("bao-cao/ke-hoach/lap/", planning.plan_create, name="plan_create"),
    *(
        path(f"bao-cao/ke-hoach/<int:plan>/{rest}", view, name=name)
        for rest, view, name in (
            ("sua-doi/", planning.plan_amend, "plan_amend"),
            ("du-thao/", planning.plan_draft, "plan_draft"),
            ("du-thao/them/", planning.target_add, "target_add"),
            ("du-thao/ban-hanh/", planning.plan_issue, "plan_issue"),
            ("du-thao/<int:target>/sua/", planning.target_edit, "target_edit"),
            ("du-thao/<int:target>/xoa/", planning.target_drop, "target_drop"),
            ("don-vi/<int:office>/", plans.plan_detail, "plan_detail"),
            ("don-vi/<int:office>/chi-tieu/<int:target>/", plans.plan_target, "plan_target"),
            ("don-vi/<int:office>/chi-tieu/<int:target>/phan-bo/", planning.plan_distribute, "plan_distribute"),
            ("don-vi/<int:office>/chi-tieu/<int:target>/nhap-tay/", planning.plan_type_result, "plan_type_result"),
            ("don-vi/<int:office>/chi-tieu/<int:target>/<str:row>/", plans.plan_figure, "plan_figure"),
        )
    ),
    *(
        path(
            f"bao-cao/ke-hoach/<int:plan>/don-vi/<int:office>/{kind}/",
            plans.plan_file,
            {"kind": kind},
            name=f"plan_{kind}",
        )
        for kind in ("pdf", "xlsx")
    ),
    path("bao-cao/<int:pk>/<str:row>/<str:column>/", figures.report_figure, name="report_figure"),
]
