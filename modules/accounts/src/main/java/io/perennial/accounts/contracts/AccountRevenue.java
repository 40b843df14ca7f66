package io.perennial.accounts.contracts;

import io.perennial.accounts.AccountId;
import io.perennial.identity.Home;
import io.perennial.kernel.Id;
import io.perennial.platform.events.Events;
import io.perennial.platform.sql.BeyondSight;
import io.perennial.platform.sql.Sql;
import io.perennial.records.Known;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Computes what follows for accounts from their contracts on the current day in the tenant's zone: ARR, MRR, the number of open
 * contracts, and when the next one renews and for how much. The result is stored in the account, because lists sort by it. It is counted
 * again whenever a contract is written, and on each day on which it changes by itself.
 *
 * <p>Each contract's exact revenue is converted to the tenant's currency at the rate in force today and rounded half to even to
 * its minor unit; then it is added up. A contract whose currency has no rate any more is open, but adds nothing.
 */
@ApplicationScoped
@BeyondSight("An account's revenue follows from all of its contracts, and each day's from all accounts, whoever comes first.")
class AccountRevenue {
    record Rated(Currency currency) {}

    private static final String RATED = "select distinct currency from {accounts.exchange_rate} where effective_on <= :today";

    /**
     * Counts accounts whose rows the caller has locked. Also stores when their contracts renew, and the first day on which the result
     * changes without a write: a contract starts, renews or ends, or a rate begins.
     *
     * <p>Each table has its own filter on these accounts in addition to the join. PostgreSQL caches the plan of a statement, and a plan
     * that it made while the tables were nearly empty would compare all contracts of the tenant with each of these accounts.
     */
    private static final String RECOUNT =
            """
            with rate as materialized (
                select currency,
                       (array_agg(rate order by effective_on desc) filter (where effective_on <= :today))[1] as rate,
                       min(effective_on) filter (where effective_on > :today) as changes_on
                from {accounts.exchange_rate}
                where currency <> :currency
                group by currency
                union all
                select :currency::text, 1, null
            ), standing as (
                select c.id, c.account_id, c.starts_on, c.currency,
                       accounts.standing(c.starts_on, c.ends_on, :today) as status,
                       x.renews_on, v.now, accounts.next_version(c.versions, :today) as changes_on,
                       coalesce((v.now ->> 'exactArr')::numeric, (v.now #>> '{arr,amount}')::numeric, c.exact_arr, c.arr) as exact_arr,
                       coalesce((v.now ->> 'exactParts')::numeric, c.exact_parts) as exact_parts,
                       coalesce((v.last ->> 'exactArr')::numeric, (v.last #>> '{arr,amount}')::numeric, c.exact_arr, c.arr) as last_arr,
                       coalesce((v.last ->> 'exactParts')::numeric, c.exact_parts) as last_parts
                from {beyond accounts.contract} c
                cross join lateral (
                    select accounts.renewal(c.starts_on, c.ends_on, c.term_months, c.renewal_term_months, :today) as renews_on) x
                cross join lateral (
                    select accounts.version_on(c.versions, least(:today, c.ends_on - 1)) as now,
                           accounts.version_on(c.versions, x.renews_on - 1) as last) v
                where c.account_id = any (:ids) and c.deleted_at is null
            ), shown as (
                update accounts.contract c
                set lines = s.now -> 'lines', lines_from = nullif((s.now ->> 'effectiveOn')::date, c.starts_on),
                    arr = (s.now #>> '{arr,amount}')::numeric, mrr = (s.now #>> '{mrr,amount}')::numeric,
                    exact_arr = (s.now ->> 'exactArr')::numeric, exact_parts = (s.now ->> 'exactParts')::numeric, renews_on = s.renews_on,
                    version = c.version + :isNewDay::integer, updated_at = greatest(c.updated_at, :now)
                from standing s
                where c.tenant_id = :tenant and c.account_id = any (:ids) and c.id = s.id and s.now is not null
                  and c.lines_from is distinct from nullif((s.now ->> 'effectiveOn')::date, c.starts_on)
                returning c.id
            ), renewed as (
                update accounts.contract c
                set renews_on = accounts.renewal(c.starts_on, c.ends_on, c.term_months, c.renewal_term_months, :today),
                    version = c.version + :isNewDay::integer, updated_at = case when :isNewDay = 1 then greatest(c.updated_at, :now) else c.updated_at end
                where c.tenant_id = :tenant and c.account_id = any (:ids) and c.deleted_at is null
                  and c.renews_on <> accounts.renewal(c.starts_on, c.ends_on, c.term_months, c.renewal_term_months, :today)
                  and (c.versions is null
                       or c.lines_from is not distinct from nullif((accounts.version_on(c.versions, least(:today, c.ends_on - 1)) ->> 'effectiveOn')::date, c.starts_on))
                returning c.id
            ), counted as (
                select s.account_id, s.renews_on, s.status = 'open' as counts,
                       min(s.renews_on) filter (where s.status = 'open') over (partition by s.account_id) as first_renewal,
                       accounts.quotient(s.exact_arr * r.rate, s.exact_parts, :decimals) as arr,
                       accounts.quotient(s.exact_arr * r.rate, s.exact_parts * 12, :decimals) as mrr,
                       accounts.quotient(s.last_arr * r.rate, s.last_parts, :decimals) as last_arr,
                       case when s.status = 'upcoming' then s.starts_on else least(s.renews_on, r.changes_on, s.changes_on) end as changes_on
                from standing s left join rate r on r.currency = s.currency
                where s.status in ('open', 'upcoming')
            ), total as (
                select a.id,
                       coalesce(sum(c.arr) filter (where c.counts), 0) as arr,
                       coalesce(sum(c.mrr) filter (where c.counts), 0) as mrr,
                       coalesce(min(c.first_renewal), 'infinity') as renews_on,
                       coalesce(sum(c.last_arr) filter (where c.counts and c.renews_on = c.first_renewal
                                                         and c.first_renewal < 'infinity'), 0) as renewing_arr,
                       (count(*) filter (where c.counts))::integer as open_contracts,
                       (count(*) filter (where c.counts and c.arr is null))::integer as without_rate,
                       coalesce(min(c.changes_on), 'infinity') as next_change_on
                from unnest(:ids::uuid[]) a (id) left join counted c on c.account_id = a.id
                group by a.id
            ), changed as (
                select t.*, (a.currency, a.arr, a.mrr, a.renews_on, a.renewing_arr, a.open_contracts, a.contracts_without_rate)
                            is distinct from
                            (:currency::text, t.arr, t.mrr, t.renews_on, t.renewing_arr, t.open_contracts, t.without_rate) as visibly,
                       array_remove(array[
                           case when (a.currency, a.arr) is distinct from (:currency::text, t.arr) then 'arr' end,
                           case when (a.currency, a.mrr) is distinct from (:currency::text, t.mrr) then 'mrr' end,
                           case when a.renews_on is distinct from t.renews_on then 'renewsOn' end,
                           case when (a.currency, a.renewing_arr) is distinct from (:currency::text, t.renewing_arr) then 'renewingArr' end,
                           case when a.open_contracts is distinct from t.open_contracts then 'openContracts' end,
                           case when a.contracts_without_rate is distinct from t.without_rate then 'contractsWithoutRate' end], null) as fields
                from total t join {beyond accounts.account} a on a.id = t.id
                where a.id = any (:ids)
            ), stored as (
                update accounts.account a
                set currency = :currency, arr = c.arr, mrr = c.mrr, renews_on = c.renews_on, renewing_arr = c.renewing_arr,
                    open_contracts = c.open_contracts, contracts_without_rate = c.without_rate, next_change_on = c.next_change_on,
                    version = a.version + c.visibly::integer,
                    updated_at = case when c.visibly then greatest(a.updated_at, :now) else a.updated_at end
                from changed c
                where a.tenant_id = :tenant and a.id = any (:ids) and a.id = c.id and (c.visibly or a.next_change_on <> c.next_change_on)
                returning a.id, c.fields, c.visibly
            )
            select 'account' as kind, id, to_jsonb(fields) as fields from stored where visibly
            union all
            select 'contract', id, '["lines", "effectiveOn", "arr", "mrr", "renewsOn"]'::jsonb from shown where :isNewDay::integer = 1
            union all
            select 'contract', id, '["renewsOn"]'::jsonb from renewed where :isNewDay::integer = 1
            order by kind, id
            """;

