package io.perennial.launcher.demo;

import io.perennial.kernel.TypeId;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Data that a company that starts today cannot have: the renewals of the last five quarters with their outcomes, and each Monday's
 * forecast of them. No client may write the past, so the database's owner writes it. It follows from the customers' contracts; random
 * choices follow from the contracts' numbers. Existing rows stay.
 */
final class PastForecasts {
    /** Needs the company's current day, currency and zone, in this order. */
    private static final String COMPANY =
            """
            with company as (
                select tenant_id, today, currency, zone, (date_trunc('quarter', today) - interval '15 months')::date as begins
                from (select platform.tenant() as tenant_id, ?::date as today, ?::text as currency, ?::text as zone) c)
            """;

    /** A pseudo-random number from 0 to 1, derived from two texts. */
    private static final String CHANCE = "('x' || left(md5(%s || '%s'), 8))::bit(32)::bigint / 4294967295.0";

    /**
     * Creates a renewal for each term that ended. If the contract continued, it renewed automatically. If another contract began on that
     * day, it was renewed for the ARR of that contract; otherwise it was lost. Its rate is that of the day of the decision, as the server
     * keeps it. An add-on that ended together with a longer contract has no renewal.
     */
    private static final String RENEWALS = COMPANY +
            """
            , term as (
                select c.*, d.due_on, d.due_on is distinct from c.ends_on as goes_on, y.currency as home, y.zone, y.today, c.number || d.due_on as dice
                from company y
                join accounts.live_contract c on c.tenant_id = y.tenant_id
                cross join lateral (
                    select (c.starts_on + n * make_interval(months => c.term_months))::date as due_on from generate_series(1, 40) n where c.term_months > 1
                    union select c.ends_on) d
                where d.due_on >= y.begins and d.due_on < y.today and (c.ends_on is null or d.due_on <= c.ends_on)
                  and not exists (select from accounts.live_contract longer
                                  where longer.tenant_id = c.tenant_id and longer.account_id = c.account_id and longer.ends_on = c.ends_on and longer.starts_on < c.starts_on)
            ), ended as (
                select t.*, n.id as next_contract_id, case when t.goes_on then t.arr else n.arr end as outcome_arr,
                       case when t.goes_on or n.arr >= t.arr then 'won' when n.arr is null then 'lost' else 'downsold' end as state,
                       case when t.goes_on then least(now(), (t.due_on + 1 + time '04:00') at time zone t.zone)
                            else (t.due_on - 3 - (%s * 40)::integer + time '10:00') at time zone t.zone end as decided_at
                from term t
                left join lateral (
                    select n.id, n.arr from accounts.live_contract n
                    where not t.goes_on and n.tenant_id = t.tenant_id and n.account_id = t.account_id and n.starts_on = t.due_on
                    order by n.arr desc limit 1) n on true
            )
            insert into renewals.renewal (tenant_id, id, account_id, contract_id, due_on, first_due_on, decision_on, currency, rate, target_arr, category,
                                          stage, state, decided_at, outcome_arr, by_itself, reason, risk_reasons, next_contract_id, created_at, updated_at)
            select e.tenant_id, renewals.renewal_id(e.id, e.due_on, 0), e.account_id, e.id, e.due_on, e.due_on,
                   renewals.decision_day(e.due_on, e.notice_period), e.currency, coalesce(r.rate, case when e.currency = e.home then 1 end), e.arr,
                   case when e.state = 'lost' then 'at_risk' else 'commit' end, case when e.goes_on then 'upcoming' else 'verbal' end, e.state, e.decided_at,
                   e.outcome_arr, e.goes_on,
                   case when e.state = 'lost' then (array['low_adoption', 'budget_cut', 'switched_vendor', 'merger', 'missing_feature', 'slow_support'])[1 + (%s * 5)::integer]
                        when e.state = 'downsold' then (array['fewer_users', 'smaller_plan', 'discount'])[1 + (%s * 2)::integer] end,
                   case when e.state in ('lost', 'downsold') and %s < 0.6
                        then jsonb_build_array((array['low_usage', 'champion_left', 'open_escalation', 'budget_cut'])[1 + (%s * 3)::integer]) else '[]' end,
                   e.next_contract_id, (e.due_on - 180 + time '04:00') at time zone e.zone, e.decided_at
            from ended e
            left join accounts.rate_period r on r.tenant_id = e.tenant_id and r.currency = e.currency
                      and r.effective_from <= (e.decided_at at time zone e.zone)::date and (e.decided_at at time zone e.zone)::date < r.effective_until
            on conflict do nothing
            """.formatted(chance("t.dice", "decided"), chance("e.dice", "reason"), chance("e.dice", "less"), chance("e.dice", "known"),
                    chance("e.dice", "risk"));

