package io.perennial.tickets.sla;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.AccountTrials;
import io.perennial.calendars.Calendars;
import io.perennial.calendars.clocks.Countdown;
import io.perennial.calendars.clocks.Terms;
import io.perennial.calendars.hours.BusinessCalendar;
import io.perennial.calendars.hours.CalendarVersion;
import io.perennial.calendars.hours.Week;
import io.perennial.kernel.DomainEvent;
import io.perennial.kernel.TypeId;
import io.perennial.platform.jobs.TimersHere;
import io.perennial.platform.json.Stored;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.MovedClock;
import io.perennial.platform.testing.TenantWork;
import io.perennial.records.search.SearchKind;
import io.perennial.records.search.SearchTrials;
import io.perennial.tickets.TicketId;
import io.perennial.tickets.TicketTrials;
import io.perennial.tickets.queues.QueueId;
import io.perennial.tickets.testing.ManyTickets;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Measures what tickets cost among very many: {@code infra/bench/tickets}. It is no test: its name keeps it out of every build. */
class TicketBench {
    private static final int TENANTS = Integer.getInteger("perennial.bench.tenants", 100);
    private static final int EACH = Integer.getInteger("perennial.bench.each", 10_000);
    private static final Instant NINE = Instant.parse("2026-06-09T09:00:00Z");
    private static final BusinessCalendar ALWAYS =
            new BusinessCalendar(List.of(new CalendarVersion(1, Instant.EPOCH, ZoneOffset.UTC, Week.always(), Map.of(), null)));
    private static final List<String> WORDS = List.of("map region", "login update", "invoice", "export usage", "4711");
    private static final List<String> CHINESE = List.of("地图", "登录系统", "发票金额", "用量", "无法");
    private static final List<String> NAMES = List.of("rhine", "machines 123", "长江", "机械", "rhime");

    private final MovedClock clock = new MovedClock(NINE);
    private final TenantWork first = TenantWork.of("bench1");
    private final TenantWork usual = TenantWork.of("bench2");

    @TempDir Path folder;

    @Test
    void what_tickets_cost() throws SQLException {
        say("filled with %,d tickets, in seconds".formatted(TENANTS * EACH), seconds(TicketBench::fill));
        reads();
        lists();
        searches();
        creates();
        firesAtOnce();
        businessTime();
    }

