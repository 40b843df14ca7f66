package io.perennial.accounts.usage;

import io.perennial.accounts.AccountId;
import io.perennial.identity.Home;
import io.perennial.kernel.Grain;
import io.perennial.platform.call.NotFound;
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
import java.util.List;
import java.util.Map;
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** The usage of one account. */
// Matches only the id of an account: "by-external" is never an account, whatever the name of the system is.
@Path("accounts/{id: acct_\\w+}/usage")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
public class AccountUsageResource {
    /**
     * The answer of GET /accounts/{id}/usage/metrics.
     *
     * @param to the day after the last one
     */
    public record UsageMetricList(LocalDate from, LocalDate to, List<UsageMetric> items) {}

    private record Days(LocalDate from, LocalDate to) {}

    private static final int DEFAULT_DAYS = 90;
    static final int MAXIMUM_DAYS = 3_660;

    private static final String SEEN =
            "select count(*) from {accounts.visible_account} where id = :id";

    @Inject Sql sql;
    @Inject Home home;

    @GET
    @RequiresPermissions("usage:read")
    public UsageSeries get(@PathParam("id") AccountId id, @Context UriInfo uri) {
        var asked = asked(Parameters.of(uri), home.today());
        requireVisible(id);
        return UsageSeries.of(id, asked, home.settings().zone(), sql);
    }

    @GET
    @Path("metrics")
    @RequiresPermissions("usage:read")
    public UsageMetricList metrics(@PathParam("id") AccountId id, @Context UriInfo uri) {
        var given = Parameters.of(uri);
        var days = days(given, home.today());
        given.check();
        requireVisible(id);
        var zone = home.settings().zone();
        var items = UsageMetric.of(id, days.from().atStartOfDay(zone).toInstant(), days.to().atStartOfDay(zone).toInstant(), sql);
        return new UsageMetricList(days.from(), days.to(), items);
    }

    private void requireVisible(AccountId id) {
        if (sql.number(SEEN, Map.of("id", id)) == 0) throw NotFound.here();
    }

    static UsageSeries.Asked asked(Parameters given, LocalDate today) {
        var metric = given.required("metric", "[a-z0-9_.-]{1,100}");
        var by = given.find("by", Grain.class).orElse(Grain.DAY);
        var days = days(given, today);
        given.check();
        return new UsageSeries.Asked(metric, by, days.from(), days.to());
    }

    private static Days days(Parameters given, LocalDate today) {
        var to = given.find("to", LocalDate.class).orElse(today.plusDays(1));
        var from = given.find("from", LocalDate.class).orElse(to.minusDays(DEFAULT_DAYS));
        var days = ChronoUnit.DAYS.between(from, to);
        if (days < 1) given.refuse("from", "range", "must be a day before `to`");
        if (days > MAXIMUM_DAYS) given.refuse("from", "range", "must be at most 3,660 days before `to`");
        return new Days(from, to);
    }
}
