package io.perennial.surveys.asking;

import io.perennial.identity.Home;
import io.perennial.kernel.Wording;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.json.Texts;
import io.perennial.platform.json.Unreadable;
import io.perennial.platform.links.LinkPurpose;
import io.perennial.platform.pages.LinkedPage;
import io.perennial.platform.pages.PageAnswer;
import io.perennial.platform.pages.Visit;
import io.perennial.platform.sql.Sql;
import io.perennial.surveys.answers.EmployeeAnswers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;

/** The page on which an employee answers, once. Opening it stores nothing. */
@ApplicationScoped
class EmployeePage implements LinkedPage {
    static final LinkPurpose PURPOSE = new LinkPurpose("employee_survey", "e");

    /** The second of two forms that are sent at once finds no row. */
    private static final String ANSWERED =
            "update surveys.employee_invitation set answered = true where tenant_id = :tenant and id = :id and not answered";

    private static final Wording UNKNOWN = Wording.of("Nobody can see who gave which answer. Results are shown for five people and more.");

    @Inject EmployeeAnswers answers;
    @Inject Home home;
    @Inject Sql sql;

    @Override
    public LinkPurpose purpose() {
        return PURPOSE;
    }

    @Override
    public PageAnswer show(Visit visit) {
        var invitation = invitation(visit);
        var sheet = sheet(invitation, visit);
        return invitation.isWaiting()
                ? PageAnswer.shown(sheet.title(), sheet.form(FilledForm.preselected(visit.form(), sheet.questionnaire()),
                        "", UNKNOWN))
                : ended(invitation, sheet);
    }

    @Override
    public PageAnswer submit(Visit visit) {
        var invitation = invitation(visit);
        var sheet = sheet(invitation, visit);
        if (!invitation.isWaiting()) return ended(invitation, sheet);
        var filled = FilledForm.read(visit.form(), sheet.questionnaire());
        var score = filled.score(sheet.questionnaire());
        if (score.isEmpty())
            return PageAnswer.refused(sheet.title(), sheet.form(filled, "", Wording.of("Please answer the first question.")));
        if (filled.asksMore(sheet.questionnaire(), visit.form()))
            return PageAnswer.shown(sheet.title(),
                    sheet.form(filled, "", Wording.of("There is one more thing that we would like to know. Send it to finish.")));
        if (!canBeStored(filled))
            return PageAnswer.refused(sheet.title(),
                    sheet.form(filled, "", Wording.of("Your answer has something that cannot be stored.")));
        if (sql.change(ANSWERED, Map.of("id", invitation.id())) == 0) return ended(invitation(visit), sheet);
        answers.give(invitation.survey(sql), invitation.waveId(), score.get(), filled.comment().isEmpty() ? null : filled.comment(),
                filled.others(sheet.questionnaire()), invitation.team());
        return PageAnswer.shown(sheet.title(), sheet.said(Wording.of("Thank you. Nobody can see that this answer is yours.")));
    }

    private static boolean canBeStored(FilledForm filled) {
        try {
            Texts.kept(filled.comment());
            filled.values().values().forEach(value -> Texts.kept(value.toString()));
            return true;
        } catch (Unreadable refused) {
            return false;
        }
    }

    private static PageAnswer ended(EmployeeInvitation invitation, SurveySheet sheet) {
        return PageAnswer.shown(sheet.title(), sheet.said(invitation.answered() && invitation.waveState() == WaveState.OPEN
                ? Wording.of("This survey was answered already. Thank you.")
                : Wording.of("This survey is closed.")));
    }

    private EmployeeInvitation invitation(Visit visit) {
        return EmployeeInvitation.find(visit.link().recordId(), sql).orElseThrow(NotFound::here);
    }

    private SurveySheet sheet(EmployeeInvitation invitation, Visit visit) {
        return new SurveySheet(false, invitation.survey(sql).questionnaire(), home.settings().title(), visit);
    }
}
