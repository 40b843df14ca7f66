package io.perennial.identity;

import io.perennial.platform.call.OpenToVendors;
import io.perennial.platform.json.Json;
import io.perennial.platform.json.MergePatch;
import io.perennial.platform.requests.Boundary;
import io.perennial.platform.requests.Conditions;
import io.perennial.platform.requests.IfMatch;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.apache.shiro.authz.annotation.RequiresUser;

/** The calling member: settings, preferences and sessions. A program is no member. */
@Path("members/me")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class OwnMemberResource {
    @Inject OwnMember own;
    @Inject OwnSessions sessions;
    @Inject Json json;

    @GET
    @OpenToVendors
    @RequiresUser
    public MemberView get() {
        return own.view();
    }

    @PATCH
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @OpenToVendors
    @RequiresUser
    public MemberView change(@HeaderParam("If-Match") @DefaultValue("") IfMatch version, MergePatch patch) {
        version.check(own.held().version());
        own.change(json.merge(own.settings(), patch, OwnSettings.class));
        return own.view();
    }

    @GET
    @Path("preferences")
    @OpenToVendors
    @RequiresUser
    public Preferences preferences() {
        own.me();
        return own.preferences();
    }

    @PUT
    @Path("preferences")
    @OpenToVendors
    @RequiresUser
    public Preferences prefer(@BeanParam Conditions conditions, PreferencesBody body) {
        own.prefer(body, conditions);
        return own.preferences();
    }

    @GET
    @Path("sessions")
    @OpenToVendors
    @RequiresUser
    public SessionList sessions() {
        return new SessionList(sessions.of(own.me()));
    }

    @DELETE
    @Path("sessions/{id}/token")
    @OpenToVendors
    @RequiresUser
    public void end(@PathParam("id") SessionId id) {
        sessions.end(own.me(), id);
    }
}
