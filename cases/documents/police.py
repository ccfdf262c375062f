"""Forms of the management of people who use drugs (NĐ105/2021) and of the determination of addiction (NĐ109/2021)."""

from accounts.enums import Role
from cases.documents.registry import DocumentForm, document_forms

POLICE = (Role.POLICE_OFFICER,)
COMMUNE = (Role.COMMUNE_OFFICER, Role.POLICE_OFFICER)
TESTING = (Role.HEALTH_OFFICER, Role.POLICE_OFFICER, Role.FACILITY_OFFICER, Role.CLINIC_OFFICER)
HEALTH = (Role.HEALTH_OFFICER, Role.FACILITY_OFFICER, Role.CLINIC_OFFICER)
FOLDER = "cases/documents"

for form in (
    DocumentForm(
        "105-03",
        1003,
        "Phiếu kết quả xét nghiệm chất ma túy trong cơ thể",
        f"{FOLDER}/105-03.html",
        TESTING,
        "NĐ 105/2021/NĐ-CP, Điều 38",
        symbol="PKQ",
    ),
    DocumentForm(
        "105-04",
        1004,
        "Thông báo về người sử dụng trái phép chất ma túy",
        f"{FOLDER}/105-04.html",
        POLICE,
        "NĐ 105/2021/NĐ-CP, Điều 41",
        symbol="TB",
    ),
    DocumentForm(
        "105-05",
        1005,
        "Lý lịch người sử dụng trái phép chất ma túy",
        f"{FOLDER}/105-05.html",
        COMMUNE,
        "NĐ 105/2021/NĐ-CP, Điều 40",
    ),
    DocumentForm(
        "105-06",
        1006,
        "Bản tường trình",
        f"{FOLDER}/105-06.html",
        COMMUNE,
        "NĐ 105/2021/NĐ-CP, Điều 40",
        signer="NGƯỜI TƯỜNG TRÌNH",
    ),
    DocumentForm(
        "105-07",
        1007,
        "Quyết định quản lý người sử dụng trái phép chất ma túy",
        f"{FOLDER}/105-07.html",
        COMMUNE,
        "NĐ 105/2021/NĐ-CP, Điều 42",
        symbol="QĐ",
    ),
    DocumentForm(
        "105-08",
        1008,
        "Thông báo chuyển quản lý người sử dụng trái phép chất ma túy",
        f"{FOLDER}/105-08.html",
        COMMUNE,
        "NĐ 105/2021/NĐ-CP, Điều 47",
        symbol="TB",
    ),
    DocumentForm(
        "105-09",
        1009,
        "Quyết định dừng quản lý người sử dụng trái phép chất ma túy",
        f"{FOLDER}/105-09.html",
        COMMUNE,
        "NĐ 105/2021/NĐ-CP, Điều 48",
        symbol="QĐ",
    ),
    DocumentForm(
        "105-10",
        1010,
        "Quyết định chấm dứt quản lý người sử dụng trái phép chất ma túy",
        f"{FOLDER}/105-10.html",
        COMMUNE,
        "NĐ 105/2021/NĐ-CP, Điều 48",
        symbol="QĐ",
    ),
    DocumentForm(
        "109-04",
        1104,
        "Phiếu kết quả xác định tình trạng nghiện ma túy (người tự nguyện)",
        f"{FOLDER}/109-04.html",
        HEALTH,
        "NĐ 109/2021/NĐ-CP",
        symbol="PKQ",
    ),
    DocumentForm(
        "109-05",
        1105,
        "Phiếu kết quả xác định tình trạng nghiện ma túy (theo đề nghị của cơ quan Công an)",
        f"{FOLDER}/109-05.html",
        HEALTH,
        "NĐ 109/2021/NĐ-CP",
        symbol="PKQ",
    ),
):
    document_forms.register(form)
