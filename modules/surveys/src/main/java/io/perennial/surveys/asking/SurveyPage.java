package io.perennial.surveys.asking;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.identity.Home;
import io.perennial.kernel.Invalid;
import io.perennial.kernel.Wording;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.json.Json;
import io.perennial.platform.links.LinkPurpose;
import io.perennial.platform.pages.Kept;
import io.perennial.platform.pages.LinkedPage;
import io.perennial.platform.pages.PageAnswer;
import io.perennial.platform.pages.Visit;
import io.perennial.platform.sql.Sql;
import io.perennial.surveys.answers.GivenAnswers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The respondent's page. Opening it stores nothing but that it was opened, because mail scanners and chat previews open links too. The form that
 * answers has a secret, which its browser keeps: with it, and only with it, the answer can be read and changed until the wave closes. It is in no
 * address, because people hand addresses on.
 */
@ApplicationScoped
class SurveyPage implements LinkedPage {
    static final LinkPurpose PURPOSE = new LinkPurpose("survey", "s");

    private static final String SENT = "sent";
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{32}");
    private static final Wording OUT = Wording.of("You will not be asked any more.");
    private static final Wording ALREADY = Wording.of("This survey was answered already. Thank you.");

    private static final String OPENED =
            """
            update surveys.invitation
            set opened_at = :now, state = case when state in ('sent', 'delivered') then 'opened' else state end
            where tenant_id = :tenant and id = :id and opened_at is null
            """;
    /** Each of several forms that are sent at once waits for the one before, and then finds it answered. */
    private static final String HOLD = "select count(*) from (select id from {whole surveys.invitation} where id = :id for update) held";
    private static final String FIRST =
            "update surveys.invitation set form_hash = :hash where tenant_id = :tenant and id = :id and form_hash is null";

    @Inject GivenAnswers answers;
    @Inject Home home;
    @Inject Json json;
    @Inject Sql sql;
    @Inject Clock clock;

    private final SecureRandom random = new SecureRandom();

    @Override
    public LinkPurpose purpose() {
        return PURPOSE;
    }

    @Override
    public PageAnswer show(Visit visit) {
        var invitation = invitation(visit);
        var sheet = sheet(invitation, visit);
        if (!invitation.isAsked()) return said(sheet, ended(invitation));
        if (invitation.openedAt() == null) sql.change(OPENED, Map.of("id", invitation.id(), "now", clock.instant()));
        boolean sent = visit.form().fields().containsKey(SENT);
        if (isOf(visit.kept(), invitation))
            return PageAnswer.shown(title(sheet), sheet.form(FilledForm.stored(invitation.id(), sheet.questionnaire(), sql), visit.kept(),
                    sent ? Wording.of("Thank you. You can change your answer on this page, in this browser, as long as the survey is open.")
                            : Wording.of("This is your answer. You can change it as long as the survey is open.")));
        if (invitation.formHash() != null)
            return PageAnswer.shown(title(sheet), sheet.ended(sent ? Wording.of("Thank you. Your answer is stored.") : ALREADY));
        return PageAnswer.shown(title(sheet), sheet.form(FilledForm.preselected(visit.form(), sheet.questionnaire()), secret(), null));
    }

    @Override
    public PageAnswer submit(Visit visit) {
        sql.number(HOLD, Map.of("id", visit.link().recordId()));
        var invitation = invitation(visit);
        var sheet = sheet(invitation, visit);
        if (visit.form().fields().containsKey("out")) return optOut(invitation, sheet);
        if (!invitation.isAsked()) return said(sheet, ended(invitation));
        var secret = isOf(visit.kept(), invitation) ? visit.kept() : visit.form().text("once");
        if (invitation.formHash() != null && !isOf(secret, invitation)) return PageAnswer.shown(title(sheet), sheet.ended(ALREADY));
        var filled = FilledForm.read(visit.form(), sheet.questionnaire());
        if (!SECRET.matcher(secret).matches() || invitation.openedAt() == null)
            return PageAnswer.refused(title(sheet), sheet.form(filled, secret(), Wording.of("Please send your answer once more.")));
        if (filled.isEmpty(sheet.questionnaire()))
            return PageAnswer.refused(title(sheet), sheet.form(filled, secret, Wording.of("Please answer the first question.")));
        return store(invitation, sheet, filled, secret, visit);
    }

    private PageAnswer store(Invitation invitation, SurveySheet sheet, FilledForm filled, String secret, Visit visit) {
        try {
            answers.give(invitation.id(), fields(invitation, sheet, filled, visit.language()));
        } catch (Invalid unreadable) {
            return PageAnswer.refused(title(sheet),
                    sheet.form(filled, secret, Wording.of("Your answer has something that cannot be stored.")));
        }
        sql.change(FIRST, Map.of("id", invitation.id(), "hash", hash(secret)));
        return stored(sheet, filled, secret, visit).keeping(new Kept(secret, Duration.between(clock.instant(), visit.link().expiresAt())));
    }

    private static PageAnswer stored(SurveySheet sheet, FilledForm filled, String secret, Visit visit) {
        if (filled.asksMore(sheet.questionnaire(), visit.form()))
            return PageAnswer.shown(title(sheet),
                    sheet.form(filled, secret, Wording.of("Your answer is stored. There is one more thing that we would like to know.")));
        return PageAnswer.see("?" + SENT + "=1");
    }

    private ObjectNode fields(Invitation invitation, SurveySheet sheet, FilledForm filled, String language) {
        var fields = JsonNodeFactory.instance.objectNode()
                .put("surveyId", invitation.surveyId().text())
                .put("accountId", invitation.accountId().text())
                .put("contactId", invitation.contactId().text())
                .put("invitationId", invitation.id().text())
                .put("language", Locale.forLanguageTag(language).toLanguageTag())
                .put("callMe", filled.callMe());
        if (invitation.ticketId() != null) fields.put("ticketId", invitation.ticketId().text());
        if (!filled.comment().isEmpty()) fields.put("comment", filled.comment());
        filled.score(sheet.questionnaire()).ifPresent(score -> fields.put("score", score));
        fields.set("values", json.tree(filled.others(sheet.questionnaire())));
        return fields;
    }

    private PageAnswer optOut(Invitation invitation, SurveySheet sheet) {
        OptOut.of(invitation).keep(sql, clock.instant());
        return said(sheet, OUT);
    }

    private static Wording ended(Invitation invitation) {
        return invitation.optedOut() ? OUT : Wording.of("This survey is closed.");
    }

    private Invitation invitation(Visit visit) {
        return Invitation.find(visit.link().recordId(), sql).orElseThrow(NotFound::here);
    }

    private SurveySheet sheet(Invitation invitation, Visit visit) {
        return new SurveySheet(true, invitation.survey(sql).questionnaire(), home.settings().title(), visit);
    }

    private static PageAnswer said(SurveySheet sheet, Wording text) {
        return PageAnswer.shown(title(sheet), sheet.said(text));
    }

    private static String title(SurveySheet sheet) {
        return sheet.title();
    }

    private String secret() {
        var bytes = new byte[24];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static boolean isOf(String secret, Invitation invitation) {
        return !secret.isEmpty() && invitation.formHash() != null
                && MessageDigest.isEqual(hash(secret).getBytes(StandardCharsets.US_ASCII),
                        invitation.formHash().getBytes(StandardCharsets.US_ASCII));
    }

    private static String hash(String secret) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every JDK has SHA-256", missing);
        }
    }
}
