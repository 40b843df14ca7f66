package io.perennial.health.facts;

import io.perennial.accounts.AccountId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;

/** A signal as it is kept. */
record KeptSignal(AccountId accountId, String name, Instant at, BigDecimal value) {
    private static final int DECIMALS = 6;

    /** In which every call locks them, so that no two wait for each other. */
    static final Comparator<KeptSignal> ORDER = Comparator.comparing((KeptSignal signal) -> signal.accountId().value())
            .thenComparing(KeptSignal::name)
            .thenComparing(KeptSignal::at);

    /** What makes it the same one when it is sent again. */
    record Identity(AccountId account, String name, Instant at) {}

    /** Through the number's shortest text, so that 0.1 stays 0.1. */
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
