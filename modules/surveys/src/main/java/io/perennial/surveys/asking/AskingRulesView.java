package io.perennial.surveys.asking;

import io.perennial.platform.sql.Sql;
import java.util.Map;

/**
 * The rules by which it is decided who is asked, as they are read.
 *
 * @param accountLeast the number of an account's contacts that may be asked whatever {@code accountShare} says
 * @param declared true if the tenant's files say something of them; false if all are the usual ones
 */
public record AskingRulesView(boolean optIn, int anyDays, int perYear, int accountShare, int accountLeast, int accountDays,
        boolean declared) {
    private static final String DECLARED = "select count(*) from {surveys.declared_rules}";

    static AskingRulesView get(Sql sql) {
        var rules = AskingRules.of(sql);
        return new AskingRulesView(rules.optIn(), rules.anyDays(), rules.perYear(), rules.accountShare(), AskingRules.LEAST_OF_ACCOUNT,
                rules.accountDays(), sql.number(DECLARED, Map.of()) > 0);
    }
}
