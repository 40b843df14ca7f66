package io.perennial.vendors;

import io.perennial.kernel.TypeId;
import io.perennial.platform.sql.Sql;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Inserts a vendor, its grants, and tickets into a tenant's tables. */
record GrantedTenant(Sql sql) {
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    UUID vendor() {
        var id = TypeId.next();
        sql.change(
                """
                insert into vendors.vendor (tenant_id, id, name, zone, languages, state, created_at, updated_at)
                values (:tenant, :id, :id::text, 'Europe/Riga', '[]', 'active', :at, :at)
                """,
                Map.of("id", id, "at", LONG_AGO));
        return id;
    }

    UUID grant(UUID vendor, UUID queue, @Nullable String segment, String opens, @Nullable Instant until) {
        var id = TypeId.next();
        sql.change(
                """
                insert into vendors.ticket_grant (tenant_id, id, vendor_id, queues, segments, accounts, types, actions, opens, readable_days, from_at,
                                                  until_at, created_at, updated_at)
                values (:tenant, :id, :vendor, array[:queue::uuid], array_remove(array[:segment::text], null), '{}', '{}', '{reply}',
                        :opens::text[], 14, :at, :until::timestamptz, :at, :at)
                """,
                Sql.values("id", id, "vendor", vendor, "queue", queue, "segment", segment, "opens", opens, "until", until, "at", LONG_AGO));
        return id;
    }

    UUID queue() {
        var id = TypeId.next();
        sql.change(
                "insert into tickets.queue (tenant_id, id, name, members, created_at, updated_at) values (:tenant, :id, 'Line', '[]', :at, :at)",
                Map.of("id", id, "at", LONG_AGO));
        return id;
    }

    UUID account(String segment) {
        var id = TypeId.next();
        sql.change(
                """
                insert into accounts.account (tenant_id, id, name, segment, currency, created_at, updated_at)
                values (:tenant, :id, 'Rhine', :segment, 'EUR', :at, :at)
                """,
                Map.of("id", id, "segment", segment, "at", LONG_AGO));
        return id;
    }

    /** Inserts a ticket of a new contact, whose addresses its requester and its subject name too. */
    UUID ticket(UUID account, UUID queue, String name, Instant at) {
        var id = TypeId.next();
        var contact = TypeId.next();
        sql.change(
                """
                insert into accounts.contact (tenant_id, id, account_id, name, emails, phones, consent, created_at, updated_at)
                values (:tenant, :id, :account, :name, jsonb_build_array(:name::text || '@rhine.example'), '[]', '{}', :at, :at)
                """,
                Map.of("id", contact, "account", account, "name", name, "at", LONG_AGO));
        sql.change(
                """
                insert into tickets.ticket (tenant_id, id, number, account_id, contact_id, requester, subject, type, severity, channel, tier, tags,
                                            queue_id, reported_at, precision, history, state, state_since, created_at, updated_at)
                values (:tenant, :id, (select coalesce(max(number), 0) + 1 from {whole tickets.ticket}), :account, :contact,
                        jsonb_build_object('email', :name::text || '@rhine.example'), :name::text || ' of x@y.example, +49 30 1234567', 'request',
                        'general', 'api', 1, '["vip"]', :queue, :at, 'instant', false, 'new', :at, :at, :at)
                """,
                Map.of("id", id, "account", account, "contact", contact, "name", name, "queue", queue, "at", at));
        return id;
    }

    void handover(UUID ticket, UUID vendor) {
        sql.change(
                """
                insert into tickets.handover (tenant_id, ticket_id, place, vendor_id, note, budget_share, calendar, from_at)
                values (:tenant, :ticket, 1, :vendor, 'Look', 0.7, 'always', :at)
                """,
                Map.of("ticket", ticket, "vendor", vendor, "at", LONG_AGO));
    }

    void message(UUID ticket, String kind, @Nullable UUID member, String text) {
        sql.change(
                """
                insert into tickets.message (tenant_id, id, ticket_id, kind, author, member_id, text, channel, sent_at, auto_reply, history,
                                             created_at, updated_at)
                values (:tenant, :id, :ticket, :kind, 'member', :member::uuid, :text, 'api', :at, false, false, :at, :at)
                """,
                Sql.values("id", TypeId.next(), "ticket", ticket, "kind", kind, "member", member, "text", text, "at", LONG_AGO));
    }

    UUID member(@Nullable UUID vendor) {
        var id = TypeId.next();
        sql.change(
                """
                insert into identity.member (tenant_id, id, email, name, locale, zone, roles, declared, created_at, updated_at)
                values (:tenant, :id, :id::text || '@example.com', 'Ida', 'en', 'Europe/Berlin', '{vendor_agent}', false, :at, :at)
                """,
                Sql.values("id", id, "at", LONG_AGO));
        if (vendor != null)
            sql.change(
                    "insert into identity.placement (tenant_id, member_id, vendor_id, placed_at) values (:tenant, :id, :vendor, :at)",
                    Sql.values("id", id, "vendor", vendor, "at", LONG_AGO));
        return id;
    }
}
