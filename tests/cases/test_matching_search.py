"""The search over the register, what is told while one types, and what a person decides."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.enums import Role
from cases.matching import typed
from cases.matching.search import search_duplicates
from cases.matching.typed import ELSEWHERE, OVER_LIMIT, asked_about, probe
from cases.models import Dossier, MatchKey, MatchRun, PairState, SuspectedPair
from cases.services import decide_pair, forget_pairs, update_dossier
from cases.services.matching import UNSURE_SAYS_WHY
from core.models import AuditEvent
from tests.accounts.factories import officer
from tests.areas import factories as areas
from tests.cases.factories import dossier
from tests.refusals import refused

pytestmark = pytest.mark.django_db
BORN = date(1985, 4, 3)


def _two(**changes) -> tuple[Dossier, Dossier]:
    told = {"full_name": "Đỗ Thị Hoà", "birth_date": BORN, "sex": "female"}
    return dossier(**told), dossier(**{**told, "full_name": "Do Thi Hoa", **changes})


def _pair() -> SuspectedPair:
    _two()
    search_duplicates()
    return SuspectedPair.objects.get()


def test_the_search_fills_the_queue_with_reasons_and_finds_nothing_twice():
    one, other = _two()
    dossier(full_name="Đỗ Thị Hoà", birth_date=date(1970, 1, 2), sex="female")
    run = search_duplicates()
    assert (run.is_full, run.dossiers, run.found) == (True, 3, 1)
    pair = SuspectedPair.objects.get()
    assert (pair.first, pair.second, pair.state) == (one, other, PairState.OPEN)
    assert pair.reasons == ["họ tên chỉ khác dấu", "cùng ngày sinh"]
    again = search_duplicates()
    assert (again.is_full, again.found) == (False, 0)


def test_a_later_search_looks_at_what_was_written_since(monkeypatch):
    monkeypatch.setattr("cases.matching.search.STILL_OPEN", 0)
    one, _ = _two(birth_date=date(1990, 9, 9))
    assert search_duplicates().found == 0
    third = dossier(full_name="Đỗ Hoà", birth_date=BORN, sex="female")
    run = search_duplicates()
    assert (run.is_full, run.dossiers, run.found) == (False, 1, 1)
    pair = SuspectedPair.objects.get()
    assert (pair.first, pair.second) == (one, third)
    update_dossier(dossier=third, version=third.version, data={"full_name": "Trần Lan"}, by=officer())
    search_duplicates()
    assert not SuspectedPair.objects.exists()


def test_a_search_among_some_leaves_the_rest_to_the_next_one():
    _two()
    third = dossier(full_name="Đỗ Thị Hoà", birth_date=BORN, sex="female")
    assert search_duplicates(among={third.pk}).found == 0
    assert not MatchRun.objects.exists()
    assert search_duplicates(among=set(Dossier.objects.values_list("pk", flat=True))).found == 3
    assert (search_duplicates().is_full, SuspectedPair.objects.count()) == (True, 3)


def test_a_key_that_too_many_share_is_left_out_and_counted(monkeypatch):
    monkeypatch.setattr("cases.matching.search.MOST_IN_A_BLOCK", 2)
    _two()
    dossier(full_name="Đỗ Thị Hoà", birth_date=BORN, sex="female")
    run = search_duplicates()
    assert (run.found, run.too_big > 0) == (0, True)


def test_what_was_decided_is_not_asked_again():
    pair = _pair()
    decide_pair(pair=pair, version=pair.version, state=PairState.DIFFERENT, note="", by=officer())
    first = pair.first
    update_dossier(dossier=first, version=first.version, data={"occupation": "Thợ may"}, by=officer())
    assert search_duplicates(full=True).found == 0
    assert SuspectedPair.objects.get().state == PairState.DIFFERENT
    assert not SuspectedPair.objects.waiting().exists()


def test_unclear_stays_in_the_queue_with_what_is_still_to_be_asked():
    pair = _pair()
    decide = {"pair": pair, "version": pair.version, "state": PairState.UNSURE, "by": officer()}
    assert refused(lambda: decide_pair(**decide, note=" "), "note", UNSURE_SAYS_WHY)
    assert "hai" not in refused(lambda: decide_pair(**{**decide, "state": "same"}, note="x"), "state")
    decide_pair(**decide, note="hỏi gia đình")
    assert SuspectedPair.objects.waiting().get().note == "hỏi gia đình"


def test_pairs_are_forgotten_before_dossiers_are_taken_out():
    pair = _pair()
    assert forget_pairs([pair.second]) == 1
    assert MatchKey.objects.filter(person=pair.second_id).exists()


def test_who_sees_a_pair_holds_both_sides():
    _, other = _two()
    search_duplicates()
    own, district = officer(), officer(Role.DISTRICT_OFFICER)
    assert SuspectedPair.objects.visible_to(own).exists()
    beside = officer(area_code=areas.NEIGHBOUR)
    other.responsibilities.update(commune=areas.area(areas.NEIGHBOUR))
    assert not SuspectedPair.objects.visible_to(own).exists()
    assert SuspectedPair.objects.half_visible_to(own).exists()
    assert SuspectedPair.objects.half_visible_to(beside).exists()
    assert SuspectedPair.objects.visible_to(district).exists()
    assert not SuspectedPair.objects.visible_to(officer(Role.POLICE_OFFICER)).exists()


def _ask(by, **changes):
    told = {"name": "đỗ thị hòa", "birth": (BORN, False), "sex": "female", **changes}
    return probe(asked_about(**told), by=by)


def test_while_one_types_dossiers_of_the_own_area_are_shown_with_reasons():
    one, _ = _two()
    answer = _ask(officer())
    assert one in [found for found, _ in answer.own]
    assert not answer.elsewhere


def test_elsewhere_it_is_only_told_that_there_may_be_one_and_each_question_is_noted():
    dossier(areas.NEIGHBOUR, full_name="Đỗ Thị Hoà", birth_date=BORN, sex="female")
    by = officer()
    answer = _ask(by)
    assert (answer.own, answer.elsewhere) == ([], True)
    note = AuditEvent.objects.get(action=typed.PROBE)
    assert (note.actor, note.details["elsewhere"]) == (by, True)
    assert note.details["asked"] == _ask(by, name="DO THI HOA").asked.digest
    assert "hoa" not in str(note.details)


@pytest.mark.parametrize(
    "told", [{"name": "Hoà"}, {"birth": None}, {"birth": (date(1985, 12, 31), True)}, {"name": "", "paper": "0460"}]
)
def test_too_little_is_not_asked_about(told):
    by = officer()
    assert not _ask(by, **told).asked.is_enough
    assert not AuditEvent.objects.filter(action=typed.PROBE).exists()


def test_a_paper_alone_is_enough_and_beside_a_name_finds_a_slip():
    dossier(cccd="046185000012", full_name="Đỗ Thị Hoà", sex="female", birth_date=BORN)
    by = officer()
    assert _ask(by, name="", birth=None, sex="male", paper="046185000012").own
    assert not _ask(by, name="", birth=None, paper="046185000021").own
    assert _ask(by, birth=None, paper="046185000021").own


def test_over_the_limit_nothing_is_asked_elsewhere(monkeypatch):
    monkeypatch.setattr(typed, "LIMITS", ((date(2021, 1, 1), 2),))
    dossier(areas.NEIGHBOUR, full_name="Đỗ Thị Hoà", birth_date=BORN, sex="female")
    by = officer()
    assert _ask(by).elsewhere
    assert not _ask(by, name="Lê Văn Ba").refusal
    over = _ask(by, name="Lê Văn Tư")
    assert (over.refusal, over.elsewhere) == (OVER_LIMIT.format(limit=2), False)
    assert _ask(by).elsewhere
    assert not _ask(officer()).refusal


FORM = {
    "full_name": "Đỗ Thị Hoà",
    "sex": "female",
    "birth_date": "03/04/1985",
    "stable_residence": "true",
    "opened_on": "10/06/2024",
}


def test_saving_is_held_once_and_goes_on_when_the_officer_has_compared(client, on_day):
    on_day(date(2024, 6, 20))
    dossier(areas.NEIGHBOUR, full_name="Đỗ Thị Hoà", birth_date=BORN, sex="female", number="BI-MAT")
    by = officer()
    client.force_login(by)
    sent = {**FORM, "commune": areas.area().pk}
    held = client.post(reverse("cases:dossier_create"), sent)
    page = held.content.decode()
    assert ELSEWHERE in page
    assert "BI-MAT" not in page
    assert 'value="Đỗ Thị Hoà"' in page
    assert Dossier.objects.count() == 1
    told = {**sent, "compared": held.context["answer"].asked.digest}
    assert client.post(reverse("cases:dossier_create"), told).status_code == 302
    assert Dossier.objects.count() == 2
    hint = client.post(reverse("cases:dossier_alike"), sent)
    assert hint.context["answer"].own
