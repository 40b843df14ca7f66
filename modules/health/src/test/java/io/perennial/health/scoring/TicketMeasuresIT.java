package io.perennial.health.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.accounts.AccountId;
import io.perennial.health.scorecards.Direction;
import io.perennial.health.scorecards.Measure;
import io.perennial.health.scorecards.Piece;
import io.perennial.health.scorecards.ScorecardBody;
import io.perennial.health.sources.Source;
import io.perennial.health.testing.Facts;
import io.perennial.health.testing.Scorers;
import io.perennial.kernel.TypeId;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.TenantTransaction;
import io.perennial.platform.testing.TestDatabase;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TicketMeasuresIT {
    private static final TestDatabase DATABASE = TestDatabase.shared();
    private static final UUID MAPLE = DATABASE.tenant("ticketmaple");
    private static final UUID BIRCH = DATABASE.tenant("ticketbirch");
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final LocalDate DAY = LocalDate.parse("2025-03-30");

    private static Measure measure(String key, Source source) {
        var pieces = List.of(new Piece(null, BigDecimal.ZERO, 0, 0), new Piece(BigDecimal.ZERO, null, 10_000, 10_000));
        return new Measure(key, null, null, 2_000, source, Direction.HIGHER_IS_BETTER, pieces, null);
    }

    private static final ScorecardBody CARD = new ScorecardBody("Tickets", null, List.of(), null, List.of(
            measure("open", new Source("tickets_open", "any", null)),
            measure("critical", new Source("tickets_open", "critical", null)),
            measure("opened", new Source("tickets_opened", "any", 7)),
            measure("reopened", new Source("tickets_reopened", null, 7)),
            measure("since", new Source("days_since_ticket", "critical", null))), List.of(), List.of(), null);

    private static List<@Nullable Integer> raw(Sql sql, AccountId account, LocalDate day) {
        var scored = Scorers.scoring(sql, ZONE).of(CARD, List.of(new AccountDay(account, day))).getFirst();
        return scored.raw().stream().map(one -> one == null ? null : one.intValueExact()).toList();
    }

    @Test
    void before_the_first_ticket_nothing_is_known_and_after_it_nothing_is_zero() {
        TenantTransaction.in(DATABASE, MAPLE, sql -> {
            var account = new Facts(sql).account(null);
            ticket(sql, account, "general", "2025-03-29T22:30:00Z", null);

            assertEquals(Arrays.asList(null, null, null, null, null), raw(sql, account, DAY.minusDays(2)));
            assertEquals(Arrays.asList(1, 0, 1, 0, null), raw(sql, account, DAY.minusDays(1)));
            return account;
        });
    }

    @Test
    void a_ticket_is_open_until_the_state_at_the_end_of_the_day_says_otherwise() {
        TenantTransaction.in(DATABASE, MAPLE, sql -> {
            var account = new Facts(sql).account(null);
            var id = ticket(sql, account, "critical", "2025-03-20T08:00:00Z", null);
            state(sql, id, 1, "open", "2025-03-20T08:00:00Z");
            state(sql, id, 2, "solved", "2025-03-21T08:00:00Z");
            state(sql, id, 3, "open", "2025-03-25T08:00:00Z");
            state(sql, id, 4, "closed", "2025-03-29T08:00:00Z");

            assertEquals(Arrays.asList(1, 1, 1, 0, 0), raw(sql, account, LocalDate.parse("2025-03-20")));
            assertEquals(Arrays.asList(0, 0, 1, 0, 1), raw(sql, account, LocalDate.parse("2025-03-21")));
            assertEquals(Arrays.asList(1, 1, 1, 1, 5), raw(sql, account, LocalDate.parse("2025-03-25")));
            assertEquals(Arrays.asList(0, 0, 0, 1, 10), raw(sql, account, DAY));
            assertEquals(Arrays.asList(0, 0, 0, 0, 12), raw(sql, account, DAY.plusDays(2)));
            return account;
        });
    }

    @Test
    void history_without_states_is_open_until_its_end_and_spam_and_other_companies_count_nowhere() {
        TenantTransaction.in(DATABASE, BIRCH, sql -> ticket(sql, new Facts(sql).account(null), "critical", "2025-03-29T08:00:00Z", null));
        TenantTransaction.in(DATABASE, MAPLE, sql -> {
            var account = new Facts(sql).account(null);
            ticket(sql, account, "urgent", "2025-03-28T08:00:00Z", "2025-03-30T08:00:00Z");
            var spam = ticket(sql, account, "critical", "2025-03-29T08:00:00Z", null);
            sql.change("update tickets.ticket set state = 'spam' where tenant_id = :tenant and id = :id", Map.of("id", spam));

            assertEquals(Arrays.asList(1, 0, 1, 0, null), raw(sql, account, DAY.minusDays(1)));
            assertEquals(Arrays.asList(0, 0, 1, 0, null), raw(sql, account, DAY));
            return account;
        });
    }

    @Test
    void clocks_that_were_missed_are_a_part_of_those_that_were_decided_and_without_any_nothing_is_known() {
        var card = new ScorecardBody("Clocks", null, List.of(), null, List.of(measure("missed", new Source("clocks_missed", null, 7))),
                List.of(), List.of(), null);
        TenantTransaction.in(DATABASE, MAPLE, sql -> {
            var account = new Facts(sql).account(null);
            var id = ticket(sql, account, "critical", "2025-03-20T08:00:00Z", null);
            clock(sql, id, 1, "2025-03-29T08:00:00Z", null, null);
            clock(sql, id, 2, null, "2025-03-28T08:00:00Z", null);
            clock(sql, id, 3, null, "2025-03-27T08:00:00Z", null);
            clock(sql, id, 4, "2025-03-28T08:00:00Z", null, "Their data centre was down");
            clock(sql, id, 5, null, null, null);
            clock(sql, id, 6, null, "2025-03-28T09:00:00Z", null);
            clock(sql, id, 7, "2025-03-29T09:00:00Z", "2025-03-29T10:00:00Z", null);
            sql.change("update tickets.clock set ended = 'merged' where tenant_id = :tenant and ticket_id = :id and round > 5",
                    Map.of("id", id));

            assertEquals(Arrays.asList((Integer) null), missed(sql, card, account, LocalDate.parse("2025-03-26")));
            assertEquals(List.of(0), missed(sql, card, account, LocalDate.parse("2025-03-28")));
            assertEquals(List.of(50), missed(sql, card, account, DAY));
            assertEquals(Arrays.asList((Integer) null), missed(sql, card, account, DAY.plusDays(20)));
            return account;
        });
    }

    @Test
    void a_merge_makes_two_promises_one_and_wipes_no_miss_out() {
        var card = new ScorecardBody("Clocks", null, List.of(), null, List.of(measure("missed", new Source("clocks_missed", null, 7))),
                List.of(), List.of(), null);
        TenantTransaction.in(DATABASE, MAPLE, sql -> {
            var account = new Facts(sql).account(null);
            var merged = ticket(sql, account, "critical", "2025-03-20T08:00:00Z", null);
            var goesOn = ticket(sql, account, "critical", "2025-03-20T08:00:00Z", null);
            clock(sql, merged, 1, null, "2025-03-28T08:00:00Z", null);
            clock(sql, goesOn, 1, null, "2025-03-28T08:00:00Z", null);
            clock(sql, goesOn, 2, "2025-03-28T08:00:00Z", null, null);
            assertEquals(List.of(33), missed(sql, card, account, DAY));

            sql.change("update tickets.ticket set merged_into = :into, merged_at = :at where tenant_id = :tenant and id = :id",
                    Map.of("into", goesOn, "at", Instant.parse("2025-03-28T10:00:00Z"), "id", merged));
            assertEquals(List.of(50), missed(sql, card, account, DAY));
            clock(sql, merged, 2, "2025-03-28T08:00:00Z", null, null);
            assertEquals(List.of(50), missed(sql, card, account, DAY), "both missed it: once");
            sql.change("delete from tickets.clock where tenant_id = :tenant and ticket_id = :id and round = 2", Map.of("id", goesOn));
            assertEquals(List.of(50), missed(sql, card, account, DAY), "the other did not miss it");
            return account;
        });
    }

    private static List<@Nullable Integer> missed(Sql sql, ScorecardBody card, AccountId account, LocalDate day) {
        return Scorers.scoring(sql, ZONE).of(card, List.of(new AccountDay(account, day))).getFirst().raw().stream()
                .map(one -> one == null ? null : one.intValue()).toList();
    }

    private static void clock(Sql sql, UUID ticket, int round, @Nullable String missedAt, @Nullable String stoppedAt,
            @Nullable String excuse) {
        sql.change(
                """
                insert into tickets.clock (tenant_id, id, ticket_id, kind, round, party, run, policy, policy_version, calendar, started_at, provisional,
                                           missed_at, stopped_at, warned, followed, countdown, excuse, excused_at, created_at, updated_at)
                values (:tenant, :id, :ticket, 'next_reply', :round, 'customer', :run, 'all', 1, 'always', :at, false, :missed::timestamptz,
                        :stopped::timestamptz, 0, 1, '{}', :excuse::text, case when :excuse::text is not null then :at::timestamptz end, :at, :at)
                """,
                Sql.values("id", TypeId.next(), "ticket", ticket, "round", round, "run", stoppedAt == null ? "running" : "stopped", "at",
                        Instant.parse("2025-03-20T08:00:00Z"), "missed", missedAt == null ? null : Instant.parse(missedAt), "stopped",
                        stoppedAt == null ? null : Instant.parse(stoppedAt), "excuse", excuse));
    }

    private static UUID ticket(Sql sql, AccountId account, String severity, String reportedAt, @Nullable String closedAt) {
        var id = TypeId.next();
        sql.change(
                """
                insert into tickets.ticket (tenant_id, id, number, account_id, subject, type, severity, channel, tier, reported_at, precision,
                                            history, state, state_since, closed_at, created_at, updated_at)
                values (:tenant, :id, (select coalesce(max(number), 0) + 1 from {whole tickets.ticket}), :account, 'Map', 'request', :severity,
                        'api', 1, :reported, 'instant', true, 'open', :reported, :closed::timestamptz, :reported, :reported)
                """,
                Sql.values("id", id, "account", account, "severity", severity, "reported", Instant.parse(reportedAt), "closed",
                        closedAt == null ? null : Instant.parse(closedAt)));
        return id;
    }

    private static void state(Sql sql, UUID ticket, int place, String state, String at) {
        sql.change(
                "insert into tickets.ticket_state (tenant_id, ticket_id, place, at, state) values (:tenant, :ticket, :place, :at, :state)",
                Map.of("ticket", ticket, "place", place, "at", Instant.parse(at), "state", state));
    }
}
