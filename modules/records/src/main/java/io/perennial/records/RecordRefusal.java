package io.perennial.records;

import io.perennial.kernel.Refusal;

enum RecordRefusal implements Refusal.Reason {
    EXTERNAL_KEY_TAKEN,
    NOT_APPLIED
}