    /**
     * Locks the accounts in the same order as a write of contracts does. The condition {@code < 'infinity'} follows from the first one,
     * but PostgreSQL uses the index on accounts with a day only if the statement has it.
     */
    private static final String DUE =
            """
            select id from {beyond accounts.account}
            where next_change_on <= :today and next_change_on < 'infinity'
            order by id
            for no key update
            """;

    private static final String BASIS =
            """
            select :currency::text as currency, md5(:zone::text || coalesce(
                string_agg(' ' || currency || effective_on || '=' || rate, '' order by currency, effective_on), '')) as rates
            from {accounts.exchange_rate}
            """;
    private static final String IS_UP_TO_DATE =
            """
            select count(*)
            from (%s) now join {accounts.revenue_basis} basis on (basis.currency, basis.rates) = (now.currency, now.rates)
            where not exists (select from {beyond accounts.account} where next_change_on <= :today and next_change_on < 'infinity')
            """.formatted(BASIS);
    private static final String NOTE_BASIS =
            """
            insert into accounts.revenue_basis as basis (tenant_id, currency, rates)
            select o.tenant_id, now.currency, now.rates from {platform.owner} o cross join (%s) now
            on conflict (tenant_id) do update set currency = excluded.currency, rates = excluded.rates
            where (basis.currency, basis.rates) is distinct from (excluded.currency, excluded.rates)
            """.formatted(BASIS);
    private static final String ALL_ARE_DUE =
            "update accounts.account set next_change_on = :today where tenant_id = :tenant and next_change_on > :today";

