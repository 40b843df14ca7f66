package io.perennial.accounts.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.Destination;
import io.perennial.kernel.Grain;
import io.perennial.kernel.Invalid;
import io.perennial.kernel.TypeId;
import io.perennial.platform.testing.TenantWork;
import io.perennial.records.ExternalKey;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UsageIT {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final TenantWork heather = TenantWork.of("heather");
    private final TenantWork bracken = TenantWork.of("bracken");
    private final TenantWork.Heard heard = new TenantWork.Heard();

    @Test
    void a_point_sent_again_replaces_its_value_and_the_last_of_two_in_a_call_holds() {
        var account = account(heather);

        add(heather, point(account, NOON, 1));
        add(heather, point(account, NOON, 5), point(account, NOON, 7));

        assertEquals(List.of(7.0), sums(heather, account, Grain.DAY));
    }

    @Test
    void points_that_differ_in_key_or_metric_or_instant_stand_side_by_side() {
        var account = account(heather);

        add(heather, point(account, NOON, 1), new UsagePoint(account, null, "logins", NOON, 2.0, "web"),
                new UsagePoint(account, null, "seats", NOON, 4.0, null), point(account, NOON.plusMillis(1), 8));

        assertEquals(List.of(11.0), sums(heather, account, Grain.DAY));
    }

    @Test
    void a_call_is_told_once_with_the_accounts_it_touched_and_a_repetition_not_at_all() {
        var first = account(heather);
        var second = account(heather);
        var call = new UsagePoint[] {point(first, NOON, 1), point(second, NOON.plusSeconds(60), 2), point(first, NOON.plusSeconds(1), 3)};

        add(heather, call);
        add(heather, call);

        assertEquals(1, heard.events.size());
        var received = (UsageEvent.Received) heard.events.getFirst();
        assertEquals(List.of(first, second),
                received.accounts().stream().sorted(java.util.Comparator.comparing(AccountId::value)).toList());
        assertEquals(3, received.points());
        assertEquals(NOON, received.earliest());
        assertEquals(NOON.plusSeconds(60), received.latest());
    }

    @Test
    void the_metrics_of_an_account_are_those_with_points_in_the_period() {
        var account = account(heather);
        add(heather, point(account, NOON, 1), point(account, NOON.plusSeconds(1), 7),
                new UsagePoint(account, null, "seats", NOON, 4.0, null),
                new UsagePoint(account, null, "old", NOON.minusSeconds(90), 1.0, null));
        add(heather, point(account(heather), NOON, 3));

        var metrics = heather.run(sql -> UsageMetric.of(account, NOON, NOON.plusSeconds(2), sql));
        assertEquals(List.of(new UsageMetric("logins", 2, NOON.plusSeconds(1), 7.0), new UsageMetric("seats", 1, NOON, 4.0)), metrics);
        assertEquals(List.of(), bracken.run(sql -> UsageMetric.of(account, NOON, NOON.plusSeconds(2), sql)));
        assertEquals(List.of(), heather.seenBy(UUID.randomUUID()).run(sql -> UsageMetric.of(account, NOON, NOON.plusSeconds(2), sql)));
    }

    @Test
    void put_says_what_each_point_did() {
        var account = account(heather);
        put(heather, point(account, NOON, 1), point(account, NOON.plusSeconds(1), 2));

        var effects = put(heather, point(account, NOON, 1), point(account, NOON.plusSeconds(1), 3), point(account, NOON.plusSeconds(2), 4),
                point(account, NOON.plusSeconds(2), 4));

        assertEquals(List.of(Destination.Effect.UNCHANGED, Destination.Effect.REPLACED, Destination.Effect.CREATED,
                Destination.Effect.UNCHANGED), effects);
    }

    @Test
    void an_account_is_found_by_its_external_key() {
        var account = account(heather);
        heather.run(sql -> sql.change(
                "insert into records.external_key (tenant_id, kind, system, external_id, record_id, place) values (:tenant, 'accounts', 'crm', '17', :id, 0)",
                Map.of("id", account)));

        add(heather, new UsagePoint(null, new ExternalKey("crm", "17"), "logins", NOON, 3.0, null));

        assertEquals(List.of(3.0), sums(heather, account, Grain.DAY));
    }

    @Test
    void one_unknown_account_keeps_all_out_and_every_unknown_one_is_named() {
        var known = account(heather);
        var foreign = account(bracken);
        var points = List.of(point(known, NOON, 1), point(foreign, NOON, 1),
                new UsagePoint(null, new ExternalKey("crm", "none"), "logins", NOON, 3.0, null));

        var refused = assertThrows(Invalid.class, () -> add(heather, points.toArray(UsagePoint[]::new)));

        assertEquals(List.of("/points/1/accountId", "/points/2/account"),
                refused.errors().stream().map(Invalid.FieldError::pointer).toList());
        assertEquals(List.of(), sums(heather, known, Grain.DAY));
    }

    @Test
    void at_most_a_hundred_unknown_accounts_are_named() {
        var points = IntStream.range(0, 300).mapToObj(at -> point(new AccountId(TypeId.next()), NOON, at)).toArray(UsagePoint[]::new);

        assertEquals(100, assertThrows(Invalid.class, () -> add(heather, points)).errors().size());
    }

    @Test
    void what_a_member_may_not_see_it_cannot_feed() {
        var account = account(heather);

        assertThrows(Invalid.class, () -> add(heather.seenBy(UUID.randomUUID()), point(account, NOON, 1)));
    }

    @Test
    void another_tenant_sees_none_of_it() {
        var account = account(heather);
        add(heather, point(account, NOON, 1));

        assertEquals(List.of(), sums(bracken, account, Grain.DAY));
        assertEquals(Long.valueOf(0), bracken
                .run(sql -> sql.number("select count(*) from {whole accounts.usage_point} where account_id = :id", Map.of("id", account))));
    }

    @Test
    void days_of_23_and_25_hours_keep_their_points() {
        var account = account(heather);
        var spring = LocalDate.parse("2026-03-29");
        var autumn = LocalDate.parse("2026-10-25");

        add(heather, hourly(account, spring));
        add(heather, hourly(account, autumn));

        assertEquals(List.of(1.0, 23.0, 1.0), around(account, spring));
        assertEquals(List.of(1.0, 25.0, 1.0), around(account, autumn));
    }

    /** Returns a point of 1 for each hour of the day, for the last hour of the day before and for the first hour of the day after. */
    private static UsagePoint[] hourly(AccountId account, LocalDate day) {
        var begin = day.atStartOfDay(BERLIN).toInstant();
        var hours = java.time.Duration.between(begin, day.plusDays(1).atStartOfDay(BERLIN).toInstant()).toHours();
        return java.util.stream.LongStream.rangeClosed(-1, hours).mapToObj(hour -> point(account, begin.plusSeconds(hour * 3600), 1))
                .toArray(UsagePoint[]::new);
    }

    private List<Double> around(AccountId account, LocalDate day) {
        return series(heather, account, Grain.DAY, day.minusDays(5), day.plusDays(5)).items().stream().map(UsagePeriod::sum).toList();
    }

    @Test
    void weeks_begin_on_monday_and_a_cut_one_is_summed_up_as_far_as_it_was_asked_for() {
        var account = account(heather);
        for (int day = 1; day <= 15; day++)
            add(heather, point(account, LocalDate.of(2026, 3, day).atTime(12, 0).atZone(BERLIN).toInstant(), 1));

        var weeks = series(heather, account, Grain.WEEK, LocalDate.parse("2026-03-01"), LocalDate.parse("2026-03-12")).items();

        assertEquals(List.of(
                new UsagePeriod(LocalDate.parse("2026-02-23"), LocalDate.parse("2026-03-02"), 1, 1, 1, 1, 1),
                new UsagePeriod(LocalDate.parse("2026-03-02"), LocalDate.parse("2026-03-09"), 7, 7, 1, 1, 1),
                new UsagePeriod(LocalDate.parse("2026-03-09"), LocalDate.parse("2026-03-16"), 3, 3, 1, 1, 1)), weeks);
    }

    @Test
    void a_month_has_its_least_greatest_and_last_value() {
        var account = account(heather);
        add(heather, point(account, NOON, 0.1), point(account, NOON.plusSeconds(7200), 0.2), point(account, NOON.plusSeconds(3600), -4));

        var month = series(heather, account, Grain.MONTH, LocalDate.parse("2026-03-01"), LocalDate.parse("2026-04-01")).items();

        assertEquals(List.of(new UsagePeriod(LocalDate.parse("2026-03-01"), LocalDate.parse("2026-04-01"), 3, -3.7, -4, 0.2, 0.2)), month);
    }

    @Test
    void each_month_has_a_walled_partition_two_years_ahead_and_older_points_have_the_default_one() {
        var account = account(heather);
        var partition =
                "select count(*) from pg_class c where c.relispartition and c.relnamespace = 'accounts'::regnamespace and c.relkind = 'r'";
        var unwalled = partition + " and not (c.relrowsecurity and c.relforcerowsecurity)";

        add(heather, point(account, Instant.parse("2001-05-05T00:00:00Z"), 1));

        assertEquals(Long.valueOf(0), heather.run(sql -> sql.number(unwalled, Map.of())));
        assertTrue(heather.run(sql -> sql.number(partition, Map.of())) > 12 * 12);
        assertEquals(Long.valueOf(1), heather.run(
                sql -> sql.number("select count(*) from {accounts.usage_point_earlier} where account_id = :id", Map.of("id", account))));
        assertEquals(Long.valueOf(1), heather.run(sql -> sql.number(
                "select case when to_regclass('accounts.usage_point_' || to_char(now() + interval '23 months', 'YYYY_MM')) is null then 0 else 1 end",
                Map.of())));
    }

    private static AccountId account(TenantWork tenant) {
        var id = new AccountId(TypeId.next());
        tenant.run(sql -> sql.change(
                "insert into accounts.account (tenant_id, id, name, currency, created_at, updated_at) values (:tenant, :id, 'Heath & Co', 'EUR', :now, :now)",
                Map.of("id", id, "now", NOON)));
        return id;
    }

    private static UsagePoint point(AccountId account, Instant at, double value) {
        return new UsagePoint(account, null, "logins", at, value, null);
    }

    private void add(TenantWork tenant, UsagePoint... points) {
        tenant.run(sql -> {
            new Usage(sql, heard).add(List.of(points));
            return true;
        });
    }

    private List<Destination.Effect> put(TenantWork tenant, UsagePoint... points) {
        return tenant.run(sql -> new Usage(sql, heard).put(List.of(points)));
    }

    private static List<Double> sums(TenantWork tenant, AccountId account, Grain by) {
        return series(tenant, account, by, LocalDate.parse("2026-03-01"), LocalDate.parse("2026-04-01")).items().stream()
                .map(UsagePeriod::sum).toList();
    }

    private static UsageSeries series(TenantWork tenant, AccountId account, Grain by, LocalDate from, LocalDate to) {
        return tenant.run(sql -> UsageSeries.of(account, new UsageSeries.Asked("logins", by, from, to), BERLIN, sql));
    }
}
