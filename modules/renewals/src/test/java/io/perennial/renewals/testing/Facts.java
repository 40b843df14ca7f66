package io.perennial.renewals.testing;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.contracts.ContractId;
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

/** Inserts accounts, members and contracts into a tenant's tables. */
public record Facts(Sql sql) {
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    public AccountId account() {
        return account(null, null);
    }

    public AccountId account(@Nullable UUID owner, @Nullable String segment) {
        var id = new AccountId(TypeId.next());
        sql.change(
                """
                insert into accounts.account (tenant_id, id, name, owner_id, segment, currency, created_at, updated_at)
                values (:tenant, :id, 'Alder', :owner::uuid, :segment::text, 'EUR', :at, :at)
                """,
                Sql.values("id", id, "owner", owner, "segment", segment, "at", LONG_AGO));
        return id;
    }

    /** Inserts a member as the database's owner, because members come from files and no server writes them. */
    public static UUID member(String tenant) {
        var id = TypeId.next();
        var database = TestDatabase.shared();
        try (var connection = database.ownerDataSource().getConnection(); var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local app.tenant = '" + database.tenant(tenant) + "'");
            statement.execute("""
                    insert into identity.member (id, email, name, locale, zone, roles, created_at, updated_at)
                    values ('%s', '%1$s@example.com', 'Ida', 'en', 'Europe/Berlin', '{csm}', now(), now())
                    """.formatted(id));
            connection.commit();
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
        return id;
    }

    /** @param arr the amount a year, in {@code currency} */
    public record Term(LocalDate startsOn, @Nullable LocalDate endsOn, @Nullable Integer months, boolean autoRenew, @Nullable String notice,
            String currency, String arr) {
        public static Term until(LocalDate startsOn, LocalDate endsOn, String arr) {
            return new Term(startsOn, endsOn, null, false, null, "EUR", arr);
        }

        public static Term every(int months, LocalDate startsOn, String arr) {
            return new Term(startsOn, null, months, false, null, "EUR", arr);
        }

        public Term renewingItself() {
            return new Term(startsOn, endsOn, months, true, notice, currency, arr);
        }

        public Term withNotice(String period) {
            return new Term(startsOn, endsOn, months, autoRenew, period, currency, arr);
        }

        public Term in(String currency) {
            return new Term(startsOn, endsOn, months, autoRenew, notice, currency, arr);
        }
    }

    /** Inserts a contract as it would be stored on {@code today}. */
    public ContractId contract(AccountId account, Term term, LocalDate today) {
        var id = new ContractId(TypeId.next());
        sql.change(
                """
                insert into accounts.contract (tenant_id, id, account_id, number, starts_on, ends_on, term_months, auto_renew, notice_period, currency,
                                               lines, arr, mrr, renews_on, created_at, updated_at)
                values (:tenant, :id, :account, :number, :starts, :ends::date, :months::integer, :auto, :notice::text, :currency, '[]', :arr,
                        0, accounts.renewal(:starts, :ends::date, :months::integer, :today), :at, :at)
                """,
                values(id, account, term, today));
        return id;
    }

    public void change(ContractId contract, Term term, LocalDate today) {
        sql.change(
                """
                update accounts.contract
                set starts_on = :starts, ends_on = :ends::date, term_months = :months::integer, auto_renew = :auto, notice_period = :notice::text,
                    currency = :currency, arr = :arr, renews_on = accounts.renewal(:starts, :ends::date, :months::integer, :today)
                where tenant_id = :tenant and id = :id
                """,
                values(contract, null, term, today));
    }

    public void delete(ContractId contract) {
        sql.change("update accounts.contract set deleted_at = updated_at where tenant_id = :tenant and id = :id", Map.of("id", contract));
    }

    private static Map<String, Object> values(ContractId id, @Nullable AccountId account, Term term, LocalDate today) {
        return Sql.values(
                "id", id, "account", account, "number", id.text(), "starts", term.startsOn(), "ends", term.endsOn(), "months",
                term.months(),
                "auto", term.autoRenew(), "notice", term.notice(), "currency", term.currency(), "arr", new BigDecimal(term.arr()), "today",
                today,
                "at", LONG_AGO);
    }
}
