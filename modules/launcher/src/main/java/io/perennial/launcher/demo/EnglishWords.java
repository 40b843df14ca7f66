package io.perennial.launcher.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Names and sentences of customers all over Europe, and some overseas. */
final class EnglishWords implements Words {
    private static final List<Home> HOMES = List.of(
            new Home("DE", "Europe/Berlin", "de-DE", "EUR"), new Home("DE", "Europe/Berlin", "de-DE", "EUR"),
            new Home("DE", "Europe/Berlin", "en-DE", "EUR"), new Home("FR", "Europe/Paris", "fr-FR", "EUR"),
            new Home("NL", "Europe/Amsterdam", "nl-NL", "EUR"), new Home("ES", "Europe/Madrid", "es-ES", "EUR"),
            new Home("IT", "Europe/Rome", "it-IT", "EUR"), new Home("AT", "Europe/Vienna", "de-AT", "EUR"),
            new Home("BE", "Europe/Brussels", "fr-BE", "EUR"), new Home("IE", "Europe/Dublin", "en-IE", "EUR"),
            new Home("FI", "Europe/Helsinki", "fi-FI", "EUR"), new Home("PL", "Europe/Warsaw", "pl-PL", "EUR"),
            new Home("GB", "Europe/London", "en-GB", "GBP"), new Home("US", "America/New_York", "en-US", "USD"));
    private static final List<String> FIRST = List.of(
            "Alder", "Birch", "Cedar", "Danube", "Elbe", "Fjord", "Garonne", "Harbour", "Isar", "Juniper", "Keystone", "Lindner",
            "Meridian", "Neckar", "Oakfield", "Pilot", "Quarz", "Rhine", "Sable", "Tallow", "Umbra", "Vesper", "Weser", "Yarrow", "Zephyr");
    private static final List<String> SECOND = List.of(
            "Logistics", "Foods", "Instruments", "Energy", "Textiles", "Insurance", "Robotics", "Health", "Media", "Freight",
            "Optics", "Chemicals", "Travel", "Systems", "Retail", "Mobility");
    private static final List<String> FORMS = List.of("GmbH", "AG", "SE", "Group", "B.V.", "S.A.", "Ltd", "& Co. KG");
    private static final List<String> GIVEN = List.of(
            "Anna", "Ben", "Carla", "Daan", "Elena", "Finn", "Greta", "Hugo", "Ines", "Jonas", "Katja", "Luca", "Marie", "Nils",
            "Olga", "Paul", "Rosa", "Sören", "Théa", "Umberto", "Vera", "Wim", "Yara", "Zoë");
    private static final List<String> FAMILY = List.of(
            "Abel", "Bauer", "Costa", "de Vries", "Ekström", "Fischer", "García", "Huber", "Ivanova", "Jansen", "Keller", "Lefèvre",
            "Moreau", "Nowak", "O'Brien", "Peeters", "Rossi", "Schäfer", "Takács", "Urban", "Virtanen", "Weiß", "Zimmermann");

    @Override
    public Home home(Dice dice) {
        return dice.pick(HOMES);
    }

    @Override
    public String customer(Dice dice, int number) {
        // Combines 25 first words and 16 second ones so that no two customers share both.
        return FIRST.get(number % FIRST.size()) + " " + SECOND.get((number / FIRST.size() + number % FIRST.size()) % SECOND.size()) + " "
                + dice.pick(FORMS);
    }

    @Override
    public String person(Dice dice) {
        return dice.pick(GIVEN) + " " + dice.pick(FAMILY);
    }

    @Override
    public String phone(Home home, Dice dice) {
        return "+%d %d %d".formatted(dice.between(31, 49), dice.between(20, 999), dice.between(100_000, 9_999_999));
    }

    @Override
    public List<String> industries() {
        return List.of("Logistics", "Manufacturing", "Retail", "Financial services", "Health care", "Software", "Energy", "Media");
    }

    @Override
    public List<String> products() {
        return List.of("Northwind Core", "Northwind Analytics", "Northwind Connect");
    }

    @Override
    public String setUp() {
        return "Set-up and training";
    }

    @Override
    public List<String> tags() {
        return List.of("eu-data", "reference", "multi-site", "api-user", "early-adopter", "legal-hold");
    }

    @Override
    public List<Topic> topics() {
        return EnglishTopics.ALL;
    }

    @Override
    public List<String> nudges() {
        return EnglishTopics.NUDGES;
    }

    @Override
    public List<String> internal() {
        return EnglishTopics.NOTES;
    }

    @Override
    public List<String> agents() {
        return EnglishTopics.AGENTS;
    }

    @Override
    public List<String> queues() {
        return List.of("First line", "Second line");
    }

    @Override
    public List<String> notes(Story story, LocalDate today, String person, Dice dice) {
        var notes = new ArrayList<String>();
        if (story.terms().isEmpty()) return List.of("First call with " + person + ": curious, no budget before next year.");
        notes.add("%s: kick-off with %s. Goal for the first quarter: every planner works in the new system.".formatted(story.joined(),
                person));
        var months = dice.between(3, 8);
        if (story.joined().plusMonths(months).isBefore(today)) {
            notes.add("%s: review. %s asked for %s.".formatted(story.joined().plusMonths(months), person,
                    dice.pick(List.of("better exports", "single sign-on", "a second data centre", "fewer mails", "a Polish translation"))));
        }
        story.left().ifPresent(left -> notes.add("%s: %s told us they will not go on. Reason: %s.".formatted(left.minusDays(40), person,
                dice.pick(
                        List.of("budget cut", "merged with a company that uses another system", "too little used", "our champion left")))));
        if (story.mood() == Story.Mood.SLIPPING)
            notes.add("Usage is sinking and " + person + " does not call back. Escalate before the renewal.");
        if (story.mood() == Story.Mood.GROWING) notes.add(person + " wants a quote for another site. " + mail(person));
        return notes;
    }

    private static String mail(String person) {
        return "(" + person.split(" ")[0] + " prefers mail to calls.)";
    }
}
