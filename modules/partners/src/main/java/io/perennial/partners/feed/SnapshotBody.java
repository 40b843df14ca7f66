package io.perennial.partners.feed;

import io.perennial.platform.json.Characters;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param types the kinds of records to copy; null or none means all that the caller may read */
public record SnapshotBody(
        @Nullable @Size(max = 50, message = "must have at most {max} items") List<@NotNull @Characters(max = 20) String> types) {}