    /** The renewals of the past of which the log of changes does not tell yet. Nobody made them, so no timeline has them. */
    private static final String UNTOLD = COMPANY +
            """
            select r.id
            from company y join renewals.renewal r on r.tenant_id = y.tenant_id
            where r.due_on < y.today and r.decided_at is not null and not exists (
                select from platform.outbox o where o.tenant_id = r.tenant_id and o.kind = 'renewal' and o.record = r.id)
            order by r.id
            """;
    private static final String TELL =
            """
            insert into platform.outbox (tenant_id, id, type, subject, kind, record, version, op, changed_fields, payload, occurred_at, actor)
            select r.tenant_id, t.event, 'renewal.declared', t.subject, 'renewal', r.id, r.version, 'created', '{}', '{}', now(), 'demo'
            from unnest(?::uuid[], ?::text[], ?::uuid[]) t (event, subject, renewal)
            join renewals.renewal r on r.tenant_id = platform.tenant() and r.id = t.renewal
            """;

    private static final String RISKS = COMPANY +
            """
            insert into renewals.named_risk (tenant_id, renewal_id, reason, named_at, named_by)
            select r.tenant_id, r.id, risk, r.decided_at - interval '9 weeks', 'demo'
            from company y
            join renewals.renewal r on r.tenant_id = y.tenant_id
            cross join lateral jsonb_array_elements_text(r.risk_reasons) risk
            where r.decided_at is not null and r.due_on < y.today
            on conflict do nothing
            """;

    /** The Mondays of five quarters before the current week, whose snapshot the server takes itself. */
    private static final String MONDAYS =
            """
            , monday as (
                select y.*, m::date as taken_on, (m::date + time '05:00') at time zone y.zone as taken_at
                from company y, generate_series(date_trunc('week', y.begins), date_trunc('week', y.today) - interval '1 week', interval '1 week') m)
            """;

    private static final String SNAPSHOTS = COMPANY + MONDAYS +
            """
            insert into renewals.forecast_snapshot (tenant_id, taken_on, taken_at, currency)
            select tenant_id, taken_on, taken_at, currency from monday
            on conflict do nothing
            """;