    @Inject Sql sql;
    @Inject Home home;
    @Inject Events events;
    @Inject Clock clock;

    /** Returns the currencies that can be converted today. The tenant's own needs no rate: if only that is asked for, no rates are read. */
    Set<Currency> countable(Stream<Currency> currencies) {
        var own = home.settings().currency();
        var asked = currencies.collect(Collectors.toSet());
        if (asked.stream().allMatch(own::equals)) return Set.of(own);
        var rated = sql.list(Rated.class, RATED, Map.of("today", home.today()));
        return Stream.concat(Stream.of(own), rated.stream().map(Rated::currency)).collect(Collectors.toSet());
    }

    /** Counts accounts that the caller has locked until the end of the transaction. */
    void recount(Collection<AccountId> accounts) {
        if (!accounts.isEmpty()) count(accounts.stream().map(Id::value).toArray(UUID[]::new), 0);
    }

    /**
     * Counts the tenant's accounts whose day has come, or all of them if the files have changed the currency, the zone or the rates.
     *
     * @return the end of the day for which they are counted
     */
    Instant recountDue() {
        var today = home.today();
        if (!isUpToDate(today)) recountDue(basis(today));
        return home.settings().endOf(today);
    }

    /** Counts for a request, in which this may take longer than all its other statements. */
    Instant recountForReader() {
        sql.takeTime();
        return recountDue();
    }

    boolean isUpToDate() {
        return isUpToDate(home.today());
    }

    private boolean isUpToDate(LocalDate today) {
        return sql.number(IS_UP_TO_DATE, basis(today)) > 0;
    }

    private Map<String, ?> basis(LocalDate today) {
        return Map.of("currency", home.settings().currency(), "zone", home.settings().zone().getId(), "today", today);
    }

    private void recountDue(Map<String, ?> basis) {
        if (sql.change(NOTE_BASIS, basis) > 0) sql.change(ALL_ARE_DUE, basis);
        var due = sql.list(Known.class, DUE, basis);
        if (!due.isEmpty()) count(due.stream().map(Known::id).toArray(UUID[]::new), 1);
    }

    /** @param isNewDay 1 if no contract is being written, so that one that shows other lines now gets another version */
    private void count(UUID[] accounts, int isNewDay) {
        var currency = home.settings().currency();
        var recounted = sql.list(Recounted.class, RECOUNT, Map.of(
                "ids", accounts,
                "isNewDay", isNewDay,
                "today", home.today(),
                "currency", currency,
                "decimals", currency.getDefaultFractionDigits(),
                "now", clock.instant()));
        recounted.forEach(one -> events.publish(one.event()));
    }
}
