package io.perennial.calendars;

import io.perennial.identity.MemberId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Says if a member works now.
 *
 * @param nextFree the first moment from now on at which the member works; null if there is none within 100 years
 */
public record MemberAvailability(MemberId memberId, boolean atWork, @Nullable Instant nextFree) {}
