package io.perennial.vendors;

import io.perennial.platform.events.VersionedTable;
import io.perennial.records.FollowedKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/** Lets other programs follow vendors and their grants. */
@ApplicationScoped
class FollowedVendors {
    @Produces
    static FollowedKind vendors(Clock clock) {
        return VendorView.followed(clock);
    }

    @Produces
    static VersionedTable versionsOfVendors() {
        return new VersionedTable("vend", "vendors.vendor");
    }

    @Produces
    static FollowedKind grants() {
        return GrantView.followed();
    }

    @Produces
    static VersionedTable versionsOfGrants() {
        return new VersionedTable("grnt", "vendors.ticket_grant");
    }
}
