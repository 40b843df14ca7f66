package io.perennial.calendars;

import io.perennial.kernel.Refusal;

enum CalendarRefusal implements Refusal.Reason {
    CALENDAR_DECLARED
}
