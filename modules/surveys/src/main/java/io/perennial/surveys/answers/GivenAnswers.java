package io.perennial.surveys.answers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.platform.json.Statement;
import io.perennial.records.ExternalKey;
import io.perennial.records.Records;
import io.perennial.records.Upsert;
import io.perennial.surveys.InvitationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Takes what a respondent answers on the page, with all that follows from an answer. */
@ApplicationScoped
public class GivenAnswers {
    @Inject Answers answers;
    @Inject Records records;

    /** Stores the answer to an invitation. Another one to the same invitation changes it. */
    public void give(InvitationId invitation, ObjectNode fields) {
        var said = new Upsert(new ExternalKey(Voice.PAGE, invitation.text()), new Statement(fields), Upsert.How.STATES);
        Voice.RESPONDENT.writes(() -> records.put(answers, List.of(said))).getFirst().orThrow();
    }
}
