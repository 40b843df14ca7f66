package io.perennial.platform.json;

import io.perennial.kernel.Invalid.FieldError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Adds another module's errors to a body that is refused anyway, so that the caller gets all errors at once. For a valid body the
 * module reports the same errors later, when the record is written.
 */
public interface FurtherErrors {
    /** @param before the state of the record before a patch; null if there is none */
    List<FieldError> of(Object body, @Nullable Object before);
}
