package io.perennial.health.facts;

import io.perennial.accounts.AccountId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;

/** A signal as stored. */
record KeptSignal(AccountId accountId, String name, Instant at, BigDecimal value) {
    private static final int DECIMALS = 6;

    /** The order in which every call locks signals, to avoid deadlocks. */
    static final Comparator<KeptSignal> ORDER = Comparator.comparing((KeptSignal signal) -> signal.accountId().value())
            .thenComparing(KeptSignal::name)
            .thenComparing(KeptSignal::at);

    /** The identity by which a repeated signal is recognised. */
    record Identity(AccountId account, String name, Instant at) {}

    /** Converts the number through its shortest decimal text, so that 0.1 stays 0.1. */
    static KeptSignal of(SignalPoint point, AccountId account) {
        var value = BigDecimal.valueOf(point.value()).setScale(DECIMALS, RoundingMode.HALF_EVEN);
        return new KeptSignal(account, point.name(), point.at(), value);
    }

    Identity identity() {
        return new Identity(accountId, name, at);
    }

    Map<String, Object> row() {
        return Map.of("account", accountId, "name", name, "at", at, "value", value);
    }
}
