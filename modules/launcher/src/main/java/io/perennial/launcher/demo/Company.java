package io.perennial.launcher.demo;

import java.time.ZoneId;
import java.util.List;

/**
 * A company of the demo, whose customers are made up.
 *
 * @param name     the first part of its logins
 * @param code     what its customers' numbers begin with
 * @param seed     decides everything about its customers
 * @param customers how many it has
 * @param scale    what a price of 1 is in its currency
 */
record Company(String name, String code, long seed, int customers, ZoneId zone, String currency, int scale, Words words, Calendar calendar) {
    static List<Company> all() {
        return List.of(
                new Company("northwind", "NW", 20260101, 300, ZoneId.of("Europe/Berlin"), "EUR", 1, new EnglishWords(), Calendar.EUROPEAN),
                new Company("contoso", "KT", 20260202, 300, ZoneId.of("Asia/Shanghai"), "CNY", 7, new ChineseWords(), Calendar.CHINESE));
    }

    String customer(int number) {
        return "%s-%04d".formatted(code, number);
    }

    /** Chance for one customer and one purpose, independent of every other's. */
    Dice dice(int number, int purpose) {
        return new Dice(seed + number * 64L + purpose);
    }
}
