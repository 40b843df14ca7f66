package io.perennial.engagement.feeds;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ComponentList;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.component.CalendarComponent;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/** A calendar file: callbacks at their local times, with the zones that they are in. */
record CalendarFile(List<CalendarEntry> entries) {
    /** The clocks that a zone has well before and after its callbacks are told too. */
    private static final Duration AROUND = Duration.ofDays(400);
    private static final int LONGEST = 75;
    private static final int UNFOLDED = 100_000;

    /** Writes it in UTF-8, in lines of at most 75 octets. */
    byte[] written() {
        var out = new StringWriter();
        try {
            new CalendarOutputter(false, UNFOLDED).output(calendar(), out);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
        var folded = new StringBuilder();
        out.toString().lines().forEach(line -> fold(line, folded));
        return folded.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Folds by octets and between characters: the library counts characters, and its lines of Chinese are too long. */
    private static void fold(String line, StringBuilder folded) {
        int octets = 0;
        for (int character : line.codePoints().toArray()) {
            var size = Character.toString(character).getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > LONGEST) {
                folded.append("\r\n ");
                octets = 1;
            }
            folded.appendCodePoint(character);
            octets += size;
        }
        folded.append("\r\n");
    }

    Calendar calendar() {
        var components = new ArrayList<CalendarComponent>();
        entries.stream().map(CalendarEntry::zone).distinct().forEach(zone -> components.add(zone(zone)));
        entries.stream().map(CalendarFile::event).forEach(components::add);
        return new Calendar(new PropertyList(List.of(new ProdId("-//Perennial//Callbacks//EN"), ImmutableVersion.VERSION_2_0)),
                new ComponentList<>(components));
    }

    private CalendarComponent zone(ZoneId zone) {
        var starts =
                entries.stream().filter(one -> one.zone().equals(zone)).map(CalendarFile::start).map(ZonedDateTime::toInstant).toList();
        var first = starts.stream().min(Instant::compareTo).orElseThrow();
        var last = starts.stream().max(Instant::compareTo).orElseThrow();
        return new ZoneParts(zone, first.minus(AROUND), last.plus(AROUND)).written();
    }

    private static ZonedDateTime start(CalendarEntry entry) {
        return ZonedDateTime.of(entry.local(), entry.zone());
    }

    private static CalendarComponent event(CalendarEntry entry) {
        var start = start(entry);
        var properties = new ArrayList<Property>(List.of(
                new Uid(entry.key() + "@perennial"), new DtStamp(entry.changedAt()), new Sequence(Math.toIntExact(entry.sequence())),
                new DtStart<>(start), new DtEnd<>(start.plusMinutes(entry.minutes())), new Summary(entry.title()),
                entry.isCancelled() ? ImmutableStatus.VEVENT_CANCELLED : ImmutableStatus.VEVENT_CONFIRMED));
        if (!entry.description().isEmpty()) properties.add(new Description(entry.description()));
        return new VEvent(new PropertyList(properties));
    }
}
