package io.perennial.accounts.usage;

import io.perennial.accounts.AccountId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/** A usage point as it is stored. */
record KeptPoint(Identity identity, BigDecimal value) {
    private static final int DECIMALS = 6;

    /** The identity of a point: a point with the same identity replaces it. The order has no meaning, but is the same for all writers. */
    record Identity(AccountId account, String metric, Instant at, String key) implements Comparable<Identity> {
        private static final Comparator<Identity> ORDER = Comparator.comparing((Identity point) -> point.account().value())
                .thenComparing(Identity::metric)
                .thenComparing(Identity::at)
                .thenComparing(Identity::key);

        @Override
        public int compareTo(Identity other) {
            return ORDER.compare(this, other);
        }
    }

    static KeptPoint of(UsagePoint point, AccountId account) {
        var key = point.key() == null ? "" : point.key();
        return new KeptPoint(new Identity(account, point.metric(), point.at(), key), rounded(point.value()));
    }

    /** Rounds the shortest decimal text of the number, so that 0.1 stays 0.1. */
    private static BigDecimal rounded(double value) {
        return BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN);
    }

    Map<String, Object> row() {
        var row = new HashMap<String, Object>(10);
        row.put("account", identity.account());
        row.put("metric", identity.metric());
        row.put("at", identity.at());
        row.put("key", identity.key());
        row.put("value", value);
        return row;
    }
}
