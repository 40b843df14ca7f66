package io.perennial.tickets;

import io.perennial.platform.sql.Sql;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the tenant's files say of tickets.
 *
 * @param reopenDays a solved ticket can be reopened for so many days; after them, the customer's next message makes a ticket of its own
 * @param required the fields that a ticket of a type must have
 */
record TicketSettings(int reopenDays, Map<String, List<String>> required) {
    static final int USUAL_DAYS = 14;
    private static final TicketSettings UNSAID = new TicketSettings(USUAL_DAYS, Map.of());
    private static final String SAID = "select definition::text as definition from {tickets.declared_setting}";

    private static final Map<String, Function<TicketBody, @Nullable Object>> FIELDS = Map.of(
            "accountId", TicketBody::accountId, "contactId", TicketBody::contactId, "requester", TicketBody::requester, "category",
            TicketBody::category, "product", TicketBody::product, "impact", TicketBody::impact, "urgency", TicketBody::urgency,
            "occurredAt",
            TicketBody::occurredAt, "expectedBy", TicketBody::expectedBy, "responsibleParty", TicketBody::responsibleParty);

    private record Row(TicketSettings definition) {}

    static TicketSettings of(Sql sql) {
        return sql.first(Row.class, SAID, Map.of()).map(Row::definition).orElse(UNSAID);
    }

    Duration reopensFor() {
        return Duration.ofDays(reopenDays);
    }

    /** Returns the required fields that a ticket of this content lacks. */
    List<String> missing(TicketBody body) {
        return required.getOrDefault(body.type(), List.of()).stream().filter(field -> lacks(body, field)).toList();
    }

    /** A field that this release does not know is never missing. */
    private static boolean lacks(TicketBody body, String field) {
        var read = FIELDS.get(field);
        return read != null && read.apply(body) == null;
    }
}
