package io.perennial.tickets.attachments;

import io.perennial.kernel.Refusal;

enum AttachmentRefusal implements Refusal.Reason {
    UNKNOWN_ATTACHMENT
}
