package io.perennial.kernel;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a part of a value that may be missing. */
public final class Maybe {
    private Maybe() {}

    /** Returns the part, or null if the value or its part is missing. */
    public static <A, B> @Nullable B map(@Nullable A value, Function<? super A, ? extends @Nullable B> part) {
        return value == null ? null : part.apply(value);
    }
}
