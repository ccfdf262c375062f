"""Names of invented people: surnames as frequent as they are, middle and given names freely joined."""

from random import Random

from cases.enums import Sex
from registers.seed.chance import Odds

SURNAMES = Odds(
    (31.5, "Nguyễn"), (10.9, "Trần"), (8.9, "Lê"), (5.9, "Phạm"), (3.6, "Hoàng"), (1.5, "Huỳnh"), (2.6, "Vũ"),
    (2.3, "Võ"), (2.8, "Phan"), (2.2, "Trương"), (2.1, "Bùi"), (1.9, "Đặng"), (1.9, "Đỗ"), (1.7, "Ngô"), (1.5, "Hồ"),
    (1.4, "Dương"), (1.0, "Đinh"), (0.8, "Đoàn"), (0.7, "Lâm"), (0.7, "Mai"), (0.7, "Trịnh"), (0.6, "Đào"),
    (0.6, "Cao"), (0.6, "Lý"), (0.5, "Hà"), (0.5, "Lưu"), (0.5, "Lương"), (0.4, "Thái"), (0.4, "Châu"), (0.4, "Tạ"),
    (0.3, "Phùng"), (0.3, "Tô"), (0.3, "Vương"), (0.3, "Quách"), (0.2, "Kiều"), (0.2, "La"), (0.2, "Từ"),
    (0.2, "Chu"), (0.2, "Nghiêm"), (0.2, "Khuất"), (0.2, "Tống"), (0.2, "Đàm"), (0.1, "Mạc"), (0.1, "Giáp"),
)  # fmt: skip

MIDDLE = {
    Sex.MALE: Odds(
        (38, "Văn"), (6, "Đức"), (6, "Hữu"), (5, "Quang"), (5, "Minh"), (5, "Xuân"), (4, "Đình"), (4, "Công"),
        (4, "Ngọc"), (4, "Thanh"), (4, "Anh"), (3, "Quốc"), (3, "Trọng"), (3, "Viết"), (3, "Duy"), (2, "Bá"),
        (2, "Thế"), (2, "Tiến"), (2, "Mạnh"), (1, "Khắc"), (1, "Gia"), (1, "Hồng"), (1, "Tuấn"), (6, ""),
    ),
    Sex.FEMALE: Odds(
        (52, "Thị"), (8, "Thị Thu"), (7, "Thị Thanh"), (6, "Ngọc"), (5, "Thị Ngọc"), (4, "Thị Kim"), (4, "Thu"),
        (4, "Thùy"), (3, "Thị Hồng"), (3, "Phương"), (3, "Kim"), (2, "Mỹ"), (2, "Bích"), (2, "Diệu"), (1, "Hoài"),
    ),
}  # fmt: skip

GIVEN = {
    Sex.MALE: (
        "Anh An Ánh Ân Bách Bảo Bắc Bình Bộ Cảnh Chiến Chính Chung Công Cương Cường Danh Dũng Duy Dương Đại Đạo Đạt "
        "Điệp Định Đoàn Đông Đồng Đức Được Giang Giáp Hà Hải Hán Hào Hậu Hiển Hiếu Hiệp Hòa Hoài Hoàn Hoàng Hội Hợp "
        "Huấn Hùng Huy Hưng Hướng Khải Khang Khánh Khoa Khôi Khương Kiên Kiệt Kỳ Lâm Lập Linh Long Lộc Lợi Luân Lực "
        "Lượng Lưu Mạnh Minh Nam Nghĩa Ngọc Nguyên Nhân Nhật Ninh Phát Phi Phong Phú Phúc Phương Quân Quang Quốc Quý "
        "Quyền Quyết Sang Sáng Sĩ Sinh Sơn Tài Tâm Tân Tấn Thái Thắng Thanh Thành Thăng Thân Thế Thiện Thịnh Thọ Thông "
        "Thuận Thủy Thức Tiến Tín Tính Toàn Toản Tôn Trí Trọng Trung Trường Tú Tuân Tuấn Tùng Tuyên Tường Văn Việt "
        "Vinh Vĩnh Vũ Vương Xuân Ý"
    ).split(),
    Sex.FEMALE: (
        "An Anh Ánh Bích Châu Chi Cúc Diễm Diệp Diệu Dung Duyên Đào Giang Hà Hạnh Hảo Hằng Hân Hậu Hiên Hiền Hiếu Hoa "
        "Hòa Hoài Hoàn Hồng Huế Huệ Hương Hường Huyền Khánh Khuyên Lan Lành Lê Liên Liễu Linh Loan Lộc Lụa Ly Lý Mai "
        "Mận Mến Minh My Mỹ Na Nga Ngà Ngân Ngọc Nguyệt Nhàn Nhi Nhung Như Oanh Phúc Phương Phượng Quế Quyên Quỳnh Sen "
        "Sương Tâm Thanh Thảo Thắm Thi Thoa Thơ Thơm Thu Thủy Thúy Thư Thương Trà Trang Trâm Trinh Tuyết Tươi Uyên Vân "
        "Vi Xuân Yên Yến"
    ).split(),
}

