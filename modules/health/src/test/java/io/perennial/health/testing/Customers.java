package io.perennial.health.testing;

import io.perennial.accounts.AccountId;
import io.perennial.kernel.TypeId;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.TestDatabase;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes accounts, their contracts and their outcomes, in place of the other modules. */
public record Customers(Sql sql) {
    private static final Instant LONG_AGO = Instant.parse("2015-01-01T00:00:00Z");

    public AccountId account() {
        return account(null, null, "0");
    }

    public AccountId account(@Nullable String segment, @Nullable UUID owner, String arr) {
        var id = new AccountId(TypeId.next());
        sql.change(
                """
                insert into accounts.account (tenant_id, id, name, segment, owner_id, currency, arr, mrr, created_at, updated_at)
                values (:tenant, :id, 'Willow', :segment, :owner::uuid, 'EUR', :arr, 0, :at, :at)
                """,
                Sql.values("id", id, "segment", segment, "owner", owner, "arr", new BigDecimal(arr), "at", LONG_AGO));
        return id;
    }

    /** Writes a member as the tables' owner, because members come from files. */
    public static UUID member(UUID tenant) {
        var id = TypeId.next();
        try (var connection = TestDatabase.shared().ownerDataSource().getConnection(); var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local app.tenant = '" + tenant + "'");
            statement.execute("""
                    insert into identity.member (tenant_id, id, email, name, locale, zone, roles, created_at, updated_at)
                    values ('%s', '%s', '%2$s@example.com', 'Ida', 'en', 'Europe/Berlin', '{csm}', now(), now())
                    """.formatted(tenant, id));
            connection.commit();
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
        return id;
    }

    /** @param term in months; a leading {@code a} means automatic renewal */
    public void contract(AccountId account, String from, @Nullable String until, @Nullable String term) {
        var id = TypeId.next();
        boolean renews = term != null && term.startsWith("a");
        sql.change(
                """
                insert into accounts.contract (tenant_id, id, account_id, number, starts_on, ends_on, term_months, auto_renew, currency,
                                               lines, arr, mrr, created_at, updated_at)
                values (:tenant, :id, :account, :number, :from::date, :until::date, :term::integer, :renews, 'EUR', '[]', 0, 0, :at, :at)
                """,
                Sql.values("id", id, "account", account, "number", id.toString(), "from", from, "until", until,
                        "term", term == null || term.equals("a") ? null : Integer.valueOf(renews ? term.substring(1) : term),
                        "renews", renews, "at", LONG_AGO));
    }

    /** Gives the contracts of an account other terms after the first one. */
    public void laterTerms(AccountId account, int months) {
        sql.change("update accounts.contract set renewal_term_months = :months where tenant_id = :tenant and account_id = :account",
                Map.of("account", account, "months", months));
    }

    public void outcome(AccountId account, String day, String kind) {
        sql.change(
                "insert into health.outcome (tenant_id, account_id, occurred_on, kind) values (:tenant, :account, :day::date, :kind)",
                Map.of("account", account, "day", day, "kind", kind));
    }

    public void signal(AccountId account, String name, LocalDate day, int value) {
        signal(account, name, day, value, "T12:00:00Z");
    }

    public void signal(AccountId account, String name, LocalDate day, int value, String time) {
        sql.change(
                "insert into health.signal (tenant_id, account_id, name, at, value) values (:tenant, :account, :name, :at, :value)",
                Map.of("account", account, "name", name, "at", day + time, "value", value));
    }
}
