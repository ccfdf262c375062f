import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

import core.migration


class Migration(migrations.Migration):
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
                    name="Finding",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("what", models.CharField(max_length=500, verbose_name="tồn tại, kiến nghị")),
                        ("due_on", models.DateField(verbose_name="hạn khắc phục")),
                        ("done_on", models.DateField(blank=True, null=True, verbose_name="ngày khắc phục xong")),
                        ("outcome", models.CharField(blank=True, max_length=250, verbose_name="kết quả khắc phục")),
                        (
                            "inspection",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="findings",
                                to="programme.inspection",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "kiến nghị",
                        "verbose_name_plural": "kiến nghị",
                        "ordering": [models.OrderBy(models.F("done_on"), nulls_first=True), "due_on", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("done_on__isnull", True), ("outcome", "")),
                                    models.Q(("done_on__isnull", False), models.Q(("outcome", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="finding_done_says_how",
                                violation_error_message="Khắc phục xong phải ghi cả ngày và kết quả.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("what", ""), _negated=True), name="finding_says_what"
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "programme_findingevent" ("done_on", "due_on", "id", "inspection_id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version", "what") VALUES (NEW."done_on", NEW."due_on", NEW."id", NEW."inspection_id", NEW."outcome", _pgh_attach_context(), app_clock(), \'insert\', NEW."id", NEW."version", NEW."what"); RETURN NULL;',
                                    hash="45799989b45cbc56e93f695faf0476c8b664f915",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_35d92",
                                    table="programme_finding",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "programme_findingevent" ("done_on", "due_on", "id", "inspection_id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version", "what") VALUES (NEW."done_on", NEW."due_on", NEW."id", NEW."inspection_id", NEW."outcome", _pgh_attach_context(), app_clock(), \'update\', NEW."id", NEW."version", NEW."what"); RETURN NULL;',
                                    hash="1f987b6a77c3b2c11befad24b07c962b5376e9a3",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_81c0d",
                                    table="programme_finding",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "programme_findingevent" ("done_on", "due_on", "id", "inspection_id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version", "what") VALUES (OLD."done_on", OLD."due_on", OLD."id", OLD."inspection_id", OLD."outcome", _pgh_attach_context(), app_clock(), \'delete\', OLD."id", OLD."version", OLD."what"); RETURN NULL;',
                                    hash="95397ca288b8012d1eca46cabe6e3775e509ad23",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_fe60f",
                                    table="programme_finding",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Offer",
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
                                choices=[("training", "Dạy nghề"), ("job", "Việc làm"), ("loan", "Vay vốn")],
                                max_length=8,
                                verbose_name="nhận",
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="năm")),
                        (
                            "what",
                            models.CharField(blank=True, max_length=200, verbose_name="nghề, công việc, khoản vay"),
                        ),
                        ("places", models.PositiveIntegerField(verbose_name="số chỗ nhận")),
                        ("filled", models.PositiveIntegerField(default=0, verbose_name="số chỗ đã có người")),
                        (
                            "partner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="offers",
                                to="programme.partner",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "chỗ nhận",
                        "verbose_name_plural": "chỗ nhận",
                        "ordering": ["-year", "kind", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("filled__lte", models.F("places"))),
                                name="offer_filled_within",
                                violation_error_message="Số chỗ đã có người không thể nhiều hơn số chỗ nhận.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "programme_offerevent" ("filled", "id", "kind", "partner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "version", "what", "year") VALUES (NEW."filled", NEW."id", NEW."kind", NEW."partner_id", _pgh_attach_context(), app_clock(), \'insert\', NEW."id", NEW."places", NEW."version", NEW."what", NEW."year"); RETURN NULL;',
                                    hash="500891d61e6c8847b197be3523aee741af296fc1",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_14b58",
                                    table="programme_offer",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "programme_offerevent" ("filled", "id", "kind", "partner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "version", "what", "year") VALUES (NEW."filled", NEW."id", NEW."kind", NEW."partner_id", _pgh_attach_context(), app_clock(), \'update\', NEW."id", NEW."places", NEW."version", NEW."what", NEW."year"); RETURN NULL;',
                                    hash="d5e7e8c12bf57a3d31e9a46e3babb0bb3cc8d7dc",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_f3a04",
                                    table="programme_offer",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "programme_offerevent" ("filled", "id", "kind", "partner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "version", "what", "year") VALUES (OLD."filled", OLD."id", OLD."kind", OLD."partner_id", _pgh_attach_context(), app_clock(), \'delete\', OLD."id", OLD."places", OLD."version", OLD."what", OLD."year"); RETURN NULL;',
                                    hash="f91ab701069895f8db75df8ec6305d4d6518e52d",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_25912",
                                    table="programme_offer",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Question",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("place", models.PositiveSmallIntegerField(verbose_name="thứ tự")),
                        ("text", models.CharField(max_length=250, verbose_name="câu hỏi")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("number", "Số"),
                                    ("yes_no", "Có hoặc không"),
                                    ("text", "Câu trả lời bằng chữ"),
                                ],
                                default="number",
                                max_length=8,
                                verbose_name="loại trả lời",
                            ),
                        ),
                        (
                            "survey",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="questions",
                                to="programme.survey",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "câu hỏi",
                        "verbose_name_plural": "câu hỏi",
                        "ordering": ["place"],
                        "constraints": [
                            models.UniqueConstraint(fields=("survey", "place"), name="question_place_once")
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "programme_questionevent" ("id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "survey_id", "text") VALUES (NEW."id", NEW."kind", _pgh_attach_context(), app_clock(), \'insert\', NEW."id", NEW."place", NEW."survey_id", NEW."text"); RETURN NULL;',
                                    hash="75a8789a8a489ab7dd3a49a8724882eea90889e2",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_0e16b",
                                    table="programme_question",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "programme_questionevent" ("id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "survey_id", "text") VALUES (NEW."id", NEW."kind", _pgh_attach_context(), app_clock(), \'update\', NEW."id", NEW."place", NEW."survey_id", NEW."text"); RETURN NULL;',
                                    hash="1dfdda6768a3353b9ecbc6f6537837a271c7f645",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_43976",
                                    table="programme_question",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "programme_questionevent" ("id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "survey_id", "text") VALUES (OLD."id", OLD."kind", _pgh_attach_context(), app_clock(), \'delete\', OLD."id", OLD."place", OLD."survey_id", OLD."text"); RETURN NULL;',
                                    hash="7719385068678af0b3831b7048b22c3e8a12c15d",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_39062",
                                    table="programme_question",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Budget",
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
                                validators=[django.core.validators.MinValueValidator(2011)], verbose_name="năm"
                            ),
                        ),
                        ("at_facilities", models.BooleanField(default=False, verbose_name="tại cơ sở cai nghiện")),
                        (
                            "measure",
                            models.CharField(
                                choices=[("allotted", "Được cấp"), ("spent", "Đã sử dụng")],
                                default="spent",
                                max_length=8,
                                verbose_name="số liệu",
                            ),
                        ),
                        ("total", models.PositiveBigIntegerField(default=0, verbose_name="tổng kinh phí (đồng)")),
                        (
                            "central",
                            models.PositiveBigIntegerField(default=0, verbose_name="ngân sách trung ương (đồng)"),
                        ),
                        ("province", models.PositiveBigIntegerField(default=0, verbose_name="ngân sách tỉnh (đồng)")),
                        ("district", models.PositiveBigIntegerField(default=0, verbose_name="ngân sách huyện (đồng)")),
                        ("commune", models.PositiveBigIntegerField(default=0, verbose_name="ngân sách xã (đồng)")),
                        (
                            "contributions",
                            models.PositiveBigIntegerField(
                                default=0, verbose_name="đóng góp của người cai nghiện, gia đình (đồng)"
                            ),
                        ),
                        (
                            "sponsors",
                            models.PositiveBigIntegerField(default=0, verbose_name="tài trợ, nguồn khác (đồng)"),
                        ),
                        ("rehab", models.PositiveBigIntegerField(default=0, verbose_name="cai nghiện (đồng)")),
                        ("aftercare", models.PositiveBigIntegerField(default=0, verbose_name="quản lý sau cai (đồng)")),
                        ("support", models.PositiveBigIntegerField(default=0, verbose_name="hỗ trợ (đồng)")),
                        (
                            "running",
                            models.PositiveBigIntegerField(default=0, verbose_name="chi hoạt động bộ máy (đồng)"),
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
                    ],
                    options={
                        "verbose_name": "kinh phí",
                        "verbose_name_plural": "kinh phí",
                        "ordering": ["-year", "office__code", "at_facilities", "measure"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("office", "year", "at_facilities", "measure"),
                                name="budget_once",
                                violation_error_message="Cơ quan đã nhập số liệu này của năm đó; hãy sửa bản đã nhập.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "total",
                                        django.db.models.expressions.CombinedExpression(
                                            django.db.models.expressions.CombinedExpression(
                                                django.db.models.expressions.CombinedExpression(
                                                    django.db.models.expressions.CombinedExpression(
                                                        django.db.models.expressions.CombinedExpression(
                                                            models.F("central"), "+", models.F("province")
                                                        ),
                                                        "+",
                                                        models.F("district"),
                                                    ),
                                                    "+",
                                                    models.F("commune"),
                                                ),
                                                "+",
                                                models.F("contributions"),
                                            ),
                                            "+",
                                            models.F("sponsors"),
                                        ),
                                    )
                                ),
                                name="budget_sources_add_up",
                                violation_error_message="Các nguồn cộng lại phải đúng bằng tổng kinh phí.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "total",
                                        django.db.models.expressions.CombinedExpression(
                                            django.db.models.expressions.CombinedExpression(
                                                django.db.models.expressions.CombinedExpression(
                                                    models.F("rehab"), "+", models.F("aftercare")
                                                ),
                                                "+",
                                                models.F("support"),
                                            ),
                                            "+",
                                            models.F("running"),
                                        ),
                                    )
                                ),
                                name="budget_uses_add_up",
                                violation_error_message="Các khoản sử dụng cộng lại phải đúng bằng tổng kinh phí.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "programme_budgetevent" ("aftercare", "at_facilities", "central", "commune", "contributions", "district", "id", "measure", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "province", "rehab", "running", "sponsors", "support", "total", "version", "year") VALUES (NEW."aftercare", NEW."at_facilities", NEW."central", NEW."commune", NEW."contributions", NEW."district", NEW."id", NEW."measure", NEW."office_id", _pgh_attach_context(), app_clock(), \'insert\', NEW."id", NEW."province", NEW."rehab", NEW."running", NEW."sponsors", NEW."support", NEW."total", NEW."version", NEW."year"); RETURN NULL;',
                                    hash="aafbaac9b0cfc07b0ee086df62aad8413d5e8f98",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_446ec",
                                    table="programme_budget",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "programme_budgetevent" ("aftercare", "at_facilities", "central", "commune", "contributions", "district", "id", "measure", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "province", "rehab", "running", "sponsors", "support", "total", "version", "year") VALUES (NEW."aftercare", NEW."at_facilities", NEW."central", NEW."commune", NEW."contributions", NEW."district", NEW."id", NEW."measure", NEW."office_id", _pgh_attach_context(), app_clock(), \'update\', NEW."id", NEW."province", NEW."rehab", NEW."running", NEW."sponsors", NEW."support", NEW."total", NEW."version", NEW."year"); RETURN NULL;',
                                    hash="a233daab319e5af4e2f127bc7c09899a45c1cd49",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_2e836",
                                    table="programme_budget",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "programme_budgetevent" ("aftercare", "at_facilities", "central", "commune", "contributions", "district", "id", "measure", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "province", "rehab", "running", "sponsors", "support", "total", "version", "year") VALUES (OLD."aftercare", OLD."at_facilities", OLD."central", OLD."commune", OLD."contributions", OLD."district", OLD."id", OLD."measure", OLD."office_id", _pgh_attach_context(), app_clock(), \'delete\', OLD."id", OLD."province", OLD."rehab", OLD."running", OLD."sponsors", OLD."support", OLD."total", OLD."version", OLD."year"); RETURN NULL;',
                                    hash="ab0be3ff19413ad11d65c8b2d4886a994d75b103",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_0201e",
                                    table="programme_budget",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BudgetEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "year",
                            models.PositiveSmallIntegerField(
                                validators=[django.core.validators.MinValueValidator(2011)], verbose_name="năm"
                            ),
                        ),
                        ("at_facilities", models.BooleanField(default=False, verbose_name="tại cơ sở cai nghiện")),
                        (
                            "measure",
                            models.CharField(
                                choices=[("allotted", "Được cấp"), ("spent", "Đã sử dụng")],
                                default="spent",
                                max_length=8,
                                verbose_name="số liệu",
                            ),
                        ),
                        ("total", models.PositiveBigIntegerField(default=0, verbose_name="tổng kinh phí (đồng)")),
                        (
                            "central",
                            models.PositiveBigIntegerField(default=0, verbose_name="ngân sách trung ương (đồng)"),
                        ),
                        ("province", models.PositiveBigIntegerField(default=0, verbose_name="ngân sách tỉnh (đồng)")),
                        ("district", models.PositiveBigIntegerField(default=0, verbose_name="ngân sách huyện (đồng)")),
                        ("commune", models.PositiveBigIntegerField(default=0, verbose_name="ngân sách xã (đồng)")),
                        (
                            "contributions",
                            models.PositiveBigIntegerField(
                                default=0, verbose_name="đóng góp của người cai nghiện, gia đình (đồng)"
                            ),
                        ),
                        (
                            "sponsors",
                            models.PositiveBigIntegerField(default=0, verbose_name="tài trợ, nguồn khác (đồng)"),
                        ),
                        ("rehab", models.PositiveBigIntegerField(default=0, verbose_name="cai nghiện (đồng)")),
                        ("aftercare", models.PositiveBigIntegerField(default=0, verbose_name="quản lý sau cai (đồng)")),
                        ("support", models.PositiveBigIntegerField(default=0, verbose_name="hỗ trợ (đồng)")),
                        (
                            "running",
                            models.PositiveBigIntegerField(default=0, verbose_name="chi hoạt động bộ máy (đồng)"),
                        ),
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
                                to="programme.budget",
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
                                    hash="511392053aaaead67df0534c9a494e24fb1bd407",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_3a798",
                                    table="programme_budgetevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CommunicationEvent",
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
                                    ("meeting", "Hội nghị, nói chuyện"),
                                    ("broadcast", "Phát thanh, truyền hình"),
                                    ("campaign", "Chiến dịch, mít tinh"),
                                    ("contest", "Cuộc thi, biểu diễn"),
                                    ("other", "Hình thức khác"),
                                ],
                                default="meeting",
                                max_length=10,
                                verbose_name="hình thức",
                            ),
                        ),
                        ("topic", models.CharField(max_length=250, verbose_name="nội dung")),
                        ("listeners", models.PositiveIntegerField(verbose_name="số lượt người nghe")),
                        (
                            "office",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="areas.office",
                                verbose_name="cơ quan",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "buổi tuyên truyền",
                        "verbose_name_plural": "buổi tuyên truyền",
                        "ordering": ["-on", "pk"],
                        "indexes": [models.Index(fields=["on"], name="communication_on")],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "programme_communicationeventevent" ("id", "kind", "listeners", "office_id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "topic", "version") VALUES (NEW."id", NEW."kind", NEW."listeners", NEW."office_id", NEW."on", _pgh_attach_context(), app_clock(), \'insert\', NEW."id", NEW."topic", NEW."version"); RETURN NULL;',
                                    hash="4e76341a2a9701b3d2ae21c29d2831842c53fb6a",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_28c7d",
                                    table="programme_communicationevent",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "programme_communicationeventevent" ("id", "kind", "listeners", "office_id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "topic", "version") VALUES (NEW."id", NEW."kind", NEW."listeners", NEW."office_id", NEW."on", _pgh_attach_context(), app_clock(), \'update\', NEW."id", NEW."topic", NEW."version"); RETURN NULL;',
                                    hash="21d8d9a74fab267efed122e5f5236a2fad024910",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_48d72",
                                    table="programme_communicationevent",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "programme_communicationeventevent" ("id", "kind", "listeners", "office_id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "topic", "version") VALUES (OLD."id", OLD."kind", OLD."listeners", OLD."office_id", OLD."on", _pgh_attach_context(), app_clock(), \'delete\', OLD."id", OLD."topic", OLD."version"); RETURN NULL;',
                                    hash="4f92c9c5f990e73582144d4451f4aabbdaa4fecc",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_2a712",
                                    table="programme_communicationevent",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CommunicationEventEvent",
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
                                    ("meeting", "Hội nghị, nói chuyện"),
                                    ("broadcast", "Phát thanh, truyền hình"),
                                    ("campaign", "Chiến dịch, mít tinh"),
                                    ("contest", "Cuộc thi, biểu diễn"),
                                    ("other", "Hình thức khác"),
                                ],
                                default="meeting",
                                max_length=10,
                                verbose_name="hình thức",
                            ),
                        ),
                        ("topic", models.CharField(max_length=250, verbose_name="nội dung")),
                        ("listeners", models.PositiveIntegerField(verbose_name="số lượt người nghe")),
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
                                to="programme.communicationevent",
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
                                    hash="bf57cbab554845e6e05c52fa1975bfdd21e6ce97",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_e7f33",
                                    table="programme_communicationeventevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Course",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("topic", models.CharField(max_length=250, verbose_name="nội dung")),
                        ("place", models.CharField(blank=True, max_length=200, verbose_name="địa điểm")),
                        ("first_day", models.DateField(verbose_name="ngày khai mạc")),
                        ("last_day", models.DateField(verbose_name="ngày bế mạc")),
                        (
                            "others",
                            models.PositiveIntegerField(
                                default=0,
                                help_text="không có trong danh sách cán bộ (tình nguyện viên, khách mời…)",
                                verbose_name="người dự khác",
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
                    ],
                    options={
                        "verbose_name": "lớp tập huấn",
                        "verbose_name_plural": "lớp tập huấn",
                        "ordering": ["-last_day", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("last_day__gte", models.F("first_day"))),
                                name="course_days_in_order",
                                violation_error_message="Ngày bế mạc không được trước ngày khai mạc.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "programme_courseevent" ("first_day", "id", "last_day", "office_id", "others", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "topic", "version") VALUES (NEW."first_day", NEW."id", NEW."last_day", NEW."office_id", NEW."others", _pgh_attach_context(), app_clock(), \'insert\', NEW."id", NEW."place", NEW."topic", NEW."version"); RETURN NULL;',
                                    hash="72936a4642b6534aca801fb4c1fe912d0a37748b",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_c9c9e",
                                    table="programme_course",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "programme_courseevent" ("first_day", "id", "last_day", "office_id", "others", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "topic", "version") VALUES (NEW."first_day", NEW."id", NEW."last_day", NEW."office_id", NEW."others", _pgh_attach_context(), app_clock(), \'update\', NEW."id", NEW."place", NEW."topic", NEW."version"); RETURN NULL;',
                                    hash="2cc8bdb148adeee186341f0281e28a470cc26a75",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_3be95",
                                    table="programme_course",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "programme_courseevent" ("first_day", "id", "last_day", "office_id", "others", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "topic", "version") VALUES (OLD."first_day", OLD."id", OLD."last_day", OLD."office_id", OLD."others", _pgh_attach_context(), app_clock(), \'delete\', OLD."id", OLD."place", OLD."topic", OLD."version"); RETURN NULL;',
                                    hash="cec00c3d7cf13d9bbf86f1823ccb1f3ebb8f4a80",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_19b16",
                                    table="programme_course",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CourseEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("topic", models.CharField(max_length=250, verbose_name="nội dung")),
                        ("place", models.CharField(blank=True, max_length=200, verbose_name="địa điểm")),
                        ("first_day", models.DateField(verbose_name="ngày khai mạc")),
                        ("last_day", models.DateField(verbose_name="ngày bế mạc")),
                        (
                            "others",
                            models.PositiveIntegerField(
                                default=0,
                                help_text="không có trong danh sách cán bộ (tình nguyện viên, khách mời…)",
                                verbose_name="người dự khác",
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
                                to="programme.course",
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
                                    hash="5073cfc0f5b21b642e0aa8ad9efe302095a0da87",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_cff26",
                                    table="programme_courseevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EventCommune",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                        (
                            "event",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="communes",
                                to="programme.communicationevent",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "xã được tuyên truyền",
                        "verbose_name_plural": "xã được tuyên truyền",
                        "constraints": [
                            models.UniqueConstraint(fields=("event", "commune"), name="event_commune_once")
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "programme_eventcommuneevent" ("commune_id", "event_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."commune_id", NEW."event_id", NEW."id", _pgh_attach_context(), app_clock(), \'insert\', NEW."id"); RETURN NULL;',
                                    hash="8e8fe32272331c750addf7c14a2e23775a792f66",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_c3c3b",
                                    table="programme_eventcommune",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "programme_eventcommuneevent" ("commune_id", "event_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."commune_id", NEW."event_id", NEW."id", _pgh_attach_context(), app_clock(), \'update\', NEW."id"); RETURN NULL;',
                                    hash="35ce124ac6330543bb530c365c21ba27c39ce7bf",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_4bc53",
                                    table="programme_eventcommune",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "programme_eventcommuneevent" ("commune_id", "event_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."commune_id", OLD."event_id", OLD."id", _pgh_attach_context(), app_clock(), \'delete\', OLD."id"); RETURN NULL;',
                                    hash="934c98e62c2458f370925250cd1d2ca8edf50228",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_fd64c",
                                    table="programme_eventcommune",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EventCommuneEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
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
                            "event",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programme.communicationevent",
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
                                to="programme.eventcommune",
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
                                    hash="fc8d60c96ccbd7ab1e20287508603f120b3a55fd",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_ca14d",
                                    table="programme_eventcommuneevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Inspection",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("on", models.DateField(verbose_name="ngày kiểm tra")),
                        ("place", models.CharField(max_length=200, verbose_name="nơi được kiểm tra")),
                        ("subject", models.CharField(max_length=250, verbose_name="nội dung")),
                        ("conclusion", models.CharField(blank=True, max_length=500, verbose_name="kết luận")),
                        (
                            "office",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="areas.office",
                                verbose_name="cơ quan",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "cuộc kiểm tra",
                        "verbose_name_plural": "cuộc kiểm tra",
                        "ordering": ["-on", "pk"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "programme_inspectionevent" ("conclusion", "id", "office_id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "subject", "version") VALUES (NEW."conclusion", NEW."id", NEW."office_id", NEW."on", _pgh_attach_context(), app_clock(), \'insert\', NEW."id", NEW."place", NEW."subject", NEW."version"); RETURN NULL;',
                                    hash="58ed7bb363720c93903e10b892226d51404f5148",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_66f5f",
                                    table="programme_inspection",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "programme_inspectionevent" ("conclusion", "id", "office_id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "subject", "version") VALUES (NEW."conclusion", NEW."id", NEW."office_id", NEW."on", _pgh_attach_context(), app_clock(), \'update\', NEW."id", NEW."place", NEW."subject", NEW."version"); RETURN NULL;',
                                    hash="0e8b1175319c46647ddb4557e5dfed04207b1070",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_1be19",
                                    table="programme_inspection",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "programme_inspectionevent" ("conclusion", "id", "office_id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "subject", "version") VALUES (OLD."conclusion", OLD."id", OLD."office_id", OLD."on", _pgh_attach_context(), app_clock(), \'delete\', OLD."id", OLD."place", OLD."subject", OLD."version"); RETURN NULL;',
                                    hash="314b8d4bcc5409ad9d27329a01f405a308788c12",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_f7967",
                                    table="programme_inspection",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FindingEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("what", models.CharField(max_length=500, verbose_name="tồn tại, kiến nghị")),
                        ("due_on", models.DateField(verbose_name="hạn khắc phục")),
                        ("done_on", models.DateField(blank=True, null=True, verbose_name="ngày khắc phục xong")),
                        ("outcome", models.CharField(blank=True, max_length=250, verbose_name="kết quả khắc phục")),
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
                                to="programme.finding",
                            ),
                        ),
                        (
                            "inspection",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programme.inspection",
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
                                    hash="350e84dcb3a5650589f57cd1d562a45fb7c267d1",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_c39fe",
                                    table="programme_findingevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="InspectionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("on", models.DateField(verbose_name="ngày kiểm tra")),
                        ("place", models.CharField(max_length=200, verbose_name="nơi được kiểm tra")),
                        ("subject", models.CharField(max_length=250, verbose_name="nội dung")),
                        ("conclusion", models.CharField(blank=True, max_length=500, verbose_name="kết luận")),
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
                                to="programme.inspection",
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
                                    hash="03f916e74cf528cb0756a5dbe2a9399a91c3dbaa",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_0c09b",
                                    table="programme_inspectionevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ListPosting",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("starts", models.DateField(verbose_name="niêm yết từ ngày")),
                        ("ends", models.DateField(blank=True, null=True, verbose_name="đến trước ngày")),
                        ("place", models.CharField(max_length=200, verbose_name="nơi niêm yết")),
                        (
                            "office",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="areas.office",
                                verbose_name="cơ quan",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "niêm yết danh sách",
                        "verbose_name_plural": "niêm yết danh sách",
                        "ordering": ["-starts", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends__isnull", True), ("ends__gt", models.F("starts")), _connector="OR"
                                ),
                                name="posting_days_in_order",
                                violation_error_message="Ngày kết thúc phải sau ngày bắt đầu.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "programme_listpostingevent" ("ends", "id", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "starts", "version") VALUES (NEW."ends", NEW."id", NEW."office_id", _pgh_attach_context(), app_clock(), \'insert\', NEW."id", NEW."place", NEW."starts", NEW."version"); RETURN NULL;',
                                    hash="0e103e1fa8d2f5ef1a01fa5951dd734a2c05b888",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_39e03",
                                    table="programme_listposting",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "programme_listpostingevent" ("ends", "id", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "starts", "version") VALUES (NEW."ends", NEW."id", NEW."office_id", _pgh_attach_context(), app_clock(), \'update\', NEW."id", NEW."place", NEW."starts", NEW."version"); RETURN NULL;',
                                    hash="ed1d6ddea713694ed284fe7e6eafa69d806ea4b2",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_90f56",
                                    table="programme_listposting",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "programme_listpostingevent" ("ends", "id", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "starts", "version") VALUES (OLD."ends", OLD."id", OLD."office_id", _pgh_attach_context(), app_clock(), \'delete\', OLD."id", OLD."place", OLD."starts", OLD."version"); RETURN NULL;',
                                    hash="be945668b330ec0917d4cdfa96e3cbbbafc34a25",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_7c6a7",
                                    table="programme_listposting",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ListPostingEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("starts", models.DateField(verbose_name="niêm yết từ ngày")),
                        ("ends", models.DateField(blank=True, null=True, verbose_name="đến trước ngày")),
                        ("place", models.CharField(max_length=200, verbose_name="nơi niêm yết")),
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
                                to="programme.listposting",
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
                                    hash="29a0c1e7054864e5d2584cbcfddb9e69523e568a",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_2a3d4",
                                    table="programme_listpostingevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Participation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "course",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="participations",
                                to="programme.course",
                            ),
                        ),
                        (
                            "staff",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="participations",
                                to="programme.staffmember",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "người dự lớp",
                        "verbose_name_plural": "người dự lớp",
                        "constraints": [models.UniqueConstraint(fields=("course", "staff"), name="participation_once")],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "programme_participationevent" ("course_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "staff_id") VALUES (NEW."course_id", NEW."id", _pgh_attach_context(), app_clock(), \'insert\', NEW."id", NEW."staff_id"); RETURN NULL;',
                                    hash="d986b8793aba8bddbab672a42fdf9a04779e5450",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_d9750",
                                    table="programme_participation",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "programme_participationevent" ("course_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "staff_id") VALUES (NEW."course_id", NEW."id", _pgh_attach_context(), app_clock(), \'update\', NEW."id", NEW."staff_id"); RETURN NULL;',
                                    hash="49f4ea7b369b35615d7c81c2a184ec455667be5c",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_927ff",
                                    table="programme_participation",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "programme_participationevent" ("course_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "staff_id") VALUES (OLD."course_id", OLD."id", _pgh_attach_context(), app_clock(), \'delete\', OLD."id", OLD."staff_id"); RETURN NULL;',
                                    hash="1904a01ca4f9ee0b7d20d12777c5b053a066154f",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_93a2c",
                                    table="programme_participation",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Partner",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("name", models.CharField(max_length=200, verbose_name="tên")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("enterprise", "Doanh nghiệp"),
                                    ("cooperative", "Hợp tác xã, hộ kinh doanh"),
                                    ("school", "Cơ sở dạy nghề"),
                                    ("bank", "Ngân hàng, quỹ tín dụng"),
                                    ("union", "Đoàn thể, hội"),
                                    ("other", "Tổ chức khác"),
                                ],
                                max_length=12,
                                verbose_name="loại",
                            ),
                        ),
                        ("address", models.CharField(blank=True, max_length=250, verbose_name="địa chỉ")),
                        ("contact", models.CharField(blank=True, max_length=200, verbose_name="người liên hệ")),
                        (
                            "office",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="areas.office",
                                verbose_name="cơ quan",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "doanh nghiệp, tổ chức",
                        "verbose_name_plural": "doanh nghiệp, tổ chức",
                        "ordering": ["name", "pk"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "programme_partnerevent" ("address", "contact", "id", "kind", "name", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (NEW."address", NEW."contact", NEW."id", NEW."kind", NEW."name", NEW."office_id", _pgh_attach_context(), app_clock(), \'insert\', NEW."id", NEW."version"); RETURN NULL;',
                                    hash="81812e06db3a315597c877257a8a6aff3bfda6ae",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_664ab",
                                    table="programme_partner",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "programme_partnerevent" ("address", "contact", "id", "kind", "name", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (NEW."address", NEW."contact", NEW."id", NEW."kind", NEW."name", NEW."office_id", _pgh_attach_context(), app_clock(), \'update\', NEW."id", NEW."version"); RETURN NULL;',
                                    hash="58b9a4b5182c692c28ec1303fc8ff52598faba8f",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_37af1",
                                    table="programme_partner",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "programme_partnerevent" ("address", "contact", "id", "kind", "name", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (OLD."address", OLD."contact", OLD."id", OLD."kind", OLD."name", OLD."office_id", _pgh_attach_context(), app_clock(), \'delete\', OLD."id", OLD."version"); RETURN NULL;',
                                    hash="6ba17c3736d7c5d951cbd2b066d37125b96e233e",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_42c50",
                                    table="programme_partner",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OfferEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "kind",
                            models.CharField(
                                choices=[("training", "Dạy nghề"), ("job", "Việc làm"), ("loan", "Vay vốn")],
                                max_length=8,
                                verbose_name="nhận",
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="năm")),
                        (
                            "what",
                            models.CharField(blank=True, max_length=200, verbose_name="nghề, công việc, khoản vay"),
                        ),
                        ("places", models.PositiveIntegerField(verbose_name="số chỗ nhận")),
                        ("filled", models.PositiveIntegerField(default=0, verbose_name="số chỗ đã có người")),
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
                                to="programme.offer",
                            ),
                        ),
                        (
                            "partner",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programme.partner",
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
                                    hash="c77ebc041927f8c3828dca6734f435d62cada1c0",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_943d1",
                                    table="programme_offerevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PartnerEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("name", models.CharField(max_length=200, verbose_name="tên")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("enterprise", "Doanh nghiệp"),
                                    ("cooperative", "Hợp tác xã, hộ kinh doanh"),
                                    ("school", "Cơ sở dạy nghề"),
                                    ("bank", "Ngân hàng, quỹ tín dụng"),
                                    ("union", "Đoàn thể, hội"),
                                    ("other", "Tổ chức khác"),
                                ],
                                max_length=12,
                                verbose_name="loại",
                            ),
                        ),
                        ("address", models.CharField(blank=True, max_length=250, verbose_name="địa chỉ")),
                        ("contact", models.CharField(blank=True, max_length=200, verbose_name="người liên hệ")),
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
                                to="programme.partner",
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
                                    hash="4ca4f13fd53d407dfedb4cf3e7bbc36179d22a4c",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_815aa",
                                    table="programme_partnerevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Provider",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("name", models.CharField(max_length=200, verbose_name="tên")),
                        ("address", models.CharField(blank=True, max_length=250, verbose_name="địa chỉ")),
                        ("services", models.CharField(blank=True, max_length=250, verbose_name="dịch vụ cung cấp")),
                        (
                            "is_public",
                            models.BooleanField(default=False, verbose_name="đơn vị công lập được giao nhiệm vụ"),
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
                        (
                            "office",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="areas.office",
                                verbose_name="cơ quan",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "tổ chức cung cấp dịch vụ",
                        "verbose_name_plural": "tổ chức cung cấp dịch vụ",
                        "ordering": ["name", "pk"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "programme_providerevent" ("address", "commune_id", "id", "is_public", "name", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "services", "version") VALUES (NEW."address", NEW."commune_id", NEW."id", NEW."is_public", NEW."name", NEW."office_id", _pgh_attach_context(), app_clock(), \'insert\', NEW."id", NEW."services", NEW."version"); RETURN NULL;',
                                    hash="86e196cc60c1f31749ac97c0b137f3da4a75f803",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_aeb69",
                                    table="programme_provider",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "programme_providerevent" ("address", "commune_id", "id", "is_public", "name", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "services", "version") VALUES (NEW."address", NEW."commune_id", NEW."id", NEW."is_public", NEW."name", NEW."office_id", _pgh_attach_context(), app_clock(), \'update\', NEW."id", NEW."services", NEW."version"); RETURN NULL;',
                                    hash="fb148bcf29226bb89c7812379f238273be8ebbd0",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_f5a90",
                                    table="programme_provider",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "programme_providerevent" ("address", "commune_id", "id", "is_public", "name", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "services", "version") VALUES (OLD."address", OLD."commune_id", OLD."id", OLD."is_public", OLD."name", OLD."office_id", _pgh_attach_context(), app_clock(), \'delete\', OLD."id", OLD."services", OLD."version"); RETURN NULL;',
                                    hash="428f3f39b33ca1d2c46cb396bec28cf34d5ec496",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_b9e1d",
                                    table="programme_provider",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProviderEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("name", models.CharField(max_length=200, verbose_name="tên")),
                        ("address", models.CharField(blank=True, max_length=250, verbose_name="địa chỉ")),
                        ("services", models.CharField(blank=True, max_length=250, verbose_name="dịch vụ cung cấp")),
                        (
                            "is_public",
                            models.BooleanField(default=False, verbose_name="đơn vị công lập được giao nhiệm vụ"),
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
                                to="programme.provider",
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
                                    hash="b9292efcd2502acc2b04ac8d2848666f8baf9dd7",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_36105",
                                    table="programme_providerevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProviderStep",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "act",
                            models.CharField(
                                choices=[
                                    ("register", "Đăng ký cung cấp dịch vụ"),
                                    ("refuse", "Không công bố"),
                                    ("publish", "Công bố"),
                                    ("find", "Phát hiện căn cứ tạm đình chỉ"),
                                    ("clear", "Kết luận không có căn cứ tạm đình chỉ"),
                                    ("record", "Lập biên bản"),
                                    ("suspend", "Tạm đình chỉ"),
                                    ("register_again", "Đề nghị công bố lại"),
                                    ("refuse_again", "Không công bố lại"),
                                    ("republish", "Công bố lại"),
                                    ("withdraw", "Đưa ra khỏi danh sách"),
                                ],
                                max_length=16,
                                verbose_name="việc",
                            ),
                        ),
                        ("on", models.DateField(verbose_name="ngày")),
                        ("number", models.CharField(blank=True, max_length=60, verbose_name="số văn bản")),
                        (
                            "months",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="số tháng tạm đình chỉ"
                            ),
                        ),
                        (
                            "ground",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("conditions", "Không còn đủ điều kiện"),
                                    ("idle", "Không hoạt động trong 06 tháng"),
                                    ("violation", "Vi phạm trong hoạt động cung cấp dịch vụ"),
                                ],
                                max_length=12,
                                verbose_name="căn cứ tạm đình chỉ",
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=250, verbose_name="ghi chú, lý do")),
                        ("undone_at", models.DateTimeField(blank=True, null=True, verbose_name="rút lại lúc")),
                        ("undone_reason", models.CharField(blank=True, max_length=250, verbose_name="lý do rút lại")),
                        (
                            "provider",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="steps",
                                to="programme.provider",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người ghi",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "bước",
                        "verbose_name_plural": "bước",
                        "ordering": ["on", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("undone_at__isnull", True), ("undone_reason", "")),
                                    models.Q(
                                        ("undone_at__isnull", False), models.Q(("undone_reason", ""), _negated=True)
                                    ),
                                    _connector="OR",
                                ),
                                name="provider_step_undone_why",
                                violation_error_message="Rút lại một bước phải ghi lý do.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("act", "suspend"), ("months__isnull", False)),
                                    models.Q(models.Q(("act", "suspend"), _negated=True), ("months__isnull", True)),
                                    _connector="OR",
                                ),
                                name="provider_suspension_has_months",
                                violation_error_message="Quyết định tạm đình chỉ phải ghi số tháng.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "programme_providerstepevent" ("act", "ground", "id", "months", "note", "number", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "recorded_by_id", "undone_at", "undone_reason", "version") VALUES (NEW."act", NEW."ground", NEW."id", NEW."months", NEW."note", NEW."number", NEW."on", _pgh_attach_context(), app_clock(), \'insert\', NEW."id", NEW."provider_id", NEW."recorded_by_id", NEW."undone_at", NEW."undone_reason", NEW."version"); RETURN NULL;',
                                    hash="fdedc750ebd59bae41fc6df6a7640e554cbe9792",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_383c7",
                                    table="programme_providerstep",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "programme_providerstepevent" ("act", "ground", "id", "months", "note", "number", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "recorded_by_id", "undone_at", "undone_reason", "version") VALUES (NEW."act", NEW."ground", NEW."id", NEW."months", NEW."note", NEW."number", NEW."on", _pgh_attach_context(), app_clock(), \'update\', NEW."id", NEW."provider_id", NEW."recorded_by_id", NEW."undone_at", NEW."undone_reason", NEW."version"); RETURN NULL;',
                                    hash="4f23839c975fd8671b313e0a7478cddaf220c028",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_ee316",
                                    table="programme_providerstep",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "programme_providerstepevent" ("act", "ground", "id", "months", "note", "number", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "recorded_by_id", "undone_at", "undone_reason", "version") VALUES (OLD."act", OLD."ground", OLD."id", OLD."months", OLD."note", OLD."number", OLD."on", _pgh_attach_context(), app_clock(), \'delete\', OLD."id", OLD."provider_id", OLD."recorded_by_id", OLD."undone_at", OLD."undone_reason", OLD."version"); RETURN NULL;',
                                    hash="c51601c002f93e59a7b69255bb5fb16fb11833c7",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_e5bb6",
                                    table="programme_providerstep",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProviderStepEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "act",
                            models.CharField(
                                choices=[
                                    ("register", "Đăng ký cung cấp dịch vụ"),
                                    ("refuse", "Không công bố"),
                                    ("publish", "Công bố"),
                                    ("find", "Phát hiện căn cứ tạm đình chỉ"),
                                    ("clear", "Kết luận không có căn cứ tạm đình chỉ"),
                                    ("record", "Lập biên bản"),
                                    ("suspend", "Tạm đình chỉ"),
                                    ("register_again", "Đề nghị công bố lại"),
                                    ("refuse_again", "Không công bố lại"),
                                    ("republish", "Công bố lại"),
                                    ("withdraw", "Đưa ra khỏi danh sách"),
                                ],
                                max_length=16,
                                verbose_name="việc",
                            ),
                        ),
                        ("on", models.DateField(verbose_name="ngày")),
                        ("number", models.CharField(blank=True, max_length=60, verbose_name="số văn bản")),
                        (
                            "months",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="số tháng tạm đình chỉ"
                            ),
                        ),
                        (
                            "ground",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("conditions", "Không còn đủ điều kiện"),
                                    ("idle", "Không hoạt động trong 06 tháng"),
                                    ("violation", "Vi phạm trong hoạt động cung cấp dịch vụ"),
                                ],
                                max_length=12,
                                verbose_name="căn cứ tạm đình chỉ",
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=250, verbose_name="ghi chú, lý do")),
                        ("undone_at", models.DateTimeField(blank=True, null=True, verbose_name="rút lại lúc")),
                        ("undone_reason", models.CharField(blank=True, max_length=250, verbose_name="lý do rút lại")),
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
                                to="programme.providerstep",
                            ),
                        ),
                        (
                            "provider",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programme.provider",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người ghi",
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
                                    hash="e58edda8e629d4516f4808413244a7ead8406299",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_640c2",
                                    table="programme_providerstepevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Reply",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("on", models.DateField(verbose_name="ngày trả lời")),
                        ("answers", models.JSONField(default=dict, verbose_name="các câu trả lời")),
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
                            "survey",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="replies",
                                to="programme.survey",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "trả lời khảo sát",
                        "verbose_name_plural": "trả lời khảo sát",
                        "ordering": ["office__code"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("survey", "office"),
                                name="survey_reply_once",
                                violation_error_message="Đơn vị đã trả lời khảo sát này; hãy sửa bản đã trả lời.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "programme_replyevent" ("answers", "id", "office_id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "survey_id", "version") VALUES (NEW."answers", NEW."id", NEW."office_id", NEW."on", _pgh_attach_context(), app_clock(), \'insert\', NEW."id", NEW."survey_id", NEW."version"); RETURN NULL;',
                                    hash="d862ca8a154946be04d076d5b2e76324d5777e69",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_f415c",
                                    table="programme_reply",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "programme_replyevent" ("answers", "id", "office_id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "survey_id", "version") VALUES (NEW."answers", NEW."id", NEW."office_id", NEW."on", _pgh_attach_context(), app_clock(), \'update\', NEW."id", NEW."survey_id", NEW."version"); RETURN NULL;',
                                    hash="add77836ea1aa57d5a27226261755c62ec388b9e",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_929da",
                                    table="programme_reply",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "programme_replyevent" ("answers", "id", "office_id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "survey_id", "version") VALUES (OLD."answers", OLD."id", OLD."office_id", OLD."on", _pgh_attach_context(), app_clock(), \'delete\', OLD."id", OLD."survey_id", OLD."version"); RETURN NULL;',
                                    hash="6c401e210d40a54bcf82a7425b22ce09d8b7abb2",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_c6cec",
                                    table="programme_reply",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StaffMember",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("full_name", models.CharField(max_length=120, verbose_name="họ và tên")),
                        (
                            "title",
                            models.CharField(blank=True, max_length=200, verbose_name="chức vụ, đơn vị công tác"),
                        ),
                        (
                            "field",
                            models.CharField(
                                choices=[
                                    ("social", "Lao động – xã hội"),
                                    ("police", "Công an"),
                                    ("health", "Y tế"),
                                    ("other", "Khác"),
                                ],
                                default="social",
                                max_length=8,
                                verbose_name="lĩnh vực",
                            ),
                        ),
                        (
                            "employment",
                            models.CharField(
                                choices=[("full_time", "Chuyên trách"), ("part_time", "Kiêm nhiệm")],
                                max_length=10,
                                verbose_name="chế độ",
                            ),
                        ),
                        (
                            "in_task_team",
                            models.BooleanField(default=False, verbose_name="thành viên Tổ công tác cai nghiện ma túy"),
                        ),
                        (
                            "certified_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="ngày được cấp chứng chỉ xác định tình trạng nghiện"
                            ),
                        ),
                        ("certificate", models.CharField(blank=True, max_length=60, verbose_name="số chứng chỉ")),
                        ("starts", models.DateField(verbose_name="từ ngày")),
                        ("ends", models.DateField(blank=True, null=True, verbose_name="đến trước ngày")),
                        (
                            "office",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="areas.office",
                                verbose_name="cơ quan",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "cán bộ",
                        "verbose_name_plural": "cán bộ",
                        "ordering": ["office__code", "full_name", "pk"],
                        "indexes": [models.Index(fields=["office", "starts", "ends"], name="staff_of_office")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends__isnull", True), ("ends__gt", models.F("starts")), _connector="OR"
                                ),
                                name="staff_days_in_order",
                                violation_error_message="Ngày kết thúc phải sau ngày bắt đầu.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("certified_on__isnull", True), ("field", "health"), _connector="OR"
                                ),
                                name="staff_certified_is_health",
                                violation_error_message="Chỉ cán bộ y tế mới có chứng chỉ xác định tình trạng nghiện ma túy.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("certificate", ""), ("certified_on__isnull", False), _connector="OR"
                                ),
                                name="staff_certificate_has_day",
                                violation_error_message="Có số chứng chỉ thì phải ghi ngày cấp.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "programme_staffmemberevent" ("certificate", "certified_on", "employment", "ends", "field", "full_name", "id", "in_task_team", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts", "title", "version") VALUES (NEW."certificate", NEW."certified_on", NEW."employment", NEW."ends", NEW."field", NEW."full_name", NEW."id", NEW."in_task_team", NEW."office_id", _pgh_attach_context(), app_clock(), \'insert\', NEW."id", NEW."starts", NEW."title", NEW."version"); RETURN NULL;',
                                    hash="c2e277da4ef4f60386bb0eab37840fe273e38133",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_c9391",
                                    table="programme_staffmember",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "programme_staffmemberevent" ("certificate", "certified_on", "employment", "ends", "field", "full_name", "id", "in_task_team", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts", "title", "version") VALUES (NEW."certificate", NEW."certified_on", NEW."employment", NEW."ends", NEW."field", NEW."full_name", NEW."id", NEW."in_task_team", NEW."office_id", _pgh_attach_context(), app_clock(), \'update\', NEW."id", NEW."starts", NEW."title", NEW."version"); RETURN NULL;',
                                    hash="52b2eaf9f39e6da6ee9f24de8406ff4b85840e08",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_2507d",
                                    table="programme_staffmember",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "programme_staffmemberevent" ("certificate", "certified_on", "employment", "ends", "field", "full_name", "id", "in_task_team", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts", "title", "version") VALUES (OLD."certificate", OLD."certified_on", OLD."employment", OLD."ends", OLD."field", OLD."full_name", OLD."id", OLD."in_task_team", OLD."office_id", _pgh_attach_context(), app_clock(), \'delete\', OLD."id", OLD."starts", OLD."title", OLD."version"); RETURN NULL;',
                                    hash="e732b606e76d141ee9fd912d071ecd020c374a06",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_085aa",
                                    table="programme_staffmember",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ParticipationEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "course",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programme.course",
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
                                to="programme.participation",
                            ),
                        ),
                        (
                            "staff",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programme.staffmember",
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
                                    hash="a43a03c34b74a527f18e0a612574d8d9511b2930",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_8ed1e",
                                    table="programme_participationevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StaffMemberEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("full_name", models.CharField(max_length=120, verbose_name="họ và tên")),
                        (
                            "title",
                            models.CharField(blank=True, max_length=200, verbose_name="chức vụ, đơn vị công tác"),
                        ),
                        (
                            "field",
                            models.CharField(
                                choices=[
                                    ("social", "Lao động – xã hội"),
                                    ("police", "Công an"),
                                    ("health", "Y tế"),
                                    ("other", "Khác"),
                                ],
                                default="social",
                                max_length=8,
                                verbose_name="lĩnh vực",
                            ),
                        ),
                        (
                            "employment",
                            models.CharField(
                                choices=[("full_time", "Chuyên trách"), ("part_time", "Kiêm nhiệm")],
                                max_length=10,
                                verbose_name="chế độ",
                            ),
                        ),
                        (
                            "in_task_team",
                            models.BooleanField(default=False, verbose_name="thành viên Tổ công tác cai nghiện ma túy"),
                        ),
                        (
                            "certified_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="ngày được cấp chứng chỉ xác định tình trạng nghiện"
                            ),
                        ),
                        ("certificate", models.CharField(blank=True, max_length=60, verbose_name="số chứng chỉ")),
                        ("starts", models.DateField(verbose_name="từ ngày")),
                        ("ends", models.DateField(blank=True, null=True, verbose_name="đến trước ngày")),
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
                                to="programme.staffmember",
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
                                    hash="42a39fdf9e56954db68781eb359fc1d19802241c",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_883d1",
                                    table="programme_staffmemberevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StaffReturn",
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
                                validators=[django.core.validators.MinValueValidator(2011)], verbose_name="năm"
                            ),
                        ),
                        ("at_facilities", models.BooleanField(default=False, verbose_name="tại cơ sở cai nghiện")),
                        ("total", models.PositiveIntegerField(verbose_name="tổng số cán bộ")),
                        ("full_time", models.PositiveIntegerField(verbose_name="chuyên trách")),
                        ("part_time", models.PositiveIntegerField(verbose_name="kiêm nhiệm")),
                        ("trained", models.PositiveIntegerField(verbose_name="được tập huấn trong năm")),
                        (
                            "office",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="areas.office",
                                verbose_name="cơ quan",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "số liệu cán bộ",
                        "verbose_name_plural": "số liệu cán bộ",
                        "ordering": ["-year", "office__code", "at_facilities"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("office", "year", "at_facilities"),
                                name="staff_return_once",
                                violation_error_message="Cơ quan đã nhập số liệu này của năm đó; hãy sửa bản đã nhập.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "total",
                                        django.db.models.expressions.CombinedExpression(
                                            models.F("full_time"), "+", models.F("part_time")
                                        ),
                                    )
                                ),
                                name="staff_return_adds_up",
                                violation_error_message="Tổng số cán bộ phải bằng chuyên trách cộng kiêm nhiệm.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("trained__lte", models.F("total"))),
                                name="staff_return_trained_within",
                                violation_error_message="Số được tập huấn không thể nhiều hơn tổng số cán bộ.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "programme_staffreturnevent" ("at_facilities", "full_time", "id", "office_id", "part_time", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "total", "trained", "version", "year") VALUES (NEW."at_facilities", NEW."full_time", NEW."id", NEW."office_id", NEW."part_time", _pgh_attach_context(), app_clock(), \'insert\', NEW."id", NEW."total", NEW."trained", NEW."version", NEW."year"); RETURN NULL;',
                                    hash="2076908f5fa1b14a06e5fb23bb78f98cc6679622",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_b5c47",
                                    table="programme_staffreturn",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "programme_staffreturnevent" ("at_facilities", "full_time", "id", "office_id", "part_time", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "total", "trained", "version", "year") VALUES (NEW."at_facilities", NEW."full_time", NEW."id", NEW."office_id", NEW."part_time", _pgh_attach_context(), app_clock(), \'update\', NEW."id", NEW."total", NEW."trained", NEW."version", NEW."year"); RETURN NULL;',
                                    hash="d1401cdcf63d936b3e7039e41051a019e8ec53cb",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_4b8f3",
                                    table="programme_staffreturn",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "programme_staffreturnevent" ("at_facilities", "full_time", "id", "office_id", "part_time", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "total", "trained", "version", "year") VALUES (OLD."at_facilities", OLD."full_time", OLD."id", OLD."office_id", OLD."part_time", _pgh_attach_context(), app_clock(), \'delete\', OLD."id", OLD."total", OLD."trained", OLD."version", OLD."year"); RETURN NULL;',
                                    hash="22393b53802ba5b64cf17cfadfdc4cd9c89a5d80",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_6d62a",
                                    table="programme_staffreturn",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StaffReturnEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "year",
                            models.PositiveSmallIntegerField(
                                validators=[django.core.validators.MinValueValidator(2011)], verbose_name="năm"
                            ),
                        ),
                        ("at_facilities", models.BooleanField(default=False, verbose_name="tại cơ sở cai nghiện")),
                        ("total", models.PositiveIntegerField(verbose_name="tổng số cán bộ")),
                        ("full_time", models.PositiveIntegerField(verbose_name="chuyên trách")),
                        ("part_time", models.PositiveIntegerField(verbose_name="kiêm nhiệm")),
                        ("trained", models.PositiveIntegerField(verbose_name="được tập huấn trong năm")),
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
                                to="programme.staffreturn",
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
                                    hash="82deb0b1b731211302b9ba4dd623b40567c34f62",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_b4a87",
                                    table="programme_staffreturnevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Survey",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("title", models.CharField(max_length=200, verbose_name="tên khảo sát")),
                        ("sent_on", models.DateField(blank=True, null=True, verbose_name="ngày gửi")),
                        ("due_on", models.DateField(verbose_name="hạn trả lời")),
                        (
                            "office",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="areas.office",
                                verbose_name="cơ quan",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "khảo sát",
                        "verbose_name_plural": "khảo sát",
                        "ordering": ["-due_on", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("sent_on__isnull", True), ("due_on__gte", models.F("sent_on")), _connector="OR"
                                ),
                                name="survey_due_after_sent",
                                violation_error_message="Hạn trả lời không được trước ngày gửi.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "programme_surveyevent" ("due_on", "id", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_on", "title", "version") VALUES (NEW."due_on", NEW."id", NEW."office_id", _pgh_attach_context(), app_clock(), \'insert\', NEW."id", NEW."sent_on", NEW."title", NEW."version"); RETURN NULL;',
                                    hash="8cf353f8a6343bd974544bc54bce71ea9c8f576d",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_fdcfb",
                                    table="programme_survey",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "programme_surveyevent" ("due_on", "id", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_on", "title", "version") VALUES (NEW."due_on", NEW."id", NEW."office_id", _pgh_attach_context(), app_clock(), \'update\', NEW."id", NEW."sent_on", NEW."title", NEW."version"); RETURN NULL;',
                                    hash="3353eee8a397f01d92d40391d61dcd72d8243599",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_5ec3a",
                                    table="programme_survey",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "programme_surveyevent" ("due_on", "id", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_on", "title", "version") VALUES (OLD."due_on", OLD."id", OLD."office_id", _pgh_attach_context(), app_clock(), \'delete\', OLD."id", OLD."sent_on", OLD."title", OLD."version"); RETURN NULL;',
                                    hash="4a52f75d76e2102a1188b91f0c20591c046e9482",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_1bc99",
                                    table="programme_survey",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReplyEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("on", models.DateField(verbose_name="ngày trả lời")),
                        ("answers", models.JSONField(default=dict, verbose_name="các câu trả lời")),
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
                                to="programme.reply",
                            ),
                        ),
                        (
                            "survey",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programme.survey",
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
                                    hash="854fdee3f5e45ebc48bc42956875a61d7ac6abc3",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_cbc12",
                                    table="programme_replyevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="QuestionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("place", models.PositiveSmallIntegerField(verbose_name="thứ tự")),
                        ("text", models.CharField(max_length=250, verbose_name="câu hỏi")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("number", "Số"),
                                    ("yes_no", "Có hoặc không"),
                                    ("text", "Câu trả lời bằng chữ"),
                                ],
                                default="number",
                                max_length=8,
                                verbose_name="loại trả lời",
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
                                to="programme.question",
                            ),
                        ),
                        (
                            "survey",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programme.survey",
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
                                    hash="be2ce29d5d86f37aa3f36b7196ea09f4bed34934",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_c020c",
                                    table="programme_questionevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SurveyEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("title", models.CharField(max_length=200, verbose_name="tên khảo sát")),
                        ("sent_on", models.DateField(blank=True, null=True, verbose_name="ngày gửi")),
                        ("due_on", models.DateField(verbose_name="hạn trả lời")),
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
                                to="programme.survey",
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
                                    hash="49ab7670e9fafc49713fd76ba611534fd51e92ef",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_1ef1c",
                                    table="programme_surveyevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
            ],
        ),
    ]
