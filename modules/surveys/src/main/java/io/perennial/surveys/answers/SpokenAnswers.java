package io.perennial.surveys.answers;

import io.perennial.kernel.Id;
import io.perennial.records.FollowedKind;
import io.perennial.records.RecordCollection;
import io.perennial.records.RecordKind;
import io.perennial.records.Surroundings;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** The answers as one voice may write them. */
record SpokenAnswers(Answers answers, Voice voice) implements RecordCollection<Answer, AnswerBody, AnswerView> {
    @Override
    public RecordKind kind() {
        return answers.kind();
    }

    @Override
    public Class<Answer> entity() {
        return answers.entity();
    }

    @Override
    public Class<AnswerBody> body() {
        return answers.body();
    }

    @Override
    public Answer of(AnswerBody body, Instant now) {
        return answers.of(body, now);
    }

    @Override
    public AnswerView view(Id id) {
        return answers.view(id);
    }

    @Override
    public FollowedKind followed() {
        return answers.followed();
    }

    @Override
    public Surroundings<Answer, AnswerBody> around(List<AnswerBody> bodies, Collection<Answer> records) {
        return answers.around(bodies, records, voice);
    }
}
