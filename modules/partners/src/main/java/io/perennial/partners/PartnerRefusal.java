package io.perennial.partners;

import io.perennial.kernel.Refusal;

/** The reasons of this module. */
public enum PartnerRefusal implements Refusal.Reason {
    CURSOR_EXPIRED, SNAPSHOT_RUNNING, TOO_MANY_WEBHOOKS, WEBHOOK_DISABLED, WEBHOOK_UNSIGNED
}
