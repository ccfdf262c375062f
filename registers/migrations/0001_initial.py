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
                    name="RegisterExport",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                        ("requested_at", models.DateTimeField(verbose_name="yêu cầu lúc")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "Đang chờ"),
                                    ("running", "Đang lập tệp"),
                                    ("done", "Đã xong"),
                                    ("failed", "Không xong"),
                                    ("expired", "Đã hết hạn tải"),
                                ],
                                default="waiting",
                                max_length=8,
                                verbose_name="trạng thái",
                            ),
                        ),
                        ("content", models.BinaryField(null=True)),
                        ("sha256", models.CharField(blank=True, max_length=64)),
                        ("dossiers", models.PositiveIntegerField(blank=True, null=True, verbose_name="số hồ sơ")),
                        ("made_at", models.DateTimeField(blank=True, null=True, verbose_name="lập xong lúc")),
                        (
                            "area",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="areas.area",
                                verbose_name="địa bàn",
                            ),
                        ),
                        (
                            "requested_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người xuất",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "lần xuất sổ",
                        "verbose_name_plural": "các lần xuất sổ",
                        "ordering": ["-requested_at"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("state__in", ["waiting", "running"])),
                                fields=["heartbeat_at"],
                                name="export_unfinished",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "done"), _negated=True),
                                    models.Q(("content__isnull", False), ("made_at__isnull", False)),
                                    _connector="OR",
                                ),
                                name="export_done_has_content",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "expired"), _negated=True),
                                    ("content__isnull", True),
                                    _connector="OR",
                                ),
                                name="export_expired_has_none",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "running"), _negated=True),
                                    models.Q(
                                        ("heartbeat_at__isnull", False), models.Q(("claimed_by", ""), _negated=True)
                                    ),
                                    _connector="OR",
                                ),
                                name="export_running_is_claimed",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "failed"), _negated=True),
                                    models.Q(("failure", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="export_failed_says_why",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RegisterImport",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                        ("name", models.CharField(max_length=200, verbose_name="tên tệp")),
                        ("content", models.BinaryField(null=True)),
                        ("sha256", models.CharField(max_length=64)),
                        ("requested_at", models.DateTimeField(verbose_name="tải lên lúc")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "Đang chờ"),
                                    ("running", "Đang xử lý"),
                                    ("refused", "Có lỗi, chưa ghi gì"),
                                    ("ready", "Không có lỗi, chờ ghi vào sổ"),
                                    ("done", "Đã ghi vào sổ"),
                                    ("failed", "Không xong"),
                                ],
                                default="waiting",
                                max_length=8,
                                verbose_name="trạng thái",
                            ),
                        ),
                        ("approved_at", models.DateTimeField(blank=True, null=True, verbose_name="cho ghi lúc")),
                        ("saved_at", models.DateTimeField(blank=True, null=True, verbose_name="ghi xong lúc")),
                        ("counts", models.JSONField(default=dict, verbose_name="số dòng")),
                        ("faults", models.JSONField(default=list, verbose_name="lỗi")),
                        ("warnings", models.JSONField(default=list, verbose_name="lưu ý")),
                        (
                            "requested_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người nhập",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "lần nhập sổ",
                        "verbose_name_plural": "các lần nhập sổ",
                        "ordering": ["-requested_at"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("state__in", ["waiting", "running"])),
                                fields=["heartbeat_at"],
                                name="import_unfinished",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "done"), _negated=True),
                                    models.Q(("approved_at__isnull", False), ("saved_at__isnull", False)),
                                    _connector="OR",
                                ),
                                name="import_done_was_approved",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("state", "done"), ("content__isnull", False), _connector="OR"),
                                name="import_unsaved_has_content",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "running"), _negated=True),
                                    models.Q(
                                        ("heartbeat_at__isnull", False), models.Q(("claimed_by", ""), _negated=True)
                                    ),
                                    _connector="OR",
                                ),
                                name="import_running_is_claimed",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "failed"), _negated=True),
                                    models.Q(("failure", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="import_failed_says_why",
                            ),
                        ],
                    },
                ),
            ],
        ),
    ]
