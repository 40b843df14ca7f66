package io.perennial.tickets;

import io.perennial.kernel.Invalid;
import io.perennial.kernel.Invalid.FieldError;
import io.perennial.platform.json.Characters;
import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells how a ticket was solved.
 *
 * @param cause what was wrong
 * @param workaround what the customer can do until it is solved for good
 * @param rootCause why it could go wrong
 * @param apology of a complaint: how the organisation apologised
 * @param remedy of a complaint: what it makes good
 */
public record Solution(
        @NotNull @Characters(max = 2_000) String cause,
        @Characters(max = 2_000) @Nullable String workaround,
        @NotNull @Characters(max = 2_000) String solution,
        @Characters(max = 2_000) @Nullable String rootCause,
        @Characters(max = 2_000) @Nullable String apology,
        @Characters(max = 2_000) @Nullable String remedy) {
    /** Refuses a complaint without an apology and a remedy, and both of any other ticket. */
    void requireFor(TicketBody ticket) {
        var errors = new ArrayList<FieldError>();
        check(ticket, apology, "/apology", errors);
        check(ticket, remedy, "/remedy", errors);
        if (!errors.isEmpty()) throw new Invalid(errors);
    }

    private static void check(TicketBody ticket, @Nullable String text, String pointer, List<FieldError> errors) {
        if (ticket.isComplaint() && text == null) errors.add(new FieldError(pointer, "required", "is required to solve a complaint"));
        if (!ticket.isComplaint() && text != null)
            errors.add(new FieldError(pointer, "rule", "must be missing unless the ticket is a complaint"));
    }
}
