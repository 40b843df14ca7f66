package io.perennial.engagement.work;

import java.util.Map;

/**
 * The reason for an entry's place in the list of work. A reader puts it in words.
 *
 * @param code such as {@code promise_overdue}
 * @param figures by name, such as {@code clock} with {@code first_response}
 */
public record WorkReason(String code, Map<String, String> figures) {}
