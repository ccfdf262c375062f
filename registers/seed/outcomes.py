"""How often what happens: the odds of a made-up life, dated where the law or the drugs changed."""

from datetime import date

from aftercare.enums import AftercareEnd, SupportKind
from cases.enums import UserManagementEnd
from registers.seed.chance import Odds
from rehab.enums import EpisodeEnd, Modality

USERS_MANAGED_FROM = date(2022, 1, 1)
"""L2021 art. 23: management of unlawful users by decision."""

LAW_OF_2025 = date(2026, 7, 1)
"""Luật 120/2025/QH15: rehab takes 24 months, from the second time on 36."""

FIRST_STEP_BEFORE_2022 = Odds((95, "addicted"), (5, "not_addicted"))
FIRST_STEP = Odds((60, "managed"), (35, "addicted"), (5, "not_addicted"))

MANAGEMENT_ENDS = Odds(
    (62, UserManagementEnd.TERM_OVER), (26, UserManagementEnd.FOUND_ADDICTED), (4, UserManagementEnd.OTHER_MEASURE),
    (6, UserManagementEnd.IMPRISONED), (2, UserManagementEnd.DEAD),
)  # fmt: skip

AFTER_ADDICTED = Odds((82, "rehab"), (8, "imprisoned"), (2.5, "dead"), (1.5, "other"), (6, "nothing"))

MODALITIES = {
    Modality.HOME: 15.0,
    Modality.COMMUNITY: 9.0,
    Modality.COMMUNITY_COMPULSORY: 5.0,
    Modality.FACILITY_VOLUNTARY: 22.0,
    Modality.FACILITY_COMPULSORY: 26.0,
    Modality.METHADONE: 40.0,
}
COMPULSORY_AGAIN = 30.0
"""Added to the weight of compulsory rehab in a facility for those who relapsed or left (L2021 art. 32)."""

EPISODE_ENDS = {
    Modality.HOME: Odds(
        (62, EpisodeEnd.COMPLETED), (20, EpisodeEnd.ABANDONED), (8, EpisodeEnd.CONVERTED), (5, EpisodeEnd.IMPRISONED),
        (2, EpisodeEnd.DEAD), (3, EpisodeEnd.OTHER),
    ),
    Modality.COMMUNITY_COMPULSORY: Odds(
        (60, EpisodeEnd.COMPLETED), (15, EpisodeEnd.ABANDONED), (5, EpisodeEnd.ESCAPED), (8, EpisodeEnd.CONVERTED),
        (5, EpisodeEnd.IMPRISONED), (2, EpisodeEnd.DEAD), (3, EpisodeEnd.EXEMPTED), (2, EpisodeEnd.OTHER),
    ),
    Modality.FACILITY_VOLUNTARY: Odds(
        (72, EpisodeEnd.COMPLETED), (17, EpisodeEnd.ABANDONED), (2, EpisodeEnd.ESCAPED), (4, EpisodeEnd.CONVERTED),
        (2, EpisodeEnd.IMPRISONED), (1, EpisodeEnd.DEAD), (2, EpisodeEnd.OTHER),
    ),
    Modality.FACILITY_COMPULSORY: Odds(
        (84, EpisodeEnd.COMPLETED), (4, EpisodeEnd.ESCAPED), (5, EpisodeEnd.EXEMPTED), (1, EpisodeEnd.CONVERTED),
        (3, EpisodeEnd.IMPRISONED), (2, EpisodeEnd.DEAD), (1, EpisodeEnd.OTHER),
    ),
    Modality.METHADONE: Odds(
        (9, EpisodeEnd.COMPLETED), (38, EpisodeEnd.ABANDONED), (16, EpisodeEnd.IMPRISONED), (11, EpisodeEnd.DEAD),
        (15, EpisodeEnd.EXPELLED), (7, EpisodeEnd.CONVERTED), (4, EpisodeEnd.OTHER),
    ),
}  # fmt: skip
EPISODE_ENDS[Modality.COMMUNITY] = EPISODE_ENDS[Modality.HOME]

AFTERCARE_ENDS = Odds(
    (66, AftercareEnd.TERM_SERVED), (22, AftercareEnd.RELAPSED), (6, AftercareEnd.IMPRISONED), (2, AftercareEnd.DEAD),
    (4, AftercareEnd.OTHER),
)  # fmt: skip

NEEDS = Odds(
    (14, SupportKind.TRAINING), (22, SupportKind.JOB), (14, SupportKind.LOAN), (10, SupportKind.ALLOWANCE),
    (14, SupportKind.PSYCHOLOGY), (7, SupportKind.LEGAL), (9, SupportKind.TRAINING_ADVICE),
    (8, SupportKind.JOB_ADVICE), (2, SupportKind.SCHOOLING),
)  # fmt: skip
YOUNG_NEEDS = Odds((50, SupportKind.SCHOOLING), (30, SupportKind.TRAINING_ADVICE), (20, SupportKind.PSYCHOLOGY))
HELP_INSIDE = Odds(
    (38, SupportKind.TRAINING), (12, SupportKind.SCHOOLING), (26, SupportKind.PSYCHOLOGY),
    (16, SupportKind.TRAINING_ADVICE), (8, SupportKind.LEGAL),
)  # fmt: skip
