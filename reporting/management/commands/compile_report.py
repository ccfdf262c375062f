"""``manage.py compile_report 01-BCN --area 00004 --period 2017-05 --json``"""

from reporting.compile import compile_form
from reporting.layout import Form
from reporting.management.asking import AskingCommand
from reporting.periods import Window
from reporting.units import Unit


class Command(AskingCommand):
    help = "Tổng hợp số liệu một biểu của một đơn vị."

    def answer(self, form: Form, unit: Unit, window: Window, options: dict) -> dict:
        compiled = compile_form(form, unit, window)
        return {
            "form": form.code,
            "area": options["area"],
            "facility": options["facility"],
            "period": window.period,
            "cutoff": options["cutoff"],
            "from": window.starts.isoformat(),
            "to": window.ends.isoformat(),
            "known_on": options["known_on"],
            "cells": compiled.cells,
            "checks": [{"name": check.name, "holds": check.holds} for check in compiled.checks],
        }
