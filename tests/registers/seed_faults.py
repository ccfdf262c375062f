"""Rules of the register that no constraint of the database keeps, each as a query that counts what breaks it."""

_DAYS = """
    SELECT dossier_id, "on" AS day FROM cases_determination
    UNION ALL SELECT dossier_id, "on" FROM cases_listremoval
    UNION ALL SELECT dossier_id, starts FROM cases_usermanagement
    UNION ALL SELECT dossier_id, ends FROM cases_usermanagement
    UNION ALL SELECT dossier_id, decided_on FROM rehab_episode
    UNION ALL SELECT dossier_id, starts FROM rehab_episode
    UNION ALL SELECT dossier_id, maintenance_on FROM rehab_episode
    UNION ALL SELECT dossier_id, ends FROM rehab_episode
    UNION ALL SELECT dossier_id, starts FROM aftercare_aftercare
    UNION ALL SELECT dossier_id, ends FROM aftercare_aftercare
    UNION ALL SELECT dossier_id, recorded_on FROM aftercare_need
    UNION ALL SELECT dossier_id, delivered_on FROM aftercare_support
    UNION ALL SELECT dossier_id, starts FROM aftercare_clubmembership
    UNION ALL SELECT dossier_id, ends FROM aftercare_clubmembership
    UNION ALL SELECT dossier_id, starts FROM aftercare_participant
    UNION ALL SELECT dossier_id, ends FROM aftercare_participant
    UNION ALL SELECT dossier_id, starts FROM cases_responsibility
    UNION ALL SELECT dossier_id, replaced_on FROM cases_identitypaper
    UNION ALL SELECT dossier_id, "on" FROM cases_drugtest
    UNION ALL SELECT dossier_id, "on" FROM aftercare_contact
    UNION ALL SELECT dossier_id, planned_on FROM aftercare_plannedtest
    UNION ALL SELECT dossier_id, "on" FROM aftercare_enrolment
    UNION ALL SELECT dossier_id, result_on FROM aftercare_enrolment
    UNION ALL SELECT dossier_id, closed_on FROM aftercare_need
    UNION ALL SELECT dossier_id, "on" FROM aftercare_reintegrationplan
    UNION ALL SELECT dossier_id, judged_on FROM aftercare_reintegrationgoal JOIN aftercare_reintegrationplan plan
              ON plan.id = plan_id
    UNION ALL SELECT dossier_id, review.on FROM aftercare_reintegrationreview review
              JOIN aftercare_reintegrationplan plan ON plan.id = plan_id
"""

_BEGINNINGS = """
    SELECT dossier_id, starts AS day FROM rehab_episode
    UNION ALL SELECT dossier_id, "on" FROM cases_determination
    UNION ALL SELECT dossier_id, starts FROM cases_usermanagement
    UNION ALL SELECT dossier_id, starts FROM aftercare_aftercare
    UNION ALL SELECT dossier_id, recorded_on FROM aftercare_need
    UNION ALL SELECT dossier_id, coalesce(ends, 'infinity') FROM aftercare_clubmembership
    UNION ALL SELECT dossier_id, coalesce(ends, 'infinity') FROM aftercare_participant
    UNION ALL SELECT dossier_id, starts FROM cases_responsibility
    UNION ALL SELECT dossier_id, "on" FROM cases_drugtest
    UNION ALL SELECT dossier_id, "on" FROM aftercare_contact
    UNION ALL SELECT dossier_id, "on" FROM aftercare_reintegrationplan
    UNION ALL SELECT dossier_id, coalesce(result_on, "on") FROM aftercare_enrolment
"""

_DEATHS = """
    SELECT dossier_id, ends AS day FROM rehab_episode WHERE end_reason = 'dead'
    UNION ALL SELECT dossier_id, ends FROM aftercare_aftercare WHERE end_reason = 'dead'
    UNION ALL SELECT dossier_id, ends FROM cases_usermanagement WHERE end_reason = 'dead'
"""

