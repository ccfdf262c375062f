"""Who may take which act of a procedure, in which state, on which day: decided here and nowhere else, from what is
given and without a question to the database. The services refuse by it, the pages offer by it."""

from datetime import date

from cases.models import Procedure, Rule
from cases.perms import RolesOver
from cases.procedures.manifest import Act, Manifest
from cases.procedures.rules import RuleBook
from core.errors import DomainError, NotAllowedError

OUT_OF_ORDER = "Không thể ghi bước “{act}” khi thủ tục đang “{state}”. Bước làm được bây giờ: {allowed}."
CLOSED = "Thủ tục đã khép lại ngày {on:%d/%m/%Y} (“{state}”), không ghi thêm bước nào nữa."
NOT_IN_FORCE = "Pháp luật ngày {on:%d/%m/%Y} không có bước “{act}” trong thủ tục “{title}”. Hãy kiểm tra lại ngày."
WRONG_ROLE = "Bước “{act}” ngày {on:%d/%m/%Y} do {decider} làm ({article}); chức danh của bạn không ghi được bước này."


def refusal(
    *, procedure: Procedure, manifest: Manifest, act: Act, book: RuleBook, roles: RolesOver, on: date
) -> DomainError | None:
    """Why these roles may not take the act on the day as the procedure stands: out of order, unknown to the law of the
    day, or another's to take; None where they may."""
    if out_of_order := _out_of_order(procedure, manifest, act):
        return DomainError(out_of_order)
    rule = book.doing(act.slug, procedure, on)
    if rule is None:
        sentence = NOT_IN_FORCE.format(on=on, act=act.label, title=manifest.title)
        return DomainError(sentence, fields={"on": sentence})
    return wrong_role(act, rule, roles, on)


def wrong_role(act: Act, rule: Rule, roles: RolesOver, on: date) -> NotAllowedError | None:
    """The refusal of whoever is not among those who take the step by its rule."""
    if may_take(roles, rule):
        return None
    return NotAllowedError(WRONG_ROLE.format(act=act.label, on=on, decider=rule.decider, article=rule.article))


def may_take(roles: RolesOver, rule: Rule | None) -> bool:
    """Whether a rule in force lets one of these roles take the step."""
    return rule is not None and bool(set(rule.roles) & (roles.own | roles.lent))


def entered_for(rule: Rule, roles: RolesOver) -> str:
    """The office for which a step is entered by whoever only stands in for it; "" by whoever takes it himself."""
    return "" if set(rule.roles) & roles.own else roles.on_behalf_of


def _out_of_order(procedure: Procedure, manifest: Manifest, act: Act) -> str:
    if procedure.state in act.sources:
        return ""
    state = manifest.state_label(procedure.state)
    if procedure.closed_on:
        return CLOSED.format(on=procedure.closed_on, state=state)
    allowed = ", ".join(f"“{found.label}”" for found in manifest.acts_from(procedure.state))
    return OUT_OF_ORDER.format(act=act.label, state=state, allowed=allowed or "không có")
