package io.perennial.engagement.booking;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.contacts.ContactId;
import io.perennial.engagement.slots.Purpose;
import io.perennial.engagement.slots.Slots;
import io.perennial.identity.MemberId;
import io.perennial.kernel.Invalid;
import io.perennial.kernel.Invalid.FieldError;
import io.perennial.kernel.Sentence;
import io.perennial.kernel.TypeId;
import io.perennial.platform.call.Call;
import io.perennial.platform.http.Languages;
import io.perennial.platform.json.Characters;
import io.perennial.platform.links.LinkWish;
import io.perennial.platform.links.Links;
import io.perennial.platform.sql.Sql;
import io.perennial.records.Known;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.jspecify.annotations.Nullable;

/** Links by which contacts book callbacks. They are no boundary, because a repeated request must not get the stored answer: a link is stored nowhere. */
@Path("booking-links")
@ApplicationScoped
@Transactional
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class BookingLinksResource {
    private static final int USUAL_DAYS = 14;

    /**
     * An invitation to write.
     *
     * @param purpose what is booked, as the files say; null for the usual one
     * @param memberId whose time is offered; null for the members of the purpose
     * @param days how long the link lasts; null for two weeks
     * @param mail true to send a link to the contact by mail, too
     */
    public record BookingLinkBody(
            @NotNull ContactId contactId,
            @Pattern(regexp = "[a-z][a-z0-9_-]{0,49}", message = "must be 1 to 50 of a–z, 0–9, _ and -, and begin with a letter")
            @Nullable String purpose,
            @NotNull @Characters(max = 200) String subject,
            @Nullable MemberId memberId,
            @Min(value = 1, message = "must be at least {value}") @Max(value = 60, message = "must be at most {value}")
            @Nullable Integer days,
            @Nullable Boolean mail) {}

    /** A link to the page. Nobody can read its address again. */
    public record BookingLink(BookingId id, String url, Instant expiresAt) {}

    private record Seen(ContactId id, AccountId accountId, String name, @Nullable Locale locale) {}

    private static final String SEEN = "select id, account_id, name, locale from {accounts.visible_contact} where id = :id";

    private static final String WORKING = "select id from {identity.working_member} where id = :id";

    @Inject Links links;
    @Inject BookingMail mail;
    @Inject Slots slots;
    @Inject Sql sql;
    @Inject Clock clock;

    @POST
    @RequiresPermissions("callbacks:write")
    public BookingLink create(BookingLinkBody body) {
        var contact = sql.first(Seen.class, SEEN, Map.of("id", body.contactId()))
                .orElseThrow(() -> BookingRefusal.UNKNOWN_CONTACT.at("/contactId", "Unknown contact."));
        requireOwn(body.memberId());
        if (Boolean.TRUE.equals(body.mail()) && !mail.reaches(body.contactId()))
            throw wrong("/mail", "cannot be sent, because the contact has no e-mail address or wishes no mail");
        var purpose = Optional.ofNullable(body.purpose()).orElse(Purpose.USUAL_NAME);
        var found = slots.purpose(purpose).orElseThrow(() -> wrong("/purpose", "is no purpose of your organisation"));
        if (body.memberId() == null && found.members().isEmpty()) throw wrong("/memberId",
                "is required, because the purpose names nobody: say whose time is offered, yours or that of a member whose accounts you see");
        var language = Languages.of(contact.locale());
        var invitation =
                new Invitation(new BookingId(TypeId.next()), contact.accountId(), contact.id(), contact.name(), purpose, body.subject(),
                        body.memberId(), contact.locale(), null);
        int days = body.days() == null ? USUAL_DAYS : body.days();
        var until = clock.instant().plus(Duration.ofDays(days));
        invitation.add(clock.instant(), until, sql);
        if (Boolean.TRUE.equals(body.mail())) mail.send(invitation, days);
        var url = links.issue(new LinkWish(BookingPage.PURPOSE, invitation.id().value(), language, null, Duration.ofDays(days)));
        return new BookingLink(invitation.id(), url, until);
    }

    /** Lets nobody give away the time of somebody for whom they may not plan. */
    private void requireOwn(@Nullable MemberId member) {
        if (member == null) return;
        if (!Call.current().answersFor(member.value()))
            throw BookingRefusal.OWNER_NOT_SELF.at("/memberId", "The member must be you or a member whose accounts you can see.");
        if (sql.first(Known.class, WORKING, Map.of("id", member)).isEmpty())
            throw BookingRefusal.UNKNOWN_OWNER.at("/memberId", "Unknown member.");
    }

    private static Invalid wrong(String pointer, @Sentence String detail) {
        return new Invalid(List.of(new FieldError(pointer, "rule", detail)));
    }
}
