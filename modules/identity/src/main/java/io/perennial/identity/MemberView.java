package io.perennial.identity;

import com.fasterxml.jackson.annotation.JsonIgnore;
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
        @JsonIgnore long version) implements Versioned {
    private static final String MEMBERS =
            """
            select id, name, email, to_jsonb(roles) as roles, zone, locale, version, name_key
            from {identity.member}
            where suspended_at is null
            """;
    static final Listing<MemberView> LISTING = Listing.of(MemberView.class, MEMBERS, "name")
            .filter("email", TextForm.between(3, 254), "l.email in (select lower(e) from unnest(:email::text[]) e)")
            .sort("name", "name_key", "bytea");

    static Optional<MemberView> find(MemberId id, Sql sql) {
        return sql.first(MemberView.class, MEMBERS + " and id = :id", Map.of("id", id));
    }
}
