package io.perennial.engagement.slots;

import io.perennial.identity.MemberId;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * A start at which a member can be booked.
 *
 * @param local the local time in the contact's zone, which is what is promised
 */
public record Slot(Instant startsAt, LocalDateTime local, ZoneId zone, MemberId memberId, String memberName) {}
