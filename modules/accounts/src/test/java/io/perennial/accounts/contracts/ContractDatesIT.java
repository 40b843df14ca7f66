package io.perennial.accounts.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.TenantWork;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests the SQL functions that all statements use: the status of a contract on a day, its renewal day, and the rounding of money. */
class ContractDatesIT {
    record Case(LocalDate startsOn, int termMonths, LocalDate today) {}

    record Day(@Nullable LocalDate day) {}

    record Answer(String answer) {}

    record Amount(BigDecimal amount) {}

    private final TenantWork work = TenantWork.of("dates");

    @Test
    void it_counts_from_its_first_day_up_to_but_not_including_its_end() {
        assertEquals("upcoming", standing("2025-12-31", "2026-01-01", "2026-02-01"));
        assertEquals("open", standing("2026-01-01", "2026-01-01", "2026-02-01"));
        assertEquals("open", standing("2026-01-31", "2026-01-01", "2026-02-01"));
        assertEquals("ended", standing("2026-02-01", "2026-01-01", "2026-02-01"));
        assertEquals("open", standing("2999-12-31", "2026-01-01", null));
    }

    @Test
    void one_that_ends_on_its_first_day_was_cancelled_and_never_renews() {
        assertEquals("cancelled", standing("2025-12-31", "2026-01-01", "2026-01-01"));
        assertEquals("cancelled", standing("2026-01-01", "2026-01-01", "2026-01-01"));
        assertEquals(null, renewal("2026-01-01", "2026-01-01", 12, "2025-12-31"));
    }

    @Test
    void a_list_by_status_finds_just_those_that_show_it() {
        for (var status : ContractStatus.values())
            assertEquals(0L, work.<Long>run(sql -> sql.number("""
                    select count(*)
                    from (select d.starts_on, e.ends_on, accounts.renewal(d.starts_on, e.ends_on, 1, :today) as renews_on
                          from (select :today::date + unnest(array[-60, -31, -1, 0, 1, 40]) as starts_on) d
                          cross join lateral (select d.starts_on + unnest(array[0, 1, 31, 60, 90, null]) as ends_on) e) l
                    where (accounts.standing(l.starts_on, l.ends_on, :today) = :status) is distinct from coalesce((%s), false)
                    """.formatted(ContractView.standing(status)),
                    Map.of("today", LocalDate.of(2026, 3, 31), "status", status))).longValue(), status.name());
    }

    @Test
    void it_renews_at_its_end_whatever_its_term() {
        assertEquals(LocalDate.of(2026, 2, 1), renewal("2026-01-01", "2026-02-01", 12, "2026-01-15"));
        assertEquals(LocalDate.of(2026, 2, 1), renewal("2026-01-01", "2026-02-01", null, "2027-01-15"));
    }

    @Test
    void without_end_or_term_it_never_renews() {
        assertEquals(null, renewal("2026-01-01", null, null, "2026-01-15"));
    }

    @Test
    void after_a_first_term_of_three_years_it_renews_each_year() {
        assertEquals(List.of("2026-01-31", "2026-01-31", "2027-01-31", "2027-01-31", "2028-01-31"),
                Stream.of("2023-02-01", "2026-01-30", "2026-01-31", "2027-01-30", "2027-01-31")
                        .map(today -> later("2023-01-31", 36, 12, today)).toList());
        assertEquals(List.of("2026-02-28", "2026-03-31", "2026-04-30"),
                Stream.of("2026-01-31", "2026-02-28", "2026-04-29").map(today -> later("2026-01-31", 1, 1, today)).toList());
        assertEquals("2026-03-01", later("2026-01-01", 2, null, "2026-02-01"));
    }

    private String later(String startsOn, int term, @Nullable Integer later, String today) {
        return work.run(sql -> sql.first(Answer.class,
                "select accounts.renewal(:startsOn::date, null, :term::integer, :later::integer, :today::date)::text as answer",
                Sql.values("startsOn", startsOn, "term", term, "later", later, "today", today)).orElseThrow().answer());
    }

    @Test
    void a_term_that_ends_today_has_been_renewed() {
        assertEquals(LocalDate.of(2027, 1, 1), renewal("2026-01-01", null, 12, "2026-12-31"));
        assertEquals(LocalDate.of(2028, 1, 1), renewal("2026-01-01", null, 12, "2027-01-01"));
    }

