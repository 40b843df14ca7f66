package io.perennial.records;

import io.perennial.kernel.Id;
import io.perennial.platform.json.MergePatch;
import io.perennial.platform.requests.IfMatch;

/**
 * A patch of one record, as one of many.
 *
 * @param version the version that the caller has read
 */
public record RecordChange(Id id, long version, MergePatch patch) {
    /** Refuses if the record was changed since the caller has read it. */
    public void check(long now) {
        new IfMatch("\"" + version + "\"").check(now);
    }
}
