package io.perennial.engagement.testing;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.contacts.ContactId;
import io.perennial.engagement.callbacks.CallbackId;
import io.perennial.identity.MemberId;
import io.perennial.kernel.TypeId;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.TestDatabase;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Inserts accounts, contacts, members and callbacks into a tenant's tables. */
public record Promised(Sql sql) {
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
    private static final String CALLBACK =
            """
            insert into engagement.callback (tenant_id, id, account_id, contact_id, subject, owner_id, channel, local, zone, tzdata, minutes,
                                             window_minutes, starts_at, window_ends_at, next_at, history, state, created_at, updated_at)
            values (:tenant, :id, :account, :contact::uuid, 'First week', :owner::uuid, 'phone', :local, :zone, '2026a', 30, 15, :start, :end,
                    :start, false, 'planned', :created, :created)
            """;

    public AccountId account(@Nullable MemberId owner) {
        var id = new AccountId(TypeId.next());
        sql.change(
                """
                insert into accounts.account (tenant_id, id, name, owner_id, currency, created_at, updated_at)
                values (:tenant, :id, 'Rhine', :owner::uuid, 'EUR', :at, :at)
                """,
                Sql.values("id", id, "owner", owner, "at", LONG_AGO));
        return id;
    }

    public ContactId contact(AccountId account, String consent) {
        var id = new ContactId(TypeId.next());
        sql.change(
                """
                insert into accounts.contact (tenant_id, id, account_id, name, emails, phones, consent, created_at, updated_at)
                values (:tenant, :id, :account, 'Jana', '[]', '[]', jsonb_build_object('phone', :consent::text), :at, :at)
                """,
                Map.of("id", id, "account", account, "consent", consent, "at", LONG_AGO));
        return id;
    }

    /** Inserts a planned callback of 30 minutes with a window of 15 minutes. */
    public CallbackId callback(AccountId account, @Nullable ContactId contact, @Nullable MemberId owner, String local) {
        var id = new CallbackId(TypeId.next());
        var berlin = ZoneId.of("Europe/Berlin");
        var start = LocalDateTime.parse(local).atZone(berlin).toInstant();
        sql.change(CALLBACK,
                Sql.values("id", id, "account", account, "contact", contact, "owner", owner, "local", LocalDateTime.parse(local), "zone",
                        berlin, "start", start, "end", start.plusSeconds(900), "created", LONG_AGO));
        return id;
    }

    /** Inserts a member as the database's owner, because members come from files and no server writes them. */
    public static MemberId member(String tenant) {
        var id = TypeId.next();
        owner(tenant, """
                insert into identity.member (id, email, name, locale, zone, roles, password_hash, created_at, updated_at)
                values ('%s', '%1$s@example.com', 'Ida', 'en', 'Europe/Berlin', '{csm}', '$shiro2$argon2id$x', now(), now())
                """.formatted(id));
        return new MemberId(id);
    }

    /** Takes the password of a member, who is only invited then. */
    public static void invited(String tenant, MemberId member) {
        owner(tenant, "update identity.member set password_hash = null where id = '%s'".formatted(member.value()));
    }

    /** Places a member with a vendor. */
    public static void placed(String tenant, MemberId member) {
        owner(tenant, "insert into identity.placement (member_id, vendor_id, placed_at) values ('%s', '%s', now())"
                .formatted(member.value(), TypeId.next()));
    }

    /** Inserts a team that the first member leads, as the database's owner. */
    public static void team(String tenant, MemberId lead, MemberId member) {
        owner(tenant, """
                insert into identity.team (id, name, title, lead, members, created_at, updated_at)
                values ('%s', 't%s', 'Team', '%s@example.com', array['%s@example.com'], now(), now())
                """.formatted(TypeId.next(), UUID.randomUUID().toString().substring(0, 8), lead.value(), member.value()));
    }

    /** Executes a statement as the database's owner, who writes what comes from files. */
    public static void owner(String tenant, String statement) {
        var database = TestDatabase.shared();
        try (var connection = database.ownerDataSource().getConnection(); var prepared = connection.createStatement()) {
            connection.setAutoCommit(false);
            prepared.execute("set local app.tenant = '" + database.tenant(tenant) + "'");
            prepared.execute(statement);
            connection.commit();
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }
}
