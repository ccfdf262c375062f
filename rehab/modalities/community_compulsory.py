"""Cai nghiện bắt buộc tại cộng đồng (NĐ94/2010; TTLT 03/2012), abolished from 01/01/2022 (NĐ116/2021 art. 86): it is
read and brought to its end, and begun no more."""

from pathlib import Path

from cases.procedures.manifest import NOT_BEGUN, Act, Ask, Manifest, manifests
from cases.procedures.standing import term_is_over
from rehab.enums import EpisodeEnd, Modality
from rehab.modalities.parts import (
    DECISION_NUMBER,
    MONTHS,
    STAGE_ASKS,
    STOP_ASKS,
    aged,
    begins,
    begun_back,
    ended_back,
    ends,
    found_addicted,
    months_lawful,
    not_in_facility,
    term_over,
)

SLUG = "community_compulsory"
TITLE = "Cai nghiện bắt buộc tại cộng đồng"

manifests.register(
    Manifest(
        slug=SLUG,
        order=90,
        title=TITLE,
        states={"in_rehab": "Đang cai nghiện", "completed": "Đã hoàn thành", "stopped": "Đã dừng"},
        final=frozenset({"completed", "stopped"}),
        going_on="in_rehab",
        rules_files=(Path(__file__).parent / "community_compulsory.toml",),
        acts=(
            Act(
                "decide",
                "Quyết định cai nghiện bắt buộc tại cộng đồng",
                sources=(NOT_BEGUN,),
                target="in_rehab",
                asks=(DECISION_NUMBER, MONTHS),
                decides=True,
                checks=(aged(TITLE, 12), found_addicted, not_in_facility, months_lawful),
                effect=begins(Modality.COMMUNITY_COMPULSORY),
                undo=begun_back,
            ),
            Act("stage", "Ghi kết quả một giai đoạn", sources=("in_rehab",), asks=STAGE_ASKS),
            Act(
                "complete",
                "Xác nhận hoàn thành cai nghiện",
                sources=("in_rehab",),
                target="completed",
                asks=(Ask("certificate_number", "Số giấy xác nhận"),),
                from_end=True,
                checks=(term_over,),
                offered=term_is_over,
                effect=ends(EpisodeEnd.COMPLETED),
                undo=ended_back,
            ),
            Act(
                "stop",
                "Dừng vì lý do khác",
                sources=("in_rehab",),
                target="stopped",
                asks=STOP_ASKS,
                meets=("complete",),
                effect=ends(),
                undo=ended_back,
            ),
        ),
    )
)
