package io.perennial.tickets.sla;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.calendars.Calendars;
import io.perennial.calendars.clocks.Run;
import io.perennial.kernel.DomainEvent;
import io.perennial.kernel.Refusal;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.MovedClock;
import io.perennial.platform.testing.TenantWork;
import io.perennial.tickets.TicketId;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TicketClocksIT {
    private static final Instant NOON = Instant.parse("2026-06-09T12:00:00Z");
    private static final String POLICIES =
            """
            urgent:
              severities: [urgent]
              firstResponse: 30m
              resolution: 4h
            all:
              resolution: 8h
            """;

    private final String tenant = "mallow" + UUID.randomUUID().toString().replaceAll("[^a-z0-9]", "").substring(0, 8);
    private final MovedClock clock = new MovedClock(NOON);
    private final TenantWork.Heard heard = new TenantWork.Heard();
    private final UUID ticket = UUID.randomUUID();
    private TenantWork work;

    @TempDir Path folder;

    private final Alarms alarms = new Alarms();

    @BeforeEach
    void files() throws SQLException {
        apply(POLICIES);
        work = TenantWork.of(tenant);
    }

    @Test
    void a_ticket_gets_the_clocks_of_the_first_policy_that_fits() {
        report("urgent");

        assertEquals(List.of("first_response urgent 1 1800", "resolution urgent 1 14400"), told());
        assertEquals(List.of(NOON.plusSeconds(900), NOON.plusSeconds(7200)), alarms.set.values().stream().sorted().toList());
        follow();
        assertEquals(List.of("first_response urgent 1 1800", "resolution urgent 1 14400"), told());
    }

    @Test
    void a_changed_severity_moves_only_what_is_left() {
        report("general");
        assertEquals(List.of("resolution all 1 28800"), told());
        clock.move(Duration.ofHours(5));
        change("severity = 'urgent'");
        clock.move(Duration.ofMinutes(7));
        follow();

        assertEquals(NOON.plus(Duration.ofHours(6)), clock("resolution").countdown().dueAt().orElseThrow());
    }

    @Test
    void pending_pauses_and_solved_stops_and_what_stops_in_time_is_met() {
        report("general");
        clock.move(Duration.ofHours(1));
        change("state = 'pending', state_since = :now");
        follow();
        assertEquals(Run.PAUSED, clock("resolution").countdown().run());
        assertTrue(alarms.set.isEmpty());
        clock.move(Duration.ofHours(10));
        change("state = 'solved', state_since = :now, solved_at = :now");
        follow();

        var explained = ClockExplanation.of(clock("resolution"), clock.instant());
        assertEquals(List.of(39_600L, 3600L, 36_000L), List.of(explained.seconds(), explained.counted(), explained.paused()));
        assertEquals(List.of(ClockEvent.Met.class), heard.events.stream().map(DomainEvent::getClass).toList());
    }

    @Test
    void a_timer_warns_and_tells_of_a_missed_target() {
        report("general");
        clock.move(Duration.ofHours(8).plusSeconds(1));
        fire();
        fire();

        assertEquals(List.of("Warned", "Warned", "Warned", "Missed"),
                heard.events.stream().map(event -> event.getClass().getSimpleName()).toList());
        assertEquals(NOON.plus(Duration.ofHours(8)), clock("resolution").missedAt());
    }

    @Test
    void a_changed_policy_moves_running_clocks_and_has_the_next_number() throws SQLException {
        report("general");
        apply(POLICIES.replace("8h", "6h"));

        assertEquals(true, work.run(sql -> policies(sql).isPending()));
        in(clocks -> clocks.followRunning());
        assertEquals(List.of("resolution all 2 21600"), told());
        assertEquals(NOON.plus(Duration.ofHours(6)), clock("resolution").countdown().dueAt().orElseThrow());
    }

    @Test
    void each_wait_of_the_customer_has_a_clock_of_its_own() throws SQLException {
        apply(POLICIES.replace("  firstResponse: 30m", "  firstResponse: 30m\n  nextReply: 1h\n  nextUpdate: 2h"));
        report("urgent");
        said("member", clock.instant());
        change("state = 'open', first_replied_at = :now");
        for (var author : List.of("contact", "member", "contact")) {
            clock.move(Duration.ofMinutes(10));
            said(author, clock.instant());
            follow();
        }
        said("member", true, clock.instant());
        follow();

        assertEquals(List.of("first_response 1 STOPPED", "next_reply 1 STOPPED", "next_reply 2 RUNNING", "next_update 1 STOPPED",
                "next_update 2 RUNNING", "resolution 1 RUNNING"), runs());
    }

    @Test
    void messages_that_are_told_late_move_clocks_to_other_rounds_and_remove_those_that_never_were() throws SQLException {
        apply(POLICIES.replace("  firstResponse: 30m", "  firstResponse: 30m\n  nextReply: 1h"));
        report("urgent");
        said("member", clock.instant());
        change("state = 'open', first_replied_at = :now");
        clock.move(Duration.ofHours(1));
        said("contact", clock.instant());
        follow();
        assertEquals(List.of("first_response 1 STOPPED", "next_reply 1 RUNNING", "resolution 1 RUNNING"), runs());

        said("contact", NOON.plusSeconds(600));
        said("member", NOON.plusSeconds(1200));
        follow();
        assertEquals(List.of("first_response 1 STOPPED", "next_reply 1 STOPPED", "next_reply 2 RUNNING", "resolution 1 RUNNING"), runs());
        work.run(sql -> sql.change("update tickets.message set deleted_at = :now where tenant_id = :tenant and sent_at = :at",
                Map.of("at", NOON.plusSeconds(1200), "now", clock.instant())));
        follow();
        assertEquals(List.of("first_response 1 STOPPED", "next_reply 1 RUNNING", "resolution 1 RUNNING"), runs());
        assertEquals(NOON.plusSeconds(600), clock("next_reply").countdown().startedAt());
    }

    @Test
    void what_is_excused_stays_missed_and_can_be_taken_back() {
        report("general");
        clock.move(Duration.ofHours(9));
        fire();
        var id = clock("resolution").id();
        work.run(sql -> {
            var excuses = new Excuses(sql, heard, clock);
            excuses.write(new TicketId(ticket), excuses.held(new TicketId(ticket), id), "Their data centre was down");
            return id;
        });

        var shown = work.run(sql -> rows(sql).visible(ticket)).getFirst();
        assertEquals("Their data centre was down", shown.excuse().reason());
        assertEquals(NOON.plus(Duration.ofHours(8)), shown.clock().missedAt());
        var rowan = TenantWork.of("rowan");
        assertThrows(Refusal.class, () -> rowan.run(sql -> new Excuses(sql, heard, clock).held(new TicketId(ticket), id)));
        work.run(sql -> {
            var excuses = new Excuses(sql, heard, clock);
            excuses.write(new TicketId(ticket), excuses.held(new TicketId(ticket), id), null);
            return id;
        });
        assertEquals(null, work.run(sql -> rows(sql).visible(ticket)).getFirst().excuse());
    }

    @Test
    void a_caller_who_sees_only_own_accounts_is_followed_too() {
        report("general");
        work.seenBy(UUID.randomUUID()).run(sql -> {
            clocks(sql).follow(List.of(ticket));
            return true;
        });

        assertEquals(List.of("resolution all 1 28800"), told());
    }

    @Test
    void another_tenant_sees_no_clock() {
        report("general");
        var other = TenantWork.of("rowan");

        assertThrows(Refusal.class, () -> other.run(sql -> rows(sql).visible(ticket)));
        assertEquals(List.of(), other.run(sql -> rows(sql).find(List.of(clock("resolution").id().value()))));
    }

    private void apply(String policies) throws SQLException {
        PolicyFiles.apply(folder, tenant, policies);
    }

    private void report(String severity) {
        work.run(sql -> sql.change("""
                insert into tickets.ticket (tenant_id, id, number, subject, type, severity, channel, tier, reported_at, precision, history,
                                            state, state_since, created_at, updated_at)
                values (:tenant, :id, 1, 'Help', 'question', :severity, 'api', 1, :now, 'instant', false, 'new', :now, :now, :now)
                """, Map.of("id", ticket, "severity", severity, "now", clock.instant())));
        noted();
        follow();
    }

    private void change(String what) {
        work.run(sql -> sql.change("update tickets.ticket set " + what + ", updated_at = :now where tenant_id = :tenant and id = :id",
                Map.of("id", ticket, "now", clock.instant())));
        noted();
    }

    /** Adds how the ticket is now to its history, as whoever changes it does. */
    private void noted() {
        work.run(sql -> sql.change(
                """
                insert into tickets.ticket_state (tenant_id, ticket_id, place, at, state, severity)
                select t.tenant_id, t.id, 1 + (select count(*) from {whole tickets.ticket_state} s where s.ticket_id = t.id), :now, t.state, t.severity
                from {whole tickets.ticket} t where t.id = :id
                """,
                Map.of("id", ticket, "now", clock.instant())));
    }

    private void follow() {
        in(clocks -> clocks.follow(List.of(ticket)));
    }

    private void fire() {
        var ids = List.copyOf(alarms.set.keySet());
        in(clocks -> clocks.fire(ids.stream().map(UUID::fromString).toList()));
    }

    private void in(Consumer<TicketClocks> use) {
        work.run(sql -> {
            use.accept(clocks(sql));
            return true;
        });
    }

    private TicketClocks clocks(Sql sql) {
        var clocks = new TicketClocks();
        clocks.sql = sql;
        clocks.policies = policies(sql);
        clocks.calendars = new Calendars(sql);
        clocks.rows = rows(sql);
        clocks.vendors = new VendorClocks(sql, rows(sql));
        clocks.events = heard;
        clocks.jobs = alarms;
        clocks.clock = clock;
        return clocks;
    }

    private void said(String author, Instant at) {
        said(author, false, at);
    }

    /** Adds a public message. */
    private void said(String author, boolean autoReply, Instant at) {
        work.run(sql -> sql.change(
                """
                insert into tickets.message (tenant_id, id, ticket_id, kind, author, text, channel, sent_at, auto_reply, history, created_at, updated_at)
                values (:tenant, :id, :ticket, 'public', :author, 'Hello', 'email', :at, :auto, false, :now, :now)
                """,
                Map.of("id", UUID.randomUUID(), "ticket", ticket, "author", author, "auto", autoReply, "at", at, "now", clock.instant())));
    }

    private List<String> runs() {
        return work.run(sql -> rows(sql).visible(ticket)).stream().map(ClockRows.Shown::clock)
                .map(one -> one.label() + " " + one.round() + " " + one.countdown().run()).toList();
    }

    private Policies policies(Sql sql) {
        return new Policies(sql, clock);
    }

    private ClockRows rows(Sql sql) {
        return new ClockRows(sql, new Calendars(sql), clock);
    }

    private TicketClock clock(String kind) {
        return work.run(sql -> rows(sql).visible(ticket)).stream().map(ClockRows.Shown::clock).filter(one -> one.label().equals(kind))
                .findFirst().orElseThrow();
    }

    private List<String> told() {
        return work.run(sql -> rows(sql).visible(ticket)).stream().map(ClockRows.Shown::clock)
                .map(one -> one.label() + " " + one.countdown().terms().policy() + " " + one.countdown().terms().policyVersion() + " "
                        + one.countdown().terms().target())
                .toList();
    }
}
