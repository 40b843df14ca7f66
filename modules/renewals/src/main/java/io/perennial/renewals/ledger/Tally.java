package io.perennial.renewals.ledger;

/** The sums of all entries by day, updated by the statements that insert entries. Each entry is in four sums, one for each grouping. */
final class Tally {
    private static final String INTO =
            "insert into renewals.ledger_tally as t (tenant_id, grouped_by, effective_on, books, kind, key, mrr, arr, customers)\n";

    /** Writes rows in one order, so that two writers of the same rows wait for each other instead of deadlocking. */
    private static final String SUMMED =
            """
            group by %1$s.tenant_id, s.grouped_by, e.effective_on, e.books, e.kind, coalesce(s.key, '')
            having (sum(s.sign * e.mrr), sum(s.sign * e.arr), sum(s.sign * e.customers)) <> (0, 0, 0)
            order by s.grouped_by, e.effective_on, e.books, e.kind, coalesce(s.key, '')
            on conflict (tenant_id, grouped_by, effective_on, books, kind, key)
            do update set mrr = t.mrr + excluded.mrr, arr = t.arr + excluded.arr, customers = t.customers + excluded.customers
            """;
    private static final String SUMS =
            """
            select %1$s.tenant_id, s.grouped_by, e.effective_on, e.books, e.kind, coalesce(s.key, ''),
                   sum(s.sign * e.mrr), sum(s.sign * e.arr), sum(s.sign * e.customers)
            """;

    /** Adds the rows of a common table expression {@code entered}. */
    static final String ADD = (INTO + SUMS
            + """
            from entered e
            join {whole renewals.ledger_account} l on l.account_id = e.account_id
            cross join lateral (values ('product', e.product, 1), ('segment', l.segment, 1), ('tier', l.tier, 1), ('owner', l.owner_id::text, 1))
                s (grouped_by, key, sign)
            where l.account_id = any (:ids)
            """
            + SUMMED).formatted("l");

    /** Moves the sums of an account whose segment, tier or owner has changed to its new group. */
    static final String REGROUP =
            """
            with moved as (
                select l.account_id, g.grouped_by, g.before, g.after
                from {whole renewals.ledger_account} l
                join {whole accounts.every_account} a on a.id = l.account_id
                cross join lateral (values ('segment', l.segment, a.segment), ('tier', l.tier, a.tier), ('owner', l.owner_id::text, a.owner_id::text))
                    g (grouped_by, before, after)
                where l.account_id = any (:ids) and g.before is distinct from g.after
            ), regrouped as (
                update renewals.ledger_account l
                set segment = a.segment, tier = a.tier, owner_id = a.owner_id
                from {whole accounts.every_account} a
                where l.tenant_id = :tenant and l.account_id = any (:ids) and a.id = l.account_id
                      and (l.segment, l.tier, l.owner_id) is distinct from (a.segment, a.tier, a.owner_id)
            ), tallied as (
            """
                    + (INTO + SUMS
                            + """
            from moved m
            join {whole renewals.ledger_entry} e on e.account_id = m.account_id
            cross join lateral (values (m.grouped_by, m.before, -1), (m.grouped_by, m.after, 1)) s (grouped_by, key, sign)
            where e.account_id = any (:ids)
            """
                            + SUMMED).formatted("e")
                    + """
            )
            select count(*) from moved
            """;

    private Tally() {}
}
