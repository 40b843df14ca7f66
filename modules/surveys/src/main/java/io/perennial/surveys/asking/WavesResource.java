package io.perennial.surveys.asking;

import io.perennial.kernel.Id;
import io.perennial.kernel.Invalid;
import io.perennial.kernel.Invalid.FieldError;
import io.perennial.kernel.Page;
import io.perennial.platform.requests.Boundary;
import io.perennial.platform.requests.Conditions;
import io.perennial.platform.requests.Lists;
import io.perennial.platform.requests.Query;
import io.perennial.platform.sql.Sql;
import io.perennial.records.Created;
import io.perennial.records.Known;
import io.perennial.surveys.PublishedSurvey;
import io.perennial.surveys.WaveId;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** The waves of the tenant's surveys: each asks one version of many contacts at once. */
@Path("waves")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class WavesResource {
    private static final String CONTACTS = "select id from {accounts.visible_contact} where id = any (:ids)";
    private static final String ACCOUNTS = "select id from {accounts.visible_account} where id = any (:ids)";

    @Inject Waves waves;
    @Inject Lists lists;
    @Inject Clock clock;
    @Inject Sql sql;

    @GET
    @RequiresPermissions("surveys:read")
    public Page<WaveView> list(@Context UriInfo uri) {
        return lists.page(WaveView.LISTING, Query.of(uri));
    }

    @POST
    @RequiresPermissions("surveys:write")
    public Response create(WaveBody body, @Context UriInfo uri) {
        var survey = PublishedSurvey.current(Stream.of(body.surveyId()), sql).get(body.surveyId());
        if (survey == null) throw PublishedSurvey.refused();
        if (survey.kind().isOfEmployees() && !body.asksEverybody())
            throw AskingRefusal.SURVEY_OF_EMPLOYEES.at("/surveyId", "A survey of employees asks all of them.");
        if (!body.closesAt().isAfter(clock.instant()))
            throw new Invalid(List.of(new FieldError("/closesAt", "rule", "must be in the future")));
        requireSeen(Objects.requireNonNullElse(body.audience(), Audience.EVERYBODY));
        var id = waves.add(body, survey);
        return Created.at(uri, id, WaveView.get(id, sql));
    }

    private void requireSeen(Audience audience) {
        unseen(audience.contactIds(), CONTACTS).ifPresent(at -> {
            throw AskingRefusal.UNKNOWN_CONTACT.at("/audience/contactIds/" + at, "Unknown contact.");
        });
        unseen(audience.accountIds(), ACCOUNTS).ifPresent(at -> {
            throw AskingRefusal.UNKNOWN_ACCOUNT.at("/audience/accountIds/" + at, "Unknown account.");
        });
    }

    /** Returns the place of the first that the caller does not see. */
    private OptionalInt unseen(List<? extends Id> named, String text) {
        var seen = Known.among(named.stream(), text, sql);
        return IntStream.range(0, named.size()).filter(at -> !seen.contains(named.get(at).value())).findFirst();
    }

    @GET
    @Path("{id}")
    @RequiresPermissions("surveys:read")
    public WaveView get(@PathParam("id") WaveId id) {
        return WaveView.get(id, sql);
    }

    @PUT
    @Path("{id}/opening")
    @RequiresPermissions("surveys:write")
    public WaveView open(@PathParam("id") WaveId id, @BeanParam Conditions conditions) {
        var wave = waves.get(id);
        if (wave.state() == WaveState.CLOSED) throw AskingRefusal.WAVE_CLOSED.because("The wave is closed.");
        conditions.refuseExisting(wave.version(), wave.state() == WaveState.OPEN);
        if (wave.state() == WaveState.DRAFT) {
            conditions.refuseStale(wave.version());
            waves.open(wave);
        }
        return WaveView.get(id, sql);
    }

    @PUT
    @Path("{id}/closing")
    @RequiresPermissions("surveys:write")
    public WaveView close(@PathParam("id") WaveId id, @BeanParam Conditions conditions) {
        var wave = waves.get(id);
        conditions.refuseExisting(wave.version(), wave.state() == WaveState.CLOSED);
        if (wave.state() != WaveState.CLOSED) {
            conditions.refuseStale(wave.version());
            waves.close(wave);
        }
        return WaveView.get(id, sql);
    }
}
