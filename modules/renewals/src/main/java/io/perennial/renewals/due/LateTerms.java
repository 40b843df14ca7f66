package io.perennial.renewals.due;

/**
 * The statement that wins the renewals of contracts that ended, and of which another contract of the account goes on within the grace. One
 * for less than was due is a downsell.
 */
final class LateTerms {
    private static final String OF_ACCOUNTS =
            "and r.account_id in (select t.account_id from {whole accounts.live_contract} t where t.id = any (:ids))";

    private LateTerms() {}

    /**
     * Leaves out terms that another contract follows on the very day: they wait for a decision. Each contract goes on from one term at most.
     * A loss that nobody decided is replaced, because a source may send the contract late.
     */
    static String renew(String which) {
        return """
                with late as (
                    select r.id, n.id as next_id, accounts.arr_on(n.arr, n.versions, n.starts_on) as arr,
                           row_number() over (partition by r.id order by n.starts_on, n.id) as place,
                           row_number() over (partition by n.id order by r.due_on desc, r.id) as turn
                    from {whole renewals.renewal} r
                    join {whole accounts.live_contract} c on c.id = r.contract_id and c.ends_on = r.due_on
                    join {whole accounts.live_contract} n on n.account_id = c.account_id and n.currency = r.currency
                    where (r.state in ('open', 'deferred') or r.state = 'lost' and r.by_itself)
                      and n.starts_on > r.due_on and n.starts_on <= r.due_on + :graceDays::integer and n.starts_on <= :today
                      and n.ends_on is distinct from n.starts_on %s
                      and not exists (select from {whole accounts.live_contract} o
                                      where o.account_id = c.account_id and o.id <> c.id and o.starts_on = c.ends_on and o.ends_on is distinct from o.starts_on)
                      and not exists (select from {whole renewals.renewal} taken where taken.next_contract_id = n.id))
                update renewals.renewal r
                set state = case when l.arr < r.target_arr then 'downsold' else 'won' end,
                    reason = case when l.arr < r.target_arr then 'not_stated' end, outcome_note = null,
                    by_itself = true, renewed_late = true, outcome_arr = l.arr, next_contract_id = l.next_id, decided_at = :now,
                    version = r.version + 1, updated_at = greatest(r.updated_at, :now)
                from late l
                where r.tenant_id = :tenant and r.id = l.id and l.place = 1 and l.turn = 1
                returning r.id, r.account_id, r.due_on, r.currency || ' ' || r.outcome_arr as arr, r.state = 'downsold' as less
                """.formatted(which.equals(TermEndsSql.SOME) ? OF_ACCOUNTS : which);
    }
}
