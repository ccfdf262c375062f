"""Keeping a way of looking at the list of dossiers."""

from collections.abc import Iterable

from django.db import transaction
from django.http import QueryDict

from accounts.models import User
from cases.models import ColumnChoice, SavedList
from core.errors import DomainError
from core.saving import checked_save, locked
from core.text import clean

NO_NAME = "Hãy đặt tên cho danh sách, ví dụ “Quá hạn trong xã”."
TOO_MANY = "Mỗi người lưu được {most} danh sách; hãy xóa bớt danh sách không dùng nữa."
TOO_LONG = "Danh sách này có quá nhiều điều kiện để lưu; hãy bỏ bớt bộ lọc."
MOST = 30


@transaction.atomic
def save_list(*, by: User, name: str, address: str, is_default: bool = False) -> SavedList:
    """Keep the list as it stands in the address under a name; one of that name is written over, as one saves a file."""
    name = clean(name)
    if not name:
        raise DomainError(NO_NAME, fields={"name": NO_NAME})
    kept = QueryDict(address).urlencode()
    if len(kept) > SavedList._meta.get_field("address").max_length:
        raise DomainError(TOO_LONG)
    own = SavedList.objects.visible_to(by)
    saved = own.select_for_update().filter(name=name).first()
    if saved is None:
        if own.count() >= MOST:
            raise DomainError(TOO_MANY.format(most=MOST))
        saved = SavedList(user=by, name=name)
    saved.address = kept
    if is_default:
        own.exclude(pk=saved.pk).update(is_default=False)
    saved.is_default = is_default or saved.is_default
    return checked_save(saved)


@transaction.atomic
def open_first(*, saved: SavedList, is_default: bool, by: User) -> SavedList:
    """The list that its owner sees first from now on, or no more."""
    saved = locked(saved)
    SavedList.objects.visible_to(by).update(is_default=False)
    saved.is_default = is_default
    return checked_save(saved)


def forget_list(*, saved: SavedList) -> None:
    """Take a saved list out; no dossier is touched."""
    saved.delete()


@transaction.atomic
def choose_columns(*, by: User, columns: Iterable[str]) -> None:
    """Remember in which columns the list is seen; none: the usual ones."""
    ColumnChoice.objects.update_or_create(user=by, defaults={"columns": list(columns)})
