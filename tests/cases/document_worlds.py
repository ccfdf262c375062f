"""A made-up person of whom much is known, and the people who print forms about them."""

from datetime import date

from accounts.enums import Role
from accounts.models import User
from cases.documents.issuing import issuing_of, rule_of
from cases.documents.registry import DocumentForm
from cases.models import Background, Document, Dossier, DrugTest, Relative
from cases.services import record_determination, start_user_management
from cases.services.documents import issue_document
from tests.accounts.factories import officer
from tests.cases import factories

ON = date(2024, 5, 6)
NAME = "Nguyễn Văn Thử Nghiệm"


def person(by: User, **changes) -> Dossier:
    """Somebody found using, found addicted, with parents and a past."""
    known = {
        "full_name": NAME,
        "number": "HS-IN-1",
        "ethnicity": "Kinh",
        "occupation": "Thợ xây",
        "education": "THCS",
        "permanent_address": "Số 5 ngõ 12, phường Phúc Xá, quận Ba Đình, Hà Nội",
        "present_address": "Số 5 ngõ 12, phường Phúc Xá, quận Ba Đình, Hà Nội",
        "main_drug": "heroin",
        "route": "injecting",
        "stable_residence": True,
        "cccd": "001090000017",
        **changes,
    }
    found = factories.dossier(by=by, **known)
    Background.objects.create(dossier=found, nationality="Việt Nam", birthplace="Hà Nội", drug_sanctions=1)
    Relative.objects.create(dossier=found, relation="father", full_name="Nguyễn Văn Bố", birth_year=1962)
    DrugTest.objects.create(
        dossier=found,
        on=date(2024, 4, 2),
        occasion="found_using",
        is_positive=True,
        substances="Heroin",
        agency="Trạm Y tế phường Phúc Xá",
    )
    record_determination(dossier=found, on=date(2024, 4, 20), result="addicted", agency="Trung tâm Y tế", by=by)
    start_user_management(dossier=found, decision_number="03/QĐ-UBND", starts=date(2024, 4, 5), by=by)
    return found


def printer_of(form: DocumentForm, dossier: Dossier, users: dict[Role, User], on: date = ON) -> User:
    """Whoever of ``users`` issues the form on a day."""
    rule = rule_of(form, None, None, on)
    return next(user for user in users.values() if issuing_of(form, rule, on, dossier, user))


def issued(dossier: Dossier, form: str, by: User, **more) -> Document:
    given = {"on": ON, "place": "Phúc Xá", "signer_title": "CHỦ TỊCH", "signer_name": "Trần Thị Ký", **more}
    return issue_document(dossier=dossier, form=form, by=by, **given)


def officers() -> dict[Role, User]:
    """One of every role that issues forms."""
    return {
        role: officer(role)
        for role in (
            Role.COMMUNE_OFFICER,
            Role.POLICE_OFFICER,
            Role.HEALTH_OFFICER,
            Role.DISTRICT_OFFICER,
            Role.FACILITY_OFFICER,
        )
    }
