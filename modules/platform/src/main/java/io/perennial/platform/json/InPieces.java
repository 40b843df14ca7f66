package io.perennial.platform.json;

import java.util.List;

/**
 * A body that is a list of thousands: its pieces are validated one by one, because validated as one graph they need memory
 * for all of them at once, and most of the time then goes to clearing it up.
 */
public interface InPieces {
    /** The body's field that holds them. */
    String field();

    List<?> pieces();
}
