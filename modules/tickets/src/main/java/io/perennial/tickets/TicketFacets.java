package io.perennial.tickets;

import io.perennial.identity.MemberId;
import io.perennial.kernel.Maybe;
import io.perennial.platform.requests.Narrowed;
import io.perennial.platform.sql.Sql;
import io.perennial.tickets.queues.QueueId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Counts how many of some tickets have which values.
 *
 * @param tickets the number of all of them
 */
public record TicketFacets(long tickets, List<TicketFacet> items) {
    /** A field by which tickets are counted. */
    public enum Field { QUEUE, ASSIGNEE, STATE, SEVERITY, TYPE, CHANNEL, PRODUCT }

    public record TicketFacet(Field field, List<TicketCount> values) {}

    /**
     * @param value as the filter of the list takes it; null for the tickets without a value
     * @param label the name of a queue or a member
     */
    public record TicketCount(@Nullable String value, @Nullable String label, long tickets) {}

    private record Row(Field field, @Nullable String value, @Nullable String label, long tickets) {}

    private record Sum(long tickets) {}

    private static final String SUM = "select count(*) as tickets from %s";

    /** The most frequent values come first. */
    private static final String COUNTED =
            """
            select field, value,
                   case when field = 'queue' then (select q.name from {joined tickets.live_queue} q where q.id = value::uuid)
                        when field = 'assignee' then (select m.name from {identity.member_name} m where m.id = value::uuid) end as label,
                   tickets
            from (select f.field, f.value, count(*) as tickets,
                         row_number() over (partition by f.field order by count(*) desc, f.value) as place
                  from %s
                  group by f.field, f.value) counted
            where place <= 50
            order by field, place
            """;
    private static final String VALUES =
            """
            cross join lateral (
                values ('queue', l.queue_id::text), ('assignee', l.assignee_id::text), ('state', l.state), ('severity', l.severity),
                       ('type', l.type), ('channel', l.channel), ('product', l.product)) f (field, value)
            """;

    static TicketFacets of(List<Field> fields, Narrowed tickets, Sql sql) {
        var names = fields.stream().map(field -> field.name().toLowerCase(Locale.ROOT)).toArray(String[]::new);
        var values = tickets.with(Map.of("fields", names));
        var counted = tickets.joined(VALUES).and("f.field = any (:fields::text[])");
        var rows = sql.list(Row.class, COUNTED.formatted(counted.from()), values).stream().collect(Collectors.groupingBy(Row::field));
        var sum = sql.first(Sum.class, SUM.formatted(tickets.from()), values).orElseThrow();
        var items = Arrays.stream(Field.values()).filter(fields::contains)
                .map(field -> new TicketFacet(field, rows.getOrDefault(field, List.of()).stream().map(TicketFacets::count).toList()))
                .toList();
        return new TicketFacets(sum.tickets, items);
    }

    private static TicketCount count(Row row) {
        return new TicketCount(Maybe.map(row.value, value -> shown(row.field, value)), row.label, row.tickets);
    }

    private static String shown(Field field, String value) {
        return switch (field) {
            case QUEUE -> new QueueId(UUID.fromString(value)).text();
            case ASSIGNEE -> new MemberId(UUID.fromString(value)).text();
            case STATE, SEVERITY, TYPE, CHANNEL, PRODUCT -> value;
        };
    }
}
