package io.perennial.partners.feed;

import io.perennial.platform.call.Call;
import io.perennial.platform.events.ChangeLog;
import io.perennial.platform.requests.NumberForm;
import io.perennial.platform.requests.Parameters;
import io.perennial.platform.requests.TextForm;
import io.perennial.platform.requests.UntilAnswered;
import io.perennial.platform.sql.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.Optional;
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** Serves the change feed. A request may wait for changes, and holds neither a connection nor its place in the lane meanwhile. */
@Path("changes")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ChangesResource {
    private static final int USUALLY = 200;
    private static final int MOST = 1_000;
    private static final int LONGEST_WAIT = 25;
    private static final int LONGEST_CURSOR = 2_000;

    @Inject FeedScopes scopes;
    @Inject ChangeLog log;
    @Inject Feed feed;
    @Inject FeedCursor cursor;
    @Inject Tenants tenants;
    @Inject Waiters waiters;
    @Inject HttpServletRequest request;

    /** @param back how many changes before now a reader without a cursor begins */
    private record Asked(FeedScope scope, Optional<String> after, int back, int limit, Duration patience) {}

    /** Reads in transactions of its own, one for each look, so the class is no boundary. */
    @GET
    @RequiresPermissions("changes:read")
    public ChangeList list(@Context UriInfo uri) {
        var asked = asked(uri);
        long seen = waiters.commits();
        long last = log.last();
        long after = asked.after().map(text -> cursor.read(text, asked.scope())).orElseGet(() -> log.before(last, asked.back()));
        var found = look(after, last, asked);
        if (found.items().isEmpty() && !found.more() && asked.patience().isPositive()) found = waited(found, seen, asked);
        return new ChangeList(found.items(), cursor.write(found.reached(), asked.scope()), found.more());
    }

    private Asked asked(UriInfo uri) {
        var given = Parameters.of(uri);
        var types = given.several("types", scopes.types());
        var after = given.find("after", TextForm.upTo(LONGEST_CURSOR));
        var back = given.find("last", new NumberForm(1, MOST)).orElse(0);
        var limit = given.find("limit", new NumberForm(1, MOST)).orElse(USUALLY);
        var patience = given.find("waitSeconds", new NumberForm(0, LONGEST_WAIT)).orElse(0);
        given.check();
        return new Asked(scopes.permitted(types), after, back, limit, Duration.ofSeconds(patience));
    }

    private Feed.Stretch look(long after, long last, Asked asked) {
        return tenants.alone(() -> feed.read(after, last, asked.scope(), asked.limit()));
    }

    private Feed.Stretch waited(Feed.Stretch before, long commits, Asked asked) {
        var client = Call.current().tenant() + " " + Call.current().actor();
        if (!waiters.enter(client)) return before;
        try {
            UntilAnswered.end(request);
            return await(before, commits, asked);
        } finally {
            waiters.leave(client);
        }
    }

    private Feed.Stretch await(Feed.Stretch before, long commits, Asked asked) {
        long until = System.nanoTime() + asked.patience().toNanos();
        var found = before;
        long seen = commits;
        for (long left = until - System.nanoTime(); left > 0 && found.items().isEmpty(); left = until - System.nanoTime()) {
            waiters.await(seen, Duration.ofNanos(left));
            seen = waiters.commits();
            long last = log.last();
            if (last > found.reached()) found = look(found.reached(), last, asked);
        }
        return found;
    }
}
