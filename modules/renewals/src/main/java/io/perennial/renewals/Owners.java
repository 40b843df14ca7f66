package io.perennial.renewals;

import io.perennial.identity.MemberId;
import io.perennial.identity.NamedOwners;
import io.perennial.platform.call.Call;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who may be named to work on something. */
@ApplicationScoped
public class Owners {
    @Inject Sql sql;

    /**
     * One that it has already may have been suspended since: whoever changes a note cannot help that.
     *
     * @param before who was named until now
     */
    public void check(@Nullable MemberId owner, @Nullable MemberId before) {
        if (owner == null || owner.equals(before)) return;
        var viewer = Call.current().ownAccountsOf();
        if (viewer != null && !owner.value().equals(viewer))
            throw RenewalRefusal.OWNER_NOT_SELF.at("/ownerId", "You see only your own accounts, so you can only give it to yourself");
        NamedOwners.of(Stream.of(owner), sql).require(owner, before);
    }
}
