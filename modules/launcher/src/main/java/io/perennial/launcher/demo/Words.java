package io.perennial.launcher.demo;

import java.time.LocalDate;
import java.util.List;

/** Names and sentences in one language. */
interface Words {
    /** A customer's country, zone, locale, and the currency in which it pays. */
    record Home(String country, String zone, String locale, String currency) {}

    Home home(Dice dice);

    String customer(Dice dice, int number);

    String person(Dice dice);

    String phone(Home home, Dice dice);

    List<String> industries();

    List<String> products();

    String setUp();

    List<String> tags();

    /** Returns the notes that a customer success manager writes, oldest first. */
    List<String> notes(Story story, LocalDate today, String person, Dice dice);
}
