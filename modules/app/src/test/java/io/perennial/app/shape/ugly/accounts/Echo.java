package io.perennial.app.shape.ugly.accounts;

import io.perennial.kernel.DomainEvent;
import io.perennial.kernel.Happened;
import jakarta.enterprise.event.Observes;

class Echo {
    void on(@Observes Happened<DomainEvent> happened) {
        happened.events();
    }
}
