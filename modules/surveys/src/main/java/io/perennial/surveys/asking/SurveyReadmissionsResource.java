package io.perennial.surveys.asking;

import io.perennial.accounts.contacts.ContactId;
import io.perennial.identity.MemberId;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.json.Characters;
import io.perennial.platform.requests.Boundary;
import io.perennial.platform.sql.Sql;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Map;
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** Lets a contact who has opted out be asked again. Only a person does this, and says why. */
@Path("contacts/{id}/survey-readmissions")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SurveyReadmissionsResource {
    /** Says why a contact may be asked again. */
    public record ReadmissionBody(@NotNull @Characters(max = 500) String reason) {}

    private static final String SEEN = "select count(*) from {accounts.visible_contact} where id = :id";
    private static final String END =
            """
            update surveys.opt_out o
            set ended_at = :now, ended_by = :member, end_reason = :reason
            where o.tenant_id = :tenant and o.ended_at is null
              and (o.contact_id = :id or o.address in (select lower(c.emails ->> 0) from {accounts.visible_contact} c where c.id = :id))
            """;

    @Inject Sql sql;
    @Inject Clock clock;

    @POST
    @RequiresPermissions("contacts:write")
    public Response readmit(@PathParam("id") ContactId id, ReadmissionBody body) {
        var member = MemberId.calling().orElseThrow(() -> AskingRefusal.NOT_A_MEMBER.because("Only a member can do this, not a program."));
        if (sql.number(SEEN, Map.of("id", id)) == 0) throw NotFound.here();
        if (OptOutView.find(id, sql).filter(OptOutView::optedOut).isEmpty())
            throw AskingRefusal.NOT_OPTED_OUT.because("This contact has not opted out.");
        sql.change(END, Map.of("id", id, "member", member, "reason", body.reason(), "now", clock.instant()));
        return Response.ok(OptOutView.find(id, sql).orElseThrow()).build();
    }
}
