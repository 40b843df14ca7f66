package io.perennial.renewals;

import io.perennial.identity.MemberId;
import io.perennial.identity.NamedOwners;
import io.perennial.platform.call.Call;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks who may be named as the owner of a renewal or a lead. */
@ApplicationScoped
public class Owners {
    @Inject Sql sql;

    /**
     * Refuses an owner who is not active or whom the caller does not answer for. An unchanged owner is not checked, because that member may
     * have been suspended since.
     *
     * @param before the owner until now
     */
    public void check(@Nullable MemberId owner, @Nullable MemberId before) {
        if (owner == null || owner.equals(before)) return;
        requireOwn(owner);
        NamedOwners.of(Stream.of(owner), sql).require(owner, before);
    }

    /** Refuses in the same way, and also an owner who would not see it: the people of vendors, and who is only invited. */
    public void checkWorking(@Nullable MemberId owner, @Nullable MemberId before) {
        if (owner == null || owner.equals(before)) return;
        requireOwn(owner);
        NamedOwners.working(Stream.of(owner), sql).require(owner, before);
    }

    private static void requireOwn(MemberId owner) {
        if (!Call.current().answersFor(owner.value()))
            throw RenewalRefusal.OWNER_NOT_SELF.at("/ownerId", "The owner must be you or a member whose accounts you can see.");
    }
}
