package io.perennial.engagement.feeds;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import net.fortuna.ical4j.model.ComponentList;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.component.Daylight;
import net.fortuna.ical4j.model.component.Observance;
import net.fortuna.ical4j.model.component.Standard;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.TzId;
import net.fortuna.ical4j.model.property.TzOffsetFrom;
import net.fortuna.ical4j.model.property.TzOffsetTo;

/**
 * Writes a zone as this server knows it for a stretch of time, with each change of its clocks. The library's own files of zones are of
 * another release, and would be asked for over the network.
 *
 * @param from before the first time that is written
 * @param until after the last one
 */
record ZoneParts(ZoneId zone, Instant from, Instant until) {
    VTimeZone written() {
        var rules = zone.getRules();
        var parts = new ArrayList<Observance>();
        var offset = rules.getOffset(from);
        parts.add(part(rules.isDaylightSavings(from), LocalDateTime.ofInstant(from, offset), offset, offset));
        for (var next = rules.nextTransition(from); next != null && next.getInstant().isBefore(until); next = after(next))
            parts.add(part(rules.isDaylightSavings(next.getInstant()), next.getDateTimeBefore(), next.getOffsetBefore(),
                    next.getOffsetAfter()));
        return new VTimeZone(new PropertyList(List.of(new TzId(zone.getId()))), new ComponentList<>(parts));
    }

    private ZoneOffsetTransition after(ZoneOffsetTransition last) {
        return zone.getRules().nextTransition(last.getInstant());
    }

    private static Observance part(boolean isDaylight, LocalDateTime begin, ZoneOffset before, ZoneOffset after) {
        var properties = new PropertyList(List.of(new DtStart<>(begin), new TzOffsetFrom(before), new TzOffsetTo(after)));
        return isDaylight ? new Daylight(properties) : new Standard(properties);
    }
}
