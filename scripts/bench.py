"""`make bench`: the measurements, in a database of their own beside the given one, on a seeded province."""

from seeded import manage, seeded_province

if __name__ == "__main__":
    manage(["bench"], seeded_province("bench"))
