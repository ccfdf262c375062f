"""What a clerk does with episodes and facilities: one function per act."""

from rehab.services.episodes import (
    correct_episode,
    end_episode,
    reach_maintenance,
    reopen_episode,
    start_episode,
    withdraw_episode,
)
from rehab.services.facilities import change_facility, find_for_admission, open_facility

__all__ = [
    "change_facility",
    "correct_episode",
    "end_episode",
    "find_for_admission",
    "open_facility",
    "reach_maintenance",
    "reopen_episode",
    "start_episode",
    "withdraw_episode",
]
