package io.perennial.identity;

import io.perennial.platform.requests.Listing;
import io.perennial.platform.requests.TextForm;
import io.perennial.platform.requests.Versioned;
import io.perennial.platform.sql.Sql;
import io.perennial.records.FollowedKind;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A member, as other members see it.
 *
 * @param declared true if the tenant's files declare it, so that only they change it
 */
public record MemberView(
        MemberId id, String name, String email, List<String> roles, ZoneId zone, Locale locale, Status status, boolean declared,
        long version) implements Versioned {
    /** Says if a member can log in: one who is invited has no password yet. */
    public enum Status { ACTIVE, INVITED, SUSPENDED }

    private static final String EVERYBODY =
            """
            select m.id, m.name, m.email, to_jsonb(m.roles) as roles, coalesce(c.zone, m.zone) as zone, coalesce(c.locale, m.locale) as locale,
                   case when m.suspended_at is not null then 'suspended'
                        when m.password_hash is null and c.instead_of is distinct from 'none' then 'invited'
                        else 'active' end as status,
                   m.declared and m.suspended_at is null as declared,
                   m.version + coalesce(c.version - 1, 0) as version, m.name_key
            from {identity.member} m
            left join {identity.member_choice} c on c.member_id = m.id
            """;
    private static final String MEMBERS = EVERYBODY + "where m.suspended_at is null";

    static final Listing<MemberView> LISTING = filtered(MEMBERS);

    /** Lists those of a status, also of who can no longer log in. */
    static final Listing<MemberView> BY_STATUS = filtered(EVERYBODY);

    private static Listing<MemberView> filtered(String members) {
        return Listing.of(MemberView.class, members, "name")
                .filter("email", TextForm.between(3, 254), "l.email in (select lower(e) from unnest(:email::text[]) e)")
                .filter("status", Status.class, "l.status = :status")
                .sort("name", "name_key", "bytea");
    }

    /** Has the fields that others see of a member and that may change. */
    record Told(String name, String email, List<String> roles, ZoneId zone, Locale locale, Status status, boolean declared) {}

    Told told() {
        return new Told(name, email, roles, zone, locale, status, declared);
    }

    static final FollowedKind FOLLOWED =
            FollowedKind.of("member", "members", "members:read", MemberId::new, MemberView.class, EVERYBODY).ofNoAccount();

    static Optional<MemberView> find(MemberId id, Sql sql) {
        return sql.first(MemberView.class, MEMBERS + " and m.id = :id", Map.of("id", id));
    }

    /** Finds a member who may be suspended. */
    static Optional<MemberView> findAny(MemberId id, Sql sql) {
        return sql.first(MemberView.class, EVERYBODY + "where m.id = :id", Map.of("id", id));
    }
}
