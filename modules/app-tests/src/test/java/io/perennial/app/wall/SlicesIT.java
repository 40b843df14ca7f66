package io.perennial.app.wall;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.kernel.TypeId;
import io.perennial.platform.call.Sight;
import io.perennial.platform.sql.Slice;
import io.perennial.platform.sql.Slices;
import io.perennial.platform.testing.TenantWork;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Checks all slices of all modules, for callers of every kind. A new slice need not be listed here. */
class SlicesIT {
    private static final UUID IDA = TypeId.next();
    private static final List<Sight> SIGHTS = List.of(
            Sight.ALL, Sight.NONE, Sight.own(IDA), Sight.owners(List.of(IDA, TypeId.next())), Sight.segments(List.of("gold")),
            Sight.own(IDA).and(Sight.segments(List.of("gold"))), Sight.vendor(IDA, Instant.EPOCH));

    private final TenantWork willow = TenantWork.of("slices");

    @TestFactory
    Stream<DynamicTest> is_a_statement_that_runs() {
        return Slices.declared().all().stream().flatMap(slice -> SIGHTS.stream()
                .map(sight -> DynamicTest.dynamicTest(slice.name() + " by " + sight, () -> assertEquals(0, count(slice, sight)))));
    }

    private long count(Slice slice, Sight sight) {
        return willow.seenBy(IDA, sight).run(sql -> sql.number("select count(*) from {" + slice.name() + "}", Map.of()));
    }
}
