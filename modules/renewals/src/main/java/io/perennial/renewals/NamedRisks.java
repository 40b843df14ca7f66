package io.perennial.renewals;

import io.perennial.platform.call.Call;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Records when each risk of a renewal was named and when it was dropped. */
@ApplicationScoped
class NamedRisks {
    private static final String NAME =
            """
            insert into renewals.named_risk (tenant_id, renewal_id, reason, named_at, named_by)
            select o.tenant_id, r.*
            from {platform.owner} o cross join unnest(:renewal::uuid[], :reason::text[], :now::timestamptz[], :by::text[]) r
            """;
    private static final String DROP =
            """
            update renewals.named_risk set dropped_at = :now
            where tenant_id = :tenant and renewal_id = :renewal and reason = any (:reasons) and dropped_at is null
            """;

    private final Sql sql;
    private final Clock clock;

    @Inject
    NamedRisks(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    void change(RenewalId renewal, List<String> before, List<String> after) {
        var dropped = before.stream().filter(reason -> !after.contains(reason)).toArray(String[]::new);
        if (dropped.length > 0) sql.change(DROP, Map.of("renewal", renewal, "reasons", dropped, "now", clock.instant()));
        sql.changeEach(NAME, after.stream().filter(reason -> !before.contains(reason)).map(reason -> named(renewal, reason)).toList());
    }

    private Map<String, ?> named(RenewalId renewal, String reason) {
        return Map.of("renewal", renewal, "reason", reason, "now", clock.instant(), "by", Call.current().actor());
    }
}
