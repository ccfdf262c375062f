"""Taking a database back to before the reform of 2025. Knows nothing of Django, so that scripts can use it."""

NOT_LOADED = """
    SET LOCAL session_replication_role = replica;
    DELETE FROM areas_areamap WHERE tree_id = (SELECT id FROM areas_areatree WHERE starts = '2025-07-01');
    DELETE FROM areas_areatree WHERE starts = '2025-07-01';
    DELETE FROM areas_succession;
    DELETE FROM areas_arealink
        WHERE descendant_id IN (SELECT id FROM areas_area WHERE valid_from = '2025-07-01');
    DELETE FROM areas_office WHERE valid_from = '2025-07-01';
    DELETE FROM areas_area WHERE valid_from = '2025-07-01';
    UPDATE areas_area SET valid_to = NULL;
    UPDATE areas_office SET valid_to = NULL;
    SET LOCAL session_replication_role = origin;
"""
"""The country as if the reform of 2025 had not been loaded."""
