from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0002_photo"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="dossier",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("birth_year_only", False),
                    models.Q(("birth_date__day", 31), ("birth_date__month", 12)),
                    _connector="OR",
                ),
                name="dossier_birth_year_only_is_31_12",
                violation_error_message="Chỉ biết năm sinh thì ngày sinh được ghi là 31/12 của năm đó.",
            ),
        ),
    ]
