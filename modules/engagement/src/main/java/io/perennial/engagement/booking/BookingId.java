package io.perennial.engagement.booking;

import io.perennial.kernel.Id;
import java.util.UUID;

/** The id of an invitation to book a callback. It does not open the page. */
public record BookingId(UUID value) implements Id {
    @Override
    public String prefix() {
        return "bkg";
    }
}
