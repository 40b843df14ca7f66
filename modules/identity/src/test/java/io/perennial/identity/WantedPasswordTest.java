package io.perennial.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which passwords a member cannot have. */
class WantedPasswordTest {
    private static String fault(String password) {
        return fault(password, "Johanna Schwarz-Weiss");
    }

    private static String fault(String password, String name) {
        var home =
                new Home.Settings("northwind", "Nordwind Handel", ZoneId.of("Europe/Berlin"), Locale.GERMAN, Currency.getInstance("EUR"));
        return new WantedPassword(password, "Jana.Weiss@northwind.example", name, home).fault().map(Object::toString).orElse("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"password1234", "Passw0rd1234", "qwertyuiop123", "123456789012", "aaaaaaaaaaaa", "iloveyou1234",
        "administrator",
        "correcthorsebatterystaple", "Sommer2026!!"})
    void one_that_many_people_choose_is_refused(String password) {
        assertTrue(fault(password).contains("soon guessed"), () -> password + ": " + fault(password));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mW7!kd92-jana.weiss", "LlqPz-NORTHWIND-kd92", "LlqPz nordwind handel 7kd92"})
    void one_with_a_name_of_the_member_or_the_organisation_is_refused(String password) {
        assertTrue(fault(password).contains("e-mail address"), () -> password + ": " + fault(password));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mW7!kd92-janaweiss", "j.a.n.a.w.e.i.s.s-kd92", "LlqPz-NordwindHandel-7kd92"})
    void a_name_without_its_separators_or_with_others_is_the_same(String password) {
        assertTrue(fault(password).contains("e-mail address"), () -> password + ": " + fault(password));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Johanna Schwarz-Weiss", "johannaschwarzweiss", "schwarzjohanna1", "WeissJohannaSchwarz!", "Johanna-Johanna-1"})
    void one_that_is_little_more_than_the_name_of_the_member_is_soon_guessed(String password) {
        assertTrue(fault(password).contains("soon guessed"), () -> password + ": " + fault(password));
    }

    @Test
    void a_name_in_chinese_is_found_too() {
        assertTrue(fault("欧阳小明欧阳小明欧阳小明", "欧阳 小明").contains("soon guessed"));
        assertEquals("", fault("johanna:mW7!kd92-LlqPz"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"correct-horse-battery", "mW7!kd92-LlqPz", "今天天气很好我们去公园散步吧"})
    void any_other_one_can_be_chosen(String password) {
        assertEquals("", fault(password));
    }

    @Test
    void a_long_one_is_judged_soon() {
        fault("warmed up, with all lists read");
        assertTimeout(Duration.ofSeconds(5), () -> assertTrue(fault("x".repeat(200)).contains("soon guessed")));
    }
}
