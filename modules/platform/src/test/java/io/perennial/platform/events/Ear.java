package io.perennial.platform.events;

import io.perennial.kernel.Happened;
import jakarta.enterprise.event.Reception;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.spi.ObserverMethod;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A listener to gates' events that records the events it receives, and fails on request. */
final class Ear implements ObserverMethod<Happened<?>> {
    final List<UUID> heard = new ArrayList<>();
    final List<Integer> together = new ArrayList<>();
    final Set<UUID> deafTo = new HashSet<>();

    Listener listener(Class<?> observed) {
        return new Listener("Ear", EventType.heardBy(observed), this);
    }

    @Override
    public void notify(Happened<?> happened) {
        together.add(happened.events().size());
        for (var event : happened.events()) {
            if (deafTo.contains(event.subject().value())) throw new IllegalStateException("deaf to it");
            heard.add(event.subject().value());
        }
    }

    @Override
    public Class<?> getBeanClass() {
        return Ear.class;
    }

    @Override
    public Type getObservedType() {
        return GateEvent.class;
    }

    @Override
    public Set<Annotation> getObservedQualifiers() {
        return Set.of();
    }

    @Override
    public Reception getReception() {
        return Reception.ALWAYS;
    }

    @Override
    public TransactionPhase getTransactionPhase() {
        return TransactionPhase.IN_PROGRESS;
    }
}
