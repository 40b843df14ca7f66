package io.perennial.health.trials;

import io.perennial.health.scorecards.Band;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.Deque;
import java.util.List;
import java.util.UUID;

/** A running trial: a few thousand accounts in a step. It holds only sums, however many accounts there are. */
final class TrialRun {
    private static final UUID NONE = new UUID(0, 0);

    private final Choice choice;
    private final Currency currency;
    private final Deque<LocalDate> left;
    private final List<TrialDay> done = new ArrayList<>();
    private TrialTally tally;
    private UUID after = NONE;
    private long scored;

    TrialRun(Choice choice, List<LocalDate> days, Currency currency) {
        this.choice = choice;
        this.currency = currency;
        this.left = new ArrayDeque<>(days);
        this.tally = new TrialTally(currency);
    }

    /** Counts the next accounts, and returns true if there may be more. */
    boolean step(Trial trial) {
        var accounts = trial.next(after);
        trial.count(choice, accounts, left.getFirst(), tally);
        scored += accounts.size();
        if (accounts.size() < Trial.AT_ONCE) endDay();
        else after = accounts.getLast().id().value();
        return !left.isEmpty();
    }

    private void endDay() {
        var bands = choice.tried().bands().stream().sorted(Comparator.comparing(Band::from)).map(Band::name).toList();
        done.add(tally.day(left.removeFirst(), bands));
        tally = new TrialTally(currency);
        after = NONE;
    }

    long scored() {
        return scored;
    }

    List<TrialDay> days() {
        return List.copyOf(done);
    }
}
