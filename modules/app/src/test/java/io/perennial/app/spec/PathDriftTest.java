package io.perennial.app.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.platform.spec.ApiDocument;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathDriftTest {
    private static final ApiClasses CLASSES = new ApiClasses();

    private final ApiDocument document = Planted.SOUND;

    @Test
    void each_resource_method_is_an_operation_as_specified() {
        assertEquals("", String.join("\n", new PathDrift(document).complaints(CLASSES.resources())));
    }

    @Test
    void each_operation_is_answered_by_a_resource() {
        assertEquals(List.of(), new PathDrift(document).withoutMethod(CLASSES.resources()));
    }

    @Retention(RetentionPolicy.RUNTIME)
    @interface RequiresPermissions {
        String[] value();
    }

    @Path("contacts")
    static class Good {
        @GET
        @RequiresPermissions("contacts:read")
        public void list() {}

        @GET
        @Path("{id : cont_[0-9a-z]{26}}")
        @RequiresPermissions("contacts:read")
        public void read(@PathParam("id") String id) {}

        @PATCH
        @Path("/{id}")
        @Consumes({"application/merge-patch+json", "application/json"})
        @RequiresPermissions("contacts:write")
        public void change(@PathParam("id") String id, @HeaderParam("If-Match") String version, Object patch) {}

        public void notAnOperation() {}
    }

    @Path("/session")
    static class Login {
        @POST
        @PermitAll
        public void logIn(Object body) {}
    }

    record Period(
            @QueryParam("metric") String metric,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("by") String by) {}

    @Path("accounts/{id}/usage")
    static class WithBean {
        @GET
        @RequiresPermissions("usage:read")
        public void read(@PathParam("id") String id, @BeanParam Period period) {}
    }

    @Test
    void has_nothing_to_say_of_good_resources() {
        assertEquals(List.of(), new PathDrift(document).complaints(List.of(Good.class, Login.class, WithBean.class)));
    }

    @Path("accounts")
    static class Ugly {
        @GET
        @RequiresPermissions("contacts:read")
        public void list(@QueryParam("owner") String owner) {}

        @POST
        @Consumes("text/plain")
        @PermitAll
        public void create(String body) {}

        @DELETE
        public void clear() {}

        @GET
        @Path("{id}")
        @RequiresPermissions("accounts:read")
        public void read(@PathParam("account") String account) {}

        @DELETE
        @Path("{id}")
        @RequiresPermissions("accounts:write")
        public void delete(@PathParam("id") String id) {}
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "DELETE /accounts (Ugly.clear) is not specified",
        "GET /accounts (Ugly.list) asks for contacts:read, specified is accounts:read",
        "GET /accounts (Ugly.list) takes ?owner, which is not specified",
        "GET /accounts (Ugly.list) does not take ?ownerId, which is specified",
        "POST /accounts (Ugly.create) takes [text/plain], specified is [application/json]",
        "POST /accounts (Ugly.create) asks for no permission, specified is accounts:write",
        "POST /accounts (Ugly.create) needs no token, but is specified to",
        "GET /accounts/{id} (Ugly.read) takes from the path what is not in it: [account]",
        "DELETE /accounts/{id} (Ugly.delete) does not take If-Match, which is specified"
    })
    void names_each_difference(String complaint) {
        var complaints = new PathDrift(document).complaints(List.of(Ugly.class));
        assertTrue(complaints.contains(complaint), complaints::toString);
    }

    @Test
    void names_the_operations_that_nothing_answers() {
        var missing = new PathDrift(document).withoutMethod(List.of(Good.class));
        assertTrue(missing.contains("DELETE /contacts/{id}"), missing::toString);
        assertTrue(!missing.contains("GET /contacts/{id}"), missing::toString);
    }
}
