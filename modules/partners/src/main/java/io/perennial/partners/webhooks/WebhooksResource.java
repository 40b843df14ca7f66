package io.perennial.partners.webhooks;

import io.perennial.kernel.Invalid;
import io.perennial.kernel.Invalid.FieldError;
import io.perennial.kernel.Page;
import io.perennial.partners.feed.FeedScopes;
import io.perennial.platform.events.ChangeLog;
import io.perennial.platform.jobs.Jobs;
import io.perennial.platform.json.Json;
import io.perennial.platform.json.MergePatch;
import io.perennial.platform.requests.Boundary;
import io.perennial.platform.requests.Conditions;
import io.perennial.platform.requests.IfMatch;
import io.perennial.platform.requests.Lists;
import io.perennial.platform.requests.Query;
import io.perennial.platform.sql.Sql;
import io.perennial.records.Created;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
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
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** The webhooks of the tenant, their secrets, and the log of what was sent to them. */
@Path("webhooks")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class WebhooksResource {
    @Inject Webhooks webhooks;
    @Inject Deliveries deliveries;
    @Inject QueueDeliveries queue;
    @Inject Endpoint endpoint;
    @Inject FeedScopes scopes;
    @Inject ChangeLog log;
    @Inject Jobs jobs;
    @Inject Lists lists;
    @Inject Clock clock;
    @Inject Json json;
    @Inject Sql sql;

    @GET
    @RequiresPermissions("webhooks:read")
    public Page<WebhookView> list(@Context UriInfo uri) {
        return lists.page(WebhookView.LISTING, Query.of(uri));
    }

    @POST
    @RequiresPermissions("webhooks:write")
    public Response create(WebhookBody body, @Context UriInfo uri) {
        check(body.url());
        var id = webhooks.add(body, types(body), log.last());
        queue.expect();
        return Created.at(uri, id, WebhookView.get(id, sql));
    }

    private void check(String url) {
        endpoint.fault(url).ifPresent(fault -> {
            throw new Invalid(List.of(new FieldError("/url", "format", fault)));
        });
    }

    private List<String> types(WebhookBody body) {
        var asked = body.types() == null ? List.<String>of() : body.types();
        return scopes.permitted(asked).kinds().keySet().stream().sorted().toList();
    }

    @GET
    @Path("{id}")
    @RequiresPermissions("webhooks:read")
    public WebhookView get(@PathParam("id") WebhookId id) {
        return WebhookView.get(id, sql);
    }

    @PATCH
    @Path("{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RequiresPermissions("webhooks:write")
    public WebhookView change(
            @PathParam("id") WebhookId id, @HeaderParam("If-Match") @DefaultValue("") IfMatch version, MergePatch patch) {
        var webhook = webhooks.get(id);
        version.check(webhook.version());
        var to = json.merge(WebhookView.get(id, sql).body(), patch, WebhookBody.class);
        if (!to.url().equals(webhook.url())) check(to.url());
        webhooks.change(webhook, to, types(to), log.last());
        queue.expect();
        return WebhookView.get(id, sql);
    }

    @DELETE
    @Path("{id}")
    @RequiresPermissions("webhooks:write")
    public void delete(@PathParam("id") WebhookId id, @HeaderParam("If-Match") @DefaultValue("") IfMatch version) {
        var webhook = webhooks.get(id);
        version.check(webhook.version());
        webhooks.delete(webhook);
    }

    /** Not a part of the body, of which a POST keeps the answer: the secret is kept nowhere that can be read. */
    @PUT
    @Path("{id}/secret")
    @RequiresPermissions("webhooks:write")
    public WebhookView sign(@PathParam("id") WebhookId id, @BeanParam Conditions conditions, WebhookSecret secret) {
        var webhook = webhooks.get(id);
        conditions.refuseExisting(webhook.version(), webhook.secret() != null);
        conditions.refuseStale(webhook.version());
        webhooks.sign(webhook, secret.secret());
        queue.expect();
        return WebhookView.get(id, sql);
    }

    @GET
    @Path("{id}/deliveries")
    @RequiresPermissions("webhooks:read")
    public Page<WebhookDelivery> deliveries(@PathParam("id") WebhookId id, @Context UriInfo uri) {
        WebhookView.get(id, sql);
        return lists.page(WebhookDelivery.LISTING, Query.of(uri), WebhookDelivery.of(id, clock.instant()));
    }

    @POST
    @Path("{id}/deliveries/{deliveryId}/resend")
    @RequiresPermissions("webhooks:write")
    public Response resend(@PathParam("id") WebhookId id, @PathParam("deliveryId") WebhookDeliveryId delivery) {
        WebhookDelivery.get(id, delivery, clock.instant(), sql);
        webhooks.get(id).sending();
        deliveries.resend(id, delivery);
        send(id);
        return Response.ok(WebhookDelivery.get(id, delivery, clock.instant(), sql)).build();
    }

    @POST
    @Path("{id}/replays")
    @RequiresPermissions("webhooks:write")
    public Response replay(@PathParam("id") WebhookId id, ReplayFrom from) {
        queue.goBack(webhooks.get(id).sending(), from.fromPosition());
        return Response.ok(WebhookView.get(id, sql)).build();
    }

    @POST
    @Path("{id}/test")
    @RequiresPermissions("webhooks:write")
    public Response test(@PathParam("id") WebhookId id) {
        webhooks.get(id).sending();
        var row = WebhookMessage.test(clock.instant()).row(id, clock.instant());
        deliveries.add(List.of(row));
        send(id);
        return Response.ok(WebhookDelivery.get(id, (WebhookDeliveryId) Objects.requireNonNull(row.get("id")), clock.instant(), sql))
                .build();
    }

    private void send(WebhookId id) {
        jobs.at(Sender.JOB, id.text(), clock.instant());
    }
}
