"""What a clerk does with episodes and facilities: one function per act."""

from rehab.services.adoption import adopt_episode
from rehab.services.by_hand import correct_entered_episode, enter_episode
from rehab.services.doses import (
    correct_dose_order,
    correct_urine_test,
    order_dose,
    record_urine_test,
    withdraw_dose_order,
    withdraw_urine_test,
)
from rehab.services.episodes import (
    correct_episode,
    end_episode,
    reach_maintenance,
    reopen_episode,
    start_episode,
    withdraw_episode,
)
from rehab.services.facilities import change_facility, find_for_admission, open_facility
from rehab.services.files import take_file
from rehab.services.mornings import DoseRow, record_doses

__all__ = [
    "DoseRow",
    "adopt_episode",
    "change_facility",
    "correct_dose_order",
    "correct_entered_episode",
    "correct_episode",
    "correct_urine_test",
    "end_episode",
    "enter_episode",
    "find_for_admission",
    "open_facility",
    "order_dose",
    "reach_maintenance",
    "record_doses",
    "record_urine_test",
    "reopen_episode",
    "start_episode",
    "take_file",
    "withdraw_dose_order",
    "withdraw_episode",
    "withdraw_urine_test",
]
