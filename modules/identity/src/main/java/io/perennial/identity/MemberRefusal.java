package io.perennial.identity;

import io.perennial.kernel.Refusal;

enum MemberRefusal implements Refusal.Reason {
    UNKNOWN_OWNER
}
