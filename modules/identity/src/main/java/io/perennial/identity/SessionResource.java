package io.perennial.identity;

import io.perennial.platform.call.Call;
import io.perennial.platform.call.OpenToVendors;
import io.perennial.platform.json.Characters;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.sql.Tenants;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import org.apache.shiro.authz.annotation.RequiresUser;

/** Logs a person in and out, and shows the session of any token. */
@Path("session")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class SessionResource {
    public record SessionBody(
            @NotNull @Pattern(regexp = "[a-z][a-z0-9]{1,30}", message = "must be the short name of an organisation") String tenant,
            @NotNull @Email(message = "must be an e-mail address") @Characters(min = 3, max = 254) String email,
            @NotNull @Characters(max = 200) String password) {}

    public record SessionGrant(String accessToken, Instant expiresAt, MemberView member) {}

    @Inject Logins logins;
    @Inject Tenants tenants;
    @Inject Tokens tokens;
    @Inject Home home;
    @Inject Sql sql;
    @Inject Clock clock;
    @Inject HttpServletRequest request;

    /** Logs in without a transaction of its own, because no tenant is known before. */
    @POST
    @PermitAll
    public Response logIn(SessionBody body) {
        var in = logins.member(body.tenant(), body.email(), body.password());
        if (SessionCookie.isConsole(request)) {
            // The browser forgets the token of the session before, perhaps of another member or organisation.
            SessionCookie.held(request).ifPresent(before -> tokens.revoke(before, in.call()));
            return answer(SessionCookie.keeping(in.token().accessToken()));
        }
        var member = tenants.in(in.call(), () -> MemberView.find(new MemberId(in.subject()), sql)).orElseThrow();
        var grant = new SessionGrant(in.token().accessToken(), in.token().expiresAt(), member);
        // Set as text: JAX-RS would resolve a URI without a host below api/v1.
        return Response.status(Response.Status.CREATED).header(HttpHeaders.LOCATION, "/api/v1/session").entity(grant).build();
    }

    private static Response answer(String cookie) {
        return Response.noContent().header(HttpHeaders.SET_COOKIE, cookie).build();
    }

    @GET
    @OpenToVendors
    @RequiresUser
    @Transactional
    public SessionView get() {
        var token = SessionCookie.token(request).orElseThrow();
        if (SessionCookie.holdsTokenOf(request)) tokens.prolong(token);
        return SessionView.of(token, home.settings(), clock, sql);
    }

    @DELETE
    @OpenToVendors
    @RequiresUser
    public Response logOut() {
        tokens.revoke(SessionCookie.token(request).orElseThrow(), Call.current());
        return SessionCookie.holdsTokenOf(request) ? answer(SessionCookie.ending()) : Response.noContent().build();
    }
}
