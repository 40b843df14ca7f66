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

    /** Returns what customers ask for. */
    List<Topic> topics();

    /** Returns what a customer writes who has waited for too long. */
    List<String> nudges();

    /** Returns what agents write for each other. */
    List<String> internal();

    /** Returns the names of agents who answered in the past. */
    List<String> agents();

    /** The names of the first and the second line. */
    List<String> queues();

    /** Returns the notes that a customer success manager writes, oldest first. */
    List<String> notes(Story story, LocalDate today, String person, Dice dice);
}
