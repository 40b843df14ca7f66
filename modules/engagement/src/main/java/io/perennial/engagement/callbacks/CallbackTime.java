package io.perennial.engagement.callbacks;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneRulesProvider;

/** A local time in a zone: what was promised. It stays as it is when clocks change; the instant follows from it. */
public record CallbackTime(LocalDateTime local, ZoneId zone) {
    /** Returns the release of the rules of time zones, such as {@code 2026a}. */
    static String rules() {
        return ZoneRulesProvider.getVersions("UTC").lastEntry().getKey();
    }

    /** Returns the instant: later by the length of the gap in a gap, the first one of two. */
    public Instant instant() {
        return ZonedDateTime.of(local, zone).toInstant();
    }

    public Shift shift() {
        return switch (zone.getRules().getValidOffsets(local).size()) {
            case 0 -> Shift.LATER;
            case 1 -> Shift.NONE;
            default -> Shift.FIRST_OF_TWO;
        };
    }
}
