package io.perennial.app.shape.ugly.accounts;

import io.perennial.kernel.DomainEvent;
import io.perennial.kernel.Happened;
import io.perennial.kernel.ListensAs;
import jakarta.enterprise.event.Observes;

@ListensAs("accounts.echo")
class Echo {
    void on(@Observes Happened<DomainEvent> happened) {
        happened.events();
    }
}
