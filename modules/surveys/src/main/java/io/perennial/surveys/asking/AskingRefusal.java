package io.perennial.surveys.asking;

import io.perennial.kernel.Refusal;

enum AskingRefusal implements Refusal.Reason {
    WAVE_CLOSED,
    WAVE_OPENED,
    NOT_INVITED,
    NOT_OPTED_OUT,
    NOT_A_MEMBER,
    UNKNOWN_CONTACT,
    UNKNOWN_ACCOUNT
}
