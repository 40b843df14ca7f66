package io.perennial.platform.json;

import java.util.List;

/**
 * A body with a list of thousands of items. Its items are validated one by one: validated as one graph they need memory for all
 * at once, and garbage collection takes most of the time.
 */
public interface InPieces {
    /** Returns the name of the body's field with the items. */
    String field();

    List<?> pieces();
}
