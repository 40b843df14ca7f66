package io.perennial.health.scores;

import static java.util.Objects.requireNonNull;

import io.perennial.accounts.AccountId;
import io.perennial.health.scorecards.RollUp;
import io.perennial.health.sources.Sources;
import io.perennial.identity.Home;
import io.perennial.platform.requests.Boundary;
import io.perennial.platform.requests.Parameters;
import io.perennial.platform.sql.Sql;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.apache.shiro.SecurityUtils;
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** Serves the health of one account, its history and its explanation. */
// Matches only the id of an account: "by-external" is never an account, whatever the name of the system is.
@Path("accounts/{id: acct_\\w+}/health")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
public class HealthResource {
    private static final int DEFAULT_DAYS = 90;
    private static final int MAXIMUM_DAYS = 3_660;
    static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

    @Inject Sql sql;
    @Inject Home home;
    @Inject Standings standings;
    @Inject Sources sources;

    @GET
    @RequiresPermissions("health:read")
    public HealthView get(@PathParam("id") AccountId id, @Context UriInfo uri) {
        var given = Parameters.of(uri);
        var day = day("asOf", given);
        given.check();
        var standing = standings.on(id, day);
        var rule = standing.card() == null ? RollUp.NONE : requireNonNull(standing.card().body().rollUp());
        return HealthView.of(standing, TreeHealth.of(id, day, rule, sql));
    }

    @GET
    @Path("history")
    @RequiresPermissions("health:read")
    public ScoreHistory history(@PathParam("id") AccountId id, @Context UriInfo uri) {
        var given = Parameters.of(uri);
        var to = given.find("to", LocalDate.class).orElse(home.today().plusDays(1));
        var from = given.find("from", LocalDate.class).orElse(to.minusDays(DEFAULT_DAYS));
        var days = ChronoUnit.DAYS.between(from, to);
        if (days < 1) given.refuse("from", "range", "must be a day before `to`");
        if (days > MAXIMUM_DAYS) given.refuse("from", "range", "must be at most 3,660 days before `to`");
        if (from.isBefore(EARLIEST)) given.refuse("from", "range", "must be in this century");
        given.check();
        standings.seen(id);
        return ScoreHistory.of(id, from, to, sql);
    }

    /** Explains the score of one day, or the change between two days. */
    @GET
    @Path("explanation")
    @RequiresPermissions("health:read")
    public HealthExplanation explanation(@PathParam("id") AccountId id, @Context UriInfo uri) {
        var given = Parameters.of(uri);
        var asOf = given.find("asOf", LocalDate.class);
        var day = asOf.isPresent() ? day("asOf", given) : day("to", given);
        var from = given.find("from", LocalDate.class);
        given.period(from, day);
        from.ifPresent(earlier -> soundDay("from", earlier, given));
        given.check();
        var standing = standings.on(id, day);
        return from.map(earlier -> HealthExplanation.since(standings.on(id, earlier), standing, this::isClosed))
                .orElseGet(() -> HealthExplanation.of(standing, this::isClosed));
    }

    private boolean isClosed(String kind) {
        return sources.permission(kind).filter(permission -> !SecurityUtils.getSubject().isPermitted(permission)).isPresent();
    }

    /** Returns the given day; today if none is given. */
    private LocalDate day(String name, Parameters given) {
        var day = given.find(name, LocalDate.class).orElse(home.today());
        soundDay(name, day, given);
        return day;
    }

    private void soundDay(String name, LocalDate day, Parameters given) {
        if (day.isAfter(home.today())) given.refuse(name, "range", "must be today or earlier");
        if (day.isBefore(EARLIEST)) given.refuse(name, "range", "must be in this century");
    }
}
