package io.perennial.renewals.due;

/** The statement that reopens the renewals whose next contract was deleted: the term before has not been renewed. */
final class UnrenewedTerms {
    private UnrenewedTerms() {}

    /** Leaves the contract of the renewal as it is. If it ended for the next one, it still ends on that day unless it is renewed. */
    static String reopen(String which) {
        return """
                update renewals.renewal r
                set state = case when r.deferred_until is null then 'open' else 'deferred' end, decided_at = null, outcome_arr = null,
                    reason = null, outcome_note = null, by_itself = false, renewed_late = false, next_contract_id = null,
                    ended_contract = false, version = r.version + 1, updated_at = greatest(r.updated_at, :now)
                where r.tenant_id = :tenant and r.state in ('won', 'downsold') and r.next_contract_id is not null %s
                  and not exists (select from {whole accounts.live_contract} n where n.id = r.next_contract_id)
                  and exists (select from {whole accounts.live_contract} c where c.id = r.contract_id)
                returning r.id, r.account_id, r.due_on
                """.formatted(which.replace("c.id", "r.next_contract_id"));
    }
}
