package io.perennial.accounts.notices;

/** Says what a notice is about. */
public enum NoticeKind {
    RENEWAL_NEAR, BAND_CHANGED, DISAGREEMENT, ASSIGNED, TICKET_DUE, TICKET_AWAKE, TICKET_INCOMPLETE, TICKET_MENTIONED, CALLBACK_MISSED,
    CALLBACK_UNDECIDED,
    HANDOVER_KEPT
}
