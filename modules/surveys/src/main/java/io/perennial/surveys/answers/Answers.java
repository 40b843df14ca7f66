package io.perennial.surveys.answers;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.Accounts;
import io.perennial.kernel.Changes;
import io.perennial.kernel.Id;
import io.perennial.platform.sql.Sql;
import io.perennial.records.FollowedKind;
import io.perennial.records.RecordCollection;
import io.perennial.records.RecordKind;
import io.perennial.records.Surroundings;
import io.perennial.surveys.AnswerId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** The answers of the tenant's customers and employees. */
@ApplicationScoped
class Answers implements RecordCollection<Answer, AnswerBody, AnswerView> {
    static final RecordKind KIND = RecordKind.of("answers", "answer", "surveys.answer", AnswerId::new, AnswerEvent.class)
            .partOf(Accounts.KIND, "account_id", "upper(kind) || coalesce(' ' || score, '')",
                    (id, account, label) -> new AnswerEvent.Deleted(new AnswerId(id), new AccountId(account), label, Changes.none()))
            .orAlone()
            .inBatchesOf(1_000)
            .imported();

    @Inject Reactions reactions;
    @Inject Sql sql;
    @Inject Clock clock;

    @Override
    public RecordKind kind() {
        return KIND;
    }

    @Override
    public Class<Answer> entity() {
        return Answer.class;
    }

    @Override
    public Class<AnswerBody> body() {
        return AnswerBody.class;
    }

    @Override
    public Answer of(AnswerBody body, Instant now) {
        return new Answer(body, now);
    }

    @Override
    public AnswerView view(Id id) {
        return AnswerView.get((AnswerId) id, sql);
    }

    @Override
    public FollowedKind followed() {
        return FollowedKind.of(KIND, AnswerView.class, AnswerView.SEEN, AnswerView::externalKeys);
    }

    @Override
    public Surroundings<Answer, AnswerBody> around(List<AnswerBody> bodies, Collection<Answer> answers) {
        return new AnswerSurroundings(Voice.speaking(), AskedOf.all(bodies, answers, sql), reactions, clock);
    }
}
