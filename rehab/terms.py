"""The planned end of an episode is the end of its procedure's term: escape, custody and remission move both."""

from cases.models import Procedure
from cases.procedures.terms import TermFollower, term_followers
from rehab.models import Episode


def follow_term(procedure: Procedure) -> None:
    """While a pause lasts and nobody can say the end, the day that was known last stays."""
    if procedure.term_ends:
        episodes = Episode.objects.filter(procedure=procedure)
        episodes.exclude(planned_end=procedure.term_ends).update(planned_end=procedure.term_ends)


term_followers.register(TermFollower("episode", 10, follow_term))
