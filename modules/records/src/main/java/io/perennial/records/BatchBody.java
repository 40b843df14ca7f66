package io.perennial.records;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Up to 1,000 records to create or replace; each is read on its own, so that one mistake costs one item. */
public record BatchBody(@NotNull @Size(min = 1, max = MAXIMUM, message = "From {min} to {max}") List<JsonNode> items) {
    static final int MAXIMUM = 1_000;
}
