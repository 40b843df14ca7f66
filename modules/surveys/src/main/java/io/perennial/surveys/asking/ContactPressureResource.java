package io.perennial.surveys.asking;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.contacts.ContactId;
import io.perennial.identity.Home;
import io.perennial.kernel.Invalid;
import io.perennial.kernel.Invalid.FieldError;
import io.perennial.kernel.TypeId;
import io.perennial.platform.requests.Boundary;
import io.perennial.platform.sql.Sql;
import io.perennial.surveys.SurveyKind;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.jspecify.annotations.Nullable;

/** Notes what other systems asked contacts, which counts for all quarantines. */
@Path("contact-pressure")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ContactPressureResource {
    /**
     * A survey of another system.
     *
     * @param kind null if it is none of these
     * @param channel a word of that system
     */
    public record PressureBody(
            @NotNull ContactId contactId,
            @NotNull LocalDate day,
            @Nullable SurveyKind kind,
            @NotNull @Pattern(regexp = "[a-z0-9_]{1,50}", message = "must be 1 to 50 of a–z, 0–9, _") String channel) {}

    private record Of(AccountId accountId) {}

    private static final String CONTACT = "select account_id from {accounts.visible_contact} where id = :id";
    private static final String ADD =
            """
            insert into surveys.pressure (tenant_id, id, contact_id, account_id, kind, day, channel, created_at)
            values (:tenant, :id, :contact, :account, :kind::text, :day, :channel, :now)
            """;

    @Inject Home home;
    @Inject Sql sql;
    @Inject Clock clock;

    @POST
    @RequiresPermissions("surveys:write")
    public Response note(PressureBody body) {
        if (body.day().isAfter(LocalDate.ofInstant(clock.instant(), home.settings().zone())))
            throw new Invalid(List.of(new FieldError("/day", "rule", "must not be in the future")));
        var account = sql.first(Of.class, CONTACT, Map.of("id", body.contactId()))
                .orElseThrow(() -> AskingRefusal.UNKNOWN_CONTACT.at("/contactId", "Unknown contact.")).accountId();
        sql.change(ADD,
                Sql.values("id", TypeId.next(), "contact", body.contactId(), "account", account, "kind", body.kind(), "day", body.day(),
                        "channel", body.channel(), "now", clock.instant()));
        return Response.noContent().build();
    }
}
