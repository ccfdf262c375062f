"""Made-up words of officers for the demonstration, by section."""

TEXTS = {
    "chi-dao": (
        "Trong kỳ, đơn vị đã ban hành kế hoạch phòng, chống ma túy và phân công từng thành viên tổ công tác.\n"
        "- Kế hoạch cai nghiện ma túy và quản lý sau cai nghiện trong năm;\n"
        "- Công văn đôn đốc rà soát, lập hồ sơ quản lý người nghiện;\n"
        "- Họp giao ban hằng tháng giữa công an, y tế, lao động và các đoàn thể."
    ),
    "kiem-tra": (
        "Đã tự kiểm tra hồ sơ quản lý sau cai nghiện một lần trong kỳ; các thiếu sót về biểu mẫu đã được bổ sung."
    ),
    "mat-duoc": (
        "Công tác rà soát, cập nhật hồ sơ được thực hiện thường xuyên, số liệu giữa các ngành cơ bản thống nhất.\n"
        "Việc phân công người giúp đỡ sau cai nghiện được duy trì."
    ),
    "ton-tai": (
        "- Số người đăng ký cai nghiện tự nguyện còn thấp so với số người có hồ sơ quản lý;\n"
        "- Việc giới thiệu việc làm cho người sau cai nghiện gặp khó khăn."
    ),
    "khach-quan": (
        "Người sử dụng ma túy tổng hợp tăng, khó phát hiện; một bộ phận thường xuyên vắng mặt tại nơi cư trú."
    ),
    "chu-quan": "Cán bộ kiêm nhiệm nhiều việc; phối hợp giữa các đoàn thể có lúc chưa kịp thời.",
    "phuong-huong": (
        "- Tiếp tục vận động người nghiện đăng ký cai nghiện tự nguyện;\n"
        "- Duy trì sinh hoạt câu lạc bộ, phân công người giúp đỡ cho mọi người sau cai nghiện;\n"
        "- Phối hợp dạy nghề, giới thiệu việc làm theo nhu cầu đã ghi nhận."
    ),
    "kien-nghi": ("Đề nghị cấp trên tổ chức thêm lớp tập huấn cho cán bộ cơ sở và bố trí kinh phí hỗ trợ câu lạc bộ."),
}
