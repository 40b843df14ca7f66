package io.perennial.engagement.callbacks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallbackTimeTest {
    @ParameterizedTest
    @CsvSource({
        "2026-03-23T09:00, Europe/Berlin, 2026-03-23T08:00:00Z, NONE",
        "2026-03-30T09:00, Europe/Berlin, 2026-03-30T07:00:00Z, NONE",
        "2026-10-19T09:00, Europe/Berlin, 2026-10-19T07:00:00Z, NONE",
        "2026-10-26T09:00, Europe/Berlin, 2026-10-26T08:00:00Z, NONE",
        "2026-10-26T09:00, America/New_York, 2026-10-26T13:00:00Z, NONE",
        "2026-11-02T09:00, America/New_York, 2026-11-02T14:00:00Z, NONE",
        "2026-03-29T02:30, Europe/Berlin, 2026-03-29T01:30:00Z, LATER",
        "2026-03-08T02:30, America/New_York, 2026-03-08T07:30:00Z, LATER",
        "2026-11-01T01:30, America/New_York, 2026-11-01T05:30:00Z, FIRST_OF_TWO",
        "2026-10-25T02:30, Europe/Berlin, 2026-10-25T00:30:00Z, FIRST_OF_TWO"
    })
    void nine_o_clock_stays_nine_o_clock_when_clocks_change(String local, String zone, String instant, Shift shift) {
        var time = new CallbackTime(LocalDateTime.parse(local), ZoneId.of(zone));

        assertEquals(instant, time.instant().toString());
        assertEquals(shift, time.shift());
    }
}
