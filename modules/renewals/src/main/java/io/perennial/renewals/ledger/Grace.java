package io.perennial.renewals.ledger;

import io.perennial.platform.sql.Sql;
import java.util.Map;

/**
 * The days within which a term may go on late, in the answers about retention. The ledger itself stays exact by day: an account without a
 * contract is no customer. Here the former contract counts until the next one begins, if that is within the grace.
 *
 * @param days 0 if each day without a contract counts as such
 */
record Grace(int days) {
    private static final String DECLARED = "select grace_days as days from {renewals.declared_policy}";

    /**
     * The former revenue of contracts that had ended by a day, and of which another one of the account goes on after it, within the grace.
     * Leaves out contracts that another one followed on the very day. A contract begins on the first day on which it moves anything.
     */
    private static final String GAPS =
            """
            select n.account_id, n.mrr
            from (select o.account_id, o.day, sum(e.mrr) filter (where e.effective_on < o.day) as mrr
                  from (select e.account_id, e.contract_id, max(e.effective_on) as day
                        from {renewals.visible_entry} e
                        where e.effective_on > %1$s::date - :graceDays::integer and e.effective_on <= %1$s %2$s
                        group by e.account_id, e.contract_id) o
                  join {renewals.visible_entry} e on e.account_id = o.account_id and e.contract_id = o.contract_id
                  where e.effective_on <= %1$s %2$s
                  group by o.account_id, o.contract_id, o.day
                  having sum(e.mrr) = 0 and sum(e.mrr) filter (where e.effective_on < o.day) > 0) n
            cross join lateral (
                select bool_or(b.day = n.day) as at_once, bool_or(b.day > %1$s and b.day <= n.day + :graceDays::integer) as late
                from (select min(m.effective_on) as day
                      from (select e.contract_id, e.effective_on
                            from {renewals.visible_entry} e
                            where e.account_id = n.account_id %2$s
                            group by e.contract_id, e.effective_on
                            having sum(e.mrr) <> 0) m
                      group by m.contract_id) b) next
            where next.late and not next.at_once
            """;
    private static final String BALANCES =
            """
            (select account_id, sum(mrr) as mrr, sum(late) as late
             from (select account_id, mrr, 0 as late from %1$s balance
                   union all
                   select account_id, mrr, mrr from (%2$s) gap) whole
             group by account_id)""";
    private static final String EXACT = "(select account_id, mrr, 0 as late from %s exact)";

    /** The condition that a lost customer {@code e} has not come back within the grace. */
    private static final String STAYS_LOST =
            """
            and not exists (select from {renewals.visible_entry} r
                            where r.account_id = e.account_id and r.customers <> 0
                                  and r.effective_on > e.effective_on and r.effective_on <= e.effective_on + :graceDays::integer %s
                            group by r.effective_on
                            having sum(r.customers) > 0)""";

    static Grace of(Sql sql) {
        return sql.first(Grace.class, DECLARED, Map.of()).orElse(new Grace(0));
    }

    /** Returns a table expression {@code account_id, mrr, late} of the accounts on a day; {@code late} is the part of {@code mrr} in a gap. */
    String balances(String day, KnownEntries entries) {
        if (days == 0) return EXACT.formatted(entries.balances(day));
        return BALANCES.formatted(entries.balances(day), GAPS.formatted(day, entries.only()));
    }

    String staysLost(KnownEntries entries) {
        return days == 0 ? "" : STAYS_LOST.formatted(entries.only().replace("e.", "r."));
    }
}
