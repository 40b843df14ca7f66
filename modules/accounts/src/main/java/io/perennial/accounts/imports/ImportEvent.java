package io.perennial.accounts.imports;

import io.perennial.kernel.Changes;
import io.perennial.kernel.Changes.Change;
import io.perennial.kernel.DomainEvent;
import io.perennial.kernel.EventName;
import io.perennial.kernel.Op;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An event of an import. The effects of its rows are published as the records' own events. */
public sealed interface ImportEvent extends DomainEvent {
    @Override
    ImportId subject();

    @EventName(op = Op.CREATED)
    record Uploaded(ImportId subject, String kind, String mapping) implements ImportEvent {
        @Override
        public Changes changes() {
            return new Changes(Map.of(
                    "state", new Change(null, ImportState.UPLOADED),
                    "kind", new Change(null, kind),
                    "mapping", new Change(null, mapping)));
        }
    }

    /**
     * The end of an import.
     *
     * @param failure the reason of the failure, or {@code null} if all rows are done
     */
    record Finished(ImportId subject, @Nullable String failure) implements ImportEvent {
        @Override
        public Changes changes() {
            var state = failure == null ? ImportState.COMPLETE : ImportState.FAILED;
            return new Changes(Map.of("state", new Change(ImportState.RUNNING, state)));
        }
    }
}
