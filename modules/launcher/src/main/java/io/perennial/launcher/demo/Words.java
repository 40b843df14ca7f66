package io.perennial.launcher.demo;

import java.time.LocalDate;
import java.util.List;

/** A language's names and sentences. */
interface Words {
    /** Where a customer is: country, zone, locale, and the currency it pays in. */
    record Home(String country, String zone, String locale, String currency) {}

    Home home(Dice dice);

    String customer(Dice dice, int number);

    String person(Dice dice);

    String phone(Home home, Dice dice);

    List<String> industries();

    List<String> products();

    String setUp();

    List<String> tags();

    /** What a customer-success manager writes down, from the first day to the last. */
    List<String> notes(Story story, LocalDate today, String person, Dice dice);
}
