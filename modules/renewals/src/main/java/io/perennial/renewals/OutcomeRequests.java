package io.perennial.renewals;

import io.perennial.platform.requests.Fingerprint;
import io.perennial.platform.sql.BeyondSight;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;

/**
 * The fingerprints of the requests that decided on the next term of a contract. The same request again answers as the first did, because
 * its answer may have been lost. The next contract does not show this: others may change it.
 */
@BeyondSight("The caller sees the renewal that these methods take.")
@ApplicationScoped
class OutcomeRequests {
    private static final String REMEMBER = "update renewals.renewal set outcome_request = :request where tenant_id = :tenant and id = :id";

    /** A decision that was undone does not count. */
    private static final String DECIDED =
            """
            select count(*) from {beyond renewals.renewal}
            where id = :id and outcome_request = :request and state in ('won', 'downsold')
            """;

    @Inject Sql sql;

    void remember(Renewal renewal, NextTerm request) {
        sql.change(REMEMBER, values(renewal, request));
    }

    boolean haveDecided(Renewal renewal, NextTerm request) {
        return sql.number(DECIDED, values(renewal, request)) > 0;
    }

    private static Map<String, Object> values(Renewal renewal, NextTerm request) {
        return Map.of("id", renewal.id(), "request", Fingerprint.of((Record) request));
    }
}
