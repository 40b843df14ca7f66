package io.perennial.platform.events;

import io.perennial.kernel.Page;
import io.perennial.kernel.Refusal;
import io.perennial.kernel.Wording;
import io.perennial.platform.requests.Conditions;
import io.perennial.platform.requests.Lists;
import io.perennial.platform.requests.Query;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The dead letters: events that an internal listener could not handle, and the request to deliver one again. */
@Path("event-deliveries")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class EventDeliveriesResource {
    private static final Logger LOG = LoggerFactory.getLogger(EventDeliveriesResource.class);

    @Inject EventDeliveries deliveries;
    @Inject Lists lists;

    @GET
    @Transactional
    @RequiresPermissions("events:replay")
    public Page<EventDelivery> list(@Context UriInfo uri) {
        return lists.page(EventDelivery.LISTING, Query.of(uri));
    }

    /** Uses two transactions, so the class is no boundary: the listener's work is rolled back, but the failure is stored. */
    @PUT
    @Path("{id}/replay")
    @RequiresPermissions("events:replay")
    public void replay(@PathParam("id") DeliveryId id, @BeanParam Conditions conditions) {
        try {
            deliveries.replay(id, conditions);
        } catch (Refusal refused) {
            throw refused;
        } catch (RuntimeException failure) {
            LOG.warn("Delivery {} failed again", id.text(), failure);
            deliveries.failed(id, failure);
            throw DeliveryRefusal.REPLAY_FAILED.because(
                    Wording.of("The listener failed with {failure}.").with("failure", failure.getClass().getSimpleName()));
        }
    }
}
