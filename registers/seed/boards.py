"""Who runs a club, and how it was rated at the end of each year."""

from datetime import date
from random import Random

from aftercare.enums import BoardRole, Grade
from cases.enums import Sex
from registers.seed.chance import Odds, chance, workday
from registers.seed.clubs import Circle
from registers.seed.ledgers import Ledgers
from registers.seed.names import full_name
from registers.seed.recording import Clerks

SEATS = (
    (BoardRole.CHAIR, "Hội Cựu chiến binh"),
    (BoardRole.DEPUTY, "Công an"),
    (BoardRole.SECRETARY, "Hội Phụ nữ"),
    (BoardRole.MEMBER, "Trạm Y tế"),
    (BoardRole.MEMBER, "Đội công tác xã hội tình nguyện"),
)
GRADES = {
    True: Odds((3, Grade.EXCELLENT), (5, Grade.GOOD), (2, Grade.FAIR)),
    False: Odds((2, Grade.FAIR), (5, Grade.AVERAGE), (3, Grade.WEAK)),
}


def write_boards(rng: Random, ledgers: Ledgers, clerks: Clerks, circles: list[Circle], last: date) -> None:
    """Five seats a club, and the ratings of all years that are over."""
    for circle in circles:
        floor = circle.record[0]
        for role, organisation in SEATS:
            sex = Sex.FEMALE if organisation == "Hội Phụ nữ" or chance(rng, 0.25) else Sex.MALE
            appointed = clerks.commune(circle.starts, circle.place, floor)
            key = ledgers.boards.insert(
                appointed,
                club_id=circle.key,
                name=full_name(rng, sex, "Kinh"),
                role=role,
                organisation=organisation,
                starts=circle.starts,
            )
            if circle.ends:
                left = clerks.commune(circle.ends, circle.place, appointed[0])
                ledgers.boards.update(key, left, ends=circle.ends)
        for year in range(circle.starts.year, last.year + 1):
            _rate(rng, ledgers, clerks, circle, year, last)


def _rate(rng: Random, ledgers: Ledgers, clerks: Clerks, circle: Circle, year: int, last: date) -> None:
    rated_on = workday(date(year, 12, rng.randint(10, 25)))
    if rated_on > last or rated_on < circle.starts or (circle.ends and circle.ends <= rated_on):
        return
    ledgers.ratings.insert(
        clerks.commune(rated_on, circle.place, circle.record[0]),
        club_id=circle.key,
        year=year,
        grade=GRADES[circle.regular].draw(rng),
        rated_on=rated_on,
        rater=circle.place.office,
    )
