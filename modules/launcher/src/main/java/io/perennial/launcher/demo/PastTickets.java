package io.perennial.launcher.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Creates the requests of a customer in the last year: more, and answered later, where things went badly. */
final class PastTickets {
    private static final int PURPOSE = 20;
    private static final int YEAR = 365;
    private static final Duration REOPENABLE = Duration.ofDays(14);
    static final List<String> SEVERITIES =
            List.of("general", "general", "general", "general", "general", "important", "important", "important", "urgent", "critical");
    static final List<String> CHANNELS = List.of("email", "email", "email", "portal", "portal", "phone");

    /** @param messages the conversation, oldest first */
    record Past(Body.Ticket ticket, List<Body.Message> messages) {}

    private final Company company;
    private final String customer;
    private final Story story;
    private final LocalDate today;
    private final ZoneId zone;
    private final String language;
    private final String person;
    private final Dice dice;

    PastTickets(Company company, int number, Customer of, LocalDate today) {
        this.company = company;
        this.customer = company.customer(number);
        this.story = of.story();
        this.today = today;
        this.zone = ZoneId.of(of.account().zone());
        this.language = of.account().locale();
        this.person = of.contacts().getFirst().name();
        this.dice = company.dice(number, PURPOSE);
    }

    List<Past> all() {
        var from = story.joined().isAfter(today.minusDays(YEAR)) ? story.joined() : today.minusDays(YEAR);
        var until = story.left().filter(left -> left.isBefore(today)).orElse(today);
        var days = (int) ChronoUnit.DAYS.between(from, until);
        if (days < 10) return List.of();
        return IntStream.rangeClosed(1, count()).boxed().flatMap(ticket -> past(ticket, from, days).stream()).toList();
    }

    private int count() {
        return switch (story.mood()) {
            case PROSPECT -> 0;
            case GROWING -> dice.between(1, 5);
            case STEADY -> dice.between(1, 6);
            case SLIPPING -> dice.between(5, 11);
            case LEFT -> dice.between(4, 9);
        };
    }

    private boolean isGoingBadly() {
        return story.mood() == Story.Mood.SLIPPING || story.mood() == Story.Mood.LEFT;
    }

    /** Returns a ticket with its conversation; none if it would not be solved yet. */
    private List<Past> past(int number, LocalDate from, int days) {
        // What goes badly goes worse towards the end.
        var part = isGoingBadly() ? StrictMath.sqrt(dice.between(0.0, 1.0)) : dice.between(0.0, 1.0);
        var reported =
                workday(from.plusDays((long) (part * days))).atTime(dice.between(8, 17), dice.between(0, 60)).atZone(zone).toInstant();
        var topic = dice.pick(company.words().topics());
        var severity = dice.pick(SEVERITIES);
        var hours = target(severity);
        var replied = reported.plusSeconds((long) (hours * 720 * late()));
        var solved = replied.plusSeconds((long) (hours * 3600 * late()));
        if (!isPast(solved)) return List.of();
        var key = Body.ExternalKey.of(customer + "-T" + number);
        var channel = dice.pick(CHANNELS);
        var ticket = new Body.Ticket(
                null, null, null, topic.subject(), topic.type(), topic.category(), dice.pick(company.words().products()), severity, channel,
                language, reported, true, replied, solved, closed(solved), List.of(key));
        return List.of(new Past(ticket, conversation(key, topic, channel, reported, replied, solved)));
    }

    /** Returns the hours in which a solution is promised. */
    static int target(String severity) {
        return switch (severity) {
            case "critical" -> 4;
            case "urgent" -> 8;
            case "important" -> 16;
            default -> 40;
        };
    }

    private double late() {
        return isGoingBadly() ? dice.between(0.4, 3.0) : dice.between(0.1, 1.2);
    }

    private @Nullable Instant closed(Instant solved) {
        var at = solved.plus(REOPENABLE);
        return isPast(at) ? at : null;
    }

    /** Returns true for what was before yesterday, in whatever zone it is today: nothing is told of the future. */
    private boolean isPast(Instant at) {
        return at.isBefore(today.minusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    private static LocalDate workday(LocalDate day) {
        if (day.getDayOfWeek() == DayOfWeek.SATURDAY) return day.minusDays(1);
        return day.getDayOfWeek() == DayOfWeek.SUNDAY ? day.minusDays(2) : day;
    }

    private List<Body.Message> conversation(Body.ExternalKey key, Topic topic, String channel, Instant reported, Instant replied,
            Instant solved) {
        var words = company.words();
        var agent = dice.pick(words.agents());
        var told = new ArrayList<Body.Message>();
        told.add(message(key, 1, "public", "contact", person, topic.question(), channel, reported));
        told.add(message(key, 2, "public", "member", agent, topic.answer(), channel, replied));
        var between = replied.plusSeconds(Duration.between(replied, solved).toSeconds() / 2);
        if (dice.chance(0.35)) told.add(message(key, 3, "internal", "member", agent, dice.pick(words.internal()), channel, between));
        if (isGoingBadly() && dice.chance(0.6))
            told.add(message(key, 4, "public", "contact", person, dice.pick(words.nudges()), channel, between.plusSeconds(60)));
        told.add(message(key, 5, "public", "member", agent, topic.solution(), channel, solved));
        return told;
    }

    private static Body.Message message(
            Body.ExternalKey ticket, int number, String kind, String author, String name, String text, String channel, Instant at) {
        return new Body.Message(ticket, kind, author, name, text, channel, at.truncatedTo(ChronoUnit.SECONDS), true,
                List.of(Body.ExternalKey.of(ticket.externalId() + "-M" + number)));
    }
}
