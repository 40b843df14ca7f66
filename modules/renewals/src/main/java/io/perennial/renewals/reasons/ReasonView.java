package io.perennial.renewals.reasons;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A reason from the tenant's files.
 *
 * @param id unique among the reasons of its kind
 * @param parentId the more general reason above it
 * @param labels the text for people, by language
 * @param retired true if it can no longer be given; records that have it keep it
 */
public record ReasonView(String id, ReasonKind kind, @Nullable String parentId, Map<String, String> labels, boolean retired) {
    /** All reasons: each tree from the top, and the reasons below a reason right after it. */
    public record ReasonList(List<ReasonView> items) {}
}
