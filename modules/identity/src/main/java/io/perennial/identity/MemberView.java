package io.perennial.identity;

import io.perennial.platform.call.Call;
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
import org.jspecify.annotations.Nullable;

/**
 * A member, as other members see it.
 *
 * @param declared true if the tenant's files declare it, so that only they change it
 * @param vendor the vendor for which the member works; null for one of the tenant's own
 */
public record MemberView(
        MemberId id, String name, String email, List<String> roles, ZoneId zone, Locale locale, Status status, boolean declared,
        @Nullable Employer vendor, long version) implements Versioned {
    /** Says if a member can log in: one who is invited has no password yet. */
    public enum Status { ACTIVE, INVITED, SUSPENDED }

    /** A vendor, as whoever reads members knows it. */
    public record Employer(VendorId id, String name) {}

    /** Says of what somebody can be named as the owner. */
    enum Owned { WORK, ACCOUNTS }

    /** A member as a row. */
    record Row(MemberId id, String name, String email, List<String> roles, ZoneId zone, Locale locale, Status status, boolean declared,
            @Nullable VendorId vendorId, @Nullable String vendorName, long version) {
        MemberView view() {
            var vendor = vendorId == null || vendorName == null ? null : new Employer(vendorId, vendorName);
            return new MemberView(id, name, email, roles, zone, locale, status, declared, vendor, version);
        }
    }

    private static final String EVERYBODY =
            """
            select m.id, m.name, m.email, to_jsonb(m.roles) as roles, coalesce(c.zone, m.zone) as zone, coalesce(c.locale, m.locale) as locale,
                   case when m.suspended_at is not null then 'suspended'
                        when m.password_hash is null and c.instead_of is distinct from 'none' then 'invited'
                        else 'active' end as status,
                   m.declared and m.suspended_at is null as declared,
                   p.vendor_id, e.name as vendor_name,
                   m.version + coalesce(c.version - 1, 0) as version, m.name_key
            from {identity.member} m
            left join {identity.member_choice} c on c.member_id = m.id
            left join {identity.placement} p on p.member_id = m.id
            left join {identity.employer} e on e.id = p.vendor_id
            """;

    /** Members who can be taken for work: of the organisation itself, with a password, and not suspended. */
    private static final String WORKING = "exists (select from {identity.working_member} w where w.id = l.id)";

    /** The same, of whom the caller sees the accounts. {@link MembersResource} says who they are. */
    private static final String ANSWERED =
            WORKING + " and (:all or l.id = :me::uuid or l.id::text = any (string_to_array(:owners::text, ',')))";
    private static final String MEMBERS = EVERYBODY + "where m.suspended_at is null";

    static final Listing<Row> LISTING = filtered(MEMBERS);

    /** Lists those of a status, also of who can no longer log in. */
    static final Listing<Row> BY_STATUS = filtered(EVERYBODY);

    private static Listing<Row> filtered(String members) {
        return Listing.of(Row.class, members, "name")
                .filter("email", TextForm.between(3, 254), "l.email in (select lower(e) from unnest(:email::text[]) e)")
                .filter("status", Status.class, "l.status = :status")
                .filter("canOwn", Owned.class, MemberView::owning)
                .sort("name", "name_key", "bytea");
    }

    /** An account is also seen by its segment, whoever owns it. */
    private static String owning(Owned owned) {
        return owned == Owned.ACCOUNTS && !Call.current().sight().segments().isEmpty() ? WORKING : ANSWERED;
    }

    /** Has the fields that others see of a member and that may change. */
    record Told(String name, String email, List<String> roles, ZoneId zone, Locale locale, Status status, boolean declared) {}

    Told told() {
        return new Told(name, email, roles, zone, locale, status, declared);
    }

    static final FollowedKind FOLLOWED =
            FollowedKind.of("member", "members", "members:read", MemberId::new, MemberView.class, EVERYBODY).shown(Row.class, Row::view)
                    .ofNoAccount();

    static Optional<MemberView> find(MemberId id, Sql sql) {
        return sql.first(Row.class, MEMBERS + " and m.id = :id", Map.of("id", id)).map(Row::view);
    }

    /** Finds a member who may be suspended. */
    static Optional<MemberView> findAny(MemberId id, Sql sql) {
        return sql.first(Row.class, EVERYBODY + "where m.id = :id", Map.of("id", id)).map(Row::view);
    }
}
