"""`make bench`: the measurements, in databases of their own beside the given one: the figures on a seeded province, the
pages on that province and on the seeded country, in areas of the same size."""

import json
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from seeded import manage, seeded

LEVELS = {"commune": "cán bộ xã", "district": "cán bộ huyện", "province": "cán bộ tỉnh"}
MOST = 1.5
"""So many times longer a page may take in a register of ten times the size."""


def main() -> int:
    manage(["collectstatic", "--noinput", "--verbosity", "0"], {**os.environ, "DEBUG": "no"})
    province = seeded("province")
    manage(["bench"], province)
    with TemporaryDirectory() as folder:
        small, large = Path(folder) / "province.json", Path(folder) / "country.json"
        manage(["bench_pages", "--json", str(small)], province)
        manage(["bench_pages", "--json", str(large), "--like", str(small)], seeded("country"))
        return told(json.loads(small.read_text()), json.loads(large.read_text()))


def told(small: dict, large: dict) -> int:
    """Print how the times of each page grew; 1 when one grew too much."""
    print(
        f"\nTừ {small['total']} lên {large['total']} hồ sơ trong cả nước, địa bàn bằng nhau: p50, p95 lớn hơn mấy lần"
    )
    too_slow = 0
    for level, name in LEVELS.items():
        for label, before in small[level]["pages"].items():
            after = large[level]["pages"][label]
            p50, p95 = (after[part] / before[part] for part in ("p50", "p95"))
            too_slow += p50 > MOST
            print(f"{p50:9.2f} {p95:9.2f}  {name}: {label}")
    return int(bool(too_slow))


if __name__ == "__main__":
    sys.exit(main())
