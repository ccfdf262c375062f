import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import core.migration


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("areas", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        core.migration.CreateModels(
            models=[
                migrations.CreateModel(
                    name="Report",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "form",
                            models.CharField(
                                choices=[
                                    ("01-BCN", "Biểu 01-BCN"),
                                    ("02-BCN", "Biểu 02-BCN"),
                                    ("03-BCN", "Biểu 03-BCN"),
                                    ("04-BCN", "Biểu 04-BCN"),
                                    ("PL-TK", "Phụ lục thống kê"),
                                    ("PL-XA", "Phụ lục theo xã"),
                                ],
                                max_length=8,
                                verbose_name="biểu",
                            ),
                        ),
                        ("period", models.CharField(max_length=8, verbose_name="kỳ")),
                        ("starts", models.DateField(verbose_name="từ ngày")),
                        ("ends", models.DateField(verbose_name="đến hết ngày")),
                        (
                            "calendar",
                            models.CharField(
                                choices=[("circular", "Thông tư 05/2011"), ("plan", "Theo kế hoạch")],
                                default="circular",
                                max_length=10,
                                verbose_name="lịch",
                            ),
                        ),
                        ("cutoff", models.DateField(blank=True, null=True, verbose_name="số liệu tính đến ngày")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "Đang chờ"),
                                    ("running", "Đang tổng hợp"),
                                    ("done", "Đã xong"),
                                    ("failed", "Không tổng hợp được"),
                                ],
                                default="waiting",
                                max_length=8,
                                verbose_name="trạng thái",
                            ),
                        ),
                        ("requested_at", models.DateTimeField(verbose_name="yêu cầu lúc")),
                        ("attempt", models.PositiveIntegerField(default=0, editable=False)),
                        ("claimed_by", models.CharField(blank=True, editable=False, max_length=120)),
                        ("heartbeat_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        (
                            "progress",
                            models.PositiveSmallIntegerField(default=0, editable=False, verbose_name="tiến độ (%)"),
                        ),
                        (
                            "progress_label",
                            models.CharField(blank=True, editable=False, max_length=120, verbose_name="việc đang làm"),
                        ),
                        ("failure", models.TextField(blank=True, editable=False, verbose_name="lý do không xong")),
                        ("cells", models.JSONField(blank=True, null=True, verbose_name="số liệu")),
                        ("checks", models.JSONField(blank=True, null=True, verbose_name="kiểm tra")),
                        ("compiled_at", models.DateTimeField(blank=True, null=True, verbose_name="tổng hợp xong lúc")),
                        (
                            "office",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reports",
                                to="areas.office",
                                verbose_name="cơ quan",
                            ),
                        ),
                        (
                            "requested_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người yêu cầu",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "báo cáo",
                        "verbose_name_plural": "báo cáo",
                        "ordering": ["-ends", "form", "office__code"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("state__in", ["waiting", "running"])),
                                fields=["heartbeat_at"],
                                name="report_unfinished",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("form", "office", "starts", "ends", "period", "calendar", "cutoff"),
                                name="report_once",
                                nulls_distinct=False,
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "done"), _negated=True),
                                    models.Q(
                                        ("cells__isnull", False),
                                        ("checks__isnull", False),
                                        ("compiled_at__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="report_done_has_cells",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "running"), _negated=True),
                                    models.Q(
                                        ("heartbeat_at__isnull", False), models.Q(("claimed_by", ""), _negated=True)
                                    ),
                                    _connector="OR",
                                ),
                                name="report_running_is_claimed",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "failed"), _negated=True),
                                    models.Q(("failure", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="report_failed_says_why",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReportFile",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("content", models.BinaryField()),
                        ("sha256", models.CharField(max_length=64)),
                        (
                            "report",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE, related_name="pdf", to="reporting.report"
                            ),
                        ),
                    ],
                ),
            ],
        ),
    ]
