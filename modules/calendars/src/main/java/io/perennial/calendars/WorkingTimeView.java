package io.perennial.calendars;

import io.perennial.identity.MemberId;
import io.perennial.platform.requests.Versioned;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Shows when a member works, and what the member knows.
 *
 * @param declared true if the tenant's files say it; then only they can change it
 */
public record WorkingTimeView(
        MemberId memberId, boolean declared, @Nullable String calendar, @Nullable ZoneId zone, CalendarWeek week,
        List<String> skills,
        List<Locale> languages, int capacity, long version) implements Versioned {
    static WorkingTimeView of(People.Person person) {
        var body = person.said();
        return new WorkingTimeView(person.id(), person.declared(), body.calendar(), body.zone(), body.week(), body.skills(),
                body.languages(), body.capacity() == null ? WorkingTimeBody.USUAL_CAPACITY : body.capacity(), person.version());
    }
}
