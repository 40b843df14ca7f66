package io.perennial.surveys.asking;

import io.perennial.platform.call.Call;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.links.LinkWish;
import io.perennial.platform.links.Links;
import io.perennial.platform.sql.Sql;
import io.perennial.surveys.InvitationId;
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
 * Links to the page of an invitation, to hand out on other channels. They are no boundary, because a repeated request must not get the stored
 * answer: a link is stored nowhere.
 */
@Path("invitations/{id}/page-links")
@ApplicationScoped
@Transactional
@Produces(MediaType.APPLICATION_JSON)
public class InvitationLinksResource {
    /** A link to the respondent's page. Nobody can read it again. */
    public record SurveyLink(String url, Instant expiresAt) {}

    @Inject InvitationMail mail;
    @Inject Links links;
    @Inject Sql sql;
    @Inject Clock clock;

    @POST
    @RequiresPermissions("surveys:write")
    public SurveyLink create(@PathParam("id") InvitationId id) {
        var invitation = Call.current().keeping().run(() -> Invitation.find(id.value(), sql)).orElseThrow(NotFound::here);
        if (!invitation.isAsked()) throw AskingRefusal.NOT_INVITED.because("This contact is not asked, or not any more.");
        var lasts = Duration.ofDays(mail.days(invitation));
        var url = links.issue(new LinkWish(SurveyPage.PURPOSE, id.value(), invitation.language(), null, lasts));
        return new SurveyLink(url, clock.instant().plus(lasts));
    }
}
