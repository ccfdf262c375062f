"""``manage.py compile_report 01-BCN --area 00004 --period 2017-05 --json``"""

from reporting.compile import compile_form
from reporting.layout import Form
from reporting.management.asking import AskingCommand
from reporting.periods import Window
from reporting.plan_results import compare, plan_of
from reporting.plan_rows import PLAN_FORM
from reporting.units import Unit


class Command(AskingCommand):
    help = "Tổng hợp số liệu một biểu của một đơn vị."

    def answer(self, form: Form, unit: Unit, window: Window, options: dict) -> dict:
        if form.code == PLAN_FORM.code:
            compared = compare(*plan_of(unit, window.ends.year), window)
            cells, checks = {line.target.code: line.cell for line in compared.lines}, compared.checks
        else:
            compiled = compile_form(form, unit, window)
            cells, checks = compiled.cells, compiled.checks
        return {
            "form": form.code,
            "area": options["area"],
            "facility": options["facility"],
            "period": window.period,
            "cutoff": options["cutoff"],
            "from": window.starts.isoformat(),
            "to": window.ends.isoformat(),
            "known_on": options["known_on"],
            **({"units_on": options["units_on"]} if options["units_on"] else {}),
            "cells": cells,
            "checks": [{"name": check.name, "holds": check.holds} for check in checks],
        }
