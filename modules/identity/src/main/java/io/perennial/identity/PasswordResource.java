package io.perennial.identity;

import io.perennial.kernel.Invalid;
import io.perennial.kernel.Invalid.FieldError;
import io.perennial.kernel.Wording;
import io.perennial.platform.call.Call;
import io.perennial.platform.call.OpenToVendors;
import io.perennial.platform.events.Audit;
import io.perennial.platform.json.Characters;
import io.perennial.platform.sql.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.apache.shiro.authz.annotation.RequiresUser;

/** Changes the password of the calling member. */
@Path("members/me/password")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
public class PasswordResource {
    /** The present password, and the one to be. */
    public record PasswordBody(@NotNull @Characters(max = 200) String current, @NotNull @Characters(min = 12, max = 200) String password) {}

    @Inject Logins logins;
    @Inject OwnMember own;
    @Inject OwnSessions sessions;
    @Inject Home home;
    @Inject Tenants tenants;
    @Inject Audit audit;

    /** Has no transaction of its own, because checking and hashing a password takes a fifth of a second. Ends all other sessions. */
    @POST
    @OpenToVendors
    @RequiresUser
    public Response change(PasswordBody body) {
        var call = Call.current();
        var me = tenants.in(call, () -> own.view());
        if (!logins.isOwn(me, body.current()))
            throw new Invalid(List.of(new FieldError("/current", "rule", Wording.of("is not your password"))));
        new WantedPassword(body.password(), me.email(), me.name(), tenants.in(call, home::settings)).fault().ifPresent(fault -> {
            throw new Invalid(List.of(new FieldError("/password", "rule", fault)));
        });
        var hash = logins.hash(body.password());
        tenants.in(call, () -> {
            own.choose(hash);
            sessions.endOthers(me.id());
            audit.note("password.changed", me.id().text());
            return true;
        });
        return Response.noContent().build();
    }
}
