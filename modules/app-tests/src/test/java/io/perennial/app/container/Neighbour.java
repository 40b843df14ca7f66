package io.perennial.app.container;

import io.perennial.app.container.Leaf.LeafId;
import io.perennial.kernel.Happened;
import io.perennial.kernel.ListensAs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A second listener to the same events. */
@ApplicationScoped
@ListensAs("leaves.neighbour")
class Neighbour {
    private final List<LeafId> heard = new CopyOnWriteArrayList<>();
    private final Gate gate = new Gate();

    void on(@Observes Happened<LeafEvent> happened) {
        gate.pass();
        heard.addAll(happened.each(LeafEvent::subject));
    }

    List<LeafId> heard() {
        return List.copyOf(heard);
    }

    Gate gate() {
        return gate;
    }
}
