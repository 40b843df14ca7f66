package io.perennial.calendars;

import io.perennial.kernel.Refusal;

enum CalendarRefusal implements Refusal.Reason {
    CALENDAR_DECLARED,
    NOT_A_MEMBER,
    UNKNOWN_CALENDAR,
    WORKING_TIME_DECLARED
}
