package io.perennial.records;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.perennial.platform.http.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The result of many patches: the body of a 207. */
public record ChangesResult(List<ChangedItem> items, ChangesSummary summary) {
    /**
     * @param index the item's position in the request, from 0
     * @param status 200 changed or unchanged, else the status of the refusal that a single request would get
     * @param version the version after the change, with which it can be undone; null if it was refused
     */
    public record ChangedItem(
            int index,
            @Nullable String id,
            int status,
            @Nullable Long version,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Problem problem) {}

    public record ChangesSummary(int updated, int unchanged, int refused) {}
}
