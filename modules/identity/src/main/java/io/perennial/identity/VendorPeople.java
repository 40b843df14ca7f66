package io.perennial.identity;

import io.perennial.platform.call.NotFound;
import io.perennial.platform.events.Audit;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says which members work for a vendor. They see by its grants only, whatever their roles say. */
@ApplicationScoped
public class VendorPeople {
    /** The roles that they may have. */
    public static final Set<String> ROLES = Set.of("vendor_agent", "vendor_lead");

    private static final String SET =
            """
            update identity.member set vendor_id = :vendor::uuid, version = version + 1, updated_at = :now
            where tenant_id = :tenant and id = :id and vendor_id is distinct from :vendor::uuid
            """;

    private static final String OF_VENDOR = "select id from {identity.vendor_member} where vendor_id = :vendor";

    record Person(MemberId id) {}

    @Inject Sql sql;
    @Inject Tokens tokens;
    @Inject Audit audit;
    @Inject Clock clock;

    /** Lets a member work for a vendor, or with null for the tenant itself. Their sessions end, so that none goes on with another sight. */
    public void place(MemberId member, @Nullable UUID vendor) {
        var found = MemberView.find(member, sql).orElseThrow(NotFound::here);
        if (vendor != null && !ROLES.containsAll(found.roles()))
            throw MemberRefusal.NOT_A_VENDOR_ROLE.because("The people of a vendor have the roles vendor_agent and vendor_lead only.");
        if (sql.change(SET, Sql.values("id", member, "vendor", vendor, "now", clock.instant())) == 0) return;
        tokens.revokeAll(member);
        audit.note("member.placed", member.text());
    }

    /** Ends the sessions of all people of a vendor. */
    public void logOut(UUID vendor) {
        for (var one : sql.list(Person.class, OF_VENDOR, Map.of("vendor", vendor))) tokens.revokeAll(one.id());
    }
}
