package io.perennial.identity;

import io.perennial.platform.requests.Listing;
import io.perennial.platform.requests.TextForm;
import io.perennial.platform.requests.Versioned;
import io.perennial.platform.sql.Sql;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A member, as other members see it. */
public record MemberView(
        MemberId id, String name, String email, List<String> roles, ZoneId zone, Locale locale,
        long version) implements Versioned {
    private static final String MEMBERS =
            """
            select m.id, m.name, m.email, to_jsonb(m.roles) as roles, coalesce(c.zone, m.zone) as zone, coalesce(c.locale, m.locale) as locale,
                   m.version + coalesce(c.version - 1, 0) as version, m.name_key
            from {identity.member} m
            left join {identity.member_choice} c on c.member_id = m.id
            where m.suspended_at is null
            """;
    static final Listing<MemberView> LISTING = Listing.of(MemberView.class, MEMBERS, "name")
            .filter("email", TextForm.between(3, 254), "l.email in (select lower(e) from unnest(:email::text[]) e)")
            .sort("name", "name_key", "bytea");

    static Optional<MemberView> find(MemberId id, Sql sql) {
        return sql.first(MemberView.class, MEMBERS + " and m.id = :id", Map.of("id", id));
    }
}
