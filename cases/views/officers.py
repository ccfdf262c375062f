"""The officer in charge of one dossier."""

from typing import Any

from accounts.enums import Permission
from cases.forms.officers import OfficerForm
from cases.officers import officers_of
from cases.queries import communes_of
from cases.services import assign_officer
from cases.views.base import DossierAct
from core import calendar


class OfficerChange(DossierAct):
    permission = Permission.WRITE_DOSSIER
    form_class = OfficerForm
    heading = "Cán bộ phụ trách hồ sơ"
    words = "Việc phân công trong xã; không làm thay đổi quyền xem, ghi hồ sơ của ai."
    done = "Đã ghi cán bộ phụ trách."
    panel = "responsibility"

    def form_arguments(self) -> dict[str, Any]:
        unit = communes_of([self.dossier])[self.dossier.pk]
        return {"officers": officers_of([unit.pk], calendar.today())}

    def act(self, form: Any) -> None:
        assign_officer(dossier=self.dossier, by=self.request.user, **form.cleaned_data)
