import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0004_procedures"),
        ("rehab", "0001_initial"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="episode",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="episode",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="episode",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="episode",
            name="procedure",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="episode",
                to="cases.procedure",
                verbose_name="thủ tục",
            ),
        ),
        migrations.AddField(
            model_name="episodeevent",
            name="procedure",
            field=models.ForeignKey(
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
        pgtrigger.migrations.AddTrigger(
            model_name="episode",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="episode",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="episode",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
    ]
