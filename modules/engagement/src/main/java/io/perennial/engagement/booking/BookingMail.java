package io.perennial.engagement.booking;

import io.perennial.accounts.contacts.ContactId;
import io.perennial.identity.Home;
import io.perennial.kernel.Wording;
import io.perennial.platform.call.Call;
import io.perennial.platform.http.Languages;
import io.perennial.platform.mail.Letter;
import io.perennial.platform.mail.Mail;
import io.perennial.platform.spec.Translations;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends a booking link to its contact by mail, with a link of its own. */
@ApplicationScoped
class BookingMail {
    private static final String TEMPLATE = "callback_invitation";

    private record Address(String address, @Nullable String name) {}

    /** Knows nothing of a contact without an address, or who wishes no mail. */
    private static final String ADDRESS =
            """
            select c.emails ->> 0 as address, c.name from {accounts.visible_contact} c
            where c.id = :contact and jsonb_array_length(c.emails) > 0 and c.consent ->> 'email' is distinct from 'denied'
            """;
    private static final String MAILED = "update engagement.booking set mailed_at = :now where tenant_id = :tenant and id = :id";

    @Inject Mail mail;
    @Inject Home home;
    @Inject Translations translations;
    @Inject Sql sql;
    @Inject Clock clock;

    boolean reaches(ContactId contact) {
        return address(contact).isPresent();
    }

    /** Reads the address for a sender who need not see it: the letter goes through us. */
    private Optional<Address> address(ContactId contact) {
        return Call.current().keeping().run(() -> sql.first(Address.class, ADDRESS, Map.of("contact", contact)));
    }

    /** @param days the time until the link expires */
    void send(Invitation invitation, int days) {
        var to = address(invitation.contactId()).orElseThrow();
        var settings = home.settings();
        var language = language(invitation, settings);
        var text = Wording.of("{organisation} would like to talk with you: {subject}.\n\nChoose a time that suits you:\n{link}")
                .with("organisation", settings.title()).with("subject", invitation.subject());
        mail.post(new Letter(TEMPLATE + " " + invitation.id().text(), TEMPLATE, language, invitation.id(), settings.title(),
                new Letter.Recipient(to.address(), to.name()), invitation.subject(), translations.said(text, language),
                new Letter.Opened(BookingPage.PURPOSE, days)));
        sql.change(MAILED, Map.of("now", clock.instant(), "id", invitation.id()));
    }

    private static String language(Invitation invitation, Home.Settings settings) {
        var spoken = Languages.of(invitation.language());
        if (spoken == null) spoken = Languages.of(settings.locale());
        return spoken == null ? "en" : spoken;
    }
}
