package io.perennial.engagement.feeds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalendarFileTest {
    private static final Instant CHANGED = Instant.parse("2026-03-02T09:50:07Z");

    private static CalendarEntry entry(String zone, String local, String title, boolean isCancelled) {
        return new CalendarEntry("call_1", 2, LocalDateTime.parse(local), ZoneId.of(zone), 30, title, "", isCancelled, CHANGED);
    }

    private static String written(CalendarEntry... entries) {
        return new String(new CalendarFile(List.of(entries)).written(), StandardCharsets.UTF_8);
    }

    @Test
    void a_callback_is_at_its_local_time_in_a_zone_with_the_changes_of_its_clocks() {
        var file = written(entry("Europe/Berlin", "2026-03-30T09:00", "Callback", false));

        for (var line : List.of("UID:call_1@perennial", "SEQUENCE:2", "DTSTART;TZID=Europe/Berlin:20260330T090000",
                "DTEND;TZID=Europe/Berlin:20260330T093000", "STATUS:CONFIRMED", "DTSTAMP:20260302T095007Z", "TZID:Europe/Berlin",
                "BEGIN:DAYLIGHT\r\nDTSTART:20260329T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200"))
            assertTrue(file.contains(line + "\r\n"), () -> line + " in " + file);
        assertTrue(new CalendarFile(List.of(entry("Asia/Shanghai", "2026-03-30T09:00", "回访", false))).calendar().validate().getEntries()
                .isEmpty());
    }

    @Test
    void what_was_withdrawn_is_cancelled_and_each_zone_is_told_once() {
        var file = written(entry("Asia/Shanghai", "2026-03-30T09:00", "回访", true), entry("Asia/Shanghai", "2026-03-31T09:00", "回访", false));

        assertTrue(file.contains("STATUS:CANCELLED\r\n"), file);
        assertEquals(2, file.split("BEGIN:VTIMEZONE", -1).length, file);
    }

    @Test
    void what_is_sent_to_a_contact_asks_to_note_it_or_to_cancel_it_under_the_same_name() {
        var asked = new CalendarFile.Asked("support@alder.example", "Alder, Ltd", "jana@rhine.example", "Jana");
        var request = new CalendarFile(List.of(entry("Europe/Berlin", "2026-03-30T09:00", "Callback", false)), asked);
        var cancel = new CalendarFile(List.of(entry("Europe/Berlin", "2026-03-30T09:00", "Callback", true)), asked);
        var written = new String(request.written(), StandardCharsets.UTF_8).replace("\r\n ", "");
        var cancelled = new String(cancel.written(), StandardCharsets.UTF_8).replace("\r\n ", "");

        for (var line : List.of("METHOD:REQUEST", "UID:call_1@perennial", "SEQUENCE:2", "STATUS:CONFIRMED",
                "ORGANIZER;CN=\"Alder, Ltd\":mailto:support@alder.example", "ATTENDEE;CN=Jana:mailto:jana@rhine.example"))
            assertTrue(written.contains(line + "\r\n"), () -> line + " in " + written);
        for (var line : List.of("METHOD:CANCEL", "UID:call_1@perennial", "STATUS:CANCELLED"))
            assertTrue(cancelled.contains(line + "\r\n"), () -> line + " in " + cancelled);
        assertTrue(request.calendar().validate().getEntries().isEmpty());
    }

    @Test
    void lines_have_at_most_75_octets_and_an_empty_calendar_is_one() {
        var file = written(entry("UTC", "2026-03-30T09:00", "季度回顾与续约沟通、导出功能与报表培训、项目进展以及下一季度的安排和计划，请提前准备", false));

        for (var line : file.split("\r\n", -1)) assertTrue(line.getBytes(StandardCharsets.UTF_8).length <= 75, line);
        assertTrue(file.replace("\r\n ", "").contains("计划，请提前准备"), file);
        assertFalse(written().contains("VEVENT"));
        assertTrue(written().startsWith("BEGIN:VCALENDAR\r\n"));
    }
}
