"""Facilities, the episodes of rehabilitation and substitution treatment, and the daily doses."""

from rehab.models.episodes import Episode, EpisodeQuerySet
from rehab.models.facilities import Facility, FacilityQuerySet
from rehab.models.methadone import ClinicRule, Dose, DoseOrder, MissedDoseBand, Morning, UrineTest

__all__ = [
    "ClinicRule",
    "Dose",
    "DoseOrder",
    "Episode",
    "EpisodeQuerySet",
    "Facility",
    "FacilityQuerySet",
    "MissedDoseBand",
    "Morning",
    "UrineTest",
]
