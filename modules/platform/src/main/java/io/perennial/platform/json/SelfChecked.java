package io.perennial.platform.json;

import io.perennial.kernel.Invalid.FieldError;
import java.util.List;

/** A body that knows what is wrong between its fields, and where exactly: told together with what single fields say. */
public interface SelfChecked {
    /** Of any body that can be read, whatever its fields lack. */
    List<FieldError> faults();
}
