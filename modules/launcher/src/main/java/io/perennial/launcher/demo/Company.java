package io.perennial.launcher.demo;

import java.time.ZoneId;
import java.util.List;

/**
 * A company of the demo with generated customers.
 *
 * @param name     the first part of its logins
 * @param code     the prefix of its customers' numbers
 * @param seed     determines all data of its customers
 * @param customers the number of its customers
 * @param scale    the price in its currency for a base price of 1
 */
record Company(String name, String code, long seed, int customers, ZoneId zone, String currency, int scale, Words words,
        Calendar calendar) {
    static List<Company> all() {
        return List.of(
                new Company("northwind", "NW", 20260101, 300, ZoneId.of("Europe/Berlin"), "EUR", 1, new EnglishWords(), Calendar.EUROPEAN),
                new Company("contoso", "KT", 20260202, 300, ZoneId.of("Asia/Shanghai"), "CNY", 7, new ChineseWords(), Calendar.CHINESE));
    }

    String customer(int number) {
        return "%s-%04d".formatted(code, number);
    }

    /** Returns dice for one customer and one purpose, independent of all others. */
    Dice dice(int number, int purpose) {
        return new Dice(seed + number * 64L + purpose);
    }
}
