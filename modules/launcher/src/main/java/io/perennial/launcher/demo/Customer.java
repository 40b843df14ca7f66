package io.perennial.launcher.demo;

import io.perennial.launcher.demo.Words.Home;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A generated customer of a company. Its number and the day determine all of its data. */
final class Customer {
    private static final int STORY = 0;
    private static final int FACTS = 1;
    private static final int PEOPLE = 2;
    private static final int PAPERS = 3;
    private static final int USE = 4;
    private static final List<String> ROLES =
            List.of("champion", "decision_maker", "user", "technical", "billing", "economic_buyer", "other");

    private final Company company;
    private final int number;
    private final LocalDate today;
    private final Story story;
    private final Home home;

    Customer(Company company, int number, LocalDate today) {
        this.company = company;
        this.number = number;
        this.today = today;
        this.story = Story.tell(company.dice(number, STORY), today);
        this.home = company.words().home(company.dice(number, FACTS));
    }

    Story story() {
        return story;
    }

    Body.ExternalKey key() {
        return Body.ExternalKey.of(company.customer(number));
    }

    /** Returns the number of the parent customer: every twelfth customer belongs to an earlier one that has no parent. */
    Optional<Integer> parent() {
        return number % 12 == 0 && number > 12 ? Optional.of(number - 7) : Optional.empty();
    }

    /** Returns the first part of the owner's e-mail address; some customers have no owner. */
    Optional<String> owner() {
        return switch (number % 10) {
            case 0 -> Optional.empty();
            case 1, 2, 3, 4 -> Optional.of("csm");
            default -> Optional.of("manager");
        };
    }

    Body.Account account() {
        var dice = company.dice(number, FACTS);
        var seats = story.terms().isEmpty() ? 10 : story.terms().getFirst().seats();
        var segment = seats < 25 ? "small" : seats < 100 ? "mid_market" : "enterprise";
        return new Body.Account(
                company.words().customer(dice, number), null, null, List.of(key()),
                seats < 25 ? "bronze" : seats < 100 ? "silver" : "gold", segment,
                dice.pick(company.words().industries()), home.country(), home.zone(), home.locale(), story.stage(today),
                tags(dice), "https://www." + domain(), seats * dice.between(2, 30), customFields(dice));
    }

    private List<String> tags(Dice dice) {
        return company.words().tags().stream().filter(tag -> dice.chance(0.18)).toList();
    }

    private Map<String, Object> customFields(Dice dice) {
        var fields = new LinkedHashMap<String, Object>();
        if (home.country().equals("CN")) {
            fields.put("creditCode", "91%06d%010d".formatted(dice.between(110_000, 659_000), number));
            fields.put("visitedOn", today.minusDays(dice.between(1, 200)).toString());
        } else {
            fields.put("dataCentre", dice.pick(List.of("frankfurt", "frankfurt", "dublin", "virginia")));
            fields.put("referenceable", story.mood() == Story.Mood.GROWING && dice.chance(0.4));
        }
        return fields;
    }

    private String domain() {
        return company.customer(number).toLowerCase(Locale.ROOT) + ".example";
    }

    List<Body.Contact> contacts() {
        var dice = company.dice(number, PEOPLE);
        var contacts = new ArrayList<Body.Contact>();
        var people = dice.between(1, 5);
        for (int person = 1; person <= people; person++) contacts.add(contact(person, dice));
        return contacts;
    }

    private Body.Contact contact(int person, Dice dice) {
        var id = company.customer(number) + "-P" + person;
        var consent = List.of("granted", "granted", "unknown", "denied");
        return new Body.Contact(
                null, company.words().person(dice), List.of("p" + person + "@" + domain()),
                dice.chance(0.8) ? List.of(company.words().phone(home, dice)) : List.of(),
                ROLES.get(person == 1 ? 0 : dice.between(1, ROLES.size())), story.joined(), home.locale(), home.zone(),
                new Body.Consent(dice.pick(consent), dice.pick(consent), dice.pick(consent)), List.of(Body.ExternalKey.of(id)));
    }

    List<Body.Contract> contracts() {
        var dice = company.dice(number, PAPERS);
        var contracts = new ArrayList<Body.Contract>();
        var price = BigDecimal.valueOf(dice.between(18, 60)).multiply(BigDecimal.valueOf(company.scale()));
        var billing = story.months() == 1 ? "monthly" : dice.pick(List.of("yearly", "yearly", "quarterly", "monthly", "upfront"));
        var renewsItself = dice.chance(0.7);
        for (var term : story.terms()) {
            var id = company.customer(number) + "-" + (contracts.size() + 1);
            contracts.add(new Body.Contract(
                    null, id, term.starts(), term.ends().orElse(null), "P" + story.months() + "M", renewsItself,
                    story.months() == 1 ? "P14D" : "P90D", billing, home.currency(),
                    lines(term, price, contracts.isEmpty(), dice), List.of(Body.ExternalKey.of(id))));
            // Prices rise by three per cent from one term to the next.
            if (!term.addOn()) price = price.multiply(new BigDecimal("1.03")).setScale(2, RoundingMode.HALF_EVEN);
        }
        return contracts;
    }

    private List<Body.Line> lines(Story.Term term, BigDecimal price, boolean first, Dice dice) {
        var products = company.words().products();
        var seats = Integer.toString(term.seats());
        if (term.addOn()) return List.of(new Body.Line(products.get(2), seats, price.toPlainString(), "month", true));
        var lines = new ArrayList<Body.Line>();
        lines.add(new Body.Line(products.get(0), seats, price.toPlainString(), "month", true));
        if (term.seats() > 60)
            lines.add(new Body.Line(products.get(1), "1", price.multiply(BigDecimal.valueOf(120)).toPlainString(), "year", true));
        if (first && story.months() > 1) {
            lines.add(new Body.Line(company.words().setUp(), "1", price.multiply(BigDecimal.valueOf(dice.between(20, 80))).toPlainString(),
                    "month", false));
        }
        return lines;
    }

    List<Body.Note> notes() {
        var person = contacts().getFirst().name();
        return company.words().notes(story, today, person, company.dice(number, PAPERS)).stream().map(Body.Note::new).toList();
    }

    /** Returns the usage. Only every third customer calls the API. */
    List<Body.Point> usage() {
        var curve = new UsageCurve(story, company.calendar(), today);
        var points = new ArrayList<Body.Point>();
        for (var metric : UsageCurve.METRICS) {
            if (metric.name().equals("api_calls") && number % 3 != 0) continue;
            points.addAll(curve.points(metric, key(), company.zone(), company.dice(number, USE + UsageCurve.METRICS.indexOf(metric))));
        }
        return points;
    }
}
