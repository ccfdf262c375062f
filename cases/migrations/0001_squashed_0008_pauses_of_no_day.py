import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.core.serializers.json
import django.db.models.deletion
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

import core.migration


class Migration(migrations.Migration):
    replaces = [
        ("cases", "0001_initial"),
        ("cases", "0002_photo"),
        ("cases", "0003_birth_year_only"),
        ("cases", "0004_procedures"),
        ("cases", "0005_documents_as_printed"),
        ("cases", "0006_user_management_procedure"),
        ("cases", "0007_life_events"),
        ("cases", "0008_pauses_of_no_day"),
    ]

    initial = True

    dependencies = [
        ("areas", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        core.migration.CreateModels(
            models=[
                migrations.CreateModel(
                    name="Background",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("birthplace", models.CharField(blank=True, max_length=250, verbose_name="quê quán")),
                        (
                            "nationality",
                            models.CharField(blank=True, default="Việt Nam", max_length=60, verbose_name="quốc tịch"),
                        ),
                        ("religion", models.CharField(blank=True, max_length=60, verbose_name="tôn giáo")),
                        (
                            "workplace",
                            models.CharField(blank=True, max_length=250, verbose_name="nơi làm việc, học tập"),
                        ),
                        (
                            "work_status",
                            models.CharField(
                                blank=True,
                                choices=[("employed", "Có việc"), ("stable", "Ổn định"), ("unemployed", "Thất nghiệp")],
                                max_length=12,
                                verbose_name="việc làm",
                            ),
                        ),
                        (
                            "marital_status",
                            models.CharField(
                                blank=True,
                                choices=[("single", "Chưa kết hôn"), ("married", "Đã kết hôn"), ("divorced", "Ly dị")],
                                max_length=10,
                                verbose_name="hôn nhân",
                            ),
                        ),
                        ("phone", models.CharField(blank=True, max_length=40, verbose_name="điện thoại")),
                        ("social_networks", models.CharField(blank=True, max_length=250, verbose_name="mạng xã hội")),
                        (
                            "policy_group",
                            models.CharField(blank=True, max_length=120, verbose_name="đối tượng chính sách"),
                        ),
                        ("informant", models.CharField(blank=True, max_length=120, verbose_name="người báo tin")),
                        (
                            "drug_convictions",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="tiền án về ma túy"),
                        ),
                        (
                            "drug_sanctions",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="xử lý hành chính về ma túy"
                            ),
                        ),
                        (
                            "other_convictions",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="tiền án khác"),
                        ),
                        (
                            "other_sanctions",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="xử lý hành chính khác"
                            ),
                        ),
                        ("sanction_decisions", models.TextField(blank=True, verbose_name="các quyết định xử lý")),
                        (
                            "first_detected_on",
                            models.DateField(blank=True, null=True, verbose_name="ngày bị phát hiện lần đầu"),
                        ),
                        ("frequency", models.CharField(blank=True, max_length=120, verbose_name="tần suất sử dụng")),
                        ("dose", models.CharField(blank=True, max_length=120, verbose_name="liều lượng")),
                        (
                            "family_violence",
                            models.BooleanField(blank=True, null=True, verbose_name="có bạo lực gia đình"),
                        ),
                        ("notes", models.TextField(blank=True, verbose_name="ghi chú")),
                        (
                            "dossier",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="background",
                                to="cases.dossier",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "nhân thân",
                        "verbose_name_plural": "nhân thân",
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cases_backgroundevent" ("birthplace", "dose", "dossier_id", "drug_convictions", "drug_sanctions", "family_violence", "first_detected_on", "frequency", "id", "informant", "marital_status", "nationality", "notes", "other_convictions", "other_sanctions", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "policy_group", "religion", "sanction_decisions", "social_networks", "version", "work_status", "workplace") VALUES (NEW."birthplace", NEW."dose", NEW."dossier_id", NEW."drug_convictions", NEW."drug_sanctions", NEW."family_violence", NEW."first_detected_on", NEW."frequency", NEW."id", NEW."informant", NEW."marital_status", NEW."nationality", NEW."notes", NEW."other_convictions", NEW."other_sanctions", _pgh_attach_context(), app_clock(), \'insert\', NEW."id", NEW."phone", NEW."policy_group", NEW."religion", NEW."sanction_decisions", NEW."social_networks", NEW."version", NEW."work_status", NEW."workplace"); RETURN NULL;',
                                    hash="141b118758c1db14f26c0973a927f3aa360da43f",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_e276b",
                                    table="cases_background",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "cases_backgroundevent" ("birthplace", "dose", "dossier_id", "drug_convictions", "drug_sanctions", "family_violence", "first_detected_on", "frequency", "id", "informant", "marital_status", "nationality", "notes", "other_convictions", "other_sanctions", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "policy_group", "religion", "sanction_decisions", "social_networks", "version", "work_status", "workplace") VALUES (NEW."birthplace", NEW."dose", NEW."dossier_id", NEW."drug_convictions", NEW."drug_sanctions", NEW."family_violence", NEW."first_detected_on", NEW."frequency", NEW."id", NEW."informant", NEW."marital_status", NEW."nationality", NEW."notes", NEW."other_convictions", NEW."other_sanctions", _pgh_attach_context(), app_clock(), \'update\', NEW."id", NEW."phone", NEW."policy_group", NEW."religion", NEW."sanction_decisions", NEW."social_networks", NEW."version", NEW."work_status", NEW."workplace"); RETURN NULL;',
                                    hash="3d2f9f4e41a209b6bab0cdc5a540d86c951b6c38",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_6b70e",
                                    table="cases_background",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cases_backgroundevent" ("birthplace", "dose", "dossier_id", "drug_convictions", "drug_sanctions", "family_violence", "first_detected_on", "frequency", "id", "informant", "marital_status", "nationality", "notes", "other_convictions", "other_sanctions", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "policy_group", "religion", "sanction_decisions", "social_networks", "version", "work_status", "workplace") VALUES (OLD."birthplace", OLD."dose", OLD."dossier_id", OLD."drug_convictions", OLD."drug_sanctions", OLD."family_violence", OLD."first_detected_on", OLD."frequency", OLD."id", OLD."informant", OLD."marital_status", OLD."nationality", OLD."notes", OLD."other_convictions", OLD."other_sanctions", _pgh_attach_context(), app_clock(), \'delete\', OLD."id", OLD."phone", OLD."policy_group", OLD."religion", OLD."sanction_decisions", OLD."social_networks", OLD."version", OLD."work_status", OLD."workplace"); RETURN NULL;',
                                    hash="482d8bae00af610895dc6f16d796659a62b1a2e9",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_42829",
                                    table="cases_background",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Determination",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("on", models.DateField(verbose_name="ngày")),
                        (
                            "result",
                            models.CharField(
                                choices=[("addicted", "Có nghiện"), ("not_addicted", "Không nghiện")],
                                max_length=12,
                                verbose_name="kết quả",
                            ),
                        ),
                        ("agency", models.CharField(blank=True, max_length=200, verbose_name="cơ quan xác định")),
                        (
                            "dossier",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="determinations",
                                to="cases.dossier",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "xác định tình trạng nghiện",
                        "verbose_name_plural": "xác định tình trạng nghiện",
                        "ordering": ["on"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("dossier", "on"),
                                name="determination_once_a_day",
                                violation_error_message="Ngày này đã có một kết quả xác định tình trạng nghiện.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cases_determinationevent" ("agency", "dossier_id", "id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "result", "version") VALUES (NEW."agency", NEW."dossier_id", NEW."id", NEW."on", _pgh_attach_context(), app_clock(), \'insert\', NEW."id", NEW."result", NEW."version"); RETURN NULL;',
                                    hash="e814ff5c38fd759299adba83f10d2d541979be14",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_f6bc6",
                                    table="cases_determination",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "cases_determinationevent" ("agency", "dossier_id", "id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "result", "version") VALUES (NEW."agency", NEW."dossier_id", NEW."id", NEW."on", _pgh_attach_context(), app_clock(), \'update\', NEW."id", NEW."result", NEW."version"); RETURN NULL;',
                                    hash="6c09053fbcb6661761f0ba1fbb4c07633f1a3bf4",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_a3e66",
                                    table="cases_determination",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cases_determinationevent" ("agency", "dossier_id", "id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "result", "version") VALUES (OLD."agency", OLD."dossier_id", OLD."id", OLD."on", _pgh_attach_context(), app_clock(), \'delete\', OLD."id", OLD."result", OLD."version"); RETURN NULL;',
                                    hash="1e924a7e8e83b9f5f1f3d7138783e799530abc5e",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_5b102",
                                    table="cases_determination",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DossierEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("number", models.CharField(max_length=40, verbose_name="số hồ sơ")),
                        ("full_name", models.CharField(max_length=120, verbose_name="họ và tên")),
                        ("other_name", models.CharField(blank=True, max_length=120, verbose_name="tên gọi khác")),
                        (
                            "sex",
                            models.CharField(
                                choices=[("male", "Nam"), ("female", "Nữ")], max_length=6, verbose_name="giới tính"
                            ),
                        ),
                        ("birth_date", models.DateField(verbose_name="ngày sinh")),
                        ("birth_year_only", models.BooleanField(default=False, verbose_name="chỉ biết năm sinh")),
                        ("ethnicity", models.CharField(blank=True, max_length=40, verbose_name="dân tộc")),
                        ("occupation", models.CharField(blank=True, max_length=120, verbose_name="nghề nghiệp")),
                        ("education", models.CharField(blank=True, max_length=60, verbose_name="trình độ học vấn")),
                        (
                            "permanent_address",
                            models.CharField(blank=True, max_length=250, verbose_name="địa chỉ thường trú"),
                        ),
                        (
                            "present_address",
                            models.CharField(blank=True, max_length=250, verbose_name="nơi ở hiện tại"),
                        ),
                        (
                            "stable_residence",
                            models.BooleanField(blank=True, null=True, verbose_name="nơi cư trú ổn định"),
                        ),
                        ("opened_on", models.DateField(verbose_name="ngày lập hồ sơ")),
                        (
                            "main_drug",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("opium", "Thuốc phiện"),
                                    ("heroin", "Heroin"),
                                    ("cocaine", "Cocain"),
                                    ("cannabis", "Cần sa"),
                                    ("ats", "ATS"),
                                    ("ketamine", "Ketamine"),
                                    ("other", "Khác"),
                                ],
                                max_length=10,
                                verbose_name="chất ma túy chính",
                            ),
                        ),
                        (
                            "route",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("injecting", "Tiêm chích"),
                                    ("inhaling", "Hít"),
                                    ("smoking", "Hút"),
                                    ("swallowing", "Uống"),
                                    ("other", "Khác"),
                                ],
                                max_length=10,
                                verbose_name="hình thức sử dụng",
                            ),
                        ),
                        ("first_used_on", models.DateField(blank=True, null=True, verbose_name="ngày sử dụng lần đầu")),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("registered", "Mới lập hồ sơ"),
                                    ("managed_user", "Quản lý người sử dụng"),
                                    ("addict", "Người nghiện chưa cai"),
                                    ("rehab", "Đang cai nghiện"),
                                    ("methadone", "Đang điều trị methadone"),
                                    ("aftercare", "Quản lý sau cai"),
                                    ("completed", "Đã hoàn thành cai nghiện"),
                                    ("ended", "Không còn quản lý"),
                                ],
                                default="registered",
                                editable=False,
                                max_length=15,
                                verbose_name="giai đoạn",
                            ),
                        ),
                        (
                            "entered_for",
                            models.CharField(blank=True, editable=False, max_length=250, verbose_name="nhập thay cho"),
                        ),
                        ("search_text", models.TextField(editable=False)),
                        ("sort_key", models.CharField(db_collation="C", editable=False, max_length=600)),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="cases.dossier",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="4f80cc9c6e9a30349284900d05cbd9960eb26ae4",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_b0819",
                                    table="cases_dossierevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DrugUse",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "substance",
                            models.CharField(
                                choices=[
                                    ("opium", "Thuốc phiện"),
                                    ("morphine", "Morphine"),
                                    ("heroin", "Heroin"),
                                    ("amphetamine", "Amphetamine"),
                                    ("methamphetamine", "Methamphetamine"),
                                    ("ecstasy", "Ecstasy"),
                                    ("cannabis", "Cần sa"),
                                    ("benzodiazepine", "Benzodiazepine"),
                                    ("phenobarbital", "Phenobarbital"),
                                    ("ketamine", "Ketamine"),
                                    ("cocaine", "Cocain"),
                                    ("alcohol", "Rượu"),
                                    ("tobacco", "Thuốc lá"),
                                    ("other", "Khác"),
                                ],
                                max_length=16,
                                verbose_name="chất",
                            ),
                        ),
                        (
                            "age_first_use",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="tuổi dùng lần đầu"),
                        ),
                        (
                            "age_first_injection",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="tuổi tiêm chích lần đầu"
                            ),
                        ),
                        (
                            "months_total",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="tổng thời gian (tháng)"
                            ),
                        ),
                        (
                            "days_last_month",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="số ngày trong tháng qua"
                            ),
                        ),
                        (
                            "times_a_day",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="số lần mỗi ngày"),
                        ),
                        ("way", models.CharField(blank=True, max_length=60, verbose_name="cách dùng")),
                        (
                            "money_a_day",
                            models.PositiveIntegerField(blank=True, null=True, verbose_name="tiền mỗi ngày (đồng)"),
                        ),
                        (
                            "dossier",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="drug_uses",
                                to="cases.dossier",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "chất đã dùng",
                        "verbose_name_plural": "chất đã dùng",
                        "constraints": [models.UniqueConstraint(fields=("dossier", "substance"), name="drug_use_once")],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cases_druguseevent" ("age_first_injection", "age_first_use", "days_last_month", "dossier_id", "id", "money_a_day", "months_total", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "substance", "times_a_day", "way") VALUES (NEW."age_first_injection", NEW."age_first_use", NEW."days_last_month", NEW."dossier_id", NEW."id", NEW."money_a_day", NEW."months_total", _pgh_attach_context(), app_clock(), \'insert\', NEW."id", NEW."substance", NEW."times_a_day", NEW."way"); RETURN NULL;',
                                    hash="92d0a35f9eb09a9a04312dd4fba793806720b1f1",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_6049e",
                                    table="cases_druguse",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "cases_druguseevent" ("age_first_injection", "age_first_use", "days_last_month", "dossier_id", "id", "money_a_day", "months_total", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "substance", "times_a_day", "way") VALUES (NEW."age_first_injection", NEW."age_first_use", NEW."days_last_month", NEW."dossier_id", NEW."id", NEW."money_a_day", NEW."months_total", _pgh_attach_context(), app_clock(), \'update\', NEW."id", NEW."substance", NEW."times_a_day", NEW."way"); RETURN NULL;',
                                    hash="e6c299776d702dbb6589951d3d57cb350d38c39e",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_f5f97",
                                    table="cases_druguse",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cases_druguseevent" ("age_first_injection", "age_first_use", "days_last_month", "dossier_id", "id", "money_a_day", "months_total", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "substance", "times_a_day", "way") VALUES (OLD."age_first_injection", OLD."age_first_use", OLD."days_last_month", OLD."dossier_id", OLD."id", OLD."money_a_day", OLD."months_total", _pgh_attach_context(), app_clock(), \'delete\', OLD."id", OLD."substance", OLD."times_a_day", OLD."way"); RETURN NULL;',
                                    hash="714cf334266c8ae826700b0666b28d5e2697ac73",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_a68e7",
                                    table="cases_druguse",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DrugUseEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "substance",
                            models.CharField(
                                choices=[
                                    ("opium", "Thuốc phiện"),
                                    ("morphine", "Morphine"),
                                    ("heroin", "Heroin"),
                                    ("amphetamine", "Amphetamine"),
                                    ("methamphetamine", "Methamphetamine"),
                                    ("ecstasy", "Ecstasy"),
                                    ("cannabis", "Cần sa"),
                                    ("benzodiazepine", "Benzodiazepine"),
                                    ("phenobarbital", "Phenobarbital"),
                                    ("ketamine", "Ketamine"),
                                    ("cocaine", "Cocain"),
                                    ("alcohol", "Rượu"),
                                    ("tobacco", "Thuốc lá"),
                                    ("other", "Khác"),
                                ],
                                max_length=16,
                                verbose_name="chất",
                            ),
                        ),
                        (
                            "age_first_use",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="tuổi dùng lần đầu"),
                        ),
                        (
                            "age_first_injection",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="tuổi tiêm chích lần đầu"
                            ),
                        ),
                        (
                            "months_total",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="tổng thời gian (tháng)"
                            ),
                        ),
                        (
                            "days_last_month",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="số ngày trong tháng qua"
                            ),
                        ),
                        (
                            "times_a_day",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="số lần mỗi ngày"),
                        ),
                        ("way", models.CharField(blank=True, max_length=60, verbose_name="cách dùng")),
                        (
                            "money_a_day",
                            models.PositiveIntegerField(blank=True, null=True, verbose_name="tiền mỗi ngày (đồng)"),
                        ),
                        (
                            "dossier",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cases.dossier",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="cases.druguse",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="15d507207fe88b3e54fe202520ec31b0c212d561",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_fdc3b",
                                    table="cases_druguseevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HealthProfile",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("hiv", models.BooleanField(blank=True, null=True, verbose_name="HIV")),
                        ("tuberculosis", models.BooleanField(blank=True, null=True, verbose_name="lao")),
                        ("hepatitis", models.BooleanField(blank=True, null=True, verbose_name="bệnh gan, mật")),
                        ("asthma", models.BooleanField(blank=True, null=True, verbose_name="hen")),
                        ("other_diseases", models.CharField(blank=True, max_length=250, verbose_name="bệnh khác")),
                        ("mental_illness", models.CharField(blank=True, max_length=250, verbose_name="bệnh tâm thần")),
                        (
                            "psychotic_signs",
                            models.BooleanField(blank=True, null=True, verbose_name="biểu hiện loạn thần"),
                        ),
                        (
                            "family_history",
                            models.CharField(blank=True, max_length=250, verbose_name="tiền sử gia đình"),
                        ),
                        (
                            "height_cm",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="chiều cao (cm)"),
                        ),
                        (
                            "weight_kg",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="cân nặng (kg)"),
                        ),
                        (
                            "pulse",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="mạch (lần/phút)"),
                        ),
                        ("blood_pressure", models.CharField(blank=True, max_length=12, verbose_name="huyết áp")),
                        (
                            "dossier",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT, related_name="health", to="cases.dossier"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "sức khỏe",
                        "verbose_name_plural": "sức khỏe",
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cases_healthprofileevent" ("asthma", "blood_pressure", "dossier_id", "family_history", "height_cm", "hepatitis", "hiv", "id", "mental_illness", "other_diseases", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "psychotic_signs", "pulse", "tuberculosis", "version", "weight_kg") VALUES (NEW."asthma", NEW."blood_pressure", NEW."dossier_id", NEW."family_history", NEW."height_cm", NEW."hepatitis", NEW."hiv", NEW."id", NEW."mental_illness", NEW."other_diseases", _pgh_attach_context(), app_clock(), \'insert\', NEW."id", NEW."psychotic_signs", NEW."pulse", NEW."tuberculosis", NEW."version", NEW."weight_kg"); RETURN NULL;',
                                    hash="cb9e04d7eb3726b66cb35569664bc7087d337e12",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_77092",
                                    table="cases_healthprofile",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "cases_healthprofileevent" ("asthma", "blood_pressure", "dossier_id", "family_history", "height_cm", "hepatitis", "hiv", "id", "mental_illness", "other_diseases", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "psychotic_signs", "pulse", "tuberculosis", "version", "weight_kg") VALUES (NEW."asthma", NEW."blood_pressure", NEW."dossier_id", NEW."family_history", NEW."height_cm", NEW."hepatitis", NEW."hiv", NEW."id", NEW."mental_illness", NEW."other_diseases", _pgh_attach_context(), app_clock(), \'update\', NEW."id", NEW."psychotic_signs", NEW."pulse", NEW."tuberculosis", NEW."version", NEW."weight_kg"); RETURN NULL;',
                                    hash="cb01250a4a924d7b4e18d747fff8b21252653c0e",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_efd41",
                                    table="cases_healthprofile",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cases_healthprofileevent" ("asthma", "blood_pressure", "dossier_id", "family_history", "height_cm", "hepatitis", "hiv", "id", "mental_illness", "other_diseases", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "psychotic_signs", "pulse", "tuberculosis", "version", "weight_kg") VALUES (OLD."asthma", OLD."blood_pressure", OLD."dossier_id", OLD."family_history", OLD."height_cm", OLD."hepatitis", OLD."hiv", OLD."id", OLD."mental_illness", OLD."other_diseases", _pgh_attach_context(), app_clock(), \'delete\', OLD."id", OLD."psychotic_signs", OLD."pulse", OLD."tuberculosis", OLD."version", OLD."weight_kg"); RETURN NULL;',
                                    hash="5c33c546b3c14c9b2cf79c23998e6e79dd8283f3",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_a8681",
                                    table="cases_healthprofile",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HealthProfileEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("hiv", models.BooleanField(blank=True, null=True, verbose_name="HIV")),
                        ("tuberculosis", models.BooleanField(blank=True, null=True, verbose_name="lao")),
                        ("hepatitis", models.BooleanField(blank=True, null=True, verbose_name="bệnh gan, mật")),
                        ("asthma", models.BooleanField(blank=True, null=True, verbose_name="hen")),
                        ("other_diseases", models.CharField(blank=True, max_length=250, verbose_name="bệnh khác")),
                        ("mental_illness", models.CharField(blank=True, max_length=250, verbose_name="bệnh tâm thần")),
                        (
                            "psychotic_signs",
                            models.BooleanField(blank=True, null=True, verbose_name="biểu hiện loạn thần"),
                        ),
                        (
                            "family_history",
                            models.CharField(blank=True, max_length=250, verbose_name="tiền sử gia đình"),
                        ),
                        (
                            "height_cm",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="chiều cao (cm)"),
                        ),
                        (
                            "weight_kg",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="cân nặng (kg)"),
                        ),
                        (
                            "pulse",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="mạch (lần/phút)"),
                        ),
                        ("blood_pressure", models.CharField(blank=True, max_length=12, verbose_name="huyết áp")),
                        (
                            "dossier",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cases.dossier",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="cases.healthprofile",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="71ef05d60bc0c405a617db9b4bb837d19a84264f",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_71ec0",
                                    table="cases_healthprofileevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="IdentityPaper",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("cccd", "CCCD"), ("cmnd", "CMND"), ("passport", "Hộ chiếu")],
                                max_length=10,
                                verbose_name="loại",
                            ),
                        ),
                        ("number", models.CharField(max_length=20, verbose_name="số")),
                        ("issued_on", models.DateField(blank=True, null=True, verbose_name="ngày cấp")),
                        ("issued_by", models.CharField(blank=True, max_length=120, verbose_name="nơi cấp")),
                        (
                            "replaced_on",
                            models.DateField(blank=True, null=True, verbose_name="thay bằng giấy khác từ ngày"),
                        ),
                        (
                            "dossier",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="papers", to="cases.dossier"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "giấy tờ tùy thân",
                        "verbose_name_plural": "giấy tờ tùy thân",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("kind", "number"),
                                name="paper_once",
                                violation_error_message="Số giấy tờ này đã thuộc một hồ sơ khác.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("replaced_on__isnull", True)),
                                fields=("dossier", "kind"),
                                name="paper_one_current_per_kind",
                                violation_error_message="Mỗi loại giấy tờ chỉ có một số đang dùng.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cases_identitypaperevent" ("dossier_id", "id", "issued_by", "issued_on", "kind", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "replaced_on") VALUES (NEW."dossier_id", NEW."id", NEW."issued_by", NEW."issued_on", NEW."kind", NEW."number", _pgh_attach_context(), app_clock(), \'insert\', NEW."id", NEW."replaced_on"); RETURN NULL;',
                                    hash="bb5824241bd355e5829963d83a4a12ebc0bbe742",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_967f2",
                                    table="cases_identitypaper",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "cases_identitypaperevent" ("dossier_id", "id", "issued_by", "issued_on", "kind", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "replaced_on") VALUES (NEW."dossier_id", NEW."id", NEW."issued_by", NEW."issued_on", NEW."kind", NEW."number", _pgh_attach_context(), app_clock(), \'update\', NEW."id", NEW."replaced_on"); RETURN NULL;',
                                    hash="541c7b33c59d07627b3826746f7bec73cbfe7d40",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_5bb4a",
                                    table="cases_identitypaper",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cases_identitypaperevent" ("dossier_id", "id", "issued_by", "issued_on", "kind", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "replaced_on") VALUES (OLD."dossier_id", OLD."id", OLD."issued_by", OLD."issued_on", OLD."kind", OLD."number", _pgh_attach_context(), app_clock(), \'delete\', OLD."id", OLD."replaced_on"); RETURN NULL;',
                                    hash="3405e0c8571efa8ae83dabc5a493ae5ef41f4645",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_d5824",
                                    table="cases_identitypaper",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="IdentityPaperEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[("cccd", "CCCD"), ("cmnd", "CMND"), ("passport", "Hộ chiếu")],
                                max_length=10,
                                verbose_name="loại",
                            ),
                        ),
                        ("number", models.CharField(max_length=20, verbose_name="số")),
                        ("issued_on", models.DateField(blank=True, null=True, verbose_name="ngày cấp")),
                        ("issued_by", models.CharField(blank=True, max_length=120, verbose_name="nơi cấp")),
                        (
                            "replaced_on",
                            models.DateField(blank=True, null=True, verbose_name="thay bằng giấy khác từ ngày"),
                        ),
                        (
                            "dossier",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cases.dossier",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="cases.identitypaper",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="8f8788f79cfb52edd15245bc8ec6a147b525f3e7",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_8b4c3",
                                    table="cases_identitypaperevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ListRemoval",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("on", models.DateField(verbose_name="ngày")),
                        (
                            "reason",
                            models.CharField(
                                choices=[
                                    ("clean", "Không tái nghiện"),
                                    ("imprisoned", "Phạt tù"),
                                    ("dead_or_missing", "Chết hoặc mất tích"),
                                    ("other", "Khác"),
                                ],
                                max_length=16,
                                verbose_name="lý do",
                            ),
                        ),
                        (
                            "dossier",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="removals", to="cases.dossier"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "ra khỏi danh sách",
                        "verbose_name_plural": "ra khỏi danh sách",
                        "ordering": ["on"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("dossier", "on"),
                                name="removal_once_a_day",
                                violation_error_message="Ngày này đã ghi đưa ra khỏi danh sách.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cases_listremovalevent" ("dossier_id", "id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "version") VALUES (NEW."dossier_id", NEW."id", NEW."on", _pgh_attach_context(), app_clock(), \'insert\', NEW."id", NEW."reason", NEW."version"); RETURN NULL;',
                                    hash="635ee4f00acdbc1603022f473279c96f140abf70",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_4c406",
                                    table="cases_listremoval",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "cases_listremovalevent" ("dossier_id", "id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "version") VALUES (NEW."dossier_id", NEW."id", NEW."on", _pgh_attach_context(), app_clock(), \'update\', NEW."id", NEW."reason", NEW."version"); RETURN NULL;',
                                    hash="836db3ed03c7ff6bce058efeea86da886112e76a",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_cb04b",
                                    table="cases_listremoval",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cases_listremovalevent" ("dossier_id", "id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "version") VALUES (OLD."dossier_id", OLD."id", OLD."on", _pgh_attach_context(), app_clock(), \'delete\', OLD."id", OLD."reason", OLD."version"); RETURN NULL;',
                                    hash="2066201ea05685e23cdfbecef35d05622d14abbf",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_42939",
                                    table="cases_listremoval",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ListRemovalEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("on", models.DateField(verbose_name="ngày")),
                        (
                            "reason",
                            models.CharField(
                                choices=[
                                    ("clean", "Không tái nghiện"),
                                    ("imprisoned", "Phạt tù"),
                                    ("dead_or_missing", "Chết hoặc mất tích"),
                                    ("other", "Khác"),
                                ],
                                max_length=16,
                                verbose_name="lý do",
                            ),
                        ),
                        (
                            "dossier",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cases.dossier",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="cases.listremoval",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="1b4284b1a587fbc35cd6da73a8da221c4f028fe8",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_9b5db",
                                    table="cases_listremovalevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PastRehab",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="năm")),
                        (
                            "place",
                            models.CharField(
                                choices=[
                                    ("facility", "Cơ sở"),
                                    ("home", "Gia đình, cộng đồng"),
                                    ("voluntary", "Cơ sở tự nguyện"),
                                    ("hospital", "Bệnh viện"),
                                    ("other", "Khác"),
                                ],
                                max_length=10,
                                verbose_name="địa điểm",
                            ),
                        ),
                        ("duration", models.CharField(blank=True, max_length=60, verbose_name="thời gian")),
                        ("method", models.CharField(blank=True, max_length=120, verbose_name="phương pháp")),
                        (
                            "relapse_reason",
                            models.CharField(blank=True, max_length=250, verbose_name="lý do tái nghiện"),
                        ),
                        (
                            "dossier",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="past_rehabs",
                                to="cases.dossier",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "lần cai trước",
                        "verbose_name_plural": "lần cai trước",
                        "ordering": ["year"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cases_pastrehabevent" ("dossier_id", "duration", "id", "method", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "relapse_reason", "year") VALUES (NEW."dossier_id", NEW."duration", NEW."id", NEW."method", _pgh_attach_context(), app_clock(), \'insert\', NEW."id", NEW."place", NEW."relapse_reason", NEW."year"); RETURN NULL;',
                                    hash="6a6e09fb837c23a3b8eb6514d0256a48a4e3ef40",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_88d0e",
                                    table="cases_pastrehab",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "cases_pastrehabevent" ("dossier_id", "duration", "id", "method", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "relapse_reason", "year") VALUES (NEW."dossier_id", NEW."duration", NEW."id", NEW."method", _pgh_attach_context(), app_clock(), \'update\', NEW."id", NEW."place", NEW."relapse_reason", NEW."year"); RETURN NULL;',
                                    hash="df6674a78426256ab9a006342600e13121829232",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_ebb37",
                                    table="cases_pastrehab",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cases_pastrehabevent" ("dossier_id", "duration", "id", "method", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "relapse_reason", "year") VALUES (OLD."dossier_id", OLD."duration", OLD."id", OLD."method", _pgh_attach_context(), app_clock(), \'delete\', OLD."id", OLD."place", OLD."relapse_reason", OLD."year"); RETURN NULL;',
                                    hash="9a52f5b09668f51c34379930d69f80c5a6e0d352",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_0e0e2",
                                    table="cases_pastrehab",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PastRehabEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("year", models.PositiveSmallIntegerField(verbose_name="năm")),
                        (
                            "place",
                            models.CharField(
                                choices=[
                                    ("facility", "Cơ sở"),
                                    ("home", "Gia đình, cộng đồng"),
                                    ("voluntary", "Cơ sở tự nguyện"),
                                    ("hospital", "Bệnh viện"),
                                    ("other", "Khác"),
                                ],
                                max_length=10,
                                verbose_name="địa điểm",
                            ),
                        ),
                        ("duration", models.CharField(blank=True, max_length=60, verbose_name="thời gian")),
                        ("method", models.CharField(blank=True, max_length=120, verbose_name="phương pháp")),
                        (
                            "relapse_reason",
                            models.CharField(blank=True, max_length=250, verbose_name="lý do tái nghiện"),
                        ),
                        (
                            "dossier",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cases.dossier",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="cases.pastrehab",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="eef6329fbf369364f098908d343400925ebea51f",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_78d80",
                                    table="cases_pastrehabevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PlaceOfCare",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("reason", models.CharField(max_length=60, verbose_name="theo")),
                        ("starts", models.DateField(verbose_name="từ ngày")),
                        ("ends", models.DateField(blank=True, null=True, verbose_name="đến trước ngày")),
                        (
                            "dossier",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="places_of_care",
                                to="cases.dossier",
                            ),
                        ),
                        (
                            "office",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="areas.office",
                                verbose_name="cơ sở",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "nơi điều trị",
                        "verbose_name_plural": "nơi điều trị",
                        "ordering": ["starts"],
                        "indexes": [models.Index(fields=["office", "starts"], name="care_office")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends__isnull", True), ("ends__gt", models.F("starts")), _connector="OR"
                                ),
                                name="care_days_in_order",
                                violation_error_message="Ngày kết thúc phải sau ngày bắt đầu.",
                            ),
                            models.UniqueConstraint(fields=("dossier", "reason"), name="care_one_per_reason"),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cases_placeofcareevent" ("dossier_id", "ends", "id", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "starts") VALUES (NEW."dossier_id", NEW."ends", NEW."id", NEW."office_id", _pgh_attach_context(), app_clock(), \'insert\', NEW."id", NEW."reason", NEW."starts"); RETURN NULL;',
                                    hash="07ffda16ffc5c9b7729f87710d15368856db0567",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_6ea51",
                                    table="cases_placeofcare",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "cases_placeofcareevent" ("dossier_id", "ends", "id", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "starts") VALUES (NEW."dossier_id", NEW."ends", NEW."id", NEW."office_id", _pgh_attach_context(), app_clock(), \'update\', NEW."id", NEW."reason", NEW."starts"); RETURN NULL;',
                                    hash="ec2118194db6f4fdcd572078b382fcf600df4d0e",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_99cfb",
                                    table="cases_placeofcare",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cases_placeofcareevent" ("dossier_id", "ends", "id", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "starts") VALUES (OLD."dossier_id", OLD."ends", OLD."id", OLD."office_id", _pgh_attach_context(), app_clock(), \'delete\', OLD."id", OLD."reason", OLD."starts"); RETURN NULL;',
                                    hash="46dee097b6c4042b9543570c111e4f13fcff3a86",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_b4b01",
                                    table="cases_placeofcare",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PlaceOfCareEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("reason", models.CharField(max_length=60, verbose_name="theo")),
                        ("starts", models.DateField(verbose_name="từ ngày")),
                        ("ends", models.DateField(blank=True, null=True, verbose_name="đến trước ngày")),
                        (
                            "dossier",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cases.dossier",
                            ),
                        ),
                        (
                            "office",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="areas.office",
                                verbose_name="cơ sở",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="cases.placeofcare",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="fd099aecf8aaf124d7d6d7ccf5d1420ca7279798",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_cf265",
                                    table="cases_placeofcareevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Relative",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "relation",
                            models.CharField(
                                choices=[
                                    ("father", "Cha"),
                                    ("mother", "Mẹ"),
                                    ("spouse", "Vợ hoặc chồng"),
                                    ("child", "Con"),
                                    ("guardian", "Người giám hộ"),
                                ],
                                max_length=10,
                                verbose_name="quan hệ",
                            ),
                        ),
                        ("full_name", models.CharField(max_length=120, verbose_name="họ và tên")),
                        (
                            "birth_year",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="năm sinh"),
                        ),
                        ("paper_number", models.CharField(blank=True, max_length=20, verbose_name="số giấy tờ")),
                        ("occupation", models.CharField(blank=True, max_length=120, verbose_name="nghề nghiệp")),
                        ("address", models.CharField(blank=True, max_length=250, verbose_name="địa chỉ")),
                        (
                            "dossier",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="relatives",
                                to="cases.dossier",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "thân nhân",
                        "verbose_name_plural": "thân nhân",
                        "ordering": ["pk"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cases_relativeevent" ("address", "birth_year", "dossier_id", "full_name", "id", "occupation", "paper_number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "relation") VALUES (NEW."address", NEW."birth_year", NEW."dossier_id", NEW."full_name", NEW."id", NEW."occupation", NEW."paper_number", _pgh_attach_context(), app_clock(), \'insert\', NEW."id", NEW."relation"); RETURN NULL;',
                                    hash="c56b21e64984aceed9729226144fe6562e610317",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_12009",
                                    table="cases_relative",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "cases_relativeevent" ("address", "birth_year", "dossier_id", "full_name", "id", "occupation", "paper_number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "relation") VALUES (NEW."address", NEW."birth_year", NEW."dossier_id", NEW."full_name", NEW."id", NEW."occupation", NEW."paper_number", _pgh_attach_context(), app_clock(), \'update\', NEW."id", NEW."relation"); RETURN NULL;',
                                    hash="0dcccd8bca65fe9d15b1bf8f100dab86e9f5693c",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_edcba",
                                    table="cases_relative",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cases_relativeevent" ("address", "birth_year", "dossier_id", "full_name", "id", "occupation", "paper_number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "relation") VALUES (OLD."address", OLD."birth_year", OLD."dossier_id", OLD."full_name", OLD."id", OLD."occupation", OLD."paper_number", _pgh_attach_context(), app_clock(), \'delete\', OLD."id", OLD."relation"); RETURN NULL;',
                                    hash="b1845c7cb5d5673dd1850cc77f669935af8be311",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_537cc",
                                    table="cases_relative",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RelativeEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "relation",
                            models.CharField(
                                choices=[
                                    ("father", "Cha"),
                                    ("mother", "Mẹ"),
                                    ("spouse", "Vợ hoặc chồng"),
                                    ("child", "Con"),
                                    ("guardian", "Người giám hộ"),
                                ],
                                max_length=10,
                                verbose_name="quan hệ",
                            ),
                        ),
                        ("full_name", models.CharField(max_length=120, verbose_name="họ và tên")),
                        (
                            "birth_year",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="năm sinh"),
                        ),
                        ("paper_number", models.CharField(blank=True, max_length=20, verbose_name="số giấy tờ")),
                        ("occupation", models.CharField(blank=True, max_length=120, verbose_name="nghề nghiệp")),
                        ("address", models.CharField(blank=True, max_length=250, verbose_name="địa chỉ")),
                        (
                            "dossier",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cases.dossier",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="cases.relative",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="13421f0a7457bf5a6a6530fae90485c2449f444b",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_98e58",
                                    table="cases_relativeevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Responsibility",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("starts", models.DateField(verbose_name="từ ngày")),
                        ("ends", models.DateField(blank=True, null=True, verbose_name="đến trước ngày")),
                        (
                            "commune",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="areas.area",
                                verbose_name="xã quản lý",
                            ),
                        ),
                        (
                            "dossier",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="responsibilities",
                                to="cases.dossier",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "xã quản lý",
                        "verbose_name_plural": "xã quản lý",
                        "ordering": ["starts"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("ends__isnull", True)),
                                fields=["commune"],
                                name="responsibility_now",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends__isnull", True), ("ends__gt", models.F("starts")), _connector="OR"
                                ),
                                name="responsibility_days_in_order",
                                violation_error_message="Ngày kết thúc phải sau ngày bắt đầu.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[
                                    (
                                        models.Func(
                                            models.F("dossier"),
                                            models.F("dossier"),
                                            models.Value("[]"),
                                            function="int8range",
                                            output_field=django.contrib.postgres.fields.ranges.BigIntegerRangeField(),
                                        ),
                                        "&&",
                                    ),
                                    (
                                        models.Func(
                                            models.F("starts"),
                                            models.F("ends"),
                                            function="daterange",
                                            output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                                        ),
                                        "&&",
                                    ),
                                ],
                                name="responsibility_one_at_a_time",
                                violation_error_message="Mỗi ngày chỉ một xã quản lý hồ sơ.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ends__isnull", True)),
                                fields=("dossier",),
                                name="responsibility_one_open",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="responsibility_unbroken",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    constraint="CONSTRAINT",
                                    declare="DECLARE person bigint; opened date;",
                                    func="\n        person := CASE WHEN TG_OP = 'DELETE' THEN OLD.dossier_id ELSE NEW.dossier_id END;\n        SELECT opened_on INTO opened FROM cases_dossier WHERE id = person;\n        IF opened IS NULL THEN RETURN NULL; END IF;\n        IF (SELECT count(*) FROM cases_responsibility WHERE dossier_id = person AND ends IS NULL) <> 1\n            OR EXISTS (\n                SELECT 1 FROM cases_responsibility later\n                WHERE later.dossier_id = person AND later.starts <> opened\n                  AND NOT EXISTS (\n                      SELECT 1 FROM cases_responsibility before\n                      WHERE before.dossier_id = person AND before.ends = later.starts\n                  )\n            )\n        THEN\n            RAISE EXCEPTION 'responsible communes of dossier % have a gap', person\n                USING ERRCODE = 'check_violation';\n        END IF;\n        RETURN NULL;\n    ",
                                    hash="0d7eb7456583969940fb45d2456499c225f36d6d",
                                    operation="INSERT OR UPDATE OR DELETE",
                                    pgid="pgtrigger_responsibility_unbroken_449ec",
                                    table="cases_responsibility",
                                    timing="DEFERRABLE INITIALLY DEFERRED",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cases_responsibilityevent" ("commune_id", "dossier_id", "ends", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts") VALUES (NEW."commune_id", NEW."dossier_id", NEW."ends", NEW."id", _pgh_attach_context(), app_clock(), \'insert\', NEW."id", NEW."starts"); RETURN NULL;',
                                    hash="2ae7eecc8e5b5820b1bc28f64484b8ed5c69be52",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_1abcb",
                                    table="cases_responsibility",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "cases_responsibilityevent" ("commune_id", "dossier_id", "ends", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts") VALUES (NEW."commune_id", NEW."dossier_id", NEW."ends", NEW."id", _pgh_attach_context(), app_clock(), \'update\', NEW."id", NEW."starts"); RETURN NULL;',
                                    hash="02213f9c097a21888e6f68c3aae81d2cb558bdf0",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_3b639",
                                    table="cases_responsibility",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cases_responsibilityevent" ("commune_id", "dossier_id", "ends", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts") VALUES (OLD."commune_id", OLD."dossier_id", OLD."ends", OLD."id", _pgh_attach_context(), app_clock(), \'delete\', OLD."id", OLD."starts"); RETURN NULL;',
                                    hash="d29e9b15c1756c3c53fee6073d217b7754ea4b90",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_309e1",
                                    table="cases_responsibility",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ResponsibilityEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("starts", models.DateField(verbose_name="từ ngày")),
                        ("ends", models.DateField(blank=True, null=True, verbose_name="đến trước ngày")),
                        (
                            "commune",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="areas.area",
                                verbose_name="xã quản lý",
                            ),
                        ),
                        (
                            "dossier",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cases.dossier",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="cases.responsibility",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="64052068aa916b2ac406959b200de4189fe71b32",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_c4674",
                                    table="cases_responsibilityevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="UserManagement",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("decision_number", models.CharField(blank=True, max_length=60, verbose_name="số quyết định")),
                        ("starts", models.DateField(verbose_name="ngày quyết định")),
                        ("ends", models.DateField(blank=True, null=True, verbose_name="ngày kết thúc")),
                        (
                            "end_reason",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("term_over", "Hết thời hạn"),
                                    ("found_addicted", "Xác định nghiện"),
                                    ("other_measure", "Biện pháp khác"),
                                    ("imprisoned", "Phạt tù"),
                                    ("dead", "Chết"),
                                ],
                                max_length=16,
                                verbose_name="lý do",
                            ),
                        ),
                        (
                            "dossier",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="user_managements",
                                to="cases.dossier",
                            ),
                        ),
                        (
                            "procedure",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="user_management",
                                to="cases.procedure",
                                verbose_name="thủ tục",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "quản lý người sử dụng",
                        "verbose_name_plural": "quản lý người sử dụng",
                        "ordering": ["starts"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends__isnull", True), ("ends__gt", models.F("starts")), _connector="OR"
                                ),
                                name="user_management_days_in_order",
                                violation_error_message="Ngày kết thúc phải sau ngày bắt đầu.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("ends__isnull", True), ("end_reason", "")),
                                    models.Q(("ends__isnull", False), models.Q(("end_reason", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="user_management_end_has_reason",
                                violation_error_message="Ngày kết thúc và lý do phải đi cùng nhau.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[
                                    (
                                        models.Func(
                                            models.F("dossier"),
                                            models.F("dossier"),
                                            models.Value("[]"),
                                            function="int8range",
                                            output_field=django.contrib.postgres.fields.ranges.BigIntegerRangeField(),
                                        ),
                                        "&&",
                                    ),
                                    (
                                        models.Func(
                                            models.F("starts"),
                                            models.F("ends"),
                                            function="daterange",
                                            output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                                        ),
                                        "&&",
                                    ),
                                ],
                                name="user_management_one_at_a_time",
                                violation_error_message="Người này đang được quản lý theo một quyết định khác trong thời gian đó.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cases_usermanagementevent" ("decision_number", "dossier_id", "end_reason", "ends", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "procedure_id", "starts", "version") VALUES (NEW."decision_number", NEW."dossier_id", NEW."end_reason", NEW."ends", NEW."id", _pgh_attach_context(), app_clock(), \'insert\', NEW."id", NEW."procedure_id", NEW."starts", NEW."version"); RETURN NULL;',
                                    hash="2562f4f41ab8e687ad07b106f9ba83504674c3aa",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_b007d",
                                    table="cases_usermanagement",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "cases_usermanagementevent" ("decision_number", "dossier_id", "end_reason", "ends", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "procedure_id", "starts", "version") VALUES (NEW."decision_number", NEW."dossier_id", NEW."end_reason", NEW."ends", NEW."id", _pgh_attach_context(), app_clock(), \'update\', NEW."id", NEW."procedure_id", NEW."starts", NEW."version"); RETURN NULL;',
                                    hash="fe85c5e6026e6b2ce63b40e40c22c6aff879a711",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_a4483",
                                    table="cases_usermanagement",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cases_usermanagementevent" ("decision_number", "dossier_id", "end_reason", "ends", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "procedure_id", "starts", "version") VALUES (OLD."decision_number", OLD."dossier_id", OLD."end_reason", OLD."ends", OLD."id", _pgh_attach_context(), app_clock(), \'delete\', OLD."id", OLD."procedure_id", OLD."starts", OLD."version"); RETURN NULL;',
                                    hash="4722b71d3dc045df71d0e4a1325df20119325176",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_b3820",
                                    table="cases_usermanagement",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="UserManagementEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("decision_number", models.CharField(blank=True, max_length=60, verbose_name="số quyết định")),
                        ("starts", models.DateField(verbose_name="ngày quyết định")),
                        ("ends", models.DateField(blank=True, null=True, verbose_name="ngày kết thúc")),
                        (
                            "end_reason",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("term_over", "Hết thời hạn"),
                                    ("found_addicted", "Xác định nghiện"),
                                    ("other_measure", "Biện pháp khác"),
                                    ("imprisoned", "Phạt tù"),
                                    ("dead", "Chết"),
                                ],
                                max_length=16,
                                verbose_name="lý do",
                            ),
                        ),
                        (
                            "dossier",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cases.dossier",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="cases.usermanagement",
                            ),
                        ),
                        (
                            "procedure",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cases.procedure",
                                verbose_name="thủ tục",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="a7dae46b792daf7ae3bf5241a492ea442385a6e4",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_2511b",
                                    table="cases_usermanagementevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Dossier",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("number", models.CharField(max_length=40, unique=True, verbose_name="số hồ sơ")),
                        ("full_name", models.CharField(max_length=120, verbose_name="họ và tên")),
                        ("other_name", models.CharField(blank=True, max_length=120, verbose_name="tên gọi khác")),
                        (
                            "sex",
                            models.CharField(
                                choices=[("male", "Nam"), ("female", "Nữ")], max_length=6, verbose_name="giới tính"
                            ),
                        ),
                        ("birth_date", models.DateField(verbose_name="ngày sinh")),
                        ("birth_year_only", models.BooleanField(default=False, verbose_name="chỉ biết năm sinh")),
                        ("ethnicity", models.CharField(blank=True, max_length=40, verbose_name="dân tộc")),
                        ("occupation", models.CharField(blank=True, max_length=120, verbose_name="nghề nghiệp")),
                        ("education", models.CharField(blank=True, max_length=60, verbose_name="trình độ học vấn")),
                        (
                            "permanent_address",
                            models.CharField(blank=True, max_length=250, verbose_name="địa chỉ thường trú"),
                        ),
                        (
                            "present_address",
                            models.CharField(blank=True, max_length=250, verbose_name="nơi ở hiện tại"),
                        ),
                        (
                            "stable_residence",
                            models.BooleanField(blank=True, null=True, verbose_name="nơi cư trú ổn định"),
                        ),
                        ("opened_on", models.DateField(verbose_name="ngày lập hồ sơ")),
                        (
                            "main_drug",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("opium", "Thuốc phiện"),
                                    ("heroin", "Heroin"),
                                    ("cocaine", "Cocain"),
                                    ("cannabis", "Cần sa"),
                                    ("ats", "ATS"),
                                    ("ketamine", "Ketamine"),
                                    ("other", "Khác"),
                                ],
                                max_length=10,
                                verbose_name="chất ma túy chính",
                            ),
                        ),
                        (
                            "route",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("injecting", "Tiêm chích"),
                                    ("inhaling", "Hít"),
                                    ("smoking", "Hút"),
                                    ("swallowing", "Uống"),
                                    ("other", "Khác"),
                                ],
                                max_length=10,
                                verbose_name="hình thức sử dụng",
                            ),
                        ),
                        ("first_used_on", models.DateField(blank=True, null=True, verbose_name="ngày sử dụng lần đầu")),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("registered", "Mới lập hồ sơ"),
                                    ("managed_user", "Quản lý người sử dụng"),
                                    ("addict", "Người nghiện chưa cai"),
                                    ("rehab", "Đang cai nghiện"),
                                    ("methadone", "Đang điều trị methadone"),
                                    ("aftercare", "Quản lý sau cai"),
                                    ("completed", "Đã hoàn thành cai nghiện"),
                                    ("ended", "Không còn quản lý"),
                                ],
                                default="registered",
                                editable=False,
                                max_length=15,
                                verbose_name="giai đoạn",
                            ),
                        ),
                        (
                            "entered_for",
                            models.CharField(blank=True, editable=False, max_length=250, verbose_name="nhập thay cho"),
                        ),
                        ("search_text", models.TextField(editable=False)),
                        ("sort_key", models.CharField(db_collation="C", editable=False, max_length=600)),
                    ],
                    options={
                        "verbose_name": "hồ sơ",
                        "verbose_name_plural": "hồ sơ",
                        "ordering": ["sort_key", "pk"],
                        "indexes": [
                            django.contrib.postgres.indexes.GinIndex(
                                django.contrib.postgres.search.SearchVector("search_text", config="simple"),
                                name="dossier_search",
                            ),
                            models.Index(fields=["sort_key", "id"], name="dossier_order"),
                            models.Index(fields=["stage"], name="dossier_stage"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("birth_date__lte", models.F("opened_on")),
                                    ("birth_year_only", True),
                                    _connector="OR",
                                ),
                                name="dossier_born_before_opened",
                                violation_error_message="Ngày sinh phải trước ngày lập hồ sơ.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("birth_year_only", False),
                                    models.Q(("birth_date__day", 31), ("birth_date__month", 12)),
                                    _connector="OR",
                                ),
                                name="dossier_birth_year_only_is_31_12",
                                violation_error_message="Chỉ biết năm sinh thì ngày sinh được ghi là 31/12 của năm đó.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cases_dossierevent" ("birth_date", "birth_year_only", "education", "entered_for", "ethnicity", "first_used_on", "full_name", "id", "main_drug", "number", "occupation", "opened_on", "other_name", "permanent_address", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "present_address", "route", "search_text", "sex", "sort_key", "stable_residence", "stage", "version") VALUES (NEW."birth_date", NEW."birth_year_only", NEW."education", NEW."entered_for", NEW."ethnicity", NEW."first_used_on", NEW."full_name", NEW."id", NEW."main_drug", NEW."number", NEW."occupation", NEW."opened_on", NEW."other_name", NEW."permanent_address", _pgh_attach_context(), app_clock(), \'insert\', NEW."id", NEW."present_address", NEW."route", NEW."search_text", NEW."sex", NEW."sort_key", NEW."stable_residence", NEW."stage", NEW."version"); RETURN NULL;',
                                    hash="e0af935534527d80117ee78404df1649d8fb8466",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_f782e",
                                    table="cases_dossier",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "cases_dossierevent" ("birth_date", "birth_year_only", "education", "entered_for", "ethnicity", "first_used_on", "full_name", "id", "main_drug", "number", "occupation", "opened_on", "other_name", "permanent_address", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "present_address", "route", "search_text", "sex", "sort_key", "stable_residence", "stage", "version") VALUES (NEW."birth_date", NEW."birth_year_only", NEW."education", NEW."entered_for", NEW."ethnicity", NEW."first_used_on", NEW."full_name", NEW."id", NEW."main_drug", NEW."number", NEW."occupation", NEW."opened_on", NEW."other_name", NEW."permanent_address", _pgh_attach_context(), app_clock(), \'update\', NEW."id", NEW."present_address", NEW."route", NEW."search_text", NEW."sex", NEW."sort_key", NEW."stable_residence", NEW."stage", NEW."version"); RETURN NULL;',
                                    hash="cc02ae7839420fc770d0a2d32834a4d231e7438e",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_3db33",
                                    table="cases_dossier",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cases_dossierevent" ("birth_date", "birth_year_only", "education", "entered_for", "ethnicity", "first_used_on", "full_name", "id", "main_drug", "number", "occupation", "opened_on", "other_name", "permanent_address", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "present_address", "route", "search_text", "sex", "sort_key", "stable_residence", "stage", "version") VALUES (OLD."birth_date", OLD."birth_year_only", OLD."education", OLD."entered_for", OLD."ethnicity", OLD."first_used_on", OLD."full_name", OLD."id", OLD."main_drug", OLD."number", OLD."occupation", OLD."opened_on", OLD."other_name", OLD."permanent_address", _pgh_attach_context(), app_clock(), \'delete\', OLD."id", OLD."present_address", OLD."route", OLD."search_text", OLD."sex", OLD."sort_key", OLD."stable_residence", OLD."stage", OLD."version"); RETURN NULL;',
                                    hash="750c36da57c84a32c6d6df02f7278977de3806ef",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_eef1a",
                                    table="cases_dossier",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DeterminationEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("on", models.DateField(verbose_name="ngày")),
                        (
                            "result",
                            models.CharField(
                                choices=[("addicted", "Có nghiện"), ("not_addicted", "Không nghiện")],
                                max_length=12,
                                verbose_name="kết quả",
                            ),
                        ),
                        ("agency", models.CharField(blank=True, max_length=200, verbose_name="cơ quan xác định")),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="cases.determination",
                            ),
                        ),
                        (
                            "dossier",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cases.dossier",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="7fa8e0557b1c8113cc29480070073423a4207676",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_f8303",
                                    table="cases_determinationevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BackgroundEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("birthplace", models.CharField(blank=True, max_length=250, verbose_name="quê quán")),
                        (
                            "nationality",
                            models.CharField(blank=True, default="Việt Nam", max_length=60, verbose_name="quốc tịch"),
                        ),
                        ("religion", models.CharField(blank=True, max_length=60, verbose_name="tôn giáo")),
                        (
                            "workplace",
                            models.CharField(blank=True, max_length=250, verbose_name="nơi làm việc, học tập"),
                        ),
                        (
                            "work_status",
                            models.CharField(
                                blank=True,
                                choices=[("employed", "Có việc"), ("stable", "Ổn định"), ("unemployed", "Thất nghiệp")],
                                max_length=12,
                                verbose_name="việc làm",
                            ),
                        ),
                        (
                            "marital_status",
                            models.CharField(
                                blank=True,
                                choices=[("single", "Chưa kết hôn"), ("married", "Đã kết hôn"), ("divorced", "Ly dị")],
                                max_length=10,
                                verbose_name="hôn nhân",
                            ),
                        ),
                        ("phone", models.CharField(blank=True, max_length=40, verbose_name="điện thoại")),
                        ("social_networks", models.CharField(blank=True, max_length=250, verbose_name="mạng xã hội")),
                        (
                            "policy_group",
                            models.CharField(blank=True, max_length=120, verbose_name="đối tượng chính sách"),
                        ),
                        ("informant", models.CharField(blank=True, max_length=120, verbose_name="người báo tin")),
                        (
                            "drug_convictions",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="tiền án về ma túy"),
                        ),
                        (
                            "drug_sanctions",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="xử lý hành chính về ma túy"
                            ),
                        ),
                        (
                            "other_convictions",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="tiền án khác"),
                        ),
                        (
                            "other_sanctions",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="xử lý hành chính khác"
                            ),
                        ),
                        ("sanction_decisions", models.TextField(blank=True, verbose_name="các quyết định xử lý")),
                        (
                            "first_detected_on",
                            models.DateField(blank=True, null=True, verbose_name="ngày bị phát hiện lần đầu"),
                        ),
                        ("frequency", models.CharField(blank=True, max_length=120, verbose_name="tần suất sử dụng")),
                        ("dose", models.CharField(blank=True, max_length=120, verbose_name="liều lượng")),
                        (
                            "family_violence",
                            models.BooleanField(blank=True, null=True, verbose_name="có bạo lực gia đình"),
                        ),
                        ("notes", models.TextField(blank=True, verbose_name="ghi chú")),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="cases.background",
                            ),
                        ),
                        (
                            "dossier",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cases.dossier",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="59c381bac48f823004ffcc446431766f80fd26ae",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_a4c12",
                                    table="cases_backgroundevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Photo",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("content", models.BinaryField(verbose_name="ảnh")),
                        ("saved_at", models.DateTimeField(verbose_name="lưu lúc")),
                        (
                            "dossier",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT, related_name="photo", to="cases.dossier"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "ảnh",
                        "verbose_name_plural": "ảnh",
                    },
                ),
                migrations.CreateModel(
                    name="Pause",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("kind", models.CharField(max_length=30, verbose_name="lý do")),
                        (
                            "effect",
                            models.CharField(
                                choices=[
                                    ("prolongs", "không tính vào thời hạn"),
                                    ("shortens", "được trừ vào thời hạn"),
                                    ("holds", "tạm dừng thời hạn của một bước"),
                                ],
                                max_length=8,
                                verbose_name="tác dụng",
                            ),
                        ),
                        ("act", models.CharField(blank=True, max_length=40, verbose_name="bước được dừng")),
                        ("starts", models.DateField(verbose_name="từ ngày")),
                        ("ends", models.DateField(blank=True, null=True, verbose_name="đến trước ngày")),
                        (
                            "procedure",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="pauses", to="cases.procedure"
                            ),
                        ),
                        (
                            "closed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pauses_closed",
                                to="cases.step",
                            ),
                        ),
                        (
                            "opened_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pauses_opened",
                                to="cases.step",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "thời gian dừng",
                        "verbose_name_plural": "thời gian dừng",
                        "ordering": ["starts", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ends__isnull", True)),
                                fields=("procedure", "kind"),
                                name="pause_one_open_per_kind",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends__isnull", True), ("ends__gte", models.F("starts")), _connector="OR"
                                ),
                                name="pause_days_in_order",
                                violation_error_message="Ngày kết thúc không được trước ngày bắt đầu.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cases_pauseevent" ("act", "closed_by_id", "effect", "ends", "id", "kind", "opened_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "procedure_id", "starts") VALUES (NEW."act", NEW."closed_by_id", NEW."effect", NEW."ends", NEW."id", NEW."kind", NEW."opened_by_id", _pgh_attach_context(), app_clock(), \'insert\', NEW."id", NEW."procedure_id", NEW."starts"); RETURN NULL;',
                                    hash="f0db44163431271ea7347fc581f9de23a2914d9d",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_16acd",
                                    table="cases_pause",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "cases_pauseevent" ("act", "closed_by_id", "effect", "ends", "id", "kind", "opened_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "procedure_id", "starts") VALUES (NEW."act", NEW."closed_by_id", NEW."effect", NEW."ends", NEW."id", NEW."kind", NEW."opened_by_id", _pgh_attach_context(), app_clock(), \'update\', NEW."id", NEW."procedure_id", NEW."starts"); RETURN NULL;',
                                    hash="f417c5025e7ef56598af116fb57dab6e724142ec",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_0c319",
                                    table="cases_pause",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cases_pauseevent" ("act", "closed_by_id", "effect", "ends", "id", "kind", "opened_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "procedure_id", "starts") VALUES (OLD."act", OLD."closed_by_id", OLD."effect", OLD."ends", OLD."id", OLD."kind", OLD."opened_by_id", _pgh_attach_context(), app_clock(), \'delete\', OLD."id", OLD."procedure_id", OLD."starts"); RETURN NULL;',
                                    hash="eb0388c8f78186c5fb61d3e42dba6ae8ee6f680e",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_34b6f",
                                    table="cases_pause",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Scan",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("paper", models.CharField(max_length=40, verbose_name="giấy tờ")),
                        ("name", models.CharField(max_length=200, verbose_name="tên tệp")),
                        ("content_type", models.CharField(max_length=60)),
                        ("content", models.BinaryField()),
                        ("sha256", models.CharField(max_length=64)),
                        (
                            "step",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="scans", to="cases.step"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "bản chụp",
                        "verbose_name_plural": "bản chụp",
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="scan_kept",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="f0e9afdd48284d9a47801fe01a619156d1ace8cf",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_scan_kept_5e05f",
                                    table="cases_scan",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SpecialDay",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("day", models.DateField(unique=True, verbose_name="ngày")),
                        ("is_working", models.BooleanField(default=False, verbose_name="là ngày làm việc")),
                        ("name", models.CharField(max_length=120, verbose_name="tên")),
                        ("source", models.CharField(blank=True, max_length=200, verbose_name="nguồn")),
                    ],
                    options={
                        "verbose_name": "ngày nghỉ, ngày làm bù",
                        "verbose_name_plural": "lịch ngày nghỉ, ngày làm bù",
                        "ordering": ["day"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cases_specialdayevent" ("day", "id", "is_working", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "version") VALUES (NEW."day", NEW."id", NEW."is_working", NEW."name", _pgh_attach_context(), app_clock(), \'insert\', NEW."id", NEW."source", NEW."version"); RETURN NULL;',
                                    hash="45ab29d5a327d89ab3f043353360c04e9cd48020",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_99737",
                                    table="cases_specialday",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "cases_specialdayevent" ("day", "id", "is_working", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "version") VALUES (NEW."day", NEW."id", NEW."is_working", NEW."name", _pgh_attach_context(), app_clock(), \'update\', NEW."id", NEW."source", NEW."version"); RETURN NULL;',
                                    hash="9b988921ec34d1f3b70d27a2fa66712ee338ee08",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_70968",
                                    table="cases_specialday",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cases_specialdayevent" ("day", "id", "is_working", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "version") VALUES (OLD."day", OLD."id", OLD."is_working", OLD."name", _pgh_attach_context(), app_clock(), \'delete\', OLD."id", OLD."source", OLD."version"); RETURN NULL;',
                                    hash="869dddb5f2a1a8d2cedcb081dce8ecf481744624",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_13213",
                                    table="cases_specialday",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SpecialDayEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("day", models.DateField(verbose_name="ngày")),
                        ("is_working", models.BooleanField(default=False, verbose_name="là ngày làm việc")),
                        ("name", models.CharField(max_length=120, verbose_name="tên")),
                        ("source", models.CharField(blank=True, max_length=200, verbose_name="nguồn")),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="cases.specialday",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="287a81b50177767b27f0d05d969ee4ca8bea40f2",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_91e28",
                                    table="cases_specialdayevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Step",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("act", models.CharField(max_length=40, verbose_name="bước")),
                        ("source", models.CharField(blank=True, max_length=30, verbose_name="từ trạng thái")),
                        ("target", models.CharField(max_length=30, verbose_name="sang trạng thái")),
                        ("on", models.DateField(verbose_name="ngày")),
                        ("at", models.DateTimeField(blank=True, null=True, verbose_name="lúc")),
                        ("data", models.JSONField(blank=True, default=dict, verbose_name="nội dung")),
                        ("papers", models.JSONField(blank=True, default=list, verbose_name="giấy tờ đã có")),
                        (
                            "before",
                            models.JSONField(
                                default=dict,
                                encoder=django.core.serializers.json.DjangoJSONEncoder,
                                verbose_name="thời hạn trước bước này",
                            ),
                        ),
                        ("post_label", models.CharField(blank=True, max_length=250, verbose_name="chức danh")),
                        ("on_behalf_of", models.CharField(blank=True, max_length=250, verbose_name="nhập thay cho")),
                        ("recorded_at", models.DateTimeField(verbose_name="ghi lúc")),
                        ("undone_at", models.DateTimeField(blank=True, null=True, verbose_name="thu hồi lúc")),
                        ("undone_reason", models.CharField(blank=True, max_length=250, verbose_name="lý do thu hồi")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người ghi",
                            ),
                        ),
                        (
                            "procedure",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="cases.procedure"
                            ),
                        ),
                        (
                            "rule",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.rule",
                                verbose_name="quy định",
                            ),
                        ),
                        (
                            "undone_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người thu hồi",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "bước",
                        "verbose_name_plural": "các bước",
                        "ordering": ["pk"],
                        "indexes": [models.Index(fields=["act", "on"], name="step_act_on")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("undone_at__isnull", True), ("undone_by__isnull", True), ("undone_reason", "")
                                    ),
                                    models.Q(
                                        ("undone_at__isnull", False),
                                        ("undone_by__isnull", False),
                                        models.Q(("undone_reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="step_undone_wholly",
                                violation_error_message="Thu hồi một bước phải ghi người và lý do.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cases_stepevent" ("act", "at", "before", "by_id", "data", "id", "on", "on_behalf_of", "papers", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_label", "procedure_id", "recorded_at", "rule_id", "source", "target", "undone_at", "undone_by_id", "undone_reason") VALUES (NEW."act", NEW."at", NEW."before", NEW."by_id", NEW."data", NEW."id", NEW."on", NEW."on_behalf_of", NEW."papers", _pgh_attach_context(), app_clock(), \'insert\', NEW."id", NEW."post_label", NEW."procedure_id", NEW."recorded_at", NEW."rule_id", NEW."source", NEW."target", NEW."undone_at", NEW."undone_by_id", NEW."undone_reason"); RETURN NULL;',
                                    hash="43faf7bc73394bdb7d4146b2058bad63abcb3ef4",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_3d96a",
                                    table="cases_step",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "cases_stepevent" ("act", "at", "before", "by_id", "data", "id", "on", "on_behalf_of", "papers", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_label", "procedure_id", "recorded_at", "rule_id", "source", "target", "undone_at", "undone_by_id", "undone_reason") VALUES (NEW."act", NEW."at", NEW."before", NEW."by_id", NEW."data", NEW."id", NEW."on", NEW."on_behalf_of", NEW."papers", _pgh_attach_context(), app_clock(), \'update\', NEW."id", NEW."post_label", NEW."procedure_id", NEW."recorded_at", NEW."rule_id", NEW."source", NEW."target", NEW."undone_at", NEW."undone_by_id", NEW."undone_reason"); RETURN NULL;',
                                    hash="8bb47c17fd8b6241704b8476204c629526514956",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_c8343",
                                    table="cases_step",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cases_stepevent" ("act", "at", "before", "by_id", "data", "id", "on", "on_behalf_of", "papers", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_label", "procedure_id", "recorded_at", "rule_id", "source", "target", "undone_at", "undone_by_id", "undone_reason") VALUES (OLD."act", OLD."at", OLD."before", OLD."by_id", OLD."data", OLD."id", OLD."on", OLD."on_behalf_of", OLD."papers", _pgh_attach_context(), app_clock(), \'delete\', OLD."id", OLD."post_label", OLD."procedure_id", OLD."recorded_at", OLD."rule_id", OLD."source", OLD."target", OLD."undone_at", OLD."undone_by_id", OLD."undone_reason"); RETURN NULL;',
                                    hash="de90011eb9bdd7de43972aa7320c2aeea6bd6f2a",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_c1ebe",
                                    table="cases_step",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StepEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("act", models.CharField(max_length=40, verbose_name="bước")),
                        ("source", models.CharField(blank=True, max_length=30, verbose_name="từ trạng thái")),
                        ("target", models.CharField(max_length=30, verbose_name="sang trạng thái")),
                        ("on", models.DateField(verbose_name="ngày")),
                        ("at", models.DateTimeField(blank=True, null=True, verbose_name="lúc")),
                        ("data", models.JSONField(blank=True, default=dict, verbose_name="nội dung")),
                        ("papers", models.JSONField(blank=True, default=list, verbose_name="giấy tờ đã có")),
                        (
                            "before",
                            models.JSONField(
                                default=dict,
                                encoder=django.core.serializers.json.DjangoJSONEncoder,
                                verbose_name="thời hạn trước bước này",
                            ),
                        ),
                        ("post_label", models.CharField(blank=True, max_length=250, verbose_name="chức danh")),
                        ("on_behalf_of", models.CharField(blank=True, max_length=250, verbose_name="nhập thay cho")),
                        ("recorded_at", models.DateTimeField(verbose_name="ghi lúc")),
                        ("undone_at", models.DateTimeField(blank=True, null=True, verbose_name="thu hồi lúc")),
                        ("undone_reason", models.CharField(blank=True, max_length=250, verbose_name="lý do thu hồi")),
                        (
                            "by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người ghi",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="cases.step",
                            ),
                        ),
                        (
                            "procedure",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cases.procedure",
                            ),
                        ),
                        (
                            "rule",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cases.rule",
                                verbose_name="quy định",
                            ),
                        ),
                        (
                            "undone_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người thu hồi",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="77c514de5bd9c97207350451d53fd276f4eda0e5",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_5d4ce",
                                    table="cases_stepevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Document",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("form", models.CharField(max_length=20, verbose_name="mẫu")),
                        ("year", models.PositiveSmallIntegerField(verbose_name="năm")),
                        ("number", models.PositiveIntegerField(blank=True, null=True, verbose_name="số")),
                        ("symbol", models.CharField(blank=True, max_length=40, verbose_name="ký hiệu")),
                        ("place", models.CharField(max_length=120, verbose_name="nơi ký")),
                        ("on", models.DateField(verbose_name="ngày")),
                        ("signer_title", models.CharField(blank=True, max_length=120, verbose_name="chức vụ người ký")),
                        ("signer_name", models.CharField(blank=True, max_length=120, verbose_name="người ký")),
                        ("made_at", models.DateTimeField(verbose_name="lập lúc")),
                        (
                            "dossier",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="documents",
                                to="cases.dossier",
                            ),
                        ),
                        (
                            "made_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người lập",
                            ),
                        ),
                        (
                            "office",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="areas.office",
                                verbose_name="cơ quan",
                            ),
                        ),
                        (
                            "step",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="documents",
                                to="cases.step",
                            ),
                        ),
                        ("on_behalf_of", models.CharField(blank=True, max_length=250, verbose_name="lập thay cho")),
                        ("pdf", models.BinaryField()),
                        ("sha256", models.CharField(max_length=64)),
                    ],
                    options={
                        "verbose_name": "văn bản",
                        "verbose_name_plural": "văn bản",
                        "ordering": ["-on", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("number__isnull", False)),
                                fields=("office", "year", "symbol", "number"),
                                name="document_number_once",
                                violation_error_message="Số này đã dùng trong sổ văn bản của năm.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("number__isnull", True), ("symbol", "")),
                                    models.Q(("number__isnull", False), models.Q(("symbol", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="document_number_has_symbol",
                                violation_error_message="Số và ký hiệu văn bản phải đi cùng nhau.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="document_kept",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="f258faadf778a7ff0756a4ceb0c8923acfab452e",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_document_kept_d8151",
                                    table="cases_document",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DrugTest",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("on", models.DateField(verbose_name="ngày")),
                        (
                            "occasion",
                            models.CharField(
                                choices=[
                                    ("found_using", "Phát hiện sử dụng hoặc nghi sử dụng"),
                                    ("management", "Trong thời gian quản lý người sử dụng"),
                                    ("rehab", "Trong thời gian cai nghiện tự nguyện"),
                                    ("substitution", "Trong thời gian điều trị thay thế"),
                                    ("aftercare", "Trong thời gian quản lý sau cai"),
                                    ("other", "Khác"),
                                ],
                                max_length=14,
                                verbose_name="trường hợp",
                            ),
                        ),
                        ("is_sudden", models.BooleanField(default=False, verbose_name="xét nghiệm đột xuất")),
                        ("is_positive", models.BooleanField(verbose_name="dương tính")),
                        ("substances", models.CharField(blank=True, max_length=120, verbose_name="chất phát hiện")),
                        ("agency", models.CharField(blank=True, max_length=200, verbose_name="cơ quan xét nghiệm")),
                        (
                            "dossier",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="drug_tests",
                                to="cases.dossier",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "xét nghiệm ma túy",
                        "verbose_name_plural": "xét nghiệm ma túy",
                        "ordering": ["on", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("is_positive", True), ("substances", ""), _connector="OR"),
                                name="drug_test_negative_finds_nothing",
                                violation_error_message="Kết quả âm tính thì không có chất phát hiện.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cases_drugtestevent" ("agency", "dossier_id", "id", "is_positive", "is_sudden", "occasion", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "substances", "version") VALUES (NEW."agency", NEW."dossier_id", NEW."id", NEW."is_positive", NEW."is_sudden", NEW."occasion", NEW."on", _pgh_attach_context(), app_clock(), \'insert\', NEW."id", NEW."substances", NEW."version"); RETURN NULL;',
                                    hash="aef03a03dee0322f7c3a0a36c9a0017d6f0e8606",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_64966",
                                    table="cases_drugtest",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "cases_drugtestevent" ("agency", "dossier_id", "id", "is_positive", "is_sudden", "occasion", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "substances", "version") VALUES (NEW."agency", NEW."dossier_id", NEW."id", NEW."is_positive", NEW."is_sudden", NEW."occasion", NEW."on", _pgh_attach_context(), app_clock(), \'update\', NEW."id", NEW."substances", NEW."version"); RETURN NULL;',
                                    hash="cbb3433e2fe76ed0155145de6340fbdc7c784eb1",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_5a8a1",
                                    table="cases_drugtest",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cases_drugtestevent" ("agency", "dossier_id", "id", "is_positive", "is_sudden", "occasion", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "substances", "version") VALUES (OLD."agency", OLD."dossier_id", OLD."id", OLD."is_positive", OLD."is_sudden", OLD."occasion", OLD."on", _pgh_attach_context(), app_clock(), \'delete\', OLD."id", OLD."substances", OLD."version"); RETURN NULL;',
                                    hash="43f398f3405ab8ae835c10682b26a9849283ee24",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_01d69",
                                    table="cases_drugtest",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DrugTestEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("on", models.DateField(verbose_name="ngày")),
                        (
                            "occasion",
                            models.CharField(
                                choices=[
                                    ("found_using", "Phát hiện sử dụng hoặc nghi sử dụng"),
                                    ("management", "Trong thời gian quản lý người sử dụng"),
                                    ("rehab", "Trong thời gian cai nghiện tự nguyện"),
                                    ("substitution", "Trong thời gian điều trị thay thế"),
                                    ("aftercare", "Trong thời gian quản lý sau cai"),
                                    ("other", "Khác"),
                                ],
                                max_length=14,
                                verbose_name="trường hợp",
                            ),
                        ),
                        ("is_sudden", models.BooleanField(default=False, verbose_name="xét nghiệm đột xuất")),
                        ("is_positive", models.BooleanField(verbose_name="dương tính")),
                        ("substances", models.CharField(blank=True, max_length=120, verbose_name="chất phát hiện")),
                        ("agency", models.CharField(blank=True, max_length=200, verbose_name="cơ quan xét nghiệm")),
                        (
                            "dossier",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cases.dossier",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="cases.drugtest",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="699b6d39ef721eb96489c8373c2f42429914a7cd",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_07a07",
                                    table="cases_drugtestevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Procedure",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("kind", models.CharField(max_length=30, verbose_name="thủ tục")),
                        ("state", models.CharField(max_length=30, verbose_name="trạng thái")),
                        ("opened_on", models.DateField(verbose_name="ngày bắt đầu")),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="ngày quyết định")),
                        ("closed_on", models.DateField(blank=True, null=True, verbose_name="ngày khép lại")),
                        ("term_starts", models.DateField(blank=True, null=True, verbose_name="thời hạn tính từ ngày")),
                        (
                            "term_months",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="thời hạn (tháng)"),
                        ),
                        (
                            "months_remitted",
                            models.PositiveSmallIntegerField(default=0, verbose_name="số tháng được giảm"),
                        ),
                        ("term_ends", models.DateField(blank=True, null=True, verbose_name="hết thời hạn ngày")),
                        (
                            "dossier",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="procedures",
                                to="cases.dossier",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "thủ tục",
                        "verbose_name_plural": "thủ tục",
                        "ordering": ["-opened_on", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("closed_on__isnull", True)),
                                fields=("dossier", "kind"),
                                name="procedure_one_open_per_kind",
                                violation_error_message="Người này đang có một thủ tục cùng loại chưa khép lại.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("closed_on__isnull", True),
                                    ("closed_on__gte", models.F("opened_on")),
                                    _connector="OR",
                                ),
                                name="procedure_days_in_order",
                                violation_error_message="Ngày khép lại không được trước ngày bắt đầu.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("term_months__isnull", True), ("term_starts__isnull", True)),
                                    models.Q(("term_months__isnull", False), ("term_starts__isnull", False)),
                                    _connector="OR",
                                ),
                                name="procedure_term_whole",
                                violation_error_message="Ngày bắt đầu và số tháng của thời hạn phải đi cùng nhau.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cases_procedureevent" ("closed_on", "decided_on", "dossier_id", "id", "kind", "months_remitted", "opened_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "term_ends", "term_months", "term_starts", "version") VALUES (NEW."closed_on", NEW."decided_on", NEW."dossier_id", NEW."id", NEW."kind", NEW."months_remitted", NEW."opened_on", _pgh_attach_context(), app_clock(), \'insert\', NEW."id", NEW."state", NEW."term_ends", NEW."term_months", NEW."term_starts", NEW."version"); RETURN NULL;',
                                    hash="f556890a5efdb1e63ab10d8418da533c03b50e1d",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_c36da",
                                    table="cases_procedure",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "cases_procedureevent" ("closed_on", "decided_on", "dossier_id", "id", "kind", "months_remitted", "opened_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "term_ends", "term_months", "term_starts", "version") VALUES (NEW."closed_on", NEW."decided_on", NEW."dossier_id", NEW."id", NEW."kind", NEW."months_remitted", NEW."opened_on", _pgh_attach_context(), app_clock(), \'update\', NEW."id", NEW."state", NEW."term_ends", NEW."term_months", NEW."term_starts", NEW."version"); RETURN NULL;',
                                    hash="527a65b1889bc5feef1e84da49799abb26bedc33",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_87d8f",
                                    table="cases_procedure",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cases_procedureevent" ("closed_on", "decided_on", "dossier_id", "id", "kind", "months_remitted", "opened_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "term_ends", "term_months", "term_starts", "version") VALUES (OLD."closed_on", OLD."decided_on", OLD."dossier_id", OLD."id", OLD."kind", OLD."months_remitted", OLD."opened_on", _pgh_attach_context(), app_clock(), \'delete\', OLD."id", OLD."state", OLD."term_ends", OLD."term_months", OLD."term_starts", OLD."version"); RETURN NULL;',
                                    hash="02adb45f2836bc6bde3e1881fd0058664386a058",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_3e64c",
                                    table="cases_procedure",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PauseEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("kind", models.CharField(max_length=30, verbose_name="lý do")),
                        (
                            "effect",
                            models.CharField(
                                choices=[
                                    ("prolongs", "không tính vào thời hạn"),
                                    ("shortens", "được trừ vào thời hạn"),
                                    ("holds", "tạm dừng thời hạn của một bước"),
                                ],
                                max_length=8,
                                verbose_name="tác dụng",
                            ),
                        ),
                        ("act", models.CharField(blank=True, max_length=40, verbose_name="bước được dừng")),
                        ("starts", models.DateField(verbose_name="từ ngày")),
                        ("ends", models.DateField(blank=True, null=True, verbose_name="đến trước ngày")),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="cases.pause",
                            ),
                        ),
                        (
                            "procedure",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cases.procedure",
                            ),
                        ),
                        (
                            "closed_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cases.step",
                            ),
                        ),
                        (
                            "opened_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cases.step",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="595bacf555a3fc70c4b89580fb55f29dcd18f507",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_22ed7",
                                    table="cases_pauseevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Clock",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("act", models.CharField(max_length=40, verbose_name="bước phải làm")),
                        ("starts_on", models.DateField(verbose_name="tính từ ngày")),
                        ("starts_at", models.DateTimeField(blank=True, null=True, verbose_name="tính từ lúc")),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="hạn")),
                        ("due_at", models.DateTimeField(blank=True, null=True, verbose_name="hạn (giờ)")),
                        ("inputs", models.JSONField(default=dict, verbose_name="cách tính")),
                        ("void", models.BooleanField(default=False, verbose_name="không còn phải làm")),
                        (
                            "procedure",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="clocks", to="cases.procedure"
                            ),
                        ),
                        (
                            "rule",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.rule",
                                verbose_name="quy định",
                            ),
                        ),
                        (
                            "met_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="clocks_met",
                                to="cases.step",
                            ),
                        ),
                        (
                            "started_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="clocks_started",
                                to="cases.step",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "thời hạn",
                        "verbose_name_plural": "thời hạn",
                        "ordering": ["due_on", "pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("met_by__isnull", True), ("void", False)),
                                fields=["due_on", "id"],
                                name="clock_due",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("met_by__isnull", True), ("void", False)),
                                fields=("procedure", "act"),
                                name="clock_one_open_per_act",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("met_by__isnull", True), ("void", False), _connector="OR"),
                                name="clock_met_or_void",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cases_clockevent" ("act", "due_at", "due_on", "id", "inputs", "met_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "procedure_id", "rule_id", "started_by_id", "starts_at", "starts_on", "void") VALUES (NEW."act", NEW."due_at", NEW."due_on", NEW."id", NEW."inputs", NEW."met_by_id", _pgh_attach_context(), app_clock(), \'insert\', NEW."id", NEW."procedure_id", NEW."rule_id", NEW."started_by_id", NEW."starts_at", NEW."starts_on", NEW."void"); RETURN NULL;',
                                    hash="5369b37f73ba9ce886b8fa84425ec70e83013381",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_bbd14",
                                    table="cases_clock",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "cases_clockevent" ("act", "due_at", "due_on", "id", "inputs", "met_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "procedure_id", "rule_id", "started_by_id", "starts_at", "starts_on", "void") VALUES (NEW."act", NEW."due_at", NEW."due_on", NEW."id", NEW."inputs", NEW."met_by_id", _pgh_attach_context(), app_clock(), \'update\', NEW."id", NEW."procedure_id", NEW."rule_id", NEW."started_by_id", NEW."starts_at", NEW."starts_on", NEW."void"); RETURN NULL;',
                                    hash="3c6255839a03479b2e626c3318e5c1f6c8d59358",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_5f30a",
                                    table="cases_clock",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cases_clockevent" ("act", "due_at", "due_on", "id", "inputs", "met_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "procedure_id", "rule_id", "started_by_id", "starts_at", "starts_on", "void") VALUES (OLD."act", OLD."due_at", OLD."due_on", OLD."id", OLD."inputs", OLD."met_by_id", _pgh_attach_context(), app_clock(), \'delete\', OLD."id", OLD."procedure_id", OLD."rule_id", OLD."started_by_id", OLD."starts_at", OLD."starts_on", OLD."void"); RETURN NULL;',
                                    hash="0cf7826a20bfb0fb505aa21fd02f084350938b7d",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_589ef",
                                    table="cases_clock",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProcedureEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("kind", models.CharField(max_length=30, verbose_name="thủ tục")),
                        ("state", models.CharField(max_length=30, verbose_name="trạng thái")),
                        ("opened_on", models.DateField(verbose_name="ngày bắt đầu")),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="ngày quyết định")),
                        ("closed_on", models.DateField(blank=True, null=True, verbose_name="ngày khép lại")),
                        ("term_starts", models.DateField(blank=True, null=True, verbose_name="thời hạn tính từ ngày")),
                        (
                            "term_months",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="thời hạn (tháng)"),
                        ),
                        (
                            "months_remitted",
                            models.PositiveSmallIntegerField(default=0, verbose_name="số tháng được giảm"),
                        ),
                        ("term_ends", models.DateField(blank=True, null=True, verbose_name="hết thời hạn ngày")),
                        (
                            "dossier",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cases.dossier",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="cases.procedure",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="bfcfc03468ee8edd48458b7de0b165eb90c9f25c",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_fb6d7",
                                    table="cases_procedureevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProposalAnswer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("proposal", models.CharField(max_length=30, verbose_name="đề xuất")),
                        ("evidence", models.CharField(max_length=60, verbose_name="căn cứ")),
                        ("is_accepted", models.BooleanField(verbose_name="chấp nhận")),
                        ("reason", models.CharField(blank=True, max_length=250, verbose_name="lý do")),
                        ("on", models.DateField(verbose_name="ngày")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người quyết định",
                            ),
                        ),
                        (
                            "dossier",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="proposal_answers",
                                to="cases.dossier",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "trả lời đề xuất",
                        "verbose_name_plural": "trả lời đề xuất",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("dossier", "proposal", "evidence"), name="proposal_answered_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("is_accepted", True), models.Q(("reason", ""), _negated=True), _connector="OR"
                                ),
                                name="proposal_refusal_says_why",
                                violation_error_message="Không chấp nhận đề xuất thì phải ghi lý do.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cases_proposalanswerevent" ("by_id", "dossier_id", "evidence", "id", "is_accepted", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal", "reason") VALUES (NEW."by_id", NEW."dossier_id", NEW."evidence", NEW."id", NEW."is_accepted", NEW."on", _pgh_attach_context(), app_clock(), \'insert\', NEW."id", NEW."proposal", NEW."reason"); RETURN NULL;',
                                    hash="c13eff28512bfc5409695511043995e836a2136e",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_d8254",
                                    table="cases_proposalanswer",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "cases_proposalanswerevent" ("by_id", "dossier_id", "evidence", "id", "is_accepted", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal", "reason") VALUES (NEW."by_id", NEW."dossier_id", NEW."evidence", NEW."id", NEW."is_accepted", NEW."on", _pgh_attach_context(), app_clock(), \'update\', NEW."id", NEW."proposal", NEW."reason"); RETURN NULL;',
                                    hash="d618ad77d7b5ea839d449c319f321e05721fe12e",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_c14c0",
                                    table="cases_proposalanswer",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cases_proposalanswerevent" ("by_id", "dossier_id", "evidence", "id", "is_accepted", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal", "reason") VALUES (OLD."by_id", OLD."dossier_id", OLD."evidence", OLD."id", OLD."is_accepted", OLD."on", _pgh_attach_context(), app_clock(), \'delete\', OLD."id", OLD."proposal", OLD."reason"); RETURN NULL;',
                                    hash="b01502c692fdea739da27e56c33de2e4c31e55c4",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_b8b5d",
                                    table="cases_proposalanswer",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProposalAnswerEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("proposal", models.CharField(max_length=30, verbose_name="đề xuất")),
                        ("evidence", models.CharField(max_length=60, verbose_name="căn cứ")),
                        ("is_accepted", models.BooleanField(verbose_name="chấp nhận")),
                        ("reason", models.CharField(blank=True, max_length=250, verbose_name="lý do")),
                        ("on", models.DateField(verbose_name="ngày")),
                        (
                            "by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người quyết định",
                            ),
                        ),
                        (
                            "dossier",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cases.dossier",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="cases.proposalanswer",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="6b09b6cc675fdc344198f4435fa37e1b3cc11b21",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_23094",
                                    table="cases_proposalanswerevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Rule",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("procedure", models.CharField(max_length=30, verbose_name="thủ tục")),
                        ("step", models.CharField(blank=True, max_length=40, verbose_name="bước")),
                        ("valid_from", models.DateField(verbose_name="từ ngày")),
                        ("in_force", models.BooleanField(default=True, verbose_name="còn hiệu lực")),
                        ("amount", models.SmallIntegerField(blank=True, null=True, verbose_name="thời hạn")),
                        (
                            "unit",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("working_day", "ngày làm việc"),
                                    ("day", "ngày"),
                                    ("hour", "giờ"),
                                    ("month", "tháng"),
                                ],
                                max_length=12,
                                verbose_name="đơn vị",
                            ),
                        ),
                        (
                            "extension",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="được gia hạn thêm"),
                        ),
                        (
                            "at_least",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="ít nhất (giai đoạn, lần)"
                            ),
                        ),
                        (
                            "least_months",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="số tháng ít nhất"),
                        ),
                        (
                            "most_months",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="số tháng nhiều nhất"),
                        ),
                        (
                            "least_months_again",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="ít nhất, từ lần hai"),
                        ),
                        (
                            "most_months_again",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="nhiều nhất, từ lần hai"
                            ),
                        ),
                        ("roles", models.JSONField(blank=True, default=list, verbose_name="vai trò được ghi")),
                        ("decider", models.CharField(blank=True, max_length=120, verbose_name="người có thẩm quyền")),
                        ("form", models.CharField(blank=True, max_length=40, verbose_name="mẫu")),
                        ("article", models.CharField(max_length=200, verbose_name="căn cứ")),
                        (
                            "mark",
                            models.CharField(
                                choices=[
                                    ("V", "đọc trong văn bản"),
                                    ("S", "theo bài giới thiệu văn bản"),
                                    ("R", "theo trí nhớ, chưa kiểm"),
                                    ("I", "suy ra"),
                                ],
                                default="V",
                                max_length=1,
                                verbose_name="độ tin cậy",
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=250, verbose_name="ghi chú nguồn")),
                        ("reason", models.CharField(blank=True, max_length=250, verbose_name="lý do sửa")),
                        (
                            "changed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người sửa",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "quy định",
                        "verbose_name_plural": "quy định",
                        "ordering": ["procedure", "step", "valid_from"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("procedure", "step", "valid_from"),
                                name="rule_once_a_day",
                                violation_error_message="Bước này đã có một quy định từ ngày đó; hãy sửa quy định đó.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("amount__isnull", True), ("unit", "")),
                                    models.Q(("amount__isnull", False), models.Q(("unit", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="rule_amount_has_unit",
                                violation_error_message="Thời hạn và đơn vị phải đi cùng nhau.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("least_months__isnull", True),
                                    ("most_months__gte", models.F("least_months")),
                                    _connector="OR",
                                ),
                                name="rule_months_in_order",
                                violation_error_message="Số tháng nhiều nhất không được ít hơn số tháng ít nhất.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("changed_by__isnull", True),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="rule_change_says_why",
                                violation_error_message="Sửa quy định phải ghi lý do.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cases_ruleevent" ("amount", "article", "at_least", "changed_by_id", "decider", "extension", "form", "id", "in_force", "least_months", "least_months_again", "mark", "most_months", "most_months_again", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "procedure", "reason", "roles", "step", "unit", "valid_from", "version") VALUES (NEW."amount", NEW."article", NEW."at_least", NEW."changed_by_id", NEW."decider", NEW."extension", NEW."form", NEW."id", NEW."in_force", NEW."least_months", NEW."least_months_again", NEW."mark", NEW."most_months", NEW."most_months_again", NEW."note", _pgh_attach_context(), app_clock(), \'insert\', NEW."id", NEW."procedure", NEW."reason", NEW."roles", NEW."step", NEW."unit", NEW."valid_from", NEW."version"); RETURN NULL;',
                                    hash="ff77b66d8c83012355086c060f8b68fd35e774e0",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_7e7f8",
                                    table="cases_rule",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "cases_ruleevent" ("amount", "article", "at_least", "changed_by_id", "decider", "extension", "form", "id", "in_force", "least_months", "least_months_again", "mark", "most_months", "most_months_again", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "procedure", "reason", "roles", "step", "unit", "valid_from", "version") VALUES (NEW."amount", NEW."article", NEW."at_least", NEW."changed_by_id", NEW."decider", NEW."extension", NEW."form", NEW."id", NEW."in_force", NEW."least_months", NEW."least_months_again", NEW."mark", NEW."most_months", NEW."most_months_again", NEW."note", _pgh_attach_context(), app_clock(), \'update\', NEW."id", NEW."procedure", NEW."reason", NEW."roles", NEW."step", NEW."unit", NEW."valid_from", NEW."version"); RETURN NULL;',
                                    hash="ad9c0e04fd437b77ddc35aa8fdd424c91369a8f7",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_b1aed",
                                    table="cases_rule",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cases_ruleevent" ("amount", "article", "at_least", "changed_by_id", "decider", "extension", "form", "id", "in_force", "least_months", "least_months_again", "mark", "most_months", "most_months_again", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "procedure", "reason", "roles", "step", "unit", "valid_from", "version") VALUES (OLD."amount", OLD."article", OLD."at_least", OLD."changed_by_id", OLD."decider", OLD."extension", OLD."form", OLD."id", OLD."in_force", OLD."least_months", OLD."least_months_again", OLD."mark", OLD."most_months", OLD."most_months_again", OLD."note", _pgh_attach_context(), app_clock(), \'delete\', OLD."id", OLD."procedure", OLD."reason", OLD."roles", OLD."step", OLD."unit", OLD."valid_from", OLD."version"); RETURN NULL;',
                                    hash="e34f0a0b3367b3cad483c7db847059dcf1a1c573",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_0c441",
                                    table="cases_rule",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ClockEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("act", models.CharField(max_length=40, verbose_name="bước phải làm")),
                        ("starts_on", models.DateField(verbose_name="tính từ ngày")),
                        ("starts_at", models.DateTimeField(blank=True, null=True, verbose_name="tính từ lúc")),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="hạn")),
                        ("due_at", models.DateTimeField(blank=True, null=True, verbose_name="hạn (giờ)")),
                        ("inputs", models.JSONField(default=dict, verbose_name="cách tính")),
                        ("void", models.BooleanField(default=False, verbose_name="không còn phải làm")),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="cases.clock",
                            ),
                        ),
                        (
                            "procedure",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cases.procedure",
                            ),
                        ),
                        (
                            "rule",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cases.rule",
                                verbose_name="quy định",
                            ),
                        ),
                        (
                            "met_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cases.step",
                            ),
                        ),
                        (
                            "started_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cases.step",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="2bf56bfbfd8a5aa6e0131ae5a31a65b763c9e6f4",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_21750",
                                    table="cases_clockevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RuleEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("procedure", models.CharField(max_length=30, verbose_name="thủ tục")),
                        ("step", models.CharField(blank=True, max_length=40, verbose_name="bước")),
                        ("valid_from", models.DateField(verbose_name="từ ngày")),
                        ("in_force", models.BooleanField(default=True, verbose_name="còn hiệu lực")),
                        ("amount", models.SmallIntegerField(blank=True, null=True, verbose_name="thời hạn")),
                        (
                            "unit",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("working_day", "ngày làm việc"),
                                    ("day", "ngày"),
                                    ("hour", "giờ"),
                                    ("month", "tháng"),
                                ],
                                max_length=12,
                                verbose_name="đơn vị",
                            ),
                        ),
                        (
                            "extension",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="được gia hạn thêm"),
                        ),
                        (
                            "at_least",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="ít nhất (giai đoạn, lần)"
                            ),
                        ),
                        (
                            "least_months",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="số tháng ít nhất"),
                        ),
                        (
                            "most_months",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="số tháng nhiều nhất"),
                        ),
                        (
                            "least_months_again",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="ít nhất, từ lần hai"),
                        ),
                        (
                            "most_months_again",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="nhiều nhất, từ lần hai"
                            ),
                        ),
                        ("roles", models.JSONField(blank=True, default=list, verbose_name="vai trò được ghi")),
                        ("decider", models.CharField(blank=True, max_length=120, verbose_name="người có thẩm quyền")),
                        ("form", models.CharField(blank=True, max_length=40, verbose_name="mẫu")),
                        ("article", models.CharField(max_length=200, verbose_name="căn cứ")),
                        (
                            "mark",
                            models.CharField(
                                choices=[
                                    ("V", "đọc trong văn bản"),
                                    ("S", "theo bài giới thiệu văn bản"),
                                    ("R", "theo trí nhớ, chưa kiểm"),
                                    ("I", "suy ra"),
                                ],
                                default="V",
                                max_length=1,
                                verbose_name="độ tin cậy",
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=250, verbose_name="ghi chú nguồn")),
                        ("reason", models.CharField(blank=True, max_length=250, verbose_name="lý do sửa")),
                        (
                            "changed_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người sửa",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="cases.rule",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="3330dd55354499c448a86e1dddca24db08cb3ea2",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_eda95",
                                    table="cases_ruleevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LifeEvent",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("dead", "Chết"),
                                    ("imprisoned", "Chấp hành án phạt tù"),
                                    ("missing", "Bị Tòa án tuyên bố mất tích"),
                                    ("unknown", "Không rõ nơi ở"),
                                ],
                                max_length=10,
                                verbose_name="sự việc",
                            ),
                        ),
                        ("starts", models.DateField(verbose_name="từ ngày")),
                        ("expected_end", models.DateField(blank=True, null=True, verbose_name="dự kiến ra tù ngày")),
                        ("ends", models.DateField(blank=True, null=True, verbose_name="đến ngày")),
                        ("note", models.CharField(blank=True, max_length=250, verbose_name="căn cứ, ghi chú")),
                        (
                            "dossier",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="life_events",
                                to="cases.dossier",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "biến động",
                        "verbose_name_plural": "biến động",
                        "ordering": ["starts", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends__isnull", True), ("ends__gt", models.F("starts")), _connector="OR"
                                ),
                                name="life_event_days_in_order",
                                violation_error_message="Ngày kết thúc phải sau ngày bắt đầu.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ends__isnull", True)),
                                fields=("dossier", "kind"),
                                name="life_event_one_open_per_kind",
                                violation_error_message="Sự việc này đã được ghi và chưa kết thúc.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "dead"), _negated=True), ("ends__isnull", True), _connector="OR"
                                ),
                                name="life_event_death_has_no_end",
                                violation_error_message="Chết thì không có ngày kết thúc.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("expected_end__isnull", True),
                                    models.Q(("expected_end__gt", models.F("starts")), ("kind", "imprisoned")),
                                    _connector="OR",
                                ),
                                name="life_event_release_of_prison",
                                violation_error_message="Ngày dự kiến ra tù chỉ có khi đi tù, và phải sau ngày vào tù.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cases_lifeeventevent" ("dossier_id", "ends", "expected_end", "id", "kind", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts", "version") VALUES (NEW."dossier_id", NEW."ends", NEW."expected_end", NEW."id", NEW."kind", NEW."note", _pgh_attach_context(), app_clock(), \'insert\', NEW."id", NEW."starts", NEW."version"); RETURN NULL;',
                                    hash="c975101a7aa2239953c4a1f84335a3ec53a0d811",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_e76ee",
                                    table="cases_lifeevent",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "cases_lifeeventevent" ("dossier_id", "ends", "expected_end", "id", "kind", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts", "version") VALUES (NEW."dossier_id", NEW."ends", NEW."expected_end", NEW."id", NEW."kind", NEW."note", _pgh_attach_context(), app_clock(), \'update\', NEW."id", NEW."starts", NEW."version"); RETURN NULL;',
                                    hash="d2294d295707476dda4f7cb8becbc61d42787909",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_e3e8b",
                                    table="cases_lifeevent",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cases_lifeeventevent" ("dossier_id", "ends", "expected_end", "id", "kind", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts", "version") VALUES (OLD."dossier_id", OLD."ends", OLD."expected_end", OLD."id", OLD."kind", OLD."note", _pgh_attach_context(), app_clock(), \'delete\', OLD."id", OLD."starts", OLD."version"); RETURN NULL;',
                                    hash="3f08682d0375583c5d201ded1451f513e47c4329",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_487b1",
                                    table="cases_lifeevent",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LifeEventEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("dead", "Chết"),
                                    ("imprisoned", "Chấp hành án phạt tù"),
                                    ("missing", "Bị Tòa án tuyên bố mất tích"),
                                    ("unknown", "Không rõ nơi ở"),
                                ],
                                max_length=10,
                                verbose_name="sự việc",
                            ),
                        ),
                        ("starts", models.DateField(verbose_name="từ ngày")),
                        ("expected_end", models.DateField(blank=True, null=True, verbose_name="dự kiến ra tù ngày")),
                        ("ends", models.DateField(blank=True, null=True, verbose_name="đến ngày")),
                        ("note", models.CharField(blank=True, max_length=250, verbose_name="căn cứ, ghi chú")),
                        (
                            "dossier",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cases.dossier",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="cases.lifeevent",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="648011e87267f6b015c41933aff1d9e7a28193c1",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_e958b",
                                    table="cases_lifeeventevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
            ],
        ),
    ]
