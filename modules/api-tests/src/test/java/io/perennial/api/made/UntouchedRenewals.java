package io.perennial.api.made;

import io.perennial.api.Awaited;
import io.perennial.api.Perennial;
import io.perennial.api.PerennialApi;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Supplies renewals that nobody has changed yet. It creates many at once, because the job that creates renewals takes some seconds. */
public final class UntouchedRenewals implements Supplier<String> {
    private static final int AT_ONCE = 50;

    private final PerennialApi api;
    private final String currency;
    private final Map<String, String> placed;
    private final Deque<String> made = new ArrayDeque<>();

    public UntouchedRenewals(Perennial perennial, String tenant) {
        this(perennial, tenant, Map.of());
    }

    /** @param placed the fields of their account by which a caller sees it */
    public UntouchedRenewals(Perennial perennial, String tenant, Map<String, String> placed) {
        this.placed = placed;
        this.api = perennial.admin(tenant);
        this.currency = new Records(perennial, tenant).currency();
    }

    @Override
    public String get() {
        if (made.isEmpty()) made.addAll(some());
        return made.pop();
    }

    private List<String> some() {
        var body = new HashMap<>(placed);
        body.put("name", "has many contracts");
        var account = api.post("/accounts", body).expect(201).text("/id");
        var ends = LocalDate.now(ZoneOffset.UTC).plusDays(60).toString();
        var contracts = IntStream.range(0, AT_ONCE).mapToObj(number -> Map.of(
                "accountId", account, "number", "ending " + UUID.randomUUID(), "startsOn", "2026-01-01", "endsOn", ends, "currency",
                currency,
                "lines", List.of(Map.of("product", "Fleet", "quantity", "1", "unitPrice", "1000.00")),
                "externalKeys", List.of(Map.of("system", "suite", "externalId", "ending-" + UUID.randomUUID())))).toList();
        api.post("/contracts/batch", Map.of("items", contracts)).expect(207);
        var renewals = Awaited.until(() -> api.get("/renewals?limit=200&accountId=" + account).expect(200).json().path("items"),
                items -> items.size() == AT_ONCE);
        return renewals.valueStream().map(renewal -> renewal.path("id").asText()).toList();
    }
}
