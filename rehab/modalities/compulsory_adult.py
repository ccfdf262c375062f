"""Cai nghiện bắt buộc đối với người từ đủ 18 tuổi (L2021 art. 32; NĐ116/2021 ch. V; L2025 art. 35-40)."""

from pathlib import Path

from cases.procedures.manifest import Manifest, manifests
from rehab.modalities.compulsory_checks import of_age_by_request
from rehab.modalities.compulsory_court import COURT_FINAL, COURT_STATES, court_closing_acts, court_opening_acts
from rehab.modalities.compulsory_entry import ENTRY_STATES, entry_acts
from rehab.modalities.compulsory_file import FILE_STATES, GROUNDS, RELAPSE, custody_acts, file_acts
from rehab.modalities.compulsory_term import TERM_FINAL, TERM_STATES, term_acts
from rehab.modalities.parts import aged

HERE = Path(__file__).parent
SLUG = "compulsory_adult"
TITLE = "Cai nghiện bắt buộc (từ đủ 18 tuổi)"
WAY_OUT = "Hãy dùng thủ tục “Cai nghiện bắt buộc (từ đủ 12 đến dưới 18 tuổi)”."
STATES = FILE_STATES | COURT_STATES | ENTRY_STATES | TERM_STATES
FINAL = TERM_FINAL | COURT_FINAL

manifests.register(
    Manifest(
        slug=SLUG,
        order=50,
        title=TITLE,
        states=STATES,
        final=FINAL,
        going_on="in_rehab",
        ages=(18, 200),
        rules_files=(HERE / "compulsory.toml", HERE / "compulsory_adult.toml"),
        acts=(
            *file_acts(
                grounds=(*GROUNDS, RELAPSE),
                age_at_finding=of_age_by_request(TITLE, 18, WAY_OUT),
                age_at_request=aged(TITLE, 18, way_out=WAY_OUT),
            ),
            *court_opening_acts(),
            *court_closing_acts(ready="accepted", stoppable=("at_court", "accepted", "asked")),
            *entry_acts(),
            *custody_acts((*FILE_STATES, "accepted", "asked")),
            *term_acts(stopping=tuple(state for state in STATES if state not in {*FINAL, "completed"})),
        ),
    )
)
