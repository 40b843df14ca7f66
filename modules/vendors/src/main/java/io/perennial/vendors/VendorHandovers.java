package io.perennial.vendors;

import io.perennial.identity.VendorId;
import io.perennial.platform.call.Call;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.requests.Conditions;
import io.perennial.platform.sql.Sql;
import io.perennial.tickets.Handovers;
import io.perennial.tickets.Handovers.End;
import io.perennial.tickets.Handovers.Given;
import io.perennial.tickets.Handovers.Handover;
import io.perennial.tickets.Handovers.Held;
import io.perennial.tickets.TicketId;
import io.perennial.vendors.HandoverChoice.HandoverChoiceList;
import io.perennial.vendors.HandoverView.Outcome;
import io.perennial.vendors.VendorView.State;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Hands tickets over to vendors whose grants name them, and takes them back. */
@ApplicationScoped
class VendorHandovers {
    private static final String NAMED =
            "select count(*) from {tickets.visible_ticket} t join {vendors.ticket_grant} g on g.vendor_id = :vendor and "
                    + VendorSlices.IN_TIME.formatted(":now") + " and " + VendorSlices.NAMES.formatted("t") + " where t.id = :id";

    @Inject Handovers handovers;
    @Inject VendorHours hours;
    @Inject HandoverNotices notices;
    @Inject Sql sql;
    @Inject Clock clock;

    HandoverView get(TicketId id) {
        var held = handovers.hold(id);
        return view(held, Optional.ofNullable(held.last()).orElseThrow(NotFound::here));
    }

    HandoverChoiceList choices(TicketId id) {
        return HandoverChoice.of(handovers.hold(id).id(), clock.instant(), sql);
    }

    HandoverView handOver(TicketId id, HandoverBody body, Conditions conditions) {
        var held = handovers.hold(id);
        var there = held.now();
        conditions.refuseExisting(held.version(), there.isPresent());
        if (there.filter(now -> isSame(now, body)).isPresent()) return view(held, there.get());
        conditions.refuseStale(held.version());
        var vendor = known(body.vendorId());
        requireAllowed(held, vendor);
        if (!hours.works(vendor, clock.instant())) return kept(held, vendor, body);
        var given = new Given(vendor.id(), hours.calendar(vendor).name(), body.note(), body.share());
        var begun = handovers.begin(id, given);
        notices.begun(id, vendor.id(), held.version());
        return last(begun);
    }

    private static boolean isSame(Handover now, HandoverBody body) {
        return now.vendorId().equals(body.vendorId()) && Optional.ofNullable(now.note()).equals(Optional.ofNullable(body.note()))
                && now.budgetShare() == body.share();
    }

    private VendorView known(VendorId id) {
        return VendorView.find(id, clock.instant(), sql)
                .orElseThrow(() -> VendorRefusal.UNKNOWN_VENDOR.at("/vendorId", "Unknown vendor."));
    }

    private void requireAllowed(Held ticket, VendorView vendor) {
        if (ticket.now().isPresent()) throw VendorRefusal.STATE_DIFFERS.because("A vendor has the ticket. Take it back first.");
        if (!ticket.unsolved()) throw VendorRefusal.STATE_DIFFERS.because("Only a ticket that is not solved can be handed over.");
        if (vendor.state() != State.ACTIVE) throw VendorRefusal.NOT_GRANTED.because("The vendor is suspended.");
        if (sql.number(NAMED, Map.of("vendor", vendor.id(), "id", ticket.id(), "now", clock.instant())) == 0)
            throw VendorRefusal.NOT_GRANTED.because("No grant of the vendor names this ticket now.");
    }

    private HandoverView kept(Held ticket, VendorView vendor, HandoverBody body) {
        notices.kept(ticket.id(), vendor);
        return new HandoverView(ticket.id(), Outcome.KEPT, vendor.id(), vendor.name(), body.note(), body.share(), null, null, null,
                ticket.version());
    }

    HandoverView handBack(TicketId id, String reason, Conditions conditions) {
        var held = handovers.hold(id);
        var last = Optional.ofNullable(held.last()).orElseThrow(Handovers::notHandedOver);
        conditions.refuseExisting(held.version(), last.ended() == End.HANDED_BACK);
        if (last.ended() == End.HANDED_BACK && reason.equals(last.reason())) return view(held, last);
        conditions.refuseStale(held.version());
        var ended = handovers.end(id, End.HANDED_BACK, reason);
        notices.ended(id, last.vendorId(), held.version());
        return last(ended);
    }

    private HandoverView last(Held held) {
        return view(held, Optional.ofNullable(held.last()).orElseThrow());
    }

    /** A vendor sees only its own handovers, and may know its own name. */
    private HandoverView view(Held held, Handover handover) {
        var name = Call.current().seeingAll().run(() -> VendorView.find(handover.vendorId(), clock.instant(), sql)).map(VendorView::name);
        return HandoverView.of(held.id(), handover, name.orElseThrow(NotFound::here), held.version());
    }
}
