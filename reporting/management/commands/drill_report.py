"""``manage.py drill_report 01-BCN 11.02a --area 00004 --period 2017-05 --column female --json``"""

from django.core.management.base import CommandParser

from reporting.activities import ACTIVITY_LISTS
from reporting.activity_lists import drill_activities
from reporting.compile import drill
from reporting.layout import Form
from reporting.management.asking import AskingCommand
from reporting.periods import Window
from reporting.plan_lists import drill_target
from reporting.plan_rows import PLAN_FORM
from reporting.units import Unit


class Command(AskingCommand):
    help = "Liệt kê số hồ sơ (hoặc hoạt động) đứng sau một con số của biểu."

    def add_row(self, parser: CommandParser) -> None:
        parser.add_argument("row", help="mã hàng, ví dụ 11.02a")
        parser.add_argument("--column", default="total", help="total, female, under_18, minority hoặc mã đơn vị con")

    def answer(self, form: Form, unit: Unit, window: Window, options: dict) -> dict:
        if form.code == PLAN_FORM.code:
            return drill_target(unit, window, options["row"])
        if options["row"] in ACTIVITY_LISTS and form.row(options["row"]):
            things = drill_activities(form, unit, window, code=options["row"], column=options["column"])
            return {"count": len(things), "dossiers": [], "activities": [thing.name for thing in things]}
        found = drill(form, unit, window, code=options["row"], column=options["column"])
        return {"count": len(found), "dossiers": [listed.number for listed in found]}
