package io.perennial.kernel;

import java.util.UUID;

/**
 * The identity of one thing of one kind. Each kind is a record, so that an account's id never stands where a
 * contact's is meant; outside the program it is a TypeID such as {@code acct_01h455vb4pex5vsknk084sn02q}.
 */
public interface Id {
    UUID value();

    /** What kind of thing it names: {@code acct}, {@code mem} …, lower-case letters and underscores. */
    String prefix();

    default String text() {
        return TypeId.encode(prefix(), value());
    }
}
