package io.perennial.engagement.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.accounts.AccountId;
import io.perennial.engagement.tasks.Priority;
import io.perennial.engagement.testing.Facts;
import io.perennial.engagement.testing.Promised;
import io.perennial.identity.Home;
import io.perennial.identity.MemberId;
import io.perennial.kernel.Id;
import io.perennial.platform.requests.Listing;
import io.perennial.platform.requests.Query;
import io.perennial.platform.testing.TenantWork;
import io.perennial.platform.testing.TestLists;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WorkIT {
    private static final ZoneId UTC = ZoneOffset.UTC;
    private static final Instant NOW = Instant.now();
    private static final LocalDate TODAY = LocalDate.ofInstant(NOW, UTC);
    private static final Instant TONIGHT = TODAY.plusDays(1).atStartOfDay(UTC).toInstant();
    private static final Home.Settings HOME =
            new Home.Settings("alder", "Alder", UTC, Locale.ENGLISH, Currency.getInstance("EUR"));

    private final TenantWork alder = TenantWork.of("alder");
    private final TenantWork rowan = TenantWork.of("rowan");
    private final MemberId ida = Facts.member("alder");

    @Test
    void overdue_promises_come_first_then_todays_work_then_money_at_risk_then_the_rest() {
        var account = account(ida);
        Id undated = alder.run(sql -> new Facts(sql).task(account, null, null, null));
        Id tonight = alder.run(sql -> new Facts(sql).task(account, null, null, TONIGHT));
        Id late = alder.run(sql -> new Facts(sql).task(account, null, null, NOW.minus(Duration.ofDays(3))));
        Id small = alder.run(sql -> new Facts(sql).renewal(account, TODAY.plusDays(80), "100.00", "at_risk"));
        Id big = alder.run(sql -> new Facts(sql).renewal(account, TODAY.plusDays(85), "900.00", "at_risk"));
        Id safe = alder.run(sql -> new Facts(sql).renewal(account, TODAY.plusDays(70), "5000.00", "commit"));
        Id promised = alder.run(sql -> new Facts(sql).ticket(account, ida, NOW.minusSeconds(60)));
        Id later = alder.run(sql -> new Facts(sql).ticket(account, ida, TONIGHT.plusSeconds(1)));
        alder.run(sql -> new Facts(sql).renewal(account, TODAY.plusDays(95), "5000.00", "at_risk"));

        var work = list(alder, WorkEntry.OF_MEMBERS, Map.of(), ida);

        assertEquals(Stream.of(promised, late, tonight, big, small, safe, undated, later).map(Id::text).toList(), ids(work));
        assertEquals(List.of("promise_overdue", "overdue", "due_today", "money_at_risk", "money_at_risk", "due", "undated", "due"),
                work.stream().map(one -> one.reason().code()).toList());
        assertEquals(Priority.NORMAL, work.get(1).priority());
        assertEquals("EUR 900.00", String.valueOf(work.get(3).arr()).replaceAll(".*amount=([0-9.]+), currency=(\\w+).*", "$2 $1"));
        assertEquals(Map.of("state", "open", "clock", "promise"), work.getFirst().reason().figures());
    }

    @Test
    void a_callback_whose_window_has_ended_comes_before_all_that_nobody_promised() {
        var account = account(ida);
        Id late = alder.run(sql -> new Facts(sql).task(account, null, null, NOW.minus(Duration.ofDays(300))));
        Id missed = alder.run(sql -> new Promised(sql).callback(account, null, null, "2026-03-02T09:00"));
        Id planned = alder.run(sql -> new Promised(sql).callback(account, null, ida, "2098-03-03T09:00"));

        var work = list(alder, WorkEntry.OF_MEMBERS, Map.of(), ida);

        assertEquals(Stream.of(missed, late, planned).map(Id::text).toList(), ids(work));
        assertEquals(List.of("promise_overdue", "overdue", "due"), work.stream().map(one -> one.reason().code()).toList());
        assertEquals(Map.of("local", "2098-03-03T09:00", "zone", "Europe/Berlin", "attempts", "0", "startsAt", "2098-03-03T08:00:00Z"),
                work.getLast().reason().figures());
        assertEquals(Instant.parse("2098-03-03T08:15:00Z"), work.getLast().dueAt());
    }

    @Test
    void a_task_that_is_due_on_a_day_says_the_day() {
        var task = alder.run(sql -> new Facts(sql).task(account(ida), null, null, null));
        alder.run(sql -> {
            new Facts(sql).set(task, "due_on", "2026-12-03");
            new Facts(sql).set(task, "due_until", "2026-12-04T00:00:00Z");
            return task;
        });

        assertEquals(Map.of("dueOn", "2026-12-03"), list(alder, WorkEntry.OF_MEMBERS, Map.of(), ida).getFirst().reason().figures());
    }

    @Test
    void a_renewal_says_the_day_of_its_decision_and_a_task_if_its_day_may_still_move() {
        var account = account(ida);
        var moving = alder.run(sql -> new Facts(sql).task(account, null, null, NOW.minusSeconds(60)));
        alder.run(sql -> {
            new Facts(sql).set(moving, "due_provisional", "true");
            var renewal = new Facts(sql).renewal(account, TODAY.plusDays(60), "100.00", "commit");
            return sql.change("update renewals.renewal set decision_on = :today where tenant_id = :tenant and id = :id",
                    Map.of("id", renewal, "today", TODAY));
        });

        var work = list(alder, WorkEntry.OF_MEMBERS, Map.of(), ida);

        assertEquals(Map.of("provisional", "true"), work.getFirst().reason().figures());
        assertEquals("decision_reached " + TODAY,
                work.getLast().reason().code() + " " + work.getLast().reason().figures().get("decisionOn"));
    }

    @Test
    void a_page_goes_on_where_the_last_one_ended() {
        var account = account(ida);
        for (int n = 0; n < 5; n++) alder.run(sql -> new Facts(sql).task(account, null, null, NOW.minusSeconds(60)));

        var first = page(alder, WorkEntry.OF_MEMBERS, Map.of("limit", "3"), ida);
        var second = page(alder, WorkEntry.OF_MEMBERS, Map.of("limit", "3", "cursor", String.valueOf(first.nextCursor())), ida);

        assertEquals(5, Stream.concat(first.items().stream(), second.items().stream()).map(WorkEntry.Row::id).distinct().count());
    }

    @Test
    void what_is_snoozed_done_or_anothers_does_not_wait_for_a_member() {
        var account = account(ida);
        var snoozed = alder.run(sql -> new Facts(sql).task(account, null, null, NOW));
        var woken = alder.run(sql -> new Facts(sql).task(account, null, null, NOW));
        alder.run(sql -> new Facts(sql).task(account, Facts.member("alder"), null, NOW));
        alder.run(sql -> {
            new Facts(sql).set(snoozed, "snoozed_until", NOW.plusSeconds(3600).toString());
            new Facts(sql).set(woken, "snoozed_until", NOW.minusSeconds(3600).toString());
            return account;
        });

        assertEquals(List.of(woken.text()), ids(list(alder, WorkEntry.OF_MEMBERS, Map.of(), ida)));
    }

    @Test
    void a_member_gets_the_tasks_of_their_teams_that_nobody_has() {
        var team = Facts.team("alder", ida);
        var open = alder.run(sql -> new Facts(sql).task(account(null), null, team, NOW));
        alder.run(sql -> new Facts(sql).task(account(null), Facts.member("alder"), team, NOW));

        assertEquals(List.of(open.text()), ids(list(alder.seenBy(ida.value()), WorkEntry.OF_MEMBERS, Map.of(), ida)));
    }

    @Test
    void everybodys_work_is_that_of_the_accounts_that_the_caller_sees() {
        var own = account(ida);
        var mine = alder.run(sql -> new Facts(sql).task(own, null, null, NOW));
        var other = account(null);
        var theirs = alder.run(sql -> new Facts(sql).task(other, null, null, NOW));
        alder.run(sql -> new Facts(sql).renewal(other, TODAY, "900.00", "at_risk"));

        assertEquals(List.of(mine.text()), ids(list(alder.seenBy(ida.value()), WorkEntry.OF_ALL, Map.of(), ida)));
        assertTrue(ids(list(alder, WorkEntry.OF_ALL, Map.of("limit", "200"), ida)).containsAll(List.of(mine.text(), theirs.text())));
        assertEquals(List.of(theirs.text()),
                ids(list(alder, WorkEntry.OF_ALL, Map.of("accountId", other.text(), "kind", "task"), ida)));
        assertEquals(List.of(), ids(list(rowan, WorkEntry.OF_ALL, Map.of("accountId", other.text()), ida)));
    }

    private AccountId account(@org.jspecify.annotations.Nullable MemberId owner) {
        return alder.run(sql -> new Facts(sql).account(owner, null));
    }

    private static List<String> ids(List<WorkEntry> work) {
        return work.stream().map(WorkEntry::id).toList();
    }

    private static List<WorkEntry> list(TenantWork work, Listing<WorkEntry.Row> of, Map<String, String> parameters, MemberId member) {
        return page(work, of, parameters, member).items().stream().map(WorkEntry.Row::entry).toList();
    }

    private static io.perennial.kernel.Page<WorkEntry.Row> page(
            TenantWork work, Listing<WorkEntry.Row> of, Map<String, String> parameters, MemberId member) {
        var values = new WorkValues(HOME, HOME.today(Clock.system(UTC)), List.of(WorkKind.values()), new UUID[] {member.value()}).values();
        return work.run(sql -> TestLists.on(sql).page(of, new Query(new TreeMap<>(parameters)), values));
    }
}
