package io.perennial.tickets.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.platform.testing.SharedData;
import io.perennial.platform.testing.TenantWork;
import io.perennial.tickets.testing.Desk;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Stores the support tickets of RavenStack, and compares the means with those that a separate program has computed from the file alone. */
class RavenStackIT {
    record Figures(long tickets, double reply, double plausibleReply, long plausible, double resolution, double median) {}

    private static final String FIGURES =
            """
            select count(*) as tickets, avg(reply)::float8 as reply, avg(reply) filter (where not implausible)::float8 as plausible_reply,
                   count(*) filter (where not implausible) as plausible, avg(resolution)::float8 as resolution,
                   (percentile_cont(0.5) within group (order by resolution))::float8 as median
            from (select extract(epoch from first_replied_at - reported_at) / 60 as reply,
                         extract(epoch from closed_at - reported_at) / 3600 as resolution, implausible
                  from {tickets.visible_ticket}) t
            """;

    private final TenantWork ravenstack = TenantWork.of("ravenstack" + UUID.randomUUID().toString().substring(0, 8));

    @Test
    void means_are_those_of_the_file_and_implausible_times_are_kept_but_left_out() throws IOException {
        var rows = Files.readAllLines(SharedData.file("ravenstack_mit/ravenstack_support_tickets.csv"));
        ravenstack.run(sql -> {
            new Desk(sql).closedHistory(rows.stream().skip(1).map(row -> told(row.split(",", -1))).toList());
            return rows;
        });

        var found = ravenstack.run(sql -> sql.first(Figures.class, FIGURES, Map.of()).orElseThrow());

        assertEquals("2000 88.4800 87.6558 1964 35.861 35.0",
                String.format(Locale.ROOT, "%d %.4f %.4f %d %.3f %.1f", found.tickets(), found.reply(),
                        found.plausibleReply(), found.plausible(), found.resolution(), found.median()));
    }

    /** A day is its first moment in the tenant's zone. */
    private static Desk.Told told(String[] cells) {
        var reported = LocalDate.parse(cells[2]).atStartOfDay().toInstant(ZoneOffset.UTC);
        var closed = LocalDateTime.parse(cells[3].replace(' ', 'T')).toInstant(ZoneOffset.UTC);
        return new Desk.Told(reported, reported.plusSeconds(60 * (long) Double.parseDouble(cells[6])), closed);
    }

    @Test
    void a_reply_before_the_report_is_implausible_too() {
        var nine = LocalDateTime.parse("2026-03-02T09:00:00").toInstant(ZoneOffset.UTC);
        ravenstack.run(sql -> {
            new Desk(sql).closedHistory(List.of(
                    new Desk.Told(nine, nine.minusSeconds(1), nine.plusSeconds(60)), new Desk.Told(nine, nine, nine.plusSeconds(60)),
                    new Desk.Told(nine, nine, nine.minusSeconds(1))));
            return nine;
        });

        var found = ravenstack.run(sql -> sql.first(Figures.class, FIGURES, Map.of()).orElseThrow());

        assertEquals(1, found.plausible());
    }
}
