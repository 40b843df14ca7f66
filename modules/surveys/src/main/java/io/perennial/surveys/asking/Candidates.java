package io.perennial.surveys.asking;

import io.perennial.accounts.contacts.ContactId;
import io.perennial.kernel.Id;
import io.perennial.platform.call.Call;
import io.perennial.platform.sql.Sql;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Reads who may be asked, with all that decides about it. Jobs decide, so all of the tenant is read.
 *
 * @param accountDays for so many days the rules look at whom of an account was asked
 */
record Candidates(Sql sql, Instant now, ZoneId zone, int accountDays) {
    private static final int YEAR = 365;

    private record Found(ContactId id) {}

    private static final String AUDIENCE =
            """
            select c.id
            from {whole accounts.live_contact} c
            join {joined accounts.live_account} a on a.id = c.account_id
            where (cardinality(:segments::text[]) = 0 or a.segment = any (:segments))
              and (cardinality(:tiers::text[]) = 0 or a.tier = any (:tiers))
              and (cardinality(:roles::text[]) = 0 or c.role = any (:roles))
              and (cardinality(:contacts::uuid[]) = 0 or c.id = any (:contacts))
              and (cardinality(:accounts::uuid[]) = 0 or c.account_id = any (:accounts))
            order by c.id
            """;

    /** Locks one row of each contact, always in the same order, so that of parallel decisions about one contact the second sees the first. */
    private static final String GATE =
            """
            insert into surveys.contact_gate (tenant_id, contact_id, decided_at)
            select o.tenant_id, r.id, r.at
            from {platform.owner} o cross join unnest(:id::uuid[], :at::timestamptz[]) r (id, at)
            order by r.id
            on conflict (tenant_id, contact_id) do update set decided_at = excluded.decided_at
            """;
    private static final String CANDIDATES =
            """
            select c.id as contact_id, c.account_id, c.name, c.emails ->> 0 as address, coalesce(c.locale, a.locale) as locale, a.tier, a.country,
                   (select h.band from {joined accounts.health} h where h.account_id = a.id) as band,
                   (select min(t.starts_on) from {joined accounts.live_contract} t where t.account_id = a.id and t.starts_on <= :today)
                       as customer_since,
                   coalesce(a.lifecycle_stage = 'churned', false) as inactive,
                   case when 'denied' in (c.consent ->> 'survey', c.consent ->> 'email') then 'denied'
                        else coalesce(c.consent ->> 'survey', 'unknown') end as consent,
                   exists (select from {joined surveys.opt_out} o where (o.contact_id = c.id or o.address = lower(c.emails ->> 0)) and o.ended_at is null)
                       as opted_out,
                   (select (max(i.bounced_at) at time zone :zone)::date from {joined surveys.invitation} i where i.contact_id = c.id) as bounced_on,
                   (select count(*) from {joined accounts.live_contact} n where n.account_id = c.account_id)::integer as contacts,
                   (select coalesce(jsonb_agg(jsonb_build_object('kind', p.kind, 'day', p.day)), '[]') from {joined surveys.pressure} p
                    where p.contact_id = c.id and p.day > :year) as asked,
                   (select coalesce(jsonb_agg(q.day), '[]')
                    from (select max(p.day) as day from {joined surveys.pressure} p
                          where p.account_id = c.account_id and p.contact_id <> c.id and p.day > :ofAccount group by p.contact_id) q) as others,
                   exists (select from {joined tickets.live_ticket} t
                           where t.account_id = c.account_id and t.type = 'complaint' and t.state in ('new', 'open', 'pending', 'on_hold'))
                       as complaint
            from {whole accounts.live_contact} c
            join {joined accounts.live_account} a on a.id = c.account_id
            where c.id = any (:ids)
            order by c.id
            """;

    List<ContactId> of(Audience audience) {
        return sql.list(Found.class, AUDIENCE, Map.of(
                "segments", audience.segments().toArray(String[]::new), "tiers", audience.tiers().toArray(String[]::new),
                "roles", audience.roles().toArray(String[]::new), "contacts", ids(audience.contactIds()),
                "accounts", ids(audience.accountIds()))).stream().map(Found::id).toList();
    }

    /** Locks these contacts and reads what decides about them. */
    List<Candidate> locked(Collection<ContactId> contacts) {
        sql.changeEach(GATE, contacts.stream().map(id -> Map.of("id", id, "at", now)).toList());
        return read(contacts);
    }

    /** Reads what decides about these contacts, without holding them. */
    List<Candidate> read(Collection<ContactId> contacts) {
        var today = LocalDate.ofInstant(now, zone);
        return Call.current().keeping().run(() -> sql.list(Candidate.class, CANDIDATES,
                Map.of("ids", ids(contacts), "zone", zone.getId(), "year", today.minusDays(YEAR),
                        "ofAccount", today.minusDays(accountDays), "today", today)));
    }

    private static UUID[] ids(Collection<? extends Id> of) {
        return of.stream().map(Id::value).toArray(UUID[]::new);
    }
}