    @Test
    void one_that_has_not_begun_renews_after_its_first_term() {
        assertEquals(LocalDate.of(2027, 6, 1), renewal("2026-06-01", null, 12, "2020-01-01"));
        assertEquals(LocalDate.of(2027, 6, 1), renewal("2026-06-01", null, 12, "2026-05-31"));
    }

    @Test
    void the_end_of_a_month_is_kept_through_shorter_months() {
        assertEquals(LocalDate.of(2026, 2, 28), renewal("2026-01-31", null, 1, "2026-02-27"));
        assertEquals(LocalDate.of(2026, 3, 31), renewal("2026-01-31", null, 1, "2026-02-28"));
        assertEquals(LocalDate.of(2026, 4, 30), renewal("2026-01-31", null, 1, "2026-03-31"));
    }

    @Test
    void a_leap_day_comes_back_in_leap_years() {
        assertEquals(LocalDate.of(2025, 2, 28), renewal("2024-02-29", null, 12, "2024-02-29"));
        assertEquals(LocalDate.of(2028, 2, 29), renewal("2024-02-29", null, 12, "2027-02-28"));
        assertEquals(LocalDate.of(2028, 2, 29), renewal("2024-02-29", null, 12, "2028-02-28"));
    }

    @Test
    void any_term_ends_when_a_calendar_counted_from_the_start_says_so() {
        var cases = cases(3_000);
        var answers = work.run(sql -> sql.list(Day.class, """
                select accounts.renewal((c ->> 'startsOn')::date, null, (c ->> 'termMonths')::integer, (c ->> 'today')::date) as day
                from jsonb_array_elements(:cases::jsonb) with ordinality as given (c, place)
                order by place
                """, Map.of("cases", cases)));

        for (int at = 0; at < cases.size(); at++) assertEquals(plainly(cases.get(at)), answers.get(at).day(), cases.get(at)::toString);
    }

    private static List<Case> cases(int many) {
        var random = new Random(20260310);
        var first = LocalDate.of(1999, 12, 1);
        var cases = new ArrayList<Case>();
        while (cases.size() < many) {
            var starts = first.plusDays(random.nextInt(12_000));
            if (random.nextBoolean()) starts = starts.withDayOfMonth(starts.lengthOfMonth());
            cases.add(new Case(starts, 1 + random.nextInt(random.nextBoolean() ? 3 : 40), starts.plusDays(random.nextInt(6_000) - 500)));
        }
        return cases;
    }

    private static LocalDate plainly(Case of) {
        var terms = 1;
        while (!of.startsOn().plusMonths((long) terms * of.termMonths()).isAfter(of.today())) terms++;
        return of.startsOn().plusMonths((long) terms * of.termMonths());
    }

    @Test
    void money_is_rounded_as_java_rounds_it() {
        var amounts = amounts(2_000);
        var rounded = work.run(sql -> sql.list(Amount.class, """
                select accounts.half_even((a #>> '{}')::numeric, 2) as amount
                from jsonb_array_elements(:amounts::jsonb) with ordinality as given (a, place)
                order by place
                """, Map.of("amounts", amounts)));

        for (int at = 0; at < amounts.size(); at++)
            assertEquals(0, amounts.get(at).setScale(2, RoundingMode.HALF_EVEN).compareTo(rounded.get(at).amount()),
                    amounts.get(at)::toString);
    }

    private static List<BigDecimal> amounts(int many) {
        var random = new Random(20260310);
        return Stream.generate(() -> BigDecimal.valueOf(random.nextLong(-10_000, 10_000), random.nextInt(6))).limit(many).toList();
    }

    private String standing(String today, String startsOn, @Nullable String endsOn) {
        return work.run(sql -> sql.first(Answer.class,
                "select accounts.standing(:startsOn::date, :endsOn::date, :today::date) as answer",
                Sql.values("startsOn", startsOn, "endsOn", endsOn, "today", today)).orElseThrow().answer());
    }

    private @Nullable LocalDate renewal(String startsOn, @Nullable String endsOn, @Nullable Integer term, String today) {
        return work.run(sql -> sql.first(Day.class,
                "select accounts.renewal(:startsOn::date, :endsOn::date, :term::integer, :today::date) as day",
                Sql.values("startsOn", startsOn, "endsOn", endsOn, "term", term, "today", today)).orElseThrow().day());
    }
}
