package io.perennial.engagement.callbacks;

import io.perennial.engagement.callbacks.LocalTimes.Promised;
import io.perennial.platform.jobs.PendingJob;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;

/**
 * Computes planned callbacks again after a release of the rules of time zones that this server did not have before. A step does some of them
 * in one transaction and notes the release: one that was killed is done again as a whole, and what is done is not found again.
 */
@ApplicationScoped
class NewZoneRules implements PendingJob {
    private static final int AT_ONCE = 200;

    private static final String OLD =
            """
            select %s from {whole engagement.callback} c
            where c.deleted_at is null and c.state = 'planned' and not c.history and c.tzdata <> :rules
            """.formatted(LocalTimes.COLUMNS);
    private static final String KNOWN = "update engagement.callback set tzdata = :rules where tenant_id = :tenant and id = any (:ids)";

    private final LocalTimes times;
    private final Sql sql;

    @Inject
    NewZoneRules(LocalTimes times, Sql sql) {
        this.times = times;
        this.sql = sql;
    }

    @Override
    public String name() {
        return "callback-zone-rules";
    }

    @Override
    public boolean isPending() {
        return sql.number("select count(*) from (" + OLD + " limit 1) r", Map.of("rules", CallbackTime.rules())) > 0;
    }

    @Override
    public boolean step() {
        var rules = CallbackTime.rules();
        var old = sql.list(Promised.class, OLD + " order by c.id limit " + AT_ONCE + " for no key update of c skip locked",
                Map.of("rules", rules));
        for (var one : old) times.keep(one, one.zone());
        sql.change(KNOWN, Map.of("rules", rules, "ids", old.stream().map(one -> one.id().value()).toArray(UUID[]::new)));
        return old.size() == AT_ONCE;
    }
}
