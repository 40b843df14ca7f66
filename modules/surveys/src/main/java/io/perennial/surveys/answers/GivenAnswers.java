package io.perennial.surveys.answers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.platform.json.Statement;
import io.perennial.platform.sql.BeyondSight;
import io.perennial.platform.sql.Sql;
import io.perennial.records.ExternalKey;
import io.perennial.records.Records;
import io.perennial.records.Upsert;
import io.perennial.surveys.AnswerId;
import io.perennial.surveys.InvitationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/** Takes what a respondent answers on the page, with all that follows from an answer. */
@ApplicationScoped
@BeyondSight("An invitation has one answer, whoever sees the one that others told before; it is not told.")
public class GivenAnswers {
    private record Told(AnswerId id) {}

    private static final String TOLD =
            """
            select id from {beyond surveys.live_answer}
            where invitation_id = :id and not external_keys @> '[{"system": "page"}]'
            order by id
            """;

    @Inject Answers answers;
    @Inject Records records;
    @Inject Sql sql;

    /** Stores the answer to an invitation. Another one to the same invitation changes it, and what others told for the respondent goes. */
    public void give(InvitationId invitation, ObjectNode fields) {
        var said = new Upsert(new ExternalKey(Voice.PAGE, invitation.text()), new Statement(fields), Upsert.How.STATES);
        Voice.RESPONDENT.writes(() -> {
            for (var told : sql.list(Told.class, TOLD, Map.of("id", invitation)))
                records.find(answers, told.id()).ifPresent(answer -> records.delete(answers, answer));
            return records.put(answers, List.of(said));
        }).getFirst().orThrow();
    }
}
