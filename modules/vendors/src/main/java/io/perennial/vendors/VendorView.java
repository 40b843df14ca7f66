package io.perennial.vendors;

import io.perennial.identity.VendorId;
import io.perennial.platform.requests.Listing;
import io.perennial.platform.requests.Versioned;
import io.perennial.platform.sql.Sql;
import io.perennial.records.FollowedKind;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A vendor as it is read.
 *
 * @param members the number of its people who are not suspended
 * @param grants the number of its grants that have not ended
 */
public record VendorView(
        VendorId id, String name, ZoneId zone, List<Locale> languages, @Nullable String calendar, @Nullable VendorContract contract,
        State state, long members, long grants,
        Instant createdAt, Instant updatedAt, long version) implements Versioned {
    /** Says if its people see anything. */
    public enum State { ACTIVE, SUSPENDED }

    private static final String VENDORS =
            """
            select v.id, v.name, v.zone, v.languages, v.calendar, v.contract, v.state, v.created_at, v.updated_at, v.version,
                   (select count(*) from {identity.vendor_member} m where m.vendor_id = v.id and not m.suspended) as members,
                   (select count(*) from {vendors.ticket_grant} g where g.vendor_id = v.id and coalesce(g.until_at > :now::timestamptz, true))
                       as grants
            from {vendors.vendor} v
            """;

    static final Listing<VendorView> LISTING = Listing.of(VendorView.class, VENDORS, "name").always("name", "name", "text");

    static Optional<VendorView> find(VendorId id, Instant now, Sql sql) {
        return sql.first(VendorView.class, VENDORS + " where v.id = :id", Map.of("id", id, "now", now));
    }

    /** Describes vendors to other programs that follow them. */
    static FollowedKind followed(Clock clock) {
        return FollowedKind.of("vendor", "vendors", "vendors:read", VendorId::new, VendorView.class, VENDORS)
                .with(() -> Map.of("now", clock.instant())).ofNoAccount();
    }

    VendorBody body() {
        return new VendorBody(name, zone, languages, calendar, contract);
    }
}
