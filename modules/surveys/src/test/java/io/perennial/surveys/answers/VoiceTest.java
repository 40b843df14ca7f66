package io.perennial.surveys.answers;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.perennial.accounts.AccountId;
import io.perennial.kernel.Refusal;
import io.perennial.kernel.TypeId;
import io.perennial.records.ExternalKey;
import io.perennial.surveys.SurveyId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests that what was answered on the page is changed and deleted by nobody else, and does not stop being so. */
class VoiceTest {
    private static final ExternalKey PAGE = new ExternalKey(Voice.PAGE, "invt_1");
    private static final ExternalKey OTHER = new ExternalKey("crm", "1");

    private final SurveyId survey = new SurveyId(TypeId.next());
    private final AccountId account = new AccountId(TypeId.next());

    private AnswerBody body(int score, List<ExternalKey> keys) {
        return new AnswerBody(survey, account, null, null, null, score, null, Map.of(), null, null, null, Instant.EPOCH, null, Map.of(),
                List.of(), keys);
    }

    private Answer answer(List<ExternalKey> keys) {
        var answer = new Answer(body(0, List.of()), Instant.EPOCH);
        answer.change(body(0, keys), Instant.EPOCH);
        return answer;
    }

    private static void fixed(Runnable work) {
        assertEquals(AnswerRefusal.ANSWER_FIXED, assertThrows(Refusal.class, work::run).reason());
    }

    @Test
    void the_key_of_the_page_is_neither_given_nor_taken_off() {
        for (var voice : List.of(Voice.MEMBER, Voice.SYSTEM)) {
            for (var keys : List.of(List.<ExternalKey>of(), List.of(OTHER)))
                fixed(() -> voice.check(body(0, keys), answer(List.of(PAGE))));
            assertDoesNotThrow(() -> voice.check(body(0, List.of(PAGE, OTHER)), answer(List.of(PAGE))));
            fixed(() -> voice.check(body(0, List.of(PAGE)), null));
            assertDoesNotThrow(() -> voice.check(body(0, List.of()), answer(List.of(OTHER))));
        }
    }

    @Test
    void what_was_answered_on_the_page_is_changed_by_its_respondent_only() {
        for (var voice : List.of(Voice.MEMBER, Voice.SYSTEM)) fixed(() -> voice.check(body(10, List.of(PAGE)), answer(List.of(PAGE))));
        assertDoesNotThrow(() -> Voice.RESPONDENT.check(body(10, List.of(PAGE)), answer(List.of(PAGE))));
    }

    @Test
    void what_was_answered_on_the_page_is_deleted_by_nobody() {
        for (var voice : List.of(Voice.MEMBER, Voice.SYSTEM)) {
            fixed(() -> voice.checkDelete(answer(List.of(OTHER, PAGE))));
            assertDoesNotThrow(() -> voice.checkDelete(answer(List.of(OTHER))));
        }
    }
}
