package io.perennial.launcher.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The tickets that are open on the day of the load: some are new, some are with an agent, some wait, and of some the customer is not known. */
final class OpenTickets {
    private static final int PURPOSE = 63;
    static final int COUNT = 40;

    /** Names the state of a ticket. */
    enum Stand { UNMATCHED, NEW, SECOND_LINE, OPEN, UNANSWERED, PENDING, ON_HOLD, SOLVED }

    private static final List<Stand> STANDS = List.of(
            Stand.NEW, Stand.UNMATCHED, Stand.NEW, Stand.OPEN, Stand.SECOND_LINE, Stand.UNANSWERED, Stand.PENDING, Stand.NEW, Stand.ON_HOLD,
            Stand.SOLVED);
    /** Hours since the report. */
    private static final List<Double> AGES = List.of(0.1, 0.4, 0.9, 1.5, 2.5, 4.0, 6.0, 20.0, 26.0, 47.0, 70.0);

    /**
     * @param customer the external id of the account; empty if nobody knows whose request it is
     * @param holder the first part of the address of the member who has it; null if nobody has it
     */
    record Open(Body.Ticket ticket, Topic topic, Optional<String> customer, Stand stand, @Nullable String holder,
            List<Body.Message> messages) {
        int queue() {
            return stand == Stand.SECOND_LINE || stand == Stand.ON_HOLD ? 1 : 0;
        }

        String key() {
            return ticket.externalKeys().getFirst().externalId();
        }
    }

    private final Company company;
    private final List<Customer> customers;
    private final Instant now;

    /** @param customers those who may ask for something */
    OpenTickets(Company company, List<Customer> customers, Instant now) {
        this.company = company;
        this.customers = customers;
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
    }

    List<Open> all() {
        return customers.isEmpty() ? List.of() : IntStream.range(0, COUNT).mapToObj(this::open).toList();
    }

    private Open open(int number) {
        var dice = company.dice(number, PURPOSE);
        var stand = STANDS.get(number % STANDS.size());
        var customer = dice.pick(customers);
        var contact = customer.contacts().getFirst();
        var topic = dice.pick(company.words().topics());
        var isKnown = stand != Stand.UNMATCHED;
        var reported = now.minusSeconds((long) (dice.pick(AGES) * dice.between(0.8, 1.2) * 3600));
        var key = Body.ExternalKey.of(company.code() + "-OPEN-" + (number + 1));
        var channel = isKnown ? dice.pick(PastTickets.CHANNELS) : "email";
        var requester = isKnown ? null : new Body.Requester(company.words().person(dice), "info" + number + "@somewhere.example");
        var name = requester == null ? contact.name() : requester.name();
        var ticket = new Body.Ticket(
                null, null, requester, topic.subject(), topic.type(), topic.category(),
                isKnown ? dice.pick(company.words().products()) : null,
                dice.pick(PastTickets.SEVERITIES), channel, customer.account().locale(), reported, false, null, null, null, List.of(key));
        return new Open(ticket, topic, isKnown ? Optional.of(customer.key().externalId()) : Optional.empty(), stand, holder(stand, number),
                conversation(key, stand, topic, name, channel, reported, dice));
    }

    private static @Nullable String holder(Stand stand, int number) {
        return switch (stand) {
            case UNMATCHED, NEW, SECOND_LINE -> null;
            case OPEN, UNANSWERED, PENDING, ON_HOLD, SOLVED -> number % 3 == 2 ? "lead" : "agent";
        };
    }

    private List<Body.Message> conversation(
            Body.ExternalKey key, Stand stand, Topic topic, String name, String channel, Instant reported, Dice dice) {
        var question = message(key, 1, "public", "contact", name, topic.question(), channel, reported);
        var age = Duration.between(reported, now).toSeconds();
        var agent = company.words().agents().getFirst();
        var answer = message(key, 2, "public", "member", agent, topic.answer(), channel, reported.plusSeconds(age / 4));
        var note = message(key, 3, "internal", "member", agent, dice.pick(company.words().internal()), channel,
                reported.plusSeconds(age / 2));
        var solution = message(key, 4, "public", "member", agent, topic.solution(), channel, reported.plusSeconds(age * 3 / 4));
        return switch (stand) {
            case UNMATCHED, NEW, SECOND_LINE, UNANSWERED -> List.of(question);
            case OPEN, PENDING -> List.of(question, answer);
            case ON_HOLD -> List.of(question, answer, note);
            case SOLVED -> List.of(question, answer, solution);
        };
    }

    private static Body.Message message(
            Body.ExternalKey ticket, int number, String kind, String author, String name, String text, String channel, Instant at) {
        return new Body.Message(ticket, kind, author, name, text, channel, at.truncatedTo(ChronoUnit.SECONDS), false,
                List.of(Body.ExternalKey.of(ticket.externalId() + "-M" + number)));
    }
}
