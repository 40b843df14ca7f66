package io.perennial.surveys.answers;

import io.perennial.kernel.Refusal;

enum AnswerRefusal implements Refusal.Reason {
    ANSWER_FIXED,
    UNKNOWN_INVITATION,
    UNKNOWN_TICKET,
    LOOP_NOT_OPEN
}
