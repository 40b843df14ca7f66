package io.perennial.engagement.slots;

import io.perennial.platform.sql.Sql;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the tenant's files say of the time that can be booked.
 *
 * @param lanes how many callbacks a member may have at the same time
 * @param perDay how many a member may have on a day
 * @param perDayByRules how many of those of a day rules may plan; null for half of them
 * @param contactable the hours of contacts who have none of their own, in their zone
 * @param people by e-mail address, the members for whom something else holds
 * @param purposes by name
 */
record SlotSettings(int lanes, int perDay, @Nullable Integer perDayByRules, String contactable, Map<String, Capacity> people,
        Map<String, Purpose> purposes) {
    /**
     * The capacity of a member.
     *
     * @param perDayByRules how many of those of a day rules may plan; null for half of them
     */
    public record Capacity(int lanes, int perDay, @Nullable Integer perDayByRules) {
        int byRules() {
            return perDayByRules == null ? Math.ceilDiv(perDay, 2) : perDayByRules;
        }
    }

    private record Row(SlotSettings definition) {}

    static final int USUAL_LANES = 1;
    static final int USUAL_PER_DAY = 20;
    static final String USUAL_HOURS = "08:00-20:00";
    private static final SlotSettings UNSAID = new SlotSettings(USUAL_LANES, USUAL_PER_DAY, null, USUAL_HOURS, Map.of(), Map.of());
    private static final String SAID = "select definition::text as definition from {engagement.declared_slots}";

    static SlotSettings of(Sql sql) {
        return sql.first(Row.class, SAID, Map.of()).map(Row::definition).orElse(UNSAID);
    }

    /** @param email null if the caller may not read it */
    Capacity capacity(@Nullable String email) {
        var usual = new Capacity(lanes, perDay, perDayByRules);
        return email == null ? usual : people.getOrDefault(email, usual);
    }

    /** Returns a purpose by its name; there is always the usual one. */
    Optional<Purpose> purpose(String name) {
        var found = purposes.get(name);
        return found == null && name.equals(Purpose.USUAL_NAME) ? Optional.of(Purpose.USUAL) : Optional.ofNullable(found);
    }

    /** Hours of a day: from the first to before the second. */
    record Hours(LocalTime from, LocalTime until) {
        /** Reads {@code 08:00-20:00}; the end may be {@code 24:00}. */
        static Hours of(String text) {
            var end = text.substring(6);
            return new Hours(LocalTime.parse(text.substring(0, 5)), end.equals("24:00") ? LocalTime.MAX : LocalTime.parse(end));
        }
    }
}
