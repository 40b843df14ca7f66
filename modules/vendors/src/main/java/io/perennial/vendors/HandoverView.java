package io.perennial.vendors;

import io.perennial.identity.VendorId;
import io.perennial.platform.requests.Versioned;
import io.perennial.tickets.Handovers.Handover;
import io.perennial.tickets.TicketId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A handover of a ticket to a vendor as it is read.
 *
 * @param from when the vendor got the ticket; null if it stayed ours
 * @param until when the vendor had it no longer; null while the vendor has it
 * @param reason why it was handed back
 * @param version the version of the ticket
 */
public record HandoverView(
        TicketId ticketId, Outcome outcome, VendorId vendorId, String vendorName, @Nullable String note, double budgetShare,
        @Nullable Instant from, @Nullable Instant until, @Nullable String reason, long version) implements Versioned {
    /** Says what came of a handover: with {@code KEPT}, nobody of the vendor works now, and the ticket stayed where it was. */
    public enum Outcome {
        HANDED_OVER, KEPT, HANDED_BACK, RETURNED
    }

    static HandoverView of(TicketId ticket, Handover handover, String vendorName, long version) {
        return new HandoverView(ticket, outcome(handover), handover.vendorId(), vendorName, handover.note(), handover.budgetShare(),
                handover.from(), handover.until(), handover.reason(), version);
    }

    private static Outcome outcome(Handover handover) {
        if (handover.ended() == null) return Outcome.HANDED_OVER;
        return switch (handover.ended()) {
            case HANDED_BACK -> Outcome.HANDED_BACK;
            case RETURNED -> Outcome.RETURNED;
        };
    }
}
