package io.perennial.accounts.timeline;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.Accounts;
import io.perennial.identity.Actors;
import io.perennial.identity.Home;
import io.perennial.kernel.Page;
import io.perennial.platform.requests.Boundary;
import io.perennial.platform.requests.Lists;
import io.perennial.platform.requests.Query;
import io.perennial.records.RecordKinds;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.shiro.SecurityUtils;
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** The timeline of an account and of all records that belong to it and that the caller may read, latest first. */
// Matches only the id of an account: "by-external" is never an account, whatever the name of the system is.
@Path("accounts/{id: acct_\\w+}/timeline")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
public class TimelineResource {
    @Inject Accounts accounts;
    @Inject Lists lists;
    @Inject Actors actors;
    @Inject Home home;
    @Inject RecordKinds records;
    @Inject @Any Instance<TimelineKind> contributed;

    @GET
    @RequiresPermissions("accounts:read")
    public Page<TimelineEntry> list(@PathParam("id") AccountId account, @Context UriInfo uri) {
        accounts.requireVisible(account);
        var values = Map.of("about", account.text(), "zone", home.settings().zone(), "open", open());
        var page = lists.page(TimelineEntry.LISTING, Query.of(uri), values);
        var names = actors.names(page.items().stream().map(TimelineEntry::actorId).filter(Objects::nonNull).distinct().toList());
        return new Page<>(page.items().stream().map(entry -> entry.by(names)).toList(), page.nextCursor(), page.count());
    }

    /** Returns the kinds of things that the caller may read. */
    private String[] open() {
        var caller = SecurityUtils.getSubject();
        return Stream.concat(records.described().map(TimelineKind::of), contributed.stream())
                .filter(kind -> caller.isPermitted(kind.permission()))
                .map(TimelineKind::word)
                .toArray(String[]::new);
    }
}
