"""What a clerk does with a dossier: one function per act."""

from cases.services.care import set_place_of_care
from cases.services.checks import acting_for, check_end, check_event_day, check_not_future, office_acted_for
from cases.services.documents import issue_document, next_number
from cases.services.dossiers import register_dossier, update_dossier
from cases.services.drug_tests import change_drug_test, record_drug_test
from cases.services.exports import end_export, record_export
from cases.services.life import (
    announce_release,
    check_life_event,
    end_life_event,
    record_life_event,
    take_back_life_event,
)
from cases.services.management import (
    change_user_management,
    end_user_management,
    enter_user_management,
    start_user_management,
)
from cases.services.matching import decide_pair, forget_pairs
from cases.services.moves import correct_responsibility, move_dossier
from cases.services.officers import assign_officer, take_back_officer
from cases.services.papers import add_paper, change_paper
from cases.services.photo import save_photo
from cases.services.procedures import open_procedure, resume_procedure, take_step, undo_step
from cases.services.profile import save_background, save_drug_uses, save_health, save_past_rehabs, save_relatives
from cases.services.proposals import answer_proposal
from cases.services.reform import Choice, choose_successors
from cases.services.register import (
    change_determination,
    change_removal,
    enter_determination,
    record_determination,
    remove_from_list,
)
from cases.services.registrations import note_registration, take_back_registration
from cases.services.residence import change_address
from cases.services.transfers import (
    accept_transfer,
    ask_for_dossier,
    hand_over,
    refuse_transfer,
    send_dossier,
    withdraw_transfer,
)
from cases.services.withdrawals import withdraw_fact, withdraw_move, withdraw_paper

__all__ = [
    "Choice",
    "accept_transfer",
    "acting_for",
    "add_paper",
    "announce_release",
    "answer_proposal",
    "ask_for_dossier",
    "assign_officer",
    "change_address",
    "change_determination",
    "change_drug_test",
    "change_paper",
    "change_removal",
    "change_user_management",
    "check_end",
    "check_event_day",
    "check_life_event",
    "check_not_future",
    "choose_successors",
    "correct_responsibility",
    "decide_pair",
    "end_export",
    "end_life_event",
    "end_user_management",
    "enter_determination",
    "enter_user_management",
    "forget_pairs",
    "hand_over",
    "issue_document",
    "move_dossier",
    "next_number",
    "note_registration",
    "office_acted_for",
    "open_procedure",
    "record_determination",
    "record_drug_test",
    "record_export",
    "record_life_event",
    "refuse_transfer",
    "register_dossier",
    "remove_from_list",
    "resume_procedure",
    "save_background",
    "save_drug_uses",
    "save_health",
    "save_past_rehabs",
    "save_photo",
    "save_relatives",
    "send_dossier",
    "set_place_of_care",
    "start_user_management",
    "take_back_life_event",
    "take_back_officer",
    "take_back_registration",
    "take_step",
    "undo_step",
    "update_dossier",
    "withdraw_fact",
    "withdraw_move",
    "withdraw_paper",
    "withdraw_transfer",
]
