package io.perennial.platform.json;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Repeated values of a list whose order has no meaning. */
public final class Repeated {
    private Repeated() {}

    /** Keeps each value once, of no list none. A list that is too long stays as it is, because its limit counts what was sent. */
    public static <T> List<T> once(@Nullable List<T> values, int limit) {
        if (values == null) return List.of();
        return values.size() > limit ? values : values.stream().distinct().toList();
    }
}
