package io.perennial.partners.feed;

import io.perennial.platform.call.Call;
import io.perennial.platform.events.Commits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** The requests that wait for changes. Each holds a thread and nothing else, so their number is bounded. */
@ApplicationScoped
class Waiters {
    /** The requests of all clients that may wait on this node. */
    static final int ALL = 48;

    /** The requests of one client that may wait on this node. */
    static final int OF_A_CLIENT = 4;

    /** The time after which a waiting request looks for commits of other nodes. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Commits commits;

    private final Semaphore all = new Semaphore(ALL);
    private final Map<String, Integer> waiting = new ConcurrentHashMap<>();

    @Inject
    Waiters(Commits commits) {
        this.commits = commits;
    }

    /** Takes a place for a request. Returns false if too many wait already; then the request is answered at once. */
    boolean enter(String client) {
        if (waiting.merge(client, 1, Integer::sum) <= OF_A_CLIENT && all.tryAcquire()) return true;
        left(client);
        return false;
    }

    void leave(String client) {
        all.release();
        left(client);
    }

    private void left(String client) {
        waiting.computeIfPresent(client, (_, count) -> count == 1 ? null : count - 1);
    }

    long commits() {
        return commits.of(Call.current().tenant());
    }

    /** Waits for the next commit, at most until it is time to look for those of other nodes. */
    void await(long seen, Duration left) {
        commits.await(Call.current().tenant(), seen, left.compareTo(LOOK) < 0 ? left : LOOK);
    }
}