    /**
     * Creates the lines of the snapshots. The longer before the due day, the more a forecast depends on hope and chance; a decided
     * renewal has its outcome.
     */
    private static final String LINES = COMPANY + MONDAYS +
            """
            , renewal as (
                select r.*, c.number || r.due_on as dice,
                       round(r.target_arr * r.rate, 2) as target, round(coalesce(r.outcome_arr, case when r.state = 'lost' then 0 else r.target_arr end) * r.rate, 2) as outcome
                from company y
                join renewals.live_renewal r on r.tenant_id = y.tenant_id
                join accounts.contract c on c.tenant_id = r.tenant_id and c.id = r.contract_id
                where r.state <> 'withdrawn' and r.rate > 0 and r.target_arr > 0
            ), seen as (
                select m.taken_on, r.*, coalesce(r.decided_at < m.taken_at, false) as decided, w.weeks,
                       greatest(0.0, least(1.0, h.kept + (0.94 - h.kept) * least(1.0, w.weeks / 20) + (%s - 0.5) * 0.012 * w.weeks + (%s - 0.5) * 0.006 * w.weeks)) as hoped
                from monday m
                join renewal r on r.due_on - 180 <= m.taken_on and r.due_on >= (date_trunc('quarter', m.taken_on) - interval '3 months')::date
                cross join lateral (select greatest(0, r.due_on - m.taken_on) / 7.0 as weeks) w
                cross join lateral (select least(r.target, r.outcome) / r.target as kept) h)
            insert into renewals.forecast_line (tenant_id, taken_on, renewal_id, account_id, due_on, owner_id, category, standing, target, retained,
                                                expansion, likely)
            select tenant_id, taken_on, id, account_id, due_on, worked_by,
                   case when decided then category when hoped > 0.9 and weeks < 8 then 'commit' when hoped > 0.85 then 'best_case'
                        when hoped > 0.6 then 'pipeline' else 'at_risk' end,
                   case when not decided then 'open' when state = 'lost' then 'lost' else 'won' end,
                   target, case when decided then least(target, outcome) else round(target * hoped, 2) end,
                   case when decided then greatest(outcome - target, 0) else 0 end,
                   case when decided then least(target, outcome) else round(target * (0.3 + 0.65 * hoped), 2) end
            from seen
            on conflict do nothing
            """.formatted(chance("r.dice", "mood"), chance("r.dice || m.taken_on", "week"));

    private final DataSource owner;

    /** @param owner the database with its owner's login */
    PastForecasts(DataSource owner) {
        this.owner = owner;
    }

    private static String chance(String of, String what) {
        return CHANCE.formatted(of, what);
    }

    /** Writes everything in one transaction. */
    void tell(Company company, LocalDate today) throws IOException {
        try (var connection = owner.getConnection()) {
            connection.setAutoCommit(false);
            enter(company, connection);
            for (var part : List.of(RENEWALS, RISKS, SNAPSHOTS, LINES)) write(part, company, today, connection);
            log(untold(company, today, connection), connection);
            connection.commit();
        } catch (SQLException refused) {
            throw new IOException("The past forecasts of " + company.name() + " cannot be written: " + refused.getMessage(), refused);
        }
    }

    private static void enter(Company company, Connection connection) throws SQLException {
        try (var find = connection.prepareStatement("select id from platform.tenant where name = ?");
                var enter = connection.createStatement()) {
            find.setString(1, company.name());
            var found = find.executeQuery();
            if (!found.next()) throw new SQLException("There is no tenant of this name");
            enter.execute("set local app.tenant = '" + found.getObject(1, UUID.class) + "'");
        }
    }

    private static void write(String part, Company company, LocalDate today, Connection connection) throws SQLException {
        try (var write = prepared(part, company, today, connection)) {
            write.executeUpdate();
        }
    }

    private static PreparedStatement prepared(String part, Company company, LocalDate today, Connection connection) throws SQLException {
        var prepared = connection.prepareStatement(part);
        prepared.setObject(1, today);
        prepared.setString(2, company.currency());
        prepared.setString(3, company.zone().getId());
        return prepared;
    }

    private static List<UUID> untold(Company company, LocalDate today, Connection connection) throws SQLException {
        var ids = new ArrayList<UUID>();
        try (var ask = prepared(UNTOLD, company, today, connection); var found = ask.executeQuery()) {
            while (found.next()) ids.add(found.getObject(1, UUID.class));
        }
        return ids;
    }

    /** Tells those who follow changes, as if the server had made the renewals. */
    private static void log(List<UUID> renewals, Connection connection) throws SQLException {
        try (var tell = connection.prepareStatement(TELL)) {
            tell.setArray(1, connection.createArrayOf("uuid", renewals.stream().map(_ -> TypeId.next()).toArray()));
            tell.setArray(2, connection.createArrayOf("text", renewals.stream().map(id -> TypeId.encode("rnw", id)).toArray()));
            tell.setArray(3, connection.createArrayOf("uuid", renewals.toArray()));
            tell.executeUpdate();
        }
    }
}
