import django.core.serializers.json
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("areas", "0001_initial"),
        ("cases", "0003_birth_year_only"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Pause",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
            ],
            options={
                "verbose_name": "thời gian dừng",
                "verbose_name_plural": "thời gian dừng",
                "ordering": ["starts", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Scan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("paper", models.CharField(max_length=40, verbose_name="giấy tờ")),
                ("name", models.CharField(max_length=200, verbose_name="tên tệp")),
                ("content_type", models.CharField(max_length=60)),
                ("content", models.BinaryField()),
                ("sha256", models.CharField(max_length=64)),
            ],
            options={
                "verbose_name": "bản chụp",
                "verbose_name_plural": "bản chụp",
            },
        ),
        migrations.CreateModel(
            name="SpecialDay",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Step",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
            ],
            options={
                "verbose_name": "bước",
                "verbose_name_plural": "các bước",
                "ordering": ["pk"],
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Document",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("form", models.CharField(max_length=20, verbose_name="mẫu")),
                ("year", models.PositiveSmallIntegerField(verbose_name="năm")),
                ("number", models.PositiveIntegerField(blank=True, null=True, verbose_name="số")),
                ("symbol", models.CharField(blank=True, max_length=40, verbose_name="ký hiệu")),
                ("place", models.CharField(max_length=120, verbose_name="nơi ký")),
                ("on", models.DateField(verbose_name="ngày")),
                ("signer_title", models.CharField(blank=True, max_length=120, verbose_name="chức vụ người ký")),
                ("signer_name", models.CharField(blank=True, max_length=120, verbose_name="người ký")),
                ("content", models.JSONField(default=dict, verbose_name="nội dung")),
                ("made_at", models.DateTimeField(verbose_name="lập lúc")),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="documents", to="cases.dossier"
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
            ],
            options={
                "verbose_name": "văn bản",
                "verbose_name_plural": "văn bản",
                "ordering": ["-on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="DocumentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("form", models.CharField(max_length=20, verbose_name="mẫu")),
                ("year", models.PositiveSmallIntegerField(verbose_name="năm")),
                ("number", models.PositiveIntegerField(blank=True, null=True, verbose_name="số")),
                ("symbol", models.CharField(blank=True, max_length=40, verbose_name="ký hiệu")),
                ("place", models.CharField(max_length=120, verbose_name="nơi ký")),
                ("on", models.DateField(verbose_name="ngày")),
                ("signer_title", models.CharField(blank=True, max_length=120, verbose_name="chức vụ người ký")),
                ("signer_name", models.CharField(blank=True, max_length=120, verbose_name="người ký")),
                ("content", models.JSONField(default=dict, verbose_name="nội dung")),
                ("made_at", models.DateTimeField(verbose_name="lập lúc")),
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
                    "made_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người lập",
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
                        to="cases.document",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DrugTest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="drug_tests", to="cases.dossier"
                    ),
                ),
            ],
            options={
                "verbose_name": "xét nghiệm ma túy",
                "verbose_name_plural": "xét nghiệm ma túy",
                "ordering": ["on", "pk"],
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
            },
        ),
        migrations.CreateModel(
            name="Procedure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                ("months_remitted", models.PositiveSmallIntegerField(default=0, verbose_name="số tháng được giảm")),
                ("term_ends", models.DateField(blank=True, null=True, verbose_name="hết thời hạn ngày")),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="procedures", to="cases.dossier"
                    ),
                ),
            ],
            options={
                "verbose_name": "thủ tục",
                "verbose_name_plural": "thủ tục",
                "ordering": ["-opened_on", "-pk"],
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="pause",
            name="procedure",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="pauses", to="cases.procedure"
            ),
        ),
        migrations.CreateModel(
            name="Clock",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
            ],
            options={
                "verbose_name": "thời hạn",
                "verbose_name_plural": "thời hạn",
                "ordering": ["due_on", "pk"],
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
                ("months_remitted", models.PositiveSmallIntegerField(default=0, verbose_name="số tháng được giảm")),
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
            },
        ),
        migrations.CreateModel(
            name="ProposalAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="proposal_answers", to="cases.dossier"
                    ),
                ),
            ],
            options={
                "verbose_name": "trả lời đề xuất",
                "verbose_name_plural": "trả lời đề xuất",
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
            },
        ),
        migrations.CreateModel(
            name="Rule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="ít nhất (giai đoạn, lần)"),
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
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="nhiều nhất, từ lần hai"),
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="clock",
            name="rule",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.rule", verbose_name="quy định"
            ),
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
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="ít nhất (giai đoạn, lần)"),
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
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="nhiều nhất, từ lần hai"),
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
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="specialday",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="specialday",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="specialday",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        migrations.AddField(
            model_name="specialdayevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="specialdayevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="cases.specialday",
            ),
        ),
        migrations.AddField(
            model_name="step",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="người ghi",
            ),
        ),
        migrations.AddField(
            model_name="step",
            name="procedure",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="cases.procedure"
            ),
        ),
        migrations.AddField(
            model_name="step",
            name="rule",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.rule", verbose_name="quy định"
            ),
        ),
        migrations.AddField(
            model_name="step",
            name="undone_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="người thu hồi",
            ),
        ),
        migrations.AddField(
            model_name="scan",
            name="step",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="scans", to="cases.step"),
        ),
        migrations.AddField(
            model_name="pauseevent",
            name="closed_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="cases.step",
            ),
        ),
        migrations.AddField(
            model_name="pauseevent",
            name="opened_by",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="cases.step",
            ),
        ),
        migrations.AddField(
            model_name="pause",
            name="closed_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="pauses_closed",
                to="cases.step",
            ),
        ),
        migrations.AddField(
            model_name="pause",
            name="opened_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="pauses_opened", to="cases.step"
            ),
        ),
        migrations.AddField(
            model_name="documentevent",
            name="step",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="cases.step",
            ),
        ),
        migrations.AddField(
            model_name="document",
            name="step",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="documents",
                to="cases.step",
            ),
        ),
        migrations.AddField(
            model_name="clockevent",
            name="met_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="cases.step",
            ),
        ),
        migrations.AddField(
            model_name="clockevent",
            name="started_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="cases.step",
            ),
        ),
        migrations.AddField(
            model_name="clock",
            name="met_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="clocks_met",
                to="cases.step",
            ),
        ),
        migrations.AddField(
            model_name="clock",
            name="started_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="clocks_started",
                to="cases.step",
            ),
        ),
        migrations.AddField(
            model_name="stepevent",
            name="by",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="người ghi",
            ),
        ),
        migrations.AddField(
            model_name="stepevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="stepevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="cases.step",
            ),
        ),
        migrations.AddField(
            model_name="stepevent",
            name="procedure",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="cases.procedure",
            ),
        ),
        migrations.AddField(
            model_name="stepevent",
            name="rule",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="cases.rule",
                verbose_name="quy định",
            ),
        ),
        migrations.AddField(
            model_name="stepevent",
            name="undone_by",
            field=models.ForeignKey(
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
        migrations.AddConstraint(
            model_name="drugtest",
            constraint=models.CheckConstraint(
                condition=models.Q(("is_positive", True), ("substances", ""), _connector="OR"),
                name="drug_test_negative_finds_nothing",
                violation_error_message="Kết quả âm tính thì không có chất phát hiện.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="drugtest",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="drugtest",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="drugtest",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="drugtestevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="699b6d39ef721eb96489c8373c2f42429914a7cd",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_07a07",
                    table="cases_drugtestevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="procedure",
            constraint=models.UniqueConstraint(
                condition=models.Q(("closed_on__isnull", True)),
                fields=("dossier", "kind"),
                name="procedure_one_open_per_kind",
                violation_error_message="Người này đang có một thủ tục cùng loại chưa khép lại.",
            ),
        ),
        migrations.AddConstraint(
            model_name="procedure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("closed_on__isnull", True), ("closed_on__gte", models.F("opened_on")), _connector="OR"
                ),
                name="procedure_days_in_order",
                violation_error_message="Ngày khép lại không được trước ngày bắt đầu.",
            ),
        ),
        migrations.AddConstraint(
            model_name="procedure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("term_months__isnull", True), ("term_starts__isnull", True)),
                    models.Q(("term_months__isnull", False), ("term_starts__isnull", False)),
                    _connector="OR",
                ),
                name="procedure_term_whole",
                violation_error_message="Ngày bắt đầu và số tháng của thời hạn phải đi cùng nhau.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="procedure",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="procedure",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="procedure",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="procedureevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="bfcfc03468ee8edd48458b7de0b165eb90c9f25c",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_fb6d7",
                    table="cases_procedureevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="proposalanswer",
            constraint=models.UniqueConstraint(
                fields=("dossier", "proposal", "evidence"), name="proposal_answered_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="proposalanswer",
            constraint=models.CheckConstraint(
                condition=models.Q(("is_accepted", True), models.Q(("reason", ""), _negated=True), _connector="OR"),
                name="proposal_refusal_says_why",
                violation_error_message="Không chấp nhận đề xuất thì phải ghi lý do.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="proposalanswer",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="proposalanswer",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="proposalanswer",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="proposalanswerevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="6b09b6cc675fdc344198f4435fa37e1b3cc11b21",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_23094",
                    table="cases_proposalanswerevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="rule",
            constraint=models.UniqueConstraint(
                fields=("procedure", "step", "valid_from"),
                name="rule_once_a_day",
                violation_error_message="Bước này đã có một quy định từ ngày đó; hãy sửa quy định đó.",
            ),
        ),
        migrations.AddConstraint(
            model_name="rule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("amount__isnull", True), ("unit", "")),
                    models.Q(("amount__isnull", False), models.Q(("unit", ""), _negated=True)),
                    _connector="OR",
                ),
                name="rule_amount_has_unit",
                violation_error_message="Thời hạn và đơn vị phải đi cùng nhau.",
            ),
        ),
        migrations.AddConstraint(
            model_name="rule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("least_months__isnull", True), ("most_months__gte", models.F("least_months")), _connector="OR"
                ),
                name="rule_months_in_order",
                violation_error_message="Số tháng nhiều nhất không được ít hơn số tháng ít nhất.",
            ),
        ),
        migrations.AddConstraint(
            model_name="rule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("changed_by__isnull", True), models.Q(("reason", ""), _negated=True), _connector="OR"
                ),
                name="rule_change_says_why",
                violation_error_message="Sửa quy định phải ghi lý do.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rule",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rule",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rule",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="ruleevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="3330dd55354499c448a86e1dddca24db08cb3ea2",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_eda95",
                    table="cases_ruleevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="specialdayevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="287a81b50177767b27f0d05d969ee4ca8bea40f2",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_91e28",
                    table="cases_specialdayevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="step",
            index=models.Index(fields=["act", "on"], name="step_act_on"),
        ),
        migrations.AddConstraint(
            model_name="step",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("undone_at__isnull", True), ("undone_by__isnull", True), ("undone_reason", "")),
                    models.Q(
                        ("undone_at__isnull", False),
                        ("undone_by__isnull", False),
                        models.Q(("undone_reason", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="step_undone_wholly",
                violation_error_message="Thu hồi một bước phải ghi người và lý do.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="step",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="step",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="step",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="scan",
            trigger=pgtrigger.compiler.Trigger(
                name="scan_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="f0e9afdd48284d9a47801fe01a619156d1ace8cf",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_scan_kept_5e05f",
                    table="cases_scan",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pauseevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="595bacf555a3fc70c4b89580fb55f29dcd18f507",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_22ed7",
                    table="cases_pauseevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="pause",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends__isnull", True), ("ends__gt", models.F("starts")), _connector="OR"),
                name="pause_days_in_order",
                violation_error_message="Ngày kết thúc phải sau ngày bắt đầu.",
            ),
        ),
        migrations.AddConstraint(
            model_name="pause",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ends__isnull", True)), fields=("procedure", "kind"), name="pause_one_open_per_kind"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pause",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pause",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pause",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="documentevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="1073a84d05fc489ffa67dc45de50ff69711df0d5",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_88b73",
                    table="cases_documentevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.UniqueConstraint(
                condition=models.Q(("number__isnull", False)),
                fields=("office", "year", "symbol", "number"),
                name="document_number_once",
                violation_error_message="Số này đã dùng trong sổ văn bản của năm.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="document",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cases_documentevent" ("content", "dossier_id", "form", "id", "made_at", "made_by_id", "number", "office_id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "signer_name", "signer_title", "step_id", "symbol", "year") VALUES (NEW."content", NEW."dossier_id", NEW."form", NEW."id", NEW."made_at", NEW."made_by_id", NEW."number", NEW."office_id", NEW."on", _pgh_attach_context(), app_clock(), \'insert\', NEW."id", NEW."place", NEW."signer_name", NEW."signer_title", NEW."step_id", NEW."symbol", NEW."year"); RETURN NULL;',
                    hash="6c5709718a71ef91aef29956f24da823c08ebafe",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_96a33",
                    table="cases_document",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="document",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cases_documentevent" ("content", "dossier_id", "form", "id", "made_at", "made_by_id", "number", "office_id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "signer_name", "signer_title", "step_id", "symbol", "year") VALUES (NEW."content", NEW."dossier_id", NEW."form", NEW."id", NEW."made_at", NEW."made_by_id", NEW."number", NEW."office_id", NEW."on", _pgh_attach_context(), app_clock(), \'update\', NEW."id", NEW."place", NEW."signer_name", NEW."signer_title", NEW."step_id", NEW."symbol", NEW."year"); RETURN NULL;',
                    hash="7fb1fc95ac671fecdc60da8b7a30e1d185d33e6e",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_5bc40",
                    table="cases_document",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="document",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cases_documentevent" ("content", "dossier_id", "form", "id", "made_at", "made_by_id", "number", "office_id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "signer_name", "signer_title", "step_id", "symbol", "year") VALUES (OLD."content", OLD."dossier_id", OLD."form", OLD."id", OLD."made_at", OLD."made_by_id", OLD."number", OLD."office_id", OLD."on", _pgh_attach_context(), app_clock(), \'delete\', OLD."id", OLD."place", OLD."signer_name", OLD."signer_title", OLD."step_id", OLD."symbol", OLD."year"); RETURN NULL;',
                    hash="2788e77120c357cdf49fa383fb927d446c168017",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_69c2a",
                    table="cases_document",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="clockevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="2bf56bfbfd8a5aa6e0131ae5a31a65b763c9e6f4",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_21750",
                    table="cases_clockevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="clock",
            index=models.Index(
                condition=models.Q(("met_by__isnull", True), ("void", False)), fields=["due_on", "id"], name="clock_due"
            ),
        ),
        migrations.AddConstraint(
            model_name="clock",
            constraint=models.UniqueConstraint(
                condition=models.Q(("met_by__isnull", True), ("void", False)),
                fields=("procedure", "act"),
                name="clock_one_open_per_act",
            ),
        ),
        migrations.AddConstraint(
            model_name="clock",
            constraint=models.CheckConstraint(
                condition=models.Q(("met_by__isnull", True), ("void", False), _connector="OR"), name="clock_met_or_void"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="clock",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="clock",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="clock",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="stepevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="77c514de5bd9c97207350451d53fd276f4eda0e5",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_5d4ce",
                    table="cases_stepevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
