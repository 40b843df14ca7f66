package io.perennial.kernel;

import java.util.UUID;

/**
 * The id of one record. Each kind of record has its own type of id, so that an account's id cannot be used for a contact.
 * Outside the program an id is a TypeID such as {@code acct_01h455vb4pex5vsknk084sn02q}.
 */
public interface Id {
    UUID value();

    /** Returns the prefix of the kind, such as {@code acct} or {@code mem}: lower-case letters and underscores. */
    String prefix();

    default String text() {
        return TypeId.encode(prefix(), value());
    }
}
