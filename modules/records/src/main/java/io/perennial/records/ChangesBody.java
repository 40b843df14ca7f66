package io.perennial.records;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Up to 200 patches of records of one kind: as many as a page has rows. Each is read on its own, so an error affects one item only. */
public record ChangesBody(@NotNull @Size(min = 1, max = MAXIMUM, message = "must have {min} to {max} items") List<JsonNode> items) {
    static final int MAXIMUM = 200;
}
