package io.perennial.identity;

import io.perennial.kernel.Wording;
import io.perennial.platform.http.Languages;
import io.perennial.platform.links.LinkPurpose;
import io.perennial.platform.links.LinkWish;
import io.perennial.platform.links.Links;
import io.perennial.platform.mail.Letter;
import io.perennial.platform.mail.Mail;
import io.perennial.platform.spec.Translations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;

/** Sends members links with which they choose their password, each once. */
@ApplicationScoped
class Invitations {
    static final LinkPurpose PURPOSE = new LinkPurpose("member_password", "p");

    static final int INVITATION_DAYS = 7;
    private static final int RESET_DAYS = 1;

    /** The time within which one of several requests sends a mail. */
    private static final Duration PAUSE = Duration.ofMinutes(10);

    @Inject Links links;
    @Inject Mail mail;
    @Inject Home home;
    @Inject Translations translations;
    @Inject Clock clock;

    void invite(MemberView member) {
        var subject = Wording.of("{organisation} invites you to Perennial").with("organisation", title());
        var text = Wording
                .of("Hello {name},\n\nyou can now log in to Perennial for {organisation} (short name {short}) with this e-mail address. "
                        + "Choose your password on this page, within {days} days:\n{link}");
        send(member, "member_invitation", subject, text, INVITATION_DAYS);
    }

    void reset(MemberView member) {
        var subject = Wording.of("Choose a new password for {organisation}").with("organisation", title());
        var text = Wording
                .of("Hello {name},\n\nsomebody asked for a new password for this e-mail address at {organisation} (short name {short}). "
                        + "If it was you, choose it on this page, within {days} days. If not, do nothing:\n{link}");
        send(member, "password_reset", subject, text, RESET_DAYS);
    }

    private void send(MemberView member, String template, Wording subject, Wording text, int days) {
        var language = language(member);
        var said = text.with("name", member.name()).with("organisation", title()).with("short", home.settings().name()).with("days", days);
        var cause = template + "/" + member.id().text() + "/" + clock.instant().getEpochSecond() / PAUSE.toSeconds();
        mail.post(new Letter(cause, template, language, member.id(), title(), new Letter.Recipient(member.email(), member.name()),
                translations.said(subject, language), translations.said(said, language), new Letter.Opened(PURPOSE, days)));
    }

    /** Returns a new link, which nobody can read again. */
    String link(MemberView member) {
        return links.issue(new LinkWish(PURPOSE, member.id().value(), language(member), null, Duration.ofDays(INVITATION_DAYS)));
    }

    private String title() {
        return home.settings().title();
    }

    private String language(MemberView member) {
        var spoken = Languages.of(member.locale());
        if (spoken == null) spoken = Languages.of(home.settings().locale());
        return spoken == null ? "en" : spoken;
    }
}
