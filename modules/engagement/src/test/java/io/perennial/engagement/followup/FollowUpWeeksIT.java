package io.perennial.engagement.followup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.accounts.AccountId;
import io.perennial.calendars.Calendars;
import io.perennial.calendars.NamedCalendar;
import io.perennial.calendars.hours.BusinessCalendar;
import io.perennial.calendars.hours.CalendarVersion;
import io.perennial.calendars.hours.DayRule;
import io.perennial.calendars.hours.Hours;
import io.perennial.calendars.hours.Week;
import io.perennial.engagement.followup.FollowUpDecisions.Verdict;
import io.perennial.engagement.followup.FollowUpTrigger.Event;
import io.perennial.engagement.testing.Facts;
import io.perennial.identity.MemberId;
import io.perennial.kernel.TypeId;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.TenantWork;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Does rules on each day of six weeks, in Berlin over the change of clocks and in China over a make-up day, more than once a day, as restarts do. */
class FollowUpWeeksIT {
    private static final int DAYS = 42;
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final String TASKS =
            """
            select (created_at at time zone :zone)::date || ' due ' || due_on as task from {engagement.visible_task}
            where account_id = :account and source = 'rule' order by created_at, id
            """;

    record Made(String task) {}

    private final String tenant = "weeks" + Long.toString(System.nanoTime(), 36);
    private final TenantWork alder = TenantWork.of(tenant);
    private final MemberId ida = Facts.member(tenant);
    private final String tier = "t" + UUID.randomUUID().toString().substring(0, 8);