MINORITY_SURNAMES = {
    "Tày": ("Nông", "Hoàng", "Lương", "Ma", "Hà", "Lý", "Bế", "Đàm", "Triệu"),
    "Nùng": ("Nông", "Hoàng", "Vi", "Lương", "Triệu", "Lục", "Mông", "Lâm"),
    "Thái": ("Lò", "Quàng", "Cà", "Lường", "Hoàng", "Vi", "Tòng", "Cầm", "Bạc", "Lô"),
    "Mường": ("Bùi", "Đinh", "Quách", "Hà", "Bạch", "Phạm", "Trương"),
    "Mông": ("Giàng", "Vàng", "Sùng", "Thào", "Lầu", "Mùa", "Hạng", "Cứ", "Ly"),
    "Dao": ("Triệu", "Bàn", "Đặng", "Phàn", "Lý", "Dương", "Chảo"),
    "Sán Dìu": ("Diệp", "Trương", "Lưu", "Từ", "Ninh"),
    "Sán Chay": ("Hoàng", "Trần", "Ninh", "La", "Lâm"),
    "Thổ": ("Lê", "Trương", "Hồ", "Bùi"),
    "Bru Vân Kiều": ("Hồ",),
    "Tà Ôi": ("Hồ", "A Viết", "Lê", "Trần", "Nguyễn"),
    "Cơ Tu": ("Hồ", "A Lăng", "Zơ Râm", "Bh'riu", "Coor", "Trần"),
    "Hrê": ("Đinh", "Phạm"),
    "Xơ Đăng": ("A", "Đinh", "Hồ"),
    "Ba Na": ("Đinh", "A"),
    "Gia Rai": ("Ksor", "Siu", "Rơ Châm", "Kpă", "Rmah"),
    "Ê Đê": ("Niê", "Mlô", "Kbuôr", "Êban", "Byă"),
    "Cơ Ho": ("Kơ", "Ka", "K'"),
    "Mnông": ("Điểu", "Nơ", "H'"),
    "Ra Glai": ("Cao", "Mấu", "Pi Năng", "Chamaléa"),
    "Chăm": ("Thiên", "Báo", "Đạo", "Qua", "Châu"),
    "Khmer": ("Thạch", "Sơn", "Kim", "Danh", "Lâm", "Châu", "Kiên", "Trần"),
    "Hoa": ("Trần", "Lâm", "Lý", "Quách", "Châu", "Vương", "Huỳnh", "Mã"),
}

NICKNAMES = (
    "Tý Tèo Cu Đen Út Bi Beo Còi Mập Sẹo Tròn Cò Ngố Lùn Cao Đỏ Chó Mèo Chuột Sóc Bờm Híp Gầy Ba Tư Năm Sáu Bảy Cả "
    "Hai Trọc Lì Nhím Ốc Tôm Cua Voi Nhái Kều Xoăn"
).split()


def full_name(rng: Random, sex: Sex, ethnicity: str) -> str:
    """Surname, middle name, given name."""
    surname = rng.choice(MINORITY_SURNAMES[ethnicity]) if ethnicity in MINORITY_SURNAMES else SURNAMES.draw(rng)
    return " ".join(filter(None, (surname, MIDDLE[sex].draw(rng), rng.choice(GIVEN[sex]))))


def nickname(rng: Random) -> str:
    """What friends call him."""
    return rng.choice(NICKNAMES)
