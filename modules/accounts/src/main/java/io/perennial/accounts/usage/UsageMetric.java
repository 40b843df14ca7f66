package io.perennial.accounts.usage;

import io.perennial.accounts.AccountId;
import io.perennial.platform.sql.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A metric of which an account has points.
 *
 * @param points the number of points within the period
 * @param last the value of the latest of them
 */
public record UsageMetric(String name, long points, Instant latestAt, double last) {
    /** Reads only the partitions of the period. */
    private static final String METRICS =
            """
            select metric as name, count(*) as points, max(at) as latest_at, (array_agg(value order by at desc, key desc))[1] as last
            from {accounts.visible_usage}
            where account_id = :account and at >= :begin and at < :end
            group by metric
            order by metric
            limit 1000
            """;

    static List<UsageMetric> of(AccountId account, Instant begin, Instant end, Sql sql) {
        return sql.list(UsageMetric.class, METRICS, Map.of("account", account, "begin", begin, "end", end));
    }
}
