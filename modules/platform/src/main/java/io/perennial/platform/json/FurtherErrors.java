package io.perennial.platform.json;

import io.perennial.kernel.Invalid.FieldError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What another module has to say of a body that is refused anyway, so that the caller hears of everything at once. Of a sound body
 * it says the same later, where the record is written.
 */
public interface FurtherErrors {
    /** @param before what the record was, where it is a patch of one */
    List<FieldError> of(Object body, @Nullable Object before);
}
