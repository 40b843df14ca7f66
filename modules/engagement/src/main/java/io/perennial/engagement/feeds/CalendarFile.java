package io.perennial.engagement.feeds;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
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
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.component.CalendarComponent;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Method;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.jspecify.annotations.Nullable;

/**
 * A calendar file: callbacks at their local times, with the zones that they are in.
 *
 * @param asked who is asked to note them in a calendar; null for a file that only shows them
 */
record CalendarFile(List<CalendarEntry> entries, @Nullable Asked asked) {
    /**
     * The two sides of a conversation.
     *
     * @param sender the address of the organisation; empty if it has none
     */
    record Asked(String sender, String organisation, String address, @Nullable String name) {
        private Organizer organizer() {
            return new Organizer(named(organisation), sender.isEmpty() ? URI.create("invalid:nomail") : mailto(sender));
        }

        private Attendee attendee() {
            return new Attendee(named(name == null ? address : name), mailto(address));
        }

        private static ParameterList named(String who) {
            return new ParameterList(List.of(new Cn(who.replace('"', '`'))));
        }

        /** Escapes what may be in an address and not in a URI. */
        private static URI mailto(String address) {
            try {
                return new URI("mailto", address, null);
            } catch (URISyntaxException wrong) {
                throw new IllegalArgumentException("No address: " + address, wrong);
            }
        }
    }

    /** The clocks that a zone has well before and after its callbacks are told too. */
    private static final Duration AROUND = Duration.ofDays(400);
    private static final int LONGEST = 75;
    private static final int UNFOLDED = 100_000;

    CalendarFile(List<CalendarEntry> entries) {
        this(entries, null);
    }

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
        entries.stream().map(this::event).forEach(components::add);
        var properties = new ArrayList<Property>(List.of(new ProdId("-//Perennial//Callbacks//EN"), ImmutableVersion.VERSION_2_0));
        if (asked != null) properties.add(method());
        return new Calendar(new PropertyList(properties), new ComponentList<>(components));
    }

    private Method method() {
        return entries.stream().allMatch(CalendarEntry::isCancelled) ? ImmutableMethod.CANCEL : ImmutableMethod.REQUEST;
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

    private CalendarComponent event(CalendarEntry entry) {
        var start = start(entry);
        var properties = new ArrayList<Property>(List.of(
                new Uid(entry.key() + "@perennial"), new DtStamp(entry.changedAt()), new Sequence(Math.toIntExact(entry.sequence())),
                new DtStart<>(start), new DtEnd<>(start.plusMinutes(entry.minutes())), new Summary(entry.title()),
                entry.isCancelled() ? ImmutableStatus.VEVENT_CANCELLED : ImmutableStatus.VEVENT_CONFIRMED));
        if (!entry.description().isEmpty()) properties.add(new Description(entry.description()));
        if (asked != null) properties.addAll(List.of(asked.organizer(), asked.attendee()));
        return new VEvent(new PropertyList(properties));
    }
}
