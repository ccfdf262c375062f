"""One act on a club or another model: a form, a service, back to its page."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from core.errors import DomainError


def act(
    request: HttpRequest,
    form: forms.Form,
    service: Callable,
    *,
    subject: dict[str, Any],
    back: tuple[str, Any],
    heading: str,
    done: str,
    words: str = "",
    submit: str = "Lưu",
) -> HttpResponse:
    """``subject`` is what the service acts on, by its name; ``back`` the page to return to: its name in the
    addresses, and the club or model whose page it is."""
    page, founded = back
    address = reverse(page, args=[founded.pk])
    if form.is_valid():
        try:
            service(**subject, by=request.user, **form.cleaned_data)
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, done)
            return redirect(address)
    context = {
        "subject": founded,
        "back": address,
        "form": form,
        "heading": heading,
        "words": words,
        "submit": submit,
    }
    return render(request, "aftercare/act.html", context)
