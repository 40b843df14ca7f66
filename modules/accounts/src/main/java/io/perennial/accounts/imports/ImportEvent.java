package io.perennial.accounts.imports;

import io.perennial.kernel.Changes;
import io.perennial.kernel.Changes.Change;
import io.perennial.kernel.DomainEvent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happens to imports; what their rows did is told by the records' own events. */
public sealed interface ImportEvent extends DomainEvent {
    @Override
    ImportId subject();

    record Uploaded(ImportId subject, String kind, String mapping) implements ImportEvent {
        @Override
        public Changes changes() {
            return new Changes(Map.of(
                    "state", new Change(null, ImportState.UPLOADED),
                    "kind", new Change(null, kind),
                    "mapping", new Change(null, mapping)));
        }
    }

    /** @param failure why it failed, or {@code null} for one that went through to its last row */
    record Finished(ImportId subject, @Nullable String failure) implements ImportEvent {
        @Override
        public Changes changes() {
            var state = failure == null ? ImportState.COMPLETE : ImportState.FAILED;
            return new Changes(Map.of("state", new Change(ImportState.RUNNING, state)));
        }
    }
}