    private static void fill() {
        var started = Countdown.start(NINE, new Terms("all", 1, Calendars.ALWAYS, ALWAYS, 8 * 3600, 25));
        var countdown = String.valueOf(Stored.document(KeptCountdown.of(started)));
        try {
            ManyTickets.unindexed(() -> {
                for (int number = 1; number <= TENANTS; number++) ManyTickets.fill(number, EACH, countdown);
            });
            ManyTickets.tidy();
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    private void reads() {
        usual.run(sql -> {
            often("an account is read", 2_000, sql, at -> AccountTrials.get(new AccountId(ManyTickets.ticket(2, 1 + at * 7 % EACH)), sql));
            return often("a ticket is read", 2_000, sql,
                    at -> TicketTrials.get(new TicketId(ManyTickets.ticket(2, 1 + at * 7 % EACH)), sql));
        });
    }

    private void lists() {
        for (var work : List.of(usual, first)) {
            var number = work == first ? 1 : 2;
            work.run(sql -> often("50 of a queue by the nearest breach, %,d are open".formatted(number == 1 ? EACH : EACH / 10), 200, sql,
                    at -> TicketTrials
                            .list(Map.of("queueId", new QueueId(ManyTickets.queue(number, at % ManyTickets.QUEUES)).text(), "state",
                                    "new,open,pending,on_hold", "sort", "nextDueAt", "limit", "50"), sql)));
        }
    }

    private void searches() {
        searched("tickets, English", TicketTrials.SEARCHED, WORDS);
        searched("tickets, Chinese", TicketTrials.SEARCHED, CHINESE);
        searched("accounts", AccountTrials.SEARCHED, NAMES);
    }

    private void searched(String what, SearchKind kind, List<String> words) {
        usual.run(sql -> often("search of " + what, 100, sql,
                at -> SearchTrials.find(words.get(at % words.size()), List.of(kind), 20, sql)));
    }

    /** Does what the module itself does for a ticket with its first message: number, row, state, clocks, message, and the clocks again. */
    private void creates() throws SQLException {
        PolicyFiles.apply(folder, "bench2", "all:\n  firstResponse: 1h\n  nextReply: 1h\n  resolution: 8h\n");
        usual.run(sql -> often("a ticket with a message and clocks is created", 300, sql, _ -> create(sql)));
    }

    private void create(Sql sql) {
        var id = TypeId.next();
        sql.change("""
                insert into tickets.ticket (tenant_id, id, number, account_id, subject, type, severity, channel, tier, reported_at, precision, history,
                                            state, state_since, created_at, updated_at)
                values (:tenant, :id, :number, :account, 'The map stays empty', 'request', 'urgent', 'email', 1, :now, 'instant', false, 'new', :now, :now, :now)
                """, Map.of("id", id, "number", TicketTrials.number(sql), "account", ManyTickets.ticket(2, 1), "now", clock.instant()));
        TicketTrials.begin(List.of(id), sql);
        clocks(sql).follow(List.of(id));
        sql.change("""
                insert into tickets.message (tenant_id, id, ticket_id, kind, author, text, channel, sent_at, auto_reply, history, created_at, updated_at)
                values (:tenant, :id, :id, 'public', 'contact', 'It is down', 'email', :now, false, false, :now, :now)
                """, Map.of("id", id, "now", clock.instant()));
        clocks(sql).follow(List.of(id));
        var ticket = new TicketId(id);
        for (int event = 0; event < 2; event++) told(List.of(new ClockEvent.Met(new ClockId(id), ticket, "")), sql);
    }

    /** All resolutions of the first tenant are due in one second. They are fired as timers are, with what is told of them. */
    private void firesAtOnce() {
        clock.move(Duration.ofHours(8).plusSeconds(1));
        var timers = IntStream.rangeClosed(1, EACH)
                .mapToObj(index -> ManyTickets.clock(1, index).toString()).collect(Collectors.toMap(id -> id, _ -> clock.instant()));
        first.run(sql -> {
            new TimersHere(sql).at(ClockTimer.NAME, timers);
            return timers;
        });
        var used = new AtomicLong();
        say("%,d clocks that are due in one second, in seconds".formatted(EACH), seconds(() -> {
            try (var workers = Executors.newFixedThreadPool(2)) {
                for (int worker = 0; worker < 2; worker++)
                    workers.submit(() -> {
                        while (first.run(sql -> fired(sql, used)) > 0) Thread.onSpinWait();
                    });
            }
        }));
        say("of it on the cores of the database and this program", used.get() / 1e9);
        say("of them missed",
                first.run(sql -> sql.number("select count(*) from {whole tickets.clock} where missed_at is not null", Map.of())));
    }

    private int fired(Sql sql, AtomicLong used) {
        var backend = sql.number("select pg_backend_pid()", Map.of());
        var threads = ManagementFactory.getThreadMXBean();
        long before = onCore(backend) + threads.getCurrentThreadCpuTime();
        var heard = new TenantWork.Heard();
        var timer = new ClockTimer();
        timer.clocks = clocks(sql);
        timer.clocks.events = heard;
        var fired = new TimersHere(sql).fire(timer, clock.instant());
        told(heard.events, sql);
        used.addAndGet(onCore(backend) + threads.getCurrentThreadCpuTime() - before);
        return fired;
    }

    /** Writes events and their audit rows, as {@code Events} writes those of a transaction. */
    private void told(List<DomainEvent> events, Sql sql) {
        sql.addEach(List.of(
                """
                insert into platform.outbox (tenant_id, id, type, subject, payload, occurred_at)
                select o.tenant_id, r.id, r.type, r.subject, '{}', r.at
                from {platform.owner} o cross join unnest(:id::uuid[], :type::text[], :subject::text[], :at::timestamptz[]) r (id, type, subject, at)
                """,
                """
                insert into platform.audit (tenant_id, id, at, actor, action, subject, about, changes)
                select o.tenant_id, r.id, r.at, 'timers', r.type, r.subject, r.subject, '{}'
                from {platform.owner} o cross join unnest(:id::uuid[], :type::text[], :subject::text[], :at::timestamptz[]) r (id, type, subject, at)
                """),
                events.stream().map(event -> Map.of("id", TypeId.next(), "type", "clock_warned", "subject", event.subject().text(),
                        "at", clock.instant())).toList());
    }

    private static void businessTime() {
        var ends = IntStream.range(0, 100_000).mapToObj(at -> NINE.plusSeconds(at * 61L % 40_000_000)).toList();
        for (int round = 0; round < 3; round++)
            say("business time of 100,000 intervals, in seconds", seconds(() -> ends.forEach(end -> Berlin.TIME.measure(NINE, end))));
    }

    private TicketClocks clocks(Sql sql) {
        var clocks = new TicketClocks();
        clocks.sql = sql;
        clocks.calendars = new Calendars(sql);
        clocks.policies = new Policies(sql, clock);
        clocks.rows = new ClockRows(sql, clocks.calendars, clock);
        clocks.vendors = new VendorClocks(sql, clocks.rows);
        clocks.events = new TenantWork.Heard();
        clocks.jobs = new TimersHere(sql);
        clocks.clock = clock;
        return clocks;
    }

    /** Says the middle and the slowest of twenty of the times, and how much of one core the database and this program needed. */
    private static double often(String what, int times, Sql sql, IntConsumer work) {
        for (int at = 0; at < times / 2; at++) work.accept(at);
        var taken = new ArrayList<Double>();
        var backend = sql.number("select pg_backend_pid()", Map.of());
        var threads = ManagementFactory.getThreadMXBean();
        long used = onCore(backend);
        long own = threads.getCurrentThreadCpuTime();
        for (int at = 0; at < times; at++) {
            long begun = System.nanoTime();
            work.accept(at);
            taken.add((System.nanoTime() - begun) / 1e6);
        }
        taken.sort(null);
        System.out.printf("%-60s %8.2f ms, 95 of 100 within %8.2f ms; CPU: database %8.3f ms, here %8.3f ms%n", what, taken.get(times / 2),
                taken.get(times * 95 / 100), (onCore(backend) - used) / 1e6 / times,
                (threads.getCurrentThreadCpuTime() - own) / 1e6 / times);
        return taken.get(times / 2);
    }

    /** Returns the nanoseconds for which a process has run. */
    private static long onCore(long process) {
        try {
            return Long.parseLong(Files.readString(Path.of("/proc/" + process + "/schedstat")).split(" ")[0]);
        } catch (IOException unreadable) {
            return 0;
        }
    }

    private static double seconds(Runnable work) {
        long begun = System.nanoTime();
        work.run();
        return (System.nanoTime() - begun) / 1e9;
    }

    /** Prints at once, so that a stopped run has shown all results so far. */
    private static void say(String what, double found) {
        System.out.printf("%-60s %8.2f%n", what, found);
    }
}
