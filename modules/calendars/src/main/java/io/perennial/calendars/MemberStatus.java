package io.perennial.calendars;

import io.perennial.identity.MemberId;
import io.perennial.platform.requests.Versioned;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Holds what a member says of the moment.
 *
 * @param until null as long as the member says nothing else
 */
public record MemberStatus(MemberId memberId, Status status, @Nullable Instant until, Instant at, long version) implements Versioned {
    /** Says if the member takes work. */
    enum Status { AVAILABLE, AWAY }
}
