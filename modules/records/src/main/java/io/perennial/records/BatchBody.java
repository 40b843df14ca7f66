package io.perennial.records;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Up to 1,000 records to create or replace. Each is read on its own, so an error affects one item only. */
public record BatchBody(@NotNull @Size(min = 1, max = MAXIMUM, message = "must have {min} to {max} items") List<JsonNode> items) {
    static final int MAXIMUM = 1_000;
}
