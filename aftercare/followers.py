"""What aftercare does with facts that lower apps record: a test meets the planned one."""

from aftercare.services.following import meet_planned_test
from cases.drug_tests import TestFollower, test_followers

test_followers.register(TestFollower("planned_test", 10, meet_planned_test))
