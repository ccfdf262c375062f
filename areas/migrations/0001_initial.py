import django.db.models.deletion
from django.db import migrations, models

import core.migration


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        core.migration.CreateModels(
            models=[
                migrations.CreateModel(
                    name="AreaTree",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("starts", models.DateField(unique=True, verbose_name="có từ ngày")),
                    ],
                ),
                migrations.CreateModel(
                    name="Area",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("code", models.CharField(max_length=5, verbose_name="mã")),
                        ("name", models.CharField(max_length=120, verbose_name="tên")),
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("province", "Tỉnh, thành phố"),
                                    ("district", "Quận, huyện, thị xã"),
                                    ("commune", "Xã, phường, thị trấn"),
                                ],
                                max_length=10,
                                verbose_name="cấp",
                            ),
                        ),
                        ("valid_from", models.DateField(verbose_name="có từ ngày")),
                        ("valid_to", models.DateField(blank=True, null=True, verbose_name="đến trước ngày")),
                        ("latitude", models.FloatField(blank=True, null=True, verbose_name="vĩ độ")),
                        ("longitude", models.FloatField(blank=True, null=True, verbose_name="kinh độ")),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="children",
                                to="areas.area",
                                verbose_name="thuộc",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "đơn vị hành chính",
                        "verbose_name_plural": "đơn vị hành chính",
                        "ordering": ["code"],
                        "constraints": [
                            models.UniqueConstraint(fields=("code", "valid_from"), name="area_code_once_per_day"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_to__isnull", True),
                                    ("valid_to__gt", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="area_days_in_order",
                                violation_error_message="Ngày kết thúc phải sau ngày bắt đầu.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AreaLink",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("distance", models.PositiveSmallIntegerField()),
                        (
                            "ancestor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="descendant_links",
                                to="areas.area",
                            ),
                        ),
                        (
                            "descendant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="ancestor_links",
                                to="areas.area",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["descendant", "distance"], name="area_link_up")],
                        "constraints": [
                            models.UniqueConstraint(fields=("ancestor", "descendant"), name="area_link_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AreaMap",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "area",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="maps", to="areas.area"
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"
                            ),
                        ),
                        (
                            "tree",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="areas.areatree"
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["tree", "unit"], name="area_map_unit")],
                        "constraints": [models.UniqueConstraint(fields=("tree", "area"), name="area_map_once")],
                    },
                ),
                migrations.CreateModel(
                    name="Office",
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
                                choices=[
                                    ("province", "Cơ quan cấp tỉnh"),
                                    ("district", "Cơ quan cấp huyện"),
                                    ("commune", "Cơ quan cấp xã"),
                                    ("facility", "Cơ sở cai nghiện"),
                                    ("clinic", "Cơ sở điều trị methadone"),
                                ],
                                max_length=10,
                                verbose_name="loại",
                            ),
                        ),
                        ("code", models.CharField(max_length=20, verbose_name="mã")),
                        ("name", models.CharField(max_length=200, verbose_name="tên")),
                        ("valid_from", models.DateField(verbose_name="có từ ngày")),
                        ("valid_to", models.DateField(blank=True, null=True, verbose_name="đến trước ngày")),
                        (
                            "area",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="offices",
                                to="areas.area",
                                verbose_name="đơn vị hành chính",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "cơ quan",
                        "verbose_name_plural": "cơ quan",
                        "ordering": ["code"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("kind__in", ("facility", "clinic")), _negated=True),
                                fields=("area", "kind"),
                                name="office_one_per_area",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("kind__in", ("facility", "clinic"))),
                                fields=("code",),
                                name="office_care_code_once",
                                violation_error_message="Mã cơ sở này đã có.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_to__isnull", True),
                                    ("valid_to__gt", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="office_days_in_order",
                                violation_error_message="Ngày kết thúc phải sau ngày bắt đầu.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Succession",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("is_default", models.BooleanField(verbose_name="mặc định")),
                        (
                            "predecessor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="successions", to="areas.area"
                            ),
                        ),
                        (
                            "successor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="origins", to="areas.area"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("predecessor", "successor"), name="succession_once"),
                            models.UniqueConstraint(
                                condition=models.Q(("is_default", True)),
                                fields=("predecessor",),
                                name="succession_one_default",
                            ),
                        ],
                    },
                ),
            ],
        ),
    ]
