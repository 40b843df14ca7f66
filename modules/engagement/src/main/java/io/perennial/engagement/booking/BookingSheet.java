package io.perennial.engagement.booking;

import io.perennial.engagement.callbacks.CallbackPlans.Booked;
import io.perennial.engagement.slots.Slot;
import io.perennial.kernel.Wording;
import io.perennial.platform.pages.Markup;
import io.perennial.platform.pages.Visit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The content of the booking page, in the contact's language and zone, with the organisation's time beside it. */
record BookingSheet(Visit visit, Invitation invitation, String organisation, ZoneId home) {
    /** Names a slot in the form. */
    static String name(Slot slot) {
        return slot.startsAt() + " " + slot.memberId().text();
    }

    List<Markup> shown(Optional<Booked> booked, List<Slot> slots, @Nullable Wording fault) {
        var body = head(booked, fault);
        body.add(Markup.of("h2", Markup.text(booked.isPresent() ? visit.said("Choose another time") : visit.said("Choose a time"))));
        if (slots.isEmpty())
            body.add(words("by", Wording.of("There is no free time in the next two weeks. Ask whoever sent you this link.")));
        else body.addAll(days(slots));
        return body;
    }

    /** Returns the content for a callback that can only be withdrawn, and says why. */
    List<Markup> fixed(Booked booked, Wording why) {
        return head(Optional.of(booked), why);
    }

    private List<Markup> head(Optional<Booked> booked, @Nullable Wording fault) {
        var body = new ArrayList<Markup>();
        body.add(Markup.of("h1", Markup.text(invitation.subject())).with("dir", "auto"));
        body.add(words("by", Wording.of("A conversation with {organisation}").with("organisation", organisation)));
        if (fault != null) body.add(words("fault", fault).with("role", "alert"));
        booked.ifPresent(
                one -> body.add(words("note", Wording.of("We will call you: {time}.").with("time", time(one.startsAt(), one.zone())))
                        .with("role", "status")));
        if (booked.isPresent()) body.add(withdrawal());
        return body;
    }

    private Markup withdrawal() {
        return Markup
                .of("form", Markup.of("button", Markup.text(visit.said("Cancel the call"))).with("type", "submit").with("name", "withdraw")
                        .with("value", "1"))
                .with("method", "post").with("action", "?");
    }

    /** Returns one form for each day, with a button for each start: what is pressed is booked. */
    private List<Markup> days(List<Slot> slots) {
        var byDay = new LinkedHashMap<LocalDate, List<Slot>>();
        for (var slot : slots) byDay.computeIfAbsent(slot.local().toLocalDate(), _ -> new ArrayList<>()).add(slot);
        var days = new ArrayList<Markup>();
        byDay.forEach((day, free) -> days.add(Markup.of("li",
                Markup.of("p", Markup.text(DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(locale()).format(day))),
                Markup.of("form", free.stream().map(this::button).toList()).with("method", "post").with("action", "?"))));
        return List.of(Markup.of("ol", days));
    }

    private Markup button(Slot slot) {
        return Markup.of("p",
                Markup.of("button", Markup.text(time(slot.local().toLocalTime()))).with("type", "submit").with("name", "slot")
                        .with("value", name(slot)),
                Markup.text(" "), Markup.of("span", Markup.text(beside(slot))).with("class", "by"));
    }

    /** Returns the zone of a time, our own time where that is another one, and who calls. */
    private String beside(Slot slot) {
        var ours = slot.startsAt().atZone(home).toLocalTime();
        var zone = slot.zone().getId() + (ours.equals(slot.local().toLocalTime()) ? "" : " · " + time(ours) + " " + home.getId());
        return zone + " · " + slot.memberName();
    }

    private Markup.Element words(String kind, Wording text) {
        return Markup.of("p", Markup.text(visit.said(text))).with("class", kind);
    }

    private String time(Instant at, ZoneId zone) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.SHORT).withLocale(locale()).withZone(zone).format(at)
                + " ("
                + zone.getId() + ")";
    }

    /** Writes a time of day with 12 or 24 hours, as the language of the contact does in a date with its time. */
    private String time(LocalTime at) {
        return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(locale()).format(at);
    }

    private Locale locale() {
        return Locale.forLanguageTag(visit.language());
    }
}
