"""Where Vietnam's peoples live, roughly: enough for a made-up register to look like its province."""

from random import Random

from registers.seed.chance import Odds
from registers.seed.places import Place

KINH = "Kinh"

_REGIONS = {
    "02 04 06 08 20": Odds(
        (30, KINH), (28, "Tày"), (20, "Nùng"), (10, "Mông"), (9, "Dao"), (2, "Sán Chay"), (1, "Hoa")
    ),
    "10 11 12 14 15 17": Odds(
        (33, KINH), (26, "Thái"), (14, "Mường"), (12, "Mông"), (8, "Tày"), (5, "Dao"), (2, "Nùng")
    ),
    "19 22 24 25 26": Odds(
        (84, KINH), (5, "Tày"), (3, "Nùng"), (3, "Mường"), (2, "Dao"), (2, "Sán Dìu"), (1, "Sán Chay")
    ),
    "38 40 42": Odds((86, KINH), (7, "Thái"), (5, "Mường"), (1, "Thổ"), (1, "Mông")),
    "44 45": Odds((93, KINH), (6, "Bru Vân Kiều"), (1, "Tà Ôi")),
    "46 48 49": Odds((97, KINH), (2, "Cơ Tu"), (0.5, "Tà Ôi"), (0.5, "Hoa")),
    "51 52 54": Odds((90, KINH), (6, "Hrê"), (2, "Ba Na"), (2, "Chăm")),
    "56 58 60": Odds((91, KINH), (5, "Chăm"), (3, "Ra Glai"), (1, "Hoa")),
    "62 64 66 67 68": Odds(
        (70, KINH), (7, "Gia Rai"), (7, "Ê Đê"), (4, "Ba Na"), (3, "Cơ Ho"), (3, "Mnông"), (2, "Xơ Đăng"),
        (2, "Tày"), (2, "Nùng"),
    ),
    "84 86 89 91 94 95 96": Odds((88, KINH), (10, "Khmer"), (1.5, "Hoa"), (0.5, "Chăm")),
}  # fmt: skip
_BY_PROVINCE = {province: odds for provinces, odds in _REGIONS.items() for province in provinces.split()}
_LOWLANDS = Odds((98, KINH), (0.6, "Tày"), (0.5, "Mường"), (0.4, "Hoa"), (0.3, "Nùng"), (0.2, "Thái"))
_HIGHLANDS = {
    "481": Odds((28, KINH), (50, "Tà Ôi"), (20, "Cơ Tu"), (2, "Bru Vân Kiều")),
    "271": Odds((91, KINH), (7, "Mường"), (2, "Dao")),
    "276": Odds((92, KINH), (8, "Mường")),
}
"""Districts that are unlike their province: A Lưới, Ba Vì, Thạch Thất."""

_UNKNOWN = 0.01


def ethnicity(rng: Random, place: Place) -> str:
    """The people that somebody of this place belongs to; now and then not written down."""
    if rng.random() < _UNKNOWN:
        return ""
    return (_HIGHLANDS.get(place.group) or _BY_PROVINCE.get(place.province, _LOWLANDS)).draw(rng)
