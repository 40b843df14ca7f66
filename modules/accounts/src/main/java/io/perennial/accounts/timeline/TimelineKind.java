package io.perennial.accounts.timeline;

import io.perennial.records.RecordKind;

/**
 * A kind of thing whose events timelines show to callers who may read it. A module contributes one as a bean for each of its families of
 * events about accounts, except for those of records, which {@link RecordKind} describes. Nobody reads events that no bean names.
 *
 * @param word the first word of the names of its events: {@code renewal}
 * @param permission what a caller needs to read things of this kind
 */
public record TimelineKind(String word, String permission) {
    static TimelineKind of(RecordKind kind) {
        return new TimelineKind(kind.word(), kind.name() + ":read");
    }
}
