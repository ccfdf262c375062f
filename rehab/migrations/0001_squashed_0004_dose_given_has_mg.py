import datetime

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

import core.migration


class Migration(migrations.Migration):
    replaces = [
        ("rehab", "0001_initial"),
        ("rehab", "0002_episode_procedure"),
        ("rehab", "0003_methadone"),
        ("rehab", "0004_dose_given_has_mg"),
    ]

    initial = True

    dependencies = [
        ("areas", "0001_initial"),
        ("cases", "0001_squashed_0008_pauses_of_no_day"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        core.migration.CreateModels(
            models=[
                migrations.CreateModel(
                    name="Episode",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "modality",
                            models.CharField(
                                choices=[
                                    ("home", "Tại gia đình"),
                                    ("community", "Tại cộng đồng"),
                                    ("community_compulsory", "Bắt buộc tại cộng đồng"),
                                    ("facility_voluntary", "Tự nguyện tại cơ sở"),
                                    ("facility_compulsory", "Bắt buộc tại cơ sở"),
                                    ("methadone", "Methadone"),
                                ],
                                max_length=20,
                                verbose_name="hình thức",
                            ),
                        ),
                        ("decision_number", models.CharField(blank=True, max_length=60, verbose_name="số quyết định")),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="ngày quyết định")),
                        ("starts", models.DateField(verbose_name="ngày bắt đầu")),
                        ("months", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="số tháng")),
                        ("planned_end", models.DateField(blank=True, null=True, verbose_name="ngày dự kiến kết thúc")),
                        ("ends", models.DateField(blank=True, null=True, verbose_name="ngày kết thúc")),
                        (
                            "end_reason",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("completed", "Hoàn thành"),
                                    ("abandoned", "Tự ý chấm dứt"),
                                    ("escaped", "Bỏ trốn"),
                                    ("converted", "Chuyển biện pháp"),
                                    ("imprisoned", "Phạt tù"),
                                    ("dead", "Chết"),
                                    ("exempted", "Miễn hoặc đình chỉ"),
                                    ("expelled", "Bị chấm dứt điều trị"),
                                    ("other", "Khác"),
                                ],
                                max_length=12,
                                verbose_name="lý do kết thúc",
                            ),
                        ),
                        (
                            "maintenance_on",
                            models.DateField(blank=True, null=True, verbose_name="ngày đạt liều duy trì"),
                        ),
                        (
                            "dossier",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="episodes", to="cases.dossier"
                            ),
                        ),
                        (
                            "facility",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="episodes",
                                to="rehab.facility",
                                verbose_name="cơ sở",
                            ),
                        ),
                        (
                            "procedure",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="episode",
                                to="cases.procedure",
                                verbose_name="thủ tục",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "đợt cai nghiện",
                        "verbose_name_plural": "đợt cai nghiện",
                        "ordering": ["starts"],
                        "indexes": [models.Index(fields=["facility", "starts"], name="episode_facility")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends__isnull", True), ("ends__gt", models.F("starts")), _connector="OR"
                                ),
                                name="episode_days_in_order",
                                violation_error_message="Ngày kết thúc phải sau ngày bắt đầu.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("ends__isnull", True), ("end_reason", "")),
                                    models.Q(("ends__isnull", False), models.Q(("end_reason", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="episode_end_has_reason",
                                violation_error_message="Ngày kết thúc và lý do kết thúc phải đi cùng nhau.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                condition=models.Q(("modality", "methadone"), _negated=True),
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
                                name="episode_one_rehab_at_a_time",
                                violation_error_message="Người này đang trong một đợt cai nghiện khác vào thời gian đó.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                condition=models.Q(("modality", "methadone")),
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
                                name="episode_one_methadone_at_a_time",
                                violation_error_message="Người này đang trong một đợt điều trị methadone khác vào thời gian đó.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("facility__isnull", False),
                                        ("modality__in", ("facility_voluntary", "facility_compulsory", "methadone")),
                                    ),
                                    models.Q(
                                        models.Q(
                                            (
                                                "modality__in",
                                                ("facility_voluntary", "facility_compulsory", "methadone"),
                                            ),
                                            _negated=True,
                                        ),
                                        ("facility__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="episode_facility_as_modality",
                                violation_error_message="Hình thức tại cơ sở phải có cơ sở; hình thức tại gia đình, cộng đồng thì không.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("modality", "methadone"),
                                    models.Q(("end_reason", "expelled"), _negated=True),
                                    _connector="OR",
                                ),
                                name="episode_expelled_only_methadone",
                                violation_error_message="Chỉ điều trị methadone mới có lý do “Bị chấm dứt điều trị”.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("maintenance_on__isnull", True),
                                    models.Q(("maintenance_on__gte", models.F("starts")), ("modality", "methadone")),
                                    _connector="OR",
                                ),
                                name="episode_maintenance_only_methadone",
                                violation_error_message="Ngày đạt liều duy trì chỉ có ở methadone và không trước ngày bắt đầu.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("modality", "community_compulsory"), _negated=True),
                                    ("starts__lt", datetime.date(2022, 1, 1)),
                                    _connector="OR",
                                ),
                                name="episode_community_compulsory_abolished",
                                violation_error_message="Cai nghiện bắt buộc tại cộng đồng đã bãi bỏ từ 01/01/2022.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "rehab_episodeevent" ("decided_on", "decision_number", "dossier_id", "end_reason", "ends", "facility_id", "id", "maintenance_on", "modality", "months", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_end", "procedure_id", "starts", "version") VALUES (NEW."decided_on", NEW."decision_number", NEW."dossier_id", NEW."end_reason", NEW."ends", NEW."facility_id", NEW."id", NEW."maintenance_on", NEW."modality", NEW."months", _pgh_attach_context(), app_clock(), \'insert\', NEW."id", NEW."planned_end", NEW."procedure_id", NEW."starts", NEW."version"); RETURN NULL;',
                                    hash="08eaa6425354ca310b023501dc38c98a825cb8fb",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_ab8a6",
                                    table="rehab_episode",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "rehab_episodeevent" ("decided_on", "decision_number", "dossier_id", "end_reason", "ends", "facility_id", "id", "maintenance_on", "modality", "months", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_end", "procedure_id", "starts", "version") VALUES (NEW."decided_on", NEW."decision_number", NEW."dossier_id", NEW."end_reason", NEW."ends", NEW."facility_id", NEW."id", NEW."maintenance_on", NEW."modality", NEW."months", _pgh_attach_context(), app_clock(), \'update\', NEW."id", NEW."planned_end", NEW."procedure_id", NEW."starts", NEW."version"); RETURN NULL;',
                                    hash="660630799902b02ea06ff4ce23f6d3f490c9d432",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_a1934",
                                    table="rehab_episode",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "rehab_episodeevent" ("decided_on", "decision_number", "dossier_id", "end_reason", "ends", "facility_id", "id", "maintenance_on", "modality", "months", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_end", "procedure_id", "starts", "version") VALUES (OLD."decided_on", OLD."decision_number", OLD."dossier_id", OLD."end_reason", OLD."ends", OLD."facility_id", OLD."id", OLD."maintenance_on", OLD."modality", OLD."months", _pgh_attach_context(), app_clock(), \'delete\', OLD."id", OLD."planned_end", OLD."procedure_id", OLD."starts", OLD."version"); RETURN NULL;',
                                    hash="60e75dd0517c6cd180b1e036118ff70180e2ab42",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_c76ea",
                                    table="rehab_episode",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Facility",
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
                                    ("public", "Công lập"),
                                    ("voluntary", "Tự nguyện"),
                                    ("methadone", "Methadone"),
                                    ("aftercare", "Quản lý sau cai"),
                                ],
                                max_length=10,
                                verbose_name="loại",
                            ),
                        ),
                        ("capacity", models.PositiveIntegerField(blank=True, null=True, verbose_name="sức chứa")),
                        (
                            "office",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="facility",
                                to="areas.office",
                                verbose_name="cơ quan",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "cơ sở",
                        "verbose_name_plural": "cơ sở",
                        "ordering": ["office__code"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "rehab_facilityevent" ("capacity", "id", "kind", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (NEW."capacity", NEW."id", NEW."kind", NEW."office_id", _pgh_attach_context(), app_clock(), \'insert\', NEW."id", NEW."version"); RETURN NULL;',
                                    hash="8c94972792b17341b188f66ee99799affd0e301c",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_c1ce3",
                                    table="rehab_facility",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "rehab_facilityevent" ("capacity", "id", "kind", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (NEW."capacity", NEW."id", NEW."kind", NEW."office_id", _pgh_attach_context(), app_clock(), \'update\', NEW."id", NEW."version"); RETURN NULL;',
                                    hash="892f5627f49b64422e8ab547be0913dd2fd4ba96",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_e4a99",
                                    table="rehab_facility",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "rehab_facilityevent" ("capacity", "id", "kind", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (OLD."capacity", OLD."id", OLD."kind", OLD."office_id", _pgh_attach_context(), app_clock(), \'delete\', OLD."id", OLD."version"); RETURN NULL;',
                                    hash="dfaa83ce0c85008cf9577d6cd00e5e5a3659152d",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_0f097",
                                    table="rehab_facility",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EpisodeEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "modality",
                            models.CharField(
                                choices=[
                                    ("home", "Tại gia đình"),
                                    ("community", "Tại cộng đồng"),
                                    ("community_compulsory", "Bắt buộc tại cộng đồng"),
                                    ("facility_voluntary", "Tự nguyện tại cơ sở"),
                                    ("facility_compulsory", "Bắt buộc tại cơ sở"),
                                    ("methadone", "Methadone"),
                                ],
                                max_length=20,
                                verbose_name="hình thức",
                            ),
                        ),
                        ("decision_number", models.CharField(blank=True, max_length=60, verbose_name="số quyết định")),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="ngày quyết định")),
                        ("starts", models.DateField(verbose_name="ngày bắt đầu")),
                        ("months", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="số tháng")),
                        ("planned_end", models.DateField(blank=True, null=True, verbose_name="ngày dự kiến kết thúc")),
                        ("ends", models.DateField(blank=True, null=True, verbose_name="ngày kết thúc")),
                        (
                            "end_reason",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("completed", "Hoàn thành"),
                                    ("abandoned", "Tự ý chấm dứt"),
                                    ("escaped", "Bỏ trốn"),
                                    ("converted", "Chuyển biện pháp"),
                                    ("imprisoned", "Phạt tù"),
                                    ("dead", "Chết"),
                                    ("exempted", "Miễn hoặc đình chỉ"),
                                    ("expelled", "Bị chấm dứt điều trị"),
                                    ("other", "Khác"),
                                ],
                                max_length=12,
                                verbose_name="lý do kết thúc",
                            ),
                        ),
                        (
                            "maintenance_on",
                            models.DateField(blank=True, null=True, verbose_name="ngày đạt liều duy trì"),
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
                                to="rehab.episode",
                            ),
                        ),
                        (
                            "facility",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="rehab.facility",
                                verbose_name="cơ sở",
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
                                    hash="a528141b1ccb3e2a1ff9979220c88d4fbc82cdae",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_b2465",
                                    table="rehab_episodeevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FacilityEvent",
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
                                    ("public", "Công lập"),
                                    ("voluntary", "Tự nguyện"),
                                    ("methadone", "Methadone"),
                                    ("aftercare", "Quản lý sau cai"),
                                ],
                                max_length=10,
                                verbose_name="loại",
                            ),
                        ),
                        ("capacity", models.PositiveIntegerField(blank=True, null=True, verbose_name="sức chứa")),
                        (
                            "office",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="areas.office",
                                verbose_name="cơ quan",
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
                                to="rehab.facility",
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
                                    hash="3ecc6a708c9aac46e1888a15883a57beeb93611d",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_179e3",
                                    table="rehab_facilityevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ClinicRule",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("valid_from", models.DateField(verbose_name="từ ngày")),
                        (
                            "positives",
                            models.PositiveSmallIntegerField(
                                verbose_name="số lần liên tiếp dương tính chất dạng thuốc phiện"
                            ),
                        ),
                        (
                            "positive_months",
                            models.PositiveSmallIntegerField(verbose_name="trong số tháng sau khi đạt liều duy trì"),
                        ),
                        ("breaches", models.PositiveSmallIntegerField(verbose_name="số lần vi phạm quy trình")),
                        ("breach_months", models.PositiveSmallIntegerField(verbose_name="trong số tháng")),
                        ("source", models.CharField(max_length=250, verbose_name="nguồn")),
                        (
                            "mark",
                            models.CharField(
                                choices=[
                                    ("V", "đọc trong văn bản"),
                                    ("S", "theo bài giới thiệu văn bản"),
                                    ("R", "theo trí nhớ, chưa kiểm"),
                                    ("I", "suy ra"),
                                ],
                                default="R",
                                max_length=1,
                                verbose_name="độ tin cậy",
                            ),
                        ),
                        (
                            "facility",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="clinic_rules",
                                to="rehab.facility",
                                verbose_name="cơ sở",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "quy định của cơ sở điều trị",
                        "verbose_name_plural": "quy định của cơ sở điều trị",
                        "ordering": ["facility", "valid_from"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("facility", "valid_from"),
                                name="clinic_rule_once_a_day",
                                nulls_distinct=False,
                                violation_error_message="Cơ sở đã có quy định từ ngày này; hãy sửa quy định đó.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "rehab_clinicruleevent" ("breach_months", "breaches", "facility_id", "id", "mark", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "positive_months", "positives", "source", "valid_from", "version") VALUES (NEW."breach_months", NEW."breaches", NEW."facility_id", NEW."id", NEW."mark", _pgh_attach_context(), app_clock(), \'insert\', NEW."id", NEW."positive_months", NEW."positives", NEW."source", NEW."valid_from", NEW."version"); RETURN NULL;',
                                    hash="ac6787c12677536396aca320ffe6cb1b793cd450",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_0d6ed",
                                    table="rehab_clinicrule",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "rehab_clinicruleevent" ("breach_months", "breaches", "facility_id", "id", "mark", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "positive_months", "positives", "source", "valid_from", "version") VALUES (NEW."breach_months", NEW."breaches", NEW."facility_id", NEW."id", NEW."mark", _pgh_attach_context(), app_clock(), \'update\', NEW."id", NEW."positive_months", NEW."positives", NEW."source", NEW."valid_from", NEW."version"); RETURN NULL;',
                                    hash="e8188c1420e2d2775c36d6f71eba886b7be3dd59",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_b42dc",
                                    table="rehab_clinicrule",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "rehab_clinicruleevent" ("breach_months", "breaches", "facility_id", "id", "mark", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "positive_months", "positives", "source", "valid_from", "version") VALUES (OLD."breach_months", OLD."breaches", OLD."facility_id", OLD."id", OLD."mark", _pgh_attach_context(), app_clock(), \'delete\', OLD."id", OLD."positive_months", OLD."positives", OLD."source", OLD."valid_from", OLD."version"); RETURN NULL;',
                                    hash="32cb71de0a1c7c0b5fa2e382ee64f9df5849b844",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_e4f93",
                                    table="rehab_clinicrule",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ClinicRuleEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("valid_from", models.DateField(verbose_name="từ ngày")),
                        (
                            "positives",
                            models.PositiveSmallIntegerField(
                                verbose_name="số lần liên tiếp dương tính chất dạng thuốc phiện"
                            ),
                        ),
                        (
                            "positive_months",
                            models.PositiveSmallIntegerField(verbose_name="trong số tháng sau khi đạt liều duy trì"),
                        ),
                        ("breaches", models.PositiveSmallIntegerField(verbose_name="số lần vi phạm quy trình")),
                        ("breach_months", models.PositiveSmallIntegerField(verbose_name="trong số tháng")),
                        ("source", models.CharField(max_length=250, verbose_name="nguồn")),
                        (
                            "mark",
                            models.CharField(
                                choices=[
                                    ("V", "đọc trong văn bản"),
                                    ("S", "theo bài giới thiệu văn bản"),
                                    ("R", "theo trí nhớ, chưa kiểm"),
                                    ("I", "suy ra"),
                                ],
                                default="R",
                                max_length=1,
                                verbose_name="độ tin cậy",
                            ),
                        ),
                        (
                            "facility",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="rehab.facility",
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
                                to="rehab.clinicrule",
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
                                    hash="ccfedbd17de30acffa037cdf2e682c0cd55ba45a",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_58d17",
                                    table="rehab_clinicruleevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Dose",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("on", models.DateField(verbose_name="ngày")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("taken", "Đã uống"),
                                    ("missed", "Vắng"),
                                    ("take_home", "Mang về"),
                                    ("leave", "Nghỉ phép"),
                                ],
                                max_length=9,
                                verbose_name="kết quả",
                            ),
                        ),
                        (
                            "mg",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=6, null=True, verbose_name="liều (mg)"
                            ),
                        ),
                        ("days_home", models.PositiveSmallIntegerField(default=0, verbose_name="số ngày mang về")),
                        ("note", models.CharField(blank=True, max_length=250, verbose_name="ghi chú")),
                        (
                            "episode",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="doses", to="rehab.episode"
                            ),
                        ),
                        (
                            "given_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người ghi",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "liều trong ngày",
                        "verbose_name_plural": "liều trong ngày",
                        "ordering": ["on"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("episode", "on"),
                                name="dose_once_a_day",
                                violation_error_message="Người bệnh đã có ghi chép của ngày này.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("days_home__gte", 1), ("kind", "take_home")),
                                    models.Q(models.Q(("kind", "take_home"), _negated=True), ("days_home", 0)),
                                    _connector="OR",
                                ),
                                name="dose_days_home_when_taken_home",
                                violation_error_message="Mang về thì phải ghi số ngày mang về; các trường hợp khác thì không.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("kind__in", ("taken", "take_home")), ("mg__gt", 0), ("mg__isnull", False)
                                    ),
                                    models.Q(
                                        models.Q(("kind__in", ("taken", "take_home")), _negated=True),
                                        ("mg__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="dose_mg_when_taken",
                                violation_error_message="Đã uống hoặc mang về thì phải ghi liều; vắng thì không.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "rehab_doseevent" ("days_home", "episode_id", "given_by_id", "id", "kind", "mg", "note", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."days_home", NEW."episode_id", NEW."given_by_id", NEW."id", NEW."kind", NEW."mg", NEW."note", NEW."on", _pgh_attach_context(), app_clock(), \'insert\', NEW."id"); RETURN NULL;',
                                    hash="dd8c0b32939c48df9396978bfab62be2caa7efb4",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_6f53e",
                                    table="rehab_dose",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "rehab_doseevent" ("days_home", "episode_id", "given_by_id", "id", "kind", "mg", "note", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."days_home", NEW."episode_id", NEW."given_by_id", NEW."id", NEW."kind", NEW."mg", NEW."note", NEW."on", _pgh_attach_context(), app_clock(), \'update\', NEW."id"); RETURN NULL;',
                                    hash="b4023f3a7f6510f2321cafa92f7d8aef5b0ddf19",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_c45ce",
                                    table="rehab_dose",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "rehab_doseevent" ("days_home", "episode_id", "given_by_id", "id", "kind", "mg", "note", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."days_home", OLD."episode_id", OLD."given_by_id", OLD."id", OLD."kind", OLD."mg", OLD."note", OLD."on", _pgh_attach_context(), app_clock(), \'delete\', OLD."id"); RETURN NULL;',
                                    hash="511259ffae72252a7c4e079701a6284233c6f441",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_b5099",
                                    table="rehab_dose",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DoseEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("on", models.DateField(verbose_name="ngày")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("taken", "Đã uống"),
                                    ("missed", "Vắng"),
                                    ("take_home", "Mang về"),
                                    ("leave", "Nghỉ phép"),
                                ],
                                max_length=9,
                                verbose_name="kết quả",
                            ),
                        ),
                        (
                            "mg",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=6, null=True, verbose_name="liều (mg)"
                            ),
                        ),
                        ("days_home", models.PositiveSmallIntegerField(default=0, verbose_name="số ngày mang về")),
                        ("note", models.CharField(blank=True, max_length=250, verbose_name="ghi chú")),
                        (
                            "episode",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="rehab.episode",
                            ),
                        ),
                        (
                            "given_by",
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
                                to="rehab.dose",
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
                                    hash="7d24b0e36c8b68f4685d8b959b3ad6564e6c909a",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_591da",
                                    table="rehab_doseevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DoseOrder",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("starts", models.DateField(verbose_name="từ ngày")),
                        ("mg", models.DecimalField(decimal_places=2, max_digits=6, verbose_name="liều mỗi ngày (mg)")),
                        (
                            "phase",
                            models.CharField(
                                choices=[
                                    ("induction", "Khởi liều"),
                                    ("adjustment", "Điều chỉnh liều"),
                                    ("maintenance", "Duy trì liều"),
                                    ("tapering", "Giảm liều tiến tới ngừng"),
                                ],
                                max_length=12,
                                verbose_name="giai đoạn điều trị",
                            ),
                        ),
                        ("prescriber", models.CharField(max_length=120, verbose_name="người chỉ định")),
                        ("note", models.CharField(blank=True, max_length=250, verbose_name="ghi chú")),
                        (
                            "episode",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="dose_orders",
                                to="rehab.episode",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "chỉ định liều",
                        "verbose_name_plural": "chỉ định liều",
                        "ordering": ["starts"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("episode", "starts"),
                                name="dose_order_once_a_day",
                                violation_error_message="Đã có chỉ định liều từ ngày này; hãy sửa chỉ định đó.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("mg__gt", 0)),
                                name="dose_order_positive",
                                violation_error_message="Liều chỉ định phải lớn hơn 0 mg.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "rehab_doseorderevent" ("episode_id", "id", "mg", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase", "prescriber", "starts", "version") VALUES (NEW."episode_id", NEW."id", NEW."mg", NEW."note", _pgh_attach_context(), app_clock(), \'insert\', NEW."id", NEW."phase", NEW."prescriber", NEW."starts", NEW."version"); RETURN NULL;',
                                    hash="4337cb977dff361c41e87da8e99471903a2da662",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_6508e",
                                    table="rehab_doseorder",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "rehab_doseorderevent" ("episode_id", "id", "mg", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase", "prescriber", "starts", "version") VALUES (NEW."episode_id", NEW."id", NEW."mg", NEW."note", _pgh_attach_context(), app_clock(), \'update\', NEW."id", NEW."phase", NEW."prescriber", NEW."starts", NEW."version"); RETURN NULL;',
                                    hash="843934dbed60065c48c2a0cc7d2b36a68ffadf76",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_370c3",
                                    table="rehab_doseorder",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "rehab_doseorderevent" ("episode_id", "id", "mg", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase", "prescriber", "starts", "version") VALUES (OLD."episode_id", OLD."id", OLD."mg", OLD."note", _pgh_attach_context(), app_clock(), \'delete\', OLD."id", OLD."phase", OLD."prescriber", OLD."starts", OLD."version"); RETURN NULL;',
                                    hash="062129dcea3885ae1019e88823b5c7dc1321a1c5",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_55bb5",
                                    table="rehab_doseorder",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DoseOrderEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("starts", models.DateField(verbose_name="từ ngày")),
                        ("mg", models.DecimalField(decimal_places=2, max_digits=6, verbose_name="liều mỗi ngày (mg)")),
                        (
                            "phase",
                            models.CharField(
                                choices=[
                                    ("induction", "Khởi liều"),
                                    ("adjustment", "Điều chỉnh liều"),
                                    ("maintenance", "Duy trì liều"),
                                    ("tapering", "Giảm liều tiến tới ngừng"),
                                ],
                                max_length=12,
                                verbose_name="giai đoạn điều trị",
                            ),
                        ),
                        ("prescriber", models.CharField(max_length=120, verbose_name="người chỉ định")),
                        ("note", models.CharField(blank=True, max_length=250, verbose_name="ghi chú")),
                        (
                            "episode",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="rehab.episode",
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
                                to="rehab.doseorder",
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
                                    hash="8ea93fdf6ab31182b6710bdaa96300695d73dde6",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_1fec1",
                                    table="rehab_doseorderevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MissedDoseBand",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("from_days", models.PositiveSmallIntegerField(verbose_name="từ số ngày bỏ thuốc")),
                        (
                            "action",
                            models.CharField(
                                choices=[
                                    ("same", "Cho uống liều cũ"),
                                    ("half", "Cho uống nửa liều"),
                                    ("restart", "Khởi liều lại"),
                                    ("drop_out", "Ghi bỏ điều trị"),
                                ],
                                max_length=8,
                                verbose_name="đề xuất",
                            ),
                        ),
                        (
                            "rule",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="bands", to="rehab.clinicrule"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "mức bỏ thuốc",
                        "verbose_name_plural": "các mức bỏ thuốc",
                        "ordering": ["from_days"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("rule", "from_days"),
                                name="missed_dose_band_once",
                                violation_error_message="Đã có một mức bắt đầu từ số ngày này.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("from_days__gte", 1)),
                                name="missed_dose_band_positive",
                                violation_error_message="Số ngày bỏ thuốc phải từ 1 trở lên.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "rehab_misseddosebandevent" ("action", "from_days", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rule_id") VALUES (NEW."action", NEW."from_days", NEW."id", _pgh_attach_context(), app_clock(), \'insert\', NEW."id", NEW."rule_id"); RETURN NULL;',
                                    hash="3d2dc97e82a37be524807f2f5e016ca1e93ffa9b",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_6e23c",
                                    table="rehab_misseddoseband",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "rehab_misseddosebandevent" ("action", "from_days", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rule_id") VALUES (NEW."action", NEW."from_days", NEW."id", _pgh_attach_context(), app_clock(), \'update\', NEW."id", NEW."rule_id"); RETURN NULL;',
                                    hash="5b8b1fba81905373748cb63de7703f3a519db597",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_3e694",
                                    table="rehab_misseddoseband",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "rehab_misseddosebandevent" ("action", "from_days", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rule_id") VALUES (OLD."action", OLD."from_days", OLD."id", _pgh_attach_context(), app_clock(), \'delete\', OLD."id", OLD."rule_id"); RETURN NULL;',
                                    hash="94c21f0d24c2f247067442253bc8da4a13847a37",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_68cfa",
                                    table="rehab_misseddoseband",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MissedDoseBandEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("from_days", models.PositiveSmallIntegerField(verbose_name="từ số ngày bỏ thuốc")),
                        (
                            "action",
                            models.CharField(
                                choices=[
                                    ("same", "Cho uống liều cũ"),
                                    ("half", "Cho uống nửa liều"),
                                    ("restart", "Khởi liều lại"),
                                    ("drop_out", "Ghi bỏ điều trị"),
                                ],
                                max_length=8,
                                verbose_name="đề xuất",
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
                                to="rehab.misseddoseband",
                            ),
                        ),
                        (
                            "rule",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="rehab.clinicrule",
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
                                    hash="85fe9a4075f0f44b74e02a7687351a7a2571fc98",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_0fe98",
                                    table="rehab_misseddosebandevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Morning",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("on", models.DateField(verbose_name="ngày")),
                        ("saved_at", models.DateTimeField(verbose_name="lưu lúc")),
                        (
                            "facility",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="mornings",
                                to="rehab.facility",
                            ),
                        ),
                        (
                            "saved_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người lưu",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "buổi cho uống thuốc",
                        "verbose_name_plural": "các buổi cho uống thuốc",
                        "ordering": ["-on"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("facility", "on"),
                                name="morning_once_a_day",
                                violation_error_message="Buổi này đã được ghi; hãy mở lại để sửa.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "rehab_morningevent" ("facility_id", "id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "saved_at", "saved_by_id", "version") VALUES (NEW."facility_id", NEW."id", NEW."on", _pgh_attach_context(), app_clock(), \'insert\', NEW."id", NEW."saved_at", NEW."saved_by_id", NEW."version"); RETURN NULL;',
                                    hash="cae4a8da462497a1080ccda053ec5aa444c05c5f",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_f8f3d",
                                    table="rehab_morning",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "rehab_morningevent" ("facility_id", "id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "saved_at", "saved_by_id", "version") VALUES (NEW."facility_id", NEW."id", NEW."on", _pgh_attach_context(), app_clock(), \'update\', NEW."id", NEW."saved_at", NEW."saved_by_id", NEW."version"); RETURN NULL;',
                                    hash="27f7efde8da3a2b1d952201af62ec56880c45e10",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_e3916",
                                    table="rehab_morning",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "rehab_morningevent" ("facility_id", "id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "saved_at", "saved_by_id", "version") VALUES (OLD."facility_id", OLD."id", OLD."on", _pgh_attach_context(), app_clock(), \'delete\', OLD."id", OLD."saved_at", OLD."saved_by_id", OLD."version"); RETURN NULL;',
                                    hash="0cc28f1bf3c3d2c155d5cba5096c014d42885a10",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_28a49",
                                    table="rehab_morning",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MorningEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("on", models.DateField(verbose_name="ngày")),
                        ("saved_at", models.DateTimeField(verbose_name="lưu lúc")),
                        (
                            "facility",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="rehab.facility",
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
                                to="rehab.morning",
                            ),
                        ),
                        (
                            "saved_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người lưu",
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
                                    hash="557cccef33f1144452616a67213856b779e41c9e",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_0cc0c",
                                    table="rehab_morningevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="UrineTest",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("on", models.DateField(verbose_name="ngày")),
                        ("is_opioid_positive", models.BooleanField(verbose_name="dương tính chất dạng thuốc phiện")),
                        (
                            "other_substances",
                            models.CharField(blank=True, max_length=120, verbose_name="chất khác phát hiện"),
                        ),
                        ("note", models.CharField(blank=True, max_length=250, verbose_name="ghi chú")),
                        (
                            "episode",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="urine_tests",
                                to="rehab.episode",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "xét nghiệm nước tiểu",
                        "verbose_name_plural": "xét nghiệm nước tiểu",
                        "ordering": ["on"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("episode", "on"),
                                name="urine_test_once_a_day",
                                violation_error_message="Đã có kết quả xét nghiệm của ngày này; hãy sửa kết quả đó.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "rehab_urinetestevent" ("episode_id", "id", "is_opioid_positive", "note", "on", "other_substances", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (NEW."episode_id", NEW."id", NEW."is_opioid_positive", NEW."note", NEW."on", NEW."other_substances", _pgh_attach_context(), app_clock(), \'insert\', NEW."id", NEW."version"); RETURN NULL;',
                                    hash="0f0429a38016a826b21343e81c3e7775da191630",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_5a2a7",
                                    table="rehab_urinetest",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "rehab_urinetestevent" ("episode_id", "id", "is_opioid_positive", "note", "on", "other_substances", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (NEW."episode_id", NEW."id", NEW."is_opioid_positive", NEW."note", NEW."on", NEW."other_substances", _pgh_attach_context(), app_clock(), \'update\', NEW."id", NEW."version"); RETURN NULL;',
                                    hash="c415c33971623c3e396e0284af59df6238fdd893",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_d1436",
                                    table="rehab_urinetest",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "rehab_urinetestevent" ("episode_id", "id", "is_opioid_positive", "note", "on", "other_substances", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (OLD."episode_id", OLD."id", OLD."is_opioid_positive", OLD."note", OLD."on", OLD."other_substances", _pgh_attach_context(), app_clock(), \'delete\', OLD."id", OLD."version"); RETURN NULL;',
                                    hash="e978465d143f3ea0fff295b51e7b53271c5c62ce",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_6b5d7",
                                    table="rehab_urinetest",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="UrineTestEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("on", models.DateField(verbose_name="ngày")),
                        ("is_opioid_positive", models.BooleanField(verbose_name="dương tính chất dạng thuốc phiện")),
                        (
                            "other_substances",
                            models.CharField(blank=True, max_length=120, verbose_name="chất khác phát hiện"),
                        ),
                        ("note", models.CharField(blank=True, max_length=250, verbose_name="ghi chú")),
                        (
                            "episode",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="rehab.episode",
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
                                to="rehab.urinetest",
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
                                    hash="d8e283fab61519fdd4c0e7c5ae32d9c6a38c16f2",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_a2ef1",
                                    table="rehab_urinetestevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
            ],
        ),
    ]
