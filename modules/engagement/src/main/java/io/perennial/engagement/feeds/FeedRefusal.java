package io.perennial.engagement.feeds;

import io.perennial.kernel.Refusal;

enum FeedRefusal implements Refusal.Reason {
    NOT_A_MEMBER
}
