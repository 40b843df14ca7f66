package io.perennial.surveys.answers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.contacts.ContactId;
import io.perennial.platform.testing.MovedClock;
import io.perennial.records.ExternalKey;
import io.perennial.surveys.PublishedSurvey;
import io.perennial.surveys.testing.AskedPeople;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests that only a respondent takes back what was said on the page. */
class ReactionsIT {
    private static final ExternalKey PAGE = new ExternalKey(Voice.PAGE, "invt_better");

    private final AskedPeople alder = AskedPeople.of("alder" + Long.toString(System.nanoTime(), 36));
    private final AccountId account = alder.account();
    private final ContactId jana = alder.contact(account, "user", "jana@rhine.example");
    private final List<String> overtaken = new ArrayList<>();

    /** Lets a better answer follow the one that is stored. Returns the tasks that it would end. */
    private int overtakenBy(List<ExternalKey> keys) {
        var better = new Answer(new AnswerBody(alder.survey(), account, jana, null, null, 9, null, Map.of(), null, null, null,
                AskedPeople.NINE, null, Map.of(), List.of(), keys), AskedPeople.NINE);
        better.change(new AnswerBody(alder.survey(), account, jana, null, null, 9, null, Map.of(), null, null, null, AskedPeople.NINE,
                null, Map.of(), List.of(), keys), AskedPeople.NINE);
        overtaken.clear();
        alder.work().run(sql -> {
            better.isOf(PublishedSurvey.version(alder.survey(), 1, sql).orElseThrow(), null);
            var reactions = new Reactions();
            reactions.sql = sql;
            reactions.clock = new MovedClock(AskedPeople.NINE);
            reactions.tasks = new LoopTasks() {
                @Override
                boolean overtake(io.perennial.surveys.AnswerId unhappy, boolean contacted, Answer by) {
                    overtaken.add(unhappy.text());
                    return false;
                }
            };
            reactions.to(List.of(better));
            return better;
        });
        return overtaken.size();
    }

    @Test
    void a_better_answer_of_others_takes_back_what_others_told_and_nothing_that_was_said_on_the_page() {
        alder.answer(account, jana, "nps", 0, "2026-03-01T10:00:00Z");
        alder.change("update surveys.answer set loop_state = 'open' where tenant_id = :tenant", Map.of());
        assertEquals(1, overtakenBy(List.of()));
        alder.change("""
                insert into records.external_key (tenant_id, kind, system, external_id, record_id, place)
                select tenant_id, 'answers', 'page', 'invt_worse', id, 0 from {whole surveys.answer}
                """, Map.of());
        assertEquals(0, overtakenBy(List.of()));
        assertEquals(1, overtakenBy(List.of(PAGE)));
    }
}
