package io.perennial.partners.feed;

import java.util.List;

/**
 * The next changes.
 *
 * @param after the cursor to go on from, also if there are no changes
 * @param more true if there were more changes when it was read
 */
public record ChangeList(List<ChangeEntry> items, String after, boolean more) {}
