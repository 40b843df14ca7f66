package io.perennial.app.shape.ugly.accounts;

import io.perennial.kernel.DomainEvent;
import jakarta.enterprise.event.Observes;

class Echo {
    void on(@Observes DomainEvent event) {
        event.label();
    }
}
