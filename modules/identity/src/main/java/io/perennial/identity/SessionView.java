package io.perennial.identity;

import io.perennial.platform.call.Call;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.sql.Sql;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The subject of a token, and its permissions.
 *
 * @param subjectId {@code mem_…} or {@code cli_…}
 * @param zone the member's, or the tenant's if it has none; the same applies to the locale
 * @param email null for a client
 * @param visible the scopes of the accounts that the roles open: {@code all}, {@code team}, {@code own}, {@code segments}
 * @param organisation the tenant's name for people
 * @param today in the tenant's zone
 * @param currency the currency of the tenant's books
 * @param vendorId the vendor for which the member works; few operations are open to its people
 */
public record SessionView(
        String subjectId,
        String name,
        @Nullable String email,
        List<String> roles,
        List<String> permissions,
        List<String> visible,
        String tenant,
        String organisation,
        LocalDate today,
        ZoneId zone,
        Locale locale,
        Currency currency,
        @Nullable VendorId vendorId,
        Instant expiresAt) {
    private static final String SESSION =
            """
            select :subject::text as subject_id, coalesce(m.name, c.name) as name, m.email,
                   to_jsonb(coalesce(m.roles, c.roles)) as roles,
                   to_jsonb(array(
                       select distinct allowed.permission
                       from {identity.role} r cross join unnest(r.permissions) as allowed (permission)
                       where r.name = any (coalesce(m.roles, c.roles))
                       order by 1)) as permissions,
                   to_jsonb(array(
                       select distinct case when jsonb_typeof(scope) = 'object' then 'segments' else scope #>> '{}' end
                       from {identity.role} r
                       cross join lateral jsonb_array_elements(coalesce(r.scopes, jsonb_build_array(r.accounts_scope))) as e (scope)
                       where r.name = any (coalesce(m.roles, c.roles)) and scope <> '"none"'
                       order by 1)) as visible,
                   :home::text as tenant, :title::text as organisation, :today::date as today, coalesce(o.zone, m.zone, :zone) as zone,
                   coalesce(o.locale, m.locale, :locale) as locale,
                   :currency::text as currency, p.vendor_id, t.expires_at
            from {identity.access_token} t
            left join {identity.member} m on t.subject_kind = 'member' and m.id = t.subject_id
            left join {identity.client} c on t.subject_kind = 'client' and c.id = t.subject_id
            left join {identity.member_choice} o on o.member_id = m.id
            left join {identity.placement} p on p.member_id = m.id
            where t.token_hash = :hash
            """;

    static SessionView of(AccessToken token, Home.Settings home, Clock clock, Sql sql) {
        var values = Sql.values(
                "subject", Call.current().actor(),
                "hash", token.hash(),
                "home", home.name(),
                "title", home.title(),
                "today", home.today(clock),
                "zone", home.zone(),
                "locale", home.locale(),
                "currency", home.currency());
        return sql.first(SessionView.class, SESSION, values).orElseThrow(NotFound::here);
    }
}
