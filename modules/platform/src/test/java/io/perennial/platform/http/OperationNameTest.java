package io.perennial.platform.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.platform.spec.ApiDocument;
import io.perennial.platform.spec.ApiOperation;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.junit.jupiter.api.Test;

class OperationNameTest {
    @Path("event-deliveries")
    static class Deliveries {
        @GET
        public void list() {}

        @PUT
        @Path("/{id: [a-z]+_\\w+}/replay/")
        public void replay() {}

        @PUT
        @Path("{id}/bury")
        public void bury() {}
    }

    private final OperationName names = new OperationName();

    @Test
    void a_method_is_named_as_the_specification_names_it() throws NoSuchMethodException {
        assertEquals("listEventDeliveries", name("list"));
        assertEquals("replayEventDelivery", name("replay"));
        assertEquals("none", name("bury"));
    }

    private String name(String method) throws NoSuchMethodException {
        names.document = ApiDocument.load();
        return names.operation(Deliveries.class, Deliveries.class.getMethod(method)).map(ApiOperation::id).orElse("none");
    }
}
