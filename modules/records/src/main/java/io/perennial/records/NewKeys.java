package io.perennial.records;

import io.perennial.kernel.Invalid.FieldError;
import io.perennial.platform.json.FurtherErrors;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Refuses new external keys that no address can have, wherever they come from: a body, a batch, a file, the path of a request. Keys that a
 * record has from earlier releases stay, and are found.
 */
@ApplicationScoped
class NewKeys implements FurtherErrors {
    @Override
    public List<FieldError> of(Object body, @Nullable Object before) {
        return body instanceof KeyedBody<?> said ? faults(said, before instanceof KeyedBody<?> kept ? kept.externalKeys() : List.of())
                : List.of();
    }

    static List<FieldError> faults(KeyedBody<?> body, List<ExternalKey> before) {
        var keys = body.externalKeys();
        return IntStream.range(0, keys.size())
                .filter(at -> isWhole(keys.get(at)) && !keys.get(at).isAddressable() && !before.contains(keys.get(at)))
                .mapToObj(at -> new FieldError("/externalKeys/" + at + "/externalId", "format",
                        "must not have control characters, nor `.` or `..` alone or between slashes"))
                .toList();
    }

    /** Returns false for a key that its own constraints refuse. */
    private static boolean isWhole(@Nullable ExternalKey key) {
        return key != null && key.system() != null && key.externalId() != null;
    }
}
