package io.perennial.surveys.asking;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.identity.MemberId;
import io.perennial.identity.VendorId;
import io.perennial.kernel.TypeId;
import io.perennial.platform.testing.MovedClock;
import io.perennial.surveys.testing.AskedPeople;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Tests whom a wave of employees asks: nobody can fill a group up with colleagues who do not exist. */
class AskedEmployeesIT {
    private static final Duration DAY = Duration.ofDays(1);

    private final AskedPeople alder = AskedPeople.of("alder" + Long.toString(System.nanoTime(), 36));
    private final AskedPeople rowan = AskedPeople.of("rowan" + Long.toString(System.nanoTime(), 36));

    private Set<MemberId> asked() {
        return alder.work().run(sql -> {
            var employees = new AskEmployees();
            employees.sql = sql;
            employees.clock = new MovedClock(AskedPeople.NINE);
            return employees.employees().stream().map(AskEmployees.Employee::id).collect(Collectors.toSet());
        });
    }

    @Test
    void only_who_was_here_before_is_asked_and_of_those_who_were_invited_only_who_was_here_for_a_while() {
        var fromFiles = alder.came(alder.member(), AskedPeople.NINE.minusSeconds(1));
        var invited = alder.came(alder.added(), AskedPeople.NINE.minus(DAY.multipliedBy(14)).minusSeconds(1));
        alder.member();
        alder.added();
        alder.came(alder.member(), AskedPeople.NINE);
        for (int invented = 0; invented < 4; invented++) alder.came(alder.added(), AskedPeople.NINE.minus(DAY.multipliedBy(14)));
        alder.place(alder.came(alder.member(), AskedPeople.NINE.minus(DAY)), new VendorId(TypeId.next()));
        alder.suspend(alder.came(alder.member(), AskedPeople.NINE.minus(DAY)));
        rowan.came(rowan.member(), AskedPeople.NINE.minus(DAY));
        assertEquals(Set.of(fromFiles, invited), asked());
    }
}
