package io.perennial.health.testing;

import io.perennial.accounts.AccountId;
import io.perennial.kernel.TypeId;
import io.perennial.platform.sql.Sql;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes facts about accounts, in place of the other modules. */
public record Facts(Sql sql) {
    private static final Instant LONG_AGO = Instant.parse("2015-01-01T00:00:00Z");

    public AccountId account(@Nullable String segment) {
        var id = new AccountId(TypeId.next());
        sql.change(
                """
                insert into accounts.account (tenant_id, id, name, segment, currency, created_at, updated_at)
                values (:tenant, :id, 'Willow', :segment, 'EUR', :at, :at)
                """,
                Sql.values("id", id, "segment", segment, "at", LONG_AGO));
        sql.change("insert into accounts.account_health (tenant_id, account_id) values (:tenant, :id)", Map.of("id", id));
        return id;
    }

    public record Point(String metric, Instant at, BigDecimal value) {}

    public void usage(AccountId account, String metric, Instant at, String value) {
        usage(account, List.of(new Point(metric, at, new BigDecimal(value))));
    }

    public void usage(AccountId account, List<Point> points) {
        sql.changeEach(
                """
                insert into accounts.usage_point (tenant_id, account_id, metric, at, value)
                select :tenant, r.* from unnest(:account::uuid[], :metric::text[], :at::timestamptz[], :value::numeric[]) r
                on conflict (tenant_id, account_id, metric, at, key) do update set value = excluded.value
                """,
                points.stream()
                        .map(point -> Map.of("account", account, "metric", point.metric(), "at", point.at(), "value", point.value()))
                        .toList());
    }

    public void note(AccountId account, Instant at) {
        sql.change(
                """
                insert into accounts.note (tenant_id, id, account_id, text, author_id, created_at, updated_at)
                values (:tenant, :id, :account, 'Called', 'mem_1', :at, :at)
                """,
                Map.of("id", TypeId.next(), "account", account, "at", at));
    }

    public void contact(AccountId account, String role, Instant from, @Nullable Instant until) {
        contact(account, role, null, from, until);
    }

    /** Writes a contact that was created at one instant and is said to be there since an earlier or later day. */
    public void contact(AccountId account, String role, @Nullable LocalDate since, Instant from, @Nullable Instant until) {
        sql.change(
                """
                insert into accounts.contact (tenant_id, id, account_id, name, role, since, consent, created_at, updated_at, deleted_at)
                values (:tenant, :id, :account, 'Ada', :role, :since::date, '{}', :from, :from, :until::timestamptz)
                """,
                Sql.values("id", TypeId.next(), "account", account, "role", role, "since", since, "from", from, "until", until));
    }

    /** Writes a contract with lines such as {@code [{"quantity": "40", "recurring": true}]}. Returns its id. */
    public UUID contract(AccountId account, LocalDate from, @Nullable LocalDate until, @Nullable Integer termMonths, String lines) {
        var id = TypeId.next();
        sql.change(
                """
                insert into accounts.contract (tenant_id, id, account_id, number, starts_on, ends_on, term_months, auto_renew, currency,
                                               lines, arr, mrr, created_at, updated_at)
                values (:tenant, :id, :account, :number, :from, :until::date, :term::integer, false, 'EUR', :lines::jsonb, 0, 0, :at, :at)
                """,
                Sql.values("id", id, "account", account, "number", id.toString(), "from", from, "until", until, "term", termMonths,
                        "lines", lines, "at", LONG_AGO));
        return id;
    }

    /** Gives a contract other lines from a day on. */
    public void linesFrom(UUID contract, LocalDate day, String lines) {
        sql.change(
                """
                update accounts.contract c
                set versions = jsonb_build_array(jsonb_build_object('effectiveOn', c.starts_on, 'lines', c.lines),
                                                 jsonb_build_object('effectiveOn', :day::date, 'lines', :lines::jsonb))
                where c.tenant_id = :tenant and c.id = :id
                """,
                Map.of("id", contract, "day", day, "lines", lines));
    }

    public void signal(AccountId account, String name, Instant at, String value) {
        sql.change(
                "insert into health.signal (tenant_id, account_id, name, at, value) values (:tenant, :account, :name, :at, :value)",
                Map.of("account", account, "name", name, "at", at, "value", new BigDecimal(value)));
    }

    public void sentiment(AccountId account, Instant at, LocalDate expiresOn, int value) {
        sql.change(
                """
                insert into health.sentiment (tenant_id, id, account_id, value, said_at, expires_on, author_id)
                values (:tenant, :id, :account, :value, :at, :expires, 'mem_1')
                """,
                Map.of("id", TypeId.next(), "account", account, "value", value, "at", at, "expires", expiresOn));
    }
}
