package io.perennial.platform.requests;

import io.perennial.platform.call.OpenToVendors;
import io.perennial.platform.json.Json;
import io.perennial.platform.spec.BodyBounds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.List;
import org.apache.shiro.authz.annotation.RequiresUser;

/** Lists all limits that do not belong to a single field. */
@Path("limits")
@ApplicationScoped
@jakarta.ws.rs.Produces(MediaType.APPLICATION_JSON)
public class LimitsResource {
    @Inject @Any Instance<Limits> modules;

    @GET
    @OpenToVendors
    @RequiresUser
    public Limits get() {
        return new Limits(modules.stream()
                .flatMap(limits -> limits.items().stream())
                .sorted(Comparator.comparing(LimitView::name))
                .toList());
    }

    @Produces
    static Limits ofEveryRequest() {
        return new Limits(List.of(
                new LimitView("page_items", Query.MAXIMUM_LIMIT, "items", "The maximum number of items on a page of a list."),
                new LimitView("parameter_characters", Query.MAXIMUM_VALUE, "characters",
                        "The maximum length of a query parameter in characters."),
                new LimitView("json_bytes", BodyLimit.JSON, "bytes",
                        "The maximum size of an uncompressed JSON body in bytes. For most operations it is less, by the limits of their schema."),
                new LimitView("json_bytes_without_login", BodyLimit.WITHOUT_LOGIN, "bytes",
                        "The maximum size of a body without a login in bytes. It must not be compressed."),
                new LimitView("json_values", BodyBounds.MOST.nodes(), "values",
                        "The maximum number of objects, lists and values in a JSON body. For most operations it is less."),
                new LimitView("json_depth", Json.MAXIMUM_DEPTH, "levels", "The maximum depth of nesting in a JSON body."),
                new LimitView("idempotency_key_characters", Repetition.MAXIMUM_KEY, "characters",
                        "The maximum length of an Idempotency-Key in characters."),
                new LimitView("idempotency_key_seconds", Repetition.KEPT.toSeconds(), "seconds",
                        "The time for which an Idempotency-Key is stored.")));
    }
}
