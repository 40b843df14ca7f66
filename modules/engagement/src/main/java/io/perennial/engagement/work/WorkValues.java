package io.perennial.engagement.work;

import io.perennial.identity.Home;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The values of the statement's parameters. They stay the same for a day, because a cursor belongs to them.
 *
 * @param kinds the kinds that the caller may read
 * @param members whose work is read
 */
record WorkValues(Home.Settings home, LocalDate today, List<WorkKind> kinds, UUID[] members) {
    Map<String, Object> values() {
        return Map.of(
                "today", today, "tonight", home.endOf(today), "zone", home.zone().getId(), "currency", home.currency(), "decimals",
                home.currency().getDefaultFractionDigits(), "kinds",
                array(kinds.stream().map(kind -> kind.name().toLowerCase(Locale.ROOT))),
                "members", array(Stream.of(members).map(UUID::toString).sorted()));
    }

    /** Returns an array as text, which is the same for the same values. */
    private static String array(Stream<String> values) {
        return values.collect(Collectors.joining(",", "{", "}"));
    }
}
