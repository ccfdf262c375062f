"""Forms: strict days, refusals beside their field, stale saves."""

from datetime import date

from django import forms

from core.errors import DomainError, StaleVersionError
from core.forms import CHOOSE, FILL_IN, NOTHING_CHOSEN, BirthField, DayField, LongSelect, PlainForm, VersionedForm


class Sample(PlainForm, forms.Form):
    name = forms.CharField()
    on = DayField(required=False)
    kind = forms.TypedChoiceField(choices=[("", "---"), ("a", "A"), ("b", "B")], required=False)
    sex = forms.TypedChoiceField(choices=[("", "---"), ("m", "Nam")], widget=forms.RadioSelect)
    groups = (("Một", ("name", "missing")), ("Không", ("missing",)), ("Hai", ("on", "kind")))


class Versioned(VersionedForm, Sample):
    pass


GOOD = {"name": "A", "on": "1/2/2024", "kind": "a", "sex": "m"}


def test_a_day_is_read_and_shown_back_as_typed():
    form = Sample({**GOOD, "on": "1/2/24"})
    assert "bốn chữ số" in form.errors["on"][0]
    assert 'value="1/2/24"' in str(form["on"])
    assert Sample(GOOD).is_valid()
    assert 'value="02/01/2024"' in str(Sample(initial={"on": date(2024, 1, 2)})["on"])


def test_a_birth_is_a_day_or_a_year():
    field = BirthField()
    assert field.clean("1985") == (date(1985, 12, 31), True)
    assert field.clean("5/9/1985") == (date(1985, 9, 5), False)


def test_a_day_typed_otherwise_is_not_changed():
    field = DayField()
    assert not field.has_changed(date(2024, 2, 1), "1/2/2024")
    assert field.has_changed(date(2024, 2, 1), "2/2/2024")
    assert field.has_changed(date(2024, 2, 1), "x")
    assert field.has_changed(None, "1/2/2024")


def test_words_of_empty_choices_and_missing_answers():
    form = Sample({})
    assert form.errors == {"name": [FILL_IN], "sex": [CHOOSE]}
    assert form.fields["kind"].choices[0] == ("", NOTHING_CHOSEN)
    assert form.fields["sex"].choices == [("m", "Nam")]


def test_sections_hold_the_fields_there_are():
    assert [(title, [field.name for field in fields]) for title, fields in Sample().sections()] == [
        ("Một", ["name"]),
        ("Hai", ["on", "kind"]),
    ]


def test_a_refusal_stands_beside_the_fields_it_names():
    form = Sample(GOOD)
    assert form.is_valid()
    form.refuse(DomainError("Cả hai.", fields={"name": "Tên sai.", "elsewhere": "Nơi khác."}))
    assert form.errors == {"name": ["Tên sai."]}


def test_a_refusal_that_names_no_field_of_the_form_stands_above_it():
    for error in (DomainError("Không được."), DomainError("Không được.", fields={"elsewhere": "Nơi khác."})):
        form = Sample(GOOD)
        assert form.is_valid()
        form.refuse(error)
        assert form.non_field_errors() == ["Không được."]


def test_a_stale_save_shows_what_stands_there_now_and_takes_its_version():
    initial = {"name": "B", "on": date(2024, 3, 1), "kind": "b", "sex": "m"}
    form = Versioned({**GOOD, "version": "3"}, initial=initial, version=4)
    assert form.is_valid()
    assert form.version == 3
    form.refuse(StaleVersionError("Đã có người sửa."))
    assert form.stale == [("Name", "B"), ("On", "01/03/2024"), ("Kind", "B")]
    assert 'value="4"' in str(form["version"])
    assert 'value="A"' in str(form["name"])


def test_another_refusal_keeps_the_version_that_was_opened():
    form = Versioned({**GOOD, "version": "3"}, version=4)
    assert form.is_valid()
    form.refuse(DomainError("Không được."))
    assert 'value="3"' in str(form["version"])


def test_a_form_without_its_version_is_not_valid():
    assert not Versioned(GOOD, version=1).is_valid()


def test_a_long_list_marks_what_was_chosen_and_escapes_names():
    widget = LongSelect(choices=[("", "— tất cả —"), (1, "Xã A"), (2, "Xã <B>")])
    html = widget.render("unit", "2", {"id": "id_unit"})
    assert '<option value="2" selected>Xã &lt;B&gt;</option>' in html
    assert html.count("selected") == 1
    assert html.startswith("<select")
    assert 'name="unit"' in html
    assert "selected" not in widget.render("unit", None)
