package io.perennial.surveys.answers;

import io.perennial.records.ExternalKey;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Says who speaks when an answer is written. What a customer said is changed by nobody else. */
enum Voice {
    /** The respondent, on the page, who may say something else as long as the survey is open. */
    RESPONDENT,
    /** A system, which may correct what it said itself, as an import does, but not what was answered on the page. */
    SYSTEM,
    /** A member or program that changes a record: tags and external keys, and nothing that was said. */
    MEMBER;

    /** The system of the keys of what respondents answered on the page. */
    static final String PAGE = "page";

    /** A system speaks, unless something else is said. */
    private static final ScopedValue<Voice> SPEAKING = ScopedValue.newInstance();

    static Voice speaking() {
        return SPEAKING.orElse(SYSTEM);
    }

    /** Does something with this voice. */
    <R> R writes(Supplier<R> work) {
        return ScopedValue.where(SPEAKING, this).call(work::get);
    }

    /** Refuses what this voice may not say. */
    void check(AnswerBody body, @Nullable Answer of) {
        if (this == RESPONDENT) return;
        var known = of == null ? List.<ExternalKey>of() : of.externalKeys();
        if (known.stream().filter(Voice::isOfPage).anyMatch(key -> !body.externalKeys().contains(key)))
            throw AnswerRefusal.ANSWER_FIXED.because("An answer that was given on the page keeps its key.");
        if (body.externalKeys().stream().filter(Voice::isOfPage).anyMatch(key -> !known.contains(key)))
            throw AnswerRefusal.ANSWER_FIXED.because("Only respondents answer on the page.");
        if (of == null || body.said().equals(of.body().said())) return;
        if (this == MEMBER || isOfPage(of))
            throw AnswerRefusal.ANSWER_FIXED.because("What a customer said stays as it was said.");
    }

    /** Refuses to delete what was answered on the page. It goes with its customer only. */
    void checkDelete(Answer answer) {
        if (this != RESPONDENT && isOfPage(answer)) throw AnswerRefusal.ANSWER_FIXED.because("What a customer said stays as it was said.");
    }

    static boolean isOfPage(Answer answer) {
        return answer.externalKeys().stream().anyMatch(Voice::isOfPage);
    }

    private static boolean isOfPage(ExternalKey key) {
        return key.system().equals(PAGE);
    }
}
