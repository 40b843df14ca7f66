package io.perennial.tickets.sla;

/**
 * Says why a clock stopped although what it waits for has not come. Such a clock counts as neither kept nor missed, unless its target was
 * missed before.
 */
enum Ending {
    /** The ticket was solved without a word to the customer. */
    SOLVED,
    /** Another ticket goes on for this one. */
    MERGED, SPAM,
    /** Somebody took a promise back. */
    WITHDRAWN,
    /** Somebody promised another instant. */
    REPLACED,
    /** The messages that began the wait belong to another ticket now. */
    MOVED, DELETED,
    /** The vendor has the ticket no more: somebody gave it back, or what was granted to the vendor ended. */
    HANDED_BACK, RETURNED
}
