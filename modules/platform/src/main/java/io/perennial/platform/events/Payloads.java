package io.perennial.platform.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.kernel.DomainEvent;
import io.perennial.platform.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Objects;

/** Reads stored events of this release and of previous releases. */
@ApplicationScoped
class Payloads {
    private final Instance<Upcast> upcasts;

    @Inject
    Payloads(@Any Instance<Upcast> upcasts) {
        this.upcasts = upcasts;
    }

    /** Reads a payload. One of a later release cannot be read, so the listener waits until this node is upgraded. */
    DomainEvent read(Listener listener, String event, int version, String payload) {
        var type = Objects.requireNonNull(listener.hears().get(event));
        int current = EventType.of(type).version();
        if (version > current)
            throw new IllegalStateException("%s is of version %d, and here only %d is known".formatted(event, version, current));
        if (version == current) return (DomainEvent) Json.fromDatabase(payload, type);
        var read = (ObjectNode) Json.fromDatabase(payload, ObjectNode.class);
        for (int at = version; at < current; at++) read = step(event, at).step().apply(read);
        return (DomainEvent) Json.fromDatabase(read.toString(), type);
    }

    private Upcast step(String event, int from) {
        return upcasts.stream().filter(step -> step.event().equals(event) && step.from() == from).findFirst()
                .orElseThrow(() -> new IllegalStateException("Nothing reads %s of version %d".formatted(event, from)));
    }
}
