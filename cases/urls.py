from django.urls import path

from cases.views import acts, documents, dossiers, lists, photo, places, procedures, profile, withdrawals, worklist

app_name = "cases"

urlpatterns = [
    path("", lists.dossier_list, name="dossier_list"),
    path("viec-can-lam/", worklist.worklist, name="worklist"),
    path("moi/", dossiers.dossier_create, name="dossier_create"),
    path("tim-xa/", places.commune_options, name="commune_options"),
    path("<int:pk>/", dossiers.dossier_detail, name="dossier_detail"),
    path("<int:pk>/khung/<slug:slug>/", dossiers.dossier_panel, name="dossier_panel"),
    path("<int:pk>/sua/", dossiers.DossierEdit.as_view(), name="dossier_edit"),
    path("<int:pk>/anh/", photo.photo, name="photo"),
    path("<int:pk>/anh/sua/", photo.PhotoEdit.as_view(), name="photo_edit"),
    path("<int:pk>/nhan-than/", profile.BackgroundEdit.as_view(), name="background_edit"),
    path("<int:pk>/than-nhan/", profile.RelativesEdit.as_view(), name="relatives_edit"),
    path("<int:pk>/chat-da-dung/", profile.DrugUsesEdit.as_view(), name="drug_uses_edit"),
    path("<int:pk>/lan-cai-truoc/", profile.PastRehabsEdit.as_view(), name="past_rehabs_edit"),
    path("<int:pk>/suc-khoe/", profile.HealthEdit.as_view(), name="health_edit"),
    path("<int:pk>/giay-to/them/", places.PaperCreate.as_view(), name="paper_create"),
    path("<int:pk>/giay-to/<int:fact>/", places.PaperChange.as_view(), name="paper_change"),
    path("<int:pk>/giay-to/<int:fact>/xoa/", withdrawals.PaperWithdraw.as_view(), name="paper_withdraw"),
    path("<int:pk>/chuyen/", places.Move.as_view(), name="move"),
    path("<int:pk>/noi-quan-ly/<int:fact>/", places.MoveCorrect.as_view(), name="move_correct"),
    path("<int:pk>/noi-quan-ly/<int:fact>/xoa/", withdrawals.MoveWithdraw.as_view(), name="move_withdraw"),
    path("<int:pk>/xac-dinh/them/", acts.DeterminationCreate.as_view(), name="determination_create"),
    path("<int:pk>/xac-dinh/<int:fact>/", acts.DeterminationChange.as_view(), name="determination_change"),
    path(
        "<int:pk>/xac-dinh/<int:fact>/xoa/", withdrawals.DeterminationWithdraw.as_view(), name="determination_withdraw"
    ),
    path("<int:pk>/ra-danh-sach/them/", acts.RemovalCreate.as_view(), name="removal_create"),
    path("<int:pk>/ra-danh-sach/<int:fact>/", acts.RemovalChange.as_view(), name="removal_change"),
    path("<int:pk>/ra-danh-sach/<int:fact>/xoa/", withdrawals.RemovalWithdraw.as_view(), name="removal_withdraw"),
    path("<int:pk>/xet-nghiem/them/", acts.DrugTestCreate.as_view(), name="drug_test_create"),
    path("<int:pk>/xet-nghiem/<int:fact>/", acts.DrugTestChange.as_view(), name="drug_test_change"),
    path("<int:pk>/xet-nghiem/<int:fact>/xoa/", withdrawals.DrugTestWithdraw.as_view(), name="drug_test_withdraw"),
    path("<int:pk>/su-dung/them/", acts.UserManagementCreate.as_view(), name="user_management_create"),
    path("<int:pk>/su-dung/<int:fact>/", acts.UserManagementChange.as_view(), name="user_management_change"),
    path(
        "<int:pk>/su-dung/<int:fact>/xoa/",
        withdrawals.UserManagementWithdraw.as_view(),
        name="user_management_withdraw",
    ),
    path("<int:pk>/su-dung/<int:fact>/ket-thuc/", acts.UserManagementEnd.as_view(), name="user_management_end"),
    path("<int:pk>/thu-tuc/mo/<slug:kind>/", procedures.ProcedureOpen.as_view(), name="procedure_open"),
    path(
        "<int:pk>/thu-tuc/mo/<slug:kind>/<slug:opening>/",
        procedures.ProcedureOpen.as_view(),
        name="procedure_open_act",
    ),
    path("<int:pk>/thu-tuc/<int:procedure>/", procedures.procedure_detail, name="procedure_detail"),
    path("<int:pk>/thu-tuc/<int:procedure>/<slug:act>/", procedures.ProcedureStep.as_view(), name="procedure_step"),
    path("<int:pk>/buoc/<int:step>/thu-hoi/", procedures.StepUndo.as_view(), name="step_undo"),
    path("<int:pk>/van-ban/lap/", documents.document_choice, name="document_choice"),
    path("<int:pk>/van-ban/lap/<slug:form>/", documents.DocumentCreate.as_view(), name="document_create"),
    path("<int:pk>/van-ban/<int:fact>/pdf/", documents.document_pdf, name="document_pdf"),
    path("<int:pk>/ban-chup/<int:scan>/", procedures.scan, name="scan"),
]
