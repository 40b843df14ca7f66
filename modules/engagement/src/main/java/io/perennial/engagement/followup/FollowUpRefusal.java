package io.perennial.engagement.followup;

import io.perennial.kernel.Refusal;

enum FollowUpRefusal implements Refusal.Reason {
    UNKNOWN_OWNER,
    UNKNOWN_TEAM
}
