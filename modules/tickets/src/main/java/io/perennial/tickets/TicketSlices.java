package io.perennial.tickets;

import io.perennial.platform.sql.DeclaredSlices;
import io.perennial.platform.sql.Slice;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Declares the slices through which callers see tickets: those of the accounts that they see, and those of the queues that they work on; who
 * sees all accounts, the unmatched ones too.
 */
public final class TicketSlices implements DeclaredSlices {
    /** Shows the tickets of a queue to its members, whichever accounts they see. */
    private static final String OWN_QUEUES =
            "queue_id in (select id from {tickets.queue} where jsonb_exists(members, :sightCaller::text) and deleted_at is null)";

    /** Until a message names a file, who uploaded it sees it. */
    private static final String OWN_UPLOADS = "message_id is null and uploaded_by = :sightCaller";

    static final String TICKET = "tickets.visible_ticket";

    @Override
    public List<Slice> slices() {
        return List.of(
                Slice.ofAccounts(TICKET, "tickets.live_ticket", "account_owner_id", "account_segment").or(OWN_QUEUES),
                Slice.ofTenant("tickets.visible_queue", "tickets.live_queue"),
                Slice.through("tickets.visible_state", "tickets.ticket_state", "ticket_id", TICKET),
                Slice.through("tickets.visible_message", "tickets.live_message", "ticket_id", TICKET),
                Slice.through("tickets.visible_attachment", "tickets.live_attachment", "message_id", "tickets.visible_message")
                        .or(OWN_UPLOADS),
                Slice.through("tickets.visible_attachment_piece", "tickets.attachment_piece", "attachment_id",
                        "tickets.visible_attachment"),
                Slice.through("tickets.visible_link", "tickets.ticket_link", "ticket_id", TICKET),
                Slice.through("tickets.visible_watcher", "tickets.ticket_watcher", "ticket_id", TICKET),
                Slice.through("tickets.visible_presence", "tickets.ticket_presence", "ticket_id", TICKET),
                Slice.through("tickets.visible_handover", "tickets.handover", "ticket_id", TICKET),
                Slice.through("tickets.visible_clock", "tickets.clock", "ticket_id", TICKET));
    }

    /** Shows the mail about a ticket to whoever sees the ticket, and that a message mentions them, also to those who do not see its account. */
    @Override
    public Map<String, String> additions() {
        return Map.of("platform.visible_mail", "record_id in (select id from {" + TICKET + "})", "accounts.visible_notice",
                "kind = 'ticket_mentioned' and member_id = :sightCaller and account_id in (select account_id from {" + TICKET + "})");
    }

    @Override
    public Set<String> others() {
        return Set.of("tickets.ticket", "tickets.message", "tickets.every_ticket", "tickets.state_change", "tickets.ticket_search",
                "tickets.attachment", "tickets.contact_address", "tickets.decided_clock", "tickets.current_handover");
    }
}
