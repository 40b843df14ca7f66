package io.perennial.engagement.testing;

import io.perennial.accounts.AccountId;
import io.perennial.engagement.tasks.TaskId;
import io.perennial.identity.MemberId;
import io.perennial.kernel.TypeId;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.TestDatabase;
import io.perennial.renewals.RenewalId;
import io.perennial.tickets.TicketId;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Inserts accounts, members, teams and tasks into a tenant's tables. */
public record Facts(Sql sql) {
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    public AccountId account(@Nullable MemberId owner, @Nullable String tier) {
        var id = new AccountId(TypeId.next());
        sql.change(
                """
                insert into accounts.account (tenant_id, id, name, owner_id, tier, country, currency, created_at, updated_at)
                values (:tenant, :id, 'Rhine', :owner::uuid, :tier::text, 'DE', 'EUR', :at, :at)
                """,
                Sql.values("id", id, "owner", owner, "tier", tier, "at", LONG_AGO));
        return id;
    }

    public TaskId task(@Nullable AccountId account, @Nullable MemberId owner, @Nullable UUID team, @Nullable Instant due) {
        var id = new TaskId(TypeId.next());
        sql.change(
                """
                insert into engagement.task (tenant_id, id, account_id, title, owner_id, team_id, due_at, due_until, priority, source, created_at,
                                             updated_at)
                values (:tenant, :id, :account::uuid, 'Call', :owner::uuid, :team::uuid, :due::timestamptz, :due::timestamptz, 'normal', 'manual',
                        :at, :at)
                """,
                Sql.values("id", id, "account", account, "owner", owner, "team", team, "due", due, "at", LONG_AGO));
        return id;
    }

    /** Inserts an undecided renewal in euros, with its contract. */
    public RenewalId renewal(AccountId account, LocalDate due, String arr, String category) {
        var id = new RenewalId(TypeId.next());
        var values = Sql.values("id", id, "contract", TypeId.next(), "account", account, "due", due, "arr", new BigDecimal(arr), "category",
                category, "number", id.text(), "at", LONG_AGO);
        sql.change(
                """
                insert into accounts.contract (tenant_id, id, account_id, number, starts_on, ends_on, auto_renew, currency, lines, arr, mrr, created_at,
                                               updated_at)
                values (:tenant, :contract, :account, :number, :due::date - 365, :due, false, 'EUR', '[]', :arr, 0, :at, :at)
                """,
                values);
        sql.change(
                """
                insert into renewals.renewal (tenant_id, id, account_id, contract_id, due_on, first_due_on, decision_on, currency, rate, target_arr,
                                              category, created_at, updated_at)
                values (:tenant, :id, :account, :contract, :due, :due, :due, 'EUR', 1, :arr, :category, :at, :at)
                """,
                values);
        return id;
    }

    /** Inserts an open ticket of a member, whose customer hears of it by then. */
    public TicketId ticket(AccountId account, MemberId assignee, Instant promised) {
        var id = new TicketId(TypeId.next());
        sql.change(
                """
                insert into tickets.ticket (tenant_id, id, number, account_id, subject, type, severity, channel, tier, reported_at, precision,
                                            history, state, state_since, created_at, updated_at, assignee_id, promised_by, promised_at)
                values (:tenant, :id, (select coalesce(max(number), 0) + 1 from {whole tickets.ticket}), :account, 'Map', 'request',
                        'general', 'api', 1, :at, 'instant', false, 'open', :at, :at, :at, :assignee, :promised, :at)
                """,
                Sql.values("id", id, "account", account, "assignee", assignee, "promised", promised, "at", LONG_AGO));
        return id;
    }

    public void set(TaskId task, String column, String value) {
        sql.change("update engagement.task set " + column + " = '" + value + "' where tenant_id = :tenant and id = :id",
                Map.of("id", task));
    }

    /** Inserts a member as the database's owner, because members come from files and no server writes them. */
    public static MemberId member(String tenant) {
        var id = new MemberId(TypeId.next());
        owned(tenant, """
                insert into identity.member (id, email, name, locale, zone, roles, created_at, updated_at)
                values ('%s', '%1$s@example.com', 'Ida', 'en', 'Europe/Berlin', '{csm}', now(), now())
                """.formatted(id.value()));
        return id;
    }

    /** Inserts a team of one member. */
    public static UUID team(String tenant, MemberId member) {
        var id = TypeId.next();
        owned(tenant, """
                insert into identity.team (id, name, title, members, created_at, updated_at)
                values ('%s', 't%s', 'Team', '{%s@example.com}', now(), now())
                """.formatted(id, id.toString().replace("-", ""), member.value()));
        return id;
    }

    private static void owned(String tenant, String statement) {
        var database = TestDatabase.shared();
        try (var connection = database.ownerDataSource().getConnection(); var open = connection.createStatement()) {
            connection.setAutoCommit(false);
            open.execute("set local app.tenant = '" + database.tenant(tenant) + "'");
            open.execute(statement);
            connection.commit();
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }
}
