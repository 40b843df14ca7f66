package io.perennial.calendars.clocks;

import io.perennial.calendars.hours.BusinessCalendar;

/**
 * Tells a countdown what it counts by.
 *
 * @param policy the name of the policy that set them
 * @param policyVersion the version of this policy
 * @param calendarName the name of the calendar, for explanations
 * @param target seconds of business time, at least 1
 * @param floorPercent the part of the target that later terms leave at least, if so much was left before
 */
public record Terms(String policy, int policyVersion, String calendarName, BusinessCalendar calendar, long target, int floorPercent) {
    private static final int WHOLE = 100;

    public Terms {
        if (target < 1) throw new IllegalArgumentException("A target is at least a second: " + target);
        if (floorPercent < 0 || floorPercent > WHOLE) throw new IllegalArgumentException("No percentage: " + floorPercent);
    }

    /**
     * Returns the seconds that are left under these terms. Used time stays. Without the floor, shorter terms that come late would be
     * breached at once.
     */
    long left(long used, long leftBefore) {
        return Math.max(target - used, Math.min(leftBefore, share(floorPercent)));
    }

    /** Returns a part of the target in whole seconds. */
    long share(int percent) {
        return target * percent / WHOLE;
    }
}
