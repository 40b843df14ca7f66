package io.perennial.identity;

import io.perennial.platform.call.NotFound;
import io.perennial.platform.events.Audit;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.shiro.authz.annotation.RequiresPermissions;

/**
 * Links to hand out with which a member chooses a password, for organisations without a mail server. They are no boundary, because no stored
 * answer may hold a secret.
 */
@Path("members/{id}/password-links")
@ApplicationScoped
@Transactional
@Produces(MediaType.APPLICATION_JSON)
public class MemberLinksResource {
    /** A link that works once. Nobody can read it again. */
    public record PasswordLink(String url, Instant expiresAt) {}

    @Inject Invitations invitations;
    @Inject GivenRoles roles;
    @Inject Audit audit;
    @Inject Clock clock;
    @Inject Sql sql;

    /** Refuses a link for a member who may do more than the caller. */
    @POST
    @RequiresPermissions("members:write")
    public PasswordLink create(@PathParam("id") MemberId id) {
        var member = MemberView.find(id, sql).orElseThrow(NotFound::here);
        roles.require(member.roles());
        audit.note("password.link_made", id.text());
        return new PasswordLink(invitations.link(member), clock.instant().plus(Duration.ofDays(Invitations.INVITATION_DAYS)));
    }
}
