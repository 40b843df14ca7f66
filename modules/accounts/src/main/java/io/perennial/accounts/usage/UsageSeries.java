package io.perennial.accounts.usage;

import io.perennial.accounts.AccountId;
import io.perennial.kernel.Grain;
import io.perennial.platform.sql.Sql;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The values of one metric of one account by period, without periods that have no point. */
public record UsageSeries(String metric, Grain by, LocalDate from, LocalDate to, List<UsagePeriod> items) {
    /** Groups points by their local day, so that days of 23 or 25 hours are correct. */
    private static final String PERIODS =
            """
            select first_day as "from", (first_day + ('1 ' || :by)::interval)::date as "to", count(*) as points,
                   sum(value) as sum, min(value) as minimum, max(value) as maximum,
                   (array_agg(value order by at desc, key desc))[1] as last
            from (select date_trunc(:by, at at time zone :zone)::date as first_day, at, key, value
                  from {accounts.visible_usage}
                  where account_id = :account and metric = :metric and at >= :begin and at < :end) p
            group by first_day
            order by first_day
            """;

    static UsageSeries of(AccountId account, Asked asked, ZoneId zone, Sql sql) {
        var values = Map.of(
                "account", account,
                "metric", asked.metric(),
                "by", asked.by().name().toLowerCase(Locale.ROOT),
                "zone", zone,
                "begin", asked.from().atStartOfDay(zone).toInstant(),
                "end", asked.to().atStartOfDay(zone).toInstant());
        var periods = sql.list(UsagePeriod.class, PERIODS, values);
        return new UsageSeries(asked.metric(), asked.by(), asked.from(), asked.to(), periods);
    }

    /** A request for a series. {@code to} is the day after the last one. */
    record Asked(String metric, Grain by, LocalDate from, LocalDate to) {}
}
