package io.perennial.tickets;

import io.perennial.identity.VendorId;
import io.perennial.kernel.Changes.Change;
import io.perennial.platform.sql.Sql;
import io.perennial.records.Records;
import io.perennial.tickets.TicketState.Unsolved;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Hands tickets over to vendors and takes them back. Which vendor may have a ticket is decided by the module above. */
@ApplicationScoped
public class Handovers {
    /** Says how a handover ended: somebody gave the ticket back, or what was granted to the vendor ended. */
    public enum End {
        HANDED_BACK, RETURNED
    }

    /**
     * The last time that a ticket was handed over.
     *
     * @param until null while the vendor has the ticket
     */
    public record Handover(VendorId vendorId, @Nullable String note, double budgetShare, Instant from, @Nullable Instant until,
            @Nullable End ended, @Nullable String reason) {}

    /** A ticket that is locked, and its last handover. */
    public record Held(TicketId id, long version, boolean unsolved, @Nullable Handover last) {
        /** Returns the handover to the vendor that has the ticket now. */
        public Optional<Handover> now() {
            return Optional.ofNullable(last).filter(one -> one.until() == null);
        }
    }

    /**
     * The facts of a handover.
     *
     * @param calendar the name of the calendar by which the vendor works
     * @param budgetShare the part of what the customer's resolution leaves
     */
    public record Given(VendorId vendor, String calendar, @Nullable String note, double budgetShare) {}

    private static final String LAST =
            """
            select vendor_id, note, budget_share, from_at as "from", until_at as until, ended, reason
            from {tickets.visible_handover}
            where ticket_id = :id
            order by place desc
            limit 1
            """;
    private static final String BEGIN =
            """
            insert into tickets.handover (tenant_id, ticket_id, place, vendor_id, note, budget_share, calendar, from_at)
            select o.tenant_id, :id::uuid,
                   1 + (select count(*) from {tickets.visible_handover} h where h.ticket_id = :id), :vendor::uuid, :note::text,
                   :share, :calendar, :at::timestamptz
            from {platform.owner} o
            """;
    private static final String END =
            """
            update tickets.handover set until_at = greatest(from_at, :at::timestamptz), ended = :ended, reason = :reason::text
            where tenant_id = :tenant and ticket_id = :id and until_at is null
            """;

    @Inject Tickets tickets;
    @Inject Records records;
    @Inject TicketMoves moves;
    @Inject Sql sql;

    /** Locks and returns a ticket that the caller sees, with the last handover that it may see. */
    public Held hold(TicketId id) {
        return held(records.get(tickets, id));
    }

    private Held held(Ticket ticket) {
        return new Held(ticket.id(), ticket.version(), ticket.state() instanceof Unsolved, last(ticket.id()).orElse(null));
    }

    /** Returns the last handover of a ticket that the caller may see. */
    public Optional<Handover> last(TicketId id) {
        return sql.first(Handover.class, LAST, Map.of("id", id));
    }

    /** Gives an unsolved ticket that no vendor has to a vendor. None of our members has it any more. */
    public Held begin(TicketId id, Given given) {
        var ticket = records.get(tickets, id);
        sql.change(BEGIN, Sql.values("id", id, "vendor", given.vendor(), "note", given.note(), "share", given.budgetShare(), "calendar",
                given.calendar(), "at", moves.now()));
        moves.handed(ticket, new Change(null, given.vendor()), TicketEvent.HandedOver::new);
        return held(ticket);
    }

    /** Takes a ticket from the vendor that has it. Nobody of the vendor has it any more. */
    public Held end(TicketId id, End as, @Nullable String reason) {
        var ticket = records.get(tickets, id);
        var vendor = held(ticket).now().orElseThrow(Handovers::notHandedOver).vendorId();
        sql.change(END, Sql.values("id", id, "at", moves.now(), "ended", as, "reason", reason));
        TicketEvent.Named event = switch (as) {
            case HANDED_BACK -> TicketEvent.HandedBack::new;
            case RETURNED -> TicketEvent.Returned::new;
        };
        moves.handed(ticket, new Change(vendor, null), event);
        return held(ticket);
    }

    /** Returns the refusal of what needs a ticket that a vendor has. */
    public static RuntimeException notHandedOver() {
        return TicketRefusal.STATE_DIFFERS.because("No vendor has the ticket.");
    }
}
