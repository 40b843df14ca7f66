package io.perennial.records;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.perennial.platform.http.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The result of a batch: the body of a 207. */
public record BatchResult(List<BatchItem> items, BatchSummary summary) {
    /**
     * @param index the item's position in the request, from 0
     * @param status 201 created, 200 updated or unchanged, else the status of the refusal that a single request would get
     * @param warning what is probably not meant, although the item was written
     */
    public record BatchItem(
            int index,
            @Nullable String id,
            @Nullable String externalId,
            int status,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Problem problem,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String warning) {}

    public record BatchSummary(int created, int updated, int unchanged, int refused) {}
}