    /** Each weekday from 08:00, without one day, and with another one that is worked instead. */
    private static Calendars calendars(Sql sql, ZoneId zone, String off, String madeUp) {
        var week = Week.of(List.copyOf(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY)), new Hours(8 * 60, 17 * 60));
        var days = Map.<LocalDate, DayRule>of(LocalDate.parse(off), new DayRule.Closed(), LocalDate.parse(madeUp),
                new DayRule.Like(DayOfWeek.MONDAY));
        var calendar = new BusinessCalendar(List.of(new CalendarVersion(1, Instant.EPOCH, zone, week, days, null)));
        return new Calendars(sql) {
            @Override
            public NamedCalendar ofCountry(@Nullable String country) {
                return new NamedCalendar("work", calendar);
            }
        };
    }

    private record Place(ZoneId zone, String off, String madeUp) {}

    private static final Place GERMANY = new Place(BERLIN, "2026-04-03", "2026-03-22");
    private static final Place CHINA = new Place(SHANGHAI, "2026-02-17", "2026-02-14");

    private void run(Place in, Instant now) {
        alder.run(sql -> {
            var rules = new Follower(sql, now, in.zone(), calendars(sql, in.zone(), in.off(), in.madeUp())).run();
            while (rules.step()) {}
            return now;
        });
    }

    /** Does the rules in the first and in the last minute of the day, and once in between, which may be an hour that is there twice. */
    private void run(Place in, LocalDate day) {
        for (var time : List.of(LocalTime.of(0, 0, 30), LocalTime.of(2, 30), LocalTime.of(23, 59, 30)))
            run(in, day.atTime(time).atZone(in.zone()).toInstant());
    }

    private FollowUpRuleId rule(FollowUpTrigger trigger, Instant now) {
        var body = new FollowUpRuleBody("Rule", trigger, List.of(tier), null,
                new FollowUpAction(null, null, "Call", null, null, null, 3, null, null),
                true);
        return alder.run(sql -> new Follower(sql, now).rules().add(body));
    }

    private AccountId account() {
        return alder.run(sql -> new Facts(sql).account(ida, tier));
    }

    private void note(AccountId account, LocalDate day) {
        alder.run(sql -> sql.change("""
                insert into accounts.note (tenant_id, id, account_id, author_id, text, created_at, updated_at)
                values (:tenant, :id, :account, 'test', 'Called', :at, :at)
                """, Map.of("id", TypeId.next(), "account", account, "at", day.atTime(12, 0).atZone(BERLIN).toInstant())));
    }

    private void usage(AccountId account, LocalDate day, String value) {
        alder.run(sql -> sql.change(
                "insert into accounts.usage_point (tenant_id, account_id, metric, at, value) values (:tenant, :account, 'seats', :at, :value)",
                Map.of("account", account, "at", day.atTime(12, 0).atZone(BERLIN).toInstant(), "value", new BigDecimal(value))));
    }

    private List<String> tasks(AccountId account, Place in) {
        return alder.run(sql -> sql.list(Made.class, TASKS, Map.of("account", account, "zone", in.zone().getId()))).stream().map(Made::task)
                .toList();
    }

    private Verdict verdict(FollowUpRuleId rule, AccountId account, LocalDate day) {
        return alder.run(sql -> {
            var body = FollowUpRuleView.get(rule, sql).body();
            return new Follower(sql, day.atTime(12, 0).atZone(BERLIN).toInstant()).evaluation().of(rule, body, account).getFirst()
                    .verdict(body);
        });
    }

    @Test
    void in_six_weeks_over_the_change_of_clocks_each_cause_makes_one_task_and_each_day_says_why() {
        var first = LocalDate.parse("2026-03-09");
        var silent = account();
        var renewed = account();
        var fell = account();
        for (var one : List.of(silent, renewed, fell)) note(one, first);
        alder.run(sql -> new Facts(sql).renewal(renewed, LocalDate.parse("2026-04-28"), "900.00", "commit"));
        for (var day = first.minusDays(56); day.isBefore(first.plusDays(DAYS)); day = day.plusDays(1)) {
            usage(fell, day, day.isBefore(LocalDate.parse("2026-03-01")) ? "100" : "10");
            if (!day.isBefore(first) && day.getDayOfWeek() == DayOfWeek.MONDAY) for (var one : List.of(renewed, fell)) note(one, day);
        }
        var start = first.atStartOfDay(BERLIN).toInstant();
        var silence = rule(new FollowUpTrigger(Event.NOT_REACHED, 20, null, null, null), start);
        var renewal = rule(new FollowUpTrigger(Event.RENEWAL_DUE, 30, null, null, null), start);
        var usage = rule(new FollowUpTrigger(Event.USAGE_FELL, null, null, 40, null), start);

        var told = new ArrayList<String>();
        for (var day = first; day.isBefore(first.plusDays(DAYS)); day = day.plusDays(1)) {
            run(GERMANY, day);
            told.add(verdict(silence, silent, day) + " " + verdict(renewal, renewed, day) + " " + verdict(usage, fell, day));
            if (tasks(renewed, GERMANY).size() > 1 || tasks(fell, GERMANY).size() > 1) throw new AssertionError("Twice on " + day);
        }
        assertEquals(List.of("2026-03-29 due 2026-04-01"), tasks(silent, GERMANY), "20 days after 9 March, on the day with 23 hours");
        assertEquals(List.of("2026-03-29 due 2026-04-01"), tasks(renewed, GERMANY), "30 days before 28 April");
        var usageDay = told.stream().map(one -> one.split(" ")[2]).toList().indexOf(Verdict.MADE_BEFORE.name());
        assertEquals(1, tasks(fell, GERMANY).size());
        assertEquals(first.plusDays(usageDay).toString(), tasks(fell, GERMANY).getFirst().substring(0, 10));

        assertEquals(DAYS, told.size());
        for (int day = 0; day < DAYS; day++) {
            var made = day >= 20 ? Verdict.MADE_BEFORE : Verdict.NOT_MET;
            assertEquals(made + " " + (day >= 20 ? Verdict.MADE_BEFORE : Verdict.NOT_MET) + " "
                    + (day >= usageDay ? Verdict.MADE_BEFORE : Verdict.NOT_MET), told.get(day), first.plusDays(day).toString());
        }
    }

    @Test
    void a_make_up_day_is_a_work_day_and_a_holiday_is_none() {
        var first = LocalDate.parse("2026-01-26");
        var silent = account();
        note(silent, first);
        rule(new FollowUpTrigger(Event.NOT_REACHED, 17, null, null, null), first.atStartOfDay(SHANGHAI).toInstant());
        for (int day = 0; day < DAYS; day++) run(CHINA, first.plusDays(day));
        assertEquals(List.of("2026-02-12 due 2026-02-16"), tasks(silent, CHINA), "Friday, the make-up Saturday, Monday");
    }
}
