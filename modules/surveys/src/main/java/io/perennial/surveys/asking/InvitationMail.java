package io.perennial.surveys.asking;

import io.perennial.identity.Home;
import io.perennial.kernel.Wording;
import io.perennial.platform.mail.Letter;
import io.perennial.platform.mail.Mail;
import io.perennial.platform.spec.Translations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;

/** Writes the mail that asks somebody, and the one that reminds them. */
@ApplicationScoped
class InvitationMail {
    private static final String INVITATION = "survey_invitation";
    private static final String REMINDER = "survey_reminder";
    private static final int LONGEST = 365;

    @Inject Mail mail;
    @Inject Home home;
    @Inject Translations translations;
    @Inject Clock clock;

    void invite(Invitation invitation) {
        post(invitation, invitation.id().text(), INVITATION, Wording.of(
                "{organisation} asks for your opinion. It takes about a minute:\n{link}\n\nThere you can also say that you do not want to be asked any more."));
    }

    void remind(Invitation invitation) {
        post(invitation, invitation.id().text() + ":reminder", REMINDER, Wording.of(
                "A few days ago {organisation} asked for your opinion. This is the only reminder:\n{link}\n\nThere you can also say that you do not want to be asked any more."));
    }

    private void post(Invitation invitation, String cause, String template, Wording text) {
        var title = home.settings().title();
        var language = Objects.requireNonNullElse(invitation.language(), "en");
        var address = invitation.address();
        if (address == null) return;
        var subject = Wording.of("Your opinion about {organisation}").with("organisation", title);
        mail.post(new Letter(cause, template, language, invitation.id(), title, new Letter.Recipient(address, invitation.name()),
                translations.said(subject, language), translations.said(text.with("organisation", title), language),
                new Letter.Opened(SurveyPage.PURPOSE, days(invitation))));
    }

    /** Returns the days until the wave closes, begun ones included. */
    int days(Invitation invitation) {
        long days = Duration.between(clock.instant(), invitation.closesAt()).toDays() + 1;
        return (int) Math.max(1, Math.min(LONGEST, days));
    }
}
