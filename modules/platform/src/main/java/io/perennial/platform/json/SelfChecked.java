package io.perennial.platform.json;

import io.perennial.kernel.Invalid.FieldError;
import java.util.List;

/** A body that checks rules between its fields. Its errors are reported together with those of single fields. */
public interface SelfChecked {
    /** Returns the errors. Fields may be missing or invalid. */
    List<FieldError> faults();
}
