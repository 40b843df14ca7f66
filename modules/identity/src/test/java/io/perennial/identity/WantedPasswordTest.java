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
        var home =
                new Home.Settings("northwind", "Nordwind Handel", ZoneId.of("Europe/Berlin"), Locale.GERMAN, Currency.getInstance("EUR"));
        return new WantedPassword(password, "Jana.Weiss@northwind.example", home).fault().map(Object::toString).orElse("");
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
