package io.perennial.tickets.testing;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.contacts.ContactId;
import io.perennial.kernel.TypeId;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.TestDatabase;
import io.perennial.tickets.TicketId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Inserts accounts, contacts, members and tickets into a tenant's tables. */
public record Desk(Sql sql) {
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    public AccountId account(@Nullable UUID owner, @Nullable String segment) {
        var id = new AccountId(TypeId.next());
        sql.change(
                """
                insert into accounts.account (tenant_id, id, name, owner_id, segment, currency, created_at, updated_at)
                values (:tenant, :id, 'Rhine', :owner::uuid, :segment::text, 'EUR', :at, :at)
                """,
                Sql.values("id", id, "owner", owner, "segment", segment, "at", LONG_AGO));
        return id;
    }

    /** Inserts a contact with one e-mail address and one telephone number. */
    public ContactId contact(AccountId account, String email, String phone) {
        var id = new ContactId(TypeId.next());
        sql.change(
                """
                insert into accounts.contact (tenant_id, id, account_id, name, emails, phones, consent, created_at, updated_at)
                values (:tenant, :id, :account, 'Jana', jsonb_build_array(:email::text), jsonb_build_array(:phone::text), '{}', :at, :at)
                """,
                Map.of("id", id, "account", account, "email", email, "phone", phone, "at", LONG_AGO));
        return id;
    }

    public TicketId ticket(@Nullable AccountId account, String subject, Instant reportedAt) {
        var id = new TicketId(TypeId.next());
        sql.change(
                """
                insert into tickets.ticket (tenant_id, id, number, account_id, subject, type, severity, channel, tier, reported_at, precision,
                                            history, state, state_since, created_at, updated_at)
                values (:tenant, :id, (select coalesce(max(number), 0) + 1 from {whole tickets.ticket}), :account::uuid, :subject, 'request',
                        'general', 'api', 1, :reported, 'instant', false, 'new', :reported, :reported, :reported)
                """,
                Sql.values("id", id, "account", account, "subject", subject, "reported", reportedAt));
        return id;
    }

    /** Inserts tickets of another system's history, with these external keys. */
    public void history(String system, List<String> keys) {
        var ids = keys.stream().map(key -> TypeId.next()).toArray(UUID[]::new);
        var values = Map.of("ids", ids, "keys", keys.toArray(String[]::new), "system", system, "at", LONG_AGO);
        sql.change(
                """
                insert into tickets.ticket (tenant_id, id, number, subject, type, severity, channel, tier, reported_at, precision, history,
                                            state, state_since, created_at, updated_at)
                select o.tenant_id, r.id, r.place, r.key, 'incident', 'general', 'api', 1, :at, 'instant', true, 'open', :at, :at, :at
                from {platform.owner} o cross join unnest(:ids::uuid[], :keys::text[]) with ordinality r (id, key, place)
                """,
                values);
        sql.change(
                """
                insert into records.external_key (tenant_id, kind, system, external_id, record_id, place)
                select o.tenant_id, 'tickets', :system, r.key, r.id, 0
                from {platform.owner} o cross join unnest(:ids::uuid[], :keys::text[]) r (id, key)
                """,
                values);
    }

    /** The times of a closed ticket, as another system tells them. */
    public record Told(Instant reported, Instant replied, Instant closed) {}

    /** Inserts closed tickets of another system's history. */
    public void closedHistory(List<Told> tickets) {
        sql.change(
                """
                insert into tickets.ticket (tenant_id, id, number, subject, type, severity, channel, tier, reported_at, precision, history,
                                            state, state_since, first_replied_at, closed_at, created_at, updated_at)
                select o.tenant_id, r.id, r.place, 'Map', 'request', 'general', 'unknown', 1, r.reported, 'day', true, 'closed', r.closed,
                       r.replied, r.closed, :at, :at
                from {platform.owner} o
                cross join unnest(:ids::uuid[], :reported::timestamptz[], :replied::timestamptz[], :closed::timestamptz[])
                    with ordinality r (id, reported, replied, closed, place)
                """,
                Map.of("ids", tickets.stream().map(ticket -> TypeId.next()).toArray(UUID[]::new), "reported",
                        texts(tickets, Told::reported),
                        "replied", texts(tickets, Told::replied), "closed", texts(tickets, Told::closed), "at", LONG_AGO));
    }

    private static String[] texts(List<Told> tickets, Function<Told, Instant> time) {
        return tickets.stream().map(time).map(Instant::toString).toArray(String[]::new);
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
}
