package io.perennial.accounts.usage;

import io.perennial.accounts.AccountId;
import io.perennial.kernel.Grain;
import io.perennial.platform.sql.Sql;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One metric of one account, period by period, without those that have no point. */
public record UsageSeries(String metric, Grain by, LocalDate from, LocalDate to, List<UsagePeriod> items) {
    /** A point's period is that of its local day, however many hours that day had. */
    private static final String PERIODS =
            """
            select first_day as "from", (first_day + ('1 ' || :by)::interval)::date as "to", count(*) as points,
                   sum(value) as sum, min(value) as minimum, max(value) as maximum,
                   (array_agg(value order by at desc, key desc))[1] as last
            from (select date_trunc(:by, at at time zone :zone)::date as first_day, at, key, value
                  from {accounts.usage_point}
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

    /** Half-open: {@code to} is the day after the last. */
    record Asked(String metric, Grain by, LocalDate from, LocalDate to) {}
}
