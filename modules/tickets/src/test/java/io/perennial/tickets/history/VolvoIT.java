package io.perennial.tickets.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.accounts.Destination.Effect;
import io.perennial.platform.testing.SharedData;
import io.perennial.platform.testing.TenantWork;
import io.perennial.records.ExternalKey;
import io.perennial.tickets.HoldParty;
import io.perennial.tickets.TicketStatus;
import io.perennial.tickets.testing.Desk;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Gatherers;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Stores all states of the incidents of Volvo IT (BPI Challenge 2013), and compares what the tables say of them with what a separate program
 * (in Python, over the file alone) has counted.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VolvoIT {
    record Figures(long states, long tickets, Instant first, Instant last) {}

    record Completion(double mean, double median, long tickets) {}

    record Reopened(long times, long tickets) {}

    record Statuses(long accepted, long completed, long queued, long unmatched) {}

    record Lengths(double mean, double median, long leftFirstLine) {}

    record Waiting(long seconds, long tickets) {}

    private final TenantWork volvo = TenantWork.of("volvo");

    VolvoIT() throws IOException {
        var facts = facts();
        volvo.run(sql -> {
            new Desk(sql).history("bpi2013", facts.stream().map(fact -> fact.ticket().externalId()).distinct().toList());
            return facts;
        });
        facts.stream().gather(Gatherers.windowFixed(1_000)).forEach(this::put);
    }

    private List<Effect> put(List<StateFact> facts) {
        return volvo.run(sql -> new StateFacts(sql, new TenantWork.Heard(), Clock.systemUTC()).put(facts));
    }

    private static List<StateFact> facts() throws IOException {
        var file = SharedData.file("bpi2013_volvo/VINST-new.csv.gz");
        try (var lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8)).lines()) {
            return lines.skip(1).map(line -> fact(line.split(",", -1))).toList();
        }
    }

    private static StateFact fact(String[] cells) {
        return new StateFact(new ExternalKey("bpi2013", cells[0]), OffsetDateTime.parse(cells[1]).toInstant(), state(cells[3]),
                cells[4],
                party(cells[3]), cells[8], tier(cells[10]));
    }

    private static TicketStatus state(String detail) {
        return switch (detail) {
            case "Resolved", "In Call", "Cancelled" -> TicketStatus.SOLVED;
            case "Closed" -> TicketStatus.CLOSED;
            case "Wait - User", "Wait - Customer" -> TicketStatus.PENDING;
            case "Wait", "Wait - Vendor", "Wait - Implementation" -> TicketStatus.ON_HOLD;
            default -> TicketStatus.OPEN;
        };
    }

    private static @Nullable HoldParty party(String detail) {
        return switch (detail) {
            case "Wait - Vendor" -> HoldParty.SUPPLIER;
            case "Wait - Implementation" -> HoldParty.PLANNED;
            default -> null;
        };
    }

    private static int tier(String level) {
        return Integer.parseInt(level.substring(1, 2));
    }

    @Test
    void every_state_is_there_once() {
        assertEquals(new Figures(65_533, 7_554, Instant.parse("2010-03-31T14:59:42Z"), Instant.parse("2012-05-22T23:22:25Z")), volvo.run(
                sql -> sql.first(Figures.class,
                        "select count(*) as states, count(distinct ticket_id) as tickets, min(at) as first, max(at) as last from {whole tickets.ticket_state}",
                        Map.of()).orElseThrow()));
    }

    @Test
    void the_states_are_those_of_the_file() {
        assertEquals(new Statuses(40_117, 13_867, 11_544, 5), volvo.run(sql -> sql.first(Statuses.class,
                """
                select count(*) filter (where reason like 'Accepted-%') as accepted, count(*) filter (where reason like 'Completed-%') as completed,
                       count(*) filter (where reason like 'Queued-%') as queued, count(*) filter (where reason like 'Unmatched-%') as unmatched
                from {whole tickets.ticket_state}
                """,
                Map.of()).orElseThrow()));
    }

    @Test
    void the_cases_took_a_mean_of_290_and_a_median_of_181_hours_and_3008_were_with_another_line() {
        var found = volvo.run(sql -> sql.first(Lengths.class,
                """
                select avg(hours)::float8 as mean, (percentile_cont(0.5) within group (order by hours))::float8 as median,
                       count(*) filter (where highest > 1) as left_first_line
                from (select extract(epoch from max(at) - min(at)) / 3600 as hours, max(tier) as highest
                      from {whole tickets.ticket_state} group by ticket_id) t
                """,
                Map.of()).orElseThrow());

        assertEquals("289.9043 181.1790 3008",
                String.format(Locale.ROOT, "%.4f %.4f %d", found.mean(), found.median(), found.leftFirstLine()));
    }

    @Test
    void the_first_completion_came_after_a_mean_of_176_and_a_median_of_6_hours() {
        var found = volvo.run(sql -> sql.first(Completion.class,
                """
                select avg(hours)::float8 as mean, (percentile_cont(0.5) within group (order by hours))::float8 as median, count(*) as tickets
                from (select extract(epoch from min(at) filter (where state in ('solved', 'closed')) - min(at)) / 3600 as hours
                      from {whole tickets.ticket_state} group by ticket_id) t
                where hours is not null
                """,
                Map.of()).orElseThrow());

        assertEquals("176.4423 6.0267 7546", String.format(Locale.ROOT, "%.4f %.4f %d", found.mean(), found.median(), found.tickets()));
    }

    @Test
    void the_tickets_say_how_often_they_were_reopened() {
        assertEquals(new Reopened(580, 514), volvo.run(sql -> sql.first(Reopened.class,
                "select sum(reopens) as times, count(*) filter (where reopens > 0) as tickets from {whole tickets.ticket}",
                Map.of()).orElseThrow()));
    }

    @Test
    void the_time_of_waiting_for_the_user_is_that_of_the_states() {
        assertEquals(new Waiting(WAITED, 2_495), volvo.run(sql -> sql.first(Waiting.class,
                """
                select sum(extract(epoch from until - at))::bigint as seconds, count(distinct ticket_id) as tickets
                from (select ticket_id, reason, at, lead(at) over (partition by ticket_id order by at, place) as until
                      from {whole tickets.ticket_state}) s
                where reason = 'Accepted-Wait - User'
                """,
                Map.of()).orElseThrow()));
    }

    private static final long WAITED = 1_668_284_959;

    @Test
    void the_same_facts_again_change_nothing() throws IOException {
        var again = new ArrayList<Effect>(put(facts().subList(0, 1_000)));

        assertEquals(List.of(Effect.UNCHANGED), again.stream().distinct().toList());
    }
}
