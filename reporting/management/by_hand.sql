-- Groups 11, 12 and 13 of a province and of all its communes, as somebody would write them by hand for this one form:
-- the yardstick of `make bench`, which compares every cell. Choices of divided communes are left out, as the bench asks
-- for a period before the reform. Parameters: S, E, tree, root.
WITH commune AS (
    SELECT link.descendant_id AS id FROM areas_arealink link
    JOIN areas_area area ON area.id = link.descendant_id AND area.level = 'commune'
    WHERE link.ancestor_id = %(root)s
),
stay AS (
    SELECT r.dossier_id AS dossier, map.unit_id AS commune, r.starts, r.ends
    FROM cases_responsibility r
    JOIN areas_areamap map ON map.tree_id = %(tree)s AND map.area_id = r.commune_id
    WHERE map.unit_id IN (SELECT id FROM commune) AND r.starts <= %(E)s
),
episode AS (
    SELECT e.*, row_number() OVER (
        PARTITION BY e.dossier_id, e.modality = 'methadone' ORDER BY e.starts, e.id
    ) AS ordinal
    FROM rehab_episode e WHERE e.dossier_id IN (SELECT dossier FROM stay)
),
piece AS (
    SELECT e.id AS fact, e.dossier_id AS dossier, stay.commune,
           CASE e.modality WHEN 'home' THEN '11' WHEN 'community' THEN '12' ELSE '13' END AS grp,
           greatest(e.starts, stay.starts) AS starts, least(e.ends, stay.ends) AS ends,
           CASE WHEN e.starts >= stay.starts THEN CASE WHEN e.ordinal = 1 THEN '02a' ELSE '02b' END
                ELSE '02c' END AS came,
           CASE WHEN e.ends IS NULL OR (stay.ends IS NOT NULL AND e.ends > stay.ends) THEN '03d'
                ELSE CASE e.end_reason
                    WHEN 'completed' THEN '03a' WHEN 'abandoned' THEN '03b' WHEN 'escaped' THEN '03b'
                    WHEN 'converted' THEN '03c' WHEN 'imprisoned' THEN '03e' WHEN 'dead' THEN '03f'
                    WHEN 'exempted' THEN '03g' ELSE '03h' END
           END AS gone
    FROM episode e
    JOIN stay ON stay.dossier = e.dossier_id
        AND (e.ends IS NULL OR stay.starts < e.ends) AND (stay.ends IS NULL OR stay.ends > e.starts)
    WHERE e.modality IN ('home', 'community', 'community_compulsory')
      AND e.starts <= %(E)s AND (e.ends IS NULL OR e.ends >= %(S)s)
),
segment AS (
    SELECT commune AS unit, piece.*,
           lag(ends) OVER w IS DISTINCT FROM starts AS enters, lead(starts) OVER w IS DISTINCT FROM ends AS leaves
    FROM piece WINDOW w AS (PARTITION BY fact, commune ORDER BY starts)
    UNION ALL
    SELECT %(root)s, piece.*,
           lag(ends) OVER w IS DISTINCT FROM starts, lead(starts) OVER w IS DISTINCT FROM ends
    FROM piece WINDOW w AS (PARTITION BY fact ORDER BY starts)
),
counted AS (
    SELECT segment.unit, segment.grp || '.' || mark.suffix AS code, segment.dossier
    FROM segment CROSS JOIN LATERAL (VALUES
        ('01', starts < %(S)s),
        ('02', enters AND starts >= %(S)s),
        (came, enters AND starts >= %(S)s),
        ('03', leaves AND ends <= %(E)s),
        (gone, leaves AND ends <= %(E)s),
        ('04', ends IS NULL OR ends > %(E)s)
    ) mark(suffix, counted)
    WHERE mark.counted AND starts <= %(E)s AND (ends IS NULL OR ends >= %(S)s)
)
SELECT unit, code, count(*),
       count(*) FILTER (WHERE d.sex = 'female'),
       count(*) FILTER (WHERE extract(year FROM age(%(E)s::date, d.birth_date)) < 18),
       count(*) FILTER (WHERE d.ethnicity <> '' AND lower(d.ethnicity) <> 'kinh')
FROM counted JOIN cases_dossier d ON d.id = counted.dossier
GROUP BY unit, code
