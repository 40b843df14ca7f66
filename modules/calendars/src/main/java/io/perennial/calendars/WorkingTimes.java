package io.perennial.calendars;

import io.perennial.calendars.hours.OpenTime;
import io.perennial.identity.MemberId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Says when members work, for modules that plan their time. */
@ApplicationScoped
public class WorkingTimes {
    @Inject People people;

    /** Returns the working time of a member who is not suspended: the own hours on the work days of the calendar, without absences. */
    public OpenTime of(MemberId member) {
        return people.planned(member).time();
    }
}
