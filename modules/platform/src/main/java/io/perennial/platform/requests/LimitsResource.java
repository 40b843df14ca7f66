package io.perennial.platform.requests;

import io.perennial.platform.json.Json;
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

/** Every limit that does not belong to a single field. */
@Path("limits")
@ApplicationScoped
@jakarta.ws.rs.Produces(MediaType.APPLICATION_JSON)
public class LimitsResource {
    @Inject @Any Instance<Limits> modules;

    @GET
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
                new LimitView("page_items", Query.MAXIMUM_LIMIT, "items", "Items on one page of a list."),
                new LimitView("parameter_characters", Query.MAXIMUM_VALUE, "characters", "Characters of one query parameter."),
                new LimitView("json_bytes", BodyLimit.JSON, "bytes", "Bytes of a JSON body, counted unpacked."),
                new LimitView("json_depth", Json.MAXIMUM_DEPTH, "levels", "Levels of nesting in a JSON body."),
                new LimitView("idempotency_key_characters", Repetition.MAXIMUM_KEY, "characters", "Characters of an Idempotency-Key."),
                new LimitView("idempotency_key_seconds", Repetition.KEPT.toSeconds(), "seconds", "How long an Idempotency-Key is remembered.")));
    }
}
