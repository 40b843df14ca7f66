package io.perennial.renewals.due;

/**
 * The statement that decides the renewals of contracts that have ended without a decision. Nobody said why, so that the reason is
 * {@code not_stated}, once the grace is over; a person's decision may still take the place of it.
 */
final class EndedContracts {
    private EndedContracts() {}

    /** Leaves out contracts that another one of the account follows on the same day: that renewal waits for a decision. */
    static String lose(String which) {
        return """
                update renewals.renewal r
                set state = 'lost', by_itself = true, reason = 'not_stated', decided_at = :now, version = r.version + 1,
                    updated_at = greatest(r.updated_at, :now)
                from {whole accounts.live_contract} c
                where r.tenant_id = :tenant and r.state in ('open', 'deferred') and c.id = r.contract_id
                  and c.ends_on = r.due_on and greatest(r.due_on, r.deferred_until) + :graceDays::integer < :today
                  and not exists (select from {whole accounts.live_contract} n
                                  where n.account_id = c.account_id and n.id <> c.id and n.starts_on = c.ends_on and n.ends_on is distinct from n.starts_on) %s
                returning r.id, r.account_id, r.due_on
                """.formatted(which);
    }
}
