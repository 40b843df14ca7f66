package io.perennial.surveys.asking;

/** Says how far an invitation is. An open one is unverified: mail scanners open pages too. */
enum InvitationState {
    NOT_ASKED, DECIDED, SENT, DELIVERED, OPENED, ANSWERED, EXPIRED, BOUNCED
}
