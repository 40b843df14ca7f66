package io.perennial.launcher.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.launcher.demo.Story.Mood;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StoryTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-03-01");
    private static final List<Customer> CUSTOMERS = Company.all().stream()
            .flatMap(company -> IntStream.rangeClosed(1, company.customers()).mapToObj(number -> new Customer(company, number, TODAY)))
            .toList();

    @Test
    void all_of_it_happens_within_three_years() {
        assertTrue(stories().allMatch(story -> !story.joined().isBefore(TODAY.minusYears(3)) && story.joined().isBefore(TODAY)));
        assertTrue(stories().noneMatch(story -> story.left().filter(TODAY::isBefore).isPresent()));
    }

    @Test
    void every_mood_is_met_and_enough_leave_to_learn_from() {
        assertEquals(EnumSet.allOf(Mood.class),
                stories().map(Story::mood).collect(Collectors.toCollection(() -> EnumSet.noneOf(Mood.class))));
        for (var company : Company.all()) {
            var left = IntStream.rangeClosed(1, company.customers())
                    .filter(number -> new Customer(company, number, TODAY).story().left().isPresent()).count();
            assertTrue(left >= 30 && left <= 90, () -> company.name() + ": " + left);
        }
    }

    @Test
    void a_customer_that_left_has_no_contract_on_its_last_day_or_later() {
        assertTrue(
                with(story -> story.left().isPresent()).allMatch(story -> story.seats(story.left().get()) == 0 && story.seats(TODAY) == 0));
    }

    @Test
    void a_customer_that_stays_has_a_contract_every_day() {
        with(story -> story.left().isEmpty() && story.mood() != Mood.PROSPECT).forEach(
                story -> assertTrue(story.joined().datesUntil(TODAY.plusDays(1)).allMatch(day -> story.seats(day) > 0), story::toString));
    }

    @Test
    void there_is_expansion_and_contraction() {
        assertTrue(with(story -> renewedWith(story, 1.05, 2)).count() > 20);
        assertTrue(with(story -> renewedWith(story, 0.1, 0.95)).count() > 20);
    }

    @Test
    void usage_fades_before_a_customer_leaves() {
        var checked = 0;
        for (var customer : CUSTOMERS) {
            var left = customer.story().left();
            if (left.isEmpty() || ChronoUnit.DAYS.between(customer.story().joined(), left.get()) < 300) continue;
            var last = perSeat(customer, left.get().minusDays(28), left.get());
            var before = perSeat(customer, left.get().minusDays(UsageCurve.FADING_DAYS + 28), left.get().minusDays(UsageCurve.FADING_DAYS));
            assertTrue(last < 0.75 * before, () -> customer.key() + ": " + before + " to " + last);
            checked++;
        }
        assertTrue(checked > 40, "only " + checked);
    }

    @Test
    void week_ends_are_quieter_than_working_days() {
        for (var customer : CUSTOMERS) {
            if (customer.story().seats(TODAY) < 50) continue;
            var weekend = customer.usage().stream().filter(point -> dayOfWeek(point) >= 6).mapToLong(Body.Point::value).sum();
            var all = customer.usage().stream().mapToLong(Body.Point::value).sum();
            assertTrue(weekend < all / 5, () -> customer.key() + ": " + weekend + " of " + all);
        }
    }

    @Test
    void a_prospect_has_bought_and_used_nothing() {
        var prospects = CUSTOMERS.stream().filter(customer -> customer.story().mood() == Mood.PROSPECT).toList();

        assertFalse(prospects.isEmpty());
        assertTrue(prospects.stream().allMatch(customer -> customer.contracts().isEmpty() && customer.usage().isEmpty()));
    }

    private static Stream<Story> stories() {
        return CUSTOMERS.stream().map(Customer::story);
    }

    private static Stream<Story> with(Predicate<Story> what) {
        return stories().filter(what);
    }

    private static boolean renewedWith(Story story, double least, double most) {
        var terms = story.terms().stream().filter(term -> !term.addOn()).toList();
        return IntStream.range(1, terms.size())
                .mapToDouble(term -> (double) terms.get(term).seats() / terms.get(term - 1).seats())
                .anyMatch(change -> change >= least && change <= most);
    }

    /** Returns the usage per seat and common working day, so that neither a renewal nor a holiday looks like a change of habit. */
    private static double perSeat(Customer customer, LocalDate from, LocalDate until) {
        var calendar = customer.key().externalId().startsWith("NW") ? Calendar.EUROPEAN : Calendar.CHINESE;
        var used = customer.usage().stream()
                .filter(point -> point.metric().equals("logins"))
                .filter(point -> !date(point).isBefore(from) && date(point).isBefore(until))
                .mapToLong(Body.Point::value).sum();
        return used / from.datesUntil(until).mapToDouble(day -> customer.story().seats(day) * calendar.work(day)).sum();
    }

    private static LocalDate date(Body.Point point) {
        return LocalDate.ofInstant(point.at(), ZoneOffset.UTC);
    }

    private static int dayOfWeek(Body.Point point) {
        return date(point).getDayOfWeek().getValue();
    }
}
