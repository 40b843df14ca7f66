package io.perennial.identity;

import io.perennial.kernel.Refusal;
import io.perennial.platform.call.Call;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.call.Taken;
import io.perennial.platform.events.Audit;
import io.perennial.platform.requests.Conditions;
import io.perennial.platform.requests.IfMatch;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Locale;
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
            insert into identity.placement (tenant_id, member_id, vendor_id, placed_at)
            select o.tenant_id, :id::uuid, :vendor::uuid, :now::timestamptz from {platform.owner} o
            on conflict (tenant_id, member_id) do nothing
            """;
    private static final String NAME =
            """
            insert into identity.employer as e (tenant_id, id, name) select o.tenant_id, :id::uuid, :name from {platform.owner} o
            on conflict (tenant_id, id) do update set name = excluded.name
            """;
    private static final String ELSEWHERE =
            "select count(*) from {identity.placement} where member_id = :id and vendor_id <> :vendor";
    private static final String END = "delete from identity.placement where tenant_id = :tenant and member_id = :id";

    private static final String OF_VENDOR = "select id from {identity.vendor_member} where vendor_id = :vendor";

    private static final String HAS = "select count(*) from {identity.vendor_member} where vendor_id = :vendor and email = :email";

    private static final String OF_IT =
            "select count(*) from {identity.placement} where member_id = :id and vendor_id = :vendor";

    record Person(MemberId id) {}

    @Inject Sql sql;
    @Inject Tokens tokens;
    @Inject MemberWrites members;
    @Inject Invitations invitations;
    @Inject Audit audit;
    @Inject Clock clock;

    /** Says what a vendor is called. */
    public void name(UUID vendor, String name) {
        sql.change(NAME, Map.of("id", vendor, "name", name));
    }

    /** Lets a member work for a vendor, or with null for the tenant itself. Their sessions end, so that none goes on with another sight. */
    public void place(MemberId member, @Nullable UUID vendor) {
        var found = MemberView.find(member, sql).orElseThrow(NotFound::here);
        if (vendor != null && !ROLES.containsAll(found.roles())) throw notTheirs();
        boolean isPlaced = write(member, vendor) > 0;
        // Asked afterwards: of two vendors at once, the second waits for the first, and then finds the member there.
        if (vendor != null && sql.number(ELSEWHERE, Map.of("id", member, "vendor", vendor)) > 0)
            throw MemberRefusal.MEMBER_OF_OTHER_VENDOR.because("The member works for another vendor. Take them from it first.");
        if (!isPlaced) return;
        tokens.revokeAll(member);
        audit.note("member.placed", member.text());
    }

    private int write(MemberId member, @Nullable UUID vendor) {
        if (vendor == null) return sql.change(END, Map.of("id", member));
        return sql.change(SET, Map.of("id", member, "vendor", vendor, "now", clock.instant()));
    }

    static RuntimeException notTheirs() {
        return MemberRefusal.NOT_A_VENDOR_ROLE.because("The people of a vendor have the roles vendor_agent and vendor_lead only.");
    }

    /** Invites somebody who works for a vendor from the beginning. */
    public MemberView invite(MemberBody body, UUID vendor) {
        if (!ROLES.containsAll(body.roles())) throw notTheirs();
        var member = members.invite(body);
        place(member.id(), vendor);
        invitations.invite(member);
        return member;
    }

    /** Returns what the caller is told: to the people of a vendor not that somebody else has the address. Their own people they know. */
    public Refusal told(Refusal refused, MemberBody body, UUID vendor) {
        if (refused.reason() != MemberRefusal.EMAIL_TAKEN) return refused;
        var one = Map.of("vendor", vendor, "email", body.email().toLowerCase(Locale.ROOT));
        long own = Call.current().seeingAll().run(() -> sql.number(HAS, one));
        return own > 0 ? refused : Taken.toldAs(refused);
    }

    /** Suspends one of the people of a vendor. */
    public MemberView suspend(MemberId member, UUID vendor, Conditions conditions) {
        requireOf(vendor, member);
        return members.suspend(member, conditions);
    }

    /** Lifts the suspension of one of the people of a vendor. */
    public MemberView lift(MemberId member, UUID vendor, IfMatch version) {
        requireOf(vendor, member);
        return members.lift(member, version);
    }

    private void requireOf(UUID vendor, MemberId member) {
        if (sql.number(OF_IT, Map.of("id", member, "vendor", vendor)) == 0) throw NotFound.here();
    }

    /** Ends the sessions of all people of a vendor. */
    public void logOut(UUID vendor) {
        for (var one : sql.list(Person.class, OF_VENDOR, Map.of("vendor", vendor))) tokens.revokeAll(one.id());
    }
}
