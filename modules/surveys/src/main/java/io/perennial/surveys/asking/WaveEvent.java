package io.perennial.surveys.asking;

import io.perennial.kernel.Changes;
import io.perennial.kernel.Changes.Change;
import io.perennial.kernel.DomainEvent;
import io.perennial.kernel.EventName;
import io.perennial.kernel.Op;
import io.perennial.surveys.WaveId;
import java.util.Map;

/** An event of a wave. */
sealed interface WaveEvent extends DomainEvent {
    @Override
    WaveId subject();

    @EventName(op = Op.CREATED)
    record Created(WaveId subject, String label, Changes changes) implements WaveEvent {}

    /** A draft was changed. */
    record Changed(WaveId subject, String label, Changes changes) implements WaveEvent {}

    /** A draft was deleted. */
    @EventName(op = Op.REMOVED)
    record Deleted(WaveId subject, String label, Changes changes) implements WaveEvent {}

    /** It asks from now on. */
    record Opened(WaveId subject) implements WaveEvent {
        @Override
        public Changes changes() {
            return new Changes(Map.of("state", new Change(WaveState.DRAFT, WaveState.OPEN)));
        }
    }

    /** Nobody can answer it any more. */
    record Closed(WaveId subject, WaveState before) implements WaveEvent {
        @Override
        public Changes changes() {
            return new Changes(Map.of("state", new Change(before, WaveState.CLOSED)));
        }
    }
}