FAULTS = {
    "an event before the dossier was opened": f"""
        SELECT count(*) FROM cases_dossier dossier JOIN ({_DAYS}) event ON event.dossier_id = dossier.id
        WHERE event.day < dossier.opened_on
    """,
    "an event in the future": f"SELECT count(*) FROM ({_DAYS}) event WHERE day > %(today)s",
    "a dossier of the future": """
        SELECT count(*) FROM cases_dossier
        WHERE opened_on > %(today)s OR first_used_on > opened_on OR first_used_on < birth_date
    """,
    "a session of the future": 'SELECT count(*) FROM aftercare_clubsession WHERE "on" > %(today)s',
    "something after death": f"""
        SELECT count(*) FROM ({_DEATHS}) death JOIN ({_BEGINNINGS}) event USING (dossier_id)
        WHERE event.day > death.day
    """,
    "found addicted and removed from the list on one day": """
        SELECT count(*) FROM cases_determination JOIN cases_listremoval USING (dossier_id, "on")
        WHERE result = 'addicted'
    """,
    "removed without being on the list": """
        SELECT count(*) FROM cases_listremoval removal WHERE NOT EXISTS (
            SELECT 1 FROM cases_determination found
            WHERE found.dossier_id = removal.dossier_id AND found.result = 'addicted' AND found.on < removal.on
              AND NOT EXISTS (
                SELECT 1 FROM cases_listremoval earlier
                WHERE earlier.dossier_id = found.dossier_id AND earlier.on > found.on AND earlier.on < removal.on
            )
        )
    """,
    "aftercare without a completed episode before it": """
        SELECT count(*) FROM aftercare_aftercare spell WHERE NOT EXISTS (
            SELECT 1 FROM rehab_episode episode
            WHERE episode.dossier_id = spell.dossier_id AND end_reason = 'completed' AND episode.ends <= spell.starts
        )
    """,
    "aftercare during an episode": """
        SELECT count(*) FROM aftercare_aftercare spell JOIN rehab_episode episode USING (dossier_id)
        WHERE daterange(spell.starts, spell.ends) && daterange(episode.starts, episode.ends)
    """,
    "methadone beside another episode": """
        SELECT count(*) FROM rehab_episode one JOIN rehab_episode other USING (dossier_id)
        WHERE one.modality = 'methadone' AND other.modality <> 'methadone'
          AND daterange(one.starts, one.ends) && daterange(other.starts, other.ends)
    """,
    "maintenance after the end of treatment": "SELECT count(*) FROM rehab_episode WHERE maintenance_on >= ends",
    "a facility that may not take the modality": """
        SELECT count(*) FROM rehab_episode episode JOIN rehab_facility facility ON facility.id = facility_id
        WHERE (modality = 'methadone') <> (kind = 'methadone') OR kind = 'aftercare'
           OR (modality = 'facility_compulsory' AND kind <> 'public')
    """,
    "a planned end that is not the start and the months": """
        SELECT count(*) FROM rehab_episode WHERE planned_end <> (starts + make_interval(months => months))::date
    """,
    "a commune that did not stand on its first day": """
        SELECT count(*) FROM (
            SELECT commune_id, starts FROM cases_responsibility UNION ALL SELECT commune_id, starts FROM aftercare_club
            UNION ALL SELECT commune_id, starts FROM aftercare_scheme
        ) row JOIN areas_area area ON area.id = commune_id
        WHERE starts < valid_from OR starts >= coalesce(valid_to, 'infinity')
    """,
    "a move to the unit in which one is": """
        SELECT count(*) FROM cases_responsibility here
        JOIN cases_responsibility there ON there.dossier_id = here.dossier_id AND there.starts = here.ends
        LEFT JOIN areas_succession heir ON heir.predecessor_id = here.commune_id AND heir.is_default
        WHERE there.commune_id IN (here.commune_id, heir.successor_id)
    """,
    "an attendant who was no member that day": """
        SELECT count(*) FROM aftercare_attendance attendance
        JOIN aftercare_clubsession session ON session.id = attendance.session_id
        WHERE NOT EXISTS (
            SELECT 1 FROM aftercare_clubmembership member
            WHERE member.club_id = session.club_id AND member.dossier_id = attendance.dossier_id
              AND member.starts <= session.on AND coalesce(member.ends, 'infinity') > session.on
        )
    """,
    "a session or a member when there was no club": """
        SELECT count(*) FROM aftercare_club club JOIN (
            SELECT club_id, "on" AS first, "on" + 1 AS beyond FROM aftercare_clubsession
            UNION ALL SELECT club_id, starts, coalesce(ends, 'infinity') FROM aftercare_clubmembership
        ) held ON held.club_id = club.id
        WHERE first < starts OR beyond > coalesce(ends, 'infinity')
    """,
    "a helper outside the aftercare": """
        SELECT count(*) FROM aftercare_helperassignment helper
        JOIN aftercare_aftercare spell ON spell.id = helper.aftercare_id
        WHERE helper.starts < spell.starts OR coalesce(helper.ends, 'infinity') > coalesce(spell.ends, 'infinity')
    """,
    "a helper assigned who was not in the list that day, or under another name": """
        SELECT count(*) FROM aftercare_helperassignment given JOIN aftercare_helper helper ON helper.id = listed_id
        WHERE given.starts < helper.starts OR given.helper <> helper.name
           OR coalesce(given.ends, 'infinity') > coalesce(helper.ends, 'infinity')
    """,
    "a contact by a helper of another commune": """
        SELECT count(*) FROM aftercare_contact contact JOIN aftercare_helper helper ON helper.id = helper_id
        WHERE NOT EXISTS (
            SELECT 1 FROM cases_responsibility here
            WHERE here.dossier_id = contact.dossier_id AND here.commune_id = helper.commune_id
              AND here.starts <= contact.on AND coalesce(here.ends, 'infinity') > contact.on
        ) AND NOT EXISTS (SELECT 1 FROM areas_area area WHERE area.id = helper.commune_id AND valid_to IS NOT NULL)
    """,
    "a planned test met by another's test, or by one before it was planned": """
        SELECT count(*) FROM aftercare_plannedtest planned JOIN cases_drugtest test ON test.id = met_by_id
        WHERE test.dossier_id <> planned.dossier_id OR test.on < planned.planned_on OR test.is_sudden
    """,
    "a course with more people than seats, or entered after its end": """
        SELECT count(*) FROM (
            SELECT 1 FROM aftercare_enrolment enrolment JOIN aftercare_vocationalcourse course ON course.id = course_id
            WHERE enrolment.on >= course.ends OR enrolment.result_on < enrolment.on
               OR (result IN ('passed', 'finished') AND result_on < course.ends)
            UNION ALL SELECT 1 FROM aftercare_enrolment enrolment
            JOIN aftercare_vocationalcourse course ON course.id = course_id
            WHERE result <> 'dropped' GROUP BY course.id, seats HAVING count(*) > seats
        ) wrong
    """,
    "an enrolment that is not the support of that day": """
        SELECT count(*) FROM aftercare_enrolment enrolment JOIN aftercare_support support ON support.id = support_id
        WHERE support.dossier_id <> enrolment.dossier_id OR kind <> 'training' OR delivered_on <> enrolment.on
    """,
    "a goal or a review before the plan": """
        SELECT count(*) FROM aftercare_reintegrationplan plan
        WHERE EXISTS (SELECT 1 FROM aftercare_reintegrationgoal WHERE plan_id = plan.id AND due_on < plan.on)
           OR EXISTS (SELECT 1 FROM aftercare_reintegrationreview seen WHERE plan_id = plan.id AND seen.on < plan.on)
    """,
    "a need closed that was met": """
        SELECT count(*) FROM aftercare_support JOIN aftercare_need need ON need.id = need_id
        WHERE closed_on IS NOT NULL
    """,
    "a support that does not fit its need": """
        SELECT count(*) FROM aftercare_support support JOIN aftercare_need need ON need.id = need_id
        WHERE delivered_on < recorded_on OR support.dossier_id <> need.dossier_id OR support.kind <> need.kind
    """,
    "a support or a need written down twice": """
        SELECT count(*) FROM (
            SELECT 1 FROM aftercare_support GROUP BY dossier_id, kind, delivered_on HAVING count(*) > 1
            UNION ALL SELECT 1 FROM aftercare_need GROUP BY dossier_id, kind, recorded_on HAVING count(*) > 1
        ) twice
    """,
    "a paper replaced before it was issued": """
        SELECT count(*) FROM cases_identitypaper WHERE replaced_on <= issued_on
    """,
    "a CCCD that contradicts the person": """
        SELECT count(*) FROM cases_identitypaper paper JOIN cases_dossier dossier ON dossier.id = dossier_id
        WHERE kind = 'cccd' AND (
            paper.number !~ '^0[0-9]{11}$' OR substr(paper.number, 5, 2) <> to_char(birth_date, 'YY')
            OR (substr(paper.number, 4, 1)::int %% 2 = 1) <> (sex = 'female')
        )
    """,
}
