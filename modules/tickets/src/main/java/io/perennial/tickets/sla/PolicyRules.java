package io.perennial.tickets.sla;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds what a policy says. An empty list fits every ticket.
 *
 * @param calendar the name of a calendar; null means that of the account's country
 * @param firstResponse seconds of business time; null if the policy promises none
 * @param nextReply seconds of business time until a customer who has written again is answered; null if the policy promises none
 * @param nextUpdate seconds of business time after which the customer hears of the ticket again; null if the policy promises none
 * @param resolution seconds of business time; null if the policy promises none
 * @param pauses the states of a ticket in which its resolution pauses
 * @param floorPercent the part of the target that later terms leave at least
 */
record PolicyRules(
        List<String> severities, List<String> types, List<String> tiers, @Nullable String calendar, @Nullable Integer firstResponse,
        @Nullable Integer nextReply, @Nullable Integer nextUpdate,
        @Nullable Integer resolution, List<String> pauses, int floorPercent) {
    boolean fits(ClockedTicket ticket, String severity) {
        return fits(severities, severity) && fits(types, ticket.type()) && fits(tiers, ticket.tier());
    }

    private static boolean fits(List<String> allowed, @Nullable String value) {
        return allowed.isEmpty() || value != null && allowed.contains(value);
    }

    @Nullable
    Integer target(ClockKind kind) {
        return switch (kind) {
            case FIRST_RESPONSE -> firstResponse;
            case NEXT_REPLY -> nextReply;
            case NEXT_UPDATE -> nextUpdate;
            case RESOLUTION -> resolution;
        };
    }
}
