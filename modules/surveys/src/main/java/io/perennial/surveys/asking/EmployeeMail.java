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

/** Writes the mail that asks an employee, and the one that reminds them. */
@ApplicationScoped
class EmployeeMail {
    private static final String INVITATION = "employee_survey";
    private static final String REMINDER = "employee_survey_reminder";
    private static final int LONGEST = 365;

    @Inject Mail mail;
    @Inject Home home;
    @Inject Translations translations;
    @Inject Clock clock;

    void invite(EmployeeInvitation invitation) {
        post(invitation, invitation.id().text(), INVITATION, Wording.of(
                "{organisation} asks all who work here for their opinion. It takes about a minute, and nobody can see who gave which answer:\n{link}"));
    }

    void remind(EmployeeInvitation invitation) {
        post(invitation, invitation.id().text() + ":reminder", REMINDER, Wording.of(
                "A few days ago {organisation} asked all who work here for their opinion. This is the only reminder, and nobody can see who gave which answer:\n{link}"));
    }

    private void post(EmployeeInvitation invitation, String cause, String template, Wording text) {
        var address = invitation.address();
        if (address == null) return;
        var title = home.settings().title();
        var language = Objects.requireNonNullElse(invitation.language(), "en");
        var subject = Wording.of("Your opinion about {organisation}").with("organisation", title);
        mail.post(new Letter(cause, template, language, invitation.id(), title, new Letter.Recipient(address, invitation.name()),
                translations.said(subject, language), translations.said(text.with("organisation", title), language),
                new Letter.Opened(EmployeePage.PURPOSE, days(invitation))));
    }

    /** Returns the days until the wave closes, begun ones included. */
    private int days(EmployeeInvitation invitation) {
        return Math.clamp(Duration.between(clock.instant(), invitation.closesAt()).toDays() + 1, 1, LONGEST);
    }
}
