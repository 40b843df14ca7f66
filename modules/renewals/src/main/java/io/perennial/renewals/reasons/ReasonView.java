package io.perennial.renewals.reasons;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A reason as the company's files say it.
 *
 * @param id unique among those of its kind
 * @param parentId the reason that it is a closer case of
 * @param labels what people read, by language
 * @param retired nobody gives it any more; where it was given it stays
 */
public record ReasonView(String id, ReasonKind kind, @Nullable String parentId, Map<String, String> labels, boolean retired) {
    /** All of them: each tree from the top, those below a reason right after it. */
    public record ReasonList(List<ReasonView> items) {}
}
