package io.perennial.engagement.tasks;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The reason for which something made a task: a code, and the figures that were true then. A reader puts them in words.
 *
 * @param code such as {@code usage_fell}
 * @param figures by name, such as {@code percent} with {@code 42}
 */
public record TaskReason(String code, Map<String, String> figures) {
    /** Returns the same reason with more figures. */
    public TaskReason with(Map<String, String> more) {
        var all = new LinkedHashMap<>(figures);
        all.putAll(more);
        return new TaskReason(code, all);
    }
}
