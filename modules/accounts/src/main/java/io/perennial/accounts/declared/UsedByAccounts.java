package io.perennial.accounts.declared;

import io.perennial.identity.declared.StillUsed;

/**
 * Checks that the files still declare what accounts and contracts use. Without a rate, a contract would add nothing without notice;
 * without a field, its values would be lost to clients. An import needs no check: it keeps the mapping that it began with.
 */
public enum UsedByAccounts implements StillUsed.Check {
    /** Ignores contracts that have ended, which add nothing any more, but not contracts that are still to start. */
    CURRENCIES("""
            select '/rates/' || c.currency,
                   'no current rate for ' || c.currency || ', but contracts that have not ended use it: ' || count(*)
            from (select ?::uuid as tenant, ?::date as today) asked
            join accounts.contract c on c.tenant_id = asked.tenant
            join identity.setting s on s.tenant_id = asked.tenant
            where c.deleted_at is null
              and accounts.standing(c.starts_on, c.ends_on, asked.today) <> 'ended'
              and c.currency <> s.currency
              and not exists (
                  select from accounts.exchange_rate r
                  where r.tenant_id = asked.tenant and r.currency = c.currency and r.effective_on <= asked.today)
            group by c.currency
            """),

    CUSTOM_FIELDS("""
            select '/customFields/account/' || v.key,
                   case when min(f.key) is null then 'unknown custom field ''' || v.key || ''', but accounts have values of it: '
                        else 'accounts have values of ''' || v.key || ''' that this declaration does not allow: ' end || count(*)
            from (select ?::uuid as tenant, ?::date as today) asked
            join accounts.account a on a.tenant_id = asked.tenant
            cross join lateral jsonb_each(a.custom_fields) v
            left join identity.declared_field f on f.tenant_id = asked.tenant and f.kind = 'account' and f.key = v.key
            where a.deleted_at is null
              and (f.key is null
                   or jsonb_typeof(v.value) <> case when f.type in ('number', 'boolean') then f.type else 'string' end
                   or f.type = 'choice' and v.value #>> '{}' <> all (f.choices)
                   or f.type = 'date' and v.value #>> '{}' !~ '^\\d{4}-\\d\\d-\\d\\d$')
            group by v.key
            """);

    private final String query;

    UsedByAccounts(String query) {
        this.query = query;
    }

    @Override
    public String query() {
        return query;
    }
}
