package io.perennial.renewals.due;

import io.perennial.platform.sql.Sql;
import java.util.Map;

/**
 * The renewal policy in a tenant's files.
 *
 * @param horizonDays the number of days before the end of a term at which its renewal is created
 * @param silentMonths a contract that renews itself has no renewals if the terms that end and follow have at most this many months; 0 means that all have
 * @param graceDays a term that goes on within so many days after its end was renewed late; 0 means that none was
 */
record RenewalPolicy(int horizonDays, int silentMonths, int graceDays) {
    /** The policy of a tenant whose files were last applied before renewals existed. */
    static final RenewalPolicy USUAL = new RenewalPolicy(180, 1, 0);

    private static final String DECLARED = "select horizon_days, silent_months, grace_days from {renewals.declared_policy}";

    static RenewalPolicy of(Sql sql) {
        return sql.first(RenewalPolicy.class, DECLARED, Map.of()).orElse(USUAL);
    }
}
