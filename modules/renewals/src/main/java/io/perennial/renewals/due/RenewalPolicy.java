package io.perennial.renewals.due;

import io.perennial.platform.sql.Sql;
import java.util.Map;

/**
 * What the files of the company say of renewals.
 *
 * @param horizonDays so long before its end the renewal of a term is there
 * @param silentMonths a contract that renews itself does so without a renewal if its terms are no longer than this; 0 for none
 */
record RenewalPolicy(int horizonDays, int silentMonths) {
    /** Of a company whose files were not applied since there are renewals. */
    static final RenewalPolicy USUAL = new RenewalPolicy(180, 1);

    private static final String DECLARED = "select horizon_days, silent_months from {renewals.declared_policy}";

    static RenewalPolicy of(Sql sql) {
        return sql.first(RenewalPolicy.class, DECLARED, Map.of()).orElse(USUAL);
    }
}
