"""A save that comes too late: three values of a field, and the choice."""

import json
from datetime import date

import pytest
from django import forms
from django.http import QueryDict
from django.test import RequestFactory
from rest_framework import status

from core.drf import answer_error
from core.errors import StaleVersionError
from core.forms import DayField, VersionedForm
from core.stale import MINE, THEIRS, is_same, read_snapshot

KINDS = [("a", "Loại A"), ("b", "Loại B")]


class Sample(VersionedForm, forms.Form):
    name = forms.CharField(label="Tên", required=False)
    on = DayField(label="Ngày", required=False)
    kind = forms.ChoiceField(label="Loại", choices=KINDS)
    many = forms.MultipleChoiceField(label="Nhiều", choices=KINDS, required=False, widget=forms.CheckboxSelectMultiple)
    sure = forms.NullBooleanField(label="Chắc", required=False)
    ticked = forms.BooleanField(label="Đánh dấu", required=False)
    text = forms.CharField(label="Lời", required=False, widget=forms.Textarea)


OPENED = {
    "name": "Cũ",
    "on": date(2024, 1, 2),
    "kind": "a",
    "many": ["a"],
    "sure": None,
    "ticked": True,
    "text": "x\ny",
}
TYPED = "name=Cũ&on=02/01/2024&kind=a&many=a&sure=unknown&ticked=on&text=x%0D%0Ay&version=3"


def _opened() -> str:
    return Sample(initial=OPENED, version=3)["opened"].value()


def _sent(query: str, now: dict, *, version: int = 4, opened: str | None = None) -> Sample:
    data = QueryDict(query, mutable=True)
    data["opened"] = _opened() if opened is None else opened
    return Sample(data, initial=now, version=version)


def _stale(query: str, now: dict, **more) -> dict[str, tuple]:
    form = _sent(query, now, **more)
    assert form.is_valid(), form.errors
    form.refuse(StaleVersionError("Đã có người sửa."))
    return {one.name: (one.opened, one.mine, one.theirs, one.chosen, one.both_changed) for one in form.differences}


def test_what_was_typed_what_stands_there_and_what_was_opened_stand_side_by_side():
    now = {**OPENED, "name": "Của người kia", "kind": "b", "many": ["a", "b"], "sure": True, "ticked": False}
    found = _stale(TYPED.replace("name=Cũ", "name=Của tôi"), now)
    assert found == {
        "name": ("Cũ", "Của tôi", "Của người kia", MINE, True),
        "kind": ("Loại A", "Loại A", "Loại B", THEIRS, False),
        "many": ("Loại A", "Loại A", "Loại A, Loại B", THEIRS, False),
        "sure": ("Chưa xác định", "Chưa xác định", "Có", THEIRS, False),
        "ticked": ("có", "có", "không", THEIRS, False),
    }


def test_what_i_alone_changed_is_mine_unless_i_choose_otherwise():
    found = _stale(TYPED.replace("02/01/2024", "03/01/2024").replace("x%0D%0Ay", "khác"), OPENED)
    assert found == {
        "on": ("02/01/2024", "03/01/2024", "02/01/2024", MINE, False),
        "text": ("x\ny", "khác", "x\ny", MINE, False),
    }


def test_a_page_that_does_not_say_what_it_held_keeps_what_was_typed():
    for opened in ("", "[]", "{", '{"name": 3}'):
        assert _stale(TYPED, {**OPENED, "name": "Khác"}, opened=opened) == {"name": (None, "Cũ", "Khác", MINE, False)}


def test_the_choice_is_applied_and_the_rest_is_as_typed():
    now = {**OPENED, "name": "Của người kia", "many": ["b"], "ticked": False, "on": None}
    form = _sent(TYPED, now)
    assert form.is_valid()
    form.refuse(StaleVersionError("…"))
    again = form.data.copy()
    assert again["version"] == "4"
    for name in ("name", "many", "ticked", "on"):
        again[f"choose-{name}"] = THEIRS
    again["text"] = "mới"
    second = Sample(again, initial=now, version=4)
    assert second.is_valid()
    assert second.cleaned_data == {**now, "kind": "a", "sure": None, "text": "mới", "version": 4}


def test_a_choice_is_of_the_value_that_was_seen_though_a_third_changed_it_meanwhile():
    form = _sent(TYPED, {**OPENED, "name": "Thứ hai"})
    assert form.is_valid()
    form.refuse(StaleVersionError("…"))
    again = form.data.copy()
    again["choose-name"] = THEIRS
    third = Sample(again, initial={**OPENED, "name": "Thứ ba"}, version=5)
    assert third.is_valid()
    assert third.cleaned_data["name"] == "Thứ hai"
    third.refuse(StaleVersionError("…"))
    assert [(one.mine, one.theirs, one.opened) for one in third.differences] == [("Thứ hai", "Thứ ba", "Thứ hai")]


def test_what_was_opened_is_never_part_of_what_is_saved():
    form = _sent(TYPED, OPENED, version=3)
    assert form.is_valid()
    assert "opened" not in form.cleaned_data
    assert json.loads(_opened())["name"] == ["Cũ"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ([""], [], True),
        (["a", "b"], ["b", "a"], True),
        ([" a "], ["a"], True),
        (["a"], ["b"], False),
        (None, [""], True),
    ],
)
def test_an_empty_box_and_none_are_the_same(one, other, same):
    assert is_same(one, other) == same


def test_a_snapshot_that_is_none_is_empty():
    assert read_snapshot("null") == read_snapshot("x") == read_snapshot("") == {}


def test_the_api_answers_with_both():
    error = StaleVersionError("Đã có người sửa.", current={"name": "B"}, opened={"name": "A"})
    answer = answer_error(error, {"request": RequestFactory().get("/")})
    assert answer.status_code == status.HTTP_409_CONFLICT
    assert answer.data["extra"] == {"fields": {}, "current": {"name": "B"}, "opened": {"name": "A"}}
