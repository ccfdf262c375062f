from reporting.forms.asking import AskForm

__all__ = ["AskForm"]
