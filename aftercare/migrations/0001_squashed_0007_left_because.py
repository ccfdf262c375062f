import datetime

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.datetime
import pgtrigger.compiler
from django.db import migrations, models

import core.migration


class Migration(migrations.Migration):
    replaces = [
        ("aftercare", "0001_initial"),
        ("aftercare", "0002_procedure"),
        ("aftercare", "0003_handover"),
        ("aftercare", "0004_club_decisions_boards_ratings"),
        ("aftercare", "0005_other_models"),
        ("aftercare", "0006_helpers_contacts_plans_courses"),
        ("aftercare", "0007_left_because"),
    ]

    initial = True

    dependencies = [
        ("areas", "0001_initial"),
        ("cases", "0001_squashed_0008_pauses_of_no_day"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("rehab", "0001_squashed_0004_dose_given_has_mg"),
    ]

    operations = [
        core.migration.CreateModels(
            models=[
                migrations.CreateModel(
                    name="ClubRuleEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("valid_from", models.DateField(verbose_name="áp dụng từ ngày")),
                        (
                            "month_share",
                            models.PositiveSmallIntegerField(default=80, verbose_name="tỷ lệ tháng có buổi đạt (%)"),
                        ),
                        (
                            "sessions_a_month",
                            models.PositiveSmallIntegerField(default=1, verbose_name="số buổi đạt mỗi tháng"),
                        ),
                        (
                            "attendance_share",
                            models.PositiveSmallIntegerField(
                                default=70, verbose_name="tỷ lệ có mặt của một buổi đạt (%)"
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
                                to="aftercare.clubrule",
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
                                    hash="0972a7ebce4b7e1b60ad12843ffe5a1b3328ea37",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_4de75",
                                    table="aftercare_clubruleevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ClubSession",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("on", models.DateField(verbose_name="ngày")),
                        ("topic", models.CharField(blank=True, max_length=250, verbose_name="chủ đề")),
                        (
                            "club",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sessions",
                                to="aftercare.club",
                            ),
                        ),
                        (
                            "activities",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("counselling", "Tư vấn"),
                                        ("drug_test", "Xét nghiệm ma túy"),
                                        ("vocational", "Học nghề"),
                                        ("loan", "Vay vốn"),
                                        ("job", "Việc làm"),
                                        ("visit", "Thăm hỏi gia đình"),
                                        ("sport", "Văn nghệ, thể thao"),
                                        ("law", "Phổ biến pháp luật"),
                                        ("other", "Khác"),
                                    ],
                                    max_length=12,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="hoạt động",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("club", "Sinh hoạt câu lạc bộ"),
                                    ("family", "Họp mặt gia đình"),
                                    ("outing", "Tham quan, dã ngoại"),
                                    ("test", "Xét nghiệm"),
                                ],
                                default="club",
                                max_length=8,
                                verbose_name="loại buổi",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "buổi sinh hoạt",
                        "verbose_name_plural": "buổi sinh hoạt",
                        "ordering": ["-on"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("club", "on"),
                                name="club_session_once_a_day",
                                violation_error_message="Câu lạc bộ đã có buổi sinh hoạt trong ngày này.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "aftercare_clubsessionevent" ("activities", "club_id", "id", "kind", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "topic", "version") VALUES (NEW."activities", NEW."club_id", NEW."id", NEW."kind", NEW."on", _pgh_attach_context(), app_clock(), \'insert\', NEW."id", NEW."topic", NEW."version"); RETURN NULL;',
                                    hash="f38a683d911ea2feafd6090a748faa54fb7de58c",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_b9faf",
                                    table="aftercare_clubsession",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "aftercare_clubsessionevent" ("activities", "club_id", "id", "kind", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "topic", "version") VALUES (NEW."activities", NEW."club_id", NEW."id", NEW."kind", NEW."on", _pgh_attach_context(), app_clock(), \'update\', NEW."id", NEW."topic", NEW."version"); RETURN NULL;',
                                    hash="08f6c9f7f38568d537ab0429f369e75f8dd00a10",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_51c6b",
                                    table="aftercare_clubsession",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "aftercare_clubsessionevent" ("activities", "club_id", "id", "kind", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "topic", "version") VALUES (OLD."activities", OLD."club_id", OLD."id", OLD."kind", OLD."on", _pgh_attach_context(), app_clock(), \'delete\', OLD."id", OLD."topic", OLD."version"); RETURN NULL;',
                                    hash="4e4d039f27eeac4c98d6a56e209fc70acbe46d47",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_08933",
                                    table="aftercare_clubsession",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ClubSessionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("on", models.DateField(verbose_name="ngày")),
                        ("topic", models.CharField(blank=True, max_length=250, verbose_name="chủ đề")),
                        (
                            "club",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="aftercare.club",
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
                                to="aftercare.clubsession",
                            ),
                        ),
                        (
                            "activities",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("counselling", "Tư vấn"),
                                        ("drug_test", "Xét nghiệm ma túy"),
                                        ("vocational", "Học nghề"),
                                        ("loan", "Vay vốn"),
                                        ("job", "Việc làm"),
                                        ("visit", "Thăm hỏi gia đình"),
                                        ("sport", "Văn nghệ, thể thao"),
                                        ("law", "Phổ biến pháp luật"),
                                        ("other", "Khác"),
                                    ],
                                    max_length=12,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="hoạt động",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("club", "Sinh hoạt câu lạc bộ"),
                                    ("family", "Họp mặt gia đình"),
                                    ("outing", "Tham quan, dã ngoại"),
                                    ("test", "Xét nghiệm"),
                                ],
                                default="club",
                                max_length=8,
                                verbose_name="loại buổi",
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
                                    hash="42183cdc2244bd81aade6eba3061f092d3212651",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_4537e",
                                    table="aftercare_clubsessionevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HelperAssignment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("helper", models.CharField(max_length=200, verbose_name="người, tổ chức giúp đỡ")),
                        ("starts", models.DateField(verbose_name="từ ngày")),
                        ("ends", models.DateField(blank=True, null=True, verbose_name="đến trước ngày")),
                        (
                            "aftercare",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="helpers",
                                to="aftercare.aftercare",
                            ),
                        ),
                        (
                            "listed",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="assignments",
                                to="aftercare.helper",
                                verbose_name="trong danh sách của xã",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "phân công giúp đỡ",
                        "verbose_name_plural": "phân công giúp đỡ",
                        "ordering": ["starts"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends__isnull", True), ("ends__gt", models.F("starts")), _connector="OR"
                                ),
                                name="helper_days_in_order",
                                violation_error_message="Ngày kết thúc phải sau ngày bắt đầu.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[
                                    (
                                        models.Func(
                                            models.F("aftercare"),
                                            models.F("aftercare"),
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
                                name="helper_one_at_a_time",
                                violation_error_message="Trong thời gian đó đã có người giúp đỡ khác.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "aftercare_helperassignmentevent" ("aftercare_id", "ends", "helper", "id", "listed_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts") VALUES (NEW."aftercare_id", NEW."ends", NEW."helper", NEW."id", NEW."listed_id", _pgh_attach_context(), app_clock(), \'insert\', NEW."id", NEW."starts"); RETURN NULL;',
                                    hash="dffe57cc9fac205f68960278f844a325938fbcde",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_f45f6",
                                    table="aftercare_helperassignment",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "aftercare_helperassignmentevent" ("aftercare_id", "ends", "helper", "id", "listed_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts") VALUES (NEW."aftercare_id", NEW."ends", NEW."helper", NEW."id", NEW."listed_id", _pgh_attach_context(), app_clock(), \'update\', NEW."id", NEW."starts"); RETURN NULL;',
                                    hash="c0ecdadd07b577c51e1088756be9494746e01f70",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_2d148",
                                    table="aftercare_helperassignment",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "aftercare_helperassignmentevent" ("aftercare_id", "ends", "helper", "id", "listed_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts") VALUES (OLD."aftercare_id", OLD."ends", OLD."helper", OLD."id", OLD."listed_id", _pgh_attach_context(), app_clock(), \'delete\', OLD."id", OLD."starts"); RETURN NULL;',
                                    hash="c06d27876208aa1612db36d73d7af6b5975299d3",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_3814b",
                                    table="aftercare_helperassignment",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HelperAssignmentEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("helper", models.CharField(max_length=200, verbose_name="người, tổ chức giúp đỡ")),
                        ("starts", models.DateField(verbose_name="từ ngày")),
                        ("ends", models.DateField(blank=True, null=True, verbose_name="đến trước ngày")),
                        (
                            "aftercare",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="aftercare.aftercare",
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
                                to="aftercare.helperassignment",
                            ),
                        ),
                        (
                            "listed",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="aftercare.helper",
                                verbose_name="trong danh sách của xã",
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
                                    hash="43ba7f992d44428b1fd6124b761cba44f2acdaaa",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_f809d",
                                    table="aftercare_helperassignmentevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Need",
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
                                    ("schooling", "Học văn hóa"),
                                    ("training", "Học nghề"),
                                    ("job", "Việc làm"),
                                    ("loan", "Vay vốn"),
                                    ("allowance", "Trợ cấp khó khăn"),
                                    ("psychology", "Tư vấn tâm lý"),
                                    ("legal", "Hỗ trợ pháp lý"),
                                    ("training_advice", "Tư vấn học nghề"),
                                    ("job_advice", "Tư vấn việc làm"),
                                ],
                                max_length=16,
                                verbose_name="loại",
                            ),
                        ),
                        ("recorded_on", models.DateField(verbose_name="ngày ghi nhận nhu cầu")),
                        (
                            "dossier",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="needs", to="cases.dossier"
                            ),
                        ),
                        (
                            "closed_as",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("declined", "Không đáp ứng được"),
                                    ("withdrawn", "Người này không còn nhu cầu"),
                                ],
                                max_length=10,
                                verbose_name="vì",
                            ),
                        ),
                        ("closed_on", models.DateField(blank=True, null=True, verbose_name="ngày khép")),
                        ("closed_reason", models.CharField(blank=True, max_length=250, verbose_name="lý do cụ thể")),
                    ],
                    options={
                        "verbose_name": "nhu cầu",
                        "verbose_name_plural": "nhu cầu",
                        "ordering": ["recorded_on"],
                        "indexes": [models.Index(fields=["dossier", "kind", "recorded_on"], name="need_key")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("closed_as", ""), ("closed_on__isnull", True), ("closed_reason", "")),
                                    models.Q(
                                        ("closed_on__gte", models.F("recorded_on")),
                                        models.Q(("closed_as", ""), _negated=True),
                                        models.Q(("closed_reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="need_closed_wholly",
                                violation_error_message="Khép một nhu cầu phải ghi ngày (từ ngày ghi nhận trở đi), vì sao và lý do cụ thể.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "aftercare_needevent" ("closed_as", "closed_on", "closed_reason", "dossier_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_on", "version") VALUES (NEW."closed_as", NEW."closed_on", NEW."closed_reason", NEW."dossier_id", NEW."id", NEW."kind", _pgh_attach_context(), app_clock(), \'insert\', NEW."id", NEW."recorded_on", NEW."version"); RETURN NULL;',
                                    hash="801fb6d2a927185fea35dc3f7607644fcf464dbc",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_8ed1f",
                                    table="aftercare_need",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "aftercare_needevent" ("closed_as", "closed_on", "closed_reason", "dossier_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_on", "version") VALUES (NEW."closed_as", NEW."closed_on", NEW."closed_reason", NEW."dossier_id", NEW."id", NEW."kind", _pgh_attach_context(), app_clock(), \'update\', NEW."id", NEW."recorded_on", NEW."version"); RETURN NULL;',
                                    hash="a930d2a7d8a63a765e13a9212b0f9929a99cdfe2",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_167b5",
                                    table="aftercare_need",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "aftercare_needevent" ("closed_as", "closed_on", "closed_reason", "dossier_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_on", "version") VALUES (OLD."closed_as", OLD."closed_on", OLD."closed_reason", OLD."dossier_id", OLD."id", OLD."kind", _pgh_attach_context(), app_clock(), \'delete\', OLD."id", OLD."recorded_on", OLD."version"); RETURN NULL;',
                                    hash="a79c1ca4b26071cad6a57f85342f6bd9568906ec",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_94da0",
                                    table="aftercare_need",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="NeedEvent",
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
                                    ("schooling", "Học văn hóa"),
                                    ("training", "Học nghề"),
                                    ("job", "Việc làm"),
                                    ("loan", "Vay vốn"),
                                    ("allowance", "Trợ cấp khó khăn"),
                                    ("psychology", "Tư vấn tâm lý"),
                                    ("legal", "Hỗ trợ pháp lý"),
                                    ("training_advice", "Tư vấn học nghề"),
                                    ("job_advice", "Tư vấn việc làm"),
                                ],
                                max_length=16,
                                verbose_name="loại",
                            ),
                        ),
                        ("recorded_on", models.DateField(verbose_name="ngày ghi nhận nhu cầu")),
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
                                to="aftercare.need",
                            ),
                        ),
                        (
                            "closed_as",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("declined", "Không đáp ứng được"),
                                    ("withdrawn", "Người này không còn nhu cầu"),
                                ],
                                max_length=10,
                                verbose_name="vì",
                            ),
                        ),
                        ("closed_on", models.DateField(blank=True, null=True, verbose_name="ngày khép")),
                        ("closed_reason", models.CharField(blank=True, max_length=250, verbose_name="lý do cụ thể")),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="d7991395ef281d8e8f580666bf84f8b0fcc02b74",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_f564b",
                                    table="aftercare_needevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Support",
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
                                    ("schooling", "Học văn hóa"),
                                    ("training", "Học nghề"),
                                    ("job", "Việc làm"),
                                    ("loan", "Vay vốn"),
                                    ("allowance", "Trợ cấp khó khăn"),
                                    ("psychology", "Tư vấn tâm lý"),
                                    ("legal", "Hỗ trợ pháp lý"),
                                    ("training_advice", "Tư vấn học nghề"),
                                    ("job_advice", "Tư vấn việc làm"),
                                ],
                                max_length=16,
                                verbose_name="loại",
                            ),
                        ),
                        ("delivered_on", models.DateField(verbose_name="ngày hỗ trợ")),
                        (
                            "amount",
                            models.PositiveBigIntegerField(blank=True, null=True, verbose_name="số tiền (đồng)"),
                        ),
                        (
                            "dossier",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="supports", to="cases.dossier"
                            ),
                        ),
                        (
                            "need",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="support",
                                to="aftercare.need",
                                verbose_name="đáp ứng nhu cầu",
                            ),
                        ),
                        (
                            "giver",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("budget", "Ngân sách nhà nước"),
                                    ("enterprise", "Doanh nghiệp"),
                                    ("bank", "Ngân hàng"),
                                    ("union", "Đoàn thể, tổ chức xã hội"),
                                    ("facility", "Cơ sở cai nghiện"),
                                    ("family", "Gia đình"),
                                    ("other", "Khác"),
                                ],
                                max_length=10,
                                verbose_name="nguồn hỗ trợ",
                            ),
                        ),
                        (
                            "giver_name",
                            models.CharField(blank=True, max_length=200, verbose_name="tên đơn vị, người hỗ trợ"),
                        ),
                    ],
                    options={
                        "verbose_name": "hỗ trợ",
                        "verbose_name_plural": "hỗ trợ",
                        "ordering": ["delivered_on"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("need__isnull", True)),
                                fields=("dossier", "kind", "delivered_on"),
                                name="support_once_a_day",
                                violation_error_message="Ngày này đã ghi một hỗ trợ cùng loại.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "aftercare_supportevent" ("amount", "delivered_on", "dossier_id", "giver", "giver_name", "id", "kind", "need_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (NEW."amount", NEW."delivered_on", NEW."dossier_id", NEW."giver", NEW."giver_name", NEW."id", NEW."kind", NEW."need_id", _pgh_attach_context(), app_clock(), \'insert\', NEW."id", NEW."version"); RETURN NULL;',
                                    hash="4e3d4a331664fca0c55f817ecb1b558533683bd9",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_0fa58",
                                    table="aftercare_support",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "aftercare_supportevent" ("amount", "delivered_on", "dossier_id", "giver", "giver_name", "id", "kind", "need_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (NEW."amount", NEW."delivered_on", NEW."dossier_id", NEW."giver", NEW."giver_name", NEW."id", NEW."kind", NEW."need_id", _pgh_attach_context(), app_clock(), \'update\', NEW."id", NEW."version"); RETURN NULL;',
                                    hash="af8a42c0497f319ed5f1902793dd231a2f1faa58",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_d69c6",
                                    table="aftercare_support",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "aftercare_supportevent" ("amount", "delivered_on", "dossier_id", "giver", "giver_name", "id", "kind", "need_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (OLD."amount", OLD."delivered_on", OLD."dossier_id", OLD."giver", OLD."giver_name", OLD."id", OLD."kind", OLD."need_id", _pgh_attach_context(), app_clock(), \'delete\', OLD."id", OLD."version"); RETURN NULL;',
                                    hash="23f5702640db935b9b368621e1077b2c502f809d",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_c7523",
                                    table="aftercare_support",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SupportEvent",
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
                                    ("schooling", "Học văn hóa"),
                                    ("training", "Học nghề"),
                                    ("job", "Việc làm"),
                                    ("loan", "Vay vốn"),
                                    ("allowance", "Trợ cấp khó khăn"),
                                    ("psychology", "Tư vấn tâm lý"),
                                    ("legal", "Hỗ trợ pháp lý"),
                                    ("training_advice", "Tư vấn học nghề"),
                                    ("job_advice", "Tư vấn việc làm"),
                                ],
                                max_length=16,
                                verbose_name="loại",
                            ),
                        ),
                        ("delivered_on", models.DateField(verbose_name="ngày hỗ trợ")),
                        (
                            "amount",
                            models.PositiveBigIntegerField(blank=True, null=True, verbose_name="số tiền (đồng)"),
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
                            "need",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="aftercare.need",
                                verbose_name="đáp ứng nhu cầu",
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
                                to="aftercare.support",
                            ),
                        ),
                        (
                            "giver",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("budget", "Ngân sách nhà nước"),
                                    ("enterprise", "Doanh nghiệp"),
                                    ("bank", "Ngân hàng"),
                                    ("union", "Đoàn thể, tổ chức xã hội"),
                                    ("facility", "Cơ sở cai nghiện"),
                                    ("family", "Gia đình"),
                                    ("other", "Khác"),
                                ],
                                max_length=10,
                                verbose_name="nguồn hỗ trợ",
                            ),
                        ),
                        (
                            "giver_name",
                            models.CharField(blank=True, max_length=200, verbose_name="tên đơn vị, người hỗ trợ"),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="1e0841f9535b94a46a3730946b0daf5ee1d616ad",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_f2727",
                                    table="aftercare_supportevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Aftercare",
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
                        ("months", models.PositiveSmallIntegerField(verbose_name="số tháng")),
                        ("planned_end", models.DateField(verbose_name="ngày hết thời hạn")),
                        ("ends", models.DateField(blank=True, null=True, verbose_name="ngày kết thúc")),
                        (
                            "end_reason",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("term_served", "Hết thời hạn"),
                                    ("relapsed", "Tái nghiện"),
                                    ("imprisoned", "Phạt tù"),
                                    ("dead", "Chết"),
                                    ("other", "Khác"),
                                ],
                                max_length=12,
                                verbose_name="lý do kết thúc",
                            ),
                        ),
                        (
                            "dossier",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="aftercares",
                                to="cases.dossier",
                            ),
                        ),
                        (
                            "facility",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="aftercares",
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
                                related_name="aftercare",
                                to="cases.procedure",
                                verbose_name="thủ tục",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "quản lý sau cai",
                        "verbose_name_plural": "quản lý sau cai",
                        "ordering": ["starts"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends__isnull", True), ("ends__gt", models.F("starts")), _connector="OR"
                                ),
                                name="aftercare_days_in_order",
                                violation_error_message="Ngày kết thúc phải sau ngày bắt đầu.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("ends__isnull", True), ("end_reason", "")),
                                    models.Q(("ends__isnull", False), models.Q(("end_reason", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="aftercare_end_has_reason",
                                violation_error_message="Ngày kết thúc và lý do kết thúc phải đi cùng nhau.",
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
                                name="aftercare_one_at_a_time",
                                violation_error_message="Người này đang được quản lý sau cai theo một quyết định khác trong thời gian đó.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("facility__isnull", True),
                                    ("starts__lt", datetime.date(2022, 1, 1)),
                                    _connector="OR",
                                ),
                                name="aftercare_at_facility_abolished",
                                violation_error_message="Quản lý sau cai tại cơ sở đã bãi bỏ từ 01/01/2022.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "aftercare_aftercareevent" ("decision_number", "dossier_id", "end_reason", "ends", "facility_id", "id", "months", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_end", "procedure_id", "starts", "version") VALUES (NEW."decision_number", NEW."dossier_id", NEW."end_reason", NEW."ends", NEW."facility_id", NEW."id", NEW."months", _pgh_attach_context(), app_clock(), \'insert\', NEW."id", NEW."planned_end", NEW."procedure_id", NEW."starts", NEW."version"); RETURN NULL;',
                                    hash="68b0a070bd85be9685e15ea940c816117f8c7466",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_e61bb",
                                    table="aftercare_aftercare",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "aftercare_aftercareevent" ("decision_number", "dossier_id", "end_reason", "ends", "facility_id", "id", "months", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_end", "procedure_id", "starts", "version") VALUES (NEW."decision_number", NEW."dossier_id", NEW."end_reason", NEW."ends", NEW."facility_id", NEW."id", NEW."months", _pgh_attach_context(), app_clock(), \'update\', NEW."id", NEW."planned_end", NEW."procedure_id", NEW."starts", NEW."version"); RETURN NULL;',
                                    hash="7bb1ad521792d83690aae103fa6b7ffecfe32b0c",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_67cc1",
                                    table="aftercare_aftercare",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "aftercare_aftercareevent" ("decision_number", "dossier_id", "end_reason", "ends", "facility_id", "id", "months", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_end", "procedure_id", "starts", "version") VALUES (OLD."decision_number", OLD."dossier_id", OLD."end_reason", OLD."ends", OLD."facility_id", OLD."id", OLD."months", _pgh_attach_context(), app_clock(), \'delete\', OLD."id", OLD."planned_end", OLD."procedure_id", OLD."starts", OLD."version"); RETURN NULL;',
                                    hash="ef5bec45588f62609ecf99381f8940f4bdfe979f",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_c4a8d",
                                    table="aftercare_aftercare",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AftercareEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("decision_number", models.CharField(blank=True, max_length=60, verbose_name="số quyết định")),
                        ("starts", models.DateField(verbose_name="ngày quyết định")),
                        ("months", models.PositiveSmallIntegerField(verbose_name="số tháng")),
                        ("planned_end", models.DateField(verbose_name="ngày hết thời hạn")),
                        ("ends", models.DateField(blank=True, null=True, verbose_name="ngày kết thúc")),
                        (
                            "end_reason",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("term_served", "Hết thời hạn"),
                                    ("relapsed", "Tái nghiện"),
                                    ("imprisoned", "Phạt tù"),
                                    ("dead", "Chết"),
                                    ("other", "Khác"),
                                ],
                                max_length=12,
                                verbose_name="lý do kết thúc",
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
                                to="aftercare.aftercare",
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
                                    hash="7498b780c0072c66a89373875403559609457eb0",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_2d9e0",
                                    table="aftercare_aftercareevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Attendance",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "dossier",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="attendances",
                                to="cases.dossier",
                            ),
                        ),
                        (
                            "session",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="attendances",
                                to="aftercare.clubsession",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "có mặt",
                        "verbose_name_plural": "có mặt",
                        "constraints": [models.UniqueConstraint(fields=("session", "dossier"), name="attendance_once")],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "aftercare_attendanceevent" ("dossier_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "session_id") VALUES (NEW."dossier_id", NEW."id", _pgh_attach_context(), app_clock(), \'insert\', NEW."id", NEW."session_id"); RETURN NULL;',
                                    hash="bbb56f3e63f52b4ebb7b5b0ef238c00a9471f3aa",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_84a62",
                                    table="aftercare_attendance",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "aftercare_attendanceevent" ("dossier_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "session_id") VALUES (NEW."dossier_id", NEW."id", _pgh_attach_context(), app_clock(), \'update\', NEW."id", NEW."session_id"); RETURN NULL;',
                                    hash="42d9bed881bd1516f1c3f40b5ba11d06519f951b",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_d9eeb",
                                    table="aftercare_attendance",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "aftercare_attendanceevent" ("dossier_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "session_id") VALUES (OLD."dossier_id", OLD."id", _pgh_attach_context(), app_clock(), \'delete\', OLD."id", OLD."session_id"); RETURN NULL;',
                                    hash="a59fad870780a4d11ae87ca8f608c09604a9a9d7",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_1011d",
                                    table="aftercare_attendance",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AttendanceEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
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
                                to="aftercare.attendance",
                            ),
                        ),
                        (
                            "session",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="aftercare.clubsession",
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
                                    hash="6b2ab75d6b01e5bf28ff77644f5c3c2fac0dc118",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_c5def",
                                    table="aftercare_attendanceevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Club",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("code", models.CharField(max_length=40, unique=True, verbose_name="mã CLB")),
                        ("name", models.CharField(max_length=200, verbose_name="tên")),
                        ("starts", models.DateField(verbose_name="ngày thành lập")),
                        ("ends", models.DateField(blank=True, null=True, verbose_name="ngày giải thể")),
                        (
                            "commune",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="areas.area",
                                verbose_name="xã",
                            ),
                        ),
                        (
                            "dissolution_number",
                            models.CharField(blank=True, max_length=60, verbose_name="số quyết định giải thể"),
                        ),
                        (
                            "dissolution_on",
                            models.DateField(blank=True, null=True, verbose_name="ngày ký quyết định giải thể"),
                        ),
                        (
                            "dissolution_reason",
                            models.CharField(blank=True, max_length=250, verbose_name="lý do giải thể"),
                        ),
                        (
                            "founding_number",
                            models.CharField(blank=True, max_length=60, verbose_name="số quyết định thành lập"),
                        ),
                        (
                            "founding_on",
                            models.DateField(blank=True, null=True, verbose_name="ngày ký quyết định thành lập"),
                        ),
                    ],
                    options={
                        "verbose_name": "câu lạc bộ B93",
                        "verbose_name_plural": "câu lạc bộ B93",
                        "ordering": ["code"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends__isnull", True), ("ends__gt", models.F("starts")), _connector="OR"
                                ),
                                name="club_days_in_order",
                                violation_error_message="Ngày kết thúc phải sau ngày bắt đầu.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("founding_on__isnull", True), ("founding_number", "")),
                                    models.Q(
                                        ("founding_on__isnull", False), models.Q(("founding_number", ""), _negated=True)
                                    ),
                                    _connector="OR",
                                ),
                                name="club_founding_decision",
                                violation_error_message="Số và ngày của quyết định phải đi cùng nhau.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("dissolution_on__isnull", True), ("dissolution_number", "")),
                                    models.Q(
                                        ("dissolution_on__isnull", False),
                                        models.Q(("dissolution_number", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="club_dissolution_decision",
                                violation_error_message="Số và ngày của quyết định phải đi cùng nhau.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "aftercare_clubevent" ("code", "commune_id", "dissolution_number", "dissolution_on", "dissolution_reason", "ends", "founding_number", "founding_on", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts", "version") VALUES (NEW."code", NEW."commune_id", NEW."dissolution_number", NEW."dissolution_on", NEW."dissolution_reason", NEW."ends", NEW."founding_number", NEW."founding_on", NEW."id", NEW."name", _pgh_attach_context(), app_clock(), \'insert\', NEW."id", NEW."starts", NEW."version"); RETURN NULL;',
                                    hash="4789f193acca73a01e4d116d18ec1af640bd4c1d",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_e1905",
                                    table="aftercare_club",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "aftercare_clubevent" ("code", "commune_id", "dissolution_number", "dissolution_on", "dissolution_reason", "ends", "founding_number", "founding_on", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts", "version") VALUES (NEW."code", NEW."commune_id", NEW."dissolution_number", NEW."dissolution_on", NEW."dissolution_reason", NEW."ends", NEW."founding_number", NEW."founding_on", NEW."id", NEW."name", _pgh_attach_context(), app_clock(), \'update\', NEW."id", NEW."starts", NEW."version"); RETURN NULL;',
                                    hash="7635402adcfa0dcaf501fabc8abd43c95c534425",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_fa251",
                                    table="aftercare_club",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "aftercare_clubevent" ("code", "commune_id", "dissolution_number", "dissolution_on", "dissolution_reason", "ends", "founding_number", "founding_on", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts", "version") VALUES (OLD."code", OLD."commune_id", OLD."dissolution_number", OLD."dissolution_on", OLD."dissolution_reason", OLD."ends", OLD."founding_number", OLD."founding_on", OLD."id", OLD."name", _pgh_attach_context(), app_clock(), \'delete\', OLD."id", OLD."starts", OLD."version"); RETURN NULL;',
                                    hash="f31b9c3da92144ffd1bb71307f21602a5b389112",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_aa42c",
                                    table="aftercare_club",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ClubEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("code", models.CharField(max_length=40, verbose_name="mã CLB")),
                        ("name", models.CharField(max_length=200, verbose_name="tên")),
                        ("starts", models.DateField(verbose_name="ngày thành lập")),
                        ("ends", models.DateField(blank=True, null=True, verbose_name="ngày giải thể")),
                        (
                            "commune",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="areas.area",
                                verbose_name="xã",
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
                                to="aftercare.club",
                            ),
                        ),
                        (
                            "dissolution_number",
                            models.CharField(blank=True, max_length=60, verbose_name="số quyết định giải thể"),
                        ),
                        (
                            "dissolution_on",
                            models.DateField(blank=True, null=True, verbose_name="ngày ký quyết định giải thể"),
                        ),
                        (
                            "dissolution_reason",
                            models.CharField(blank=True, max_length=250, verbose_name="lý do giải thể"),
                        ),
                        (
                            "founding_number",
                            models.CharField(blank=True, max_length=60, verbose_name="số quyết định thành lập"),
                        ),
                        (
                            "founding_on",
                            models.DateField(blank=True, null=True, verbose_name="ngày ký quyết định thành lập"),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="c99aea84a816b139fa2b046731553fe45ebcf2c0",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_949ec",
                                    table="aftercare_clubevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ClubMembership",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("starts", models.DateField(verbose_name="ngày vào")),
                        ("ends", models.DateField(blank=True, null=True, verbose_name="ngày ra")),
                        (
                            "club",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="memberships",
                                to="aftercare.club",
                            ),
                        ),
                        (
                            "dossier",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="memberships",
                                to="cases.dossier",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "thành viên",
                        "verbose_name_plural": "thành viên",
                        "ordering": ["starts"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends__isnull", True), ("ends__gt", models.F("starts")), _connector="OR"
                                ),
                                name="membership_days_in_order",
                                violation_error_message="Ngày kết thúc phải sau ngày bắt đầu.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[
                                    (
                                        models.Func(
                                            models.F("club"),
                                            models.F("club"),
                                            models.Value("[]"),
                                            function="int8range",
                                            output_field=django.contrib.postgres.fields.ranges.BigIntegerRangeField(),
                                        ),
                                        "&&",
                                    ),
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
                                name="membership_once_at_a_time",
                                violation_error_message="Người này đã là thành viên trong thời gian đó.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "aftercare_clubmembershipevent" ("club_id", "dossier_id", "ends", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts", "version") VALUES (NEW."club_id", NEW."dossier_id", NEW."ends", NEW."id", _pgh_attach_context(), app_clock(), \'insert\', NEW."id", NEW."starts", NEW."version"); RETURN NULL;',
                                    hash="2fd0ed8f2dd631d6fdc6cbdc753b1d96c3dfa3a0",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_5b859",
                                    table="aftercare_clubmembership",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "aftercare_clubmembershipevent" ("club_id", "dossier_id", "ends", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts", "version") VALUES (NEW."club_id", NEW."dossier_id", NEW."ends", NEW."id", _pgh_attach_context(), app_clock(), \'update\', NEW."id", NEW."starts", NEW."version"); RETURN NULL;',
                                    hash="b26d62abbe6185e09c36c88b7a1b73b49f95676b",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_21eef",
                                    table="aftercare_clubmembership",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "aftercare_clubmembershipevent" ("club_id", "dossier_id", "ends", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts", "version") VALUES (OLD."club_id", OLD."dossier_id", OLD."ends", OLD."id", _pgh_attach_context(), app_clock(), \'delete\', OLD."id", OLD."starts", OLD."version"); RETURN NULL;',
                                    hash="fb381a5c340f188dea789dfdf625bac9eeec83fc",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_90660",
                                    table="aftercare_clubmembership",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ClubMembershipEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("starts", models.DateField(verbose_name="ngày vào")),
                        ("ends", models.DateField(blank=True, null=True, verbose_name="ngày ra")),
                        (
                            "club",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="aftercare.club",
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
                                to="aftercare.clubmembership",
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
                                    hash="14d4efe32f2ac04c6bd6601c2c00fa4f84693393",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_1acdb",
                                    table="aftercare_clubmembershipevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ClubRule",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("valid_from", models.DateField(unique=True, verbose_name="áp dụng từ ngày")),
                        (
                            "month_share",
                            models.PositiveSmallIntegerField(default=80, verbose_name="tỷ lệ tháng có buổi đạt (%)"),
                        ),
                        (
                            "sessions_a_month",
                            models.PositiveSmallIntegerField(default=1, verbose_name="số buổi đạt mỗi tháng"),
                        ),
                        (
                            "attendance_share",
                            models.PositiveSmallIntegerField(
                                default=70, verbose_name="tỷ lệ có mặt của một buổi đạt (%)"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "tiêu chí thường xuyên",
                        "verbose_name_plural": "tiêu chí thường xuyên",
                        "ordering": ["valid_from"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("attendance_share__lte", 100),
                                    ("month_share__lte", 100),
                                    ("sessions_a_month__gte", 1),
                                ),
                                name="club_rule_shares",
                                violation_error_message="Tỷ lệ từ 0 đến 100; số buổi ít nhất là 1.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "aftercare_clubruleevent" ("attendance_share", "id", "month_share", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sessions_a_month", "valid_from") VALUES (NEW."attendance_share", NEW."id", NEW."month_share", _pgh_attach_context(), app_clock(), \'insert\', NEW."id", NEW."sessions_a_month", NEW."valid_from"); RETURN NULL;',
                                    hash="10ee8ac6ea32968e5dcf2f160f9bd78eeaea4e2b",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_59043",
                                    table="aftercare_clubrule",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "aftercare_clubruleevent" ("attendance_share", "id", "month_share", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sessions_a_month", "valid_from") VALUES (NEW."attendance_share", NEW."id", NEW."month_share", _pgh_attach_context(), app_clock(), \'update\', NEW."id", NEW."sessions_a_month", NEW."valid_from"); RETURN NULL;',
                                    hash="bba2e62e90997ad085b137e8c7b8174b6b5694c7",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_d531c",
                                    table="aftercare_clubrule",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "aftercare_clubruleevent" ("attendance_share", "id", "month_share", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sessions_a_month", "valid_from") VALUES (OLD."attendance_share", OLD."id", OLD."month_share", _pgh_attach_context(), app_clock(), \'delete\', OLD."id", OLD."sessions_a_month", OLD."valid_from"); RETURN NULL;',
                                    hash="8666cb2aad0a992dc0b0c3a328a43abc5dc145b4",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_7c09d",
                                    table="aftercare_clubrule",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HandoverExit",
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
                                    ("abroad", "Ra nước ngoài sinh sống"),
                                    ("elsewhere", "Nơi khác đã quản lý (có giấy của nơi đó)"),
                                    ("not_due", "Không thuộc diện quản lý sau cai theo luật"),
                                    ("relapsed", "Đã tái nghiện, đang lập hồ sơ cai nghiện"),
                                    ("late", "Đã quá thời hạn phải quản lý khi nhập vào phần mềm"),
                                    ("other", "Lý do khác (ghi rõ)"),
                                ],
                                max_length=12,
                                verbose_name="lý do",
                            ),
                        ),
                        ("note", models.CharField(max_length=250, verbose_name="căn cứ, ghi chú")),
                        (
                            "dossier",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="handover_exits",
                                to="cases.dossier",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "lý do không quản lý sau cai",
                        "verbose_name_plural": "lý do không quản lý sau cai",
                        "ordering": ["on", "pk"],
                        "indexes": [models.Index(fields=["dossier", "on"], name="handover_exit_key")],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "aftercare_handoverexitevent" ("dossier_id", "id", "note", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "version") VALUES (NEW."dossier_id", NEW."id", NEW."note", NEW."on", _pgh_attach_context(), app_clock(), \'insert\', NEW."id", NEW."reason", NEW."version"); RETURN NULL;',
                                    hash="9c8583f5b6b2659637d3093b78bb98a2e9558b91",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_a4ea8",
                                    table="aftercare_handoverexit",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "aftercare_handoverexitevent" ("dossier_id", "id", "note", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "version") VALUES (NEW."dossier_id", NEW."id", NEW."note", NEW."on", _pgh_attach_context(), app_clock(), \'update\', NEW."id", NEW."reason", NEW."version"); RETURN NULL;',
                                    hash="1599d356178f57063af0d19b083d735fb5eaa2fb",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_d04d7",
                                    table="aftercare_handoverexit",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "aftercare_handoverexitevent" ("dossier_id", "id", "note", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "version") VALUES (OLD."dossier_id", OLD."id", OLD."note", OLD."on", _pgh_attach_context(), app_clock(), \'delete\', OLD."id", OLD."reason", OLD."version"); RETURN NULL;',
                                    hash="e0ea32ca5087228a8f6e0d8de9401474e83c646b",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_6f0d8",
                                    table="aftercare_handoverexit",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HandoverExitEvent",
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
                                    ("abroad", "Ra nước ngoài sinh sống"),
                                    ("elsewhere", "Nơi khác đã quản lý (có giấy của nơi đó)"),
                                    ("not_due", "Không thuộc diện quản lý sau cai theo luật"),
                                    ("relapsed", "Đã tái nghiện, đang lập hồ sơ cai nghiện"),
                                    ("late", "Đã quá thời hạn phải quản lý khi nhập vào phần mềm"),
                                    ("other", "Lý do khác (ghi rõ)"),
                                ],
                                max_length=12,
                                verbose_name="lý do",
                            ),
                        ),
                        ("note", models.CharField(max_length=250, verbose_name="căn cứ, ghi chú")),
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
                                to="aftercare.handoverexit",
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
                                    hash="dac0e1cd5dd83ed696fc641a82b26ca833a41f14",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_c13e3",
                                    table="aftercare_handoverexitevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BoardMember",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("name", models.CharField(max_length=120, verbose_name="họ và tên")),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("chair", "Chủ nhiệm"),
                                    ("deputy", "Phó chủ nhiệm"),
                                    ("secretary", "Thư ký"),
                                    ("member", "Ủy viên"),
                                ],
                                max_length=9,
                                verbose_name="chức vụ",
                            ),
                        ),
                        (
                            "organisation",
                            models.CharField(
                                blank=True,
                                help_text="ví dụ Hội Cựu chiến binh, Công an phường",
                                max_length=200,
                                verbose_name="cơ quan, tổ chức",
                            ),
                        ),
                        ("starts", models.DateField(verbose_name="từ ngày")),
                        ("ends", models.DateField(blank=True, null=True, verbose_name="đến trước ngày")),
                        (
                            "club",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="board", to="aftercare.club"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "thành viên ban chủ nhiệm",
                        "verbose_name_plural": "ban chủ nhiệm",
                        "ordering": ["starts"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends__isnull", True), ("ends__gt", models.F("starts")), _connector="OR"
                                ),
                                name="board_days_in_order",
                                violation_error_message="Ngày kết thúc phải sau ngày bắt đầu.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                condition=models.Q(("role", "chair")),
                                expressions=[
                                    (
                                        models.Func(
                                            models.F("club"),
                                            models.F("club"),
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
                                name="board_one_chair_at_a_time",
                                violation_error_message="Trong thời gian đó câu lạc bộ đã có chủ nhiệm khác; hãy ghi người đó thôi chức trước.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "aftercare_boardmemberevent" ("club_id", "ends", "id", "name", "organisation", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "starts", "version") VALUES (NEW."club_id", NEW."ends", NEW."id", NEW."name", NEW."organisation", _pgh_attach_context(), app_clock(), \'insert\', NEW."id", NEW."role", NEW."starts", NEW."version"); RETURN NULL;',
                                    hash="e380fc8bf84eebd4184383560cd1afe7d926c3a8",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_f6069",
                                    table="aftercare_boardmember",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "aftercare_boardmemberevent" ("club_id", "ends", "id", "name", "organisation", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "starts", "version") VALUES (NEW."club_id", NEW."ends", NEW."id", NEW."name", NEW."organisation", _pgh_attach_context(), app_clock(), \'update\', NEW."id", NEW."role", NEW."starts", NEW."version"); RETURN NULL;',
                                    hash="b85b128bf16427a814df6f659e91c16c6902111d",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_b4c6d",
                                    table="aftercare_boardmember",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "aftercare_boardmemberevent" ("club_id", "ends", "id", "name", "organisation", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "starts", "version") VALUES (OLD."club_id", OLD."ends", OLD."id", OLD."name", OLD."organisation", _pgh_attach_context(), app_clock(), \'delete\', OLD."id", OLD."role", OLD."starts", OLD."version"); RETURN NULL;',
                                    hash="d81b67f143d2c5cafe811a85eb16bef8bcdfefb1",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_fab58",
                                    table="aftercare_boardmember",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BoardMemberEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("name", models.CharField(max_length=120, verbose_name="họ và tên")),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("chair", "Chủ nhiệm"),
                                    ("deputy", "Phó chủ nhiệm"),
                                    ("secretary", "Thư ký"),
                                    ("member", "Ủy viên"),
                                ],
                                max_length=9,
                                verbose_name="chức vụ",
                            ),
                        ),
                        (
                            "organisation",
                            models.CharField(
                                blank=True,
                                help_text="ví dụ Hội Cựu chiến binh, Công an phường",
                                max_length=200,
                                verbose_name="cơ quan, tổ chức",
                            ),
                        ),
                        ("starts", models.DateField(verbose_name="từ ngày")),
                        ("ends", models.DateField(blank=True, null=True, verbose_name="đến trước ngày")),
                        (
                            "club",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="aftercare.club",
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
                                to="aftercare.boardmember",
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
                                    hash="0adefc7cfad20507a25f4f7a97b470643f37e71c",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_34d81",
                                    table="aftercare_boardmemberevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ClubRating",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "year",
                            models.PositiveSmallIntegerField(
                                validators=[django.core.validators.MinValueValidator(1990)], verbose_name="năm"
                            ),
                        ),
                        (
                            "grade",
                            models.CharField(
                                choices=[
                                    ("excellent", "Xuất sắc"),
                                    ("good", "Tốt"),
                                    ("fair", "Khá"),
                                    ("average", "Trung bình"),
                                    ("weak", "Yếu"),
                                ],
                                max_length=9,
                                verbose_name="xếp loại",
                            ),
                        ),
                        ("rated_on", models.DateField(verbose_name="ngày xếp loại")),
                        ("rater", models.CharField(max_length=200, verbose_name="cơ quan, người xếp loại")),
                        ("remarks", models.CharField(blank=True, max_length=500, verbose_name="nhận xét")),
                        (
                            "club",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="ratings", to="aftercare.club"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "xếp loại",
                        "verbose_name_plural": "xếp loại",
                        "ordering": ["-year"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("club", "year"),
                                name="club_rated_once_a_year",
                                violation_error_message="Câu lạc bộ đã được xếp loại năm này; hãy sửa bản xếp loại đó.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("year__lte", django.db.models.functions.datetime.ExtractYear(models.F("rated_on")))
                                ),
                                name="club_rated_in_or_after_the_year",
                                violation_error_message="Ngày xếp loại không được trước năm được xếp loại.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "aftercare_clubratingevent" ("club_id", "grade", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rated_on", "rater", "remarks", "version", "year") VALUES (NEW."club_id", NEW."grade", NEW."id", _pgh_attach_context(), app_clock(), \'insert\', NEW."id", NEW."rated_on", NEW."rater", NEW."remarks", NEW."version", NEW."year"); RETURN NULL;',
                                    hash="cc3b5bfa71c74b0c938d179cb16aaa6372f458ae",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_882e3",
                                    table="aftercare_clubrating",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "aftercare_clubratingevent" ("club_id", "grade", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rated_on", "rater", "remarks", "version", "year") VALUES (NEW."club_id", NEW."grade", NEW."id", _pgh_attach_context(), app_clock(), \'update\', NEW."id", NEW."rated_on", NEW."rater", NEW."remarks", NEW."version", NEW."year"); RETURN NULL;',
                                    hash="783278cbee62b429a18dbfb698377b48ad711912",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_2ca90",
                                    table="aftercare_clubrating",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "aftercare_clubratingevent" ("club_id", "grade", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rated_on", "rater", "remarks", "version", "year") VALUES (OLD."club_id", OLD."grade", OLD."id", _pgh_attach_context(), app_clock(), \'delete\', OLD."id", OLD."rated_on", OLD."rater", OLD."remarks", OLD."version", OLD."year"); RETURN NULL;',
                                    hash="d2e17ffcbda20daa869b39101526b81b78fb3b52",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_3e144",
                                    table="aftercare_clubrating",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ClubRatingEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "year",
                            models.PositiveSmallIntegerField(
                                validators=[django.core.validators.MinValueValidator(1990)], verbose_name="năm"
                            ),
                        ),
                        (
                            "grade",
                            models.CharField(
                                choices=[
                                    ("excellent", "Xuất sắc"),
                                    ("good", "Tốt"),
                                    ("fair", "Khá"),
                                    ("average", "Trung bình"),
                                    ("weak", "Yếu"),
                                ],
                                max_length=9,
                                verbose_name="xếp loại",
                            ),
                        ),
                        ("rated_on", models.DateField(verbose_name="ngày xếp loại")),
                        ("rater", models.CharField(max_length=200, verbose_name="cơ quan, người xếp loại")),
                        ("remarks", models.CharField(blank=True, max_length=500, verbose_name="nhận xét")),
                        (
                            "club",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="aftercare.club",
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
                                to="aftercare.clubrating",
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
                                    hash="3d6c89aef06326d5fa56c4a329089717ce9593cf",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_a8265",
                                    table="aftercare_clubratingevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Reach",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "span",
                            models.CharField(
                                choices=[("month", "Cả tháng"), ("event", "Một buổi")],
                                max_length=5,
                                verbose_name="tính theo",
                            ),
                        ),
                        (
                            "on",
                            models.DateField(
                                help_text="của cả tháng: một ngày bất kỳ trong tháng đó", verbose_name="ngày"
                            ),
                        ),
                        (
                            "people",
                            models.PositiveIntegerField(
                                validators=[django.core.validators.MinValueValidator(1)], verbose_name="số người"
                            ),
                        ),
                        ("content", models.CharField(blank=True, max_length=250, verbose_name="nội dung")),
                        (
                            "scheme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reaches",
                                to="aftercare.scheme",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "số người được giúp",
                        "verbose_name_plural": "số người được giúp",
                        "ordering": ["-on", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("span", "month")),
                                fields=("scheme", "on"),
                                name="reach_once_a_month",
                                violation_error_message="Tháng này đã ghi số người; hãy sửa dòng đó.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "aftercare_reachevent" ("content", "id", "on", "people", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scheme_id", "span", "version") VALUES (NEW."content", NEW."id", NEW."on", NEW."people", _pgh_attach_context(), app_clock(), \'insert\', NEW."id", NEW."scheme_id", NEW."span", NEW."version"); RETURN NULL;',
                                    hash="80e75c42c50ca039f3a708617410131354706d5e",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_0be75",
                                    table="aftercare_reach",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "aftercare_reachevent" ("content", "id", "on", "people", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scheme_id", "span", "version") VALUES (NEW."content", NEW."id", NEW."on", NEW."people", _pgh_attach_context(), app_clock(), \'update\', NEW."id", NEW."scheme_id", NEW."span", NEW."version"); RETURN NULL;',
                                    hash="b521feed8fb28d9988b6370023a1f0f5bf153cb0",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_40592",
                                    table="aftercare_reach",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "aftercare_reachevent" ("content", "id", "on", "people", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scheme_id", "span", "version") VALUES (OLD."content", OLD."id", OLD."on", OLD."people", _pgh_attach_context(), app_clock(), \'delete\', OLD."id", OLD."scheme_id", OLD."span", OLD."version"); RETURN NULL;',
                                    hash="1b2f26470b667f0796952578d9e4d88998c6b010",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_82e7b",
                                    table="aftercare_reach",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Participant",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("starts", models.DateField(verbose_name="ngày vào")),
                        ("ends", models.DateField(blank=True, null=True, verbose_name="ngày ra")),
                        (
                            "dossier",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="participants",
                                to="cases.dossier",
                            ),
                        ),
                        (
                            "scheme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="participants",
                                to="aftercare.scheme",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "người tham gia",
                        "verbose_name_plural": "người tham gia",
                        "ordering": ["starts"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends__isnull", True), ("ends__gt", models.F("starts")), _connector="OR"
                                ),
                                name="participant_days_in_order",
                                violation_error_message="Ngày kết thúc phải sau ngày bắt đầu.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[
                                    (
                                        models.Func(
                                            models.F("scheme"),
                                            models.F("scheme"),
                                            models.Value("[]"),
                                            function="int8range",
                                            output_field=django.contrib.postgres.fields.ranges.BigIntegerRangeField(),
                                        ),
                                        "&&",
                                    ),
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
                                name="participant_once_at_a_time",
                                violation_error_message="Người này đã tham gia mô hình trong thời gian đó.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "aftercare_participantevent" ("dossier_id", "ends", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scheme_id", "starts", "version") VALUES (NEW."dossier_id", NEW."ends", NEW."id", _pgh_attach_context(), app_clock(), \'insert\', NEW."id", NEW."scheme_id", NEW."starts", NEW."version"); RETURN NULL;',
                                    hash="6e91e6a0d6e43e271ec1e1c1fc580b30764f3037",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_1c880",
                                    table="aftercare_participant",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "aftercare_participantevent" ("dossier_id", "ends", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scheme_id", "starts", "version") VALUES (NEW."dossier_id", NEW."ends", NEW."id", _pgh_attach_context(), app_clock(), \'update\', NEW."id", NEW."scheme_id", NEW."starts", NEW."version"); RETURN NULL;',
                                    hash="1c8255f63b5818a1f8184b5a87b4b045229636d6",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_c0037",
                                    table="aftercare_participant",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "aftercare_participantevent" ("dossier_id", "ends", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scheme_id", "starts", "version") VALUES (OLD."dossier_id", OLD."ends", OLD."id", _pgh_attach_context(), app_clock(), \'delete\', OLD."id", OLD."scheme_id", OLD."starts", OLD."version"); RETURN NULL;',
                                    hash="9aed092814f7959ed0967fc8b54755fb3398926a",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_5fa0c",
                                    table="aftercare_participant",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Scheme",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("name", models.CharField(max_length=200, verbose_name="tên")),
                        ("starts", models.DateField(verbose_name="ngày thành lập")),
                        (
                            "founding_number",
                            models.CharField(blank=True, max_length=60, verbose_name="số quyết định thành lập"),
                        ),
                        (
                            "founding_on",
                            models.DateField(blank=True, null=True, verbose_name="ngày ký quyết định thành lập"),
                        ),
                        ("ends", models.DateField(blank=True, null=True, verbose_name="ngày giải thể")),
                        (
                            "dissolution_number",
                            models.CharField(blank=True, max_length=60, verbose_name="số quyết định giải thể"),
                        ),
                        (
                            "dissolution_on",
                            models.DateField(blank=True, null=True, verbose_name="ngày ký quyết định giải thể"),
                        ),
                        (
                            "dissolution_reason",
                            models.CharField(blank=True, max_length=250, verbose_name="lý do giải thể"),
                        ),
                        ("code", models.CharField(max_length=40, unique=True, verbose_name="mã mô hình")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("volunteers", "Tình nguyện viên giúp đỡ"),
                                    ("self_help", "Nhóm tự giúp nhau"),
                                    ("counselling", "Điểm tư vấn, hỗ trợ tại cộng đồng"),
                                    ("reintegration", "Câu lạc bộ tái hòa nhập"),
                                    ("other", "Mô hình khác"),
                                ],
                                max_length=13,
                                verbose_name="loại mô hình",
                            ),
                        ),
                        (
                            "commune",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="areas.area",
                                verbose_name="xã",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "mô hình sau cai",
                        "verbose_name_plural": "mô hình sau cai",
                        "ordering": ["code"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends__isnull", True), ("ends__gt", models.F("starts")), _connector="OR"
                                ),
                                name="scheme_days_in_order",
                                violation_error_message="Ngày kết thúc phải sau ngày bắt đầu.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("founding_on__isnull", True), ("founding_number", "")),
                                    models.Q(
                                        ("founding_on__isnull", False), models.Q(("founding_number", ""), _negated=True)
                                    ),
                                    _connector="OR",
                                ),
                                name="scheme_founding_decision",
                                violation_error_message="Số và ngày của quyết định phải đi cùng nhau.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("dissolution_on__isnull", True), ("dissolution_number", "")),
                                    models.Q(
                                        ("dissolution_on__isnull", False),
                                        models.Q(("dissolution_number", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="scheme_dissolution_decision",
                                violation_error_message="Số và ngày của quyết định phải đi cùng nhau.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "aftercare_schemeevent" ("code", "commune_id", "dissolution_number", "dissolution_on", "dissolution_reason", "ends", "founding_number", "founding_on", "id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts", "version") VALUES (NEW."code", NEW."commune_id", NEW."dissolution_number", NEW."dissolution_on", NEW."dissolution_reason", NEW."ends", NEW."founding_number", NEW."founding_on", NEW."id", NEW."kind", NEW."name", _pgh_attach_context(), app_clock(), \'insert\', NEW."id", NEW."starts", NEW."version"); RETURN NULL;',
                                    hash="d9de3d35e5ca292e2f62d1ce48ebe332c56d8ec3",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_7c7c1",
                                    table="aftercare_scheme",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "aftercare_schemeevent" ("code", "commune_id", "dissolution_number", "dissolution_on", "dissolution_reason", "ends", "founding_number", "founding_on", "id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts", "version") VALUES (NEW."code", NEW."commune_id", NEW."dissolution_number", NEW."dissolution_on", NEW."dissolution_reason", NEW."ends", NEW."founding_number", NEW."founding_on", NEW."id", NEW."kind", NEW."name", _pgh_attach_context(), app_clock(), \'update\', NEW."id", NEW."starts", NEW."version"); RETURN NULL;',
                                    hash="03c5e8809706a573c2e6cb7c9ddfc628b042b631",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_0621f",
                                    table="aftercare_scheme",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "aftercare_schemeevent" ("code", "commune_id", "dissolution_number", "dissolution_on", "dissolution_reason", "ends", "founding_number", "founding_on", "id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts", "version") VALUES (OLD."code", OLD."commune_id", OLD."dissolution_number", OLD."dissolution_on", OLD."dissolution_reason", OLD."ends", OLD."founding_number", OLD."founding_on", OLD."id", OLD."kind", OLD."name", _pgh_attach_context(), app_clock(), \'delete\', OLD."id", OLD."starts", OLD."version"); RETURN NULL;',
                                    hash="8a5231aefc885c22bbf544d9986f43d5928a342a",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_4409b",
                                    table="aftercare_scheme",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReachEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "span",
                            models.CharField(
                                choices=[("month", "Cả tháng"), ("event", "Một buổi")],
                                max_length=5,
                                verbose_name="tính theo",
                            ),
                        ),
                        (
                            "on",
                            models.DateField(
                                help_text="của cả tháng: một ngày bất kỳ trong tháng đó", verbose_name="ngày"
                            ),
                        ),
                        (
                            "people",
                            models.PositiveIntegerField(
                                validators=[django.core.validators.MinValueValidator(1)], verbose_name="số người"
                            ),
                        ),
                        ("content", models.CharField(blank=True, max_length=250, verbose_name="nội dung")),
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
                                to="aftercare.reach",
                            ),
                        ),
                        (
                            "scheme",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="aftercare.scheme",
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
                                    hash="e89222233fcaf94f8a1f2e3a6e4cbfd40522d5e1",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_d5c7f",
                                    table="aftercare_reachevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ParticipantEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("starts", models.DateField(verbose_name="ngày vào")),
                        ("ends", models.DateField(blank=True, null=True, verbose_name="ngày ra")),
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
                                to="aftercare.participant",
                            ),
                        ),
                        (
                            "scheme",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="aftercare.scheme",
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
                                    hash="80301991521967a5da47c8ce66bb65913ce6d016",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_2dabb",
                                    table="aftercare_participantevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SchemeEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("name", models.CharField(max_length=200, verbose_name="tên")),
                        ("starts", models.DateField(verbose_name="ngày thành lập")),
                        (
                            "founding_number",
                            models.CharField(blank=True, max_length=60, verbose_name="số quyết định thành lập"),
                        ),
                        (
                            "founding_on",
                            models.DateField(blank=True, null=True, verbose_name="ngày ký quyết định thành lập"),
                        ),
                        ("ends", models.DateField(blank=True, null=True, verbose_name="ngày giải thể")),
                        (
                            "dissolution_number",
                            models.CharField(blank=True, max_length=60, verbose_name="số quyết định giải thể"),
                        ),
                        (
                            "dissolution_on",
                            models.DateField(blank=True, null=True, verbose_name="ngày ký quyết định giải thể"),
                        ),
                        (
                            "dissolution_reason",
                            models.CharField(blank=True, max_length=250, verbose_name="lý do giải thể"),
                        ),
                        ("code", models.CharField(max_length=40, verbose_name="mã mô hình")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("volunteers", "Tình nguyện viên giúp đỡ"),
                                    ("self_help", "Nhóm tự giúp nhau"),
                                    ("counselling", "Điểm tư vấn, hỗ trợ tại cộng đồng"),
                                    ("reintegration", "Câu lạc bộ tái hòa nhập"),
                                    ("other", "Mô hình khác"),
                                ],
                                max_length=13,
                                verbose_name="loại mô hình",
                            ),
                        ),
                        (
                            "commune",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="areas.area",
                                verbose_name="xã",
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
                                to="aftercare.scheme",
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
                                    hash="368d6d65648959eb1f3468ffdea6320617ce8a18",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_cf015",
                                    table="aftercare_schemeevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SchemeYear",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("year", models.PositiveSmallIntegerField(verbose_name="năm")),
                        ("registered_on", models.DateField(verbose_name="ngày đăng ký")),
                        ("document", models.CharField(blank=True, max_length=120, verbose_name="văn bản đăng ký")),
                        ("evaluated_on", models.DateField(blank=True, null=True, verbose_name="ngày đánh giá")),
                        (
                            "grade",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("excellent", "Xuất sắc"),
                                    ("good", "Tốt"),
                                    ("fair", "Khá"),
                                    ("average", "Trung bình"),
                                    ("weak", "Yếu"),
                                ],
                                max_length=9,
                                verbose_name="kết quả đánh giá",
                            ),
                        ),
                        (
                            "evaluator",
                            models.CharField(blank=True, max_length=200, verbose_name="cơ quan, người đánh giá"),
                        ),
                        ("remarks", models.CharField(blank=True, max_length=500, verbose_name="nhận xét")),
                        (
                            "scheme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="years", to="aftercare.scheme"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "đăng ký mô hình trong năm",
                        "verbose_name_plural": "đăng ký mô hình trong năm",
                        "ordering": ["-year"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("scheme", "year"),
                                name="scheme_registered_once_a_year",
                                violation_error_message="Mô hình đã được đăng ký cho năm này.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "year__gte",
                                        django.db.models.functions.datetime.ExtractYear(models.F("registered_on")),
                                    ),
                                    (
                                        "year__lte",
                                        django.db.models.expressions.CombinedExpression(
                                            django.db.models.functions.datetime.ExtractYear(models.F("registered_on")),
                                            "+",
                                            models.Value(1),
                                        ),
                                    ),
                                ),
                                name="scheme_registered_for_the_year",
                                violation_error_message="Ngày đăng ký phải nằm trong năm được đăng ký hoặc năm trước đó.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("evaluated_on__isnull", True), ("grade", "")),
                                    models.Q(("evaluated_on__isnull", False), models.Q(("grade", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="scheme_evaluation_has_grade",
                                violation_error_message="Ngày đánh giá và kết quả đánh giá phải đi cùng nhau.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("evaluated_on__isnull", True),
                                    models.Q(
                                        ("evaluated_on__gte", models.F("registered_on")),
                                        (
                                            "year__lte",
                                            django.db.models.functions.datetime.ExtractYear(models.F("evaluated_on")),
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="scheme_evaluated_after_the_year_began",
                                violation_error_message="Ngày đánh giá không được trước ngày đăng ký, cũng không trước năm đó.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "aftercare_schemeyearevent" ("document", "evaluated_on", "evaluator", "grade", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registered_on", "remarks", "scheme_id", "version", "year") VALUES (NEW."document", NEW."evaluated_on", NEW."evaluator", NEW."grade", NEW."id", _pgh_attach_context(), app_clock(), \'insert\', NEW."id", NEW."registered_on", NEW."remarks", NEW."scheme_id", NEW."version", NEW."year"); RETURN NULL;',
                                    hash="601feb596bb363ac5d58a5d212968bb5e18b4e99",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_2e3c3",
                                    table="aftercare_schemeyear",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "aftercare_schemeyearevent" ("document", "evaluated_on", "evaluator", "grade", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registered_on", "remarks", "scheme_id", "version", "year") VALUES (NEW."document", NEW."evaluated_on", NEW."evaluator", NEW."grade", NEW."id", _pgh_attach_context(), app_clock(), \'update\', NEW."id", NEW."registered_on", NEW."remarks", NEW."scheme_id", NEW."version", NEW."year"); RETURN NULL;',
                                    hash="fea430e130b456d48b1aa01331b1c81f3a1f805e",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_fcd42",
                                    table="aftercare_schemeyear",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "aftercare_schemeyearevent" ("document", "evaluated_on", "evaluator", "grade", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registered_on", "remarks", "scheme_id", "version", "year") VALUES (OLD."document", OLD."evaluated_on", OLD."evaluator", OLD."grade", OLD."id", _pgh_attach_context(), app_clock(), \'delete\', OLD."id", OLD."registered_on", OLD."remarks", OLD."scheme_id", OLD."version", OLD."year"); RETURN NULL;',
                                    hash="cb025923a6399fd8904a38c77c91f09fc9d5ffb3",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_ad5ed",
                                    table="aftercare_schemeyear",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SchemeYearEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("year", models.PositiveSmallIntegerField(verbose_name="năm")),
                        ("registered_on", models.DateField(verbose_name="ngày đăng ký")),
                        ("document", models.CharField(blank=True, max_length=120, verbose_name="văn bản đăng ký")),
                        ("evaluated_on", models.DateField(blank=True, null=True, verbose_name="ngày đánh giá")),
                        (
                            "grade",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("excellent", "Xuất sắc"),
                                    ("good", "Tốt"),
                                    ("fair", "Khá"),
                                    ("average", "Trung bình"),
                                    ("weak", "Yếu"),
                                ],
                                max_length=9,
                                verbose_name="kết quả đánh giá",
                            ),
                        ),
                        (
                            "evaluator",
                            models.CharField(blank=True, max_length=200, verbose_name="cơ quan, người đánh giá"),
                        ),
                        ("remarks", models.CharField(blank=True, max_length=500, verbose_name="nhận xét")),
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
                                to="aftercare.schemeyear",
                            ),
                        ),
                        (
                            "scheme",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="aftercare.scheme",
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
                                    hash="7b15a3ae5ea2a6314d73cc234556b6108e327c36",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_d3b8a",
                                    table="aftercare_schemeyearevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Contact",
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
                            "kind",
                            models.CharField(
                                choices=[
                                    ("visit", "Thăm tại nhà"),
                                    ("talk", "Gặp gỡ, tư vấn"),
                                    ("family", "Gặp gia đình"),
                                    ("phone", "Gọi điện"),
                                    ("other", "Khác"),
                                ],
                                max_length=8,
                                verbose_name="hình thức",
                            ),
                        ),
                        ("officer", models.CharField(blank=True, max_length=120, verbose_name="cán bộ")),
                        ("content", models.TextField(max_length=2000, verbose_name="nội dung")),
                        ("agreed", models.TextField(blank=True, max_length=1000, verbose_name="đã thống nhất")),
                        ("next_on", models.DateField(blank=True, null=True, verbose_name="hẹn lần sau ngày")),
                        (
                            "dossier",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="contacts", to="cases.dossier"
                            ),
                        ),
                        (
                            "helper",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contacts",
                                to="aftercare.helper",
                                verbose_name="người, tổ chức giúp đỡ",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "lần tiếp xúc",
                        "verbose_name_plural": "lần tiếp xúc",
                        "ordering": ["on", "pk"],
                        "indexes": [models.Index(fields=["dossier", "on"], name="contact_key")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("helper__isnull", True), ("officer", ""), _connector="XOR"),
                                name="contact_made_by_one",
                                violation_error_message="Hãy chọn người, tổ chức giúp đỡ hoặc ghi tên cán bộ, một trong hai.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("next_on__isnull", True), ("next_on__gt", models.F("on")), _connector="OR"
                                ),
                                name="contact_next_is_later",
                                violation_error_message="Ngày hẹn lần sau phải sau ngày tiếp xúc.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "aftercare_contactevent" ("agreed", "content", "dossier_id", "helper_id", "id", "kind", "next_on", "officer", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (NEW."agreed", NEW."content", NEW."dossier_id", NEW."helper_id", NEW."id", NEW."kind", NEW."next_on", NEW."officer", NEW."on", _pgh_attach_context(), app_clock(), \'insert\', NEW."id", NEW."version"); RETURN NULL;',
                                    hash="5f0fa311596399c26cffd4c6b3688a56cf9b0bfd",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_d6e98",
                                    table="aftercare_contact",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "aftercare_contactevent" ("agreed", "content", "dossier_id", "helper_id", "id", "kind", "next_on", "officer", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (NEW."agreed", NEW."content", NEW."dossier_id", NEW."helper_id", NEW."id", NEW."kind", NEW."next_on", NEW."officer", NEW."on", _pgh_attach_context(), app_clock(), \'update\', NEW."id", NEW."version"); RETURN NULL;',
                                    hash="6c83be858fd3719662e9dabf7b2333f7a69ee1ff",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_748dc",
                                    table="aftercare_contact",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "aftercare_contactevent" ("agreed", "content", "dossier_id", "helper_id", "id", "kind", "next_on", "officer", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (OLD."agreed", OLD."content", OLD."dossier_id", OLD."helper_id", OLD."id", OLD."kind", OLD."next_on", OLD."officer", OLD."on", _pgh_attach_context(), app_clock(), \'delete\', OLD."id", OLD."version"); RETURN NULL;',
                                    hash="3a5bb3669f623be618bd297b77bb4367b7ad6898",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_72da4",
                                    table="aftercare_contact",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ContactEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("on", models.DateField(verbose_name="ngày")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("visit", "Thăm tại nhà"),
                                    ("talk", "Gặp gỡ, tư vấn"),
                                    ("family", "Gặp gia đình"),
                                    ("phone", "Gọi điện"),
                                    ("other", "Khác"),
                                ],
                                max_length=8,
                                verbose_name="hình thức",
                            ),
                        ),
                        ("officer", models.CharField(blank=True, max_length=120, verbose_name="cán bộ")),
                        ("content", models.TextField(max_length=2000, verbose_name="nội dung")),
                        ("agreed", models.TextField(blank=True, max_length=1000, verbose_name="đã thống nhất")),
                        ("next_on", models.DateField(blank=True, null=True, verbose_name="hẹn lần sau ngày")),
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
                                to="aftercare.contact",
                            ),
                        ),
                        (
                            "helper",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="aftercare.helper",
                                verbose_name="người, tổ chức giúp đỡ",
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
                                    hash="f033ab801dff535b299eb9459216a1796f90ff3c",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_cc5ec",
                                    table="aftercare_contactevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Enrolment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("on", models.DateField(verbose_name="ngày ghi danh")),
                        ("result_on", models.DateField(blank=True, null=True, verbose_name="ngày có kết quả")),
                        (
                            "result",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("passed", "Học xong, được cấp chứng chỉ"),
                                    ("finished", "Học xong, chưa được cấp chứng chỉ"),
                                    ("dropped", "Bỏ học"),
                                ],
                                max_length=8,
                                verbose_name="kết quả",
                            ),
                        ),
                        ("job", models.CharField(blank=True, max_length=200, verbose_name="việc làm sau khóa học")),
                        (
                            "dossier",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="enrolments",
                                to="cases.dossier",
                            ),
                        ),
                        (
                            "support",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="enrolment",
                                to="aftercare.support",
                                verbose_name="hỗ trợ",
                            ),
                        ),
                        (
                            "course",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="enrolments",
                                to="aftercare.vocationalcourse",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "học viên",
                        "verbose_name_plural": "học viên",
                        "ordering": ["on", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("course", "dossier"),
                                name="enrolled_once",
                                violation_error_message="Người này đã ghi danh lớp này.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("result_on__isnull", True), ("result", "")),
                                    models.Q(("result_on__isnull", False), models.Q(("result", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="enrolment_result_has_day",
                                violation_error_message="Kết quả và ngày có kết quả phải đi cùng nhau.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "aftercare_enrolmentevent" ("course_id", "dossier_id", "id", "job", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "result", "result_on", "support_id", "version") VALUES (NEW."course_id", NEW."dossier_id", NEW."id", NEW."job", NEW."on", _pgh_attach_context(), app_clock(), \'insert\', NEW."id", NEW."result", NEW."result_on", NEW."support_id", NEW."version"); RETURN NULL;',
                                    hash="280725cdf4726c5e25c2d75f17ef89db76aa5ed6",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_10f52",
                                    table="aftercare_enrolment",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "aftercare_enrolmentevent" ("course_id", "dossier_id", "id", "job", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "result", "result_on", "support_id", "version") VALUES (NEW."course_id", NEW."dossier_id", NEW."id", NEW."job", NEW."on", _pgh_attach_context(), app_clock(), \'update\', NEW."id", NEW."result", NEW."result_on", NEW."support_id", NEW."version"); RETURN NULL;',
                                    hash="16152c6cbe3a94991cb1cceb04388cabe26b2030",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_eb555",
                                    table="aftercare_enrolment",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "aftercare_enrolmentevent" ("course_id", "dossier_id", "id", "job", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "result", "result_on", "support_id", "version") VALUES (OLD."course_id", OLD."dossier_id", OLD."id", OLD."job", OLD."on", _pgh_attach_context(), app_clock(), \'delete\', OLD."id", OLD."result", OLD."result_on", OLD."support_id", OLD."version"); RETURN NULL;',
                                    hash="d3a8761d85b025502d15e2e3acda644aea4830ba",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_ad728",
                                    table="aftercare_enrolment",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EnrolmentEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("on", models.DateField(verbose_name="ngày ghi danh")),
                        ("result_on", models.DateField(blank=True, null=True, verbose_name="ngày có kết quả")),
                        (
                            "result",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("passed", "Học xong, được cấp chứng chỉ"),
                                    ("finished", "Học xong, chưa được cấp chứng chỉ"),
                                    ("dropped", "Bỏ học"),
                                ],
                                max_length=8,
                                verbose_name="kết quả",
                            ),
                        ),
                        ("job", models.CharField(blank=True, max_length=200, verbose_name="việc làm sau khóa học")),
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
                                to="aftercare.enrolment",
                            ),
                        ),
                        (
                            "support",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="aftercare.support",
                                verbose_name="hỗ trợ",
                            ),
                        ),
                        (
                            "course",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="aftercare.vocationalcourse",
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
                                    hash="a24e3be7c62eb23ced572a697f7410157dd36747",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_002e2",
                                    table="aftercare_enrolmentevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Helper",
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
                                    ("organisation", "Tổ chức, đoàn thể"),
                                    ("team", "Đội công tác xã hội tình nguyện"),
                                    ("volunteer", "Tình nguyện viên"),
                                ],
                                max_length=12,
                                verbose_name="loại",
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="tên")),
                        ("contact", models.CharField(blank=True, max_length=250, verbose_name="liên hệ")),
                        ("starts", models.DateField(verbose_name="tham gia từ ngày")),
                        ("ends", models.DateField(blank=True, null=True, verbose_name="thôi từ ngày")),
                        (
                            "commune",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="areas.area",
                                verbose_name="xã",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "người, tổ chức giúp đỡ",
                        "verbose_name_plural": "người, tổ chức giúp đỡ",
                        "ordering": ["name", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends__isnull", True), ("ends__gt", models.F("starts")), _connector="OR"
                                ),
                                name="listed_helper_days_in_order",
                                violation_error_message="Ngày kết thúc phải sau ngày bắt đầu.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ends__isnull", True)),
                                fields=("commune", "name"),
                                name="helper_listed_once",
                                violation_error_message="Xã đã có người, tổ chức cùng tên trong danh sách; nếu là người khác thì ghi thêm tổ dân phố, năm sinh vào tên để phân biệt.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "aftercare_helperevent" ("commune_id", "contact", "ends", "id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts", "version") VALUES (NEW."commune_id", NEW."contact", NEW."ends", NEW."id", NEW."kind", NEW."name", _pgh_attach_context(), app_clock(), \'insert\', NEW."id", NEW."starts", NEW."version"); RETURN NULL;',
                                    hash="d44170d9252f7ca2661317325e04bc3432e1e293",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_fe843",
                                    table="aftercare_helper",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "aftercare_helperevent" ("commune_id", "contact", "ends", "id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts", "version") VALUES (NEW."commune_id", NEW."contact", NEW."ends", NEW."id", NEW."kind", NEW."name", _pgh_attach_context(), app_clock(), \'update\', NEW."id", NEW."starts", NEW."version"); RETURN NULL;',
                                    hash="51a9b19dfa8b504a4860b566febad3a375c365af",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_8155c",
                                    table="aftercare_helper",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "aftercare_helperevent" ("commune_id", "contact", "ends", "id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts", "version") VALUES (OLD."commune_id", OLD."contact", OLD."ends", OLD."id", OLD."kind", OLD."name", _pgh_attach_context(), app_clock(), \'delete\', OLD."id", OLD."starts", OLD."version"); RETURN NULL;',
                                    hash="67cda600d4c097dcec602cfc2ff233bd59a5a725",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_b63e0",
                                    table="aftercare_helper",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HelperEvent",
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
                                    ("organisation", "Tổ chức, đoàn thể"),
                                    ("team", "Đội công tác xã hội tình nguyện"),
                                    ("volunteer", "Tình nguyện viên"),
                                ],
                                max_length=12,
                                verbose_name="loại",
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="tên")),
                        ("contact", models.CharField(blank=True, max_length=250, verbose_name="liên hệ")),
                        ("starts", models.DateField(verbose_name="tham gia từ ngày")),
                        ("ends", models.DateField(blank=True, null=True, verbose_name="thôi từ ngày")),
                        (
                            "commune",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="areas.area",
                                verbose_name="xã",
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
                                to="aftercare.helper",
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
                                    hash="62ffe6fdc7b8fe804bee37e31b2b48aed9c757e7",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_c571a",
                                    table="aftercare_helperevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PlannedTest",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("planned_on", models.DateField(verbose_name="ngày lên lịch")),
                        ("due_on", models.DateField(verbose_name="hạn xét nghiệm")),
                        ("note", models.CharField(blank=True, max_length=250, verbose_name="ghi chú")),
                        (
                            "dossier",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="planned_tests",
                                to="cases.dossier",
                            ),
                        ),
                        (
                            "met_by",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="planned",
                                to="cases.drugtest",
                                verbose_name="kết quả",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "xét nghiệm đã hẹn",
                        "verbose_name_plural": "xét nghiệm đã hẹn",
                        "ordering": ["due_on", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("dossier", "due_on"),
                                name="planned_test_once_a_day",
                                violation_error_message="Đã hẹn một lần xét nghiệm vào ngày này.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("due_on__gte", models.F("planned_on"))),
                                name="planned_test_days_in_order",
                                violation_error_message="Hạn xét nghiệm không thể trước ngày lên lịch.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "aftercare_plannedtestevent" ("dossier_id", "due_on", "id", "met_by_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_on", "version") VALUES (NEW."dossier_id", NEW."due_on", NEW."id", NEW."met_by_id", NEW."note", _pgh_attach_context(), app_clock(), \'insert\', NEW."id", NEW."planned_on", NEW."version"); RETURN NULL;',
                                    hash="78b8fd5639916fbdb875c9b8c72fe6f0afa04529",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_2a929",
                                    table="aftercare_plannedtest",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "aftercare_plannedtestevent" ("dossier_id", "due_on", "id", "met_by_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_on", "version") VALUES (NEW."dossier_id", NEW."due_on", NEW."id", NEW."met_by_id", NEW."note", _pgh_attach_context(), app_clock(), \'update\', NEW."id", NEW."planned_on", NEW."version"); RETURN NULL;',
                                    hash="23abc0a6b5b954c8e1bbfcb3bc98eb7296ce7536",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_3e11e",
                                    table="aftercare_plannedtest",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "aftercare_plannedtestevent" ("dossier_id", "due_on", "id", "met_by_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_on", "version") VALUES (OLD."dossier_id", OLD."due_on", OLD."id", OLD."met_by_id", OLD."note", _pgh_attach_context(), app_clock(), \'delete\', OLD."id", OLD."planned_on", OLD."version"); RETURN NULL;',
                                    hash="146912d5f9b5862a48e2dd4ee5673089e6ff9894",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_f0947",
                                    table="aftercare_plannedtest",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PlannedTestEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("planned_on", models.DateField(verbose_name="ngày lên lịch")),
                        ("due_on", models.DateField(verbose_name="hạn xét nghiệm")),
                        ("note", models.CharField(blank=True, max_length=250, verbose_name="ghi chú")),
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
                            "met_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cases.drugtest",
                                verbose_name="kết quả",
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
                                to="aftercare.plannedtest",
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
                                    hash="7fcec9c4fa6b4326f697a51b41b0e53d6241688c",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_15030",
                                    table="aftercare_plannedtestevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReintegrationGoal",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("text", models.CharField(max_length=250, verbose_name="mục tiêu, việc làm")),
                        ("due_on", models.DateField(verbose_name="hoàn thành trước ngày")),
                        ("judged_on", models.DateField(blank=True, null=True, verbose_name="ngày đánh giá")),
                        (
                            "result",
                            models.CharField(
                                blank=True,
                                choices=[("good", "Tốt"), ("reached", "Đạt"), ("missed", "Không đạt")],
                                max_length=8,
                                verbose_name="kết quả",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="goals",
                                to="aftercare.reintegrationplan",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "mục tiêu",
                        "verbose_name_plural": "mục tiêu",
                        "ordering": ["due_on", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("judged_on__isnull", True), ("result", "")),
                                    models.Q(("judged_on__isnull", False), models.Q(("result", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="goal_result_has_day",
                                violation_error_message="Kết quả và ngày đánh giá phải đi cùng nhau.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "aftercare_reintegrationgoalevent" ("due_on", "id", "judged_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "result", "text", "version") VALUES (NEW."due_on", NEW."id", NEW."judged_on", _pgh_attach_context(), app_clock(), \'insert\', NEW."id", NEW."plan_id", NEW."result", NEW."text", NEW."version"); RETURN NULL;',
                                    hash="9f2caf530df736b48ceb789d2c4d526a2dbb9a4a",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_a7823",
                                    table="aftercare_reintegrationgoal",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "aftercare_reintegrationgoalevent" ("due_on", "id", "judged_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "result", "text", "version") VALUES (NEW."due_on", NEW."id", NEW."judged_on", _pgh_attach_context(), app_clock(), \'update\', NEW."id", NEW."plan_id", NEW."result", NEW."text", NEW."version"); RETURN NULL;',
                                    hash="b74594157cd043cd64fe7e8c145f73e32d6d5037",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_0204b",
                                    table="aftercare_reintegrationgoal",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "aftercare_reintegrationgoalevent" ("due_on", "id", "judged_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "result", "text", "version") VALUES (OLD."due_on", OLD."id", OLD."judged_on", _pgh_attach_context(), app_clock(), \'delete\', OLD."id", OLD."plan_id", OLD."result", OLD."text", OLD."version"); RETURN NULL;',
                                    hash="fa273bc9dbe9c4607527414e2e71838341621c78",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_19b2a",
                                    table="aftercare_reintegrationgoal",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReintegrationGoalEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("text", models.CharField(max_length=250, verbose_name="mục tiêu, việc làm")),
                        ("due_on", models.DateField(verbose_name="hoàn thành trước ngày")),
                        ("judged_on", models.DateField(blank=True, null=True, verbose_name="ngày đánh giá")),
                        (
                            "result",
                            models.CharField(
                                blank=True,
                                choices=[("good", "Tốt"), ("reached", "Đạt"), ("missed", "Không đạt")],
                                max_length=8,
                                verbose_name="kết quả",
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
                                to="aftercare.reintegrationgoal",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="aftercare.reintegrationplan",
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
                                    hash="c388a3858352f58c5109fd40452f38e508f95b74",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_05883",
                                    table="aftercare_reintegrationgoalevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReintegrationPlan",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("on", models.DateField(verbose_name="ngày lập")),
                        (
                            "situation",
                            models.TextField(blank=True, max_length=2000, verbose_name="hoàn cảnh, khó khăn"),
                        ),
                        ("wishes", models.TextField(blank=True, max_length=2000, verbose_name="nguyện vọng")),
                        (
                            "dossier",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reintegration_plans",
                                to="cases.dossier",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "kế hoạch tái hòa nhập",
                        "verbose_name_plural": "kế hoạch tái hòa nhập",
                        "ordering": ["on", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("dossier", "on"),
                                name="reintegration_plan_once_a_day",
                                violation_error_message="Ngày này đã lập một kế hoạch; hãy sửa kế hoạch đó.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "aftercare_reintegrationplanevent" ("dossier_id", "id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "situation", "version", "wishes") VALUES (NEW."dossier_id", NEW."id", NEW."on", _pgh_attach_context(), app_clock(), \'insert\', NEW."id", NEW."situation", NEW."version", NEW."wishes"); RETURN NULL;',
                                    hash="743197b4a92557c437ce8339a252cdc9949a54a7",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_86d88",
                                    table="aftercare_reintegrationplan",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "aftercare_reintegrationplanevent" ("dossier_id", "id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "situation", "version", "wishes") VALUES (NEW."dossier_id", NEW."id", NEW."on", _pgh_attach_context(), app_clock(), \'update\', NEW."id", NEW."situation", NEW."version", NEW."wishes"); RETURN NULL;',
                                    hash="e46cb2fb3370e52d6b2c00d3e8108dcf9fead502",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_8221c",
                                    table="aftercare_reintegrationplan",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "aftercare_reintegrationplanevent" ("dossier_id", "id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "situation", "version", "wishes") VALUES (OLD."dossier_id", OLD."id", OLD."on", _pgh_attach_context(), app_clock(), \'delete\', OLD."id", OLD."situation", OLD."version", OLD."wishes"); RETURN NULL;',
                                    hash="688062fe7891d01d6a4c26eb678fa7053bf9e8be",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_80e92",
                                    table="aftercare_reintegrationplan",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReintegrationPlanEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("on", models.DateField(verbose_name="ngày lập")),
                        (
                            "situation",
                            models.TextField(blank=True, max_length=2000, verbose_name="hoàn cảnh, khó khăn"),
                        ),
                        ("wishes", models.TextField(blank=True, max_length=2000, verbose_name="nguyện vọng")),
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
                                to="aftercare.reintegrationplan",
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
                                    hash="4ed4c5e8bd2a0f74a043bccac087156ef63323b0",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_c2485",
                                    table="aftercare_reintegrationplanevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReintegrationReview",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("on", models.DateField(verbose_name="ngày đánh giá")),
                        ("findings", models.TextField(max_length=2000, verbose_name="nhận xét")),
                        ("next_on", models.DateField(blank=True, null=True, verbose_name="đánh giá lần sau ngày")),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reviews",
                                to="aftercare.reintegrationplan",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "lần đánh giá",
                        "verbose_name_plural": "lần đánh giá",
                        "ordering": ["on", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("plan", "on"),
                                name="review_once_a_day",
                                violation_error_message="Ngày này đã ghi một lần đánh giá.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("next_on__isnull", True), ("next_on__gt", models.F("on")), _connector="OR"
                                ),
                                name="review_next_is_later",
                                violation_error_message="Ngày đánh giá lần sau phải sau lần này.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "aftercare_reintegrationreviewevent" ("findings", "id", "next_on", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "version") VALUES (NEW."findings", NEW."id", NEW."next_on", NEW."on", _pgh_attach_context(), app_clock(), \'insert\', NEW."id", NEW."plan_id", NEW."version"); RETURN NULL;',
                                    hash="f3e866dc8214ad44309046d6fa460046be9ddc64",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_aab3b",
                                    table="aftercare_reintegrationreview",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "aftercare_reintegrationreviewevent" ("findings", "id", "next_on", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "version") VALUES (NEW."findings", NEW."id", NEW."next_on", NEW."on", _pgh_attach_context(), app_clock(), \'update\', NEW."id", NEW."plan_id", NEW."version"); RETURN NULL;',
                                    hash="43f82d160b04924844229d56903eb0db56e404e7",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_efe04",
                                    table="aftercare_reintegrationreview",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "aftercare_reintegrationreviewevent" ("findings", "id", "next_on", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "version") VALUES (OLD."findings", OLD."id", OLD."next_on", OLD."on", _pgh_attach_context(), app_clock(), \'delete\', OLD."id", OLD."plan_id", OLD."version"); RETURN NULL;',
                                    hash="a100308e6f62880abac863f170072eca3711a6c7",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_28e83",
                                    table="aftercare_reintegrationreview",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReintegrationReviewEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("on", models.DateField(verbose_name="ngày đánh giá")),
                        ("findings", models.TextField(max_length=2000, verbose_name="nhận xét")),
                        ("next_on", models.DateField(blank=True, null=True, verbose_name="đánh giá lần sau ngày")),
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
                                to="aftercare.reintegrationreview",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="aftercare.reintegrationplan",
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
                                    hash="285b69bc8d1d767cea3e0c7089160e73c40d9617",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_88904",
                                    table="aftercare_reintegrationreviewevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="VocationalCourse",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("trade", models.CharField(max_length=200, verbose_name="nghề, tên lớp")),
                        (
                            "giver",
                            models.CharField(
                                choices=[
                                    ("budget", "Ngân sách nhà nước"),
                                    ("enterprise", "Doanh nghiệp"),
                                    ("bank", "Ngân hàng"),
                                    ("union", "Đoàn thể, tổ chức xã hội"),
                                    ("facility", "Cơ sở cai nghiện"),
                                    ("family", "Gia đình"),
                                    ("other", "Khác"),
                                ],
                                max_length=10,
                                verbose_name="nguồn kinh phí",
                            ),
                        ),
                        ("provider", models.CharField(max_length=200, verbose_name="cơ sở dạy nghề")),
                        ("starts", models.DateField(verbose_name="khai giảng")),
                        ("ends", models.DateField(verbose_name="kết thúc")),
                        ("seats", models.PositiveSmallIntegerField(verbose_name="số chỗ")),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="areas.area",
                                verbose_name="đơn vị tổ chức",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "lớp dạy nghề",
                        "verbose_name_plural": "lớp dạy nghề",
                        "ordering": ["-starts", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ends__gt", models.F("starts"))),
                                name="vocational_course_days_in_order",
                                violation_error_message="Ngày kết thúc phải sau ngày khai giảng.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("seats__gte", 1)),
                                name="vocational_course_has_seats",
                                violation_error_message="Số chỗ ít nhất là 1.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "aftercare_vocationalcourseevent" ("ends", "giver", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider", "seats", "starts", "trade", "unit_id", "version") VALUES (NEW."ends", NEW."giver", NEW."id", _pgh_attach_context(), app_clock(), \'insert\', NEW."id", NEW."provider", NEW."seats", NEW."starts", NEW."trade", NEW."unit_id", NEW."version"); RETURN NULL;',
                                    hash="eea4a91b9ffff1f6b74207dd4d07307f3035210a",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_d0912",
                                    table="aftercare_vocationalcourse",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "aftercare_vocationalcourseevent" ("ends", "giver", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider", "seats", "starts", "trade", "unit_id", "version") VALUES (NEW."ends", NEW."giver", NEW."id", _pgh_attach_context(), app_clock(), \'update\', NEW."id", NEW."provider", NEW."seats", NEW."starts", NEW."trade", NEW."unit_id", NEW."version"); RETURN NULL;',
                                    hash="2e7d7b63dd277da3f477c3b6d105a2bcce95aa4b",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_6a580",
                                    table="aftercare_vocationalcourse",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "aftercare_vocationalcourseevent" ("ends", "giver", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider", "seats", "starts", "trade", "unit_id", "version") VALUES (OLD."ends", OLD."giver", OLD."id", _pgh_attach_context(), app_clock(), \'delete\', OLD."id", OLD."provider", OLD."seats", OLD."starts", OLD."trade", OLD."unit_id", OLD."version"); RETURN NULL;',
                                    hash="0033c3bb7567c9675a75052916489f8a6cb1621b",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_9ae35",
                                    table="aftercare_vocationalcourse",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="VocationalCourseEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("trade", models.CharField(max_length=200, verbose_name="nghề, tên lớp")),
                        (
                            "giver",
                            models.CharField(
                                choices=[
                                    ("budget", "Ngân sách nhà nước"),
                                    ("enterprise", "Doanh nghiệp"),
                                    ("bank", "Ngân hàng"),
                                    ("union", "Đoàn thể, tổ chức xã hội"),
                                    ("facility", "Cơ sở cai nghiện"),
                                    ("family", "Gia đình"),
                                    ("other", "Khác"),
                                ],
                                max_length=10,
                                verbose_name="nguồn kinh phí",
                            ),
                        ),
                        ("provider", models.CharField(max_length=200, verbose_name="cơ sở dạy nghề")),
                        ("starts", models.DateField(verbose_name="khai giảng")),
                        ("ends", models.DateField(verbose_name="kết thúc")),
                        ("seats", models.PositiveSmallIntegerField(verbose_name="số chỗ")),
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
                                to="aftercare.vocationalcourse",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="areas.area",
                                verbose_name="đơn vị tổ chức",
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
                                    hash="4fb024394f93038e53fa46729669facb93865d4d",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_f69cb",
                                    table="aftercare_vocationalcourseevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
            ],
        ),
    ]
