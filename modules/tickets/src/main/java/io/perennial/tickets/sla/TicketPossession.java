package io.perennial.tickets.sla;

import io.perennial.calendars.Calendars;
import io.perennial.calendars.NamedCalendar;
import io.perennial.calendars.clocks.Possession;
import io.perennial.calendars.clocks.Possession.Held;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.sql.BeyondSight;
import io.perennial.platform.sql.Sql;
import io.perennial.tickets.HoldParty;
import io.perennial.tickets.TicketId;
import io.perennial.tickets.TicketStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Shows who held a ticket for how long. The seconds of all holders sum to its age.
 *
 * @param to now
 * @param vendorShare the part of the business time until it was solved during which vendors held it, in percent; null if there was none
 * @param calendar the calendar of the account's country, by which business time is counted
 */
@BeyondSight("Of the account of a ticket that the caller sees, only the country is read, and only its calendar is told.")
public record TicketPossession(TicketId id, Instant from, Instant to, long seconds, String calendar, @Nullable Double vendorShare,
        List<PossessionShare> holders) {
    /** @param businessSeconds those of the seconds during which the calendar was open */
    public record PossessionShare(Holder holder, long seconds, long businessSeconds) {}

    /** @param until null for the state that it has now */
    record Stretch(TicketStatus state, @Nullable HoldParty party, int tier, boolean handedOver, Instant from, @Nullable Instant until) {}

    record Place(@Nullable String country) {}

    private static final String STRETCHES =
            "select e.state, e.party, e.tier, e.vendor_id is not null as handed_over, e.until_at as until, e.from_at as \"from\" from ("
                    + Stretches.of(":id::uuid") + ") e order by e.from_at, e.until_at nulls last";
    private static final String COUNTRY =
            """
            select a.country from {tickets.visible_ticket} t
            left join {beyond accounts.live_account} a on a.id = t.account_id
            where t.id = :id
            """;

    static TicketPossession get(TicketId id, Instant now, Calendars calendars, Sql sql) {
        var asked = Map.of("id", id);
        var place = sql.first(Place.class, COUNTRY, asked).orElseThrow(NotFound::here);
        return of(id, sql.list(Stretch.class, STRETCHES, asked), calendars.ofCountry(place.country()), now);
    }

    static TicketPossession of(TicketId id, List<Stretch> stretches, NamedCalendar calendar, Instant now) {
        var held = stretches.stream()
                .map(one -> new Held(Holder.of(one.state(), one.party(), one.tier(), one.handedOver()).name(), one.from(),
                        one.until() == null ? now : one.until()))
                .toList();
        var shares = Possession.of(held, calendar.time()).entrySet().stream()
                .map(one -> new PossessionShare(Holder.valueOf(one.getKey()), one.getValue().elapsed(), one.getValue().business()))
                .toList();
        var from = stretches.isEmpty() ? now : stretches.getFirst().from();
        return new TicketPossession(id, from, now, now.getEpochSecond() - from.getEpochSecond(), calendar.name(), vendorShare(shares),
                shares);
    }

    private static @Nullable Double vendorShare(List<PossessionShare> shares) {
        var all = shares.stream().filter(one -> one.holder() != Holder.NOBODY).mapToLong(PossessionShare::businessSeconds).sum();
        var vendors = shares.stream().filter(one -> one.holder() == Holder.VENDOR).mapToLong(PossessionShare::businessSeconds).sum();
        return all == 0 ? null : Math.round(10_000.0 * vendors / all) / 100.0;
    }
}
