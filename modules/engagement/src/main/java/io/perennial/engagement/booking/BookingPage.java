package io.perennial.engagement.booking;

import io.perennial.engagement.callbacks.CallbackPlans;
import io.perennial.engagement.callbacks.CallbackPlans.Booked;
import io.perennial.engagement.callbacks.CallbackPlans.CallbackPlan;
import io.perennial.engagement.slots.Callee;
import io.perennial.engagement.slots.Purpose;
import io.perennial.engagement.slots.Slot;
import io.perennial.engagement.slots.Slots;
import io.perennial.identity.Home;
import io.perennial.kernel.Wording;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.links.LinkPurpose;
import io.perennial.platform.pages.LinkedPage;
import io.perennial.platform.pages.Markup;
import io.perennial.platform.pages.PageAnswer;
import io.perennial.platform.pages.Visit;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The page on which a contact books a callback, moves it or withdraws it. To look at it books nothing. */
@ApplicationScoped
class BookingPage implements LinkedPage {
    static final LinkPurpose PURPOSE = new LinkPurpose("booking", "b");

    private static final Duration SHOWN = Duration.ofDays(14);

    /** A page without a login must not be able to fill the history of a callback, or its contact's mailbox. */
    private static final int MOST_MOVES = 5;

    private static final Wording OFTEN =
            Wording.of("You have moved this call several times, so it cannot be moved here any more. Ask whoever sent you this link.");

    @Inject CallbackPlans plans;
    @Inject Slots slots;
    @Inject Home home;
    @Inject Sql sql;
    @Inject Clock clock;

    @Override
    public LinkPurpose purpose() {
        return PURPOSE;
    }

    @Override
    public PageAnswer show(Visit visit) {
        var invitation = Invitation.find(visit.link().recordId(), sql).orElseThrow(NotFound::here);
        requireUseful(invitation);
        return page(visit, invitation, null);
    }

    @Override
    public PageAnswer submit(Visit visit) {
        var invitation = Invitation.hold(visit.link().recordId(), sql).orElseThrow(NotFound::here);
        requireUseful(invitation);
        var booked = booked(invitation);
        if (visit.form().fields().containsKey("withdraw")) {
            booked.ifPresent(one -> plans.withdraw(one.id()));
            return booked.isPresent() ? withdrawn(visit, invitation) : PageAnswer.see("?");
        }
        if (booked.filter(BookingPage::isMovedOften).isPresent()) return page(visit, invitation, OFTEN);
        var slot = wanted(visit, invitation, booked);
        if (slot.isEmpty()) return page(visit, invitation, Wording.of("This time is no longer free. Choose another one."));
        var taken = slot.get();
        if (booked.isPresent() && booked.get().isAt(taken.local(), taken.zone(), taken.memberId())) return PageAnswer.see("?");
        var made = booked.isPresent() ? plans.move(booked.get().id(), taken.local(), taken.zone()) : book(invitation, taken);
        return made ? PageAnswer.see("?") : page(visit, invitation, Wording.of("This time is no longer free. Choose another one."));
    }

    /** A link books once: when what it has booked is over, it is used up. Until then it moves and withdraws that. */
    private void requireUseful(Invitation invitation) {
        if (invitation.callbackId() != null && booked(invitation).isEmpty()) throw NotFound.here();
    }

    private static boolean isMovedOften(Booked booked) {
        return booked.moves() >= MOST_MOVES;
    }

    private static PageAnswer withdrawn(Visit visit, Invitation invitation) {
        return PageAnswer.shown(invitation.subject(), List.of(
                Markup.of("h1", Markup.text(invitation.subject())).with("dir", "auto"),
                Markup.of("p", Markup.text(visit.said("The call is cancelled."))).with("class", "note").with("role", "status")));
    }

    private boolean book(Invitation invitation, Slot slot) {
        var plan = new CallbackPlan(invitation.accountId(), invitation.contactId(), null, null,
                "booking " + invitation.id().text() + " " + slot.startsAt(),
                invitation.subject(), slot.memberId(), null, null, slot.local(), slot.zone());
        var callback = plans.bookAsWished(plan, what(invitation).minutes());
        callback.ifPresent(id -> invitation.booked(id, sql));
        return callback.isPresent();
    }

    /** Returns the slot that the form names, if it is still offered. */
    private Optional<Slot> wanted(Visit visit, Invitation invitation, Optional<Booked> booked) {
        var said = visit.form().text("slot");
        return offered(invitation, booked).stream().filter(slot -> BookingSheet.name(slot).equals(said)).findFirst();
    }

    /** Returns the free starts of who is invited to; of a callback that is booked, those of its member. */
    private List<Slot> offered(Invitation invitation, Optional<Booked> booked) {
        var now = clock.instant();
        var members = booked.map(Booked::member).or(() -> Optional.ofNullable(invitation.memberId())).stream().toList();
        return slots.find(what(invitation), members, Callee.of(invitation.contactId()), now, now.plus(SHOWN));
    }

    private Purpose what(Invitation invitation) {
        return slots.purpose(invitation.purpose()).or(() -> slots.purpose(null)).orElseThrow();
    }

    private Optional<Booked> booked(Invitation invitation) {
        return invitation.callbackId() == null ? Optional.empty() : plans.find(invitation.callbackId()).filter(Booked::isOpen);
    }

    private PageAnswer page(Visit visit, Invitation invitation, @Nullable Wording fault) {
        var booked = booked(invitation);
        if (booked.filter(one -> one.startsAt().isBefore(now())).isPresent()) throw NotFound.here();
        var settings = home.settings();
        var sheet = new BookingSheet(visit, invitation, settings.title(), settings.zone());
        List<Markup> body = booked.filter(BookingPage::isMovedOften).isPresent() ? sheet.fixed(booked.get(), OFTEN)
                : sheet.shown(booked, offered(invitation, booked), fault);
        var title = invitation.subject() + " – " + settings.title();
        return fault == null ? PageAnswer.shown(title, body) : PageAnswer.refused(title, body);
    }

    private Instant now() {
        return clock.instant();
    }
}
