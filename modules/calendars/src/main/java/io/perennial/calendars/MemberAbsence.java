package io.perennial.calendars;

import io.perennial.identity.MemberId;
import io.perennial.platform.requests.Versioned;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A time during which a member does not work, such as a holiday.
 *
 * @param reason null also for callers who need not know it
 * @param until this instant is not part of it
 * @param version an absence never changes; it is there or not
 */
public record MemberAbsence(AbsenceId id, MemberId memberId, Instant from, Instant until, @Nullable String reason, Instant createdAt,
        long version) implements Versioned {
    /** The absences of a member that are not over, and those of the last year. */
    public record AbsenceList(List<MemberAbsence> items) {}
}
